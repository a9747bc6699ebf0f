"""The statements: results, balance, cash flow, opening and closing values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.ord import amount, shown_difference
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.talnat import PART, TOTAL, Vy
from sofrep.granskning.talord import years_of

REGEL, REGEL_IB, REGEL_TECKEN = "räkenskap", "ingående", "tecken"
_POSTS = {
    "verksamhetens intäkter": r"(?:summa )?(?:verksamhetens )?intäkter(?: totalt)?",
    "verksamhetens kostnader": r"(?:summa )?(?:verksamhetens )?kostnader(?: totalt)?",
    "verksamhetens resultat": r"verksamhetens (?:netto)?resultat|rörelseresultat",
    "årets resultat": r"årets resultat(?: enligt resultaträkningen)?|resultat efter finansiella poster",
    "summa tillgångar": r"summa tillgångar|balansomslutning",
    "summa eget kapital och skulder": r"summa (?:eget kapital(?:,? avsättningar)? och skulder|skulder och eget kapital)",
    "eget kapital vid årets början": r"eget kapital vid årets början|ingående eget kapital",
    "eget kapital": r"(?:summa )?eget kapital(?: vid årets slut)?|utgående eget kapital",
    "kortfristiga skulder": r"(?:summa )?kortfristiga skulder",
    "likvida medel": r"kassa och bank|(?:utgående )?likvida medel(?: vid årets slut)?",
    "likvida medel vid årets början": r"(?:ingående likvida medel|likvida medel vid årets början)",
    "årets kassaflöde": r"årets kassaflöde|förändring av likvida medel",
    "medel från verksamheten": r"medel från verksamheten.*",
    "förändring av rörelsekapital": r"(?:summa )?förändring av rörelsekapital(?:et)?",
    "kassaflöde från den löpande verksamheten": r"kassaflöde från den löpande verksamheten",
    "investeringar": r"kassaflöde från investerings\w+",
    "finansiering": r"kassaflöde från finansierings\w+",
    "balanskravsresultat": r"(?:årets )?balanskravsresultat",
    "nettokostnad": r"(?:verksamhetens )?nettokostnad(?:er)?",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _POSTS.items()}
_COST = re.compile(r"kostnad|avskrivning|utgift|avgår", re.IGNORECASE)
_INCOME = re.compile(r"intäkt|bidrag|medel|stöd|anslag", re.IGNORECASE)
_RESULT = re.compile(r"\bresultat\b", re.IGNORECASE)
_NOT_OUTCOME = re.compile(r"budget|prognos|avvik|förändr|diff|andel|%", re.IGNORECASE)
_CARRIED = (
    ("eget kapital", "eget kapital vid årets början"),
    ("likvida medel", "likvida medel vid årets början"),
)
_EQUAL = (
    ("summa eget kapital och skulder", ("summa tillgångar",)),
    ("eget kapital", ("eget kapital vid årets början", "årets resultat")),
    (
        "årets kassaflöde",
        ("kassaflöde från den löpande verksamheten", "investeringar", "finansiering"),
    ),
    ("likvida medel", ("likvida medel vid årets början", "årets kassaflöde")),
    (
        "kassaflöde från den löpande verksamheten",
        ("medel från verksamheten", "förändring av rörelsekapital"),
    ),
)
_MAY_LACK = frozenset({"investeringar", "finansiering", "förändring av rörelsekapital"})
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Belagd:
    """A post's amount of a year where a table prints it."""

    post: str
    ar: int
    vy: Vy
    line: int
    position: int

    @property
    def varde(self) -> Fraction:
        """The amount."""
        return self.vy.value(self.line, self.position) or Fraction(0)


def post_of(label: str) -> str:
    """The post that a heading names, or ""."""
    plain = re.sub(r"\s*(?:\bnot\b)?\s*\d*\s*$", "", label.strip(" :")).strip()
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), "")


def posts_of(context: Sammanhang) -> Iterator[Belagd]:
    """Each post with its year, in the tables whose columns are years."""
    for _, rows, _ in context.vyer:
        years = years_in(context, rows)
        for line, label in enumerate(rows.etiketter):
            if post := post_of(label):
                for k, year in years.items():
                    if rows.varden[line][k]:
                        yield Belagd(post, year, rows, line, k)


def years_in(context: Sammanhang, rows: Vy) -> dict[int, int]:
    """The columns of outcomes with their years."""
    found = {}
    for k, head in enumerate(rows.lagen):
        years = years_of(head)
        if years and not _NOT_OUTCOME.search(head):
            found[k] = years[-1]
    if not found and len(rows.lagen) == 1 and context.ar:
        found = {0: context.ar}
    return found


def statements(context: Sammanhang) -> Iterator[Fynd]:
    """Posts that do not follow from the others of their table."""
    for nat, rows, _ in context.vyer:
        findings = [*_results(context, rows), *_equalities(rows), *_carried(context, rows)]
        yield from (finding for finding, missing in findings if not context.explains(nat, missing))


def _results(context: Sammanhang, vy: Vy) -> Iterator[tuple[Fynd, Fraction]]:
    """Results against the income and costs above; costs that are printed without a sign are taken off."""
    leaves = [
        i
        for i, e in enumerate(vy.etiketter)
        if not _RESULT.search(e) and not TOTAL.fullmatch(e) and not PART.fullmatch(e)
    ]
    for line, label in enumerate(vy.etiketter):
        above = [i for i in leaves if i < line]
        kinds = [
            sum(bool(kind.search(vy.etiketter[i])) for i in above) for kind in (_COST, _INCOME)
        ]
        if (
            not _RESULT.search(label)
            or not all(kinds)
            or any("tillgång" in vy.etiketter[i].lower() for i in above)
        ):
            continue
        missing = {}
        for k in range(len(vy.lagen)):
            value = vy.varden[line][k]
            if (
                value
                and value.enhet in {Unit.KRONOR, Unit.ANTAL}
                and not _NOT_OUTCOME.search(vy.lagen[k])
            ):
                amounts = [_signed(vy, i, k) for i in above]
                hidden = context.is_dash_explained(vy.nat) and any(
                    (i, k) in vy.dolda for i in above
                )
                if sum(1 for each in amounts if each) > 1 and not hidden:
                    missing[k] = value.varde - sum(amounts, Fraction(0))
        right = sum(_is_rounding(vy, line, k, each, len(above)) for k, each in missing.items())
        for k, each in missing.items():
            if _is_rounding(vy, line, k, each, len(above)):
                continue
            largest = max(abs(vy.value(i, k) or Fraction(0)) for i in above)
            if right * 2 < len(missing) - 1 or (not right and abs(each) > largest * _NEAR):
                continue
            sure = Sakerhet.SAKER if right else Sakerhet.TROLIG
            value = vy.varden[line][k]
            assert value is not None  # noqa: S101 - it is in `missing`
            told = f"Posterna ovanför ger {amount(value.varde - each, value)}. {shown_difference(each, value)}"
            yield (
                vy.fynd(REGEL, sure, (line, k), told),
                each,
            )


def _signed(vy: Vy, line: int, position: int) -> Fraction:
    value = vy.value(line, position) or Fraction(0)
    return -value if value > 0 and _COST.search(vy.etiketter[line]) else value


def _is_rounding(vy: Vy, line: int, position: int, missing: Fraction, parts: int) -> bool:
    value = vy.varden[line][position]
    step = value.steg if value else Fraction(1)
    return abs(missing) <= (step * parts / 2 if step != 1 else 0)


def _equalities(vy: Vy) -> Iterator[tuple[Fynd, Fraction]]:
    lines: dict[str, int] = {}
    for line, label in enumerate(vy.etiketter):
        if post := post_of(label):
            lines[post] = line
    for whole, parts in _EQUAL:
        present = [lines[part] for part in parts if part in lines]
        if whole not in lines or any(part not in lines and part not in _MAY_LACK for part in parts):
            continue
        if whole.startswith("kassaflöde") and len(present) == 1:
            between = range(present[0] + 1, lines[whole])
            present += [
                i
                for i in between
                if vy.etiketter[i].lower().startswith(("förändring", "ökning", "minskning"))
            ]
        for k in range(len(vy.lagen)):
            total = vy.varden[lines[whole]][k]
            values = [value for i in present if (value := vy.varden[i][k])]
            if total is None or len(values) < len(present) or _NOT_OUTCOME.search(vy.lagen[k]):
                continue
            follows = sum((value.varde for value in values), Fraction(0))
            if abs(total.varde - follows) <= (total.steg * len(values) if total.steg != 1 else 0):
                continue
            if total.varde == -follows:
                told = "Det är samma belopp med motsatt tecken: skulder och eget kapital står med minus."
                finding = vy.fynd(REGEL_TECKEN, Sakerhet.MOJLIG, (lines[whole], k), told)
                yield finding, Fraction(0)
                continue
            named = " och ".join(f"”{vy.etiketter[i]}”" for i in present)
            told = f"{named} ger {amount(follows, total)}. {shown_difference(total.varde - follows, total)}"
            yield (
                vy.fynd(REGEL, Sakerhet.SAKER, (lines[whole], k), told),
                total.varde - follows,
            )


def _carried(context: Sammanhang, vy: Vy) -> Iterator[tuple[Fynd, Fraction]]:
    """What a year ends with is what the next begins with."""
    years = {year: k for k, year in years_in(context, vy).items()}
    posts = {post: line for line, label in enumerate(vy.etiketter) if (post := post_of(label))}
    for end, start in _CARRIED:
        for year, k in years.items():
            before = years.get(year - 1)
            if before is None or end not in posts or start not in posts:
                continue
            closing, opening = vy.varden[posts[end]][before], vy.varden[posts[start]][k]
            if closing and opening and closing.varde != opening.varde:
                told = f"”{vy.etiketter[posts[end]]}” {year - 1} är {closing.text}."
                yield (
                    vy.fynd(REGEL_IB, Sakerhet.SAKER, (posts[start], k), told),
                    opening.varde - closing.varde,
                )

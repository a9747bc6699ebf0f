"""The statements: results, balance, cash flow, and participants through the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.regler.samband import Samband, deviations
from sofrep.granskning.sammanhang import PART, TOTAL, Sammanhang, Vy
from sofrep.granskning.tal import years_of


def _patterns(by_name: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in by_name.items()}


_POSTS = _patterns(
    {
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
        "löpande verksamhet": r"kassaflöde från den löpande verksamheten",
        "investeringar": r"kassaflöde från investerings\w+",
        "finansiering": r"kassaflöde från finansierings\w+",
        "balanskravsresultat": r"(?:årets )?balanskravsresultat",
        "nettokostnad": r"(?:verksamhetens )?nettokostnad(?:er)?",
    }
)
_STEPS = _patterns(
    {
        "i början": r"inskriv\w* (?:när året började|vid (?:årets|periodens) början|1 januari|vid start|från föregående år|vid årsskiftet|ingående)|kvar från \d{4}",
        "nya": r"(?:nya|nyinskrivna|startade|påbörjade|inskrivna under året)(?: \w+)?(?: under (?:året|\d{4}))?",
        "aktuella": r"(?:antal )?(?:deltagare|individer|personer|aktuella|totalt)(?: \w+)?(?: (?:under|i) .*)?(?: totalt)?|totalt under året",
        "avslutade": r"(?:avslutade|utskrivna|avslut|avslutats)(?: \w+)?(?: under (?:året|\d{4}))?",
        "i slutet": r"(?:inskrivna|kvar|pågående|aktiva)\w* (?:vid (?:årets|periodens) slut|(?:den )?31 december|vid årsskiftet|utgående|31/12|i december)(?: \d{4})?",
    }
)
_EQUAL = (
    ("summa eget kapital och skulder", ("summa tillgångar",)),
    ("eget kapital", ("eget kapital vid årets början", "årets resultat")),
    ("årets kassaflöde", ("löpande verksamhet", "investeringar", "finansiering")),
    ("likvida medel", ("likvida medel vid årets början", "årets kassaflöde")),
    ("löpande verksamhet", ("medel från verksamheten", "förändring av rörelsekapital")),
)
_FLOWS = (("aktuella", "i början", "nya"), ("aktuella", "avslutade", "i slutet"))
"""All of the year, and what they are together."""
_MAY_LACK = frozenset({"investeringar", "finansiering", "förändring av rörelsekapital"})
_COST = re.compile(r"kostnad|avskrivning|utgift|avgår", re.IGNORECASE)
_INCOME = re.compile(r"intäkt|bidrag|medel|stöd|anslag", re.IGNORECASE)
_RESULT = re.compile(r"\bresultat\b", re.IGNORECASE)
_CHANGE = re.compile(r"(?:förändring|ökning|minskning).*", re.IGNORECASE)
_NOT_OUTCOME = re.compile(r"budget|prognos|avvik|förändr|diff|andel|%", re.IGNORECASE)


def post_of(label: str, among: Mapping[str, re.Pattern[str]] = _POSTS) -> str:
    """The post that a heading names, or ""."""
    plain = re.sub(r"\s*(?:\bnot\b)?\s*\d*\s*$", "", label.strip(" :")).strip()
    return next((name for name, pattern in among.items() if pattern.fullmatch(plain)), "")


def years_in(context: Sammanhang, rows: Vy) -> dict[int, int]:
    """The columns of outcomes with their years."""
    outcomes = [k for k, head in enumerate(rows.lagen) if not _NOT_OUTCOME.search(head)]
    found = {k: years[-1] for k in outcomes if (years := years_of(rows.lagen[k]))}
    return found or ({0: context.ar} if len(rows.lagen) == 1 and context.ar else {})


def statements(context: Sammanhang) -> Iterator[Fynd]:
    """Posts that do not follow from the others of their table."""
    for vy in context.vyer:
        steps = _lines(vy, _STEPS)
        for names in _FLOWS if not context.has_unsexed and not context.has_more(vy.nat) else ():
            if all(name in steps for name in names):
                first, *others = (steps[name] for name in names)
                flow = Samband(regel="flöde", line=first, av=tuple(others))
                yield from deviations(context, vy, [flow])
        if not vy.by_rows:
            continue
        posts = _lines(vy, _POSTS)
        outcomes = [k for k, head in enumerate(vy.lagen) if not _NOT_OUTCOME.search(head)]
        for line in range(len(vy.etiketter)):
            yield from deviations(context, vy, _result(context, vy, line), outcomes)
        for whole, parts in _EQUAL:
            lacks = any(part not in posts and part not in _MAY_LACK for part in parts)
            if whole not in posts or lacks:
                continue
            found = list(deviations(context, vy, [_equal(vy, posts, whole, parts)], outcomes))
            yield from (_turned(vy, posts[whole], posts[parts[0]], each) for each in found)


def _lines(vy: Vy, among: Mapping[str, re.Pattern[str]]) -> dict[str, int]:
    return {post: i for i, label in enumerate(vy.etiketter) if (post := post_of(label, among))}


def _result(context: Sammanhang, vy: Vy, line: int) -> Iterator[Samband]:
    """A result against the income and costs above; costs that are printed without a sign are taken off."""
    labels = vy.etiketter
    above = [
        i
        for i in range(line)
        if not _RESULT.search(labels[i])
        and not TOTAL.fullmatch(labels[i])
        and not PART.fullmatch(labels[i])
    ]
    kinds = all(any(kind.search(labels[i]) for i in above) for kind in (_COST, _INCOME))
    if not _RESULT.search(labels[line]) or not kinds:
        return
    if any("tillgång" in labels[i].lower() for i in above):
        return
    yield Samband(
        regel="räkenskap",
        line=line,
        av=tuple(above),
        tecken=tuple(-1 if _is_unsigned_cost(vy, i) else 1 for i in above),
        nara=Fraction(1, 10),
        noll=not context.is_dash_explained(vy.nat),
    )


def _is_unsigned_cost(vy: Vy, line: int) -> bool:
    values = [value.varde for value in vy.varden[line] if value]
    return bool(_COST.search(vy.etiketter[line])) and sum(v > 0 for v in values) * 2 > len(values)


def _equal(vy: Vy, posts: dict[str, int], whole: str, parts: tuple[str, ...]) -> Samband:
    present = [posts[part] for part in parts if part in posts]
    if whole in {"årets kassaflöde", "löpande verksamhet"} and len(present) == 1:
        between = range(present[0] + 1, posts[whole])
        present += [i for i in between if _CHANGE.fullmatch(vy.etiketter[i])]
    return Samband(regel="räkenskap", line=posts[whole], av=tuple(present), sagd=True)


def _turned(vy: Vy, line: int, other: int, fynd: Fynd) -> Fynd:
    """The finding; only a question where debts and capital stand with a minus."""
    for k in range(len(vy.lagen)):
        mine, its = vy.value(line, k), vy.value(other, k)
        if vy.celler[line][k].plats == fynd.plats and mine and its and mine == -its:
            told = (
                "Det är samma belopp med motsatt tecken: skulder och eget kapital står med minus."
            )
            return vy.fynd("tecken", Sakerhet.MOJLIG, (line, k), told)
    return fynd

"""What a rule knows of a document: its tables as numbers, what is said around them, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Handling, Rutnat, Tabellcell
from sofrep.granskning.mening import Mening, paragraphs_in, sentences_in
from sofrep.granskning.tal import Tryckt, cell_number, numbers_in, years_of

_UNITS = (
    (re.compile(r"procentenhet", re.IGNORECASE), Unit.PROCENTENHETER, 1),
    (re.compile(r"%|\bprocent|\bandel|kvot\b|svarsfrekvens", re.IGNORECASE), Unit.PROCENT, 1),
    (re.compile(r"\b(?:tkr|tsek|tusen)\b|\bkkr\b", re.IGNORECASE), Unit.KRONOR, 1000),
    (re.compile(r"\b(?:mnkr|mkr|msek|miljoner)\b", re.IGNORECASE), Unit.KRONOR, 1_000_000),
    (re.compile(r"\b(?:kr|kronor|sek|belopp)\b", re.IGNORECASE), Unit.KRONOR, 1),
    (re.compile(r"\b(?:medel(?:ålder|tid|värde|tal)|genomsnitt|snitt|median)|^medel$|\bi medel\b|\bår i\b", re.IGNORECASE), Unit.AR, 1),
)  # fmt: skip
_WITH_SHARE = re.compile(r"[\d \u00a0]+\((\d+(?:,\d+)?[ \u00a0]?%)\)")
_COUNT_OF = re.compile(r"\(?(\d[\d \u00a0]*) av \d[\d \u00a0]*\)?")
_OF_COUNT = re.compile(r"\(?\d[\d \u00a0]* av (\d[\d \u00a0]*)\)?")
_HIDDEN = frozenset({"-", "–", "—", "−", "x", "..", "…", "*", "u.s.", "i.u."})
TOTAL = re.compile(
    r"(?:total\w*|summa\b.*|samtliga\b.*|alla(?: \w+)?|sammanlagt\b.*|delsumma\b.*|hela .*|.*\btillsammans|.*\btotalt)",
    re.IGNORECASE,
)
"""The heading of a row or column that holds a sum."""
PART = re.compile(r"(?:[-–•]\s*)?(?:varav|därav|av dessa|av vilka|in?kl)\b.*", re.IGNORECASE)
"""The heading of a row that is a part of the one above."""


def unit_of(heading: str) -> tuple[Unit, int] | None:
    """The unit that a heading or title gives, and how many of it (kronor) there are to one."""
    for pattern, unit, factor in _UNITS:
        if pattern.search(heading):
            return unit, factor
    return None


class Vy(Struct, frozen=True):
    """A table seen by rows or by columns: lines with a label each, and positions along them.

    `varden[i][k]` is the number of line i at position k, None where there is none, and `celler[i][k]`
    where it stands; `dolda` are the places of a dash or another sign for what is not shown.
    """

    nat: Rutnat
    etiketter: tuple[str, ...]
    lagen: tuple[str, ...]
    varden: tuple[tuple[Tryckt | None, ...], ...]
    celler: tuple[tuple[Tabellcell, ...], ...]
    dolda: frozenset[tuple[int, int]]
    by_rows: bool

    def turned(self) -> Vy:
        """The same table seen the other way."""
        return Vy(
            self.nat,
            self.lagen,
            self.etiketter,
            tuple(zip(*self.varden, strict=True)),
            tuple(zip(*self.celler, strict=True)),
            frozenset((k, i) for i, k in self.dolda),
            by_rows=not self.by_rows,
        )

    def named(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”``: the headings of a cell."""
        labels = (self.etiketter[line], self.lagen[position])
        return ", ".join(f"”{label}”" for label in labels if label)

    def printed(self, line: int, position: int) -> str:
        """``”Totalt”, ”Män”: 97``."""
        value = self.varden[line][position]
        return f"{self.named(line, position)}: {value.text if value else '–'}"

    def fynd(self, regel: str, sakerhet: Sakerhet, at: tuple[int, int], foljer: str) -> Fynd:
        """A finding at a line and position, about the table."""
        line, position = at
        plats = self.celler[line][position].plats
        return Fynd(regel, sakerhet, plats, self.printed(line, position), foljer, self.nat.titel)

    def value(self, line: int, position: int) -> Fraction | None:
        """The number, as it is."""
        found = self.varden[line][position]
        return found.varde if found else None

    def unit(self, line: int) -> Unit | None:
        """The unit of a line, where all its numbers have the same."""
        units = {value.enhet for value in self.varden[line] if value}
        return units.pop() if len(units) == 1 else None

    def find(self, pattern: re.Pattern[str]) -> list[int]:
        """The lines whose whole label a pattern fits."""
        return [i for i, label in enumerate(self.etiketter) if pattern.fullmatch(label.strip(" :"))]


def by_rows(nat: Rutnat) -> Vy:
    """The table by rows, with a column more for each part of cells such as ``54 (27 %)`` and ``54 av 198``."""
    labels = tuple(nat.radrubrik(i) for i in range(nat.rubrikrader, len(nat.rader)))
    columns: list[tuple[str, list[Tryckt | None], list[Tabellcell]]] = []
    for j in range(nat.rubrikkolumner, nat.bredd):
        head = nat.kolumnrubrik(j)
        cells = [row[j] for row in nat.rader[nat.rubrikrader :]]
        own = [_number(nat, (nat.rubrikrader + a, j), labels[a], head) for a in range(len(cells))]
        columns.append((head, own, cells))
    for pattern in (_WITH_SHARE, _COUNT_OF, _OF_COUNT):
        for head, _, cells in columns[: nat.bredd - nat.rubrikkolumner]:
            matches = [pattern.fullmatch(cell.text.strip()) for cell in cells]
            if any(matches):
                parts = [match and cell_number(match[1]) for match in matches]
                columns.append((head if pattern is _WITH_SHARE else "", parts, cells))
    rows = range(len(labels))
    cells_ = tuple(tuple(cells[a] for _, _, cells in columns) for a in rows)
    values = tuple(tuple(values[a] for _, values, _ in columns) for a in rows)
    hidden = {
        (a, b)
        for a, row in enumerate(cells_)
        for b, cell in enumerate(row)
        if cell.text.strip().lower() in _HIDDEN
    }
    heads = tuple(head for head, _, _ in columns)
    return Vy(nat, labels, heads, values, cells_, frozenset(hidden), by_rows=True)


def _number(nat: Rutnat, where: tuple[int, int], label: str, head: str) -> Tryckt | None:
    i, j = where
    cell = nat.rader[i][j]
    if (j and nat.rader[i][j - 1] is cell) or (i and nat.rader[i - 1][j] is cell):
        return None  # a merged cell counts once
    found = unit_of(head) or unit_of(label) or _of_title(nat.titel)
    unit, factor = found or (Unit.ANTAL, 1)
    return cell_number(cell.text, unit, factor)


def _of_title(title: str) -> tuple[Unit, int] | None:
    """A title gives the unit of amounts and means only: a share in it may be one of the columns."""
    found = unit_of(title.rpartition(",")[2]) or unit_of(title)
    return found if found and found[0] in {Unit.KRONOR, Unit.AR} else None


_AFTER, _EXPLAINING = 6, 8
_DIFFERENCE = re.compile(
    r"\b(?:mer|mindre|skillnad\w*|avdrag\w*|avrund\w*|differens\w*|avvik\w*|tillsammans|saknas|exklusive|inklusive|borträkn\w*)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\bflera\b|flerval|mer än (?:en|ett|100)|på mer än|överstiga 100|summera(?:r)? inte|kan räknas",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"i total\w* ingår|ingår (?:även|också|dessutom|inte)|totalen omfattar|inte hör till|inte med i (?:tabellen|summan)"
    r"|redovisas inte|minst? än 100|mindre än 100",
    re.IGNORECASE,
)
_UNSEXED = re.compile(
    r"\b(?:annat kön|annan könsidentitet|tredje kön\w*|annat alternativ|övriga? kön|okänt kön|icke-?bin\w*|"
    r"annan kön\w*|könsidentitet\w*|andra än kvinnor och män|(?:varken|inte \w+ som) kvinn\w*|anonym\w*)",
    re.IGNORECASE,
)


class Sammanhang(Struct, frozen=True):
    """A document with what several rules need of it.

    `rader` are its tables by rows, `vyer` by rows and by columns; `utan_jamforelse` are the sentences of `meningar`
    without what they compare with.  `has_unsexed` is whether it says that somebody is counted who is neither among women nor men:
    of another or unknown sex, or anonymous.  `places` is where each table stands among the parts,
    by its number.
    """

    handling: Handling
    rader: tuple[Vy, ...]
    vyer: tuple[Vy, ...]
    meningar: tuple[Mening, ...]
    utan_jamforelse: tuple[Mening, ...]
    hela_stycken: tuple[Mening, ...]
    ar: int
    has_unsexed: bool
    places: Mapping[int, int]

    def after(self, nat: Rutnat, number: int = _AFTER) -> str:
        """What is said just after a table, before the next one or the next heading."""
        place = self.places[nat.plats.tabell]
        texts: list[str] = []
        for part in self.handling.delar[place + 1 : place + 1 + number]:
            if isinstance(part, Rutnat):
                return "\n".join(texts[:-1] if texts[-1:] == [part.titel] else texts)
            if part.niva:
                break
            texts.append(part.text)
        return "\n".join(texts)

    def is_dash_explained(self, nat: Rutnat) -> bool:
        """Whether the text after a table says what a dash stands for; else it stands for nothing."""
        return bool(re.search(r"^[–-] ", self.after(nat), re.MULTILINE))

    def explains(self, nat: Rutnat, difference: Fraction) -> bool:
        """Whether the text after a table says the difference, so that the reader is told."""
        return any(
            _DIFFERENCE.search(text) and any(n.varde == abs(difference) for n in numbers_in(text))
            for text in self.after(nat, _EXPLAINING).split("\n")
        )

    def has_several(self, nat: Rutnat) -> bool:
        """Whether title or text says that one may stand in several rows."""
        return bool(_SEVERAL.search(f"{nat.titel}\n{self.after(nat)}"))

    def has_more(self, nat: Rutnat) -> bool:
        """Whether title or text says that a total holds more than the rows."""
        return bool(_MORE.search(f"{nat.titel}\n{self.after(nat)}"))


def context_of(handling: Handling) -> Sammanhang:
    """What the rules need of a document."""
    texts = "\n".join(stycke.text for stycke in handling.stycken)
    rows = tuple(vy for vy in map(by_rows, handling.tabeller) if vy.etiketter and vy.lagen)
    labels = "\n".join(label for vy in rows for label in (*vy.etiketter, *vy.lagen))
    places = {p.plats.tabell: i for i, p in enumerate(handling.delar) if isinstance(p, Rutnat)}
    sentences = tuple(sentences_in(handling))
    return Sammanhang(
        handling,
        rows,
        tuple(vy for each in rows for vy in (each, each.turned())),
        sentences,
        tuple(sentence.without_comparison() for sentence in sentences),
        tuple(paragraphs_in(handling)),
        _year_of(handling),
        bool(_UNSEXED.search(f"{texts}\n{labels}")),
        places,
    )


def _year_of(handling: Handling) -> int:
    """The year that a document reports on: of its first heading or name, else the one it names most."""
    heads = [stycke.text for stycke in handling.stycken if stycke.niva][:3]
    for text in (*heads, handling.fil):
        if years := years_of(text.replace("_", " ")):
            return years[-1]
    named = Counter(year for stycke in handling.stycken for year in years_of(stycke.text))
    return named.most_common(1)[0][0] if named else 0

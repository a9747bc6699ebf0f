"""Three insatser's own tally sheets, with marks for numbers; they agree with the published counts.

Single months, ages, kommuner and reasons are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verktyg.workbook import Cell, Column, Table

Mark = Callable[[int], Cell]
Line = tuple[str, tuple[int, ...]]  # a category with its counts, women and men or twelve months
Section = tuple[str, Sequence[Line]]  # a heading ("" for the populations) with its lines

WHAT = Column("Uppgift", 34)
SEX_COLUMNS = (WHAT, Column("Kvinnor", 12), Column("Män", 12), Column("Totalt", 10))
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH_COLUMNS = (WHAT, *(Column(month, 10) for month in MONTHS), Column("Totalt", 9))

START: tuple[Section, ...] = (
    (
        "",
        (
            ("Inskrivna vid årets början", (6, 11)),
            ("Nya deltagare", (6, 9)),
            ("Deltagare", (12, 20)),
            ("Avslutade", (4, 7)),
            ("Inskrivna vid årets slut", (8, 13)),
        ),
    ),
    ("Deltagare efter kommun", (("Huddinge", (6, 9)), ("Botkyrka", (4, 8)), ("Salem", (2, 3)))),
    ("Nya efter kommun", (("Huddinge", (3, 4)), ("Botkyrka", (2, 4)), ("Salem", (1, 1)))),
    ("Avslutade efter kommun", (("Huddinge", (2, 3)), ("Botkyrka", (1, 3)), ("Salem", (1, 1)))),
    (
        "Inskrivna vid årets slut efter kommun",
        (("Huddinge", (4, 6)), ("Botkyrka", (3, 5)), ("Salem", (1, 2))),
    ),
    (
        "Nya efter ålder",
        (
            ("Till och med 19 år", (1, 2)),
            ("20-24 år", (3, 4)),
            ("25-29 år", (2, 3)),
            ("30 år och äldre", (0, 0)),
        ),
    ),
    (
        "Avslutade efter sysselsättning",
        (
            ("Arbete", (2, 4)),
            ("Studier", (1, 3)),
            ("Arbetssökande", (0, 0)),
            ("Annan sysselsättning", (1, 0)),
        ),
    ),
    (
        "Avslutade efter orsak",
        (
            ("Till arbete", (2, 4)),
            ("Till studier", (1, 3)),
            ("Sjukdom", (1, 0)),
            ("Annan orsak", (0, 0)),
        ),
    ),
)
SLUSSEN: tuple[Section, ...] = (
    (
        "",
        (
            ("Nya deltagare", (6, 5, 6, 5, 4, 5, 2, 4, 7, 7, 5, 3)),
            ("Avslutade", (3, 5, 5, 6, 5, 8, 1, 3, 6, 6, 5, 6)),
        ),
    ),
    (
        "Avslutade efter sysselsättning",
        (
            ("Arbete", (2, 3, 4, 4, 3, 5, 1, 1, 4, 5, 4, 4)),
            ("Studier", (0, 1, 1, 1, 1, 2, 0, 1, 2, 1, 0, 1)),
            ("Arbetssökande", (0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
            ("Annan sysselsättning", (1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 1)),
        ),
    ),
)
ADRIAN: tuple[Section, ...] = (
    (
        "",
        (
            ("Deltagare", (13, 2)),
            ("Nya deltagare", (7, 1)),
            ("Avslutade", (2, 1)),
            ("Inskrivna vid årets slut", (11, 1)),
        ),
    ),
    (
        "Avslutade efter sysselsättning",
        (
            ("Arbete", (1, 1)),
            ("Studier", (0, 0)),
            ("Arbetssökande", (0, 0)),
            ("Annan sysselsättning", (1, 0)),
        ),
    ),
)
ADRIAN_MONTHS: tuple[Section, ...] = (
    (
        "",
        (
            ("Nya deltagare", (1, 1, 1, 0, 1, 0, 0, 1, 2, 0, 1, 0)),
            ("Avslutade", (0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1)),
        ),
    ),
)


def _bars(count: int) -> Cell:
    """Bars in bundles of five: ``||||| ||``; what is large is written as a number."""
    return count if count > 12 else _bundles("|", count)


def _letters(count: int) -> Cell:
    return _bundles("I", count)


def _crosses(count: int) -> Cell:
    return _bundles("x", count)


def _bundles(mark: str, count: int) -> Cell:
    full, rest = divmod(count, 5)
    return " ".join([mark * 5] * full + [mark * rest] * (rest > 0)) or None


def pinn_books() -> dict[str, list[Table]]:
    """The workbooks: file name -> sheets."""
    by_month = _table("Slussen", MONTH_COLUMNS, SLUSSEN, _crosses, "Slussen, månad för månad 2015")
    adrian = _table("ADRIAN", SEX_COLUMNS, ADRIAN, _letters, "")
    months = _table("ADRIAN", MONTH_COLUMNS, ADRIAN_MONTHS, _crosses, "ADRIAN 2015")
    return {
        "Pinnstatistik START.xlsx": [
            _table("START", SEX_COLUMNS, START, _bars, "START: kvinnor och män 2015")
        ],
        "Pinnstatistik Slussen.xlsx": [by_month],
        "Pinnstatistik ADRIAN, kön.xlsx": [adrian],
        "Pinnstatistik ADRIAN, månader.xlsx": [months],
    }


def _table(
    title: str, columns: Sequence[Column], sections: Sequence[Section], mark: Mark, heading: str
) -> Table:
    rows: list[list[Cell]] = []
    for name, lines in sections:
        if name:
            rows.append([name, *[None] * (len(columns) - 1)])
        rows += [[what, *map(mark, counts), sum(counts)] for what, counts in lines]
    return Table(title, columns, rows, heading)

"""What looks like what happens by mistake, and is right: nothing is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from sofrep.domain.problem import Severity
from support.planted import read
from support.workbooks import write_cells

Cells = Sequence[Sequence[object]]
START, END, BORN = "Startdatum", "Slutdatum", "Födelseår"
GOAL = ["Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet"]
ACTIVITY = ["Vad", "När", "Antal deltagare"]
MONTHS = "Månader i offentlig försörjning"


def day(number: int) -> date:
    return date(2022, 1, 3) + timedelta(number)


RIGHT: dict[str, Cells] = {
    "ten years of a series": [
        ["Figur", "Värde", "Enhet", "Källa"],
        *([f"{2010 + n}.st.nya", 100 + n, "antal", "Årsredovisning"] for n in range(12)),
    ],
    "short words, and numbers in all of a column": [
        ["Vad", "När", "Antal deltagare"],
        *([what, "mars", 3] for what in ("HLR", "IT", "Kurs 2", "ÅR 2019", "5 dagar om arbete")),
    ],
    "activities by number": [ACTIVITY, *([n, "mars", 3] for n in (1, 5, 9))],
    "two columns that part here and there": [
        ["Vad", "Utförare", "När", "Antal deltagare"],
        *([f"Kurs {n}", "Vi", "mars" if n % 5 else None, n if n % 7 else None] for n in range(22)),
    ],
    "the last rows not filled in to the end": [
        ["Vad", "Utförare", "När", "Antal deltagare"],
        *([f"Kurs {n}", "Vi", "mars" if n < 14 else None, n * n if n < 12 else None] for n in range(16)),
    ],
    "two columns of which each is filled now and then": [
        ACTIVITY,
        *([f"Kurs {n}", "maj" if n in (3, 8) else None, 5 if n in (4, 9) else None] for n in range(14)),
    ],
    "answers of those who are due, above those who are not": [
        ["Insats", START, END, "Samtycke uppföljning", "2 år svarat", "2 år försörjning"],
        *(
            ["ST", day(9 * n), day(9 * n + 90), "ja", *(["ja", "Sjukpenning"] if n < 12 else [None, None])]
            for n in range(40)
        ),
    ],
    "a column of years": [
        ["År", *ACTIVITY],
        *([2010 + n, f"Kurs {n}", "mars", 3 * n] for n in range(14)),
    ],
    "budgets in even steps": [
        ["Insats", "Budget, tkr", "Utfall, tkr"],
        ["ST", 100, 99.5],
        ["BR", 200, 187.25],
    ],
    "small budgets in tkr": [["Insats", "Budget, tkr", "Utfall, tkr"], ["ST", 45, 44.5]],
    "numbers in order": [
        ["Insats", "Deltagarnummer", START, END],
        *(["ST", n, day(5 * n), None] for n in range(1, 15)),
    ],
    "a start every working day": [
        ["Insats", START, END],
        *(["ST", day(n + 2 * (n // 5)), None] for n in range(25)),
    ],
    "surveys one to twelve": [
        ["Enkätnummer", "Respondentgrupp", "Fråga 1"],
        *([n, "Personal", 4] for n in range(1, 13)),
    ],
    "years of birth in order, some twice": [
        ["Insats", START, END, BORN],
        *(["ST", day(3 * n), None, 1970 + n - n // 6] for n in range(30)),
    ],
    "only what every row must say, of those who stay": [
        ["Insats", START, END],
        *(["ST", day(9 * n), day(9 * n + 99) if n % 2 else None] for n in range(9)),
    ],
    "sex noted of a few only": [
        ["Insats", START, END, "Kön"],
        *(["ST", day(9 * n), None, "K" if n < 3 else None] for n in range(9)),
    ],
    "an anonymous row": [
        ["Insats", START, END, "Kön", "Anonym"],
        *(["ST", day(9 * n), None, "K", None] for n in range(9)),
        ["ST", day(99), None, None, "ja"],
    ],
    "a late row": [
        ["Insats", START, END],
        *(["ST", day(9 * n), None] for n in range(30)),
        ["ST", day(100), None],
    ],
    "an order that is none": [
        ["Insats", START, END],
        *(["ST", day(n * 37 % 301), None] for n in range(60)),
    ],
    "an activity without a count": [ACTIVITY, ["Kurs", "mars", 3], ["Dialog", "maj", None]],
    "an autumn and the spring after": [ACTIVITY, ["Kurs", "Höst 2022 och vår 2023", 3]],
    "a title with the date of a decision": [
        ["Mål, antagna av styrelsen 2022-11-30"],
        GOAL,
        ["ST", "Nya", "nya", ">=", 3, "antal"],
    ],
    "a title with a law": [["Kurser enligt lag (2003:1210)"], ACTIVITY, ["Kurs", "mars", 3]],
    "a title with the first year": [["Kurser från 2021"], ACTIVITY, ["Kurs", "mars", 3]],
    "a title with several years": [["Kurser 2022-2023"], ACTIVITY, ["Kurs", "mars", 3]],
    "goals with other numbers than the target": [
        GOAL,
        ["ST", "Minst 9 av 10 ska börja", "nya", ">=", 90, "antal"],
        ["ST", "Unga 16-29 år ska prioriteras", "nya.unga.andel", ">=", 50, "procent"],
        ["ST", "Minst 80 procent kvar efter minst 6 månader", "nya.unga.andel", ">=", 80, "procent"],
        ["ST", "Högst 18 månader, i snitt högst 9", "avslutade.manader.medel", "<=", 9, "månader"],
        ["ST", "Minst 1 200 personer", "nya", ">=", 1200, "antal"],
        ["ST", "Minst 2,5 procent", "nya.unga.andel", ">=", 2.5, "procent"],
    ],
    "months with a decimal here and there": [
        ["Insats", START, END, MONTHS],
        *(["ST", day(n), None, 12 + (n % 4 == 0) / 2] for n in (1, 5, 9, 12, 20, 24)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("cells", RIGHT.values(), ids=RIGHT)
def test_nothing_is_told_of_what_is_right(tmp_path: Path, cells: Cells) -> None:
    write_cells(tmp_path / "2023/bok.xlsx", cells)
    assert told(tmp_path) == []


def told(folder: Path) -> list[str]:
    found = (each for each in read(folder) if each.severity is not Severity.NOTE)
    return [f"{each.place} {each.rule}" for each in found]


def test_months_of_dates_with_days_and_a_cell_with_a_line_through_it_are_as_they_are(
    tmp_path: Path,
) -> None:
    path = write_cells(
        tmp_path / "register/bok.xlsx",
        [["Insats", START, END], *(["ST", day(17 * n + 26), day(300 + n)] for n in range(9))],
    )
    book = load_workbook(path)
    for row in range(2, 11):
        book.worksheets[0].cell(row, 2).number_format = "mmm-yy"
    book.worksheets[0]["C4"].font = Font(strike=True)
    book.worksheets[0]["A5"].font = Font(strike=False)
    book.save(path)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ([["Kurs", "mars", 3], ["Dialog", "maj", 12]], [["Kurs", "mars", 3], ["Möte", "maj", 12]]),
        ([["Kurs", "mars", 0], ["Dialog", "maj", 0]], [["Kurs", "mars", 0], ["Dialog", "maj", 0]]),
    ],
)
def test_two_years_that_are_alike_are_no_copies(tmp_path: Path, before: Cells, now: Cells) -> None:
    for year, rows in ((2022, before), (2023, now)):
        write_cells(tmp_path / f"{year}/kurser.xlsx", [ACTIVITY, *rows])
    assert told(tmp_path) == []


def test_the_goals_of_last_year_may_be_those_of_this(tmp_path: Path) -> None:
    goals = [["ST", f"Minst {n} nya", "nya", ">=", n, "antal"] for n in (3, 5, 7, 9)]
    for year in (2022, 2023):
        write_cells(tmp_path / f"{year}/mal.xlsx", [GOAL, *goals])
    assert told(tmp_path) == []


def test_a_formula_below_the_table_that_nothing_was_calculated_of_is_told(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/bok.xlsx", [ACTIVITY, ["Kurs", "mars", 3], ["=A1"]])
    assert told(tmp_path) == ["2023/bok.xlsx, bladet Blad1, cell A3 formel-ej-beraknad"]

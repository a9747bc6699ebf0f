"""Values in the column beside their own: told where nothing else objects, and only there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from support.planted import Cells
from support.reading import told
from support.workbooks import example_forbund, write_cells

ACTIVITY = ("Vad", "Utförare", "När", "Antal deltagare")
LABELLED = ("Insats", "Startdatum", "Slutdatum", "Grupp", "Kön", "Deltagarnummer", "Födelseår")
KURS = ("Kurs", "Vi", "mars", 3)
START, END = date(2023, 1, 10), date(2023, 3, 1)
FIRST = ("ST", START, END, "Vår", "K", "P1", 1990)

SLIPPED: dict[str, tuple[Cells, str]] = {
    "participants": ([ACTIVITY, KURS, ("Dialog", "Vi", 28, None)], "C3"),
    "participants as text": ([ACTIVITY, KURS, ("Dialog", "Vi", "28", None)], "C3"),
    "beyond the table": ([ACTIVITY, KURS, ("Dialog", "Vi", "maj", None, 28)], "E3"),
    "an end": ([LABELLED, FIRST, ("ST", START, None, END, "K", "P2", 1991)], "D3"),
    "a sex to the left": ([LABELLED, FIRST, ("ST", START, END, "Man", None, "P2", 1991)], "D3"),
    "a sex to the right": ([LABELLED, FIRST, ("ST", START, END, "Vår", None, "man", 1991)], "F3"),
    "a year of birth": ([LABELLED, FIRST, ("ST", START, END, "Vår", "K", 1991, None)], "F3"),
}
RIGHT: dict[str, Cells] = {
    "a year is when": [ACTIVITY, KURS, ("Dialog", "Vi", 2023, None)],
    "nobody counts participants": [
        ACTIVITY[:4],
        ("Kurs", "Vi", "mars", None),
        ("D", "Vi", 28, None),
    ],
    "both are there": [ACTIVITY, KURS, ("Dialog", "Vi", 28, 4)],
    "most are numbers": [ACTIVITY, ("Kurs", "Vi", 12, 3), ("Dialog", "Vi", 28, None)],
    "numbered groups": [
        [*LABELLED[:4], "Ålder vid start"],
        ("ST", START, END, 1, 30),
        ("ST", START, END, 2, None),
    ],
    "a column of its own": [
        [*ACTIVITY, "Timmar"],
        (*KURS, 7),
        ("Dialog", "Vi", "maj", None, 28),
    ],
}


@pytest.mark.parametrize("name", SLIPPED)
def test_a_value_of_the_empty_neighbour_s_kind_is_told(tmp_path: Path, name: str) -> None:
    cells, cell = SLIPPED[name]
    write_cells(tmp_path / "2023" / "blad.xlsx", cells)
    assert told(read_underlag(tmp_path, example_forbund())) == [("varde-i-fel-kolumn", cell)]


@pytest.mark.parametrize("name", RIGHT)
def test_a_value_that_may_stand_where_it_does_is_not(tmp_path: Path, name: str) -> None:
    write_cells(tmp_path / "2023" / "blad.xlsx", RIGHT[name])
    assert told(read_underlag(tmp_path, example_forbund())) == []

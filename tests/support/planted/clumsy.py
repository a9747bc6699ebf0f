"""What is done to a sheet without meaning to change what it says, and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.styles import Font

from support.planted import Cells, Plant, Row, cells_plants, numbered, read
from support.planted.counting import plant
from support.workbooks import write_cells

Sheet = Any
"""A worksheet of openpyxl."""

HEADERS = ["Insats", "Startdatum", "Kön", "Födelseår"]
PEOPLE = [["ST", date(2023, n, 3), "KM"[n % 2], 1970 + n] for n in range(1, 8)]
ACTIVITY = ["Vad", "När", "Antal deltagare"]
ACTIVITIES = [["Kurs", "mars", 31], ["Dialog", "maj", 17], ["Möte", "juni", 58]]
GOAL = ["Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet"]
MONEY = ["Insats", "Budget, tkr", "Utfall, tkr"]
MONTHS = "Månader i offentlig försörjning"
ORDERED = [date(2022 + n // 12, 1 + n % 12, 20) for n in range(24)]


def _row_in_order(at: int, day: date) -> Cells:
    days = [*ORDERED[:at], day, *ORDERED[at + 1 :]]
    return [["Insats", "Startdatum", "Slutdatum"], *(["ST", each] for each in days)]


EXITS = ["Deltagarnummer", "Startdatum", "Slutdatum"]
FOLLOWED = ["Enkätnummer", "Avslutsdatum", "Uppföljning", "Samtycke"]
AT_EXIT = ("Försörjning vid avslut", "Sysselsättning vid avslut")


def _beside(headers: list[str], row: list[object], *columns: tuple[str, str, object]) -> Cells:
    """Numbered rows with columns of a heading, a 1 for each row with a value, and the value."""
    cells = [[value if on == "1" else None for on in filled] for _, filled, value in columns]
    return [
        ["Insats", *headers, *(heading for heading, _, _ in columns)],
        *(["ST", n, *row, *each] for n, each in enumerate(zip(*cells, strict=True), start=1)),
    ]


CELLS: Mapping[str, Sequence[tuple[Cells, str] | tuple[Cells, str, tuple[str, ...]]]] = {
    "rad-nastan-tom": [
        ([HEADERS, *PEOPLE, ["ST", date(2023, 9, 1)]], "B9"),
        ([HEADERS, PEOPLE[0], ["BR", date(2023, 2, 1)], *PEOPLE[1:]], "B3"),
        ([ACTIVITY, ACTIVITIES[0], ["Höstens aktiviteter"], *ACTIVITIES[1:]], "A3"),
        ([ACTIVITY, *ACTIVITIES, ["Att göra"]], "A5"),
    ],
    "kolumn-forskjuten": [
        (_beside(EXITS, [date(2022, 3, 1), date(2023, 6, 30)],
                 (AT_EXIT[0], "1111111.1.11.", "Sjukpenning"),
                 (AT_EXIT[1], "1111111..1.11", "Arbetssökande")), "E10"),
        (_beside(["Vad", "När"], ["mars"], ("Utförare", "1.1111111111.", "Vi"),
                 ("Antal deltagare", "11111111111..", 3)), "D3"),
        (_beside(FOLLOWED, [date(2023, 6, 30), "6man", "ja"],
                 (AT_EXIT[0], "11.11..1.111.", "Sjukpenning"),
                 (AT_EXIT[1], "1.11..1.111..", "Arbetssökande")), "F3"),
    ],
    "text-utan-ord": [
        ([GOAL, ["ST", "Många nya", "nya", ">=", 40, "antal"], ["BR", "l2", "nya", ">=", 4, "antal"],
          ["BADA", "Fler nya", "nya", ">=", 7, "antal"]], "B3"),
        ([ACTIVITY, *ACTIVITIES, ["se ovan", "juli", 4]], "A5"),
        ([ACTIVITY, ["0,5 tkr", "juli", 4], *ACTIVITIES], "A2"),
    ],
    "celler-dragna": [
        ([["Datum", "Sökande part", "Antal"],
          *([date(2023, 3, 1 + n // 2), "AF", 1 + n] for n in range(12))], "C2"),
        ([HEADERS, *(["ST", date(2023, 3, 9 + n // 3), "K", 1970 + n] for n in range(11))], "D2"),
        ([HEADERS, *(["ST", f"2023-03-{n:02}", "K", 1970 + n % 7] for n in range(1, 12))], "B2"),
    ],
    "mal-annat-tal": [
        ([GOAL, ["ST", "Minst 40 ska börja under året", "nya", ">=", 400, "antal"]], "E2"),
        ([GOAL, ["ST", "Minst 35 % ska till arbete", "avslutade.arbstud.andel", ">=", 53,
                 "procent"]], "E2"),
        ([GOAL, ["ST", "Minst 1 200 ska delta, minst 20 % unga", "nya", ">=", 20, "antal"]], "E2"),
    ],
    "belopp-i-miljoner": [
        ([MONEY, ["ST", 4.2, 4], ["BR", 1.25, 1]], "B2"),
        ([MONEY, ["ST", 4, 3.9], ["BR", 1, "1,3"]], "C2"),
        ([MONEY, ["ST", None, None], ["BR", 0.9, None]], "B3"),
    ],
    "tid-oklar": [
        ([[*HEADERS, MONTHS], *([*row, time] for row in PEOPLE)], "E2")
        for time in (2.5, "1,5", 0.7)
    ],
    "tid-orimlig": [
        ([["Insats", "Startdatum", "Födelseår", "År i offentlig försörjning", "Slutdatum"],
          ["ST", date(2023, 1, 2), 1995, 36]], "D2"),
        ([["Insats", "Startdatum", "Ålder vid start", MONTHS, "Slutdatum"],
          ["ST", date(2023, 1, 2), 20, 264]], "D2"),
    ],
    "datum-ur-ordning": [
        (_row_in_order(9, date(2022, 6, 10)), "B11"),
        (_row_in_order(13, date(2022, 2, 21)), "B15"),
        (_row_in_order(10, date(2023, 11, 19)), "B12"),
    ],
    "datum-stammer-inte": [
        ([ACTIVITY, ["Kurs", "Höst 2022", 31]], "B2"),
        ([ACTIVITY, ["Kurs", date(2024, 5, 1), 31]], "B2"),
    ],
    "blad-annat-ar": [
        ([["Strukturella insatser till parterna 2022"], ACTIVITY, *ACTIVITIES], ""),
        ([["Mål 2021 för förbundet"], [], GOAL, ["ST", "Nya", "nya", ">=", 3, "antal"]], ""),
        ([["Budget och utfall 2022 (tkr)"], MONEY, ["ST", 500, 400]], ""),
    ],
}  # fmt: skip

COPIED: Sequence[tuple[Cells, Cells]] = (
    ([ACTIVITY, *ACTIVITIES], [ACTIVITY, *ACTIVITIES]),
    (
        [ACTIVITY, *([what, f"{when} 2022", n] for what, when, n in ACTIVITIES)],
        [ACTIVITY, *([what, f"{when} 2023", n] for what, when, n in ACTIVITIES), ["Mer", "", 9]],
    ),
    (
        [["Datum", "Sökande part"], *([date(2022, n, 2 * n), "AF"] for n in range(1, 6))],
        [["Datum", "Sökande part"], *([date(2023, n, 2 * n), "AF"] for n in range(1, 6))],
    ),
    (
        [["Part", "Alby", "Österby"], ["AF", 12, 3], ["Primärvården", 7, 9], ["Kommunen", 1, 4]],
        [["Part", "Alby", "Österby"], ["AF", 12, 3], ["Primärvården", 7, 9], ["Kommunen", 1, 4]],
    ),
)
"""A sheet of 2022, and what lies as that of 2023."""


ASKED = ("Personal", "Styrelse", "Remittenter")
Change = Callable[[Sheet], None]


def _shown_as(code: str, *cells: str) -> Change:
    def change(sheet: Sheet) -> None:
        for cell in cells:
            sheet[cell].number_format = code

    return change


def _struck(*cells: str) -> Change:
    def change(sheet: Sheet) -> None:
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return change


STYLES: Mapping[str, Sequence[tuple[Change, str]]] = {
    "datum-utan-dag": [
        (_shown_as("mmm-yy", "B2"), "B2"),
        (_shown_as("mmmm\\ yyyy", "B3", "B4"), "B3"),
        (_shown_as('[$-41D]yy"-"mm', "C3"), "C3"),
    ],
    "rad-overstruken": [
        (_struck("A3", "B3", "C3"), "A3"),
        (_struck("A2", "B2", "D2"), "A2"),
        (_struck(*(f"{letter}{row}" for row in (3, 4) for letter in "ABC")), "A3"),
    ],
}
STYLED = [
    ["Insats", "Startdatum", "Slutdatum"],
    ["ST", date(2023, 2, 1), None],
    ["ST", date(2023, 3, 1), date(2023, 7, 1)],
    ["BR", date(2023, 4, 1), date(2023, 8, 14)],
]


def clumsy_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    for each in cells_plants(CELLS):
        yield replace(each, name=f"{each.name}, klumpigt")
    for name, (before, now) in numbered("blad-som-annat-ar", COPIED):
        file = f"2023/{name}.xlsx"
        yield Plant("blad-som-annat-ar", name, file, "", _both_years(name, before, now), read)
    for rule, changes in STYLES.items():
        for name, (change, cell) in numbered(rule, changes):
            file = f"register/{name}.xlsx"
            yield Plant(rule, name, file, cell, _styled(file, change), read)
    for number, gone in enumerate(ASKED, start=1):
        edits = [
            _answers("2022/enkater.xlsx", ASKED),
            _answers("2023/enkater.xlsx", [group for group in ASKED if group != gone]),
        ]
        yield plant("enkat-utan-grupp", number, ("2023/", ""), edits)
    yield from _empty_columns()


PARTICIPANT: Row = {
    "Insats": "Ett", "Kön": "kvinna", "Födelseår": 1990, "Kommun": "Norra",
    "Slutdatum": date(2023, 8, 30), "Sysselsättning vid avslut": "Studier",
    "Försörjning vid avslut": "Sjukpenning", "Avslutsorsak": "Till studier",
    "År i offentlig försörjning": 2, "Deltagarnummer": None,
}  # fmt: skip


def _empty_columns() -> Iterator[Plant]:
    for number, header in enumerate(("Kön", "Kommun", "Avslutsorsak"), start=1):
        people = [
            {**PARTICIPANT, "Startdatum": date(2023, 2, n), "Deltagarnummer": f"T{n}", header: None}
            for n in range(1, 12)
        ]
        headers = [*PARTICIPANT, "Startdatum"]
        cells = [headers, *([row.get(each) for each in headers] for row in people)]
        file = f"register/kolumn-tom {number}.xlsx"
        place = (file, f"{'ABCDEFGHIJK'[headers.index(header)]}1")
        edit = partial(_write, file=file, cells=cells)
        yield plant("kolumn-tom", number, place, [edit], alone=False)


def _write(folder: Path, file: str, cells: Cells) -> None:
    write_cells(folder / file, cells)


def _both_years(name: str, before: Cells, now: Cells) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        write_cells(folder / "2022/a.xlsx", before)
        write_cells(folder / f"2023/{name}.xlsx", now)

    return write


def _styled(file: str, change: Change) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        path = write_cells(folder / file, STYLED)
        book = load_workbook(path)
        change(book.worksheets[0])
        book.save(path)

    return write


def _answers(file: str, groups: Sequence[str]) -> Callable[[Path], object]:
    return lambda folder: write_cells(
        folder / file, [["Respondentgrupp", "Fråga 1"], *([group, 4] for group in groups)]
    )

"""Faults of the sheets of a year: applications, activities, goals, texts, history, surveys, economy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from support.ekonomi import write_book
from support.planted import Plant, Row, cells_plants, read, sheet_plants
from support.planted.register import each
from support.workbooks import write_cells

APPLICATION: Row = {
    "År": None,
    "Sökande part": "AF",
    "Kommun": "Alby",
    "Månad": None,
    "Datum": None,
    "Antal": 2,
}
APPLICATIONS = {
    "part-okand": each("Sökande part", "Grannen", "AF och FK", "Kommunen?"),
    "part-saknas": each("Sökande part", None, "-", "uppgift saknas"),
    "manad-okand": each("Månad", 13, "sommar", "0"),
    "antal-orimligt": each("Antal", -1, 1.5, "-3"),
    "antal-saknas": each("Antal", None, "-", " "),
    "datum-stammer-inte": [
        *each("Datum", "2022-12-30", date(2024, 1, 2)),
        *each("Månad", "2022-03"),
    ],
    "ar-orimligt": each("År", 23, 1023, "i fjol"),
}
ACTIVITY: Row = {"Vad": "Kurs", "Utförare": "Vi", "När": "mars", "Antal deltagare": 3}
ACTIVITIES = {
    "vad-saknas": [
        ({"Vad": None}, "Vad"),
        ({"Vad": " ", "Utförare": None}, "Vad"),
        ({"Vad": None, "När": None, "Antal deltagare": 7}, "Vad"),
    ],
}
GOAL: Row = {
    "Insats": "ST",
    "Mål": "till arbete eller studier",
    "Mått": "avslutade.arbstud.andel",
    "Jämförelse": ">=",
    "Målvärde": 35,
    "Enhet": "procent",
}
GOALS = {
    "procent-oklar": [
        ({"Målvärde": 0.35}, "Målvärde"),
        ({"Målvärde": "0,4"}, "Målvärde"),
        ({"Målvärde": 1, "Enhet": "%"}, "Målvärde"),
        ({"Målvärde": 0.355, "Enhet": None}, "Målvärde"),
        ({"Målvärde": 0.35, "Mål": "till studier"}, "Målvärde"),
    ],
    "mal-saknas": [
        ({"Mål": None}, "Mål"),
        ({"Mål": " "}, "Mål"),
        ({"Mål": None, "Insats": "BR"}, "Mål"),
    ],
    "jamforelse-okand": each("Jämförelse", "ungefär", ">", "lika med"),
    "jamforelse-saknas": each("Jämförelse", None, "-", " "),
    "enhet-okand": each("Enhet", "meter", "promille", "timmar"),
}
TEXT: Row = {
    "Bilaga": "maluppfyllelse",
    "Avsnitt": "syfte",
    "Insats": "ST",
    "Text": "Ett syfte.",
}
TEXTS = {
    "textplats-okand": [
        ({"Bilaga": "Ekonomi"}, "Avsnitt"),
        ({"Avsnitt": "slutord"}, "Avsnitt"),
        ({"Insats": None}, "Avsnitt"),
        ({"Avsnitt": "inledning"}, "Avsnitt"),
    ],
    "text-dubbel": [
        ({}, "Text"),
        ({"Text": "Ett annat."}, "Text"),
        ({"Insats": "Stegen", "Avsnitt": "Syfte"}, "Text"),
    ],
}
HISTORY: Row = {
    "Figur": "2019.st.nya",
    "Värde": 40,
    "Täljare": None,
    "Nämnare": None,
    "Källa": "Årsredovisning 2019",
}
_OTHER = {"Figur": "2019.br.nya"}
HISTORIES = {
    "figur-id-okant": each(
        "Figur", "nya deltagare", "2019.hopp.nya", "2019.st.Nya Män", "2019m01-13.st.nya"
    ),
    "varde-saknas": [({**_OTHER, "Värde": value}, "Värde") for value in (None, "-", " ")],
    "kalla-saknas": [({**_OTHER, "Källa": value}, "Källa") for value in (None, " ", "\n")],
    "namnare-noll": [
        ({**_OTHER, "Nämnare": 0, **more}, "Nämnare") for more in ({}, {"Täljare": 0}, {"Värde": 0})
    ],
    "historik-stammer-inte": [
        ({"Figur": "2019.st.nya.unga.andel", "Värde": value, "Täljare": 1, "Nämnare": 2}, "Värde")
        for value in (40, 52, 5)
    ],
    "historik-dubbel": [
        ({}, "Figur"),
        ({"Värde": 41}, "Figur"),
        ({"Figur": "2019.ST.nya"}, "Figur"),
    ],
}
SURVEY: Row = {
    "Respondentgrupp": "Deltagare avslut",
    "Kön": "Kvinna",
    "Enkätnummer": None,
    "Fråga 1": "bra",
    "Fråga 2": "mycket bra",
    "Fråga 3": "ja",
    "Fråga 4": "dåligt",
}
_STAFF = {"Respondentgrupp": "Personal", "Kön": None, "Fråga 3": None, "Fråga 4": None}
SURVEYS: dict[str, list[tuple[Row, str] | tuple[Row, str, tuple[str, ...]]]] = {
    "respondentgrupp-okand": each("Respondentgrupp", "Deltagare", "Chefer", "Personal?"),
    "respondentgrupp-saknas": each("Respondentgrupp", None, "-", "uppgift saknas"),
    "enkatsvar-okand": each("Fråga 1", "jättebra", 6, "ja"),
    "fraga-okand": [
        ({**_STAFF, "Fråga 2": "bra"}, "Fråga 2"),
        ({**_STAFF, "Fråga 2": None, "Fråga 3": "ja"}, "Fråga 3"),
        ({**_STAFF, "Fråga 2": None, "Fråga 4": "bra"}, "Fråga 4"),
    ],
    "svar-utan-villkor": [
        ({"Fråga 3": "nej"}, "Fråga 4"),
        ({"Fråga 3": None}, "Fråga 4"),
        ({"Fråga 3": "vet ej"}, "Fråga 4"),
    ],
    "enkatsvar-obesvarat": [
        *each("Fråga 1", "Vet ej", "vill inte svara", "?"),
        ({"Fråga 3": "Vet inte", "Fråga 4": None}, "Fråga 3"),
    ],
}
SUM: Row = {
    "Respondentgrupp": "Deltagare avslut",
    "Fråga": 1,
    "Kön": None,
    "Enkäter": 20,
    "Tillfrågade": 19,
    "Negativt": 2,
    "Varken eller": 3,
    "Positivt": 10,
    "Klart positivt": 4,
}
_NEXT = {"Fråga": 2}
SUMS = {
    "fraga-utan-skala": each("Fråga", 3, "Fråga 3", "F03"),
    "enkatsumma-for-stor": [
        ({**_NEXT, "Tillfrågade": 21}, "Tillfrågade"),
        ({**_NEXT, "Positivt": 15}, "Positivt"),
        ({**_NEXT, "Klart positivt": 11}, "Klart positivt"),
    ],
    "tillfragade-saknas": [
        ({"Fråga": 4, "Tillfrågade": value}, "Tillfrågade") for value in (None, "-", " ")
    ],
    "kon-fragas-inte": [
        ({"Respondentgrupp": "Personal", "Kön": sex}, "Kön") for sex in ("Kvinnor", "man", "annat")
    ],
    "enkatrad-dubbel": [
        ({}, "Fråga"),
        ({"Fråga": "Fråga 1"}, "Fråga"),
        ({"Kön": "Samtliga", "Positivt": 9}, "Fråga"),
    ],
    "enkater-stammer-inte": [
        ({**_NEXT, "Enkäter": n, "Tillfrågade": 19}, "Enkäter") for n in (19, 22, 200)
    ],
}
MATRIX = [
    ["Part", "Österby", "Alby", "Totalt", "procent"],
    ["AF", 1, 2, 3, 0.5],
    ["Kommunen", None, 3, 3, 0.5],
    ["Totalt", 1, 5, 6, 1],
]


def year_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    yield from sheet_plants([APPLICATION], APPLICATIONS, folder="2023")
    yield from sheet_plants([ACTIVITY], ACTIVITIES, folder="2023")
    yield from sheet_plants([GOAL], GOALS, folder="2023")
    yield from sheet_plants([TEXT], TEXTS, folder="2023")
    yield from sheet_plants([HISTORY], HISTORIES, folder="")
    yield from sheet_plants([SURVEY], SURVEYS, folder="2023")
    yield from sheet_plants([SUM], SUMS, folder="2023")
    national = {"Respondentgrupp": "Personal", "Fråga": 1, "Kön": None, "Positivt (procent)": 91}
    other = {"Respondentgrupp": "Deltagare avslut"}
    yield from sheet_plants(
        [national],
        {
            "procent-orimlig": [
                ({**other, "Positivt (procent)": value}, "Positivt (procent)")
                for value in (101, -1, "120 %")
            ]
        },
        folder="2023",
    )
    yield from _matrices()
    yield from _sexes_without_everyone()
    yield from _same_survey()
    yield from _without_question()
    yield from _twice()
    yield from _economy()


def _matrices() -> Iterator[Plant]:
    faults = []
    for row, column, value in ((1, 3, 4), (3, 1, 2), (3, 3, 7)):
        cells = [list(line) for line in MATRIX]
        cells[row][column] = value
        faults.append((cells, f"{'ABCDE'[column]}{row + 1}"))
    yield from cells_plants({"summa-stammer-inte": faults})
    headless = [
        ([["Sökande part", "Kommun"], ["AF", "Alby"]], "rad 2"),
        ([["Respondentgrupp", "Fråga 1"], ["Personal", "bra"]], "rad 2"),
        ([["Vad", "Antal deltagare"], ["Kurs", 3]], "rad 2"),
    ]
    yield from cells_plants({"ar-saknas": headless}, folder="")


def _sexes_without_everyone() -> Iterator[Plant]:
    women = ["Deltagare avslut", 1, "Kvinnor", 12, 12, 1, 2, 6, 3]
    men = ["Deltagare avslut", 1, "Män", 8, 7, 1, 1, 4, 1]
    for rows in ([women, men], [men], [women]):
        cells = [list(SUM), *rows]
        yield from _named(
            cells_plants({"enkatsummor-utan-samtliga": [(cells, "C2")]}), len(rows), rows
        )


def _same_survey() -> Iterator[Plant]:
    row = {**SURVEY, "Enkätnummer": 7}
    for number in (7, "7 ", " 07"):
        again = {**row, "Enkätnummer": number, "Fråga 1": "dåligt"}
        cells = [list(SURVEY), list(row.values()), list(again.values())]
        yield from _named(cells_plants({"enkat-dubbel": [(cells, "C3")]}), repr(number))


def _without_question() -> Iterator[Plant]:
    for lost in ("Fråga 1", "Fråga 2", "Fråga 3"):
        row = {name: value for name, value in SURVEY.items() if name != lost} | {"Fråga 4": None}
        cells = [list(row), list(row.values())]
        yield from _named(cells_plants({"fraga-utan-kolumn": [(cells, "")]}), lost)


def _named(plants: Iterator[Plant], *what: object) -> Iterator[Plant]:
    for plant in plants:
        yield replace(plant, name=f"{plant.name} {what}")


def _twice() -> Iterator[Plant]:
    """What stands on two sheets that each are right."""
    rows = [["Sökande part"], ["AF"]]
    survey = [["Respondentgrupp", "Kön", "Fråga 1"], ["Deltagare avslut", "K", "bra"]]
    sums = [list(SUM), list(SUM.values())]
    for number, first in enumerate((MATRIX, MATRIX[:3], MATRIX[:2]), start=1):
        yield _pair("ansokningar-dubbla", number, first, rows, "rad 2", flip=True)
    for number, older in enumerate(
        ([["Part", "Alby"], ["AF", 1]], MATRIX[:2], MATRIX[:3]), start=1
    ):
        cell = ("C2", "C2", "C2")[number - 1]
        yield _pair("ansokningar-flera-tabeller", number, older, MATRIX, cell)
    for number, more in enumerate(
        ([], [["Deltagare avslut", "M", "dåligt"]], [["avslut", "K", None]]), start=1
    ):
        yield _pair("enkat-rader-och-summor", number, [*survey, *more], sums, "A2")


def _pair(
    rule: str, number: int, first: object, second: object, cell: str, *, flip: bool = False
) -> Plant:
    """Two workbooks of a year; the second, or with `flip` the first, is told."""
    names = [f"2023/{rule} {number} a.xlsx", f"2023/{rule} {number} b.xlsx"]

    def write(folder) -> None:
        write_cells(folder / names[0], first)
        write_cells(folder / names[1], second)

    return Plant(rule, f"{rule} {number}", names[0 if flip else 1], cell, write, read)


HEAD = ["Post", "Not", "Kod", "2023"]


def _balance(*rows: list[object], head: list[object] = HEAD) -> dict[str, list[list[object]]]:
    return {"Balansräkning": [head, *rows]}


ECONOMY = {
    "rapport-okand": [
        ({"Blad1": [["Post", "2023"], ["Bank", 1]]}, "rad 1"),
        ({"Allt": [["Rapport", "Post", "2023"], ["Rapporten", "Bank", 1]]}, "A2"),
        ({"Siffror": [["Post", "Kod", "2023"], ["Bank", "kassa", 1]]}, "rad 1"),
    ],
    "rapport-dubbel": [
        ({a: [["Post", "2023"], ["Bank", 1]], b: [["Post", "2023"], ["Bank", 1]]}, "")
        for a, b in (
            ("Balansräkning", "Balansräkning 2023"),
            ("Resultaträkning", "Resultaträkning 2023"),
            ("Not 2", "Not 2 Lån"),
        )
    ],
    "kolumn-okand": [
        (_balance(["Bank", None, "kassa", 1, 5], head=[*HEAD, name]), "E1")
        for name in ("Summan", "Belopp i fjol", "Anm")
    ],
    "kolumn-period": [
        (_balance(["Bank", 1], head=["Post", name]), "B1")
        for name in ("Aug-jan 2023", "Juni-mars 2023", "december-november 2022")
    ],
    "post-saknas": [
        (_balance([None, None, None, 1]), "A2"),
        (_balance([" ", None, "kassa", 1]), "A2"),
        (_balance(["Bank", None, None, 1], [None, 2, None, 5]), "A3"),
    ],
    "postkod-okand": [
        (_balance(["Bank", None, kod, 1]), "C2") for kod in ("likv-ut", "kassan", "x")
    ],
    "postkod-dubbel": [
        (_balance(["A", None, kod, 1], ["B", None, kod, 2]), "A3")
        for kod in ("ek-ut", "ek-in", "summa-tillg")
    ],
    "not-okand": [
        (_balance(["Bank", "sju", None, 1]), "B2"),
        ({"Noter": [["Not", "Post", "2023"], [None, "Staten", 1]]}, "A2"),
        (_balance(["Bank", "x1", None, 1]), "B2"),
    ],
    "belopp-okant": [
        (_balance(["Bank", None, None, value]), "D2") for value in ("femtio", "12 34", True)
    ],
    "belopp-decimaler": [
        (_balance(["Bank", None, None, value]), "D2") for value in (12.5, "12,50", "1 000,01")
    ],
    "belopp-orimligt": [
        (_balance(["Bank", None, None, value]), "D2") for value in (10**13, -(10**14), "9" * 15)
    ],
    "belopp-i-tkr": [
        (_balance(["Bank", None, None, "764 tkr"]), "D2"),
        (_balance(["Bank", 1, 2], head=["Post", "2023 tkr", "2022"]), "B1"),
        (_balance(["Bank", None, None, "1 tkr"]), "D2"),
    ],
    "andel-orimlig": [
        ({"Användning": [["Post", "Andel 2023"], ["Kansli", share]]}, "B2")
        for share in (680, -1, 101)
    ],
    "organ-saknas": [
        (
            {"Organisation": [["Organ", "Namn", "Roll", "Part"], [organ, "A. B.", "Ordf.", None]]},
            "A2",
        )
        for organ in (None, "", " ")
    ],
    "namn-saknas": [
        (
            {"Organisation": [["Organ", "Namn", "Roll", "Part"], ["Styrelse", name, None, "Alby"]]},
            "B2",
        )
        for name in (None, "", " ")
    ],
}


def _economy() -> Iterator[Plant]:
    for rule, variants in ECONOMY.items():
        for number, (sheets, cell) in enumerate(variants, start=1):
            file = f"2023/{rule} {number}.xlsx"

            def write(folder, file=file, sheets=sheets) -> None:
                write_book(folder / file, sheets)

            yield Plant(rule, f"{rule} {number}", file, cell, write, read)

"""Faults of register and follow-up sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from support.planted import Plant, Row, cells_plants, sheet_plants

GOOD: Row = {
    "Insats": "ST",
    "Deltagarnummer": "P1",
    "Kön": "K",
    "Födelseår": 1990,
    "Ålder vid start": None,
    "Kommun": "Alby",
    "Grupp": None,
    "Startdatum": date(2023, 1, 10),
    "Slutdatum": date(2023, 6, 10),
    "Anonym": None,
    "År i offentlig försörjning": None,
    "Månader i offentlig försörjning": None,
    "Försörjning vid avslut": "Sjukpenning",
    "Sysselsättning vid avslut": None,
    "Avslutsorsak": None,
    "Samtycke uppföljning": "ja",
    "6 månader svarat": None,
    "6 månader försörjning": None,
}
LAST: Row = GOOD | {"Deltagarnummer": "P2"}
OPEN: Row = {"Slutdatum": None, "Försörjning vid avslut": None}
LATER: Row = {
    "Deltagarnummer": "P1",
    "Startdatum": date(2023, 7, 1),
    "Slutdatum": date(2023, 8, 1),
}
AGE, SUPPORT, OCCUPATION = "Ålder vid start", "Försörjning vid avslut", "Sysselsättning vid avslut"
YEARS, MONTHS = "År i offentlig försörjning", "Månader i offentlig försörjning"
CONSENT, ANSWERED, THEN = "Samtycke uppföljning", "6 månader svarat", "6 månader försörjning"
NUMBER, BORN, START, END = "Deltagarnummer", "Födelseår", "Startdatum", "Slutdatum"


def each(header: str, *values: object) -> list[tuple[Row, str]]:
    """One bad value per plant, told in its own cell."""
    return [({header: value}, header) for value in values]


FAULTS: dict[str, list[tuple[Row, str] | tuple[Row, str, tuple[str, ...]]]] = {
    "insats-okand": each("Insats", "Hopp", "Båda insatserna", "STT"),
    "insats-saknas": each("Insats", None, "-", "uppgift saknas"),
    "startdatum-saknas": [
        ({START: None}, START),
        ({START: " "}, START),
        ({START: None, **OPEN}, START),
    ],
    "datum-okant": [
        *each(START, "i våras", "2023-02-31", "31/1", 44957, "1/31/2023"),
        ({END: "sommaren"}, END),
    ],
    "datum-tvetydigt": [
        *each(START, "22-12-20", "2023-01-09T23:00:00.000Z", "2023-01-09T22:00:00Z"),
        *each(END, "24-06-23", "23/06/10", "10.06.23"),
    ],
    "datum-orimligt": [
        *each(START, date(1923, 1, 1), date(1989, 12, 31)),
        ({END: "2223-06-10"}, END),
    ],
    "datum-klockslag": [
        *each(START, datetime(2023, 1, 10, 9, 30), "2023-01-10 09:30"),  # noqa: DTZ001 - Excel has no zones
        *each(END, datetime(2023, 6, 10, 12, 0)),  # noqa: DTZ001 - as above
    ],
    "kon-okant": each("Kön", 1, "se journal", "K?", "?!"),
    "kommun-okand": each("Kommun", "Storköping", "Alby?", "++"),
    "kommun-ej-medlem": each("Kommun", "Fjärran", "fjarran", "Fjärrans kommun"),
    "fodelsear-orimligt": each(BORN, 90, 2030, date(1990, 5, 1)),
    "alder-orimlig": each(AGE, -3, 133, 32.5),
    "alder-stammer-inte": each(AGE, 40, 31, 34),
    "alder-utanfor": [
        *each(BORN, 2010, 1950),
        ({BORN: None, AGE: 15}, BORN),
    ],
    "markering-okand": each(CONSENT, "kanske", "delvis", "ja/nej"),
    "forsorjning-okand": each(SUPPORT, "Lotterivinst", "Sjukpenning; Lotterivinst", "Sjukpeng"),
    "sysselsattning-okand": each(OCCUPATION, "Ledig", "Studier; Ledig", "Arbete"),
    "avslutsorsak-okand": each("Avslutsorsak", "Annat", "Flytt?", "Till arbetet"),
    "egen-med-annan": [
        *each(
            SUPPORT,
            "Egen försörjning; Sjukpenning",
            "Ingen offentlig försörjning; Försörjningsstöd",
        ),
        ({THEN: "Egen försörjning; Sjukpenning"}, THEN),
    ],
    "tal-okant": [*each(YEARS, "många", "2-3"), *each(MONTHS, "ett halvår")],
    "tid-orimlig": [*each(YEARS, -1, 200), *each(MONTHS, -5)],
    "tid-dubbel": [
        ({YEARS: years, MONTHS: months}, MONTHS) for years, months in ((4, 3), (1, 24), (2, 12))
    ],
    "avslut-utan-slutdatum": [
        ({**OPEN, "Avslutsorsak": "Flytt"}, "Avslutsorsak"),
        ({**OPEN, ANSWERED: "ja"}, ANSWERED),
        ({END: None}, SUPPORT),
        ({**OPEN, OCCUPATION: "Studier"}, OCCUPATION),
    ],
    "svar-utan-samtycke": [
        ({CONSENT: None, ANSWERED: "x"}, ANSWERED),
        ({CONSENT: "nej", THEN: "Sjukpenning"}, ANSWERED),
        ({CONSENT: None, ANSWERED: "ja", THEN: "Sjukpenning"}, ANSWERED),
    ],
    "svarat-nej-med-utfall": [
        ({ANSWERED: no, THEN: "Sjukpenning"}, ANSWERED) for no in ("nej", "Nej", 0)
    ],
    "slut-fore-start": each(END, date(2023, 1, 9), date(2022, 12, 31), date(2013, 6, 10)),
    "inskrivning-dubbel": [
        ({NUMBER: "P1"}, NUMBER),
        ({NUMBER: "P1", END: date(2023, 7, 10)}, NUMBER),
        ({NUMBER: "P1", "Insats": "Stegen", "Kommun": "Österby"}, NUMBER),
        ({NUMBER: "p1"}, NUMBER),
        ({NUMBER: "P\u200b1"}, NUMBER),
    ],
    "beteckning-skrivs-olika": [
        ({**LATER, NUMBER: "p1"}, NUMBER),
        ({**LATER, NUMBER: "P1\u200b\u200d "}, NUMBER),
        ({**LATER, NUMBER: "\uff30\uff11", "Insats": "BR"}, NUMBER),
    ],
    "inskrivning-overlappar": [
        ({NUMBER: "P1", START: date(2023, 2, 1)}, START),
        ({NUMBER: "P1", START: date(2023, 6, 9)}, START),
        ({NUMBER: "P1", START: date(2023, 3, 1), "Insats": "Första steget", **OPEN}, START),
    ],
    "nummer-olika-kon": [
        ({**LATER, "Kön": "M"}, "Kön"),
        ({**LATER, "Kön": "man", "Insats": "BR"}, "Kön"),
        ({**LATER, "Kön": "Man", "Kommun": "Österby"}, "Kön"),
    ],
    "nummer-olika-fodelsear": [
        ({**LATER, BORN: 1991}, BORN),
        ({**LATER, BORN: None, AGE: 40}, BORN),
        ({**LATER, BORN: 1909 + 70, "Insats": "BR"}, BORN),
    ],
    "rader-lika": [
        ({NUMBER: None}, "rad"),
    ],
}

FOLLOWUP: Row = {
    "Insats": "ST",
    "Avslutsdatum": None,
    "Halvår": "vt 2022",
    "Kön": "K",
    "Uppföljning": "6man",
    "Samtycke": "ja",
    "Svarat": None,
    "Sysselsättning vid uppföljning": None,
}
FOLLOWUP_FAULTS = {
    "halvar-okant": each("Halvår", "2022", "0000-1", "våren"),
    "avslut-saknas": [
        ({"Halvår": None}, "Avslutsdatum"),
        ({"Halvår": " "}, "Avslutsdatum"),
        ({"Halvår": None, "Svarat": "ja"}, "Avslutsdatum"),
    ],
    "uppfoljning-okand": each("Uppföljning", "5 år", "3man", "om ett tag"),
    "uppfoljning-saknas": each("Uppföljning", None, "-", "uppgift saknas"),
    "uppfoljning-fel-insats": each("Insats", "BR", "Bryggan", "br"),
    "halvar-stammer-inte": each("Avslutsdatum", "2022-09-01", "2021-06-30", date(2023, 1, 1)),
}


def register_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    faults = {rule: rows for rule, rows in FAULTS.items() if rule != "rader-lika"}
    yield from sheet_plants([GOOD], faults, bad=LAST)
    yield from sheet_plants([FOLLOWUP], _told_at_the_half_year(FOLLOWUP_FAULTS))
    yield from _equal_rows()
    yield from _anonymous_rows()
    yield from _lone_dates()
    yield from _dates_for_labels()
    yield from _sorted_alone()


def _told_at_the_half_year(
    faults: dict[str, list[tuple[Row, str]]],
) -> dict[str, list[tuple[Row, str]]]:
    """A row that names no insats' follow-up is told at the follow-up, one without exit at the day."""
    moved = {"uppfoljning-fel-insats": "Uppföljning", "halvar-stammer-inte": "Halvår"}
    return {
        rule: [(changes, moved.get(rule, header)) for changes, header in variants]
        for rule, variants in faults.items()
    }


def _equal_rows() -> Iterator[Plant]:
    plain = {name: GOOD[name] for name in ("Insats", "Kön", "Kommun", START, END)}
    rows = [plain | {"Kommun": "Österby"}, plain]
    for changes in ({}, OPEN | {"x": 1}, {"Insats": "BR"}):
        same = {key: value for key, value in (plain | changes).items() if key in plain}
        sheet = [list(plain), *(list(row.values()) for row in (*rows[:1], same, same))]
        yield from _renumbered(cells_plants({"rader-lika": [(sheet, "rad 4")]}), str(same))


def _renumbered(plants: Iterator[Plant], what: str) -> Iterator[Plant]:
    """Plants whose name says which variant they are."""
    from msgspec.structs import replace

    for plant in plants:
        yield replace(plant, name=f"{plant.name} {what}")


def _anonymous_rows() -> Iterator[Plant]:
    headers = ["Insats", START, "Anonym", NUMBER, "Kön", BORN, "Kommun", END]
    for header in headers[3:]:
        row = {"Insats": "ST", START: date(2023, 1, 1), "Anonym": "x", header: GOOD[header]}
        cells = [headers, [row.get(name) for name in headers]]
        cell = f"{'ABCDEFGH'[headers.index(header)]}2"
        yield from _renumbered(cells_plants({"anonym-med-uppgifter": [(cells, cell)]}), header)


def _dates_for_labels() -> Iterator[Plant]:
    headers = ["Insats", NUMBER, "Grupp", START]
    usual = [["ST", f"{n}-40", "Vår", date(2023, n, 9)] for n in range(1, 5)]
    for row, cell in (
        (["ST", date(2023, 5, 1), "Vår", date(2023, 6, 9)], "B6"),
        (["ST", "5-40", date(2023, 5, 1), date(2023, 6, 9)], "C6"),
        (["BR", date(1900, 1, 12), None, date(2023, 6, 9)], "B6"),
    ):
        cells = [headers, *usual, row]
        yield from _renumbered(cells_plants({"beteckning-ar-datum": [(cells, cell)]}), str(row[:3]))


def _sorted_alone() -> Iterator[Plant]:
    headers = ["Insats", "Kön", "Kommun", BORN, START, END]
    people = [
        [
            "ST",
            "KM"[n % 2],
            ("Alby", "Österby")[n // 2 % 2],
            1970 + n % 7,
            date(2022, 1 + n // 14, 1 + n % 14 * 2),
            None,
        ]
        for n in range(30)
    ]
    for number in (1, 2, 3):
        values = sorted(row[number] for row in people)  # type: ignore[type-var]
        rows = [
            [*row[:number], value, *row[number + 1 :]]
            for row, value in zip(people, values, strict=True)
        ]
        cells = [headers, *rows]
        cell = f"{'ABCD'[number]}2"
        yield from _renumbered(cells_plants({"kolumn-sorterad": [(cells, cell)]}), headers[number])


def _lone_dates() -> Iterator[Plant]:
    usual = [["ST", date(2022 + n % 2, 1 + n // 2, 9), None] for n in range(20)]
    for row, cell in (
        (["ST", "310123", None], "B22"),
        (["ST", date(2003, 1, 10), None], "B22"),
        (["ST", date(2023, 1, 10), date(2032, 2, 1)], "C22"),
    ):
        cells = [["Insats", START, END], *usual, row]
        yield from _renumbered(cells_plants({"datum-ensamt": [(cells, cell)]}), str(row[1:]))

"""Faults of whole columns, insatser and kinds of sheets: what a small office has lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from support.planted import Plant
from support.planted.counting import PART, REGISTER, TVA_RUNS, Edit, change_profile, plant, rows

MAL, KURSER = "2023/mal.xlsx", "2023/strukturella.xlsx"
KURS = {"Vad": "Kurs", "Utförare": "Vi", "När": "maj", "Antal deltagare": 3}


def rename(file: str, old: str, new: str) -> Edit:
    """Give a column of a workbook's first sheet another heading."""

    def edit(folder: Path) -> None:
        book = load_workbook(folder / file)
        for cell in book.worksheets[0][1]:
            if cell.value == old:
                cell.value = new
        book.save(folder / file)

    return edit


def drop(file: str, header: str) -> Edit:
    """Delete a column of a workbook's first sheet."""

    def edit(folder: Path) -> None:
        book = load_workbook(folder / file)
        sheet = book.worksheets[0]
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == header))
        book.save(folder / file)

    return edit


def remove(file: str) -> Edit:
    """Delete a file."""
    return lambda folder: (folder / file).unlink()


_NEAR = (
    ("Kön", "Könsfördelning", "C1"),
    ("Kommun", "Bostadsort", "F1"),
    ("Slutdatum", "Slut datumet", "I1"),
)
_GONE = ("Födelseår", "Kommun", "Sysselsättning vid avslut")


def column_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    for number, (header, heading, cell) in enumerate(_NEAR, start=1):
        yield plant("kolumn-saknas", number, (REGISTER, cell), [rename(REGISTER, header, heading)])
    for number, header in enumerate(_GONE, start=len(_NEAR) + 1):
        edits = [drop(REGISTER, header)]
        if header == "Födelseår":
            edits.append(drop(REGISTER, "Ålder vid start"))
        yield plant("kolumn-saknas", number, (REGISTER, ""), edits)
    anonym = {"Insats": "Ett", "Startdatum": "2023-04-01", "Anonym": "ja"}
    for number, (edits, place) in enumerate(
        (
            ([rows(KURSER, KURS), rename(KURSER, "Utförare", "Utföraren i år")], (KURSER, "B1")),
            ([rename(MAL, "Enhet", "Enheten i målet")], (MAL, "F1")),
            ([rows(REGISTER, anonym), rename(REGISTER, "Anonym", "Anonymisering")], (REGISTER, "J1")),
        ),
        start=1,
    ):  # fmt: skip
        also = ("rad-nastan-tom",) if place[0] == REGISTER else ()
        yield plant("rubrik-liknar", number, place, edits, alone=number != 2, also=also)
    for number, (header, heading, cell) in enumerate(
        (("Grupp", "Xyz", "G1"), ("Deltagarnummer", "Ärt", "B1"), ("Grupp", "Rum", "G1")), start=1
    ):
        used = rows(
            REGISTER, {"Insats": "Ett", "Startdatum": "2023-04-01", "Kön": "man", header: 7}
        )
        edits = [used, rename(REGISTER, header, heading)]
        also = ("kolumn-saknas",) if header == "Deltagarnummer" else ()
        yield plant("kolumn-ej-last", number, (REGISTER, cell), edits, also=also)
    for number, header in enumerate(("Grupp", "Grupp", "Grupp"), start=1):
        more = [rows(REGISTER, *[{"Insats": "Ett", "Startdatum": "2023-05-01"}] * (number - 1))]
        yield plant(
            "kolumn-utan-uppgift",
            number,
            (REGISTER, ""),
            [drop(REGISTER, header), *more],
            alone=False,
        )
    yield from _insatser()
    yield from _kinds()


def _insatser() -> Iterator[Plant]:
    before = {"Insats": "Två", "Kön": "man", "Startdatum": "2022-05-01", "Slutdatum": "2022-08-01"}
    for number, added in enumerate(((), (before,), (before, {**before, "Kön": "kvinna"})), start=1):
        edits = [TVA_RUNS, *([rows(REGISTER, *added)] if added else [])]
        yield plant("insats-utan-rader", number, ("register/", ""), edits)
    stays = {
        "Insats": "Ett",
        "Kön": "man",
        "Födelseår": 1980,
        "Kommun": "Norra",
        "Startdatum": "2020-05-01",
    }
    ends = {**stays, "Slutdatum": "2023-02-01"}
    for number, added in enumerate(
        ((stays,), (ends,), (stays, {**ends, "Kön": "kvinna"})), start=1
    ):
        edits = [
            change_profile('till_ar = 0, till_dag = "06-30"', 'till_ar = -1, till_dag = "12-31"')
        ]
        edits.append(rows(REGISTER, *added))
        yield plant("uppfoljning-utan-avslut", number, ("register/", ""), edits)


def _kinds() -> Iterator[Plant]:
    application = {"Sökande part": "AF", "Månad": "maj", "Kommun": "Norra"}

    def moved(file: str, year: str = "2022") -> Edit:
        def edit(folder: Path) -> None:
            (folder / year).mkdir(exist_ok=True)
            (folder / file).rename(folder / file.replace("2023", year))

        return edit

    asked = "2023/ansokningar.xlsx"
    yield plant("blad-saknas-i-ar", 1, ("2023/", ""), [rows(KURSER, KURS), moved(KURSER)])
    yield plant("blad-saknas-i-ar", 2, ("2023/", ""), [rows(asked, application), moved(asked)])
    yield plant(
        "blad-saknas-i-ar", 3, ("2023/", ""), [rows(asked, application), moved(asked)], period=PART
    )
    for number, name in enumerate(
        ("sammanstallning.ekonomi", "arsredovisning.personal", "arsredovisning.underskrifter"),
        start=1,
    ):
        own = f'[[bilaga]]\nkod = "blad"\nnamn = "Blad"\navsnitt = ["{name}"]\n'
        edits = [
            change_profile('[[bilaga]]\nkod = "statistik"', f'{own}[[bilaga]]\nkod = "statistik"')
        ]
        yield plant("avsnitt-utan-uppgifter", number, ("forbund.toml", ""), edits)
    later = [rows(asked, application), moved(asked, "2025")]
    yield plant("ar-efter-lucka", 1, ("2025/ansokningar.xlsx", ""), later)
    yield plant("ar-efter-lucka", 2, ("2025/strukturella.xlsx", ""), [moved(KURSER, "2025")])
    yield plant("ar-efter-lucka", 3, ("2030/strukturella.xlsx", ""), [moved(KURSER, "2030")])

"""Faults of headers, sheets and files."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from support.planted import Plant, cells_plants, numbered, read
from support.workbooks import write_cells
from support.xlsx_edit import SHEET, edit_part, write_parts

HEADERS = ["Insats", "Deltagarnummer", "Kön", "Startdatum", "Slutdatum"]
ROW = ["ST", "P1", "K", "2023-01-10", "2023-02-10"]
MATRIX = ["Part", "Alby", "Österby"]
PINN = "Försörjning vid avslut"
ACTIVITY = ["Vad", "När", "Antal deltagare"]
LABELLED = ["Insats", "Startdatum", "Grupp"]
GROUP = ["ST", "2023-01-10"]
CELLS = [["Insats", "Startdatum"], ["ST", "2023-01-10"]]
ACTIVITIES = [["År", "Vad", "Antal deltagare"], [None, "Kurs", 3]]

SHEETS = {
    "tecken-riktning": [
        ([HEADERS, ["ST", "\u202eP1", *ROW[2:]]], "B2"),
        ([["Vad", "Antal deltagare"], ["Kurs \u2066i\u2069 juni", 3]], "A2"),
        ([[*HEADERS, "Grupp"], [*ROW, "A\u202c"]], "F2"),
    ],
    "rubrik-saknas": [
        ([["Insats", "Deltagarnummer", "Kön", "Slutdatum"], ["ST", "P1", "K", "2023-02-10"]], "A1"),
        ([["Deltagarnummer", "Startdatum"], ["P1", "2023-01-10"]], "rad 1"),
        (
            [["Insats", "Mål", "Mått", "Jämförelse", "Enhet"], ["ST", "m", "nya", ">=", "antal"]],
            "A1",
        ),
        ([["Sjukpenning", "Studier", "Kvinnor"], ["Sjukpenning", "Arbete", "Kvinnor"]], ""),
    ],
    "rubrik-dubbel": [
        ([[*HEADERS, "Kön"], [*ROW, "M"]], "F1"),
        ([[*HEADERS, "Start"], [*ROW, "2023-01-11"]], "F1"),
        ([[*HEADERS, "Löpnr"], [*ROW, "7"]], "F1"),
    ],
    "tva-tabeller": [
        ([HEADERS, ROW, [], HEADERS, ROW], "A4"),
        ([["Sökande part", "Kommun", "Antal"], ["AF", "Alby", 2], [], MATRIX, ["AF", 1, 2]], "A4"),
        ([["Vad", "Antal deltagare"], ["Kurs", 3], [], HEADERS, ROW], "A1"),
        ([[*HEADERS, None, "Vad", "Utförare", "Antal deltagare"], [*ROW, None, "K", "V", 3]], "G1"),
    ],
    "data-efter-summa": [
        ([HEADERS, ROW, ["Totalt", 1], ["ST", "P2", "K", "2023-01-10"]], "A4"),
        ([HEADERS, ROW, ["Summa", 1], [], ["ST", "P2", "K", "2023-01-10"]], "A5"),
        ([["Vad", "Antal deltagare"], ["Kurs", 3], ["Summa", 3], ["Dialog", 4]], "A4"),
    ],
    "pinnkolumn-okand": [
        ([[*HEADERS, f"{PINN}: Lotteri"], [*ROW, "x"]], "F1"),
        ([[*HEADERS, "Sysselsättning vid avslut: Vila"], [*ROW, "x"]], "F1"),
        ([[*HEADERS, f"{PINN}: Sjukpeng"], [*ROW, None]], "F1"),
        ([[*HEADERS, f"{PINN}: Sjukpenning", "Förs."], [*ROW, None, "x"]], "G1"),
    ],
    "pinn-motsagelse": [
        ([[*HEADERS, PINN, f"{PINN}: {name}"], [*ROW, name, no]], "F2")
        for name, no in (("Sjukpenning", "nej"), ("Försörjningsstöd", 0), ("Sjukpenning", "Nej"))
    ],
    "blad-ej-last": [
        ([["Budget", "Utfall"], [1, 2]], ""),
        ([["#REF!", "#REF!"]], ""),
        ([["Anteckningar från mötet"], ["Ring tillbaka"]], ""),
    ],
    "blad-tvetydigt": [
        ([["Sökande part", "Alby", "Österby", "Kommun", antal], ["AF", 1, 2, "Alby", 1]], "A1")
        for antal in ("Antal", "Månad", "Datum")
    ],
    "varde-i-fel-kolumn": [
        ([ACTIVITY, ["Kurs", "mars", 3], ["Dialog", 28, None]], "B3"),
        ([ACTIVITY, ["Kurs", "mars", 3], ["Dialog", "28", None], ["Möte", "maj", 2]], "B3"),
        ([ACTIVITY, ["Kurs", "mars", 3], ["Dialog", "maj", None, 28]], "D3"),
        ([[*LABELLED, "Kommun"], [*GROUP, "Vår", "Alby"], [*GROUP, "Österby", None]], "C3"),
        (
            [["Grupp", *HEADERS[::3]], ["Vår", "ST", "2023-01-10"], ["BR", None, "2023-01-11"]],
            "A3",
            ("insats-saknas",),
        ),
    ],
    "cell-ensam-tom": [
        ([ACTIVITY, *([f"Kurs {n}", "mars", n] for n in range(9)), ["Dialog", "maj", None]], "C11"),
        (
            [
                ["Insats", "Startdatum", "Kön"],
                *(["ST", f"2023-01-1{n}", "K"] for n in range(9)),
                ["ST", "2023-02-01", None],
            ],
            "C11",
        ),
        (
            [
                ["Datum", "Sökande part", "Kommun"],
                ["2023-02-01", "AF", None],
                *([f"2023-02-1{n}", "AF", "Alby"] for n in range(9)),
            ],
            "C2",
        ),
        (
            [
                ["Insats", "Budget, tkr", "Utfall, tkr"],
                ["ST", None, 400],
                ["BR", 500, None],
            ],
            "B2",
        ),
    ],
    "celler-dragna": [
        ([["Insats", "Startdatum"], *(["ST", date(2023, 1, n)] for n in range(1, 11))], "B2"),
        (
            [["Datum", "Sökande part"], *([date(2023, 5, n), "AF"] for n in (3, 3, *range(9, 20)))],
            "A4",
        ),
        (
            [
                ["Insats", "Startdatum", "Födelseår"],
                *(["ST", f"2023-0{n % 9 + 1}-{n + 3}", 1980 + n] for n in range(10, 21)),
            ],
            "C2",
        ),
    ],
    "felvarde": [
        ([HEADERS, [*ROW[:4], "#DIV/0!"]], "E2"),
        ([HEADERS, [*ROW[:3], "#N/A", None]], "D2"),
        ([[*HEADERS[:4], "#REF!"], ROW], "E1"),
    ],
    "formel-ej-beraknad": [
        ([HEADERS, [*ROW[:4], "=D2+30"]], "E2"),
        ([HEADERS, [*ROW[:3], "=TODAY()"]], "D2"),
        ([HEADERS, ["=A3", *ROW[1:]], ROW], "A2"),
    ],
}


def _left_to_excel(cell: str, value: str, formula: str = "1+2") -> Callable[[Path], object]:
    """A formula with a dummy value in a workbook that is to be calculated when it is opened."""

    def change(path: Path) -> None:
        found = re.search(f'<c r="{cell}"[^>]*>.*?</c>', _part_of(path))
        assert found is not None
        edit_part(path, found[0], f'<c r="{cell}"><f>{formula}</f>{value}</c>')

    return change


def _part_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(SHEET).decode()


def sheet_faults() -> Iterator[Plant]:
    """Every plant of this module."""
    yield from cells_plants(SHEETS)
    for rule, variants in BOOKS.items():
        for name, (edit, cell) in numbered(rule, variants):
            yield Plant(rule, name, f"2023/{name}.xlsx", cell, _edited(name, edit), read)
    for rule, changes in RAW.items():
        for name, (change, told_of, cell) in numbered(rule, changes):
            file = told_of or f"{name}.xlsx"
            yield Plant(rule, name, file, cell, _raw(f"{name}.xlsx", change), read)
    yield from _other_years()


def _edited(name: str, edit: Callable[[Workbook], None]) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in (HEADERS, ROW, ["ST", "P2", "K", "2023-01-11", None]):
            sheet.append(row)
        edit(book)
        (folder / "2023").mkdir()
        book.save(folder / "2023" / f"{name}.xlsx")

    return write


def _merge(*ranges: str, insert: int = 0, first: str = "") -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        sheet = book.worksheets[0]
        if insert:
            sheet.insert_rows(1, insert)
            sheet["A1"] = first
        for area in ranges:
            sheet.merge_cells(area)

    return edit


BOOKS = {
    "rubrik-sammanslagen": [
        (_merge("B1:C1"), "B1"),
        (_merge("D1:E1"), "D1"),
        (_merge("A1:A2", insert=1, first="Insats"), "A1"),
    ],
    "celler-sammanslagna": [
        (_merge("C2:C3"), "C2"),
        (_merge("B2:B3"), "B2"),
        (_merge("D2:E2"), "D2"),
    ],
}


def _raw(name: str, change: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: change(write_cells(folder / name, CELLS))


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _sized(entry_size: int) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        entry = content.rindex(SHEET.encode()) - 46
        struct.pack_into("<L", content, entry + 24, entry_size)
        path.write_bytes(bytes(content))

    return change


def _bomb(parts: int, size: int) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            for number in range(parts):
                archive.writestr(f"xl/media/{number}.xml", b" " * size)

    return change


def _doctype(root: str, part: str) -> Callable[[Path], object]:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    return lambda path: edit_part(path, root, bomb + root, part)


def _stray(cell: str) -> Callable[[Path], object]:
    return lambda path: edit_part(path, "</row>", f'<c r="{cell}"><v>1</v></c></row>')


def _renamed(part: str, name: str, target: str = "") -> Callable[[Path], object]:
    """The same workbook with a part at another name, and its relations with it."""

    def change(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
        for each in [each for each in parts if each.endswith((".rels", "Types].xml"))]:
            for old in (f'"/{part}"', f'"{part}"', f'"{part.removeprefix("xl/")}"'):
                new = f'"{target}"' if target and each.endswith(".rels") else f'"/{name}"'
                parts[each] = parts[each].replace(old.encode(), new.encode())
        if part == "xl/workbook.xml":
            parts["xl/_rels/workbook2.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
        parts[name] = parts.pop(part)
        write_parts(path, parts)

    return change


def _copied(name: str) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        path.with_name(name).write_bytes(path.read_bytes())

    return change


def _other(suffix: str) -> Callable[[Path], object]:
    return lambda path: path.rename(path.with_suffix(suffix))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECRET = "EncryptedPackage".encode("utf-16-le")
RAW = {
    "formel-ej-beraknad": [
        (_left_to_excel("B2", "<v>0</v>"), "", "B2"),
        (_left_to_excel("A2", "<v>0</v>", "C2"), "", "A2"),
        (_left_to_excel("B2", "<v></v>", "TODAY()"), "", "B2"),
    ],
    "fil-format": [
        (_other(".xls"), "fil-format 1.xls", ""),
        (_other(".ods"), "fil-format 2.ods", ""),
        (_bytes(_OLE + b"\0" * 512), "", ""),
    ],
    "fil-skadad": [
        (_bytes(b""), "", ""),
        (_bytes(b"hej"), "", ""),
        (_half, "", ""),
        (_sized(10), "", ""),
        (lambda path: write_parts(path, {"a.txt": b"a"}), "", ""),
        (lambda path: edit_part(path, "</row>", "<"), "", ""),
    ],
    "fil-ovanlig": [
        (_renamed("xl/workbook.xml", "xl/workbook2.xml"), "", ""),
        (_renamed("xl/styles.xml", "xl/Format/styles.xml"), "", ""),
        (_renamed(SHEET, "xl/blad/sheet1.xml", "../xl/blad/sheet1.xml"), "", ""),
        (_renamed(SHEET, "xl/worksheets/blad 1.xml", "worksheets/blad%201.xml"), "", ""),
    ],
    "fil-krypterad": [
        (_bytes(_OLE + b"\0" * padding + _SECRET), "", "") for padding in (512, 1000, 4096)
    ],
    "fil-for-stor": [
        (_bomb(3, 100 * 2**20), "", ""),
        (_bomb(1, 251 * 2**20), "", ""),
        (_bomb(5001, 1), "", ""),
    ],
    "fil-kopia": [
        (_copied("a.xlsx"), "fil-kopia 1.xlsx", ""),
        (_copied("fil-kopia 2 - kopia.xlsx"), "fil-kopia 2 - kopia.xlsx", ""),
        (_copied("z.xlsm"), "fil-kopia 3.xlsx", ""),  # the other is not named as a copy,
    ],
    "fil-fientlig": [
        (_doctype("<worksheet", SHEET), "", ""),
        (_doctype("<workbook", "xl/workbook.xml"), "", ""),
        (_doctype("<styleSheet", "xl/styles.xml"), "", ""),
    ],
    "blad-for-stort": [
        (_stray("XFD1048576"), "", "XFD1048576"),
        (_stray("XFD9"), "", "XFD9"),
        (
            lambda path: edit_part(
                path,
                "</sheetData>",
                '<row r="300001"><c r="A300001"><v>1</v></c></row></sheetData>',
            ),
            "",
            "B300001",
        ),
    ],
}


def _other_years() -> Iterator[Plant]:
    for number, (file, title, year, cell) in enumerate(
        (
            ("2023/blad-annat-ar 1.xlsx", "Blad1", 2022, "A2"),
            ("2023/blad-annat-ar 2.xlsx", "Kurser 2022", None, ""),
            ("2023/blad-annat-ar 3 2021.xlsx", "Blad1", None, ""),
        ),
        start=1,
    ):
        cells = [ACTIVITIES[0], [year, *ACTIVITIES[1][1:]]]

        def write(
            folder: Path, file: str = file, title: str = title, cells: object = cells
        ) -> None:
            write_cells(folder / file, cells, title)  # type: ignore[arg-type]

        yield Plant("blad-annat-ar", f"blad-annat-ar {number}", file, cell, write, read)

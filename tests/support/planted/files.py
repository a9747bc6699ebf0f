"""Faults of what lies in the folder: files that are not read, or not read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from support.planted import Plant, numbered, read
from support.workbooks import write_cells

CELLS = [["Insats", "Startdatum"], ["ST", "2023-01-10"]]
XML_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = b""
"""Stands for the bytes of a workbook."""

# What lies there, each as its name and its bytes, and the file that is told.
FILES: dict[str, list[tuple[dict[str, bytes], str]]] = {
    "fil-format": [
        ({name: content}, name)
        for name, content in (
            ("register/R.fods", b"<office:document/>"),
            ("register/R.ots", b"PK"),
            ("register/R.xml", XML_2003),
            ("R.XLSB", b"PK"),
        )
    ],
    "fil-namn": [
        ({name: content}, name)
        for name, content in (
            ("register/R.xslx", BOOK),
            ("register/R.xlsx ", BOOK),
            ("register/R", BOOK),
            ("register/R.data", BOOK),
            ("register/R.xlxs", b"tom"),
            ("register/Gammalt register", _OLE),
        )
    ],
    "fil-ej-last": [
        ({name: content}, name)
        for name, content in (
            ("register/Register RV.csv", b"Insats;Startdatum\r\nST;2023-01-10\r\n"),
            ("register/R.tsv", b"Insats\tStartdatum"),
            ("R.TXT", b"Insats"),
            ("register/R.xlsx.crdownload", BOOK),
            ("register/R.xlsx.part", b"PK"),
            ("register/R.xlsx.lnk", b"L"),
            ("register/R.gsheet", b"{}"),
            ("register/R.xlsx.bak", BOOK),
            ("register/R.xlsx~", BOOK),
            ("register/.R.xlsx", BOOK),
            ("register/out/R.xlsx", BOOK),
            ("2023/Mallar/R.xlsx", BOOK),
            ("out/R.xlsx", BOOK),
        )
    ],
    "fil-gar-inte-att-lasa": [
        ({"register/.R.xlsx.icloud": b"bplist"}, "register/R.xlsx"),
        ({".R.xlsm.icloud": b"bplist"}, "R.xlsm"),
    ],
    "fil-oppen": [
        ({name: BOOK, lock: b"\x05kansli"}, name)
        for name, lock in (
            ("R.xlsx", "~$R.xlsx"),
            ("register/R 1.xlsx", "register/.~lock.R 1.xlsx#"),
            ("register/R.xlsm", "register/~$R.xlsm"),
        )
    ],
    "fil-ovrig": [
        (files, "förbundets mapp")
        for files in (
            {"Årsredovisning 2022.pdf": b"%PDF"},
            {"register/Om registret.docx": b"PK"},
            {"2023/b.png": b"png", "2023/a.jpg": b"jpg", "b.zip": b"PK"},
        )
    ],
}


def file_plants() -> Iterator[Plant]:
    """A plant per set of files."""
    for rule, variants in FILES.items():
        for name, (files, told) in numbered(rule, variants):
            yield Plant(rule, f"{name} {told}", told, "", _writer(files), read)


def _writer(files: dict[str, bytes]) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        for name, content in files.items():
            path = folder / name
            if content == BOOK:
                write_cells(path.with_suffix(".xlsx"), CELLS).rename(path)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

    return write

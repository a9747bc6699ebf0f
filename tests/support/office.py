"""A small office for tests: the folder that `sofrep init` makes, with rows filled in."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker
from openpyxl import load_workbook

from sofrep.domain.bilagor import avsnittsnamn
from sofrep.pipeline.startmapp.folder import make_folder
from support.rojande import turn_off
from support.xlsx_edit import SHEET, parts_of, write_parts

Row = Mapping[str, object]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_XML = ElementMaker(namespace=_MAIN)

ENROLMENTS: Sequence[Row] = (
    # Two women and a man in Ett; one has ended, to work.
    {"Insats": "Ett", "Kön": "kvinna", "Födelseår": 1990, "Kommun": "Norra",
     "Startdatum": "2023-01-10", "Slutdatum": "2023-06-30",
     "Försörjning vid avslut": "Ingen offentlig försörjning",
     "Sysselsättning vid avslut": "Studier", "Avslutsorsak": "Till studier"},
    {"Insats": "Ett", "Kön": "kvinna", "Födelseår": 1999, "Kommun": "Södra",
     "Startdatum": "2023-02-01"},
    {"Insats": "Ett", "Kön": "man", "Födelseår": 1980, "Kommun": "Norra",
     "Startdatum": "2023-03-01"},
)  # fmt: skip

GOALS: Sequence[Row] = (
    {"Insats": "Ett", "Mål": "Minst 4 nya deltagare", "Mått": "nya", "Jämförelse": ">=",
     "Målvärde": 4, "Enhet": "antal"},
    {"Insats": "Ett", "Mål": "Minst hälften till arbete eller studier",
     "Mått": "avslutade.arbstud.andel", "Jämförelse": ">=", "Målvärde": 50, "Enhet": "procent"},
)  # fmt: skip


def make_office(
    folder: Path, enrolments: Sequence[Row] = ENROLMENTS, goals: Sequence[Row] = GOALS
) -> Path:
    """A filled-in folder for 2023, whose register is complete from 2020."""
    rows = repr((enrolments, goals))
    return copied(folder, lambda made: _make(made, enrolments, goals), rows)


def new_folder(folder: Path) -> Path:
    """What `sofrep init` makes for 2023, and nobody has written in."""
    return copied(folder, lambda made: make_folder(made, 2023), "")


def copied(folder: Path, make: Callable[[Path], object], key: object = None) -> Path:
    """A copy of the folder that `make` makes, once in a process for each key, or by itself."""
    key = make if key is None else key
    if key not in _MADE:
        _MADE[key] = Path(tempfile.mkdtemp(prefix="office-"))
        atexit.register(shutil.rmtree, _MADE[key], ignore_errors=True)
        make(_MADE[key])
    return Path(shutil.copytree(_MADE[key], folder, dirs_exist_ok=True))


_MADE: dict[object, Path] = {}
"""What was made, by its key: workbooks take half a second to write, and hundreds of tests want them."""


def _make(folder: Path, enrolments: Sequence[Row], goals: Sequence[Row]) -> None:
    new_folder(folder)
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace("= 2023-01-01 ", "= 2020-01-01 ")
    # All rows are of Ett, and of 2023.
    for key, years in (("avsnitt", "2020, 2021, 2022"), ("gruppnamn", "2020, 2021, 2022, 2023")):
        text = text.replace(f"\n{key} =", f"\ninga_deltagare = [{years}]\n{key} =", 1)
    profile.write_text(text, encoding="utf-8")
    turn_off(folder)  # a handful of rows is all small counts
    add_rows(folder / "register" / "register.xlsx", enrolments)
    add_rows(folder / "2023" / "mal.xlsx", goals)


def add_rows(path: Path, rows: Sequence[Row]) -> None:
    """Rows (header -> value) below the last of the first sheet, whose strings stand in their cells.

    openpyxl takes half a second for a workbook with a long list on another sheet.
    """
    parts = parts_of(path)
    root = etree.fromstring(parts[SHEET])
    data, extent = root.find(f"{{{_MAIN}}}sheetData"), root.find(f"{{{_MAIN}}}dimension")
    headers = {"".join(cell.itertext()): cell.get("r").rstrip("1") for cell in data[0]}
    last = int(max((row for row in data if len(row)), key=lambda row: int(row.get("r"))).get("r"))
    for number, row in enumerate(rows, start=last + 1):
        cells = {headers[header]: value for header, value in row.items() if value is not None}
        columns = sorted(cells, key=lambda letters: (len(letters), letters))
        made = (_cell(f"{column}{number}", cells[column]) for column in columns)
        data.append(_XML.row(*made, r=str(number)))
    if extent is not None:  # another program need not believe it
        root.remove(extent)
    write_parts(path, parts | {SHEET: etree.tostring(root)})


def _cell(place: str, value: object) -> etree._Element:
    if isinstance(value, str):
        return _XML.c(_XML("is", _XML.t(value)), r=place, t="inlineStr")
    assert isinstance(value, int | float), value
    return _XML.c(_XML.v(str(value)), r=place)


def finish(folder: Path) -> None:
    """Write every text and the date of the documents of 2023, which are then no draft."""
    book = load_workbook(folder / "2023" / "texter.xlsx")
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        document, _, _, text, what = sheet[row][:5]
        made = document.value not in {"Årsredovisning", "Delårsrapport"}
        if made and str(what.value).startswith("Måste skrivas."):
            text.value = "Så var det."
    book.save(folder / "2023" / "texter.xlsx")
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for old, new in (("# datum = 2024", "datum = 2024"), ("utkast = true ", "utkast = false ")):
        text = text.replace(old, new)
    profile.write_text(text, encoding="utf-8")


def set_text(path: Path, avsnitt: str, insats: str, text: str) -> None:
    """Write the text of a key in a text workbook that `init` made."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        key = [str(sheet.cell(row, columns[name]).value or "") for name in ("Avsnitt", "Insats")]
        if [avsnittsnamn(key[0]), key[1]] == [avsnitt, insats]:
            sheet.cell(row, columns["Text"], text)
    book.save(path)

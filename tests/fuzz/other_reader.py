"""What openpyxl reads in a broken folder, against what the program made of it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from openpyxl import load_workbook

Texts = set[tuple[object, ...]]


def miscounted(folder: Path, out: Path, year: int) -> str:
    """What another reader counts otherwise, of a register or of counts, where they are plain."""
    return _of_register(folder, out, year) or _of_counts(folder, out, year)


def texts_of(folder: Path) -> Texts | None:
    """The sheet of texts of the office that has forms, row by row; None where it cannot be read."""
    try:
        book = load_workbook(folder / "2023" / "texter.xlsx", data_only=True)
        headers, *rows = book.worksheets[0].iter_rows(values_only=True)
        columns = [headers.index(name) for name in ("Bilaga", "Avsnitt", "Insats", "Text")]
    except Exception:  # noqa: BLE001 - the other reader may refuse what it likes
        return None
    return {tuple(row[column] for column in columns) for row in rows if row[columns[-1]]}


def lost_texts(before: Texts | None, folder: Path) -> str:
    """Which texts are gone, though nothing was to be replaced."""
    if before is None:
        return ""
    after = texts_of(folder)
    if after is None:
        return "the sheet of texts cannot be read any more"
    return f"{len(before - after)} texts are lost" if before - after else ""


def _of_register(folder: Path, out: Path, year: int) -> str:
    """What another reader counts otherwise: how many were new in the year, where it is plain."""
    try:
        sheet = load_workbook(folder / "register" / "register.xlsx", data_only=True).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        insats, start = rows[0].index("Insats"), rows[0].index("Startdatum")
    except Exception:  # noqa: BLE001 - the other reader may refuse what it likes
        return ""
    filled = [row for row in rows[1:] if any(value not in (None, "") for value in row)]
    if not all(
        row[insats] == "Ett" and re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])-[012]\d", str(row[start]))
        for row in filled
    ):
        return ""
    expected = sum(str(row[start]).startswith(str(year)) for row in filled)
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    found = record["figurer"][f"{year}.ett.nya"]["varde"]
    return "" if found == expected else f"{found} new, another reader counts {expected}"


def _of_counts(folder: Path, out: Path, year: int) -> str:
    """What another reader finds otherwise on the sheet with a row per insats, where it is plain."""
    try:
        profile = tomllib.loads((folder / "forbund.toml").read_text(encoding="utf-8"))
        kods = {
            name.casefold(): insats["kod"]
            for insats in profile["insats"]
            for name in (insats["kod"], insats["namn"], insats.get("kortnamn", ""))
        }
        path = folder / str(year) / f"Antal {year}.xlsx"
        rows = [
            [cell.value for cell in row]
            for row in load_workbook(path, data_only=True).worksheets[0].iter_rows()
        ]
        top = next(n for n, row in enumerate(rows) if row[0] == "Insats")
        column = rows[top].index("Deltagare")
        told = [
            (kods[row[0].strip().casefold()], row[column])
            for row in rows[top + 1 :]
            if isinstance(row[0], str) and row[0].strip().casefold() in kods
        ]
    except Exception:  # noqa: BLE001 - the other reader may refuse what it likes
        return ""
    if len({kod for kod, _ in told}) != len(told) or not all(type(n) is int for _, n in told):
        return ""
    figures = json.loads((out / "figurer.json").read_text(encoding="utf-8"))["figurer"]
    for kod, count in told:
        found = figures.get(f"{year}.{kod}.aktuella", {}).get("varde")
        if found != count:
            return f"{kod}: {found} participants, another reader counts {count}"
    return ""

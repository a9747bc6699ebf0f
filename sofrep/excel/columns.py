"""Columns that are read the same way on several kinds of sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, plain
from sofrep.excel.names import Names, insats_names
from sofrep.excel.numbers import parse_year
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import code_parser, mask_parser, parse_mark, unknown_code
from sofrep.excel.workbook import positions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns


def read_insats(table: SheetTable) -> NDArray[np.int64]:
    """Index into `Forbund.insats` per row, from the column or else the sheet's title."""
    names = insats_names(table.forbund)
    titled = insats_of_title(table.grid.title, names)
    found = table.ints("insats", code_parser(names), UNKNOWN)
    blank = [cell == "" for cell in table.cells("insats")]
    if titled is not None:
        import numpy as np

        return np.where(np.array(blank, dtype=bool) & (found == UNKNOWN), titled, found)
    if not table.has("insats"):
        if len(table):
            table.tell(table.header_row, "", no_insats_anywhere(names, table.grid.title))
        return found
    table.faults(
        found == UNKNOWN,
        "insats",
        Fault("insats-saknas", "Insatsen saknas.", f"Skriv {', '.join(names.choices)}."),
    )
    return found


def no_insats_anywhere(names: Names, title: str) -> Fault:
    """The fault of a sheet that is of no insats: perhaps it is called by an earlier name of one."""
    return Fault(
        "rubrik-saknas",
        "Bladet har ingen kolumn Insats, och bladets namn {} är ingen insats.",
        f"Lägg till kolumnen, eller döp bladet till insatsen: {', '.join(names.choices)}. Har "
        'insatsen bytt namn, skriv det gamla namnet vid den i forbund.toml: alias = ["Gamla namnet"].',
        word=title,
        known=True,
        cause="insats-okand",
    )


def insats_of_title(title: str, names: Names) -> int | None:
    """The insats that a sheet's title names (``Steget``, ``Steget 2023``), or None."""
    found = names.find(title)
    if found is None:
        key = "".join(ch for ch in normalise(title) if not ch.isdigit())
        found = names.index.get(key)
    return found


def read_years(table: SheetTable) -> list[int]:
    """The year of each row: the column "År", or else the folder; a fault where neither says."""
    of_folder = year_of_path(table.grid.file)
    own = table.values("ar", parse_year, UNKNOWN)
    years = [of_folder if year == UNKNOWN else year for year in own]
    for index in positions(years, UNKNOWN):
        table.fault(index, "ar", missing_year())
    return years


def missing_year() -> Fault:
    """The fault of a row that belongs to no year."""
    return Fault(
        "ar-saknas",
        "Det går inte att veta vilket år raden gäller.",
        "Fyll i kolumnen År, eller lägg filen i en mapp som heter som året.",
    )


def wrong_sum(stated: int, real: int) -> Fault:
    """The fault of a sum on the sheet that is not that of its cells."""
    return Fault(
        "summa-stammer-inte",
        f"Summan är {stated} men cellerna ger tillsammans {real}.",
        "Rätta antalen eller summan.",
    )


def read_code(table: SheetTable, name: str) -> NDArray[np.int64]:
    """Index into the profile's list behind the field per row, `UNKNOWN` for blank."""
    part = table.part(name)
    if part is None or part.column.names is None:
        return table.ints(name, lambda _: UNKNOWN, UNKNOWN)
    return table.ints(name, code_parser(part.column.names(table.forbund)), UNKNOWN)


def read_mask(table: SheetTable, name: str) -> NDArray[np.int64]:
    """Bit mask over the list behind the field per row, of all the field's columns; 0 for blank."""
    import numpy as np

    mask, denied = np.zeros((2, len(table)), dtype=np.int64)
    for part in table.parts.get(name, ()):
        if part.code is not None:
            marks = np.array(table.part_values(part, parse_mark, UNKNOWN))
            mask |= np.where(marks == 1, np.int64(1) << part.code, 0)
            denied |= np.where(marks == 0, np.int64(1) << part.code, 0)
        elif part.column.names is not None:
            parse = mask_parser(part.column.names(table.forbund))
            mask |= np.array(table.part_values(part, parse, 0), dtype=np.int64)
    table.faults((mask & denied) != 0, name, _both_yes_and_no())
    return mask


def read_answers(table: SheetTable, start: str = "") -> Columns:
    """The columns of one follow-up, whose fields begin with `start`; an outcome is an answer."""
    forsorjning, sysselsattning = (
        read_mask(table, f"{start}{name}") for name in ("forsorjning", "sysselsattning")
    )
    svarat = table.ints(f"{start}svarat", parse_mark, UNKNOWN)
    outcome = (forsorjning != 0) | (sysselsattning != 0)
    return {
        f"{start}svarat": (svarat == 1) | outcome,
        f"{start}forsorjning": forsorjning,
        f"{start}sysselsattning": sysselsattning,
        f"{start}nej": (svarat == 0) & outcome,
    }


def _both_yes_and_no() -> Fault:
    return Fault(
        "pinn-motsagelse",
        "Ett värde står i en kolumn men har nej i sin egen kolumn.",
        "Rätta den som är fel, eller töm den ena kolumnen.",
    )


def year_of_path(file: str) -> int:
    """The year of the innermost folder that is named by one, or `UNKNOWN`."""
    for folder in reversed(file.split("/")[:-1]):
        if len(folder) == 4 and folder.isdecimal() and 1990 <= int(folder) <= 2100:
            return int(folder)
    return UNKNOWN


def scope_of(value: object, names: Names, kods: tuple[str, ...]) -> str | Fault:
    """The kod of an insats, a union or the förbund (also for an empty cell)."""
    text = plain(value)
    if not text:
        return FORBUNDET
    index = names.find(text)
    if index is None:
        return unknown_code(value, names)
    return kods[index]

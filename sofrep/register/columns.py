"""Columns that are read the same way on several kinds of sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sofrep.domain.forbund import Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.register.cells import Fault
from sofrep.register.names import Names, insats_names
from sofrep.register.sheets import names_of
from sofrep.register.table import Table
from sofrep.register.underlag import UNKNOWN
from sofrep.register.words import code_parser, mask_parser, parse_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def read_insats(table: Table, forbund: Forbund) -> NDArray[np.int64]:
    """Index into `Forbund.insats` per row, from the column or else the sheet's title."""
    names = insats_names(forbund)
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
    for index in (found == UNKNOWN).nonzero()[0].tolist():
        table.fault(
            index,
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
        "insatsen bytt namn, skriv det gamla namnet under alias vid den i forbund.toml.",
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


def read_code(table: Table, name: str, choices: str, forbund: Forbund) -> NDArray[np.int64]:
    """Index into the profile's list `choices` per row, `UNKNOWN` for blank."""
    if not table.has(name):
        return table.ints(name, int_of_blank, UNKNOWN)
    return table.ints(name, code_parser(names_of(choices, forbund)), UNKNOWN)


def int_of_blank(_value: object) -> int:
    """The parser of a column that is not there."""
    return UNKNOWN


def read_mask(table: Table, name: str, choices: str, forbund: Forbund) -> NDArray[np.int64]:
    """Bit mask over the list `choices` per row, of all the field's columns; 0 for blank."""
    import numpy as np

    mask, denied = np.zeros((2, len(table)), dtype=np.int64)
    names = names_of(choices, forbund)
    for part in table.parts.get(name, []):
        if part.code is None:
            mask |= table.part_ints(part, mask_parser(names), 0)
        else:
            marks = table.part_ints(part, parse_mark, UNKNOWN)
            mask |= np.where(marks == 1, np.int64(1) << part.code, 0)
            denied |= np.where(marks == 0, np.int64(1) << part.code, 0)
    for index in (mask & denied).nonzero()[0].tolist():
        table.fault(index, name, _both_yes_and_no())
    return mask


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

"""Follow-up sheets: one row per exit that was to be followed up, not linked to the register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sofrep.domain.forbund import Forbund
from sofrep.register.cells import Fault
from sofrep.register.columns import read_code, read_insats, read_mask
from sofrep.register.days import parse_day, parse_half_year
from sofrep.register.table import Table
from sofrep.register.underlag import NO_DAY, UNKNOWN
from sofrep.register.words import parse_kon, parse_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = dict[str, "NDArray[np.generic]"]

_EPOCH = dt.date(1970, 1, 1)

DTYPES = {
    "insats": "int16",
    "kon": "int8",
    "samtycke": "bool",
    "uppfoljning": "int16",
    "slut_fran": "int32",
    "slut_till": "int32",
    "svarat": "bool",
    "forsorjning": "int64",
    "sysselsattning": "int64",
    "avslut_forsorjning": "int64",
    "avslut_sysselsattning": "int64",
    "sheet": "int32",
    "row": "int32",
}

WORKING_DTYPES = {**DTYPES, "nej": "bool"}
"""With the column that only the checks use."""


def read_followups(table: Table, forbund: Forbund, sheet: int) -> Columns:
    """The columns of `WORKING_DTYPES`; faults go to `Table.problems`."""
    import numpy as np

    first, last = _exit_days(table)
    forsorjning = read_mask(table, "forsorjning", "forsorjning", forbund)
    sysselsattning = read_mask(table, "sysselsattning", "sysselsattning", forbund)
    svarat = table.ints("svarat", parse_mark, UNKNOWN)
    outcome = (forsorjning != 0) | (sysselsattning != 0)
    insats = read_insats(table, forbund)
    return {
        "insats": insats,
        "kon": table.ints("kon", parse_kon, 2),
        "samtycke": table.ints("samtycke", parse_mark, UNKNOWN) == 1,
        "uppfoljning": _horizon(table, forbund, insats),
        "slut_fran": first,
        "slut_till": last,
        "svarat": (svarat == 1) | outcome,
        "forsorjning": forsorjning,
        "sysselsattning": sysselsattning,
        "avslut_forsorjning": read_mask(table, "avslut_forsorjning", "forsorjning", forbund),
        "avslut_sysselsattning": read_mask(
            table, "avslut_sysselsattning", "sysselsattning", forbund
        ),
        "nej": (svarat == 0) & outcome,
        "sheet": np.full(len(table), sheet),
        "row": np.array(table.rows, dtype=np.int64),
    }


def _horizon(table: Table, forbund: Forbund, insats: NDArray[np.int64]) -> NDArray[np.int64]:
    found = read_code(table, "horisont", "uppfoljning", forbund)
    for index, (horizon, own) in enumerate(zip(found.tolist(), insats.tolist(), strict=True)):
        if horizon == UNKNOWN:
            table.fault(
                index,
                "horisont",
                Fault(
                    "uppfoljning-saknas",
                    "Det står inte vilken uppföljning raden gäller.",
                    f"Skriv {' eller '.join(u.namn for u in forbund.uppfoljning)}.",
                ),
            )
        elif own != UNKNOWN:
            wanted = forbund.uppfoljning[horizon]
            if forbund.insats[own].kod not in wanted.insatser:
                table.fault(
                    index,
                    "horisont",
                    Fault(
                        "uppfoljning-fel-insats",
                        f"Uppföljningen {wanted.namn} görs inte för {forbund.insats[own].namn} "
                        "enligt profilen.",
                        "Rätta insatsen, eller lägg till den vid uppföljningen i forbund.toml.",
                    ),
                )
    return found


def _exit_days(table: Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first and last day on which each exit may have been."""
    import numpy as np

    first = table.ints("slut", parse_day, NO_DAY)
    last = first.copy()
    halves = table.cells("halvar")
    for index, cell in enumerate(halves):
        half = parse_half_year(cell)
        if isinstance(half, Fault):
            table.fault(index, "halvar", half)
        elif half is None:
            if first[index] == NO_DAY:
                table.fault(index, "slut" if table.has("slut") else "halvar", _no_exit())
        else:
            start, end = _half_year(*half)
            if first[index] == NO_DAY:
                first[index], last[index] = start, end
            elif not start <= first[index] <= end:
                table.fault(
                    index,
                    "halvar",
                    Fault(
                        "halvar-stammer-inte",
                        "Avslutsdatumet ligger inte i det halvår som står på raden.",
                        "Rätta det ena, eller lämna halvåret tomt.",
                    ),
                )
    return first, last.astype(np.int64)


def _no_exit() -> Fault:
    return Fault(
        "avslut-saknas",
        "Det står inte när avslutet var.",
        "Fyll i avslutsdatum eller halvår.",
    )


def _half_year(year: int, half: int) -> tuple[int, int]:
    start = dt.date(year, 1 if half == 1 else 7, 1)
    end = dt.date(year, 6, 30) if half == 1 else dt.date(year, 12, 31)
    return (start - _EPOCH).days, (end - _EPOCH).days

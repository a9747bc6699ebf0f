"""Follow-up sheets: one row per exit that was to be followed up, not linked to the register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sofrep.amnen.inskrivningar.kontroller.row_checks import (
    check_answered,
    check_consent,
    check_own_support,
)
from sofrep.excel import header_words as words
from sofrep.excel.cells import Fault
from sofrep.excel.columns import read_answers, read_code, read_insats, read_mask
from sofrep.excel.days import parse_day, parse_half_year
from sofrep.excel.declaration import Column, Copied, Frame, SheetKind, Values, WhosePeople, Words
from sofrep.excel.names import horizon_names, occupation_names, support_names
from sofrep.excel.shared_columns import INSATS_OR_TITLE, KON, OCCUPATION_AT_EXIT, SUPPORT_AT_EXIT
from sofrep.excel.sheet import NO_DAY, UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.sorted_alone import check_sorted
from sofrep.excel.words import parse_kon, parse_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns

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


def read_followups(table: SheetTable) -> Columns:
    """The columns of `DTYPES` and one for the checks; faults go to `SheetTable.problems`."""
    first, last = _exit_days(table)
    insats = read_insats(table)
    return {
        "insats": insats,
        "kon": table.ints("kon", parse_kon, 2),
        "samtycke": table.ints("samtycke", parse_mark, UNKNOWN) == 1,
        "uppfoljning": _horizon(table, insats),
        "slut_fran": first,
        "slut_till": last,
        **read_answers(table),
        "avslut_forsorjning": read_mask(table, "avslut_forsorjning"),
        "avslut_sysselsattning": read_mask(table, "avslut_sysselsattning"),
        **table.origin(),
    }


def _horizon(table: SheetTable, insats: NDArray[np.int64]) -> NDArray[np.int64]:
    forbund = table.forbund
    found = read_code(table, "horisont")
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
                        "enligt forbund.toml.",
                        "Rätta insatsen, eller lägg till den vid uppföljningen i forbund.toml.",
                    ),
                )
    return found


def _exit_days(table: SheetTable) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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
                table.fault(index, "slut" if table.has("slut") else "halvar", _NO_EXIT)
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


_NO_EXIT = Fault(
    "avslut-saknas", "Det står inte när avslutet var.", "Fyll i avslutsdatum eller halvår."
)


def _half_year(year: int, half: int) -> tuple[int, int]:
    start = dt.date(year, 1 if half == 1 else 7, 1)
    end = dt.date(year, 6, 30) if half == 1 else dt.date(year, 12, 31)
    return (start - _EPOCH).days, (end - _EPOCH).days


UPPFOLJNING = SheetKind(
    kind="uppfoljning",
    title="Uppföljning",
    file="{ar}/uppfoljning.xlsx",
    help="En rad per avslut som skulle följas upp, när svaret inte får kopplas till registret. "
    "Lämnas tomt när svaren står i registret.",
    into=Frame(
        name="followups",
        dtypes=lambda _: DTYPES,
        only_checked=lambda _: {"nej": "bool"},
        checks=(check_own_support, check_consent, check_answered, check_sorted),
        built_on=("insats", "slut", "halvar", "samtycke"),
    ),
    read=read_followups,
    of_year=("slut",),
    is_made=lambda forbund: forbund.has_rows,
    people=WhosePeople.PARTICIPANTS,
    copied=Copied(by_pair=True, titled=True),
    columns=(
        INSATS_OR_TITLE,
        Column(
            "slut",
            "Avslutsdatum",
            Values.DATUM,
            aliases=("Slutdatum", "Avslutad"),
            words=words.SLUTDATUM,
            help="eller halvår",
        ),
        Column(
            "halvar",
            "Halvår",
            Values.HALVAR,
            aliases=("Avslut halvår",),
            words=Words(also=("Avslutshalvår",), stems=("halvår", "-halvår", "termin")),
            help="2022-1, 2022 H1 eller vt 2022",
        ),
        KON,
        Column(
            "horisont",
            "Uppföljning",
            Values.KOD,
            required=True,
            aliases=("Uppföljning efter", "Horisont"),
            words=Words(
                also=("Uppföljningstillfälle", "Uppföljning vid", "Tidpunkt för uppföljning"),
                stems=("uppfölj", "horisont", "tidpunkt", "tillfälle"),
                unlike=("försörj", "sysselsätt", "svar", "samtyck"),
            ),
            names=horizon_names,
        ),
        Column(
            "samtycke",
            "Samtycke",
            Values.MARK,
            required=True,
            aliases=("Samtycke uppföljning", "Samtycke till uppföljning"),
            words=words.SAMTYCKE,
            help="tomt är inget samtycke",
        ),
        Column("svarat", "Svarat", Values.MARK, aliases=("Svar",), words=words.SVARAT),
        Column(
            "forsorjning",
            "Försörjning vid uppföljning",
            Values.KODER,
            aliases=("Försörjning uppföljning",),
            words=Words(stems=("försörj",), unlike=("start", "avslut", "slut", "före")),
            names=support_names,
        ),
        Column(
            "sysselsattning",
            "Sysselsättning vid uppföljning",
            Values.KODER,
            aliases=("Sysselsättning uppföljning",),
            words=Words(stems=("sysselsätt",), unlike=("start", "avslut", "slut", "före")),
            names=occupation_names,
        ),
        SUPPORT_AT_EXIT,
        OCCUPATION_AT_EXIT,
    ),
)

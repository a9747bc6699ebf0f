"""Register sheets: one row per enrolment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sofrep.domain.forbund import Forbund
from sofrep.excel.cells import Fault
from sofrep.excel.columns import read_answers, read_code, read_insats, read_mask
from sofrep.excel.days import parse_day, years_of
from sofrep.excel.names import label_of
from sofrep.excel.numbers import (
    parse_age,
    parse_birth_year,
    parse_in_bands,
    parse_months_of_support,
    parse_years_of_support,
)
from sofrep.excel.sheet import NO_DAY, TID_PER_YEAR, UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import parse_kon, parse_mark
from sofrep.statistics.own_dimensions import added

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns

LABELS, WRITTEN = ("nummer", "grupp"), ".skrivet"
"""The columns of labels; beside each, for the checks, one of what the cells say."""


def dtypes(forbund: Forbund) -> dict[str, str]:
    """The columns of the enrolments frame and their types, in order."""
    fixed = {
        "insats": "int16",
        "nummer": "object",
        "kon": "int8",
        "fodelsear": "int32",
        "alder_start": "int32",
        "kommun": "int16",
        "grupp": "object",
        "start": "int32",
        "slut": "int32",
        "anonym": "bool",
        "tid": "int64",
        "forsorjning": "int64",
        "sysselsattning": "int64",
        "avslutsorsak": "int16",
        "samtycke": "bool",
    }
    for horizon in forbund.uppfoljning:
        fixed[f"{horizon.kod}.svarat"] = "bool"
        fixed[f"{horizon.kod}.forsorjning"] = "int64"
        fixed[f"{horizon.kod}.sysselsattning"] = "int64"
    fixed |= {dimension.column: "int64" for dimension in added(forbund)}
    return fixed | {"sheet": "int32", "row": "int32"}


def only_checked(forbund: Forbund) -> dict[str, str]:
    """The columns that only the checks use."""
    nej = {f"{horizon.kod}.nej": "bool" for horizon in forbund.uppfoljning}
    written = {f"{name}{WRITTEN}": "object" for name in LABELS}
    return {"alder_given": "int32", **nej, **written}


def read_enrolments(table: SheetTable) -> Columns:
    """The columns of a register, a value per data row; faults go to `SheetTable.problems`."""
    import numpy as np

    start = table.ints("start", parse_day, NO_DAY)
    table.faults(
        start == NO_DAY,
        "start",
        Fault("startdatum-saknas", "Startdatum saknas.", "Fyll i det eller ta bort raden."),
    )
    birth = table.ints("fodelsear", parse_birth_year, UNKNOWN)
    given = table.ints("alder", parse_age, UNKNOWN)
    columns: Columns = {
        "insats": read_insats(table),
        "kon": table.ints("kon", parse_kon, 2),
        "fodelsear": birth,
        "alder_start": age_at(start, birth, given),
        "alder_given": given,
        "kommun": read_code(table, "kommun"),
        "start": start,
        "slut": table.ints("slut", parse_day, NO_DAY),
        "anonym": table.ints("anonym", parse_mark, UNKNOWN) == 1,
        "tid": _time_of_support(table),
        "forsorjning": read_mask(table, "forsorjning"),
        "sysselsattning": read_mask(table, "sysselsattning"),
        "avslutsorsak": read_code(table, "avslutsorsak"),
        "samtycke": table.ints("samtycke", parse_mark, UNKNOWN) == 1,
        **table.origin(),
    }
    for name in LABELS:
        _question_dates(table, name)
        written = table.texts(name)
        labels = {text: label_of(text) for text in dict.fromkeys(written)}
        columns[name] = np.array([labels[text] for text in written], dtype=object)
        columns[f"{name}{WRITTEN}"] = np.array(written, dtype=object)
    for horizon in table.forbund.uppfoljning:
        columns |= read_answers(table, f"{horizon.kod}.")
    for dimension in added(table.forbund):
        if dimension.bands:
            columns[dimension.column] = table.ints(dimension.column, parse_in_bands, UNKNOWN)
        else:
            read = read_mask if dimension.several_values else read_code
            columns[dimension.column] = read(table, dimension.column)
    return columns


def _question_dates(table: SheetTable, name: str) -> None:
    """Warn of labels that Excel has made dates of (``1-5``), among others that are none."""
    cells = table.cells(name)
    dates = [index for index, cell in enumerate(cells) if isinstance(cell, dt.date)]
    if 2 * len(dates) >= sum(cell != "" for cell in cells):
        return
    for index in dates:
        table.fault(
            index,
            name,
            Fault(
                "beteckning-ar-datum",
                "Cellen är ett datum, men de flesta andra i kolumnen är det inte. Excel gör datum av "
                "sådant som 1-5.",
                "Ge cellen talformatet Text och skriv om den.",
                value=0,
            ),
        )


def age_at(
    day: NDArray[np.int64], birth: NDArray[np.int64], given: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The year of `day` minus the year of birth, or where that is unknown the given age."""
    import numpy as np

    known = (birth != UNKNOWN) & (day != NO_DAY)
    return np.where(known, years_of(day) - birth, given)


def _time_of_support(table: SheetTable) -> NDArray[np.int64]:
    import numpy as np

    years = table.ints("tid_ar", parse_years_of_support, UNKNOWN)
    months = table.ints("tid_manader", parse_months_of_support, UNKNOWN)
    both = (years != UNKNOWN) & (months != UNKNOWN) & (abs(years - months) > 12)
    table.faults(
        both,
        "tid_manader",
        Fault(
            "tid-dubbel",
            "Tiden i offentlig försörjning står både i år och i månader, och de är olika.",
            "Fyll i bara den ena: hela tiden i år, eller hela tiden i månader.",
        ),
    )
    known = months[months != UNKNOWN]
    if len(known) >= _FEW and (known % (TID_PER_YEAR // 12) != 0).mean() > 1 / 2:
        table.fault(int((months != UNKNOWN).argmax()), "tid_manader", _IN_YEARS)
    return np.where(years != UNKNOWN, years, months)


_FEW = 5
_IN_YEARS = Fault(
    "tid-oklar",
    "De flesta tider i kolumnen har decimaler, fast de ska vara i månader.",
    "Är det år, skriv År i offentlig försörjning som rubrik.",
    value=0,
)

"""Applications, as rows or as a tally matrix of part x kommun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault
from sofrep.excel.columns import missing_year, read_code, wrong_sum, year_of_path
from sofrep.excel.days import parse_day, parse_month, year_of_month, years_of
from sofrep.excel.facts import column_number
from sofrep.excel.numbers import parse_count, parse_year
from sofrep.excel.sheet import NO_DAY, UNKNOWN
from sofrep.excel.sheet_table import SheetTable

MATRIX = "ansokningar-matris"
"""The kind of a sheet with a tally matrix."""

_PASSED_HEADERS = frozenset({"procent", "andel", "kommentar", "anmärkning"})

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns

DTYPES = {
    "year": "int32",
    "month": "int8",
    "part": "int16",
    "kommun": "int16",
    "antal": "int64",
    "sheet": "int32",
    "row": "int32",
    "column": "object",
}


def read_rows(table: SheetTable) -> Columns:
    """Applications row by row; columns of `DTYPES`."""
    import numpy as np

    day = table.ints("datum", parse_day, NO_DAY)
    month = table.ints("manad", parse_month, UNKNOWN)
    dated = day != NO_DAY
    in_month = day.astype("datetime64[D]", copy=True) if dated.any() else None
    if in_month is not None:
        number = in_month.astype("datetime64[M]").astype(np.int64) % 12 + 1
        _disagree(table, "manad", dated & (month != UNKNOWN) & (month != number))
        month = np.where(dated, number, month)
    own = table.ints("ar", parse_year, UNKNOWN)
    of_month = table.ints("manad", year_of_month, UNKNOWN)
    stated = np.where(own == UNKNOWN, year_of_path(table.grid.file), own)
    _disagree(table, "datum", dated & (stated != UNKNOWN) & (stated != years_of(day)))
    year = np.where(stated != UNKNOWN, stated, np.where(dated, years_of(day), of_month))
    _disagree(table, "manad", (of_month != UNKNOWN) & (of_month != year))
    table.faults(year == UNKNOWN, "ar", missing_year())
    part = read_code(table, "part")
    table.faults(part == UNKNOWN, "part", _NO_PART)
    count = _counts(table)
    letter = parts[0].letter if (parts := table.parts.get("antal")) else ""
    return {
        "year": year,
        "month": month,
        "part": part,
        "kommun": read_code(table, "kommun"),
        "antal": np.where(count == UNKNOWN, 1, count),
        **table.origin(),
        "column": np.array([letter if n != UNKNOWN else "" for n in count.tolist()], dtype=object),
    }


def _counts(table: SheetTable) -> NDArray[np.int64]:
    """The column "Antal"; a row without a number among rows that have one is told."""
    count = table.ints("antal", parse_count, UNKNOWN)
    blank = count == UNKNOWN
    if not blank.all():
        fault = Fault(
            "antal-saknas",
            "Antal saknas, fast andra rader har det.",
            "Skriv antalet, 0 eller 1. Eller töm hela kolumnen om varje rad är en ansökan.",
        )
        table.faults(blank, "antal", fault)
    return count


_NO_PART = Fault("part-saknas", "Det står inte vilken part som söker.", "Fyll i parten.")


def _disagree(table: SheetTable, name: str, wrong: NDArray[np.bool_]) -> None:
    table.faults(
        wrong,
        name,
        Fault(
            "datum-stammer-inte",
            "Datumet hör inte till den månad eller det år som raden, bladet eller mappen anger.",
            "Rätta datumet, eller flytta raden till rätt år.",
        ),
    )


def read_matrix(table: SheetTable) -> Columns:
    """A tally matrix; one row of `DTYPES` per filled cell.  Its own sums are checked."""
    import numpy as np

    forbund, year = table.forbund, year_of_path(table.grid.file)
    if year == UNKNOWN and len(table):
        table.fault(0, "part", missing_year())
    part = read_code(table, "part")
    table.faults(part == UNKNOWN, "part", _NO_PART)
    counts = {
        number: table.ints(f"kommun:{kommun.kod}", parse_count, UNKNOWN)
        for number, kommun in enumerate(forbund.kommun)
        if table.has(f"kommun:{kommun.kod}")
    }
    _check_headers(table)
    _check_sums(table, counts)
    cells = [
        (part[index], number, column[index], table.rows[index], number)
        for index in range(len(table))
        for number, column in counts.items()
        if column[index] != UNKNOWN
    ]
    letters = {n: table.parts[f"kommun:{forbund.kommun[n].kod}"][0].letter for n in counts}
    whole = np.array(cells, dtype=np.int64).reshape(-1, 5)
    return {
        "year": np.full(len(cells), year),
        "month": np.full(len(cells), UNKNOWN),
        "part": whole[:, 0],
        "kommun": whole[:, 1],
        "antal": whole[:, 2],
        "sheet": np.full(len(cells), table.number),
        "row": whole[:, 3],
        "column": np.array([letters[n] for n in whole[:, 4].tolist()], dtype=object),
    }


def _check_headers(table: SheetTable) -> None:
    """Tell a column of numbers whose header is no kommun: its counts would be lost."""
    for letter, header, cells in table.beside():
        is_passed = normalise(header) in _PASSED_HEADERS
        if not is_passed and any(isinstance(cell, int | float) and cell for cell in cells):
            table.tell(table.header_row, letter, _no_kommun(header))


def _no_kommun(header: str) -> Fault:
    return Fault(
        "kommun-okand",
        "Kolumnen har antal men rubriken {} är ingen kommun i forbund.toml.",
        "Rätta rubriken, eller lägg till kommunen eller ett alias i forbund.toml.",
        word=header,
        known=True,
        cause="kommun-okand",
    )


def _check_sums(table: SheetTable, counts: dict[int, NDArray[np.int64]]) -> None:
    """Hold the matrix's own totals, by row and in the total row, against the sums.

    Where a count or a column could not be read, the sums cannot agree.
    """
    if table.told:
        return
    given = table.ints("totalt", parse_count, UNKNOWN)
    if table.has("totalt"):
        sums = sum((c.clip(min=0) for c in counts.values()), start=given * 0)
        for index, (stated, real) in enumerate(zip(given.tolist(), sums.tolist(), strict=True)):
            if stated not in (UNKNOWN, real):
                table.fault(index, "totalt", wrong_sum(stated, real))
    if not table.totals:
        return
    row = table.totals[0]
    for letter, real in _column_sums(table, counts):
        stated = parse_count(table.grid.at(row, column_number(letter)))
        if isinstance(stated, Fault) or stated in (UNKNOWN, real):
            continue
        fault = wrong_sum(stated, real)
        table.tell(row, letter, fault)


def _column_sums(
    table: SheetTable, counts: dict[int, NDArray[np.int64]]
) -> Iterator[tuple[str, int]]:
    total = 0
    for number, column in counts.items():
        real = int(column.clip(min=0).sum())
        total += real
        yield table.parts[f"kommun:{table.forbund.kommun[number].kod}"][0].letter, real
    if part := table.part("totalt"):
        yield part.letter, total

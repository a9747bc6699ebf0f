"""The applications of a year stand once, row by row or in one tally matrix, and have months where they need them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.ansokningar.lasning import MATRIX
from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.excel.sheet import UNKNOWN
from sofrep.statistics.underlag import Underlag


def check_application_sources(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each year that has both: its applications would count twice."""
    first: dict[int, dict[bool, int]] = {}
    pairs = zip(rows.column("year").tolist(), rows.column("sheet").tolist(), strict=True)
    for index, (year, sheet) in enumerate(pairs):
        if year != UNKNOWN:
            is_matrix = rows.sheets[sheet].kind == MATRIX
            first.setdefault(year, {}).setdefault(is_matrix, index)
    for year, found in first.items():
        if len(found) == 2:
            yield error(
                "ansokningar-dubbla",
                rows.place(found[True]),
                f"Ansökningarna {year} står både här och rad för rad i {rows.place(found[False])}, "
                "och skulle räknas två gånger.",
                "Behåll den ena.",
            )


def check_several_matrices(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for the first cell of a year's second matrix that another matrix has too."""
    names = ("year", "part", "kommun", "sheet")
    first: dict[tuple[int, ...], int] = {}
    told: set[int] = set()
    cells = zip(*(rows.column(name).tolist() for name in names), strict=True)
    for index, (*key, sheet) in enumerate(cells):
        if rows.sheets[sheet].kind != MATRIX or UNKNOWN in key:
            continue
        earlier = first.setdefault(tuple(key), index)
        if rows.column("sheet")[earlier] != sheet and sheet not in told:
            told.add(sheet)
            yield warning(
                "ansokningar-flera-tabeller",
                _cell(rows, index),
                "Samma part och kommun har antal också i "
                f"{_cell(rows, earlier)}. Antalen läggs ihop.",
                "Är den ena en kopia eller äldre version, ta bort den.",
            )


def _cell(rows: CheckedRows, index: int) -> Place:
    """The cell of a count."""
    return replace(
        rows.place(index), cell=f"{rows.column('column')[index]}{rows.column('row')[index]}"
    )


def check_application_months(
    underlag: Underlag, forbund: Forbund, period: Period
) -> Iterator[Problem]:
    """A warning of applications without a month, in a part of a year or where others have one."""
    applications = Applications(underlag, forbund, period)
    if undated := applications.undated_in_part_year:
        yield warning(
            "ansokningar-utan-manad",
            underlag.sheets[undated[0].sheet].place(undated[0].row),
            "Ansökningar utan månad kan inte räknas för en del av året; ansökningarna är inte "
            "med i rapporten.",
            "Fyll i månad eller datum för årets alla ansökningar.",
        )
    elif forgotten := applications.forgotten:
        yield warning(
            "ansokningar-utan-manad",
            underlag.sheets[forgotten[0].sheet].place(forgotten[0].row),
            f"{'En rad' if len(forgotten) == 1 else f'{len(forgotten)} rader'} saknar månad, fast andra "
            f"på bladet har en. Ansökningarna {period.year} räknas inte per månad.",
            "Fyll i månad eller datum på alla rader.",
        )

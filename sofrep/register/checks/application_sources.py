"""The applications of a year stand either row by row or in a tally matrix."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows
from sofrep.register.sheets import MATRIS
from sofrep.register.underlag import UNKNOWN


def check_application_sources(rows: Rows) -> Iterator[Problem]:
    """An error for each year that has both: its applications would count twice."""
    first: dict[int, dict[bool, int]] = {}
    pairs = zip(rows.column("year").tolist(), rows.column("sheet").tolist(), strict=True)
    for index, (year, sheet) in enumerate(pairs):
        if year != UNKNOWN:
            is_matrix = rows.sheets[sheet].kind == MATRIS.kind
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

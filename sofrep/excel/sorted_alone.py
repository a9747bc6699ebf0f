"""A column that has been sorted without the others: its values stand on other rows than they did."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import lgamma, log, nan
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.excel.sheet import NO_DAY

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

_ORDERS = ("start", "slut", "slut_fran", "month", "nummer")
"""The columns by which rows come in time, as they are entered."""

_NATURAL = (
    *_ORDERS,
    *("slut_till", "grupp", "insats", "year", "anonym", "samtycke", "sheet", "row", "column"),
)
"""Those that are in order by themselves, or of which all that is later is alike."""

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_CHANCE = log(10**6)
"""How unlikely it must be that equal values stand together by chance."""

_FEWEST = 20
"""The rows of a smaller sheet may well lie so."""

_IN_ORDER = 0.9
"""The share of the rows that come after the one above, where a sheet is said to be in order."""


def check_sorted(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each column whose equal values stand together, though its rows are in time.

    Where whole rows are sorted by the column, each of its values begins anew in time.
    """
    for sheet, at in rows.of_sheets():
        mine = {name: rows.column(name)[at] for name in rows.frame.columns}
        if len(mine["row"]) < _FEWEST:
            continue
        falls = (_falls(mine[name]) for name in _ORDERS if name in mine)
        orders = [each for each in falls if each is not None and each.mean() <= 1 - _IN_ORDER]
        for name in mine if orders else ():
            field = f"fraga:{int(name[1:])}" if name[1:].isdigit() else name
            is_natural = (
                name in _NATURAL or "." in name
            )  # a follow-up's: the latest are not due yet
            if not is_natural and field in sheet.columns and _is_alone(mine[name], orders):
                yield warning(
                    "kolumn-sorterad",
                    sheet.place(int(mine["row"][0]), field),
                    "Lika värden i kolumnen står intill varandra, fast raderna i övrigt ligger i "
                    "tidsordning. Har kolumnen sorterats för sig står värdena på fel rader.",
                    "Ta tillbaka arbetsboken som den var före sorteringen, och markera alla kolumner "
                    "nästa gång.",
                )


def _falls(column: NDArray[Any]) -> NDArray[Any] | None:
    """For each row but the first whether it comes before the one above; None where most are blank."""
    import numpy as np

    texts = column.dtype == object
    numbers = np.array([*map(_number, column)] if texts else column, dtype=float)
    known = np.isfinite(numbers) & (numbers > NO_DAY) & (numbers != -1)
    if known.mean() <= _IN_ORDER or len(set(numbers[known])) < 3:
        return None
    return np.diff(numbers) < 0


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else nan


def _is_alone(values: NDArray[Any], orders: list[NDArray[Any]]) -> bool:
    import numpy as np

    at = np.flatnonzero(values[1:] != values[:-1])
    counts = list(Counter(values.tolist()).values())
    runs = len(at) + 1
    # A value that is written in two ways stands in two places.
    if not 0 < len(at) < len(values) / 2 or runs > 2 * len(counts):
        return False
    ways = _log_ways(len(values), *counts)
    in_runs = _log_ways(len(values) - 1, runs - 1, len(values) - runs) + runs * log(len(counts))
    return ways - in_runs > _CHANCE and any(falls[at].mean() < 0.5 for falls in orders)


def _log_ways(whole: int, *parts: int) -> float:
    """The logarithm of how many ways there are to put a whole in order that falls into parts."""
    return lgamma(whole + 1) - sum(lgamma(part + 1) for part in parts)

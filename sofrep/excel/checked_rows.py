"""The rows that sheets were read into: their frame, and what every check of them is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.forbund import Forbund, Kod
from sofrep.domain.problem import About, Place
from sofrep.excel.column_table import ColumnTable, codes_of
from sofrep.excel.sheet import NO_DAY, UNKNOWN, Sheet

if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

_EPOCH = date(1970, 1, 1)


class CheckedRows(Struct, frozen=True, dict=True):
    """The rows to check, with the sheets that they came from and the profile.

    `frame` has the columns of the result and those that only the checks use.
    """

    frame: ColumnTable
    sheets: Sequence[Sheet]
    forbund: Forbund

    def column(self, name: str) -> NDArray[Any]:
        """A column as an array."""
        return self.frame[name]

    @cached_property
    def _cells(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """The sheet and the row of each row, which every problem asks for."""
        return self.column("sheet"), self.column("row")

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The participant numbers as whole numbers, equal where they are equal, -1 for none."""
        return codes_of(self.column("nummer").tolist())

    def of_sheets(self) -> Iterator[tuple[Sheet, slice]]:
        """Each sheet, and where its rows stand, which is together."""
        first = 0
        for number, many in Counter(self.column("sheet").tolist()).items():
            yield self.sheets[number], slice(first, first + many)
            first += many

    def place(self, index: int, *fields: str) -> Place:
        """The cell of the first of `fields` that the row's sheet has, or the row."""
        sheets, rows = self._cells
        sheet = self.sheets[int(sheets[index])]
        field = next((name for name in fields if name in sheet.columns), "")
        return sheet.place(int(rows[index]), field)

    def about(self, index: int) -> About:
        """The row's insats, and the year in which it started (of a follow-up, ended)."""
        insats = int(self.column("insats")[index])
        kod = "" if insats == UNKNOWN else self.forbund.insats[insats].kod
        day = int(self.column("start" if "start" in self.frame.columns else "slut_fran")[index])
        return About(kod, 0 if day == NO_DAY else (_EPOCH + timedelta(days=day)).year)


def hits(wrong: NDArray[Any]) -> list[int]:
    """The indices at which `wrong` is true."""
    return [int(index) for index in wrong.nonzero()[0]]


def group_mask(codes: tuple[Kod, ...], group: str) -> int:
    """The bit mask of the codes that count as `group`."""
    return sum(1 << number for number, code in enumerate(codes) if group in code.raknas_som)

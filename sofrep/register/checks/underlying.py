"""What every check is given, and how it names a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sofrep.domain.forbund import Forbund, Kod
from sofrep.domain.problem import About, Place, Problem
from sofrep.register.underlag import NO_DAY, UNKNOWN, Sheet

if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Rows:
    """The rows to check, with the sheets that they came from and the profile.

    `frame` has the columns of the result and those that only the checks use; `sheet_of` and
    `row_of` are its columns ``sheet`` and ``row``.
    """

    frame: pd.DataFrame
    sheets: tuple[Sheet, ...]
    forbund: Forbund
    sheet_of: NDArray[Any]
    row_of: NDArray[Any]

    def column(self, name: str) -> NDArray[Any]:
        """A column as an array."""
        return self.frame[name].to_numpy()

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The participant numbers as whole numbers, equal where they are equal, -1 for none."""
        import numpy as np
        import pandas as pd

        codes, distinct = pd.factorize(self.column("nummer"))
        blank = next((code for code, text in enumerate(distinct) if text == ""), None)
        return np.where(codes == blank, -1, codes)

    def place(self, index: int, *fields: str) -> Place:
        """The cell of the first of `fields` that the row's sheet has, or the row."""
        sheet = self.sheets[int(self.sheet_of[index])]
        field = next((name for name in fields if name in sheet.columns), "")
        return sheet.place(int(self.row_of[index]), field)

    def about(self, index: int) -> About:
        """The row's insats, and the year in which it started (of a follow-up, ended)."""
        insats = int(self.column("insats")[index])
        kod = "" if insats == UNKNOWN else self.forbund.insats[insats].kod
        day = int(self.column("start" if "start" in self.frame else "slut_fran")[index])
        return About(kod, 0 if day == NO_DAY else (_EPOCH + timedelta(days=day)).year)


Check = Callable[[Rows], Iterator[Problem]]


def hits(wrong: NDArray[Any]) -> list[int]:
    """The indices at which `wrong` is true."""
    return [int(index) for index in wrong.nonzero()[0]]


def group_mask(codes: tuple[Kod, ...], group: str) -> int:
    """The bit mask of the codes that count as `group`."""
    return sum(1 << number for number, code in enumerate(codes) if group in code.raknas_som)

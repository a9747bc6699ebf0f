"""What the sheets of a kind were read into: a pandas frame, and its columns as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Columns = dict[str, NDArray[np.generic]]
    IntArray = NDArray[np.int64]


class ColumnTable(Struct, frozen=True, eq=False, dict=True):
    """The rows of all sheets of a kind; which columns, and of what, is said by what made the frame.

    A table is equal to itself alone, so that what follows from it can be kept.
    """

    frame: pd.DataFrame

    @cached_property
    def columns(self) -> Mapping[str, NDArray[Any]]:
        """The columns, by name."""
        return {str(name): column.to_numpy() for name, column in self.frame.items()}

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self.columns[name]

    def __len__(self) -> int:
        return len(self.frame)

    def ints(self, name: str) -> IntArray:
        """A column as int64."""
        import numpy as np

        return self[name].astype(np.int64, copy=False)

    def where(self, chosen: NDArray[Any] | list[int] | list[bool]) -> ColumnTable:
        """The rows that are chosen, by a mark each or by their places."""
        return ColumnTable(self.frame.iloc[chosen])

    def rows(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """The values of each row in these columns, as Python has them."""
        return zip(*(self[name].tolist() for name in names), strict=True)


def table_of(parts: Sequence[Columns], types: Mapping[str, str]) -> ColumnTable:
    """One frame of all sheets' columns, with the given types."""
    import numpy as np
    import pandas as pd

    made = {}
    for name, dtype in types.items():
        arrays = [part[name].astype(dtype, copy=False) for part in parts]
        whole = np.concatenate(arrays) if arrays else np.array([], dtype=dtype)
        made[name] = pd.Series(whole, dtype=dtype, copy=False)
    return ColumnTable(pd.DataFrame(made, copy=False))


def columns_of(rows: Sequence[tuple[object, ...]], types: Mapping[str, str]) -> Columns:
    """The columns of rows whose values stand in the order of `types`."""
    import numpy as np

    made: Columns = {}
    for place, (name, dtype) in enumerate(types.items()):
        column = np.empty(len(rows), dtype=dtype)
        for number, row in enumerate(rows):
            column[number] = row[place]
        made[name] = column
    return made


def codes_of(texts: Sequence[str]) -> IntArray:
    """Equal texts as equal whole numbers, from 0 as they come; -1 for a blank."""
    import numpy as np

    found: dict[str, int] = {"": -1}
    codes = [found.setdefault(text, len(found) - 1) for text in texts]
    return np.array(codes, dtype=np.int64)

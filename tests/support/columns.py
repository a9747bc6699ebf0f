"""Frames from rows that are dicts, and codes from kods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from sofrep.excel.column_table import ColumnTable
from sofrep.statistics.underlag import UNKNOWN

Row = Mapping[str, Any]


def code(items: Sequence[Any], kod: str) -> int:
    """The place of `kod` in a list of the profile; UNKNOWN for none."""
    return [item.kod for item in items].index(kod) if kod else UNKNOWN


def records(table: ColumnTable) -> list[dict[str, Any]]:
    """The rows of a table, each by column."""
    names = table.columns
    return [dict(zip(names, row, strict=True)) for row in table.rows(*names)]


def frame(
    rows: Sequence[Mapping[str, Any]], sample: Mapping[str, Any], objects: Sequence[str] = ()
) -> ColumnTable:
    """The frame of `rows`, with the columns and types of `sample` even where there are none."""
    columns = {}
    for name, value in sample.items():
        kind = (
            object if isinstance(value, str | tuple) or name in objects else np.asarray(value).dtype
        )
        columns[name] = np.empty(len(rows), dtype=kind)
        for place, row in enumerate(rows):
            columns[name][place] = row[name]
    made = {name: pd.Series(column, dtype=column.dtype) for name, column in columns.items()}
    return ColumnTable(pd.DataFrame(made, copy=False))

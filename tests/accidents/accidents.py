"""Every accident, by name."""

from __future__ import annotations

from accidents import in_columns, in_rows, to_files
from accidents.happened import Accident

_EVERY = (*in_columns.EVERY, *in_rows.EVERY, *to_files.EVERY)
ACCIDENTS: dict[str, Accident] = {each.__name__: each for each in _EVERY}

"""A sheet that was read, and what stands in its columns of numbers where a cell is blank."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from sofrep.domain.problem import Place

NO_DAY = -(2**31)
"""The day number of a blank date."""

UNKNOWN = -1
"""The code of a blank in an integer-coded column."""

NOT_ASKED = -2
"""The answer to a question that a survey did not hold, where `UNKNOWN` is none given."""

TID_PER_YEAR = 1200
"""Time on public support is kept as whole 1/1200 years: a hundredth is 12, a month 100."""


class Sheet(Struct, frozen=True):
    """A sheet that was read: its file, title and the column letter of each field.

    `lacks` are the fields of its kind that have no column; `unread` the headings, by letter, of
    the columns that hold something and were not read, "" for none, and `numbers` those of them
    that hold nothing but numbers; `alike` the lacking field by the letter of one whose cells are all
    values of that field's list; `header_row` is their row, `above` the first text above it.
    """

    file: str
    title: str
    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)
    lacks: frozenset[str] = frozenset()
    unread: Mapping[str, str] = field(default_factory=dict)
    header_row: int = 0
    numbers: frozenset[str] = frozenset()
    alike: Mapping[str, str] = field(default_factory=dict)
    above: str = ""

    def place(self, row: int, column: str = "") -> Place:
        """The place of a row, or of one field's cell in it."""
        letter = self.columns.get(column, "")
        return Place(self.file, self.title, f"{letter}{row}" if letter else f"rad {row}")

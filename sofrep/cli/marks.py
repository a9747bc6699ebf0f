"""The marks of numbers in an answer: entered by the office, or for the office alone."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sofrep.domain.figure import Figure, Origin
from sofrep.visning.svenska import NBSP


class Mark(Struct, frozen=True):
    """A sign after a number, its note under the table, and the heading of its column in CSV.

    There it names the columns of the row that are marked; a table with the column `told_by` says it so.
    """

    sign: str
    note: str
    heading: str
    holds: Callable[[Figure], bool]
    told_by: str = ""

    def is_on(self, cell: object) -> bool:
        """Whether a number, or a text that tells one, has the mark."""
        if isinstance(cell, Figure):
            return self.holds(cell)
        return isinstance(cell, str) and cell.endswith(NBSP + self.sign)


ENTERED = Mark(
    "*",
    "* Uppgift från kansliet, inte räknad ur registret.",
    "Inmatat",
    lambda figure: figure.origin is Origin.INMATAD,
    told_by="ursprung",
)
INTERNAL = Mark(
    "†",
    "† Bara för kansliet: dokumenten visar inte talet, för att någon skulle kunna kännas igen. Lämna "
    "det inte vidare.",
    "Bara för kansliet",
    lambda figure: figure.is_internal,
)
MARKS = (ENTERED, INTERNAL)


def marks_of(figure: Figure, marks: tuple[Mark, ...] = MARKS) -> str:
    """The signs that stand after the number."""
    return "".join(NBSP + mark.sign for mark in marks if mark.holds(figure))

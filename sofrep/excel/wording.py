"""What a message shows of the cell that it is about: what cannot tell of a person."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.domain.problem import Place
from sofrep.excel.cells import Fault, harmless

_TIMES = 3
"""A word that stands so many times in a column of a sheet about people is no single person's."""


def worded(
    fault: Fault, cell: object, column: Iterable[object], *, personal: bool
) -> tuple[str, Place | str, str]:
    """The message of a fault, what of it is this cell's own, and the cause.

    `column` are the cells among which `cell` stands, `personal` that the sheet is
    about people.
    """
    if fault.other:
        return fault.message.replace("{}", str(fault.other)), fault.other, fault.cause
    if not fault.word:
        value = harmless(cell) if fault.value is None else ""
        if not value or value in fault.message:
            return fault.message.replace(" {}", ""), "", fault.cause
        return f"{fault.message} Där står ”{value}”.", f"”{value}”", fault.cause
    if fault.known or not personal or _stands_often(cell, column):
        shown = f"”{fault.word}”"
        return fault.message.replace("{}", shown), shown, fault.cause
    return fault.message.replace(" {}", ""), "", fault.cause


def _stands_often(cell: object, column: Iterable[object]) -> bool:
    left = _TIMES
    for other in column:
        left -= other == cell
        if not left:
            return True
    return False

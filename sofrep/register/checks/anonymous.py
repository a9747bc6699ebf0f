"""An anonymous row has insats and start, else nothing."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.underlag import NO_DAY, UNKNOWN

_BLANK = {
    "nummer": "",
    "kon": 2,
    "fodelsear": UNKNOWN,
    "alder_given": UNKNOWN,
    "kommun": UNKNOWN,
    "grupp": "",
    "slut": NO_DAY,
    "tid": UNKNOWN,
    "forsorjning": 0,
    "sysselsattning": 0,
    "avslutsorsak": UNKNOWN,
    "samtycke": False,
}
_WHOLE = 4
"""A row with so much filled in is more likely that of a participant who is not anonymous."""
_WHOLE_ROW = (
    "Ta bort markeringen i kolumnen Anonym om deltagaren inte är anonym. Annars töm cellerna."
)
_SOME_CELLS = "Töm cellen, eller ta bort markeringen i kolumnen Anonym."
_SHEET_FIELDS = {"alder_given": ("alder",), "tid": ("tid_ar", "tid_manader")}


def check_anonymous(rows: Rows) -> Iterator[Problem]:
    """An error for each field that is filled in on an anonymous row."""
    anonymous = rows.column("anonym")
    if not anonymous.any():
        return
    blanks = _BLANK | {
        f"{horizon.kod}.{name}": blank
        for horizon in rows.forbund.uppfoljning
        for name, blank in (("svarat", False), ("forsorjning", 0), ("sysselsattning", 0))
    }
    filled = {name: anonymous & (rows.column(name) != blank) for name, blank in blanks.items()}
    how_many = sum(wrong.astype(int) for wrong in filled.values())
    for name, wrong in filled.items():
        for index in hits(wrong):
            yield error(
                "anonym-med-uppgifter",
                rows.place(index, *_SHEET_FIELDS.get(name, (name,))),
                "Raden är anonym men har fler uppgifter än insats och startdatum.",
                _WHOLE_ROW if how_many[index] >= _WHOLE else _SOME_CELLS,
                rows.about(index),
            )

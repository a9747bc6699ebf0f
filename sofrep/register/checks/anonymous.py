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
    for name, blank in blanks.items():
        for index in hits(anonymous & (rows.column(name) != blank)):
            yield error(
                "anonym-med-uppgifter",
                rows.place(index, *_SHEET_FIELDS.get(name, (name,))),
                "Raden är anonym men har fler uppgifter än insats och startdatum.",
                "Töm cellen, eller ta bort markeringen i kolumnen Anonym.",
                rows.about(index),
            )

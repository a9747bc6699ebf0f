"""What is known of an exit or a follow-up belongs to an enrolment that has ended."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, hits
from sofrep.register.underlag import NO_DAY, UNKNOWN


def check_exit_without_end(rows: Rows) -> Iterator[Problem]:
    """An error for each exit or follow-up field that is filled in without an end date."""
    open_rows = (rows.column("slut") == NO_DAY) & ~rows.column("anonym")
    blanks = {"forsorjning": 0, "sysselsattning": 0, "avslutsorsak": UNKNOWN}
    for horizon in rows.forbund.uppfoljning:
        blanks[f"{horizon.kod}.svarat"] = 0
    for name, blank in blanks.items():
        for index in hits(open_rows & (rows.column(name) != blank)):
            yield error(
                "avslut-utan-slutdatum",
                rows.place(index, name, name.replace("svarat", "forsorjning")),
                "Uppgiften hör till ett avslut, men slutdatum saknas.",
                "Fyll i slutdatum, eller töm cellen.",
                rows.about(index),
            )

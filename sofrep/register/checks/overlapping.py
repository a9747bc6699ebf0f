"""Nobody is enrolled twice at a time in one insats."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.underlag import NO_DAY

_NEVER = 2**31 - 1


def check_overlapping(rows: Rows) -> Iterator[Problem]:
    """A warning for each enrolment that starts before an earlier one of the same number has ended.

    One that starts on the day the other ends follows on it; one with the same start is the same
    enrolment, which is an error of its own.
    """
    chosen = rows.frame[["insats", "start", "slut"]].assign(nummer=rows.numbers)
    chosen = chosen[(chosen["nummer"] >= 0) & (chosen["start"] != NO_DAY)]
    chosen = chosen[chosen.duplicated(["insats", "nummer"], keep=False)]
    if chosen.empty:
        return
    chosen = chosen.assign(slut=chosen["slut"].where(chosen["slut"] != NO_DAY, _NEVER))
    chosen = chosen.sort_values(["insats", "nummer", "start"], kind="stable")
    latest: dict[tuple[int, int], tuple[int, int, int]] = {}
    columns = (chosen[name].tolist() for name in ("insats", "nummer", "start", "slut"))
    for index, insats, number, start, end in zip(chosen.index.tolist(), *columns, strict=True):
        key = (insats, number)
        earlier_start, earlier_end, earlier = latest.get(key, (start, start, index))
        if earlier_start < start < earlier_end:
            yield warning(
                "inskrivning-overlappar",
                rows.place(index, "start"),
                "Samma deltagarnummer är redan inskrivet i insatsen då, i "
                f"{rows.place(earlier, 'start')}.",
                "Fyll i eller rätta slutdatum på den första, eller ta bort den rad som är för "
                "mycket.",
                rows.about(index),
                example=rows.place(earlier, "start"),
            )
        if end > earlier_end or key not in latest:
            latest[key] = (start, end, index)

"""The same enrolment stands in the register once."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows


def check_same_enrolment(rows: Rows) -> Iterator[Problem]:
    """An error for each further row with the same insats, participant number and start."""
    keys = ["insats", "nummer", "start"]
    numbered = rows.frame[keys].assign(nummer=rows.numbers)
    numbered = numbered[numbered["nummer"] >= 0]
    repeated = numbered.duplicated(keep=False)
    if not repeated.any():
        return
    first: dict[tuple[object, ...], int] = {}
    whole = numbered[repeated]
    for index, *key in zip(whole.index, *(whole[name] for name in keys), strict=True):
        earlier = first.setdefault(tuple(key), int(index))
        if earlier == index:
            continue
        yield error(
            "inskrivning-dubbel",
            rows.place(int(index), "nummer"),
            "Samma inskrivning (insats, deltagarnummer och startdatum) står redan i "
            f"{rows.place(earlier, 'nummer')}.",
            "Ta bort den ena raden, eller rätta numret eller datumet.",
            rows.about(int(index)),
            example=rows.place(earlier, "nummer"),
        )

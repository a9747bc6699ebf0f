"""Rows without a participant number that may be one enrolment entered twice."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows
from sofrep.register.enrolments import WRITTEN


def check_equal_rows(rows: Rows) -> Iterator[Problem]:
    """A warning for rows without a number that are equal in everything (the anonymous are not)."""
    frame = rows.frame
    fields = [
        name
        for name in frame.columns
        if name not in ("sheet", "row") and not name.endswith(WRITTEN)
    ]
    unnumbered = frame.loc[(frame["nummer"] == "") & ~frame["anonym"], fields]
    repeated = unnumbered.duplicated(keep=False)
    if not repeated.any():
        return
    whole = unnumbered[repeated]
    first: dict[tuple[object, ...], int] = {}
    values = (whole[name].tolist() for name in fields)
    for index, *key in zip(whole.index.tolist(), *values, strict=True):
        earlier = first.setdefault(tuple(key), index)
        if earlier != index:
            yield warning(
                "rader-lika",
                rows.place(index),
                f"Samma uppgifter står också i {rows.place(earlier)}.",
                "Ta bort den om den har kommit med två gånger. Med deltagarnummer syns skillnaden.",
                rows.about(index),
                example=rows.place(earlier),
            )

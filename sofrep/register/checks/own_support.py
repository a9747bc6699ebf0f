"""Ingen offentlig försörjning excludes every other försörjning."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, error
from sofrep.register.checks.underlying import Rows, group_mask, hits


def check_own_support(rows: Rows) -> Iterator[Problem]:
    """An error for each field that holds both, at exit and at every follow-up."""
    own = group_mask(rows.forbund.forsorjning, "egen")
    if not own:
        return
    for name in rows.frame.columns:
        if name.rpartition(".")[2] not in ("forsorjning", "avslut_forsorjning"):
            continue
        mask = rows.column(name)
        for index in hits(((mask & own) != 0) & ((mask & ~own) != 0)):
            yield error(
                "egen-med-annan",
                rows.place(index, name),
                "Ingen offentlig försörjning står tillsammans med en annan försörjning.",
                "Ta bort den som inte stämmer.",
                rows.about(index),
            )

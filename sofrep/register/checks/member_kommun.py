"""Participants live in the kommuner that are members."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Problem, warning
from sofrep.register.checks.underlying import Rows, hits


def check_member_kommun(rows: Rows) -> Iterator[Problem]:
    """A warning for each row of a kommun that is no member, where the profile says who is."""
    import numpy as np

    kommuner = rows.forbund.kommun
    if not any(kommun.medlem for kommun in kommuner):
        return
    # The last one answers for UNKNOWN, which is -1.
    outside = np.array([not kommun.medlem for kommun in kommuner] + [False])
    for index in hits(outside[rows.column("kommun")]):
        yield warning(
            "kommun-ej-medlem",
            rows.place(index, "kommun"),
            "Kommunen hör inte till någon av förbundets medlemmar.",
            "Kontrollera kommunen. Är den medlem, skriv medlem vid kommunen i forbund.toml.",
            rows.about(index),
        )

"""Follow-up: from the cohort of exits over consent and answer to the outcome then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Uppfoljning
from sofrep.statistics.outcomes import groups_of_codes, kept_groups
from sofrep.statistics.page import Page
from sofrep.statistics.source import Source

_DIMENSIONS = ("fors", "syss")


def follow_ups(source: Source, scope: str) -> Iterator[Figure]:
    """The figures of every horizon that is followed up in all insatser of the scope.

    An insats that has ended is followed up as long as its exits are; one that another has taken
    over is followed up there.
    """
    kods = source.forbund.scopes()[scope]
    if not source.insatser[scope]:
        return
    for horizon in source.forbund.uppfoljning:
        if set(kods) <= set(horizon.insatser) and source.is_followed_up(horizon, scope):
            uses_sheet = source.uses_sheet(horizon, scope)
            # A sheet's rows know neither kommun nor age: nothing can be said of a selection.
            if not (source.selection and uses_sheet):
                yield from _follow_up(source, scope, horizon, uses_sheet=uses_sheet)


def _follow_up(
    source: Source, scope: str, horizon: Uppfoljning, *, uses_sheet: bool
) -> Iterator[Figure]:
    name = f"uppf-{horizon.kod}"
    table = "uppfoljning" if uses_sheet else ""
    cohort = Page.of(source.period, scope, name, source.rows(scope, f"{name}.kohort"))
    asked = Page.of(source.period, scope, name, source.rows(scope, f"{name}.svar"), table)
    sexes = max(cohort.sexes, asked.sexes, key=len)
    cohort, asked = replace(cohort, sexes=sexes), replace(asked, sexes=sexes)
    consented = asked.narrow("samtycke", name=name)
    answered = consented.narrow("svarade", name=name)

    yield from cohort.count("kohort", cohort.size)
    yield from asked.part("samtycke", consented.size, "samtycke", of=cohort)
    yield from consented.part("svarade", answered.size, "svarade")
    for dimension in _DIMENSIONS:
        yield from answered.coded(dimension)
    yield from groups_of_codes(answered, _DIMENSIONS)
    yield from groups_of_codes(cohort, _DIMENSIONS, name="avslut.")
    yield from groups_of_codes(answered, _DIMENSIONS, at="avslut.", name="samma.")
    yield from kept_groups(answered, _DIMENSIONS)

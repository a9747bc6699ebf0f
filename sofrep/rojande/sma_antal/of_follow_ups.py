"""The relations of those who are followed up: to each other, and to those who have ended."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.forbund import Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.relations import Relations

AT_EXIT = "avslut."
"""Begins the step of an outcome at the exit, among those who answered."""


def follow_up_relations(out: Relations, forbund: Forbund, periods: Mapping[str, Period]) -> None:
    """Consent is within the cohort, answers are within consent; `periods` are by their key."""
    horizons = {horizon.kod: horizon for horizon in forbund.uppfoljning}
    for key in list(out.truth):
        if not key.steps[0].startswith("uppf-") or key.what:
            continue
        start = key.steps[0].rpartition(".")[0]
        cohort = f"{start}.kohort"
        if key.steps == (f"{start}.svar", "samtycke"):
            out.at_most([key], [key.at(cohort)])
        if len(key.steps) == 4 and key.steps[-1].startswith(AT_EXIT):
            of_all = key.at(cohort, key.steps[-1].removeprefix(AT_EXIT))
            answered = key.at(*key.steps[:-1])
            out.at_most([key], [of_all])
            out.at_most([answered, of_all], [key.at(cohort), key])
        if key.steps[0] == cohort and periods[key.period].is_year:
            _window(out, key, horizons[start.removeprefix("uppf-")], periods[key.period].year)


def _window(out: Relations, key: Key, horizon: Uppfoljning, of: int) -> None:
    """A cohort is the exits of its window: whole years, and months of others."""
    window, rest = horizon.fonster.of_year(of), key.steps[1:]
    years: list[Key] = []
    parts: list[Key] = []
    inside: list[Key] = []
    outside: list[Key] = []
    for year in range(window.start.year, window.end.year + 1):
        of_year = Period.of_year(year)
        exits = key.at("avslutade", *rest)._replace(period=of_year.key)
        if window.start <= of_year.start and of_year.end <= window.end:
            years.append(exits)
            continue
        parts.append(exits)
        for n in range(1, 13):
            month = exits.at("avslutade", f"manad={n:02d}")
            is_inside = Period.of_month(year, n).start in window
            (inside if is_inside else outside).append(month)
    for part in years:
        out.at_most([part], [key])
    if not rest and all(part in out.truth for part in (*years, *inside)):
        out.total(key, [*years, *inside])
    out.at_most([key], [*years, *parts])
    out.at_most([key], [*years, *inside])
    out.at_most([*years, *parts], [key, *outside])

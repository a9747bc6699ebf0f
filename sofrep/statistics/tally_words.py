"""What a tally counts, in words: the label of its measure."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.statistics.labels import measure_text

DIMENSIONS = {
    "kommun": "kommun",
    "alder": "ålder",
    "tid": "tid i offentlig försörjning",
    "fors": "försörjning",
    "syss": "sysselsättning",
    "orsak": "avslutsorsak",
}
"""What the dimensions are called in a message."""


def words_of(steps: tuple[str, ...], forbund: Forbund) -> str:
    """``nya deltagare, Alby`` for ``("nya", "kommun=alby")``."""
    population, *rest = steps
    if population.startswith("uppf-"):
        horizon, _, of = population.partition(".")
        parts = [horizon, *(_of_cohort(rest) if of == "kohort" else _of_answers(rest))]
    else:
        parts = [{"nya-alla": "nya", "nya-anonyma": "nya.anonyma"}.get(population, population)]
        parts += rest
    return measure_text(".".join(parts).replace("=", "."), forbund)


def _of_cohort(rest: list[str]) -> list[str]:
    return ["avslut", *rest] if rest else ["kohort"]


def _of_answers(rest: list[str]) -> list[str]:
    last = rest[-1]
    return ["samma", last.removeprefix("avslut.")] if last.startswith("avslut.") else [last]

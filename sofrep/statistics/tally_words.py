"""What a tally counts, in words: the label of its measure."""

from __future__ import annotations

from sofrep.domain.forbund import Forbund
from sofrep.statistics.labels import measure_text


def words_of(steps: tuple[str, ...], forbund: Forbund) -> str:
    """``nya deltagare, Alby`` for ``("nya", "kommun=alby")``."""
    population, *rest = steps
    if population.startswith("uppf-"):
        horizon, _, of = population.partition(".")
        last = [of] if of == "kohort" and not rest else rest[-1:]
        if len(rest) > 2 or (of == "kohort" and rest):
            last = rest[-1:]
        measure = ".".join([horizon, *(step.replace("=", ".") for step in last)])
    else:
        name = "nya" if population == "nya-alla" else population.replace("nya-a", "nya.a")
        measure = ".".join([name, *(step.replace("=", ".") for step in rest)])
    return measure_text(measure, forbund)

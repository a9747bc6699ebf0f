"""What a figure means, in the words of docs/figures.md: its definition, numerator and denominator."""

from __future__ import annotations

import re

from msgspec import Struct

from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.mal.siffror.goal_figures import COUNT, DIFFERENCE, OWN
from sofrep.amnen.mal.siffror.grading import MEAN, RATIO
from sofrep.domain.forbund import Forbund

_GOALS = (
    (
        rf".*{re.escape(DIFFERENCE)}",
        "Målets resultat minus resultatet året före. Andelar skiljer sig i procentenheter.",
    ),
    (re.escape(MEAN), "Medelvärdet av insatsens mål: resultat i procent av målvärdet."),
    (
        rf".*{re.escape(RATIO)}",
        "Målets resultat i procent av målvärdet; för högst, målvärdet i procent av resultatet.",
    ),
    (r"mal-\d+", "Resultatet som är inskrivet för målet i måltabellen."),
    (
        rf"{re.escape(OWN)}(\..*)?",
        "Hur många övergripande mål året har, eller hur många av dem som bedömts så.",
    ),
    (rf"{COUNT}(\..*)?", "Hur många mål året har, eller hur många av dem som bedömts så."),
)
"""The measures of goals (docs/figures.md), the first that fits."""


class Meaning(Struct, frozen=True):
    """The definition of a measure; of what its ratio, where it is one, is a ratio. "" is unknown."""

    definition: str = ""
    taljare: str = ""
    namnare: str = ""


NO_MEANING = Meaning()


def meaning(measure: str, forbund: Forbund) -> Meaning:
    """The meaning of a measure (a figure's id without period and scope)."""
    matches = find(measure, forbund)
    if not matches:
        return Meaning(_of_goals(measure))
    named = matches[0]
    of = named.measure.share if named.andel else named.measure.ratio
    taljare, _, namnare = of.partition(" / ")
    return Meaning(named.measure.definition, taljare, namnare)


def _of_goals(measure: str) -> str:
    """A measure that the table of goals gives, and no list; "" for another."""
    return next((words for pattern, words in _GOALS if re.fullmatch(pattern, measure)), "")

"""How many questions of the survey that went up, down or neither since the year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sofrep.domain.enkat import Enkat, Fraga
from sofrep.domain.figure import Figure, Recipe, Sex, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.statistics.survey_counts import Surveys

COMPARED = "enk.jamforda"
UP, DOWN, SAME = "enk.okat", "enk.minskat", "enk.lika"

_HALF = Fraction(1, 2)


def survey_changes(
    made: Sequence[Figure], surveys: Surveys, enkat: Enkat, period: Period
) -> Iterator[Figure]:
    """The four counts, from the changes among `made`; nothing where no group was asked.

    A change of less than half a procentenhet, which is printed as nothing, is none.  A question
    of which one of the years has too few answers to show is left out.
    """
    values = {figure.measure: figure.value for figure in made if figure.sex is Sex.TOTALT}
    if not values:
        return
    changes = [
        change
        for fraga in enkat.fraga
        if fraga.indikator
        and (change := values.get(f"enk.{fraga.grupp}.{fraga.kod}.forandring")) is not None
        and not enkat.is_too_few(int(values[f"enk.{fraga.grupp}.{fraga.kod}.n"] or 0))
        and not enkat.is_too_few(_answers(surveys, period.year - 1, fraga))
    ]
    up = sum(1 for change in changes if change >= _HALF)
    down = sum(1 for change in changes if change <= -_HALF)
    counts = {COMPARED: len(changes), UP: up, DOWN: down, SAME: len(changes) - up - down}
    for measure, count in counts.items():
        yield Figure(
            id=figure_id(period, FORBUNDET, measure),
            value=count,
            unit=Unit.ANTAL,
            scope=FORBUNDET,
            period=period,
            recipe=Recipe("enkat", ("enkat",)),
        )


def _answers(surveys: Surveys, year: int, fraga: Fraga) -> int:
    own = surveys.of(year, fraga.grupp)
    return (own.count(fraga, "n", Sex.TOTALT) or 0) if own and own.has(fraga) else 0

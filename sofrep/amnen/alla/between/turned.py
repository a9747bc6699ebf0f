"""A goal that is held the other way round than the same goal of last year."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.alla.between.years import Years
from sofrep.domain.mal import Jamforelse
from sofrep.domain.problem import About, Problem, warning

_WORDS = {Jamforelse.MINST: "minst", Jamforelse.HOGST: "högst"}


def check_turned(years: Years) -> Iterator[Problem]:
    """A warning for each goal that is to be reached from the other side than last year.

    Of the same measure and scope: more is better of it in one year, and less in the next.
    """
    year = years.period.year
    before = [goal for goal in years.underlag.goals if goal.year == year - 1]
    for goal in years.underlag.goals:
        ways = {
            other.jamforelse
            for other in before
            if goal.matt and (other.scope, other.matt) == (goal.scope, goal.matt)
        }
        if goal.year != year or goal.jamforelse is None or not ways - {None}:
            continue
        if goal.jamforelse not in ways:
            then = next(_WORDS[way] for way in Jamforelse if way in ways)
            yield warning(
                "mal-vant",
                goal.place,
                f"Målet är att {goal.matt} ska vara {_WORDS[goal.jamforelse]} målvärdet, men "
                f"{year - 1} skulle det vara {then} målvärdet.",
                "Rätta kolumnen Jämförelse, om det är den som är fel.",
                About(goal.scope, year),
            )

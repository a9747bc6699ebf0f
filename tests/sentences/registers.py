"""Registers that nobody has thought of, and the extremes, as what a document is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from msgspec.structs import replace

from sentences.any_economy import some_members, some_money, some_posts
from sentences.any_goals import some_goals, some_history, some_tallies
from sentences.any_register import a_forbund, some_activities, some_applications, some_rows
from sentences.any_survey import alike, an_enkat, national_results, survey_sums
from sentences.bent import (
    BENT,
    a_year_earlier,
    all_hidden,
    bent_to,
    blank,
    everything,
    small_hidden,
    some_hidden,
    tied,
)
from sofrep.amnen.ekonomi.kontroller import check_economy
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.insatsmedel.siffror import rows_of
from sofrep.amnen.mal.siffror.grading import grade_insatser
from sofrep.amnen.mal.siffror.judging import judge_goals
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.pipeline.documents import bilaga_underlag
from sofrep.pipeline.evaluate import Results, activities_of, figures_of, goals_of, with_goals
from sofrep.statistics.underlag import Underlag
from support.frames import Row, make_underlag

YEAR = Period.of_year(2023)
PARTS = (Period(date(2023, 1, 1), date(2023, 8, 31)), Period(date(2023, 1, 15), date(2023, 6, 30)))
NOWHERE = Path("no folder")


def random_case(seed: int) -> BilagaUnderlag:
    """A profile and a year by chance; of each seed always the same."""
    random = Random(seed)  # noqa: S311 - test data
    sizes = random.choice([1, 2, 3, 3, 6, 15]), random.choice([1, 2, 9, 40])
    forbund = a_forbund(random, *sizes, tallied=random.choice([0, 0, 0.4, 1]))
    period = random.choice([YEAR, YEAR, YEAR, *PARTS])
    size = random.choice([1, 2, 3, 12, 40, 40, 150, 400])
    rows = random.choice(BENT)(random, some_rows(random, forbund, size))
    shown = random.choice([everything, everything, everything, small_hidden, some_hidden])
    read = some_underlag(random, forbund, rows, period)
    return documented(read, forbund, period, lambda figures: shown(figures, random))


def some_underlag(
    random: Random, forbund: Forbund, rows: Sequence[Row], period: Period
) -> Underlag:
    """What might be read beside the rows: everything that a document is made from."""
    enkat = forbund.enkat
    underlag = make_underlag(
        forbund,
        rows,
        tallies=some_tallies(random, forbund),
        applications=some_applications(random, forbund),
        activities=some_activities(random),
        survey_sums=survey_sums(random, enkat) if enkat else (),
        national=national_results(random, enkat) if enkat else (),
        goals=some_goals(random, forbund),
        history=some_history(random, forbund),
        insatser=some_money(random, forbund),
    )
    return replace(underlag, economy=some_posts(random, period), organisation=some_members(random))


def documented(
    underlag: Underlag,
    forbund: Forbund,
    period: Period = YEAR,
    shown: Callable[[FigureSet], FigureSet] = lambda figures: figures,
) -> BilagaUnderlag:
    """What the documents are made from, counted and judged as a build does from what is `shown`."""
    figures = shown(figures_of(underlag, forbund, period))
    goals, _ = judge_goals(goals_of(underlag, period), figures, forbund, period)
    grades, _ = grade_insatser(goals, rows_of(underlag, period), forbund, period)
    results = Results(
        forbund=forbund,
        period=period,
        figures=with_goals(figures, goals, grades, period),
        goals=goals,
        problems=(),
        grades=grades,
        checks=check_economy(underlag, forbund, period.year),
        aktiviteter=activities_of(underlag, period),
    )
    return bilaga_underlag(results, underlag, NOWHERE)


def extremes() -> Mapping[str, Callable[[], BilagaUnderlag]]:
    """Each of the extremes that the sentences must stand."""
    random = Random(0)  # noqa: S311 - test data
    forbund = a_forbund(random, 3, 4)
    many = some_rows(random, forbund, 120)
    this_year = [row | {"start": date(2023, 3, 1), "slut": date(2023, 9, 1)} for row in many]
    anonymous = {"start": date(2023, 3, 1), "anonym": True}
    rows = {
        "nobody": [],
        **{f"one person, {n}": bent_to(many[n : n + 1], fodelsear=1970 + 12 * n) for n in range(3)},
        **{f"two persons, {n}": bent_to(many[n : n + 2], fodelsear=1970 + 9 * n) for n in range(3)},
        **{
            f"one sex, {kon}": [row | {"kon": kon} for row in many]
            for kon in ("kvinnor", "man", "ovriga")
        },
        "ties": tied(random, many[:20]),
        "all alike": [this_year[0]] * 24,
        "all blank": [blank(row) for row in many],
        "all anonymous": [{"insats": row["insats"]} | anonymous for row in many],
        "no last year": this_year,
        "equal to last year": [*this_year, *a_year_earlier(this_year)],
        "half of last year": [*this_year[:60], *a_year_earlier(this_year)],
        "nearly last year": [*this_year, *a_year_earlier(this_year[:119])],
        "nobody ended": [row | {"slut": None, "uppf": {}} for row in many],
    }
    hidden = {"all hidden": all_hidden, "all small hidden": small_hidden}
    return {
        **{name: partial(_of_rows, forbund, own) for name, own in rows.items()},
        **{name: partial(_of_rows, forbund, many, hides) for name, hides in hidden.items()},
        "15 insatser x 40 kommuner": large,
        **{f"survey, {name}": partial(_asked, *of) for name, of in ALIKE.items()},
        "economy of noughts": partial(_asked, 20, 10, economy=0),
    }


def _of_rows(
    forbund: Forbund,
    rows: Sequence[Row],
    hides: Callable[[FigureSet, Random], FigureSet] = everything,
) -> BilagaUnderlag:
    random = Random(0)  # noqa: S311 - test data
    underlag = make_underlag(forbund, rows, goals=some_goals(random, forbund))
    return documented(underlag, forbund, shown=lambda figures: hides(figures, random))


def large() -> BilagaUnderlag:
    """Fifteen insatser and forty kommuner, with goals and applications."""
    random = Random(0)  # noqa: S311 - test data
    forbund = a_forbund(random, 15, 40)
    underlag = make_underlag(
        forbund,
        some_rows(random, forbund, 1500),
        goals=[goal for _ in range(4) for goal in some_goals(random, forbund)],
        applications=some_applications(random, forbund, 300),
    )
    return documented(underlag, forbund)


ALIKE = {
    "nobody answered": (0, 0),
    "one answered": (1, 1),
    "nobody positive": (20, 0),
    "all positive": (20, 20),
    "all questions and years alike": (40, 20),
}
"""How many answered each question of the survey, and how many of them positively."""


def _asked(n: int, positive: int, *, economy: int | None = None) -> BilagaUnderlag:
    """A survey of which every question of both years had the same answers; amounts all alike."""
    random = Random(1)  # noqa: S311 - test data
    forbund = a_forbund(random, 1, 1)
    forbund = replace(forbund, enkat=an_enkat(random))
    assert forbund.enkat is not None
    underlag = replace(
        make_underlag(forbund, survey_sums=alike(forbund.enkat, n, positive)),
        economy=() if economy is None else some_posts(random, YEAR, (economy,)),
    )
    return documented(underlag, forbund)

"""From a förbund's folder to its figures and goals, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.betyg import Betyg
from sofrep.domain.ekonomi import Kontroll
from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.forbundsprofil import located
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.gathering import gathered, profile_of
from sofrep.pipeline.silence import Silenced, silence
from sofrep.statistics.ways import Selection

if TYPE_CHECKING:
    from sofrep.rojande.folded import Folding
    from sofrep.rojande.sma_antal.hidden_counts import Protection
    from sofrep.statistics.underlag import Underlag


EVERYBODY = Selection()


class Results(Struct, frozen=True, kw_only=True):
    """What a folder says about a period.

    `figures` are those of the period and of the one before it, those of the survey of all years
    up to then, and the entered history;
    `underlag` is None when the figures come from the store; `selection` is what the
    register's rows were restricted to.  `checks` are those of the economy's sums, with those that
    agree.  `aktiviteter` are the period's structural activities: what, by whom and when.  `grades` are those of the insatser, where the profile has grades.  `silenced` are the
    problems that the profile silences; `problems` are the others.  `protection` is there when the
    profile's rules of small counts are on, `folding` when its rule of the smallest group is, and the figures are those
    that may be published.
    """

    forbund: Forbund
    period: Period
    figures: FigureSet
    goals: tuple[MalUtfall, ...]
    problems: tuple[Problem, ...]
    underlag: Underlag | None = None
    selection: Selection = field(default_factory=Selection)
    checks: tuple[Kontroll, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    grades: tuple[Betyg, ...] = ()
    aktiviteter: tuple[tuple[str, str, str], ...] = ()
    protection: Protection | None = None
    folding: Folding | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)

    def of(self, period: Period) -> Results:
        """The same figures, looked at as those of another period that is among them."""
        return replace(self, period=period, goals=(), grades=(), aktiviteter=())


def evaluate(
    folder: Path,
    period: Period,
    selection: Selection | None = None,
    step: Callable[[str, float], object] = lambda _, __: None,
) -> Results:
    """Read `folder`, check it, compute the figures and judge the goals of `period`.

    Faulty workbooks are a result: look at `Results.errors` before showing a figure.  Entered
    history and goals are about everybody: with a `selection` there are none.  `step` as in `build`.

    Raises:
        FaultyDataError: when the profile has errors, so that nothing else can be read.
    """
    from sofrep.amnen.alla.between import Years, check_between
    from sofrep.amnen.alla.count_checks import check_rows_of
    from sofrep.amnen.alla.sheets import read_underlag
    from sofrep.amnen.ekonomi.kontroller import check_economy, economy_problems
    from sofrep.amnen.historik.siffror import revised
    from sofrep.amnen.insatsmedel.siffror import rows_of
    from sofrep.amnen.mal.siffror.grading import grade_insatser
    from sofrep.amnen.mal.siffror.judging import judge_goals
    from sofrep.pipeline.adopted import adopted_figures
    from sofrep.pipeline.closed_year import closing_of
    from sofrep.pipeline.section_files import check_sections
    from sofrep.pipeline.unused_texts import check_texts
    from sofrep.pipeline.year_check import check_year, of_untouched

    selection = selection or EVERYBODY
    forbund, profile_problems = profile_of(folder)
    underlag = read_underlag(folder, forbund)
    problems = [*of_untouched(profile_problems, underlag), *underlag.problems]
    step("Räknar ...", 0.2)
    problems += check_rows_of(underlag, forbund, period)
    adopted = {} if selection else adopted_figures(folder, period, forbund)
    counted = counted_figures(underlag, forbund, period, selection)
    figures = counted if selection else completed(counted, underlag, forbund, adopted)
    goals_of_year = () if selection else goals_of(underlag, period)
    goals, goal_problems = judge_goals(goals_of_year, figures, forbund, period)
    problems += goal_problems
    rows = {} if selection else rows_of(underlag, period)
    grades, grade_problems = grade_insatser(goals, rows, forbund, period)
    problems += grade_problems
    if not selection:
        problems += check_between(
            Years(
                underlag=underlag,
                forbund=forbund,
                period=period,
                figures=figures,
                closing=closing_of(folder, period),
                adopted=adopted,
                revised=tuple(revised(counted, adopted)),
            )
        )
    problems += check_year(underlag, forbund, folder, period)
    problems += check_sections(underlag, forbund, folder, period.year)
    problems += check_texts(underlag, forbund, period.year)
    checks = check_economy(underlag, forbund, period.year)
    problems += economy_problems(checks)
    told, silenced = silence(problems, forbund.tyst, period)
    return Results(
        forbund=forbund,
        period=period,
        figures=with_goals(figures, goals, grades, period),
        goals=goals,
        problems=gathered(located(told, folder / PROFILE_NAME), underlag.hidden),
        silenced=silenced,
        underlag=underlag,
        selection=selection,
        checks=checks,
        grades=() if selection else grades,
        aktiviteter=activities_of(underlag, period),
    )


def activities_of(underlag: Underlag, period: Period) -> tuple[tuple[str, str, str], ...]:
    """The structural activities of the period: what, by whom and when."""
    from sofrep.amnen.strukturella.siffror import activity_rows

    held = [*underlag.activities.rows("vad", "utforare", "nar")]
    return tuple(held[number] for number in activity_rows(underlag, period))


def figures_of(
    underlag: Underlag,
    forbund: Forbund,
    period: Period,
    adopted: Mapping[str, Figure] = MappingProxyType({}),
) -> FigureSet:
    """The figures of the period, of the one before, of earlier surveys, those adopted and entered."""
    return completed(counted_figures(underlag, forbund, period), underlag, forbund, adopted)


def counted_figures(
    underlag: Underlag, forbund: Forbund, period: Period, selection: Selection = EVERYBODY
) -> FigureSet:
    """The figures of the period, of the one before, and of earlier surveys, as the workbooks give them."""
    from sofrep.amnen.alla.counting import compute
    from sofrep.amnen.enkat.siffror.survey_counts import survey_years
    from sofrep.amnen.enkat.siffror.survey_measures import survey_figures

    both = (period, period.previous())
    found = [f for each in both for f in compute(underlag, forbund, each, selection).values()]
    if selection:
        return FigureSet(found)
    done = {each.year for each in both if each.is_year}
    for year in survey_years(underlag, period.year if period.is_year else period.year - 1):
        if year not in done:
            found += survey_figures(underlag, forbund, Period.of_year(year))
    return FigureSet(found)


def completed(
    counted: FigureSet, underlag: Underlag, forbund: Forbund, adopted: Mapping[str, Figure]
) -> FigureSet:
    """The counted figures with those that the board has adopted and those that were entered."""
    from sofrep.amnen.historik.siffror import inherited, with_adopted

    entered = with_adopted(counted, adopted).with_entered(underlag.history)
    return entered.with_entered(inherited(entered, forbund))


def goals_of(underlag: Underlag, period: Period) -> tuple[Mal, ...]:
    """The goals of the period's year."""
    return tuple(goal for goal in underlag.goals if goal.year == period.year)


def with_goals(
    figures: FigureSet, goals: tuple[MalUtfall, ...], grades: tuple[Betyg, ...], period: Period
) -> FigureSet:
    """`figures` with what goals add: typed-in results, differences, counts, and what grades rest on."""
    from sofrep.amnen.mal.siffror.grading import goal_figures, grade_figures

    results = [figure for goal in goals for figure in (goal.result, goal.previous) if figure]
    added = [*results, *goal_figures(goals, period), *grade_figures(grades)]
    new = {figure.id: figure for figure in added if figure.id not in figures}
    return FigureSet([*figures.values(), *new.values()])

"""Judging the goals of a year, in its report or in a delårsrapport; what hinders it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.amnen.mal.siffror.goal_measures import GoalTarget, find_target, without_figure
from sofrep.domain.efterfoljare import Delning, not_comparable
from sofrep.domain.figure import Absence, Figure, FigureSet, Number, Origin, Recipe, figure_id
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Bedomning, Hinder, Jamforelse, Mal, MalUtfall
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, error, warning
from sofrep.statistics import ratio


def without_result(goal: Mal) -> Problem:
    """The problem of a goal that nothing says the result of."""
    return error(
        "mal-utan-resultat",
        goal.place,
        "Målet har varken mått, inmatat resultat, resultat i ord eller skäl till att det inte "
        "kunde mätas.",
        "Fyll i en av kolumnerna ”Mått”, ”Resultat (inmatat)”, ”Resultat i ord” och ”Kunde inte "
        "mätas”.",
    )


def measured_all_the_same(goal: Mal) -> Problem:
    """The problem of a reason why a goal was not measured that may be a comment in the wrong column."""
    return warning(
        "mal-mats-anda",
        goal.place,
        "Målet har ett mått som ger ett resultat, men också en text i ”Kunde inte mätas” och ingen "
        "kommentar. Det redovisas som att det inte kunde mätas.",
        "Är texten en kommentar, flytta den till ”Kommentar”. Är den skälet, skriv i ”Kommentar” "
        "hur målet följs.",
    )


def faults_of(goal: Mal) -> list[Problem]:
    """Everything in the row that says two things at once, or lacks its comparator."""
    faults = [
        error("mal-motsagelse", goal.place, message, "Behåll bara det som gäller.")
        for message in _contradictions(goal)
    ]
    if goal.target is not None and goal.jamforelse is None:
        faults.append(
            error(
                "jamforelse-saknas",
                goal.place,
                "Målet har ett målvärde men ingen jämförelse.",
                "Skriv ”minst” eller ”högst” i kolumnen ”Jämförelse”.",
            )
        )
    return faults


def _contradictions(goal: Mal) -> list[str]:
    reason = "ett skäl till att det inte kunde mätas"
    pairs = (
        (goal.entered is not None and goal.not_measured, "ett inmatat resultat", reason),
        (goal.in_words and goal.not_measured, "ett resultat i ord", reason),
        (goal.in_words and goal.entered is not None, "ett inmatat resultat", "ett i ord"),
        (goal.in_words and goal.matt, "ett mått", "ett resultat i ord"),
        (
            goal.previous_in_words and goal.entered_previous is not None,
            "ett inmatat resultat för föregående år",
            "ett i ord",
        ),
    )
    return [f"Målet har både {one} och {other}." for both, one, other in pairs if both]


TABLE = "mal"
ENTERED_SOURCE = "inmatat i måltabellen"


def judge_goals(
    goals: Iterable[Mal], figures: FigureSet, forbund: Forbund, period: Period
) -> tuple[tuple[MalUtfall, ...], tuple[Problem, ...]]:
    """The outcome of each goal, and what is wrong with the goals that have none.

    `figures` are those of the period and of the one before it, with the entered history.  A
    result that was typed into the goal sheet becomes a figure ``<period>.<scope>.mal-<nn>``,
    where nn is the goal's place among those of its scope.  A goal that cannot be measured in a
    part of a year is `Bedomning.EJ_MATT`, with the reason in `Mal.not_measured`; a typed-in
    result, or one in words, is the whole year's, and is not used in a part of it.
    """
    judge = _Judge(figures, forbund, period)
    numbers: dict[str, int] = {}
    outcomes: list[MalUtfall] = []
    for goal in goals:
        numbers[goal.scope] = numbers.get(goal.scope, 0) + 1
        number = numbers[goal.scope]
        outcome = judge.outcome(goal, f"mal-{number:02d}")
        if outcome is not None:
            outcomes.append(replace(outcome, nummer=number))
    return tuple(outcomes), tuple(judge.problems)


def bedom(result: Number, jamforelse: Jamforelse, target: Number, tolerans: int) -> Bedomning:
    """How a result stands to its target; "delvis" is within `tolerans` per cent of it."""
    near = ratio.tolerance(target, tolerans)
    if jamforelse is Jamforelse.MINST:
        reached, nearly = result >= target, result >= target - near
    else:
        reached, nearly = result <= target, result <= target + near
    if reached:
        return Bedomning.UPPFYLLT
    return Bedomning.DELVIS if nearly else Bedomning.EJ_UPPFYLLT


class _Judge(Struct):
    """Judges goal after goal and notes the problems on the way."""

    figures: FigureSet
    forbund: Forbund
    period: Period
    problems: list[Problem] = field(default_factory=list)

    def outcome(self, goal: Mal, number: str) -> MalUtfall | None:
        """The goal's outcome; None where its row is in error."""
        found = find_target(goal, self.forbund, self.period) if goal.matt else None
        faults = [found] if isinstance(found, Problem) else []
        faults += faults_of(goal)
        if faults or isinstance(found, Problem):
            self.problems += faults
            return None
        previous = self._previous(goal, found, number)
        # What is typed in is the year's, and need not be there before the year is over.
        told = goal.matt or goal.entered is not None or goal.not_measured or goal.in_words
        if not told and self.period.is_year:
            self.problems.append(without_result(goal))
            return self._not_measured(replace(goal, not_measured=Hinder.INTE_IFYLLT), previous)
        if goal.not_measured:
            figure = found.figure(self.figures, self.period) if found else None
            if figure and figure.value is not None and not goal.comment:
                self.problems.append(measured_all_the_same(goal))
            return self._not_measured(goal, previous)
        if goal.in_words and self.period.is_year:
            return replace(
                self._not_measured(goal, previous), bedomning=Bedomning.I_ORD, words=goal.in_words
            )
        result = self._result(goal, found, number)
        if result is None:
            reason = self._reason(goal, found)
            return self._not_measured(replace(goal, not_measured=reason), previous)
        target = self._target(goal, found)
        return MalUtfall(
            mal=goal,
            result=result,
            previous=previous,
            target=target,
            bedomning=self._bedomning(goal, result, target),
            distance=_distance(result, target),
            previous_words=self._previous_words(goal, previous),
        )

    def _result(self, goal: Mal, target: GoalTarget | None, number: str) -> Figure | None:
        computed = target.figure(self.figures, self.period) if target else None
        if goal.entered is None or not self.period.is_year:
            return computed
        if computed is None:
            return _entered(goal, goal.entered, self.period, number)
        self._not_used(goal, "Resultatet")
        return computed

    def _previous(self, goal: Mal, target: GoalTarget | None, number: str) -> Figure | None:
        computed = target.previous(self.figures, self.period) if target else None
        if self._not_compared(goal):
            computed = None
        if goal.entered_previous is None or not self.period.is_year:
            return computed
        is_hidden = computed is not None and _is_hidden(computed)
        if computed is None or (computed.value is None and not is_hidden):
            return _entered(goal, goal.entered_previous, self.period.previous(), number)
        if computed.value != goal.entered_previous:
            self._not_used(goal, "Föregående års resultat")
        return computed

    def _previous_words(self, goal: Mal, previous: Figure | None) -> str:
        """Last year's result in words, or why it is not compared, where there is no number."""
        division = self._not_compared(goal)
        if division and previous is None and not (self.period.is_year and goal.previous_in_words):
            return f"jämförs inte: {division.insats} delades {division.ar}"
        if not self.period.is_year:
            return ""
        if goal.previous_in_words and previous is not None and previous.value is not None:
            self._not_used(goal, "Föregående års resultat")
            return ""
        return goal.previous_in_words

    def _not_compared(self, goal: Mal) -> Delning | None:
        """Why last year's result is not held beside this year's; None where it is."""
        before = self.period.previous().year
        return not_comparable(self.forbund, goal.scope, before, self.period.year)

    def _not_used(self, goal: Mal, what: str) -> None:
        self.problems.append(
            warning(
                "mal-inmatat-anvands-inte",
                goal.place,
                f"{what} räknas ut ur registret ({goal.matt}); det inmatade värdet används inte.",
                "Ta bort det inmatade värdet, eller ta bort måttet om det inmatade ska gälla.",
            )
        )

    def _reason(self, goal: Mal, target: GoalTarget | None) -> Hinder:
        """Why there is no result; in a year's report that is an error too."""
        if not self.period.is_year:
            later = target is not None and target.is_follow_up
            return Hinder.FOLJS_UPP_SENARE if later else Hinder.PER_HELAR
        self.problems.append(without_figure(goal, target, self.forbund, self.period))
        return Hinder.SAKNAS

    def _target(self, goal: Mal, target: GoalTarget | None) -> Number | None:
        """The target of the period: of a part of a year, that part of what adds up over it."""
        if goal.target is None or self.period.is_year or not (target and target.is_added_up):
            return goal.target
        return ratio.of_year(goal.target, self.period.whole_months)

    def _bedomning(self, goal: Mal, result: Figure, target: Number | None) -> Bedomning:
        if target is None or goal.jamforelse is None:
            return Bedomning.INGET_MALVARDE
        if result.value is None:
            return Bedomning.DOLT if _is_hidden(result) else Bedomning.EJ_MATT
        return bedom(result.value, goal.jamforelse, target, self.forbund.mal.tolerans_procent)

    def _not_measured(self, goal: Mal, previous: Figure | None) -> MalUtfall:
        return MalUtfall(
            mal=goal,
            result=None,
            previous=previous,
            target=goal.target,
            bedomning=Bedomning.EJ_MATT,
            distance=None,
            previous_words=self._previous_words(goal, previous),
        )


def _is_hidden(figure: Figure) -> bool:
    """Whether there is a result that is not shown."""
    absence = figure.absence
    return absence is not None and (absence is Absence.DOLD or absence.is_folded)


def _entered(goal: Mal, value: Number, period: Period, number: str) -> Figure:
    return Figure(
        id=figure_id(period, goal.scope, number),
        value=value,
        unit=goal.unit,
        scope=goal.scope,
        period=period,
        recipe=Recipe(TABLE, (number,)),
        origin=Origin.INMATAD,
        source=ENTERED_SOURCE,
    )


def _distance(result: Figure, target: Number | None) -> Fraction | None:
    if result.value is None or target is None or result.value <= 0 or target <= 0:
        return None
    return ratio.quotient(result.value, target)

"""What a goal measures: its figure, this period and the one before."""

from __future__ import annotations

from difflib import get_close_matches

from msgspec import Struct

from sofrep.amnen.alla.catalogue import NamedMeasure, every_name, find
from sofrep.amnen.alla.labels import measure_text
from sofrep.domain.figure import Absence, Figure, FigureSet, Unit
from sofrep.domain.forbund import FORBUNDET, Forbund, Uppfoljning
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, error
from sofrep.paths import PROFILE_NAME

_ADDED_UP = ("nya", "avslutade", "ansokningar", "strukturella")
_MEANS = ("per-manad",)
SURVEY = "enk."
_SUMS = "insatser."


class GoalTarget(Struct, frozen=True):
    """A goal's measure taken apart: in which scope, which measure, of which period.

    `period_key` is "" for the report's own period, else the period that the goal's figure id
    names, and then there is no previous one.
    """

    scope: str
    measure: str
    period_key: str
    match: NamedMeasure

    @property
    def is_added_up(self) -> bool:
        """Whether it grows over the year, so that a part of the year has a part of the target."""
        first, *rest = self.measure.removeprefix(_SUMS).split(".")
        return (
            self.match.unit is Unit.ANTAL
            and first in _ADDED_UP
            and not set(rest) & set(_MEANS)
            and not self.period_key
        )

    @property
    def is_follow_up(self) -> bool:
        """Whether it is about follow-up, which a delårsrapport may leave out."""
        return self.measure.startswith("uppf-")

    def figure(self, figures: FigureSet, period: Period) -> Figure | None:
        """The figure in the report of `period`."""
        return _counted(figures, f"{self.period_key or period.key}.{self.scope}.{self.measure}")

    def previous(self, figures: FigureSet, period: Period) -> Figure | None:
        """The figure of the same days a year earlier."""
        if self.period_key:
            return None
        return _counted(figures, f"{period.previous().key}.{self.scope}.{self.measure}")


def _counted(figures: FigureSet, name: str) -> Figure | None:
    """The figure, unless nobody has counted it: then there is nothing to go by."""
    figure = figures.get(name)
    return None if figure is None or figure.absence is Absence.EJ_RAKNAT else figure


def find_target(goal: Mal, forbund: Forbund, period: Period) -> GoalTarget | Problem:
    """What the goal measures, or the problem with it; `goal.matt` must not be empty."""
    scope, measure, key = goal.scope, goal.matt, ""
    if goal.matt[:1].isdigit():
        key, _, rest = goal.matt.partition(".")
        scope, _, measure = rest.partition(".")
        if key in {str(goal.year), period.key}:
            key = ""
    if measure.startswith(SURVEY):
        scope = FORBUNDET  # the survey is the whole förbund's, whatever insats the goal is for
    matches = find(measure, forbund) if measure else ()
    right = [m for m in matches if m.measure.forbundet == (scope == FORBUNDET)]
    if not right or scope not in {*forbund.scopes(), FORBUNDET}:
        return _unknown(goal, forbund, scope, measure)
    if right[0].unit is not goal.unit:
        return _wrong_unit(goal, right[0])
    target = GoalTarget(scope, measure, key, right[0])
    if target.is_follow_up and (told := _not_followed_up(goal, target, forbund)):
        return told
    return target


def _unknown(goal: Mal, forbund: Forbund, scope: str, measure: str) -> Problem:
    known = list(every_name(forbund, of_forbundet=scope == FORBUNDET))
    near = get_close_matches(measure, known, n=3, cutoff=0)
    if measure and find(measure, forbund) and scope in {*forbund.scopes(), FORBUNDET}:
        return _of_another(goal, forbund, scope, f"{_SUMS}{measure}" if scope == FORBUNDET else "")
    return error(
        "mal-matt-okant",
        goal.place,
        f"Måttet ”{goal.matt}” finns inte.",
        f"Menar ni {near[0]}, {near[1]} eller {near[2]}? Alla mått står på bladet Alla mått i mal.xlsx. "
        "Lämna måttet tomt om resultatet ska skrivas in för hand.",
    )


def _of_another(goal: Mal, forbund: Forbund, scope: str, sums: str) -> Problem:
    """The problem of a measure of an insats on a goal of the förbund, or the other way round."""
    if scope != FORBUNDET:
        message = (
            f"Måttet ”{goal.matt}” räknas för hela förbundet, inte för {forbund.scope_name(scope)}."
        )
        action = "Skriv Förbundet i kolumnen Insats, eller välj ett mått i rullistan för insatsen."
    else:
        message = f"Måttet ”{goal.matt}” räknas för en insats, inte för hela förbundet."
        instead = (
            f"skriv måttet {sums}" if sums and find(sums, forbund) else "välj ett mått i rullistan"
        )
        action = f"Skriv insatsen i kolumnen Insats, eller {instead}."
    return error("mal-matt-okant", goal.place, message, action)


def _not_followed_up(goal: Mal, target: GoalTarget, forbund: Forbund) -> Problem | None:
    """The problem of a follow-up that none of the goal's insatser has, with a measure that they have."""
    horizon, rest = _horizon(target, forbund), target.measure.partition(".")[2]
    members = set(forbund.scopes()[target.scope])
    if not members.isdisjoint(horizon.insatser):
        return None
    others = [
        f"uppf-{each.kod}.{rest}"
        for each in forbund.uppfoljning
        if not members.isdisjoint(each.insatser)
    ]
    (instead, *_) = [
        name for name in (*others, f"avslutade.{rest}", "avslutade") if find(name, forbund)
    ]
    return error(
        "mal-matt-okant",
        goal.place,
        f"{forbund.scope_name(target.scope)} följs inte upp efter {horizon.namn}, så målet går inte att "
        "bedöma.",
        f"Välj ett annat mått, t.ex. {instead}, eller lägg till insatsen under [[uppfoljning]] i "
        "forbund.toml.",
    )


def without_figure(
    goal: Mal, target: GoalTarget | None, forbund: Forbund, period: Period
) -> Problem:
    """The problem of a measure that there is nothing to count from, with the reason where it is known."""
    why = _too_early(target, forbund, period) if target and target.is_follow_up else ""
    measure = target.measure if target else goal.matt
    return error(
        "mal-utan-underlag",
        goal.place_matt or goal.place,
        f"Det finns inga uppgifter för måttet ”{measure_text(measure, forbund)}” ({goal.matt}) "
        f"{period.key}{why}.",
        "Fyll i det som måttet räknas ur. Finns det inte, skriv skälet i kolumnen ”Kunde inte mätas”, eller "
        "resultatet, om ni har det, i ”Resultat (inmatat)” eller historiken.",
    )


def _too_early(target: GoalTarget, forbund: Forbund, period: Period) -> str:
    """That the follow-up's window begins before the register is complete, where it does."""
    horizon = _horizon(target, forbund)
    first = horizon.fonster.of_year(int(target.period_key[:4] or period.year)).start
    members = forbund.scopes()[target.scope]
    days = [forbund.rows_from(each) for each in forbund.insats if each.kod in members]
    complete = max((day for day in days if day is not None), default=None)
    if complete is None or first >= complete:
        return ""
    return (
        f": uppföljningen efter {horizon.namn} gäller dem som avslutade från {first}, men registret är "
        f"komplett först från {complete} (register_fran i {PROFILE_NAME})"
    )


def _horizon(target: GoalTarget, forbund: Forbund) -> Uppfoljning:
    kod = target.measure.removeprefix("uppf-").partition(".")[0]
    return next(each for each in forbund.uppfoljning if each.kod == kod)


def _wrong_unit(goal: Mal, match: NamedMeasure) -> Problem:
    hint = f"Ändra enheten till {match.unit}"
    if goal.unit is Unit.PROCENT and match.measure.share:
        hint = f"Skriv {goal.matt}.andel om målet gäller andelen, eller ändra enheten"
    return error(
        "mal-fel-enhet",
        goal.place,
        f"Målets enhet är {goal.unit}, men måttet {goal.matt} räknas i {match.unit}.",
        f"{hint}, eller välj ett annat mått.",
    )

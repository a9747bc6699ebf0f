"""Bilaga Måluppfyllelse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sofrep.bilagor.dokument import common
from sofrep.bilagor.efterfoljare import changes
from sofrep.bilagor.mal import MalVy, by_party, goal_views
from sofrep.bilagor.siffror import Siffror, siffror
from sofrep.bilagor.texter import Texter, scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.bilagor.uppfoljning import InmatadUppfoljningVy, UppfoljningVy, follow_ups
from sofrep.domain import efterfoljare
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats, Union
from sofrep.domain.mal import MalUtfall
from sofrep.statistics.goal_figures import COUNT, COUNTS
from sofrep.visning.visat import Tal
from sofrep.visning.vy import Vy

KOD = "maluppfyllelse"


@dataclass(frozen=True, slots=True)
class MalgruppVy(Vy):
    """The goals of the förbund, a union or an insats, with its texts and follow-ups.

    `andringar` are sentences on what it took over, and on what it was a part of.
    """

    kod: str
    namn: str
    kortnamn: str
    mal: tuple[MalVy, ...]
    text: Texter
    uppfoljningar: tuple[UppfoljningVy | InmatadUppfoljningVy, ...] = ()
    andringar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UtfallsantalVy(Vy):
    """How many goals were judged so; `bedomning` in the words that are printed."""

    bedomning: str
    slag: str
    antal: Tal


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``overgripande`` are the groups of goals of the förbund, of each of its parties and of the unions, ``insatser`` those of
    the insatser of the year and of others that have goals; ``mal`` all goals in the document's
    order, ``antal_mal`` how many they are, ``antal`` how many of each judgement.
    """
    s = siffror(underlag, FORBUNDET)
    overall = [
        _group(underlag, FORBUNDET, part.namn if part else "Förbundet", goals=goals)
        for part, goals in by_party(underlag, underlag.goals)
    ]
    unions = [_group(underlag, union.kod, union.namn) for union in underlag.forbund.union]
    overall += [group for group in unions if group.mal]
    with_goals = {goal.mal.scope for goal in underlag.goals}
    running = {i.kod for i in efterfoljare.running(underlag.forbund, underlag.period.year)}
    insatser = [
        _insats(underlag, insats)
        for insats in underlag.forbund.insats
        if insats.kod in running | with_goals
    ]
    alla = [mal for group in (*overall, *insatser) for mal in group.mal]
    return {
        **common(underlag, KOD),
        "overgripande": tuple(overall),
        "insatser": tuple(insatser),
        "mal": tuple(alla),
        "antal_mal": s.kanske(COUNT) or "",
        "antal": _tally(s),
    }


def _insats(underlag: BilagaUnderlag, insats: Insats) -> MalgruppVy:
    group = _group(underlag, insats.kod, insats.namn)
    follow: tuple[UppfoljningVy | InmatadUppfoljningVy, ...] = ()
    if Avsnitt.UPPFOLJNING in insats.avsnitt:
        s = siffror(underlag, insats.kod)
        follow = follow_ups(underlag, s, insats.namn)
    return replace(group, kortnamn=insats.kortnamn or insats.namn, uppfoljningar=follow)


def _group(
    underlag: BilagaUnderlag,
    scope: str,
    namn: str,
    *,
    goals: Sequence[MalUtfall] | None = None,
) -> MalgruppVy:
    """The group of `goals`, or of all those of the scope."""
    if goals is None:
        goals = [goal for goal in underlag.goals if goal.mal.scope == scope]
    texts = scope_texts(underlag, KOD, scope)
    scopes: list[Insats | Union] = [*underlag.forbund.insats, *underlag.forbund.union]
    andringar = changes(underlag, [each for each in scopes if each.kod == scope])
    return MalgruppVy(scope, namn, namn, goal_views(underlag, goals), texts, andringar=andringar)


def _tally(s: Siffror) -> tuple[UtfallsantalVy, ...]:
    counted = [(bedomning, s.kanske(measure)) for bedomning, measure in COUNTS.items()]
    return tuple(
        UtfallsantalVy(str(bedomning), bedomning.name.lower(), antal)
        for bedomning, antal in counted
        if antal
    )

"""Bilaga Måluppfyllelse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor.dokument import common
from sofrep.bilagor.mal import MalVy, goal_views
from sofrep.bilagor.sammanfattning import running
from sofrep.bilagor.siffror import Siffror
from sofrep.bilagor.texter import Texter, scope_texts
from sofrep.bilagor.underlag import BilagaUnderlag, Context
from sofrep.bilagor.uppfoljning import UppfoljningVy, follow_ups
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats
from sofrep.domain.mal import Bedomning
from sofrep.visning.vy import Vy

KOD = "maluppfyllelse"


@dataclass(frozen=True, slots=True)
class MalgruppVy(Vy):
    """The goals of the förbund, a union or an insats, with its texts and follow-ups."""

    kod: str
    namn: str
    kortnamn: str
    mal: tuple[MalVy, ...]
    text: Texter
    uppfoljningar: tuple[UppfoljningVy, ...] = ()


@dataclass(frozen=True, slots=True)
class UtfallsantalVy(Vy):
    """How many goals were judged so; `bedomning` in the words that are printed."""

    bedomning: str
    slag: str
    antal: int


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``overgripande`` are the groups of goals of the förbund and the unions, ``insatser`` those of
    the insatser of the year; ``mal`` all goals in the document's order, ``antal`` how many of
    each judgement.
    """
    overall = [_group(underlag, FORBUNDET, "Förbundet", "Förbundet")]
    overall += [_group(underlag, u.kod, u.namn, u.namn) for u in underlag.forbund.union]
    overall = [group for group in overall if group.mal]
    insatser = [_insats(underlag, insats) for insats in running(underlag)]
    alla = [mal for group in (*overall, *insatser) for mal in group.mal]
    return {
        **common(underlag, KOD),
        "overgripande": tuple(overall),
        "insatser": tuple(insatser),
        "mal": tuple(alla),
        "antal": _tally(alla),
    }


def _insats(underlag: BilagaUnderlag, insats: Insats) -> MalgruppVy:
    follow: tuple[UppfoljningVy, ...] = ()
    if Avsnitt.UPPFOLJNING in insats.avsnitt:
        s = Siffror(underlag.figures, underlag.period, insats.kod)
        follow = follow_ups(underlag.forbund, s, insats.namn)
    return _group(underlag, insats.kod, insats.namn, insats.kortnamn or insats.namn, follow)


def _group(
    underlag: BilagaUnderlag,
    scope: str,
    namn: str,
    kortnamn: str,
    uppfoljningar: tuple[UppfoljningVy, ...] = (),
) -> MalgruppVy:
    goals = [goal for goal in underlag.goals if goal.mal.scope == scope]
    texts = scope_texts(underlag, KOD, scope)
    return MalgruppVy(scope, namn, kortnamn, goal_views(underlag, goals), texts, uppfoljningar)


def _tally(goals: Sequence[MalVy]) -> tuple[UtfallsantalVy, ...]:
    counted = [
        UtfallsantalVy(
            str(b), b.name.lower(), sum(1 for goal in goals if goal.slag == b.name.lower())
        )
        for b in Bedomning
    ]
    return tuple(item for item in counted if item.antal)

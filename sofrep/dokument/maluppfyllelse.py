"""Bilaga Måluppfyllelse: how the goals went; the overall ones; those of each insats; how they are judged."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.overgripande import insats, korthet, overgripande, raknat
from sofrep.dokument.sektion import Efterat, Sektion, bara
from sofrep.domain.forbund import Insats

KOD = "maluppfyllelse"


def med_mal(underlag: BilagaUnderlag) -> tuple[Insats, ...]:
    """The insatser of the year, and others that have goals to answer for."""
    told = {goal.mal.scope for goal in underlag.goals} | {i.kod for i in running(underlag)}
    return tuple(each for each in underlag.forbund.insats if each.kod in told)


def _insatser(sida: Sida) -> Blocks:
    chosen = sida.valda(med_mal(sida.underlag))
    return tuple(block for each in chosen for block in insats(sida.om(each.kod), each))


SEKTIONER: Mapping[str, Sektion] = {
    "korthet": bara(korthet),
    "overgripande": bara(overgripande),
    "insatser": bara(_insatser),
}
EFTERAT: Mapping[str, Efterat] = {"raknat": raknat}

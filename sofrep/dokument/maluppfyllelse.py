"""Bilaga Måluppfyllelse."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt import insats, korthet, overgripande, raknat
from sofrep.dokument.ordning import arranged, order_of
from sofrep.domain.forbund import FORBUNDET, Insats

KOD = "maluppfyllelse"


def compose(underlag: BilagaUnderlag) -> Blocks:
    """How the goals went; the overall ones; those of each insats; how they are judged."""
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar=False)
    listed = order_of(underlag, KOD)
    kropp = {
        "korthet": korthet(sida),
        "overgripande": overgripande(sida),
        "insatser": tuple(
            block for each in med_mal(underlag) for block in insats(sida.om(each.kod), each)
        ),
    }
    shown = [block for name in listed for block in kropp.get(name, ())]
    kropp |= {"raknat": raknat(sida, shown)}
    return arranged(underlag, KOD, kropp)


def med_mal(underlag: BilagaUnderlag) -> tuple[Insats, ...]:
    """The insatser of the year, and others that have goals to answer for."""
    told = {goal.mal.scope for goal in underlag.goals} | {i.kod for i in running(underlag)}
    return tuple(each for each in underlag.forbund.insats if each.kod in told)

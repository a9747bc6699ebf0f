"""Bilaga Statistik."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.amnen.ansokningar.avsnitt import ansokningar
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.overtaganden import running, shown_unions
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.inskrivningar.avsnitt import blad, korthet
from sofrep.amnen.inskrivningar.avsnitt.metod import metod
from sofrep.amnen.strukturella.avsnitt import strukturella
from sofrep.amnen.uppfoljning.avsnitt import uppfoljning
from sofrep.dokument.ordning import arranged, order_of
from sofrep.domain.forbund import FORBUNDET, Avsnitt, Insats, Union

KOD = "statistik"
TABELLER = "tabeller"


def compose(underlag: BilagaUnderlag) -> Blocks:
    """What came of it; each insats and its follow-up; applications; activities; method; tables."""
    listed = order_of(underlag, KOD)
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar=TABELLER in listed)
    parts = {
        "korthet": (korthet(sida), ()),
        "insatser": _scopes(sida, running(underlag)),
        "unioner": _scopes(sida, shown_unions(underlag)),
        "ansokningar": ansokningar(sida),
        "strukturella": (strukturella(sida), ()),
    }
    kropp = {name: part[0] for name, part in parts.items()}
    tabeller = tuple(block for name in parts if name in listed for block in parts[name][1])
    if tabeller:
        tabeller = (sida.rubrik(1, TABELLER, "tabeller.rubrik"), *tabeller)
    kropp |= {TABELLER: tabeller}
    shown = [block for name in listed for block in kropp.get(name, ())]
    kropp |= {"raknat": metod(sida, shown)}
    return arranged(underlag, KOD, kropp)


def _scopes(sida: Sida, scopes: Iterable[Insats | Union]) -> tuple[Blocks, Blocks]:
    """The pages of insatser or unions and their follow-ups; and the tables of both."""
    parts = [_scope(sida.om(scope.kod), scope) for scope in scopes]
    kropp, tabeller = (tuple(block for part in parts for block in part[n]) for n in (0, 1))
    return kropp, tabeller


def _scope(sida: Sida, scope: Insats | Union) -> tuple[Blocks, Blocks]:
    own = blad(sida, scope)
    then = uppfoljning(sida) if Avsnitt.UPPFOLJNING in scope.avsnitt else ((), ())
    return (*own.kropp, *then[0]), (*own.tabeller, *then[1])

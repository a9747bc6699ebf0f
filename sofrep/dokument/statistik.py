"""Bilaga Statistik: what came of it; the insatser; applications; activities; method; tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sofrep.amnen.ansokningar.avsnitt import ansokningar
from sofrep.amnen.gemensamt.overtaganden import running, shown_unions
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.inskrivningar.avsnitt.insats import blad
from sofrep.amnen.inskrivningar.avsnitt.korthet import korthet
from sofrep.amnen.inskrivningar.avsnitt.metod import metod
from sofrep.amnen.strukturella.avsnitt import strukturella
from sofrep.amnen.uppfoljning.avsnitt.uppfoljning import uppfoljning
from sofrep.dokument.sektion import Efterat, Sektion, bara
from sofrep.domain.forbund import Avsnitt, Insats, Union

KOD = "statistik"


def _scopes(sida: Sida, scopes: Iterable[Insats | Union]) -> tuple[Blocks, Blocks]:
    """The pages of insatser or unions and their follow-ups; and the tables of both."""
    parts = [_scope(sida.om(scope.kod), scope) for scope in sida.valda(scopes)]
    kropp, tabeller = (tuple(block for part in parts for block in part[n]) for n in (0, 1))
    return kropp, tabeller


def _scope(sida: Sida, scope: Insats | Union) -> tuple[Blocks, Blocks]:
    own = blad(sida, scope)
    then = uppfoljning(sida) if Avsnitt.UPPFOLJNING in scope.avsnitt else ((), ())
    return (*own.kropp, *then[0]), (*own.tabeller, *then[1])


SEKTIONER: Mapping[str, Sektion] = {
    "korthet": bara(korthet),
    "insatser": lambda sida: _scopes(sida, running(sida.underlag)),
    "unioner": lambda sida: _scopes(sida, shown_unions(sida.underlag)),
    "ansokningar": ansokningar,
    "strukturella": bara(strukturella),
}
EFTERAT: Mapping[str, Efterat] = {"raknat": metod}

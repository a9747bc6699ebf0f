"""God ekonomisk hushållning: what the money went to, and what came of it, kind by kind."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt.medlen import anvandning
from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.gemensamt.texter import scope_texts
from sofrep.amnen.inskrivningar.avsnitt.deltagarantal import antalstabell
from sofrep.amnen.inskrivningar.avsnitt.korthet import sammanlagt
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked
from sofrep.amnen.strukturella.avsnitt import structural_goals, strukturella
from sofrep.domain.forbund import Insats, Union
from sofrep.domain.textplatser import TEXTPLATSER
from sofrep.visning.block import Kanslitext, Stil


def hushallning(sida: Sida) -> Blocks:
    """The section with its parts; each ends in the office's conclusion."""
    return (
        sida.rubrik(2, "hushallning", "arsredovisning.rubrik", "hushallning"),
        *anvandning(sida),
        *sida.kanslitext("hushallning"),
        *_strukturella(sida),
        *_individuella(sida),
        *_omvarld(sida),
        sida.rubrik(3, "slutsats", "arsredovisning.rubrik", "slutsats"),
        *sida.kanslitext("slutsats"),
    )


def _strukturella(sida: Sida) -> Blocks:
    made = strukturella(sida, niva=3, numrerad=False)
    if not made:
        made = (
            sida.rubrik(3, "strukturella", "strukturella.rubrik"),
            sida.stycke("strukturella.utan", "strukturella.utan"),
        )
    goals = maltabell(sida, structural_goals(sida.underlag), "strukturella.mal")
    return (*made, *goals, *sida.kanslitext("slutsats-strukturella", Stil.KOMMENTAR))


def _individuella(sida: Sida) -> Blocks:
    insatser = running(sida.underlag)
    blocks = [
        sida.rubrik(3, "individuella", "arsredovisning.rubrik", "individuella"),
        *(sammanlagt(sida) if insatser else ()),
        *(antalstabell(sida) if insatser else ()),
    ]
    with_goals = [u for u in sida.forbund.union if mal_av(sida.om(u.kod))]
    scopes: tuple[Insats | Union, ...] = (*with_goals, *insatser)
    for scope in scopes:
        blocks += _scope(sida.om(scope.kod), scope)
    if len(blocks) == 1:
        return ()
    return (*blocks, *sida.kanslitext("slutsats-individuella", Stil.KOMMENTAR))


def _scope(sida: Sida, scope: Insats | Union) -> Blocks:
    """What an insats is, how its goals went, and what is concluded."""
    besked = malbesked(sida)
    goals = maltabell(sida, [g for g in mal_av(sida) if g not in structural_goals(sida.underlag)])
    if besked and goals:
        how: Blocks = (sida.stycke_av("besked", "mal.besked.egna", besked), *goals)
    else:
        how = (sida.stycke("besked", "mal.inga"),) if isinstance(scope, Insats) else ()
    return (
        sida.rubrik(4, "insats", "insats.rubrik"),
        *_beskrivning(sida),
        *how,
        *sida.kanslitext("slutsats", Stil.KOMMENTAR),
    )


def _beskrivning(sida: Sida) -> Blocks:
    """The office's description and staff of the insats, as in Bilaga Statistik."""
    texts = scope_texts(sida.underlag, "statistik", sida.scope)
    return tuple(
        Kanslitext(nyckel=sida.nyckel(plats.avsnitt), text=text)
        for plats in TEXTPLATSER
        if plats.aven_i == sida.texter_ur
        and isinstance(text := texts.get(plats.avsnitt), str)
        and text
    )


def _omvarld(sida: Sida) -> Blocks:
    """What the förbund has looked into; nothing where the office has not written it."""
    text = sida.kanslitext("omvarld")
    if not text:
        return ()
    return (
        sida.rubrik(3, "omvarld", "arsredovisning.rubrik", "omvarld"),
        *text,
        *sida.kanslitext("slutsats-omvarld", Stil.KOMMENTAR),
    )

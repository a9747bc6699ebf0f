"""The goals in a part of a year: what they are held against, then a table per scope."""

from __future__ import annotations

from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked, omradesbesked
from sofrep.visning.block import Stil
from sofrep.visning.svenska import number_word

_MONTHS = 12


def delmal(sida: Sida) -> Blocks:
    """The section; nothing but that there are none where none are set."""
    rubrik = sida.rubrik(1, "mal", "delar.rubrik", "mal")
    koder = [*(u.kod for u in sida.forbund.union), *(i.kod for i in sida.forbund.insats)]
    scopes = [sida, *map(sida.om, koder)]
    tables = tuple(
        block for each in scopes for block in maltabell(each, mal_av(each), "mal.tabell")
    )
    if not tables:
        ar = str(sida.underlag.period.year)
        return (rubrik, sida.stycke("mal.inga", "delar.inga-mal", ar=ar), *sida.kommentar("mal"))
    besked = malbesked(sida)
    months = sida.underlag.period.whole_months
    delad: Blocks = ()
    if 0 < months < _MONTHS:
        delad = (sida.stycke("mal.delar", "delar.mot", manader=number_word(months)),)
    return (
        rubrik,
        *(
            (sida.stycke_av("mal.besked", "mal.besked.aret", besked, Stil.BESKED),)
            if besked
            else ()
        ),
        *omradesbesked(sida),
        *delad,
        *tables,
        *sida.kommentar("mal"),
    )

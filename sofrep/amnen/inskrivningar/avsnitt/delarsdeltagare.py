"""The insatser in a part of a year, beside the same days of the year before."""

from __future__ import annotations

from sofrep.amnen.gemensamt.overtaganden import running
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.inskrivningar.avsnitt import jamforelse
from sofrep.amnen.inskrivningar.avsnitt.besked import besked, nyckeltal
from sofrep.amnen.inskrivningar.avsnitt.deltagare import manad
from sofrep.amnen.uppfoljning.avsnitt import uppfoljning
from sofrep.domain.forbund import Avsnitt, Union
from sofrep.visning.block import Block, Stil, Tabellblock


def insatser(sida: Sida) -> tuple[Blocks, Blocks]:
    """A message and key figures per insats, follow-up where the profile has a window.

    Of a union only where more is said of it than its sums.  And the full tables of months and
    follow-up.
    """
    body: list[Block] = []
    full: list[Block] = []
    followed = False
    for scope in scopes(sida.underlag):
        own = sida.om(scope.kod)
        then: tuple[Blocks, Blocks] = ((), ())
        if Avsnitt.UPPFOLJNING in scope.avsnitt:
            then = uppfoljning(own)
        followed = followed or bool(then[0])
        months = manad(own)
        text = own.kanslitext("kommentar", Stil.KOMMENTAR)
        full += [*months.tabeller, *then[1]]
        said = (*text, *then[0], *own.egna_avsnitt())
        if sida.hanvisar and isinstance(scope, Union) and not said:
            continue  # a sum of what stands above: the tables have it
        body += [own.rubrik(1, "rubrik", "insats.rubrik"), *besked(own, kort=True)]
        body += [*nyckeltal(own), *said]
    first = [*_deltagare(sida), *sida.kommentar("deltagare")]
    if not followed:
        first.append(sida.stycke("uppfoljning", "delar.arsredovisning", "uppfoljning"))
    start = (sida.rubrik(1, "deltagare", "deltagare.rubrik"), *first) if first else ()
    last = (*sida.kommentar("avslut"), *sida.kommentar("uppfoljning"))
    return (*start, *body, *last), tuple(full)


def _deltagare(sida: Sida) -> Blocks:
    """Where participants have become more or fewer, and the chart; nothing where none is counted."""
    found = running(sida.underlag)
    bild = sida.diagram("deltagare.diagram", jamforelse.chart(sida, found))
    if bild is None:
        return ()
    told = jamforelse.besked(sida, found)
    return (sida.stycke_av("deltagare.besked", "delar.deltagare.upp", told, Stil.BESKED), bild)


def tabeller(sida: Sida) -> Blocks:
    """Every population and every outcome, this period and the same last year."""
    blocks = [
        Tabellblock(nyckel=sida.nyckel(f"deltagare.tabell-{n}"), tabell=tabell)
        for n, tabell in enumerate(jamforelse.participants(sida), start=1)
        if tabell.rader
    ]
    return (*blocks, *sida.tabell("avslut.tabell", jamforelse.exits(sida)))

"""The head counts of the first page: a row per insats, and the sums."""

from __future__ import annotations

from sofrep.amnen.gemensamt.overtaganden import shown_unions, takeover_notes
from sofrep.amnen.gemensamt.sida import Blocks, Sida, scopes
from sofrep.amnen.gemensamt.tryckta import KOLUMN
from sofrep.domain.figure import Sex
from sofrep.domain.forbund import Union
from sofrep.visning.block import Tabellblock
from sofrep.visning.visat import Rad, Tabell

_P = "aktuella"


def antalstabell(sida: Sida) -> Blocks:
    """The head counts: a row per insats, and the sums."""
    underlag = sida.underlag
    rows = scopes(underlag)
    pages = [sida.om(scope.kod).s for scope in rows]
    widest = max((s.kolumner(_P) for s in pages), key=len, default=())
    rader = [
        Rad(
            scope.namn,
            (
                *(s.tal(_P, sex) for sex in widest),
                *(s.tal(p) for p in ("nya", "avslutade", "vid-slut")),
            ),
            summa=isinstance(scope, Union),
        )
        for scope, s in zip(rows, pages, strict=True)
    ]
    rubriker = sida.rubriker("tabell.antal")
    heads = (
        sida.text("kolumn.aktuella"),
        *(KOLUMN[sex] for sex in widest if sex is not Sex.TOTALT),
        *(sida.text(f"kolumn.{p}") for p in ("nya", "avslutade", "vid-slut")),
    )
    noter = [*takeover_notes(underlag, [scope.kod for scope in rows]), *sida.streck(rader)]
    if any(s.har("nya.anonyma") for s in pages):
        noter.append(sida.text("oversikt.anonyma"))
    if shown_unions(underlag):
        noter.append(sida.text("korthet.summor"))
    tabell = Tabell(
        rubriker.rubrik,
        rubriker.beskrivning,
        (rubriker.etiketter, *heads),
        tuple(rader),
        tuple(noter),
    )
    return (Tabellblock(nyckel=sida.nyckel("antal"), tabell=tabell, numrerad=False),)

"""The economy of a part of a year: outcome against budget, and the forecast."""

from __future__ import annotations

from msgspec.structs import replace

from sofrep.amnen.ekonomi.avsnitt.anmarkning import skillnader
from sofrep.amnen.ekonomi.avsnitt.delarsekonomi import lacking, make
from sofrep.amnen.ekonomi.avsnitt.rakningar import rakningsbesked
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Block, Delar, Kanslitext, Stil, Tabellblock
from sofrep.visning.visat import Tal


def delarsekonomi(sida: Sida) -> Blocks:
    """The section: the forecast against the budget, each statement with its message, the office's text."""
    made = make(sida.underlag)
    rubrik = sida.rubrik(1, "ekonomi", "delar.rubrik", "ekonomi")
    if not made:
        missing = Kanslitext(nyckel=sida.nyckel("ekonomi", "saknas"), text=lacking(sida.underlag))
        return (rubrik, missing, *sida.kanslitext("ekonomi"))
    utfall = sida.s.kanske("eko.drift.resultat") or sida.s.kanske("eko.res.resultat")
    blocks: list[Block] = [rubrik, *_besked(sida, utfall)]
    for n, (rapport, tabell) in enumerate(made.items(), start=1):
        # The driftsredovisning is what the section begins with; without it, the income statement.
        if rapport is not Rapport.DRIFT and (n > 1 or rapport is not Rapport.RESULTAT):
            blocks += rakningsbesked(sida, rapport)
        nyckel = sida.nyckel("ekonomi", f"{n:02d}")
        noter = (*tabell.noter, *skillnader(sida, rapport))
        blocks.append(
            Tabellblock(nyckel=nyckel, tabell=replace(tabell, noter=noter), numrerad=False)
        )
    return (*blocks, *sida.kanslitext("ekonomi"))


def _besked(sida: Sida, utfall: Tal | None) -> Blocks:
    if utfall is None or not shown(utfall):
        return ()
    matt = utfall.figure.measure
    prognos, avvik = (sida.s.kanske(f"{matt}{end}") for end in (".prognos", ".prognos-avvik"))
    if prognos is None or not shown(prognos):
        return (
            sida.stycke("ekonomi.besked", "delar.utan-prognos", stil=Stil.BESKED, utfall=utfall),
        )
    mot: Delar = ()
    if avvik is not None and shown(avvik):
        variant = "upp" if avvik.varde > 0 else "ned" if avvik.varde < 0 else "oförändrat"
        mot = sida.delar("delar.mot-budget", variant, avvik=avvik)
    return (
        sida.stycke(
            "ekonomi.besked",
            "delar.prognos",
            stil=Stil.BESKED,
            utfall=utfall,
            prognos=prognos,
            mot=mot,
            ar=str(sida.underlag.period.year),
        ),
    )

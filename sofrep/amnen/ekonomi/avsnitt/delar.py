"""The economy of a part of a year: outcome against budget, and the forecast."""

from __future__ import annotations

from sofrep.amnen.sida import Blocks, Sida, shown
from sofrep.bilagor.delarsekonomi import make
from sofrep.visning.block import Delar, Kanslitext, Stil, Tabellblock


def delarsekonomi(sida: Sida) -> Blocks:
    """The section: the forecast against the budget in a sentence, the statements, the office's text."""
    made = make(sida.underlag)
    rubrik = sida.rubrik(1, "ekonomi", "delar.rubrik", "ekonomi")
    if not made.tabeller:
        missing = Kanslitext(nyckel=sida.nyckel("ekonomi", "saknas"), text=made.saknas)
        return (rubrik, missing, *sida.kanslitext("ekonomi"))
    tables = (
        Tabellblock(nyckel=sida.nyckel("ekonomi", f"{n:02d}"), tabell=tabell, numrerad=False)
        for n, tabell in enumerate(made.tabeller, start=1)
    )
    return (rubrik, *_besked(sida), *tables, *sida.kanslitext("ekonomi"))


def _besked(sida: Sida) -> Blocks:
    utfall = sida.s.kanske("eko.drift.resultat") or sida.s.kanske("eko.res.resultat")
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

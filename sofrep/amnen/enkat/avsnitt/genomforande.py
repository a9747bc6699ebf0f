"""How the survey was made and is read, and who answers questions."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar
from sofrep.amnen.enkat.avsnitt.resultat import adds_up_wrong
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.domain.figure import Sex
from sofrep.visning.block import Stil, Stycke
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell, Tal


def metod(sida: Sida, svar: Enkatsvar | None) -> Blocks:
    """What the office says of the survey, how many came back, how results are read, contact.

    Without a survey only what the office says.
    """
    results: Blocks = ()
    if svar is not None:
        results = (
            *sida.tabell("inkomna", _inkomna(sida, svar)),
            sida.rubrik(2, "lasa", "enkat.lasa-rubrik"),
            *_facts(sida, svar),
        )
    return (
        sida.rubrik(1, "metoden", "enkat.metod-rubrik"),
        *sida.kanslitext("metod"),
        *results,
        sida.rubrik(2, "kontakten", "enkat.kontakt-rubrik"),
        *sida.kanslitext("kontakt"),
    )


def _inkomna(sida: Sida, svar: Enkatsvar) -> Tabell:
    """How many surveys came back per group and year."""
    years = svar.years

    def cells(matt: str) -> tuple[Tal | str, ...]:
        found = (svar.tal(matt, year=year) for year in years)
        return tuple(DASH if tal is None else tal for tal in found)

    rader = [Rad(grupp.namn, cells(f"{grupp.kod}.antal")) for grupp in svar.enkat.grupp]
    blank = any(DASH in rad.celler for rad in rader)
    rader.append(Rad("Totalt", cells("antal"), summa=True))
    rubriker = sida.rubriker("tabell.inkomna")
    noter = (sida.text("enkat.not-inga-enkater"),) if blank else ()
    kolumner = (rubriker.etiketter, *map(str, years))
    return Tabell(rubriker.rubrik, rubriker.beskrivning, kolumner, tuple(rader), noter)


def _facts(sida: Sida, svar: Enkatsvar) -> Iterator[Stycke]:
    """How the results are read: of each rule only where it concerns this survey."""
    asked = [f for f in svar.enkat.fraga if f.indikator and not f.ja_nej and svar.has(f)]
    pairs = [(fraga, sex) for fraga in asked for sex in svar.sexes(fraga)]
    compared = [
        (svar.result(f, "riket", sex), svar.change(f, sex))
        for f, sex in pairs
        if not svar.is_too_few(f, sex)
    ]
    concerns = {
        "svar": True,
        "andel": True,
        "riket": any(riket is not None for riket, _ in compared),
        "forandring": any(change is not None for _, change in compared),
        "streck": any(None in both for both in compared),
        "avrundning": any(adds_up_wrong(svar, f, sex) for f, sex in pairs),
        "fa": any(svar.is_too_few(f, sex) for f, sex in pairs),
        "ovriga": any(svar.is_too_few(f, Sex.OVRIGA) for f in asked),
        "liten": True,
    }
    for name, is_true in concerns.items():
        if is_true:
            yield sida.stycke(
                f"lasa.{name}",
                f"enkat.lasa-{name}",
                stil=Stil.PUNKT,
                minst=str(svar.enkat.minsta_grupp),
            )

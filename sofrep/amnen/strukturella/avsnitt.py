"""The section on structural activities: result and goal, then what was held and for whom."""

from __future__ import annotations

from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.jamfor import mot_fjolaret
from sofrep.amnen.gemensamt.malutfall import dom
from sofrep.amnen.gemensamt.sida import Blocks, Sida, eller, joined, shown
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.mal import MalUtfall
from sofrep.visning.block import Stil, Stycke
from sofrep.visning.svenska import DASH
from sofrep.visning.visat import Rad, Tabell

_S = "strukturella"


def strukturella(sida: Sida, *, niva: int = 1, numrerad: bool = True) -> Blocks:
    """The section, its table among it; nothing where no activity is listed for the period."""
    if sida.s.kanske(f"{_S}.antal") is None:
        return ()
    return (
        sida.rubrik(niva, _S, "strukturella.rubrik"),
        _besked(sida),
        *sida.tabell(f"{_S}.tabell", _tabell(sida), numrerad=numrerad),
        *sida.kommentar(_S),
    )


def _besked(sida: Sida) -> Stycke:
    s = sida.s
    antal, deltagare = s.tal(f"{_S}.antal"), s.kanske(f"{_S}.deltagare")
    variant = "ingen" if not antal else "en" if antal.varde == 1 else "flera"
    if antal.dold:
        variant = "dold"
    elif antal and not (shown(deltagare) and deltagare):
        variant = f"{variant}-utan"
    besked = sida.delar(
        "strukturella.besked",
        variant,
        antal=antal,
        deltagare=eller(deltagare, ""),
        jamfor=mot_fjolaret(sida, "antal", f"{_S}.deltagare"),
    )
    delar = joined((besked, *(dom(sida, goal) for goal in structural_goals(sida.underlag))))
    return sida.stycke_av(f"{_S}.besked", f"strukturella.besked.{variant}", delar, Stil.BESKED)


def _tabell(sida: Sida) -> Tabell:
    s = sida.s
    rader = [
        Rad(
            activity.vad or DASH,
            (
                activity.utforare or DASH,
                activity.nar or DASH,
                s.tal(f"{_S}.{number:02d}.deltagare"),
            ),
        )
        for number, activity in enumerate(sida.underlag.aktiviteter, start=1)
    ]
    notes = sida.streck(rader)
    if any(not a.utforare or not a.nar for a in sida.underlag.aktiviteter):
        notes = (*notes, sida.text("strukturella.saknas"))
    if len(rader) > 1:
        notes = (*notes, sida.text("strukturella.flera"))
    rader.append(Rad("Totalt", ("", "", s.tal(f"{_S}.deltagare")), summa=True))
    rubriker = sida.rubriker("tabell.strukturella")
    kolumner = sida.text("tabell.strukturella", "kolumnrubriker").split(" | ")
    return rubriker.tabell(kolumner, rader, notes)


def structural_goals(underlag: BilagaUnderlag) -> list[MalUtfall]:
    """The goals, which stand with the activities."""
    prefix = f"{underlag.period.key}.{FORBUNDET}.strukturella."
    return [u for u in underlag.goals if u.result is not None and u.result.id.startswith(prefix)]

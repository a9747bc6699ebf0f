"""How the förbund is governed and followed up: the office's text, the overall goals, the conclusion."""

from __future__ import annotations

from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.amnen.mal.avsnitt.tabell import mal_av, maltabell
from sofrep.amnen.mal.avsnitt.uppfyllelse import malbesked, omradesbesked
from sofrep.amnen.strukturella.avsnitt import structural_goals
from sofrep.visning.block import Stil


def styrning(sida: Sida) -> Blocks:
    """The section; the goals that structural activities measure stand with those."""
    elsewhere = structural_goals(sida.underlag)
    goals = [goal for goal in mal_av(sida) if goal not in elsewhere]
    all_goals = malbesked(sida)
    overall: Blocks = ()
    if all_goals or goals:
        overall = (
            sida.rubrik(3, "overgripande", "mal.uppfoljning"),
            *(
                (sida.stycke_av("overgripande.besked", "mal.besked.aret", all_goals),)
                if all_goals
                else ()
            ),
            *omradesbesked(sida),
            *maltabell(sida, goals, "overgripande"),
        )
    return (
        sida.rubrik(2, "styrning", "arsredovisning.rubrik", "styrning"),
        *sida.kanslitext("styrning"),
        *overall,
        *sida.kanslitext("slutsats-styrning", Stil.KOMMENTAR),
    )

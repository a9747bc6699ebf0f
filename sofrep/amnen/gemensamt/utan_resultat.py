"""Why the results of a group are not told, where the rule of the smallest group leaves them out."""

from __future__ import annotations

from sofrep.amnen.gemensamt.jamfor import is_few
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.domain.forbund import Uppfoljning
from sofrep.visning.block import Delar
from sofrep.visning.svenska import number_word
from sofrep.visning.visat import Tal

_UTFALL = ("arbstud", "egen")


def utan_resultat(
    sida: Sida, uppfoljning: Uppfoljning | None = None, *, korthet: bool = False
) -> Delar:
    """One sentence on those who ended, or who answered a follow-up; nothing where a result is told.

    In `korthet` also on shares of fewer than ten, which stand in the tables only.  Without a rule
    nothing is said.
    """
    smallest = sida.forbund.rojande.minsta_grupp
    if not smallest:
        return ()
    grupp = f"uppf-{uppfoljning.kod}" if uppfoljning else "avslutade"
    found = [sida.s.kanske(f"{grupp}.{kod}.andel") for kod in _UTFALL]
    andelar = [tal for tal in found if tal is not None]
    if not any(tal.samlad or tal.finns for tal in andelar):
        return ()
    antal = sida.s.kanske(f"{grupp}.svarade" if uppfoljning else grupp)
    if any(tal.finns for tal in andelar):
        if not korthet or not all(is_few(tal) for tal in andelar if tal.finns):
            return ()
        variant = "tio"
    else:
        variant = "få" if _is_small(antal, smallest) else "skydd"
    key = "resultat.utan-uppfoljning" if uppfoljning else "resultat.utan"
    horisont = uppfoljning.namn if uppfoljning else ""
    return sida.delar(key, variant, minst=number_word(smallest), horisont=horisont)


def _is_small(antal: Tal | None, smallest: int) -> bool:
    """Whether it is told of the group that it is too small."""
    return antal is not None and antal.finns and 0 < antal.varde < smallest

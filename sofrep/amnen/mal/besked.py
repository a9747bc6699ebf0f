"""How many goals were reached, as a sentence."""

from __future__ import annotations

from sofrep.amnen.jamfor import uppraknat
from sofrep.amnen.sida import Sida, joined
from sofrep.domain.forbund import FORBUNDET
from sofrep.visning.block import Delar
from sofrep.visning.visat import Tal

_DOMDA = ("uppfyllt", "delvis", "ej-uppfyllt")
_OVRIGA = ("ej-matt", "i-ord", "inget-malvarde", "dolt")


def malbesked(sida: Sida) -> Delar:
    """How many of the goals of the scope are fulfilled, partly and not; of the förbund, of all.

    Nothing where there are none.
    """
    antal = sida.s.kanske("mal")
    counts = {slag: tal for slag in (*_DOMDA, *_OVRIGA) if (tal := _antal(sida, slag))}
    if antal is None or not counts:
        return ()
    if len(counts) == 1:
        (slag,) = counts
        return sida.delar(f"mal.alla-{slag}", _en(antal), antal=antal)
    domda = [sida.delar(f"mal.{k}", _en(t), antal=t) for k, t in counts.items() if k in _DOMDA]
    ovriga = [sida.delar(f"mal.{k}", _en(t), antal=t) for k, t in counts.items() if k in _OVRIGA]
    vilka = "aret" if sida.scope == FORBUNDET else "egna"
    forst = sida.delar("mal.besked", vilka, antal=antal, delar=uppraknat(domda)) if domda else ()
    return joined((forst, *ovriga))


def _antal(sida: Sida, slag: str) -> Tal | None:
    tal = sida.s.kanske(f"mal.{slag}")
    return tal if tal is not None and tal.varde else None


def _en(tal: Tal) -> str:
    return "en" if tal.varde == 1 else "flera"

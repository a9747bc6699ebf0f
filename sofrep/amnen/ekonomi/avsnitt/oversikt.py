"""How the förbund has developed: key figures with last year's, and five years."""

from __future__ import annotations

from sofrep.amnen.ekonomi.avsnitt.rakningar import rakning
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Delar, Nyckelruta, Nyckeltal

_BOXES = {
    "resultat": "eko.res.resultat",
    "eget-kapital": "eko.bal.ek-ut",
    "soliditet": "eko.soliditet",
}


def oversikt(sida: Sida) -> Blocks:
    """The section, with the office's comment last."""
    return (
        sida.rubrik(2, "oversikt", "ekonomi.rubrik", "oversikt"),
        *_boxes(sida),
        *rakning(sida, Rapport.FLERAR),
        *sida.kanslitext("oversikt"),
    )


def _boxes(sida: Sida) -> Blocks:
    boxes = []
    for name, measure in _BOXES.items():
        tal, innan = sida.s.kanske(measure), sida.innan.kanske(measure)
        if tal is None or not shown(tal):
            continue
        rader: tuple[Delar, ...] = ()
        if innan is not None and shown(innan):
            rader = (sida.delar("nyckeltal.fjol", innan=innan),)
        boxes.append(Nyckelruta(etikett=sida.text("ekonomi.ruta", name), tal=tal, rader=rader))
    return (Nyckeltal(nyckel=sida.nyckel("ekonomi"), rutor=tuple(boxes)),) if boxes else ()

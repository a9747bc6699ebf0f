"""Bilaga Indikatorer."""

from __future__ import annotations

from sofrep.amnen.enkat.avsnitt import indikatorer, korthet, metod
from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.dokument.ordning import arranged, order_of
from sofrep.domain.forbund import FORBUNDET

KOD = "indikatorer"


def compose(underlag: BilagaUnderlag) -> Blocks:
    """What stands out; how the survey was made; each indicator; the shares over the years."""
    listed = order_of(underlag, KOD)
    sida = Sida(underlag, KOD, FORBUNDET, hanvisar="tabeller" in listed)
    svar = _svar(underlag)
    kropp, tabeller = indikatorer(sida, svar) if svar is not None else ((), ())
    parts = {
        "korthet": (
            sida.stycke("ingress", "enkat.ingress"),
            *sida.kanslitext("inledning"),
            *(korthet(sida, svar) if svar is not None else _without(sida)),
        ),
        "metod": metod(sida, svar),
        "indikatorer": kropp,
        "tabeller": (
            (sida.rubrik(1, "tabeller", "tabeller.rubrik"), *tabeller) if tabeller else ()
        ),
    }
    return arranged(underlag, KOD, parts, niva=2)


def _without(sida: Sida) -> Blocks:
    variant = "år" if sida.underlag.period.is_year else "del"
    return (sida.stycke("utan", "enkat.utan-enkat", variant),)


def _svar(underlag: BilagaUnderlag) -> Enkatsvar | None:
    """The survey of the year; None where it has none."""
    enkat, period = underlag.forbund.enkat, underlag.period
    if enkat is None or not period.is_year:
        return None
    svar = Enkatsvar(underlag.figures, enkat, period.year)
    return svar if svar.tal("antal") is not None else None

"""Bilaga Indikatorer: what stands out; how the survey was made; each indicator; the shares over the years."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.amnen.enkat.avsnitt.enkatsvar import Enkatsvar
from sofrep.amnen.enkat.avsnitt.genomforande import korthet, metod
from sofrep.amnen.enkat.avsnitt.indikator import indikatorer
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida
from sofrep.dokument.sektion import Sektion, bara

KOD = "indikatorer"


def _korthet(sida: Sida) -> Blocks:
    svar = _svar(sida.underlag)
    return (
        sida.stycke("ingress", "enkat.ingress"),
        *sida.kanslitext("inledning"),
        *(korthet(sida, svar) if svar is not None else _without(sida)),
    )


def _indikatorer(sida: Sida) -> tuple[Blocks, Blocks]:
    svar = _svar(sida.underlag)
    return indikatorer(sida, svar) if svar is not None else ((), ())


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


SEKTIONER: Mapping[str, Sektion] = {
    "korthet": bara(_korthet),
    "metod": bara(lambda sida: metod(sida, _svar(sida.underlag))),
    "indikatorer": _indikatorer,
}

"""Bilaga Statistik."""

from __future__ import annotations

from sofrep.bilagor import ansokningar, omfang, sammanfattning, strukturella
from sofrep.bilagor.dokument import common
from sofrep.bilagor.raknat import bara_antal
from sofrep.bilagor.underlag import BilagaUnderlag, Context

KOD = "statistik"


def make(underlag: BilagaUnderlag) -> Context:
    """The context of the template.

    ``insatser`` and ``unioner`` are `omfang.Omfang`; ``korthet`` has the totals (``tabell``,
    ``diagram``); ``ansokningar`` and ``strukturella`` are views, or None where there is nothing
    to tell; ``bara_antal`` names the insatser that deliver counts only; the rest is `dokument.common`.  Raises `UnknownFigureError` for a missing figure.
    """
    insatser = sammanfattning.running(underlag)
    unions = sammanfattning.shown_unions(underlag)
    return {
        **common(underlag, KOD),
        "korthet": {
            "tabell": sammanfattning.totals(underlag, insatser, unions),
            "diagram": sammanfattning.chart(underlag, insatser),
        },
        "insatser": tuple(omfang.make(underlag, KOD, insats) for insats in insatser),
        "unioner": tuple(omfang.make(underlag, KOD, union) for union in unions),
        "ansokningar": ansokningar.make(underlag),
        "strukturella": strukturella.make(underlag),
        "bara_antal": bara_antal(underlag, insatser),
        "unga_till": underlag.forbund.alder.unga_till,
        "max_manader": underlag.forbund.max_manader,
    }

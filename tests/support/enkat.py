"""A small invented survey."""

from __future__ import annotations

from typing import Any

from sofrep.domain.enkat import (
    Enkat,
    Fraga,
    Indikator,
    Respondentgrupp,
    Svarssteg,
    Utfall,
)


def make_enkat(**changes: Any) -> Enkat:
    """Two groups; fråga 1 and 2, and 4 for those who say yes to 3; `changes` replace parts."""
    parts: dict[str, Any] = {
        "svar": (
            Svarssteg(svar="dåligt", utfall=Utfall.NEGATIVT),
            Svarssteg(svar="ganska dåligt", utfall=Utfall.NEGATIVT),
            Svarssteg(svar="varken eller", utfall=Utfall.VARKEN),
            Svarssteg(svar="bra", alias=("4",), utfall=Utfall.POSITIVT),
            Svarssteg(svar="mycket bra", alias=("5",), utfall=Utfall.KLART),
        ),
        "grupp": (
            Respondentgrupp(kod="avslut", namn="Deltagare avslut", kon=True),
            Respondentgrupp(kod="pers", namn="Personal"),
        ),
        "indikator": (Indikator(nummer=1, lydelse="Nytta"), Indikator(nummer=2, lydelse="Tid")),
        "fraga": (
            Fraga(grupp="avslut", nummer=1, indikator=1, lydelse="Till nytta?"),
            Fraga(grupp="avslut", nummer=2, indikator=2, lydelse="Räckte tiden?"),
            Fraga(grupp="avslut", nummer=3, lydelse="Har du en plan?", ja_nej=True),
            Fraga(
                grupp="avslut",
                nummer=4,
                indikator=2,
                lydelse="Är planen bra?",
                villkor_fraga=3,
                villkor_svar=("ja",),
            ),
            Fraga(grupp="pers", nummer=1, indikator=1, lydelse="Till nytta för dem?"),
        ),
    }
    return Enkat(**(parts | changes))

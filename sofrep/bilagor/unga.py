"""Section unga: the young among the ended, with their own outcomes and times."""

from __future__ import annotations

from sofrep.bilagor.avsnitt import ANTAL_OCH_ANDEL, Innehall, Lage
from sofrep.bilagor.tabeller import Radmatt, antal_och_andel, matt_tabell, med_n
from sofrep.domain.forbund import Kodlista

_P = "avslutade.unga"


def make(lage: Lage) -> Innehall:
    """Outcomes as counts and shares of the young; their mean times.  Nothing if there are none."""
    s = lage.s
    if not s.har(_P):
        return Innehall()
    grupper = [g for g in lage.forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]
    unga = f"till och med {lage.forbund.alder.unga_till} år"
    rader = [Radmatt(g.namn, f"{_P}.{g.kod}") for g in grupper]
    if s.kanske(f"{_P}.kunde") is not None:
        rader.append(Radmatt("Kunde tillgodogöra sig insatsen", f"{_P}.kunde"))
    utfall = antal_och_andel(
        s,
        lage.rubriker(f"Avslutade {lage.ord.plural} {unga}, utfall", "Utfall", ANTAL_OCH_ANDEL),
        rader,
        population=_P,
        summa="Avslutade unga",
    )
    tider = (
        Radmatt("Tid i insatsen, dagar", f"{_P}.dagar.medel"),
        Radmatt("Tid i insatsen, månader", f"{_P}.manader.medel"),
        Radmatt("Offentlig försörjning före insatsen", f"{_P}.tid.medel", decimaler=2),
    )
    medel = matt_tabell(
        s,
        lage.rubriker(
            f"Avslutade {lage.ord.plural} {unga}, medeltider",
            "Mått",
            "Kolumnerna är värdet totalt och efter kön.",
        ),
        tider,
        populationer=(_P,),
    )
    return Innehall({"unga": utfall, "unga_medel": med_n(s, medel, tider, (_P,) * len(tider))})

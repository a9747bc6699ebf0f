"""Section manad: new and ended, month by month."""

from __future__ import annotations

from sofrep.bilagor import tid
from sofrep.bilagor.avsnitt import Innehall, Lage
from sofrep.bilagor.diagrammen import diagram
from sofrep.bilagor.siffror import KOLUMN
from sofrep.bilagor.tabeller import Radmatt, cell, streck_noter
from sofrep.bilagor.topp import largest
from sofrep.domain.figure import Sex
from sofrep.visning.visat import Rad, Serie, Slag, Tabell

_NYA, _AVSLUTADE = "nya", "avslutade"


def make(lage: Lage) -> Innehall:
    """The table and chart by month; nothing for a period of more than a year.

    New are the known: an anonymous row counts in the totals alone.
    """
    s = lage.s
    months = [month for _, month in s.period.months()]
    if len(months) > 12:
        return Innehall()
    columns = [
        (p, sex)
        for p in (_NYA, _AVSLUTADE)
        for sex in s.kolumner(p)
        if sex is Sex.TOTALT or s.tal(f"{p}.manad.{months[0]:02d}", sex).raknad
    ]
    rader = [
        Rad(
            tid.month_name(month),
            tuple(cell(s, Radmatt("", f"{p}.manad.{month:02d}"), sex) for p, sex in columns),
        )
        for month in months
    ]
    total = {_NYA: "nya.kanda", _AVSLUTADE: _AVSLUTADE}
    rader.append(Rad("Totalt", tuple(s.tal(total[p], sex) for p, sex in columns), summa=True))
    rubriker = lage.rubriker(
        f"Nya och avslutade {lage.ord.plural} per månad",
        "Månad",
        "Kolumnerna är antal nya och avslutade, totalt och efter kön.",
    )
    tabell = Tabell(
        rubriker.rubrik,
        rubriker.beskrivning,
        (rubriker.etiketter, *(_heading(p, sex) for p, sex in columns)),
        tuple(rader),
        streck_noter(rader),
    )
    serier = tuple(
        Serie(name, tuple(s.tal(f"{p}.manad.{month:02d}") for month in months))
        for p, name in ((_NYA, "Nya"), (_AVSLUTADE, "Avslutade"))
    )
    kategorier = [tid.month_short(month) for month in months]
    rubrik = lage.diagramrubrik(f"Nya och avslutade {lage.ord.plural} per månad")
    topp = {
        f"manad_{p}": largest(
            s, [Radmatt(tid.month_name(month), f"{p}.manad.{month:02d}") for month in months]
        )
        for p in (_NYA, _AVSLUTADE)
    }
    return Innehall(
        {"manad": tabell}, {"manad": diagram(rubrik, Slag.STAPEL, kategorier, serier)}, topp
    )


def _heading(population: str, sex: Sex) -> str:
    name = population.capitalize()
    return name if sex is Sex.TOTALT else f"{name}, {KOLUMN[sex].lower()}"

"""A follow-up of an insats or union: its exits, its measures, its outcomes."""

from __future__ import annotations

from msgspec import Struct

from sofrep.amnen.gemensamt import tid
from sofrep.amnen.gemensamt.jamfor import MINST
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.domain.figure import Origin, Sex
from sofrep.domain.forbund import Kodgrupp, Kodlista, Uppfoljning
from sofrep.domain.period import Period
from sofrep.visning.visat import Tal

LISTOR = (Kodlista.SYSSELSATTNING, Kodlista.FORSORJNING)


class Horisont(Struct, frozen=True):
    """A follow-up of a scope: its exits, and how its measures begin."""

    sida: Sida
    uppfoljning: Uppfoljning

    @property
    def matt(self) -> str:
        """``uppf-6man``."""
        return f"uppf-{self.uppfoljning.kod}"

    @property
    def namn(self) -> str:
        """``6 månader``."""
        return self.uppfoljning.namn

    @property
    def fonster(self) -> Period:
        """The exits that are followed up."""
        fonster, period = self.uppfoljning.fonster, self.sida.underlag.period
        if not period.is_year:
            fonster = self.uppfoljning.delar or fonster
        return fonster.of_year(period.year)

    @property
    def avslut(self) -> str:
        """``2021`` or ``1 januari 2022 – 30 juni 2023``."""
        return tid.interval(self.fonster)

    def tal(self, matt: str, sex: Sex = Sex.TOTALT) -> Tal | None:
        """A figure of the follow-up."""
        return self.sida.s.kanske(f"{self.matt}.{matt}", sex)

    @property
    def ur_rader(self) -> bool:
        """Whether it is counted from rows; else the office has entered what there is."""
        kohort = self.tal("kohort")
        return kohort is not None and kohort.figure.origin is not Origin.INMATAD

    @property
    def har_svar(self) -> bool:
        """Whether enough answered for percentages."""
        svarade = self.tal("svarade")
        return svarade is not None and svarade.finns and svarade.varde >= MINST


def grupper(sida: Sida) -> list[Kodgrupp]:
    """The outcomes, work or studies first: reasons for exit are known at exit only."""
    order = {"arbstud": 0, "egen": 1}
    found = [g for g in sida.forbund.kodgrupp if g.lista is not Kodlista.AVSLUTSORSAK]
    return sorted(found, key=lambda grupp: order.get(grupp.kod, 2))


def fjol(h: Horisont, grupp: str) -> Tal | None:
    """The outcome in last year's report."""
    tal = h.sida.innan.kanske(f"{h.matt}.{grupp}.andel")
    return tal if tal is not None and tal.finns else None

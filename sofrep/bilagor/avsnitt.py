"""What a section of an insats or union is made from and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sofrep.bilagor.siffror import Siffror
from sofrep.bilagor.tabeller import Rubriker
from sofrep.bilagor.tid import PeriodVy
from sofrep.bilagor.topp import Topp
from sofrep.domain.forbund import Forbund
from sofrep.visning.ordval import Ordval, deltagare
from sofrep.visning.visat import Diagram, Tabell


@dataclass(frozen=True, slots=True)
class Lage:
    """Where a section stands: the profile, an insats or union by name, its figures."""

    forbund: Forbund
    namn: str
    s: Siffror
    period: PeriodVy
    gruppnamn: str = ""
    utan_gruppnamn: str = ""

    @property
    def ord(self) -> Ordval:
        """The förbund's word for participants."""
        return deltagare(self.forbund)

    def rubriker(self, rubrik: str, etiketter: str, kolumner: str) -> Rubriker:
        """The words of a table; `kolumner` says in the alt text what its columns are."""
        hela = self.diagramrubrik(rubrik)
        return Rubriker(hela, f"{hela}. Raderna är {etiketter.lower()}. {kolumner}", etiketter)

    def diagramrubrik(self, rubrik: str) -> str:
        """The caption of a chart."""
        return f"{rubrik}, {self.namn} {self.period.text}"


@dataclass(frozen=True, slots=True)
class Innehall:
    """Tables, charts and largest rows by the names that templates use.

    A chart with nothing to draw is None, and so is a largest row that is not alone.
    """

    tabell: Mapping[str, Tabell] = field(default_factory=dict)
    diagram: Mapping[str, Diagram | None] = field(default_factory=dict)
    topp: Mapping[str, Topp | None] = field(default_factory=dict)


PER_KON = "Kolumnerna är antal, totalt och efter kön."
ANTAL_OCH_ANDEL = "Kolumnerna är antal och andel i procent, totalt och efter kön."

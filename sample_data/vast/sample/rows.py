"""What one invented enrolment is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

K, M = "K", "M"
SEXES = (K, M)
YOUNG_TO = 29


@dataclass(slots=True)
class Answer:
    """A follow-up that was answered: support and occupation at that time."""

    forsorjning: list[str]
    sysselsattning: list[str]


@dataclass(slots=True, eq=False)
class Row:
    """One enrolment.

    `start` and `slut` are days (`slut` None while open), `tid` the time on public support before
    the start in `tid_unit` (tenths of a year, or months), `samtycke` is "ja", "nej" or "".
    """

    insats: str
    kon: str
    start: date
    slut: date | None = None
    fodelsear: int = 0
    kommun: str = ""
    grupp: str = ""
    nummer: str = ""
    anonym: bool = False
    tid: int | None = None
    tid_unit: str = "tenths"
    forsorjning: list[str] = field(default_factory=list)
    sysselsattning: list[str] = field(default_factory=list)
    avslutsorsak: str = ""
    samtycke: str = ""
    svar: dict[str, Answer] = field(default_factory=dict)

    @property
    def age(self) -> int:
        """Age in the year of the start."""
        return self.start.year - self.fodelsear

    @property
    def exit_age(self) -> int:
        """Age in the year of the end; raises ValueError while the enrolment is open."""
        if self.slut is None:
            message = "an open enrolment has no age at exit"
            raise ValueError(message)
        return self.slut.year - self.fodelsear

    def ended(self, first: date, last: date) -> bool:
        """Whether the enrolment ended in the days from `first` to `last`."""
        return self.slut is not None and first <= self.slut <= last

    def new_in(self, year: int) -> bool:
        """Whether the enrolment started in `year`."""
        return self.start.year == year

"""What a figure says, apart from its name: value, unit, what it is a ratio of, why it is absent."""

from __future__ import annotations

from typing import NamedTuple

from sofrep.domain.figure import Absence, Figure, Number, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.statistics import ratio


class Result(NamedTuple):
    """A value, or the reason for having none."""

    value: Number | None
    unit: Unit
    numerator: Number | None = None
    denominator: int | None = None
    absence: Absence | None = None

    @classmethod
    def amount(cls, value: Number | None, unit: Unit = Unit.ANTAL) -> Result:
        """A plain count or sum; None where it is unknown."""
        absence = Absence.UPPGIFT_SAKNAS if value is None else None
        return cls(value, unit, absence=absence)

    @classmethod
    def counted(cls, value: Number | None, unit: Unit = Unit.ANTAL) -> Result:
        """A plain count; None where nobody has counted."""
        return cls(value, unit, absence=Absence.EJ_RAKNAT if value is None else None)

    @classmethod
    def counted_share(cls, part: int | None, whole: int | None) -> Result:
        """`part` of `whole`; None where nobody has counted."""
        if whole is None or (whole and part is None):
            return cls(None, Unit.PROCENT, part, whole, Absence.EJ_RAKNAT)
        return cls.share(part, whole)

    @classmethod
    def share(cls, part: int | None, whole: int) -> Result:
        """`part` of `whole`; None where the part is unknown."""
        if not whole:
            return cls(None, Unit.PROCENT, part, whole, Absence.TOM_NAMNARE)
        if part is None:
            return cls(None, Unit.PROCENT, None, whole, Absence.UPPGIFT_SAKNAS)
        return cls(ratio.share(part, whole), Unit.PROCENT, part, whole)

    @classmethod
    def mean(cls, total: Number, n: int, unit: Unit, size: int) -> Result:
        """The mean of `n` known values in a population of `size`."""
        if not n:
            absence = Absence.UPPGIFT_SAKNAS if size else Absence.TOM_NAMNARE
            return cls(None, unit, None, 0, absence)
        return cls(ratio.mean(total, n), unit, total, n)

    def figure(
        self, name: str, place: tuple[str, Period], recipe: Recipe, sex: Sex = Sex.TOTALT
    ) -> Figure:
        """The figure with the id `name`; `place` is its scope and period."""
        value, unit, numerator, denominator, absence = self
        return Figure(
            name, value, unit, *place, recipe, sex, numerator, denominator, absence=absence
        )

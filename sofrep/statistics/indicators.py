"""The indicator survey: counts, shares, svarsfrekvens, against the nation and last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sofrep.domain.enkat import Enkat, Fraga
from sofrep.domain.figure import (
    SEXES,
    Absence,
    Figure,
    Number,
    Origin,
    Recipe,
    Sex,
    Unit,
    figure_id,
)
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.register.underlag import UNKNOWN, Underlag
from sofrep.statistics import ratio
from sofrep.statistics.result import Result
from sofrep.statistics.survey_counts import OUTCOMES, Counted, counted

TABLE = "enkat"
NATIONAL = "riket"


def survey_figures(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The figures of the survey of a whole year; none of a group that was not asked."""
    enkat = forbund.enkat
    if enkat is None or not period.is_year:
        return
    year = period.year
    groups = {
        group.kod: own
        for group in enkat.grupp
        if (own := counted(underlag, enkat, year, group.kod))
    }
    if groups:
        returned = sum(own.returned(Sex.TOTALT) for own in groups.values())
        yield _figure(
            period, "enk.antal", Sex.TOTALT, Result.amount(returned), Recipe(TABLE, (TABLE,))
        )
    for kod, own in groups.items():
        recipe = Recipe(TABLE, (TABLE, f"grupp={kod}"))
        for sex in own.sexes():
            result = Result.amount(own.returned(sex))
            yield _figure(period, f"enk.{kod}.antal", sex, result, recipe)
        for fraga in enkat.questions_to(kod):
            if fraga.is_asked(year) and own.has(fraga):
                yield from _Question(underlag, enkat, period, fraga, own).figures()


def _figure(period: Period, measure: str, sex: Sex, result: Result, recipe: Recipe) -> Figure:
    name = figure_id(period, FORBUNDET, _of_sex(measure, sex))
    return result.figure(name, (FORBUNDET, period), recipe, sex)


def _of_sex(measure: str, sex: Sex) -> str:
    return measure if sex is Sex.TOTALT else f"{measure}.{sex.value}"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question in a year, with its group's survey."""

    underlag: Underlag
    enkat: Enkat
    period: Period
    fraga: Fraga
    own: Counted

    def figures(self) -> Iterator[Figure]:
        for sex in self.own.sexes():
            n = self.own.count(self.fraga, "n", sex)
            if n is None:
                continue
            yield from self._answered(sex, n)
            if not self.fraga.ja_nej:
                yield from self._outcomes(sex, n)
                yield from self._compared(sex)

    def _answered(self, sex: Sex, n: int) -> Iterator[Figure]:
        asked = self.own.count(self.fraga, "tillfragade", sex) or 0
        yield self._make("tillfragade", sex, Result.amount(asked), "tillfragade")
        yield self._make("n", sex, Result.amount(n), "n")
        rate = _share(n, asked, Absence.INGEN_TILLFRAGAD)
        yield self._make("svarsfrekvens", sex, rate, "n", "tillfragade")

    def _outcomes(self, sex: Sex, n: int) -> Iterator[Figure]:
        for step in OUTCOMES:
            count = self.own.count(self.fraga, step, sex)
            share = _share(count, n, Absence.INGA_SVAR)
            yield self._make(step, sex, Result.amount(count), step)
            yield self._make(f"{step}.andel", sex, share, step, "n")

    def _compared(self, sex: Sex) -> Iterator[Figure]:
        national = national_share(self.underlag, self.enkat, self.period.year, self.fraga, sex)
        if national is not None:
            yield self._national(sex, *national)
        share = positive_share(self.own, self.fraga, sex)
        if share is None:
            return
        if national is not None:
            distance = Result.amount(share - national[0], Unit.PROCENTENHETER)
            yield self._make("mot-riket", sex, distance, "pos", "n")
        before = self._last_year(sex)
        if before is not None:
            change = Result.amount(share - before, Unit.PROCENTENHETER)
            yield self._make("forandring", sex, change, "pos", "n")

    def _last_year(self, sex: Sex) -> Number | None:
        """Last year's share where it can be compared: computed, or else entered."""
        year, fraga = self.period.year - 1, self.fraga
        if not (fraga.is_asked(year) and fraga.is_comparable(year, year + 1)):
            return None
        before = counted(self.underlag, self.enkat, year, fraga.grupp)
        if before and before.has(fraga):
            return positive_share(before, fraga, sex)
        measure = _of_sex(f"enk.{fraga.grupp}.{fraga.kod}.pos.andel", sex)
        name = figure_id(self.period.previous(), FORBUNDET, measure)
        entered = (figure.value for figure in self.underlag.history if figure.id == name)
        return next(entered, None)

    def _national(self, sex: Sex, value: Number, place: Place) -> Figure:
        steps = (NATIONAL, f"grupp={self.fraga.grupp}", f"fraga={self.fraga.nummer}")
        measure = _of_sex(f"enk.{self.fraga.grupp}.{self.fraga.kod}.riket", sex)
        return Figure(
            id=figure_id(self.period, FORBUNDET, measure),
            value=value,
            unit=Unit.PROCENT,
            scope=FORBUNDET,
            period=self.period,
            recipe=Recipe(NATIONAL, steps),
            sex=sex,
            origin=Origin.INMATAD,
            source=str(place),
        )

    def _make(self, measure: str, sex: Sex, result: Result, step: str, base: str = "") -> Figure:
        first = (TABLE, f"grupp={self.fraga.grupp}", f"fraga={self.fraga.nummer}")
        recipe = Recipe(TABLE, (*first, step), (*first, base) if base else ())
        name = f"enk.{self.fraga.grupp}.{self.fraga.kod}.{measure}"
        return _figure(self.period, name, sex, result, recipe)


def _share(part: int | None, whole: int, empty: Absence) -> Result:
    if not whole:
        return Result(None, Unit.PROCENT, part, whole, empty)
    return Result.share(part, whole)


def positive_share(own: Counted, fraga: Fraga, sex: Sex) -> Fraction | None:
    """The positive in per cent of those who answered, None where there are none."""
    n, positive = own.count(fraga, "n", sex), own.count(fraga, "pos", sex)
    return ratio.share(positive, n) if n and positive is not None else None


def national_share(
    underlag: Underlag, enkat: Enkat, year: int, fraga: Fraga, sex: Sex
) -> tuple[Number, Place] | None:
    """The positive in per cent in the whole country, and where it stands."""
    group = [own.kod for own in enkat.grupp].index(fraga.grupp)
    kon = UNKNOWN if sex is Sex.TOTALT else SEXES.index(sex)
    frame = underlag.national
    keys = zip(*(frame[name].tolist() for name in ("year", "grupp", "fraga", "kon")), strict=True)
    wanted = (year, group, fraga.nummer, kon)
    index = next((place for place, key in enumerate(keys) if key == wanted), None)
    if index is None:
        return None
    sheet, row = int(frame["sheet"].iloc[index]), int(frame["row"].iloc[index])
    return frame["procent"].iloc[index], underlag.sheets[sheet].place(row, "procent")


def survey_places(
    figure: Figure, steps: tuple[str, ...], underlag: Underlag, forbund: Forbund
) -> tuple[Place, ...]:
    """Where a figure's surveys, answers or sums stand, or its national result."""
    enkat = forbund.enkat
    if enkat is None:
        return ()
    named = dict(step.split("=") for step in steps if "=" in step)
    year, step = figure.period.year, steps[-1]
    if "grupp" not in named:
        groups = (counted(underlag, enkat, year, group.kod) for group in enkat.grupp)
        return tuple(p for own in groups if own for p in own.places(None, "", figure.sex))
    fraga = enkat.question(named["grupp"], int(named.get("fraga", 0)))
    if steps[0] == NATIONAL:
        found = fraga and national_share(underlag, enkat, year, fraga, figure.sex)
        return (found[1],) if found else ()
    own = counted(underlag, enkat, year, named["grupp"])
    return own.places(fraga, step, figure.sex) if own else ()

"""The indicator survey: counts, shares, svarsfrekvens, against the nation and last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from sofrep.statistics.survey_changes import survey_changes
from sofrep.statistics.survey_counts import OUTCOMES, Counted, Surveys

TABLE = "enkat"
NATIONAL = "riket"


def survey_figures(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The figures of the survey of a whole year; none of a group that was not asked."""
    enkat = forbund.enkat
    if enkat is None or not period.is_year:
        return
    surveys = Surveys(underlag, enkat)
    made = tuple(_of_groups(surveys, underlag, enkat, period))
    yield from made
    yield from survey_changes(made, surveys, enkat, period)


def _of_groups(
    surveys: Surveys, underlag: Underlag, enkat: Enkat, period: Period
) -> Iterator[Figure]:
    year = period.year
    groups = {group.kod: own for group in enkat.grupp if (own := surveys.of(year, group.kod))}
    if groups:
        returned = sum(own.returned(Sex.TOTALT) for own in groups.values())
        yield _figure(
            period, "enk.antal", Sex.TOTALT, Result.amount(returned), Recipe(TABLE, (TABLE,))
        )
    national = _national_rows(underlag, year)
    for kod, own in groups.items():
        recipe = Recipe(TABLE, (TABLE, f"grupp={kod}"))
        for sex in own.sexes():
            result = Result.amount(own.returned(sex))
            yield _figure(period, f"enk.{kod}.antal", sex, result, recipe)
        before = surveys.of(year - 1, kod)
        for fraga in enkat.questions_to(kod):
            if fraga.is_asked(year) and own.has(fraga):
                results = {
                    sex: found
                    for sex in own.sexes()
                    if (found := national.get(_key(enkat, fraga, sex)))
                }
                yield from _Question(underlag, period, fraga, own, before, results).figures()


def _figure(period: Period, measure: str, sex: Sex, result: Result, recipe: Recipe) -> Figure:
    name = figure_id(period, FORBUNDET, _of_sex(measure, sex))
    return result.figure(name, (FORBUNDET, period), recipe, sex)


def _of_sex(measure: str, sex: Sex) -> str:
    return measure if sex is Sex.TOTALT else f"{measure}.{sex.value}"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question in a year: its group's survey, last year's, and the national results."""

    underlag: Underlag
    period: Period
    fraga: Fraga
    own: Counted
    before: Counted | None
    national: Mapping[Sex, tuple[Number, Place]]

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
        national = self.national.get(sex)
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
        if self.before and self.before.has(fraga):
            return positive_share(self.before, fraga, sex)
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


_NationalKey = tuple[int, int, int]
"""Group (index), question number and sex (index, `UNKNOWN` for everyone)."""


def _key(enkat: Enkat, fraga: Fraga, sex: Sex) -> _NationalKey:
    group = [own.kod for own in enkat.grupp].index(fraga.grupp)
    return group, fraga.nummer, UNKNOWN if sex is Sex.TOTALT else SEXES.index(sex)


def _national_rows(underlag: Underlag, year: int) -> dict[_NationalKey, tuple[Number, Place]]:
    """The positive in per cent in the whole country, and where each stands."""
    found: dict[_NationalKey, tuple[Number, Place]] = {}
    for row in underlag.national.to_dict("records"):
        if row["year"] == year:
            place = underlag.sheets[row["sheet"]].place(row["row"], "procent")
            found.setdefault((row["grupp"], row["fraga"], row["kon"]), (row["procent"], place))
    return found


def survey_places(
    figure: Figure, steps: tuple[str, ...], underlag: Underlag, forbund: Forbund
) -> tuple[Place, ...]:
    """Where a figure's surveys, answers or sums stand, or its national result."""
    enkat = forbund.enkat
    if enkat is None:
        return ()
    named = dict(step.split("=") for step in steps if "=" in step)
    year, step, surveys = figure.period.year, steps[-1], Surveys(underlag, enkat)
    if "grupp" not in named:
        groups = (surveys.of(year, group.kod) for group in enkat.grupp)
        return tuple(p for own in groups if own for p in own.places(None, "", figure.sex))
    fraga = enkat.question(named["grupp"], int(named.get("fraga", 0)))
    if steps[0] == NATIONAL:
        key = _key(enkat, fraga, figure.sex) if fraga else None
        return tuple(
            place for own, (_, place) in _national_rows(underlag, year).items() if own == key
        )
    own = surveys.of(year, named["grupp"])
    return own.places(fraga, step, figure.sex) if own else ()

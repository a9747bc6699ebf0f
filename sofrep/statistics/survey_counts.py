"""The survey of a year and a group, counted from its rows or taken from the office's sums.

Counting and listing both go through here, so a count and the rows behind it cannot differ.

Steps of a question: ``tillfragade`` (those who returned a survey that held the question, and met
its condition), ``n`` (those of them who answered it), ``neg``, ``varken``, ``pos`` (with the klart
positiva) and ``klart``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sofrep.domain.enkat import Enkat, Fraga, Utfall
from sofrep.domain.figure import SEXES, Sex
from sofrep.domain.problem import Place
from sofrep.register.underlag import NOT_ASKED, UNKNOWN, Underlag
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.table import integers

OUTCOMES = ("neg", "varken", "pos", "klart")
STEPS = ("tillfragade", "n", *OUTCOMES)

_COUNTED_AS = {
    "neg": {Utfall.NEGATIVT},
    "varken": {Utfall.VARKEN},
    "pos": {Utfall.POSITIVT, Utfall.KLART},
    "klart": {Utfall.KLART},
}
_COLUMNS = {
    "tillfragade": ("tillfragade",),
    "n": ("negativt", "varken", "positivt"),
    "neg": ("negativt",),
    "varken": ("varken",),
    "pos": ("positivt",),
    "klart": ("klart",),
}


class Counted(Protocol):
    """The survey of one group in one year."""

    def sexes(self) -> tuple[Sex, ...]:
        """The columns that there are: all, and the sexes where they are known."""

    def returned(self, sex: Sex) -> int:
        """How many surveys came back."""

    def has(self, fraga: Fraga) -> bool:
        """Whether any survey held the question."""

    def count(self, fraga: Fraga, step: str, sex: Sex) -> int | None:
        """How many meet `step`; None where the office's sums do not say."""

    def places(self, fraga: Fraga | None, step: str, sex: Sex) -> tuple[Place, ...]:
        """Where they stand: the surveys, or the cells of the sums."""


def counted(underlag: Underlag, enkat: Enkat, year: int, grupp: str) -> Counted | None:
    """The survey of a group in a year, from its rows where there are any; None if not asked."""
    group = [own.kod for own in enkat.grupp].index(grupp)
    rows = _of(underlag, "surveys", year, group)
    if len(rows):
        return _Rows(underlag, enkat, rows, by_sex=enkat.grupp[group].kon)
    sums = _of(underlag, "survey_sums", year, group)
    return _Sums(underlag, _rows_by_question(underlag, sums)) if len(sums) else None


def survey_years(underlag: Underlag, last: int) -> tuple[int, ...]:
    """The years up to `last` in which any group has surveys, rising."""
    years = {
        year
        for frame in (underlag.surveys, underlag.survey_sums)
        for year, group in zip(frame["year"].tolist(), frame["grupp"].tolist(), strict=True)
        if UNKNOWN not in (year, group) and year <= last
    }
    return tuple(sorted(years))


def _of(underlag: Underlag, table: str, year: int, group: int) -> IntArray:
    frame = getattr(underlag, table)
    chosen: BoolArray = (integers(frame, "year") == year) & (integers(frame, "grupp") == group)
    return np.flatnonzero(chosen)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Counted from the surveys at the places `index` in the frame."""

    underlag: Underlag
    enkat: Enkat
    index: IntArray
    by_sex: bool

    def sexes(self) -> tuple[Sex, ...]:
        if not self.by_sex:
            return (Sex.TOTALT,)
        others = (Sex.OVRIGA,) if self.returned(Sex.OVRIGA) else ()
        return (Sex.TOTALT, Sex.KVINNOR, Sex.MAN, *others)

    def returned(self, sex: Sex) -> int:
        return len(self._of_sex(sex))

    def has(self, fraga: Fraga) -> bool:
        sheets = set(integers(self.underlag.surveys, "sheet")[self.index].tolist())
        return any(f"fraga:{fraga.nummer}" in self.underlag.sheets[n].columns for n in sheets)

    def count(self, fraga: Fraga, step: str, sex: Sex) -> int | None:
        return len(self._that(fraga, step, sex))

    def places(self, fraga: Fraga | None, step: str, sex: Sex) -> tuple[Place, ...]:
        index = self._of_sex(sex) if fraga is None else self._that(fraga, step, sex)
        field = f"fraga:{fraga.nummer}" if fraga else ""
        frame = self.underlag.surveys
        sheets, rows = integers(frame, "sheet")[index], integers(frame, "row")[index]
        return tuple(
            self.underlag.sheets[sheet].place(row, field)
            for sheet, row in zip(sheets.tolist(), rows.tolist(), strict=True)
        )

    def _of_sex(self, sex: Sex) -> IntArray:
        if sex is Sex.TOTALT:
            return self.index
        mine = integers(self.underlag.surveys, "kon")[self.index] == SEXES.index(sex)
        chosen: IntArray = self.index[mine]
        return chosen

    def _answers(self, number: int, index: IntArray) -> IntArray:
        answers: IntArray = integers(self.underlag.surveys, f"f{number:02d}")[index]
        return answers

    def _that(self, fraga: Fraga, step: str, sex: Sex) -> IntArray:
        index = self._of_sex(sex)
        answers = self._answers(fraga.nummer, index)
        chosen: IntArray = index[self._meets(step, answers)]
        return chosen

    def _meets(self, step: str, answers: IntArray) -> BoolArray:
        if step == "tillfragade":
            return ~np.isin(answers, NOT_ASKED)
        if step == "n":
            return ~np.isin(answers, (NOT_ASKED, UNKNOWN))
        wanted = _COUNTED_AS[step]
        codes = [code for code, own in enumerate(self.enkat.svar) if own.utfall in wanted]
        return np.isin(answers, codes)


@dataclass(frozen=True, slots=True)
class _Sums:
    """The office's own sums; `by_question` is question -> sex -> the place of its row.

    Those of no known sex are what everyone has more than women and men together.
    """

    underlag: Underlag
    by_question: Mapping[int, Mapping[Sex, int]]

    def sexes(self) -> tuple[Sex, ...]:
        known = [sex for sex in SEXES if any(sex in rows for rows in self.by_question.values())]
        if Sex.OVRIGA not in known and len(known) == 2 and self.returned(Sex.OVRIGA):
            known.append(Sex.OVRIGA)
        return (Sex.TOTALT, *known)

    def returned(self, sex: Sex) -> int:
        for rows in self.by_question.values():
            value = self._value(rows, ("enkater",), sex)
            if value is not None:
                return value
        return 0

    def has(self, fraga: Fraga) -> bool:
        return fraga.nummer in self.by_question

    def count(self, fraga: Fraga, step: str, sex: Sex) -> int | None:
        return self._value(self.by_question[fraga.nummer], _COLUMNS[step], sex)

    def places(self, fraga: Fraga | None, step: str, sex: Sex) -> tuple[Place, ...]:
        rows = self.by_question[fraga.nummer] if fraga else next(iter(self.by_question.values()))
        columns = _COLUMNS[step] if fraga else ("enkater",)
        frame = self.underlag.survey_sums
        sheets, numbers = integers(frame, "sheet"), integers(frame, "row")
        return tuple(
            self.underlag.sheets[int(sheets[place])].place(int(numbers[place]), column)
            for place in _rows_of(rows, sex)
            for column in columns
        )

    def _value(self, rows: Mapping[Sex, int], columns: tuple[str, ...], sex: Sex) -> int | None:
        if sex in rows:
            return self._sum(rows[sex], columns)
        if sex is not Sex.OVRIGA or not {Sex.TOTALT, Sex.KVINNOR, Sex.MAN} <= set(rows):
            return None
        everyone, *parts = (self._sum(place, columns) for place in _rows_of(rows, sex))
        known = [part for part in parts if part is not None]
        return None if everyone is None or len(known) < 2 else everyone - sum(known)

    def _sum(self, place: int, columns: tuple[str, ...]) -> int | None:
        frame = self.underlag.survey_sums
        values = [int(integers(frame, name)[place]) for name in columns]
        return None if UNKNOWN in values else sum(values)


def _rows_of(rows: Mapping[Sex, int], sex: Sex) -> tuple[int, ...]:
    """The rows that a sex's counts come from: its own, or everyone's and the other sexes'."""
    if sex in rows:
        return (rows[sex],)
    return tuple(rows[own] for own in (Sex.TOTALT, Sex.KVINNOR, Sex.MAN) if own in rows)


def _rows_by_question(underlag: Underlag, index: IntArray) -> dict[int, dict[Sex, int]]:
    """Question -> sex -> the place of its row in the frame of sums."""
    found: dict[int, dict[Sex, int]] = {}
    frame = underlag.survey_sums
    columns = (integers(frame, name)[index].tolist() for name in ("fraga", "kon"))
    for place, question, kon in zip(index.tolist(), *columns, strict=True):
        sex = Sex.TOTALT if kon == UNKNOWN else SEXES[kon]
        found.setdefault(question, {}).setdefault(sex, place)
    return found

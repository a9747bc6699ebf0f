"""The survey of a year and a group, counted from its rows or taken from the office's sums.

Counting and listing both go through here, so a count and the rows behind it cannot differ.

Steps of a question: ``tillfragade`` (those who returned a survey that held the question, and met
its condition), ``n`` (those of them who answered it), ``neg``, ``varken``, ``pos`` (with the klart
positiva) and ``klart``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

import numpy as np

from sofrep.amnen.enkat.lasning.survey_sums import COUNTS
from sofrep.domain.enkat import Enkat, Fraga, Utfall
from sofrep.domain.figure import SEXES, Sex
from sofrep.domain.problem import Place
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.underlag import NOT_ASKED, UNKNOWN, Underlag

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
_SUM_COLUMNS = ("year", "grupp", "fraga", "kon", *COUNTS)


class SurveyOfGroup(Protocol):
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


class Surveys:
    """All surveys of an underlag; the columns are taken out of the frames once."""

    def __init__(self, underlag: Underlag, enkat: Enkat) -> None:
        self.underlag = underlag
        self.enkat = enkat
        self._groups = {group.kod: number for number, group in enumerate(enkat.grupp)}
        self._known: dict[tuple[int, str], SurveyOfGroup | None] = {}

    def of(self, year: int, grupp: str) -> SurveyOfGroup | None:
        """The survey of a group in a year, from rows where there are any; None if not asked."""
        key = (year, grupp)
        if key not in self._known:
            self._known[key] = self._counted(year, self._groups[grupp])
        return self._known[key]

    def _counted(self, year: int, group: int) -> SurveyOfGroup | None:
        years, groups = self.columns["year"], self.columns["grupp"]
        index = np.flatnonzero((years == year) & (groups == group))
        if len(index):
            sheets = set(self.columns["sheet"][index].tolist())
            known = not any("kon" in self.underlag.sheets[sheet].lacks for sheet in sheets)
            return _Rows(self, index, by_sex=known and self.enkat.grupp[group].kon)
        sums = self.sums.get((year, group))
        return _Sums(self.underlag, sums) if sums else None

    @cached_property
    def columns(self) -> Mapping[str, IntArray]:
        """The columns of `Underlag.surveys` that are whole numbers."""
        frame = self.underlag.surveys
        return {name: frame.ints(name) for name in frame.columns if name != "nummer"}

    @cached_property
    def sums(self) -> Mapping[tuple[int, int], dict[int, dict[Sex, _Sum]]]:
        """(year, group) -> question -> sex -> its counts and the place of its row."""
        found: dict[tuple[int, int], dict[int, dict[Sex, _Sum]]] = {}
        frame = self.underlag.survey_sums
        for year, group, question, kon, *rest in frame.rows(*_SUM_COLUMNS, "sheet", "row"):
            sex = Sex.TOTALT if kon == UNKNOWN else SEXES[kon]
            counts = dict(zip((*COUNTS, "sheet", "row"), rest, strict=True))
            of_group = found.setdefault((year, group), {})
            of_group.setdefault(question, {}).setdefault(sex, counts)
        return found


def survey_years(underlag: Underlag, last: int) -> tuple[int, ...]:
    """The years up to `last` in which any group has surveys, rising."""
    years = {
        year
        for frame in (underlag.surveys, underlag.survey_sums)
        for year, group in frame.rows("year", "grupp")
        if UNKNOWN not in (year, group) and year <= last
    }
    return tuple(sorted(years))


class _Rows:
    """Counted from the surveys at the places `index` in the frame."""

    def __init__(self, surveys: Surveys, index: IntArray, *, by_sex: bool) -> None:
        self._surveys = surveys
        self._by_sex = by_sex
        kon = surveys.columns["kon"][index]
        self._index: dict[Sex, IntArray] = {Sex.TOTALT: index}
        self._index |= {sex: index[kon == number] for number, sex in enumerate(SEXES)}
        sheets = set(surveys.columns["sheet"][index].tolist())
        columns = (surveys.underlag.sheets[sheet].columns for sheet in sheets)
        self._fields = {field for fields in columns for field in fields}
        self._codes = {
            step: [code for code, own in enumerate(surveys.enkat.svar) if own.utfall in wanted]
            for step, wanted in _COUNTED_AS.items()
        }
        self._answers: dict[tuple[int, Sex], Mapping[int, int]] = {}

    def sexes(self) -> tuple[Sex, ...]:
        if not self._by_sex:
            return (Sex.TOTALT,)
        others = (Sex.OVRIGA,) if self.returned(Sex.OVRIGA) else ()
        return (Sex.TOTALT, Sex.KVINNOR, Sex.MAN, *others)

    def returned(self, sex: Sex) -> int:
        return len(self._index[sex])

    def has(self, fraga: Fraga) -> bool:
        return f"fraga:{fraga.nummer}" in self._fields

    def count(self, fraga: Fraga, step: str, sex: Sex) -> int | None:
        key = (fraga.nummer, sex)
        if key not in self._answers:
            self._answers[key] = Counter(self._column(*key).tolist())
        return sum(n for code, n in self._answers[key].items() if self._meets(code, step))

    def places(self, fraga: Fraga | None, step: str, sex: Sex) -> tuple[Place, ...]:
        index = self._index[sex]
        if fraga is not None:
            answers = self._column(fraga.nummer, sex).tolist()
            chosen: BoolArray = np.array([self._meets(code, step) for code in answers], np.bool_)
            index = index[chosen]
        field = f"fraga:{fraga.nummer}" if fraga else ""
        sheets, rows = (self._surveys.columns[name][index].tolist() for name in ("sheet", "row"))
        of_all = self._surveys.underlag.sheets
        return tuple(of_all[s].place(row, field) for s, row in zip(sheets, rows, strict=True))

    def _column(self, number: int, sex: Sex) -> IntArray:
        answers: IntArray = self._surveys.columns[f"f{number:02d}"][self._index[sex]]
        return answers

    def _meets(self, code: int, step: str) -> bool:
        if step == "tillfragade":
            return code != NOT_ASKED
        return code >= 0 if step == "n" else code in self._codes[step]


_Sum = Mapping[str, int]
"""The counts of a row of sums by name, with its ``sheet`` and ``row``."""


class _Sums:
    """The office's own sums: question -> sex -> counts.

    Those of no known sex are what everyone has more than women and men together.
    """

    def __init__(self, underlag: Underlag, rows: Mapping[int, Mapping[Sex, _Sum]]) -> None:
        self._underlag = underlag
        self._rows = rows

    def sexes(self) -> tuple[Sex, ...]:
        known = [sex for sex in SEXES if any(sex in rows for rows in self._rows.values())]
        if Sex.OVRIGA not in known and len(known) == 2 and self.returned(Sex.OVRIGA):
            known.append(Sex.OVRIGA)
        return (Sex.TOTALT, *known)

    def returned(self, sex: Sex) -> int:
        counts = (_value(rows, ("enkater",), sex) for rows in self._rows.values())
        return next((count for count in counts if count is not None), 0)

    def has(self, fraga: Fraga) -> bool:
        return fraga.nummer in self._rows

    def count(self, fraga: Fraga, step: str, sex: Sex) -> int | None:
        return _value(self._rows[fraga.nummer], _COLUMNS[step], sex)

    def places(self, fraga: Fraga | None, step: str, sex: Sex) -> tuple[Place, ...]:
        rows = self._rows[fraga.nummer] if fraga else next(iter(self._rows.values()))
        columns = _COLUMNS[step] if fraga else ("enkater",)
        return tuple(
            self._underlag.sheets[counts["sheet"]].place(counts["row"], column)
            for counts in _rows_of(rows, sex)
            for column in columns
        )


def _value(rows: Mapping[Sex, _Sum], columns: tuple[str, ...], sex: Sex) -> int | None:
    if sex in rows:
        return _sum(rows[sex], columns)
    if sex is not Sex.OVRIGA or not {Sex.TOTALT, Sex.KVINNOR, Sex.MAN} <= set(rows):
        return None
    everyone, *parts = (_sum(counts, columns) for counts in _rows_of(rows, sex))
    known = [part for part in parts if part is not None]
    return None if everyone is None or len(known) < 2 else everyone - sum(known)


def _sum(counts: _Sum, columns: tuple[str, ...]) -> int | None:
    values = [counts[name] for name in columns]
    return None if UNKNOWN in values else sum(values)


def _rows_of(rows: Mapping[Sex, _Sum], sex: Sex) -> tuple[_Sum, ...]:
    """The rows that a sex's counts come from: its own, or everyone's and the other sexes'."""
    if sex in rows:
        return (rows[sex],)
    return tuple(rows[own] for own in (Sex.TOTALT, Sex.KVINNOR, Sex.MAN) if own in rows)

"""The rows of the register that a recipe names: one population, narrowed step by step.

Counting and listing both go through here, so a count and the rows behind it cannot differ.

Steps: ``kommun=<kod>``, ``manad=<mm>``, ``tid=<band>``, ``orsak=<kod>``, ``fors=<kod>``,
``syss=<kod>``, ``alder=<band>``, each also with ``saknas`` (blank) and, for a mean, ``kand`` (not
blank); a kodgrupp's kod; and the flags of `_FLAGS`.  ``avslut.`` before a step of a follow-up
answer means the support or occupation at exit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sofrep.register.underlag import UNKNOWN
from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.codes import KAND, SAKNAS, SEVERAL_VALUES, Codes
from sofrep.statistics.counted import NOT_COUNTED, Cell, Counts
from sofrep.statistics.table import Table

_COLUMN_OF = {
    "kommun": "kommun",
    "manad": "manad",
    "tid": "tidsband",
    "orsak": "avslutsorsak",
    "fors": "forsorjning",
    "syss": "sysselsattning",
    "alder": "alder",
}


_OF_GROUPS = ("grupper", "i-grupp", "utan-grupp")


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """`Rows` of a table: at the places `index`, reached by `steps`.

    `name` is what recipes call the table; `lacks` are the fields (``kon``, ``grupp``) that no row of
    the population has a column for, so that nobody knows.  `fields` says which column holds the age, month, support and occupation of the population,
    where it is not the column of that name.
    """

    table: Table
    index: IntArray
    steps: tuple[str, ...]
    codes: Codes
    fields: Mapping[str, str]
    name: str = "register"
    lacks: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.index)

    def column(self, name: str) -> IntArray:
        """The values of a column in these rows."""
        return self.table[self.fields.get(name, name)][self.index]

    def narrow(self, *steps: str) -> RegisterRows:
        """The rows that also meet `steps`."""
        rows = self
        for step in steps:
            rows = replace(rows, index=rows.index[mask(rows, step)], steps=(*rows.steps, step))
        return rows

    def count(self) -> Counts:
        """How many, in all and by sex."""
        return self._with_total(np.bincount(self.column("kon"), minlength=3).tolist())

    def count_of(self, step: str) -> Counts:
        """How many of these also meet `step`."""
        if step in _OF_GROUPS and "grupp" in self.lacks:
            return NOT_COUNTED
        chosen = self.column("kon")[mask(self, step)]
        return self._with_total(np.bincount(chosen, minlength=3).tolist())

    def tally(self, dimension: str) -> dict[str, Counts]:
        """`count_of` every category of a dimension and of `SAKNAS`, in one pass where it can."""
        names = self.codes.categories[dimension]
        if dimension in SEVERAL_VALUES:
            return {name: self.count_of(f"{dimension}={name}") for name in (*names, SAKNAS)}
        keys = (self.column(_COLUMN_OF[dimension]) + 1) * 3 + self.column("kon")
        table = np.bincount(keys, minlength=3 * len(names) + 3).reshape(-1, 3).tolist()
        counts: dict[str, Counts] = {
            name: self._with_total(line) for name, line in zip(names, table[1:], strict=True)
        }
        return counts | {SAKNAS: self._with_total(table[0])}

    def sums(self, column: str) -> Counts:
        """The sum of a column, in all and by sex."""
        values, sex = self.column(column), self.column("kon")
        return self._with_total([int(values[sex == number].sum()) for number in range(3)])

    def longest(self, column: str) -> Counts:
        """The largest value of a column, in all and by sex; 0 where there are no rows."""
        values, sex = self.column(column), self.column("kon")
        women, men, others = (int(values[sex == n].max(initial=0)) for n in range(3))
        return self._by_sex(max(women, men, others), women, men, others)

    def distinct(self, column: str) -> int | None:
        """How many different values a column has."""
        return None if column in self.lacks else len(np.unique(self.column(column)))

    def _with_total(self, by_sex: list[int]) -> Counts:
        return self._by_sex(sum(by_sex), *by_sex)

    def _by_sex(self, total: int, women: int, men: int, others: int) -> Counts:
        return (total, None, None, None) if "kon" in self.lacks else (total, women, men, others)

    def of_sex(self, number: int) -> RegisterRows:
        """The rows of one sex (an index into `SEXES`)."""
        return replace(self, index=self.index[self.column("kon") == number])

    def cells(self, number: int = -1) -> tuple[Cell, ...]:
        """Where the rows stand, of one sex (an index into `SEXES`) or all."""
        rows = self if number < 0 else self.of_sex(number)
        sheets, lines = rows.column("sheet").tolist(), rows.column("row").tolist()
        return tuple((sheet, line, "") for sheet, line in zip(sheets, lines, strict=True))


def mask(rows: RegisterRows, step: str) -> BoolArray:
    """Which of `rows` meet `step`; raises KeyError for a step that does not exist."""
    prefix, dot, rest = step.partition(".")
    if dot and prefix == "avslut":
        at_exit = {name: f"avslut_{name}" for name in ("forsorjning", "sysselsattning")}
        return mask(replace(rows, fields=at_exit), rest)
    name, equals, value = step.partition("=")
    if name == "alder":
        return _in_band(rows, value)
    if equals:
        return _in_category(rows, name, value)
    if name in _FLAGS:
        return _FLAGS[name](rows)
    return _in_group(rows, name)


def _is(values: IntArray, code: int) -> BoolArray:
    chosen: BoolArray = values == code
    return chosen


def _in_band(rows: RegisterRows, value: str) -> BoolArray:
    age = rows.column("alder")
    if value in {SAKNAS, KAND}:
        return _is_blank(age, UNKNOWN, value)
    band = rows.codes.bands[value]
    return ~_is(age, UNKNOWN) & (age >= band.low) & (age <= band.high)


def _is_blank(values: IntArray, blank: int, value: str) -> BoolArray:
    return _is(values, blank) if value == SAKNAS else ~_is(values, blank)


def _in_category(rows: RegisterRows, name: str, value: str) -> BoolArray:
    values = rows.column(_COLUMN_OF[name])
    if value in {SAKNAS, KAND}:
        return _is_blank(values, 0 if name in SEVERAL_VALUES else UNKNOWN, value)
    code = rows.codes.categories[name].index(value)
    return _is((values >> code) & 1, 1) if name in SEVERAL_VALUES else _is(values, code)


def _in_group(rows: RegisterRows, name: str) -> BoolArray:
    dimension, members = rows.codes.groups[name]
    values = rows.column(_COLUMN_OF[dimension])
    if dimension in SEVERAL_VALUES:
        return ~_is(values & sum(1 << code for code in members), 0)
    return np.isin(values, members)


def _is_young(rows: RegisterRows) -> BoolArray:
    age = rows.column("alder")
    return ~_is(age, UNKNOWN) & (age <= rows.codes.young_limit)


def _could_use(rows: RegisterRows) -> BoolArray:
    """The reason for exit is known, and is not illness."""
    return ~_is(rows.column("avslutsorsak"), UNKNOWN) & ~_in_group(rows, "sjuk")


_FLAGS: Mapping[str, Callable[[RegisterRows], BoolArray]] = {
    "unga": _is_young,
    "kunde": _could_use,
    "over-max": lambda rows: rows.column("kalender") > rows.codes.longest,
    "grupper": lambda rows: ~_is(rows.column("grupp"), UNKNOWN),
    "i-grupp": lambda rows: ~_is(rows.column("grupp"), UNKNOWN),
    "utan-grupp": lambda rows: _is(rows.column("grupp"), UNKNOWN),
    "numrerade": lambda rows: ~_is(rows.column("nummer"), UNKNOWN),
    "samtycke": lambda rows: ~_is(rows.column("samtycke"), 0),
    "svarade": lambda rows: ~_is(rows.column("svarat"), 0),
    "langst": lambda rows: rows.column("kalender") == rows.column("kalender").max(initial=UNKNOWN),
}

"""The rows of the register that a recipe names: one population, narrowed step by step.

Counting and listing both go through here, so a count and the rows behind it cannot differ.

Steps: ``kommun=<kod>``, ``manad=<mm>``, ``tid=<band>``, ``orsak=<kod>``, ``fors=<kod>``,
``syss=<kod>``, ``alder=<band>``, each also with ``saknas`` (blank) and, for a mean, ``kand`` (not
blank); a kodgrupp's kod; and the flags of `_FLAGS`.  ``avslut.`` before a step of a follow-up
answer means the support or occupation at exit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from sofrep.statistics.calendar_time import BoolArray, IntArray
from sofrep.statistics.codes import Category, Codes
from sofrep.statistics.counted import NOT_COUNTED, Cell, Counts
from sofrep.statistics.dimension import FORS, KAND, SAKNAS, SYSS, Dimension
from sofrep.statistics.table import CodedTable
from sofrep.statistics.underlag import UNKNOWN

_OF_GROUPS = ("grupper", "i-grupp", "utan-grupp")


class RegisterRows(Struct, frozen=True):
    """`Rows` of a table: at the places `index`, reached by `steps`.

    `name` is what recipes call the table; `lacks` are the fields (``kon``, ``grupp``) that no row of
    the population has a column for, so that nobody knows.  `fields` says which column holds a
    dimension, where it is not the dimension's own.
    """

    table: CodedTable
    index: IntArray
    steps: tuple[str, ...]
    codes: Codes
    fields: Mapping[str, str]
    name: str = "register"
    lacks: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.index)

    def column(self, name: str) -> IntArray:
        """The values of a column, or of a dimension, in these rows."""
        dimension = self.codes.dimensions.get(name)
        own = dimension.column if dimension else name
        return self.table[self.fields.get(name, own)][self.index]

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
        """`count_of` every category of a dimension, in one pass where it can."""
        names, declared = self.codes.categories[dimension], self.codes.dimensions[dimension]
        if declared.bands:
            return self._tally_bands(declared)
        values, sex = self.column(dimension), self.column("kon")
        if declared.several_values:
            each_code, each_sex = np.arange(len(names))[:, None], np.arange(3)
            table = (values >> each_code & 1) @ (sex[:, None] == each_sex)
        else:
            keys = (values + 1) * 3 + sex
            table = np.bincount(keys, minlength=3 * len(names) + 3).reshape(-1, 3)[1:]
        return {name: self._with_total(n) for name, n in zip(names, table.tolist(), strict=True)}

    def _tally_bands(self, dimension: Dimension) -> dict[str, Counts]:
        values, sex = self.column(dimension.name), self.column("kon")
        known = values != UNKNOWN
        tally = {}
        for name in self.codes.categories[dimension.name]:
            band = self.codes.steps[f"{dimension.name}={name}"].band
            if band:
                inside = known & (values >= band.low) & (values <= band.high)
                tally[name] = self._with_total(np.bincount(sex[inside], minlength=3).tolist())
        return tally

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
        return None if column in self.lacks else len({*self.column(column).tolist()})

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
        return mask(replace(rows, fields=_THEN), rest)
    if step in _FLAGS:
        return _FLAGS[step](rows)
    name, _, value = step.partition("=")
    if value in {SAKNAS, KAND}:
        blank = _is_blank(rows, rows.codes.dimensions[name])
        return blank if value == SAKNAS else ~blank
    category = rows.codes.category(step)
    if category is None:
        raise KeyError(step)
    return _in_category(rows, category)


_THEN = {each.name: f"avslut_{each.column}" for each in (FORS, SYSS)}
"""Where what was noted at exit stands beside what was noted at follow-up."""


def _is(values: IntArray, code: int) -> BoolArray:
    chosen: BoolArray = values == code
    return chosen


def _is_blank(rows: RegisterRows, dimension: Dimension) -> BoolArray:
    return _is(rows.column(dimension.name), dimension.blank_value)


def _in_category(rows: RegisterRows, category: Category) -> BoolArray:
    dimension, codes, band = category.dimension, category.codes, category.band
    values = rows.column(dimension.name)
    if band:
        return ~_is_blank(rows, dimension) & (values >= band.low) & (values <= band.high)
    if dimension.several_values:
        return ~_is(values & sum(1 << code for code in codes), 0)
    return _is(values, codes[0]) if len(codes) == 1 else np.isin(values, codes)


def _has(column: str, blank: int = UNKNOWN) -> Callable[[RegisterRows], BoolArray]:
    return lambda rows: ~_is(rows.column(column), blank)


_FLAGS: Mapping[str, Callable[[RegisterRows], BoolArray]] = {
    "over-max": lambda rows: rows.column("kalender") > rows.codes.longest,
    "grupper": _has("grupp"),
    "i-grupp": _has("grupp"),
    "utan-grupp": lambda rows: _is(rows.column("grupp"), UNKNOWN),
    "numrerade": _has("nummer"),
    "samtycke": _has("samtycke", 0),
    "svarade": _has("svarat", 0),
    "langst": lambda rows: rows.column("kalender") == rows.column("kalender").max(initial=UNKNOWN),
}

"""What a figure tells: the counts and sums behind its value.

A `Key` names a quantity by the rows that it is counted from, so two figures that say the same
(``nya.kanda`` and the denominator of ``nya.unga.andel``) have the same key.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from sofrep.domain.figure import Figure, Number, Recipe, Sex, Unit
from sofrep.rojande.steps import COMPARED, MEANS, REGISTER, without_sex
from sofrep.statistics import ratio
from sofrep.statistics.ratio import DAYS_PER_MONTH

SURVEY = "enkat"
APPLICATIONS = "ansokningar"
HISTORY = "historik"

OUTCOMES = ("neg", "varken", "pos", "klart")
N, ASKED = "n", "tillfragade"

PERSONS = "personer"
LONGEST = "langst"
OVER_MAX = "over-max"
SUM = "summa:"
"""Begins `Key.what` of the sum behind a mean."""

_REPEATS = "upprepning"
_GROUPS = "grupper"
_IN_MONTHS = "manader.medel"


class Key(NamedTuple):
    """A count or a sum: of the rows that `steps` name, of one sex or all.

    `what` is "" for how many rows there are, else what is counted or added up in them.
    """

    period: str
    scope: str
    steps: tuple[str, ...]
    sex: Sex
    what: str = ""

    def at(self, *steps: str) -> Key:
        """The same of other rows."""
        return self._replace(steps=steps)


def is_outcome(key: Key) -> bool:
    """Whether a count is one of the kinds of answer to a question."""
    return key.steps[0] == SURVEY and key.steps[-1] in OUTCOMES


class CountReading(Struct, frozen=True):
    """What somebody who reads a figure knows.

    `told` are the quantities that it gives exactly, with their true values (None: not known to
    us either); `rests` those that it only depends on.  `share` is what a rounded ratio tells:
    numerator, denominator, and the bounds of their quotient.
    """

    told: tuple[tuple[Key, Number | None], ...] = ()
    rests: tuple[Key, ...] = ()
    share: tuple[Key, Key, Fraction, Fraction] | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every quantity that the figure rests on."""
        pair = self.share[:2] if self.share else ()
        return (*(key for key, _ in self.told), *self.rests, *pair)


def read(figure: Figure, recipes: Mapping[str, Recipe]) -> CountReading | None:
    """What `figure` tells; None for one that is about no persons and no applications."""
    table = figure.recipe.table
    if table == HISTORY:
        recipe = recipes.get(figure.measure)
        return _entered(figure, recipe) if recipe else None
    if table in REGISTER:
        return _counted(figure, figure.recipe)
    if table == SURVEY:
        return _survey(figure)
    if table == APPLICATIONS:
        return _application(figure)
    return None


def _key(figure: Figure, steps: tuple[str, ...], what: str = "") -> Key:
    return Key(figure.period.key, figure.scope, steps, figure.sex, what)


def _counted(figure: Figure, recipe: Recipe) -> CountReading | None:
    measure = without_sex(figure.measure)
    last = measure.rpartition(".")[2]
    rows = _key(figure, recipe.rows)
    if last == _GROUPS:
        return None
    if last == "andel":
        return _ratio(figure, rows, _key(figure, recipe.base))
    if last == "medel":
        return _mean(figure, recipe, measure)
    if last == "max":
        of = recipe.rows[:-1]
        return CountReading(rests=(_key(figure, of, LONGEST), _key(figure, of)))
    return CountReading(_told(figure, rows, last))


def _told(figure: Figure, rows: Key, last: str) -> tuple[tuple[Key, Number | None], ...]:
    """What a count, a number of persons or their repeats tell."""
    persons = rows._replace(what=PERSONS)
    if last == PERSONS:
        return ((persons, figure.value),)
    if last != _REPEATS:
        return ((rows, _amount(figure)),)
    known, more = figure.denominator, figure.numerator
    enrolments = None if known is None or more is None else known + more
    return ((rows, enrolments), (persons, known))


def _amount(figure: Figure) -> Number | None:
    """A count; that of a category of which nobody's is known is 0, whatever is printed."""
    is_blank = figure.absence is not None and figure.absence.name == "UPPGIFT_SAKNAS"
    return 0 if is_blank else figure.value


def _ratio(figure: Figure, rows: Key, base: Key) -> CountReading:
    part = figure.numerator
    if part is None and figure.absence is not None and figure.absence.name == "UPPGIFT_SAKNAS":
        part = 0
    return CountReading(((rows, part), (base, figure.denominator)))


def _mean(figure: Figure, recipe: Recipe, measure: str) -> CountReading | None:
    column = next((c for end, c in MEANS.items() if measure.endswith(end)), None)
    if column is None:
        return None
    steps_per_unit = DAYS_PER_MONTH if measure.endswith(_IN_MONTHS) else 1
    total = _key(figure, recipe.rows, f"{SUM}{column}")
    value = None if figure.numerator is None else Fraction(figure.numerator) * steps_per_unit
    return CountReading(((total, value), (_key(figure, recipe.base), figure.denominator)))


def _survey(figure: Figure) -> CountReading:
    recipe, last = figure.recipe, without_sex(figure.measure).rpartition(".")[2]
    rows = _key(figure, recipe.rows)
    if not recipe.base:
        return CountReading(((rows, figure.value),))
    base = _key(figure, recipe.base)
    if last not in COMPARED:
        return CountReading(((rows, figure.numerator), (base, figure.denominator)))
    if last == "forandring":
        before = figure.period.previous().key
        return CountReading(rests=(rows, base, rows._replace(period=before)))
    return CountReading(rests=(rows, base))


def _application(figure: Figure) -> CountReading:
    rows = _key(figure, figure.recipe.rows)
    if figure.recipe.base:
        return _ratio(figure, rows, _key(figure, figure.recipe.base))
    if figure.denominator is not None:  # per month: the months are no secret
        return CountReading(((rows, figure.numerator),))
    return CountReading(((rows, _amount(figure)),))


def _entered(figure: Figure, recipe: Recipe) -> CountReading | None:
    """What an entered figure tells: a count exactly, a share as far as it is written out."""
    like = _counted(figure, recipe)
    if like is None or figure.value is None or not like.told:
        return None
    if figure.unit is Unit.ANTAL:
        return CountReading(((like.told[0][0], figure.value),))
    if figure.unit is not Unit.PROCENT or len(like.told) != 2:
        return None
    low, high = _as_written(Fraction(figure.value))
    return CountReading(share=(like.told[0][0], like.told[1][0], low, high))


def _as_written(per_cent: Fraction) -> tuple[Fraction, Fraction]:
    """The shares of one that are written so, with as many decimals as it takes."""
    decimals = next(n for n in range(20) if 10**n % per_cent.denominator == 0 or n == 19)
    half = Fraction(1, 2 * 10**decimals)
    return ratio.quotient(per_cent - half, 100), ratio.quotient(per_cent + half, 100)

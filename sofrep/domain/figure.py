"""A number that can be traced: a figure.

The id is ``period.scope.measure``, at most 64 ASCII characters (the longest tag that a Word
content control takes): ``2023.rv.avslutade.arbstud.andel.kvinnor``.  The period is
`Period.key`; the scope an insats, a union or ``forbundet``; the measures are listed in
docs/figures.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, ValuesView
from enum import StrEnum
from fractions import Fraction
from numbers import Rational
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from sofrep.domain.period import Period

_ID = re.compile(r"[0-9][0-9m-]*(\.[a-z0-9-]+){2,}")
MAX_ID = 64
SELECTED = "+"
"""Begins what a figure of a selection has after its id: ``2023.rv.nya+kommun=alv+alder=till-29``."""

if TYPE_CHECKING:
    Number = int | Fraction
else:
    Number = Rational  # one type at run time: records with a union of two cannot be read back


class Sex(StrEnum):
    """The sexes of the register; `TOTALT` is all of them (and, among the new, the anonymous)."""

    TOTALT = "totalt"
    KVINNOR = "kvinnor"
    MAN = "man"
    OVRIGA = "ovriga"


SEXES = (Sex.KVINNOR, Sex.MAN, Sex.OVRIGA)


class Unit(StrEnum):
    """What a value counts.  A value is in its unit's own terms: 27 % is 300/11, not 3/11."""

    ANTAL = "antal"
    PROCENT = "procent"
    PROCENTENHETER = "procentenheter"
    AR = "år"
    MANADER = "månader"
    DAGAR = "dagar"
    KRONOR = "kronor"
    TKR = "tkr"


class Origin(StrEnum):
    """Computed from rows, entered by the office (and then marked so wherever it is listed), or adopted.

    An adopted figure is what the public has read of an earlier year, where rows now give another.
    """

    BERAKNAD = "beräknad"
    INMATAD = "inmatad"
    FASTSTALLD = "fastställd"


class Absence(StrEnum):
    """Why a figure has no value; the phrase ``[saknas]`` words it for the reader."""

    TOM_NAMNARE = "tom-grupp"
    UPPGIFT_SAKNAS = "uppgift-saknas"
    EJ_RAKNAT = "ej-räknat"
    INGA_SVAR = "inga-svar"
    INGEN_TILLFRAGAD = "ingen-tillfrågad"
    DOLD = "dold"
    SAMLAD = "samlad"
    OVRIGA = "övriga"
    FOR_LITEN = "för-liten"

    @property
    def is_folded(self) -> bool:
        """Whether it is left out so that nothing is told of a small group."""
        return self in (Absence.SAMLAD, Absence.OVRIGA, Absence.FOR_LITEN)


class Recipe(Struct, frozen=True):
    """From which rows a figure is counted.

    `table` is ``register``, ``antal`` (tallies), ``blandat`` (both), ``uppfoljning``,
    ``ansokningar``, ``strukturella``, ``finansiering``, ``enkat``, ``riket``, ``ekonomi``,
    ``insatser``, ``mal`` or ``historik``.  `rows` names the rows of
    the numerator (or of the mean) and `base` those of
    the denominator, as a population and the steps that narrow it:
    ``("avslutade", "unga", "arbstud")``, ``("nya", "kommun=uddev")``.  Sex, scope and period
    are the figure's own.
    """

    table: str
    rows: tuple[str, ...]
    base: tuple[str, ...] = ()


class Figure(Struct, frozen=True):
    """One exact number and where it comes from.

    `value` is None exactly when `absence` says why.  `numerator` / `denominator` are the counts
    of a share, or the sum and n of a mean; None for a plain count.  A whole number is an int.
    `source` is the office's reference for an entered figure.  `is_internal` says that it rests on a
    group that the documents would not show: it is for the office alone.  `into` is the figure that
    it is told in, together with others.
    """

    id: str
    value: Number | None
    unit: Unit
    scope: str
    period: Period
    recipe: Recipe
    sex: Sex = Sex.TOTALT
    numerator: Number | None = None
    denominator: int | None = None
    origin: Origin = Origin.BERAKNAD
    absence: Absence | None = None
    source: str = ""
    is_internal: bool = False
    into: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.absence is not None):
            message = f"{self.id}: a figure has either a value or a reason for having none"
            raise ValueError(message)
        if type(self.value) is Fraction and self.value.denominator == 1:
            force_setattr(self, "value", self.value.numerator)
        if type(self.numerator) is Fraction and self.numerator.denominator == 1:
            force_setattr(self, "numerator", self.numerator.numerator)

    @property
    def measure(self) -> str:
        """The id without period, scope and selection, as goals and templates name it."""
        return self.id.split(".", 2)[2].partition(SELECTED)[0]


def figure_id(period: Period, scope: str, measure: str) -> str:
    """The id of a measure; raises ValueError when it is not one (too long, not ASCII ...)."""
    text = f"{period.key}.{scope}.{measure}"
    if not is_figure_id(text):
        message = f"not a figure id (at most {MAX_ID} of a-z 0-9 . -): {text}"
        raise ValueError(message)
    return text


def is_figure_id(text: str) -> bool:
    """Whether `text` could be a figure's id; the key of a block begins with a letter."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


class UnknownFigureError(KeyError):
    """No figure has this id."""

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(wanted)


class FigureSet(Mapping[str, Figure]):
    """Figures by id, in the order in which they were made; never changed, only added to a copy."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        every = tuple(figures)
        self._by_id = {figure.id: figure for figure in every}
        if len(self._by_id) < len(every):
            ((twice, _),) = Counter(figure.id for figure in every).most_common(1)
            message = f"two figures with the id {twice}"
            raise ValueError(message)

    def __getitem__(self, key: str) -> Figure:
        try:
            return self._by_id[key]
        except KeyError:
            raise UnknownFigureError(key) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

    def values(self) -> ValuesView[Figure]:
        """All figures: to go through a set is not to ask for what is in it."""
        return self._by_id.values()

    def is_entered(self, key: str) -> bool:
        """Whether the office has typed a figure in."""
        return self._by_id[key].origin is Origin.INMATAD

    def measure(self, period: Period, scope: str, measure: str) -> Figure:
        """The figure of `measure`; raises `UnknownFigureError`."""
        return self[f"{period.key}.{scope}.{measure}"]

    def with_entered(self, figures: Iterable[Figure]) -> FigureSet:
        """A copy in which entered figures fill the gaps, and take the place of what was not counted.

        Any other computed figure is never replaced.
        """
        copy = FigureSet()
        copy._by_id = {figure.id: figure for figure in self.values()}
        for figure in figures:
            computed = copy._by_id.get(figure.id)
            if computed is None or computed.absence is Absence.EJ_RAKNAT:
                copy._by_id[figure.id] = replace(figure, origin=Origin.INMATAD)
        return copy


STOR_SKILLNAD = "Rättade uppgifter ger nu ett klart annat tal."
"""The source of an adopted figure that is far from what its rows now give."""

_FEW = 5
"""Fewer people, or percentage points, more or less are no large difference."""

_PART = Fraction(1, 10)
"""Nor is less than a tenth of the adopted value."""

_AS_KEPT = Fraction(1, 10**6)
"""Less than this apart are a number and what a cell keeps of it."""


def is_large(adopted: Figure, counted: Figure) -> bool:
    """Whether a reader would be misled: five and a tenth more or less, of shares five percentage points."""
    if adopted.value is None or counted.value is None:
        return False
    gap = abs(Fraction(counted.value) - Fraction(adopted.value))
    if adopted.unit is Unit.PROCENT:
        return gap >= _FEW
    is_part = gap >= _PART * abs(Fraction(adopted.value))
    return is_part and (adopted.unit is not Unit.ANTAL or gap >= _FEW)


def is_same(figure: Figure, other: Figure | None) -> bool:
    """Whether two figures say the same number: what a cell of Excel cannot hold exactly counts as it."""
    if other is None or figure.value is None or other.value is None:
        return other is not None and figure.value is other.value
    return abs(Fraction(figure.value) - Fraction(other.value)) < _AS_KEPT

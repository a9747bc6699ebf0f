"""What is drawn of a chart, whoever draws it: its labels, its numbers, and where these stand.

A value that is not there is told in its category's label: ``Annat (Män x)`` for one that is hidden,
``2019 (–)`` for one that nobody has counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from sofrep.domain.figure import Unit
from sofrep.visning.svenska import DASH, default_decimals, format_value, plain
from sofrep.visning.visat import Diagram, Diagramslag, Tal

# What a number cell of a workbook can hold.
_DIGITS = Context(prec=15)
_CHARACTER_MM, _EDGES_MM = 1.9, 12
_MOST_LABELS = 48
_MOST_SERIES = 25
# Values above this share of one make the axis of a percentage end at 100 %.
_NEARLY_ALL = Decimal("0.8")
_MARKS = 5
"""About how many marks an axis has."""
_JOINED = "\u2060"


class Kurva(Struct, frozen=True):
    """A series: its name, its values, and these as printed; None and "" where there is a gap."""

    namn: str
    varden: tuple[Decimal | None, ...]
    tryckta: tuple[str, ...]

    @property
    def sista(self) -> int | None:
        """Where a line ends; None where it has no value."""
        known = [i for i, value in enumerate(self.varden) if value is not None]
        return known[-1] if known else None


class Ritning(Struct, frozen=True):
    """All that a chart `bredd_mm` wide shows, and nothing else.

    The values of percentages are shares of one, as spreadsheets keep them; each number is printed
    with `decimaler`.
    """

    slag: Diagramslag
    kategorier: tuple[str, ...]
    kurvor: tuple[Kurva, ...]
    i_procent: bool
    decimaler: int
    bredd_mm: float

    @property
    def alla(self) -> list[Decimal]:
        """Every value."""
        return [v for kurva in self.kurvor for v in kurva.varden if v is not None]

    @property
    def storst(self) -> Decimal:
        """The largest value, 0 where there is none."""
        return max(self.alla, default=Decimal(0))

    @property
    def minst(self) -> Decimal:
        """The smallest value, 0 where there is none."""
        return min(self.alla, default=Decimal(0))

    @property
    def har_siffror(self) -> bool:
        """Whether the values stand in the chart; of too many, its axis tells."""
        count = len(self.kategorier) * len(self.kurvor)
        return self.slag is Diagramslag.LINJE or count <= _MOST_LABELS

    @property
    def har_manga_linjer(self) -> bool:
        """Whether there are more lines than have room for all their values."""
        return self.slag is Diagramslag.LINJE and len(self.kurvor) > 2

    @property
    def till_hundra(self) -> bool:
        """Whether the axis ends at 100 %: that of lines does, they are to be compared between charts."""
        of_all = self.storst <= 1 and (self.storst > _NEARLY_ALL or self.slag is Diagramslag.LINJE)
        return self.i_procent and of_all

    @property
    def axel(self) -> tuple[Decimal, Decimal]:
        """The ends of the axis of values: it has 0 in it, or lengths and slopes mislead."""
        top = Decimal(1) if self.till_hundra else max(self.storst, Decimal(0))
        bottom = min(self.minst, Decimal(0))
        return bottom, top if top > bottom else bottom + 1

    @property
    def markeringar(self) -> list[tuple[Decimal, str]]:
        """Where the axis is marked, and with what: at even numbers from one end to the other."""
        bottom, top = self.axel
        step = Decimal("0.2")
        if not self.till_hundra:
            least = Decimal(10) ** -(self.decimaler + 2 * self.i_procent)
            wanted = max((top - bottom) / _MARKS, least)
            unit = Decimal(10) ** wanted.adjusted()
            step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= wanted)
        first, last = ceil(bottom / step), floor(top / step)
        return [(step * n, self._pa_axeln(step * n)) for n in range(first, last + 1)]

    def _pa_axeln(self, value: Decimal) -> str:
        number = Fraction(value) * (100 if self.i_procent else 1)
        unit = Unit.PROCENT if self.i_procent else Unit.ANTAL
        return format_value(number, unit, decimals=self.decimaler)

    @property
    def ordning(self) -> Sequence[int]:
        """The series as they are named above the chart: many lines in the order of their ends."""
        order = list(range(len(self.kurvor)))
        if self.har_manga_linjer:
            order.sort(key=self._slut, reverse=True)
        return order

    def _slut(self, number: int) -> Decimal:
        """The value at the end of a line; below all others where it ends before them."""
        value = self.kurvor[number].varden[-1]
        return Decimal("-Infinity") if value is None else value

    def forklarat_namn(self, number: int) -> str:
        """A series' name; also where a line of many ends that does not go on to the end.

        Its number would lie among the others.
        """
        name, last = self.kurvor[number].namn, self.kurvor[number].sista
        if not self.har_manga_linjer or last in (None, len(self.kategorier) - 1):
            return name
        return f"{name} ({_JOINED}{DASH}{self.kategorier[last]})"

    def star_under(self, number: int, place: int) -> bool:
        """Whether the number of one of at most two lines stands under its point: the lower one's."""
        if len(self.kurvor) != 2:
            return False
        own, other = self.kurvor[number].varden[place], self.kurvor[number - 1].varden[place]
        if own is None or other is None:
            return False
        return (own, -number) < (other, number - 1)

    def slutlagen(self, apart: Decimal) -> dict[int, tuple[Decimal, Decimal]]:
        """Where each line's last number stands, so that none lies on another: its end, and the place.

        Both from the top, as shares of the height of the lines; the places are `apart`.
        """
        bottom, top = self.axel
        ends = {n: kurva.varden[-1] for n, kurva in enumerate(self.kurvor)}
        own = {n: (top - value) / (top - bottom) for n, value in ends.items() if value is not None}
        order = sorted(own, key=lambda n: own[n])
        places = _parted([own[n] for n in order], apart)
        return {n: (own[n], place) for n, place in zip(order, places, strict=True)}


def ritning_av(diagram: Diagram, bredd_mm: float) -> Ritning:
    """What is drawn of `diagram` in that width.

    Bars lie where their labels would not stand side by side.

    Raises:
        ValueError: for a series that has not one value per category, or too many of them.
    """
    if len(diagram.serier) > _MOST_SERIES:
        message = f"a chart has at most {_MOST_SERIES} series"
        raise ValueError(message)
    for serie in diagram.serier:
        if len(serie.tal) != len(diagram.kategorier):
            message = f"series {serie.namn!r} has not one value per category"
            raise ValueError(message)
    categories = tuple(_labelled(diagram, number) for number in range(len(diagram.kategorier)))
    lies = diagram.slag is Diagramslag.STAPEL and not _fit(categories, bredd_mm)
    places = _decimals(diagram)
    return Ritning(
        Diagramslag.LIGGANDE if lies else diagram.slag,
        categories,
        tuple(
            Kurva(
                plain(serie.namn),
                tuple(_value(tal, diagram.enhet) for tal in serie.tal),
                tuple(_printed(tal, diagram.enhet, places) for tal in serie.tal),
            )
            for serie in diagram.serier
        ),
        i_procent=diagram.enhet is Unit.PROCENT,
        decimaler=places,
        bredd_mm=bredd_mm,
    )


def _labelled(diagram: Diagram, number: int) -> str:
    """A category, and which of its values are not there."""
    label = plain(diagram.kategorier[number])
    signs = {plain(s.namn): s.tal[number] for s in diagram.serier}
    missing = {name: str(tal) for name, tal in signs.items() if tal is not None and not tal.finns}
    if not missing:
        return label
    if len(missing) == len(signs) and len(set(missing.values())) == 1:
        return f"{label} ({next(iter(missing.values()))})"
    return f"{label} ({', '.join(f'{name} {sign}' for name, sign in missing.items())})"


def _fit(categories: tuple[str, ...], width_mm: float) -> bool:
    """Whether the labels have room side by side, broken between words."""
    room = (width_mm - _EDGES_MM) / max(1, len(categories)) / _CHARACTER_MM
    return all(len(word) <= room for label in categories for word in label.split())


def _value(tal: Tal | None, unit: Unit) -> Decimal | None:
    if tal is None or tal.figure.value is None:
        return None
    value = Fraction(tal.figure.value) / (100 if unit is Unit.PROCENT else 1)
    return _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def _printed(tal: Tal | None, unit: Unit, decimals: int) -> str:
    """Only shares have their unit with them: what is counted, the chart's title says."""
    if tal is None or tal.figure.value is None:
        return ""
    return format_value(tal.figure.value, unit, decimals=decimals, with_unit=unit is Unit.PROCENT)


def _decimals(diagram: Diagram) -> int:
    """One number of decimals for all numbers of a chart."""
    shown = (tal for serie in diagram.serier for tal in serie.tal if tal is not None)
    return max(
        (
            default_decimals(tal.figure.value, diagram.enhet)
            if tal.decimaler is None
            else tal.decimaler
            for tal in shown
            if tal.figure.value is not None
        ),
        default=0,
    )


def _parted(places: Sequence[Decimal], apart: Decimal) -> list[Decimal]:
    """Places in rising order, moved as little as can be until they are `apart`."""
    groups: list[list[Decimal]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _first(groups[-1], apart) - _last(groups[-2], apart) < apart:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_first(group, apart) + n * apart for group in groups for n in range(len(group))]


def _first(group: Sequence[Decimal], apart: Decimal) -> Decimal:
    """Where a group of places begins that stand evenly around their middle, within the chart."""
    height = apart * (len(group) - 1)
    return min(max(sum(group, Decimal(0)) / len(group) - height / 2, Decimal(0)), 1 - height)


def _last(group: Sequence[Decimal], apart: Decimal) -> Decimal:
    return _first(group, apart) + apart * (len(group) - 1)

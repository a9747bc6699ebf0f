"""A chart's numbers: exact decimals, with the number format that prints them in Swedish.

A value that is not there is told in its category's label: ``Annat (Män x)`` for one that is hidden,
``2019 (–)`` for one that nobody has counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from sofrep.domain.figure import Unit
from sofrep.utdata.word.ooxml import plain
from sofrep.visning.svenska import default_decimals
from sofrep.visning.visat import Diagram, Diagramslag, Tal

# What a number cell of a workbook can hold.
_DIGITS = Context(prec=15)
_SWEDISH = "[$-41D]"
SHEET: Final = "Data"
_CHARACTER_MM, _EDGES_MM = 1.9, 12


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """A series: its name, its values as decimal text (None is a gap), its place in the sheet."""

    name: str
    values: tuple[str | None, ...]
    letter: str


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart shows, and nothing else: what its embedded workbook holds."""

    kind: Diagramslag
    categories: tuple[str, ...]
    columns: tuple[SeriesColumn, ...]
    number_format: str
    largest: Decimal
    smallest: Decimal
    width_mm: float

    @property
    def last_row(self) -> int:
        """The sheet's last row; the first holds the names of the series."""
        return len(self.categories) + 1


def chart_data(diagram: Diagram, width_mm: float) -> ChartData:
    """The numbers of `diagram`; a percentage becomes a share of one, as spreadsheets keep them.

    Bars lie where their labels would not stand side by side in a chart `width_mm` wide.
    """
    for serie in diagram.serier:
        if len(serie.tal) != len(diagram.kategorier):
            message = f"series {serie.namn!r} has not one value per category"
            raise ValueError(message)
    columns = tuple(
        SeriesColumn(
            plain(serie.namn),
            tuple(_decimal_text(tal, diagram.enhet) for tal in serie.tal),
            _letter(number),
        )
        for number, serie in enumerate(diagram.serier, start=1)
    )
    values = [Decimal(v) for column in columns for v in column.values if v is not None]
    categories = tuple(_labelled(diagram, number) for number in range(len(diagram.kategorier)))
    lies = diagram.slag is Diagramslag.STAPEL and not _fit(categories, width_mm)
    return ChartData(
        Diagramslag.LIGGANDE if lies else diagram.slag,
        categories,
        columns,
        _number_format(diagram),
        max(values, default=Decimal(0)),
        min(values, default=Decimal(0)),
        width_mm,
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


def _decimal_text(tal: Tal | None, unit: Unit) -> str | None:
    if tal is None or tal.figure.value is None:
        return None
    value = Fraction(tal.figure.value) / (100 if unit is Unit.PROCENT else 1)
    number = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number_format(diagram: Diagram) -> str:
    shown = [tal for serie in diagram.serier for tal in serie.tal if tal is not None]
    places = max(
        (
            default_decimals(tal.figure.value, diagram.enhet)
            if tal.decimaler is None
            else tal.decimaler
            for tal in shown
            if tal.figure.value is not None
        ),
        default=0,
    )
    decimals = f".{'0' * places}" if places else ""
    if diagram.enhet is Unit.PROCENT:
        return f"{_SWEDISH if places else ''}0{decimals}\\ %"
    return f"{_SWEDISH}#,##0{decimals}"


def _letter(number: int) -> str:
    """SeriesColumn B is series 1; a chart never has more than 25."""
    if number > 25:
        message = "a chart has at most 25 series"
        raise ValueError(message)
    return chr(ord("A") + number)

"""A chart's numbers: exact decimals, with the number format that prints them in Swedish."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from sofrep.domain.figure import Unit
from sofrep.visning.svenska import default_decimals
from sofrep.visning.visat import Diagram, Slag, Tal
from sofrep.word.ooxml import plain

# What a number cell of a workbook can hold.
_DIGITS = Context(prec=15)
_SWEDISH = "[$-41D]"
SHEET: Final = "Data"


@dataclass(frozen=True, slots=True)
class Column:
    """A series: its name, its values as decimal text (None is a gap), its place in the sheet."""

    name: str
    values: tuple[str | None, ...]
    letter: str


@dataclass(frozen=True, slots=True)
class ChartData:
    """All that a chart shows, and nothing else: what its embedded workbook holds."""

    kind: Slag
    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    number_format: str
    largest: Decimal
    smallest: Decimal

    @property
    def last_row(self) -> int:
        """The sheet's last row; the first holds the names of the series."""
        return len(self.categories) + 1


def chart_data(diagram: Diagram) -> ChartData:
    """The numbers of `diagram`; a percentage becomes a share of one, as spreadsheets keep them."""
    columns = tuple(
        Column(
            plain(serie.namn),
            tuple(_decimal_text(tal, diagram.enhet) for tal in serie.tal),
            _letter(number),
        )
        for number, serie in enumerate(diagram.serier, start=1)
    )
    for column in columns:
        if len(column.values) != len(diagram.kategorier):
            message = f"series {column.name!r} has not one value per category"
            raise ValueError(message)
    values = [Decimal(v) for column in columns for v in column.values if v is not None]
    return ChartData(
        diagram.slag,
        tuple(map(plain, diagram.kategorier)),
        columns,
        _number_format(diagram),
        max(values, default=Decimal(0)),
        min(values, default=Decimal(0)),
    )


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
    """Column B is series 1; a chart never has more than 25."""
    if number > 25:
        message = "a chart has at most 25 series"
        raise ValueError(message)
    return chr(ord("A") + number)

"""Figures, and records that hold some, as JSON and back, exactly: a value is ``27`` or ``"300/11"``.

Used by figurer.json and by the store.  Aggregates only: no rows, no cells of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

import msgspec

from sofrep.domain.figure import Absence, Figure, Number, Origin, Recipe, Sex, Unit
from sofrep.domain.period import Period

Json = dict[str, Any]
T = TypeVar("T")


def on_one_line(content: Json) -> str:
    """JSON as the standard library would write it, in a fraction of the time."""
    return msgspec.json.format(to_line(content), indent=0)


def number_to_json(value: Number | None) -> int | str | None:
    """An integer as it is, a fraction as ``"300/11"``."""
    if value is None or isinstance(value, int):
        return value
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def number_from_json(value: int | str | None) -> Number | None:
    """The reverse of `number_to_json`; a whole number comes back as int."""
    return Fraction(value) if isinstance(value, str) else value


def figure_to_json(figure: Figure) -> Json:
    """A figure without its id; keys that say nothing are left out."""
    recipe = figure.recipe
    entry: Json = {
        "varde": number_to_json(figure.value),
        "enhet": figure.unit.value,
        "omfattning": figure.scope,
        "period": period_to_json(figure.period),
        "kon": figure.sex.value,
        "recept": [recipe.table, recipe.rows, recipe.base],
    }
    if figure.numerator is not None:
        entry["taljare"] = number_to_json(figure.numerator)
    if figure.denominator is not None:
        entry["namnare"] = figure.denominator
    if figure.origin is not Origin.BERAKNAD:
        entry["ursprung"] = figure.origin.value
    if figure.absence:
        entry["saknas"] = figure.absence.name
    if figure.source:
        entry["kalla"] = figure.source
    if figure.is_internal:
        entry["bara_kansliet"] = True
    return entry


def figure_from_json(figure_id: str, entry: Mapping[str, Any]) -> Figure:
    """The reverse of `figure_to_json`."""
    absence = entry.get("saknas")
    table, rows, base = entry["recept"]
    return Figure(
        id=figure_id,
        value=number_from_json(entry["varde"]),
        unit=Unit(entry["enhet"]),
        scope=entry["omfattning"],
        period=_period_from_json(*entry["period"]),
        recipe=Recipe(table, tuple(rows), tuple(base)),
        sex=Sex(entry.get("kon", "totalt")),
        numerator=number_from_json(entry.get("taljare")),
        denominator=entry.get("namnare"),
        origin=Origin(entry.get("ursprung", "beräknad")),
        absence=Absence[absence] if absence else None,
        source=entry.get("kalla", ""),
        is_internal=entry.get("bara_kansliet", False),
    )


@cache
def period_to_json(period: Period) -> list[str]:
    """The first and the last day."""
    return [period.start.isoformat(), period.end.isoformat()]


@cache
def _period_from_json(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def to_line(record: object) -> str:
    """A record as JSON on one line, its numbers as `number_to_json`."""
    return msgspec.json.encode(record, enc_hook=number_to_json).decode()


def from_line(line: str, kind: type[T]) -> T:
    """The reverse of `to_line`."""
    return msgspec.json.decode(line, type=kind, dec_hook=_number)


def _number(kind: type, value: int | str) -> Number | None:
    return Fraction(value) if kind is Fraction else number_from_json(value)

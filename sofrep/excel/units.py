"""Units, comparators and exact numbers of goals and entered history."""

from __future__ import annotations

from sofrep.domain.figure import Number, Unit
from sofrep.domain.mal import Jamforelse
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, plain
from sofrep.excel.numbers import parse_number

_UNITS = {
    "antal": Unit.ANTAL,
    "st": Unit.ANTAL,
    "stycken": Unit.ANTAL,
    "deltagare": Unit.ANTAL,
    "personer": Unit.ANTAL,
    "individer": Unit.ANTAL,
    "%": Unit.PROCENT,
    "procent": Unit.PROCENT,
    "procentenheter": Unit.PROCENTENHETER,
    "år": Unit.AR,
    "månader": Unit.MANADER,
    "mån": Unit.MANADER,
    "månad": Unit.MANADER,
    "dagar": Unit.DAGAR,
    "kr": Unit.KRONOR,
    "kronor": Unit.KRONOR,
    "tkr": Unit.TKR,
}
_COMPARATORS = {
    **dict.fromkeys((">=", "=>", "≥", "minst", "lägst", "min"), Jamforelse.MINST),
    **dict.fromkeys(("<=", "=<", "≤", "högst", "max", "som mest"), Jamforelse.HOGST),
}

_UNIT_OF_STEP = {
    **dict.fromkeys(("andel", "upprepning", "soliditet", "svarsfrekvens", "riket"), Unit.PROCENT),
    **dict.fromkeys(("mot-riket", "forandring"), Unit.PROCENTENHETER),
    "manader": Unit.MANADER,
    "dagar": Unit.DAGAR,
    "finansiering": Unit.KRONOR,
    "anstallda": Unit.ANTAL,
    "eko": Unit.KRONOR,
    **dict.fromkeys(("budget", "utfall", "avvikelse"), Unit.TKR),
}
"""The unit of a measure with this step in its name, the first that is found."""


def parse_unit(value: object, measure: str) -> Unit | Fault:
    """The unit of a cell; of an empty one, the unit that `measure` has."""
    text = plain(value).lower().rstrip(".")
    if not text:
        return unit_of_measure(measure)
    unit = _UNITS.get(text)
    if unit is None:
        return Fault(
            "enhet-okand",
            "Enheten känns inte igen.",
            f"Skriv någon av: {', '.join(u.value for u in Unit)}.",
        )
    return unit


_UNIT_OF_NAME = {
    ", andel": Unit.PROCENT,
    "svarsfrekvens": Unit.PROCENT,
    "månader i genomsnitt": Unit.MANADER,
}
"""The units of measures that are written by plain names, by what these say."""


def unit_of_measure(measure: str) -> Unit:
    """The unit of a measure as its name says: shares are procent, means have their own."""
    if "." not in measure and " " in measure:
        return next((unit for word, unit in _UNIT_OF_NAME.items() if word in measure), Unit.ANTAL)
    steps = set(measure.split("."))
    if "medel" in steps and steps & {"alder", "tid"}:
        return Unit.AR
    return next((unit for word, unit in _UNIT_OF_STEP.items() if word in steps), Unit.ANTAL)


def parse_comparator(value: object) -> Jamforelse | Fault | None:
    """>= or <=, in signs or words; None for an empty cell."""
    text = " ".join(plain(value).lower().split())
    if not text or not (normalise(text) or text.strip("-–")):
        return None
    found = _COMPARATORS.get(text)
    if found is None:
        return Fault(
            "jamforelse-okand",
            "Jämförelsen känns inte igen.",
            "Skriv >= (minst) eller <= (högst), eller lämna tomt.",
        )
    return found


def parse_value(value: object, *, percent_cell: bool) -> Number | Fault | None:
    """The exact number of a cell, whole as int; a cell shown in percent times 100; None if empty."""
    if isinstance(value, str) and value.endswith("%"):
        value = value[:-1].strip()
    number = parse_number(value)
    if number is None or isinstance(number, Fault):
        return number
    exact = number * 100 if percent_cell else number
    return int(exact) if exact.denominator == 1 else exact

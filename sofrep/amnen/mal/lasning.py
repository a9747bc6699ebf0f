"""Goals, row by row; the target that a goal's own words state is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Number, Unit
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Jamforelse, Mal
from sofrep.excel.cells import Fault, multiline, plain
from sofrep.excel.columns import read_years, scope_of
from sofrep.excel.names import Names, code_names, says_unknown, scope_names
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at, question_percent
from sofrep.excel.units import parse_comparator, parse_unit
from sofrep.excel.words import unknown_code

_STATED = re.compile(
    r"\b(?:minst|högst|maximalt|max)\s+(\d{1,3}(?:\s\d{3})+|\d+(?:,\d+)?)\b(\s*(?:procent|%))?(\s+av\s+\d)?",
    re.IGNORECASE,
)
_OTHER_TARGET = Fault(
    "mal-annat-tal",
    "Målet i ord säger ett annat tal än målvärdet.",
    "Rätta det som är fel: dokumenten visar orden, och målvärdet avgör om målet är uppfyllt.",
    value=0,
)
_NO_TARGET = Fault(
    "malvarde-saknas",
    "Målet har en jämförelse men inget målvärde, så det bedöms inte.",
    "Fyll i målvärdet, eller töm kolumnen Jämförelse.",
    value=0,
)
_FIELDS = (
    "insats",
    "mal",
    "matt",
    "jamforelse",
    "enhet",
    "ej_matt",
    "kommentar",
    "i_ord",
    "forra_i_ord",
    "part",
    "omrade",
)


def read_goals(table: SheetTable) -> Iterator[Mal]:
    """The goals of a sheet; a row with a fault is told and left out."""
    scopes = scope_names(table.forbund)
    for index, year in enumerate(read_years(table)):
        goal = _goal(table, index, year, scopes)
        if goal is not None:
            yield goal


def _goal(
    table: SheetTable, index: int, year: int, scopes: tuple[Names, tuple[str, ...]]
) -> Mal | None:
    names, kods = scopes
    cells = {name: table.cells(name)[index] for name in _FIELDS}
    matt = plain(cells["matt"]).lower()
    scope = scope_of(cells["insats"], names, kods)
    unit = parse_unit(cells["enhet"], matt)
    comparator = parse_comparator(cells["jamforelse"])
    numbers = {name: number_at(table, index, name) for name in ("malvarde", "resultat", "forra")}
    if numbers["malvarde"] is not None and comparator is None:
        comparator = Fault(
            "jamforelse-saknas",
            "Målet har ett målvärde men ingen jämförelse.",
            "Skriv >= (minst) eller <= (högst).",
        )
    if numbers["malvarde"] is None and isinstance(comparator, Jamforelse):
        table.fault(index, "malvarde", _NO_TARGET)
    wording = multiline(cells["mal"]) or Fault(
        "mal-saknas", "Målet har ingen lydelse.", "Fyll i kolumnen Mål eller ta bort raden."
    )
    part = _part_of(cells["part"], scope, table.forbund)
    parsed = {
        "insats": scope,
        "enhet": unit,
        "jamforelse": comparator,
        "mal": wording,
        "part": part,
    } | numbers
    faults = {name: value for name, value in parsed.items() if isinstance(value, Fault)}
    for name, fault in faults.items():
        table.fault(index, name, fault)
    if isinstance(unit, Unit):
        for name, number in numbers.items():
            question_percent(table, index, name, number, unit)
    if (
        faults
        or year == UNKNOWN
        or isinstance(scope, Fault)
        or isinstance(unit, Fault)
        or isinstance(comparator, Fault)
        or isinstance(wording, Fault)
        or isinstance(part, Fault)
    ):
        return None
    exact = {name: _number(value) for name, value in numbers.items()}
    if (target := exact["malvarde"]) is not None and not _is_stated(wording, target, unit):
        table.fault(index, "malvarde", _OTHER_TARGET)
    return Mal(
        year=year,
        scope=scope,
        wording=wording,
        matt=matt,
        jamforelse=comparator,
        target=exact["malvarde"],
        unit=unit,
        entered=exact["resultat"],
        entered_previous=exact["forra"],
        not_measured=multiline(cells["ej_matt"]),
        comment=multiline(cells["kommentar"]),
        place=table.place(index, "mal"),
        place_matt=table.place(index, "matt"),
        in_words=multiline(cells["i_ord"]),
        previous_in_words=multiline(cells["forra_i_ord"]),
        part=part,
        omrade=" ".join(plain(cells["omrade"]).split()),
    )


def _part_of(value: object, scope: str | Fault, forbund: Forbund) -> str | Fault:
    """The kod of the party that an overall goal belongs to; "" for an empty cell."""
    text = plain(value)
    if says_unknown(text):
        return ""
    names = code_names("part", forbund.part)
    index = names.find(text)
    if index is None:
        return unknown_code(value, names)
    if scope != FORBUNDET and not isinstance(scope, Fault):
        return Fault(
            "mal-part-for-insats",
            "Målet har en part men gäller en insats eller union.",
            "Töm kolumnen Part, eller låt målet gälla Förbundet.",
        )
    return forbund.part[index].kod


def _number(value: Number | Fault | None) -> Number | None:
    return None if isinstance(value, Fault) else value


def _is_stated(wording: str, target: Number, unit: Unit) -> bool:
    """Whether the target is what the wording says after "minst" or "högst", where it says a number."""
    of_share = unit is Unit.PROCENT
    stated = [
        Fraction(re.sub(r"\s", "", found[1]).replace(",", "."))
        for found in _STATED.finditer(wording)
        if not found[3] and bool(found[2]) is of_share
    ]
    return not stated or target in stated

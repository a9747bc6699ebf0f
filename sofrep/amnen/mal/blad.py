"""Goal sheets: their columns, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.amnen.mal.lasning import OTHER_TARGET, is_stated
from sofrep.domain.figure import Number, Unit
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Jamforelse, Mal
from sofrep.excel.cells import Fault, multiline, plain
from sofrep.excel.columns import read_years, scope_of
from sofrep.excel.declaration import (
    Column,
    Copied,
    Records,
    SheetKind,
    Totals,
    Values,
    Words,
    offering,
)
from sofrep.excel.names import Names, code_names, says_unknown, scope_names
from sofrep.excel.shared_columns import AR, ENHET, PART, SCOPE
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at, question_percent
from sofrep.excel.units import parse_comparator, parse_unit
from sofrep.excel.words import unknown_code


def read_goals(table: SheetTable) -> Iterator[Mal]:
    """The goals of a sheet; a row with a fault is told and left out."""
    scopes = scope_names(table.forbund)
    for index, year in enumerate(read_years(table).tolist()):
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
    if (target := exact["malvarde"]) is not None and not is_stated(wording, target, unit):
        table.fault(index, "malvarde", OTHER_TARGET)
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
        in_words=multiline(cells["i_ord"]),
        previous_in_words=multiline(cells["forra_i_ord"]),
        part=part,
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


MAL = SheetKind(
    kind="mal",
    title="Mål",
    file="{ar}/mal.xlsx",
    per_year=True,
    into=Records(name="goals"),
    read=read_goals,
    totals=Totals.AMONG,
    copied=Copied(by_row=True),
    of_year=("resultat", "i_ord"),
    help="En rad per mål. Ett mål utan målvärde redovisas men bedöms inte.",
    columns=(
        AR,
        replace(
            SCOPE,
            words=Words(
                also=("Gäller", "Gäller insats", "Insatsens namn"), stems=("insats", "gäller")
            ),
            without="alla mål räknas som förbundets",
            help="insats, union eller Förbundet; tomt är förbundet",
        ),
        Column(
            "mal",
            "Mål",
            Values.FRITEXT,
            required=True,
            in_words=True,
            words=Words(
                also=("Målet", "Målformulering", "Mål i ord", "Målsättning"), stems=("mål",)
            ),
        ),
        Column(
            "matt",
            "Mått",
            Values.BETECKNING,
            required=True,
            words=Words(
                also=("Måttet", "Mätetal", "Mått i sofrep"),
                stems=("mått", "mät", "nyckeltal", "indikator"),
            ),
            help="t.ex. nya eller avslutade.arbstud.andel; tomt när resultatet skrivs in",
        ),
        Column(
            "jamforelse",
            "Jämförelse",
            Values.JAMFORELSE,
            words=Words(
                also=("Jämför", "Minst/högst", "Minst eller högst"),
                stems=("jämför", "minst", "villkor"),
            ),
            offered=offering(">=", "<="),
        ),
        Column(
            "malvarde",
            "Målvärde",
            Values.TAL,
            required=True,
            words=Words(
                also=("Målvärdet", "Målnivå", "Måltal", "Målet i tal"),
                stems=("målv", "målt", "målniv", "nivå"),
            ),
        ),
        ENHET,
        Column(
            "resultat",
            "Resultat (inmatat)",
            Values.TAL,
            aliases=("Resultat inmatat", "Inmatat resultat"),
            words=Words(
                also=("Resultat", "Årets resultat", "Utfall"),
                stems=("resultat", "utfall"),
                unlike=("före", "förra", "ord"),
            ),
        ),
        Column(
            "forra",
            "Föregående år (inmatat)",
            Values.TAL,
            aliases=("Föregående år inmatat", "Resultat föregående år"),
            words=Words(
                also=("Föregående år", "Förra året", "Resultat förra året", "Förra årets resultat"),
                stems=("före", "förra"),
                unlike=("ord",),
            ),
        ),
        Column(
            "ej_matt",
            "Kunde inte mätas",
            Values.FRITEXT,
            words=Words(
                also=("Kunde ej mätas", "Ej mätt", "Inte mätt", "Ej mätbart", "Gick inte att mäta"),
                stems=("mäta", "mätt", "mätb", "ej"),
            ),
            help="skälet; då visas inget resultat",
        ),
        Column(
            "i_ord",
            "Resultat i ord",
            Values.FRITEXT,
            words=Words(stems=("ord",), unlike=("före", "förra")),
            help="för ett mål utan tal: orden står då som resultatet",
        ),
        Column(
            "forra_i_ord",
            "Föregående år i ord",
            Values.FRITEXT,
            aliases=("Resultat föregående år i ord",),
            words=Words(also=("Förra året i ord", "Resultat förra året i ord"), stems=("ord",)),
            help="när det inte finns något tal för året före",
        ),
        replace(PART, help="för ett mål för Förbundet som gäller en av parterna"),
        Column(
            "kommentar",
            "Kommentar",
            Values.FRITEXT,
            words=Words(
                also=("Kommentarer", "Kommentar till resultatet", "Anmärkning"),
                stems=("komment", "anmärk", "analys"),
            ),
        ),
    ),
)

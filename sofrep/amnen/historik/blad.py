"""Entered history: figures of years for which no rows exist, with their source."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from fractions import Fraction

from sofrep.domain.figure import Figure, Number, Origin, Recipe, Sex, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.excel.cells import Fault, multiline, plain
from sofrep.excel.declaration import Column, Records, SheetKind, Totals, Values, Words
from sofrep.excel.shared_columns import ENHET
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at, question_percent
from sofrep.excel.units import parse_unit

_MONTHS = re.compile(r"(\d{4})m(\d\d)-(\d\d)")
_ROUNDING = Fraction(1, 10**6)
_DAYS = re.compile(r"(\d\d)(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)")


def read_history(table: SheetTable) -> Iterator[Figure]:
    """The figures of a sheet; a row with a fault is told and left out."""
    scopes = {FORBUNDET, *table.forbund.scopes()}
    for index in range(len(table)):
        figure = _figure(table, index, scopes)
        if figure is None:
            continue
        place = table.place(index, "figur")
        if first := table.first(figure.id, place):
            table.fault(
                index,
                "figur",
                Fault(
                    "historik-dubbel",
                    "Siffran står redan i {}.",
                    "Behåll en av raderna.",
                    other=first,
                ),
            )
            continue
        yield figure


def _figure(table: SheetTable, index: int, scopes: set[str]) -> Figure | None:
    name = plain(table.cells("figur")[index]).lower()
    parts = name.split(".", 2)
    period = _period(parts[0])
    known = _id_fault(name, period, scopes)
    unit = parse_unit(table.cells("enhet")[index], parts[-1])
    source = multiline(table.cells("kalla")[index])
    numbers = {key: number_at(table, index, key) for key in ("varde", "taljare", "namnare")}
    faults: dict[str, object] = {"figur": known, "enhet": unit, **numbers}
    if not source:
        faults["kalla"] = Fault("kalla-saknas", "Källan saknas.", "Skriv var siffran är hämtad.")
    faults |= _share_faults(unit, numbers)
    told = {key: fault for key, fault in faults.items() if isinstance(fault, Fault)}
    for key, fault in told.items():
        table.fault(index, key, fault)
    if isinstance(unit, Unit) and numbers["namnare"] is None:
        question_percent(table, index, "varde", numbers["varde"], unit)
    value = numbers["varde"]
    if told or period is None or isinstance(unit, Fault) or value is None:
        return None
    if isinstance(value, Fault):
        return None
    return Figure(
        id=name,
        value=_of_parts(value, _exact(numbers["taljare"]), _whole(numbers["namnare"]), unit),
        unit=unit,
        scope=parts[1],
        period=period,
        recipe=Recipe("historik", ()),
        sex=_sex(parts[2]),
        numerator=_exact(numbers["taljare"]),
        denominator=_whole(numbers["namnare"]),
        origin=Origin.INMATAD,
        source=source,
    )


def _share_faults(
    unit: Unit | Fault, numbers: dict[str, Number | Fault | None]
) -> dict[str, object]:
    """What is wrong with value, numerator and denominator together."""
    value, part, whole = (numbers[key] for key in ("varde", "taljare", "namnare"))
    if value is None:
        return {"varde": Fault("varde-saknas", "Värdet saknas.", "Fyll i värdet.")}
    if isinstance(value, Fault) or whole is None or isinstance(whole, Fault):
        return {}
    if not isinstance(whole, int) or whole < 0:
        fault = Fault("antal-orimligt", "Nämnaren ska vara ett heltal.", "Rätta den.")
        return {"namnare": fault}
    if whole == 0:
        fault = Fault("namnare-noll", "Nämnaren är 0, så det finns ingen andel.", "Ta bort raden.")
        return {"namnare": fault}
    if unit is Unit.PROCENT and isinstance(part, int | Fraction):
        return _disagreement(value, part, whole)
    return {}


def _disagreement(value: Number, part: Number, whole: int) -> dict[str, object]:
    """Whether a share is that of its counts; published ones are rounded to whole per cent."""
    gap = Fraction(100 * part - value * whole)
    if -whole <= gap <= whole:
        return {}
    fault = Fault(
        "historik-stammer-inte",
        "Värdet stämmer inte med täljaren och nämnaren.",
        "Rätta det som är fel.",
    )
    return {"varde": fault}


def _of_parts(value: Number, part: Number | None, whole: int | None, unit: Unit) -> Number:
    """The exact share or mean where the value is no more than a cell's rounding of it."""
    if part is None or not whole:
        return value
    exact = Fraction(part) / whole * (100 if unit is Unit.PROCENT else 1)
    return exact if abs(exact - value) < _ROUNDING else value


def _exact(value: Number | Fault | None) -> Number | None:
    return None if isinstance(value, Fault) else value


def _whole(value: Number | Fault | None) -> int | None:
    return value if isinstance(value, int) else None


def _id_fault(name: str, period: Period | None, scopes: set[str]) -> Fault | None:
    parts = name.split(".", 2)
    reason = cause = word = ""
    if period is None or len(parts) < 3:
        reason = "Siffrans id ska börja med år och insats, till exempel 2022.steg.nya."
    elif parts[1] not in scopes:
        reason = f"Mellan punkterna ska stå något av {', '.join(sorted(scopes))}, inte {{}}."
        word = parts[1]
        cause = "insats-okand"
    else:
        try:
            figure_id(period, parts[1], parts[2])
        except ValueError:
            reason = "Siffrans id får ha högst 64 tecken: a till z, siffror, punkt och bindestreck."
    if not reason:
        return None
    return Fault(
        "figur-id-okant", reason, "Alla id visas av: sofrep figures.", cause=cause, word=word
    )


def _period(key: str) -> Period | None:
    """The period that a key such as ``2019`` or ``2019m01-08`` stands for, or None."""
    try:
        if re.fullmatch(r"(19|20)\d\d", key):
            return Period.of_year(int(key))
        if found := _MONTHS.fullmatch(key):
            year, first, last = (int(part) for part in found.groups())
            return Period(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]))
        if found := _DAYS.fullmatch(key):
            y1, m1, d1, y2, m2, d2 = (int(part) for part in found.groups())
            return Period(dt.date(2000 + y1, m1, d1), dt.date(2000 + y2, m2, d2))
    except ValueError:
        return None
    return None


def _sex(measure: str) -> Sex:
    last = measure.rsplit(".", 1)[-1]
    return Sex(last) if last in {"kvinnor", "man", "ovriga"} else Sex.TOTALT


HISTORIK = SheetKind(
    kind="historik",
    title="Historik",
    file="historik.xlsx",
    into=Records(name="history", places="history_places"),
    read=read_history,
    totals=Totals.AMONG,
    help="Siffror för år som saknar rader i registret, med källa.",
    columns=(
        Column(
            "figur",
            "Siffra (id)",
            Values.BETECKNING,
            required=True,
            aliases=("Figur", "Figur-id"),
            words=Words(also=("Figurid", "Figurens id", "Siffra"), stems=("figur", "siffr", "id")),
            help="siffrans id, t.ex. 2022.steg.nya; alla visas av sofrep figures",
        ),
        Column(
            "varde",
            "Värde",
            Values.TAL,
            required=True,
            words=Words(also=("Värdet",), stems=("värde", "antal", "resultat")),
        ),
        Column("taljare", "Täljare", Values.TAL, words=Words(stems=("tälj",))),
        Column("namnare", "Nämnare", Values.ANTAL, words=Words(stems=("nämn",))),
        ENHET,
        Column(
            "kalla",
            "Källa",
            Values.FRITEXT,
            required=True,
            words=Words(also=("Källan", "Källhänvisning"), stems=("käll", "-källa")),
        ),
    ),
)

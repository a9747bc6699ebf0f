"""Sheets of insatser: budget and outcome in tkr, and a grade that the office has set itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from sofrep.domain.bilagor import visas
from sofrep.domain.figure import Number, Unit
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Insatsuppgift
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, decimal, multiline, plain
from sofrep.excel.columns import read_insats, read_years
from sofrep.excel.declaration import Column, Records, SheetKind, Values, Words
from sofrep.excel.facts import column_number
from sofrep.excel.shared_columns import AR, INSATS_IN_WORDS
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at, question_percent
from sofrep.excel.units import parse_value

BUDGET, UTFALL, BETYG, SKAL = "uppgift:budget", "uppgift:utfall", "uppgift:betyg", "skal"

_TOO_MUCH = 100_000
"""In tkr: no insats costs a hundred million, so such an amount is written in kronor."""


def read_insatser(table: SheetTable) -> Iterator[Insatsuppgift]:
    """The rows of a sheet; one with a fault is told and left out."""
    forbund = table.forbund
    years = read_years(table)
    rows = []
    for index, number in enumerate(read_insats(table).tolist()):
        amounts = {name: _amount(table, index, name) for name in (BUDGET, UTFALL)}
        betyg = _grade(table, index, forbund)
        rows.append((amounts[BUDGET], amounts[UTFALL]))
        if betyg is None or number == UNKNOWN or years[index] == UNKNOWN:
            continue
        kod = forbund.insats[number].kod
        place = table.place(index, "insats")
        if first := table.first((years[index], kod), place):
            twice = "Insatsen står redan i {}.", "Behåll en av raderna."
            table.fault(index, "insats", Fault("insats-dubbel", *twice, other=first))
            continue
        yield Insatsuppgift(
            year=years[index],
            insats=kod,
            budget=amounts[BUDGET],
            utfall=amounts[UTFALL],
            betyg=betyg,
            skal=multiline(table.cells(SKAL)[index]),
            place_budget=table.place(index, BUDGET),
            place_utfall=table.place(index, UTFALL),
            place_betyg=table.place(index, BETYG),
        )
    _tell_parted(table, rows)
    _tell_millions(table, rows)
    _check_totals(table, rows)


def _tell_parted(table: SheetTable, rows: list[tuple[Number | None, Number | None]]) -> None:
    """Warn where one row has only an outcome and another only a budget: a column has slipped."""
    without_budget = [n for n, (budget, utfall) in enumerate(rows) if budget is None is not utfall]
    without_outcome = [n for n, (budget, utfall) in enumerate(rows) if utfall is None is not budget]
    if without_budget and without_outcome and not table.told:
        row = table.rows[without_outcome[0]]
        fault = Fault(
            "cell-ensam-tom",
            f"Raden har ett utfall men ingen budget, och på rad {row} är det tvärtom.",
            "Se efter att beloppen står på rätt rader: kolumnen kan ha förskjutits. Fyll annars i det "
            "som saknas.",
            value=0,
        )
        table.fault(without_budget[0], BUDGET, fault)


def _tell_millions(table: SheetTable, rows: list[tuple[Number | None, Number | None]]) -> None:
    """Warn where no amount of a column is twenty tkr, and most have decimals: they are in millions."""
    for number, name in enumerate((BUDGET, UTFALL)):
        found = {index: row[number] for index, row in enumerate(rows) if row[number]}
        amounts = [Fraction(amount) for amount in found.values() if amount is not None]
        parted = sum(amount.denominator != 1 for amount in amounts)
        if 2 * parted > len(amounts) and max(amounts) < _MILLIONS:
            table.fault(next(iter(found)), name, _IN_MILLIONS)


_MILLIONS = 20
_IN_MILLIONS = Fault(
    "belopp-i-miljoner",
    "Beloppen ser ut att vara i miljoner: inget i kolumnen är så mycket som 20 tkr.",
    "Skriv dem i tkr: 1,2 miljoner kr är 1 200.",
    value=0,
)


def _amount(table: SheetTable, index: int, name: str) -> Number | None:
    """The amount of a cell in tkr, None for an empty one and for one that is told."""
    found = number_at(table, index, name)
    question_percent(table, index, name, found, Unit.TKR)
    if isinstance(found, Fault):
        table.fault(index, name, found)
        return None
    if found is not None and found >= _TOO_MUCH:
        fault = Fault(
            "belopp-i-kronor",
            "Beloppet är större än någon insats kan kosta: det ska vara i tusental kronor.",
            "Skriv det i tkr: 850 000 kr är 850.",
        )
        table.fault(index, name, fault)
        return None
    if found is not None and found < 0 and name == BUDGET:
        fault = Fault("belopp-orimligt", "Budgeten är negativ.", "Skriv den utan minus.")
        table.fault(index, name, fault)
        return None
    return found


def _grade(table: SheetTable, index: int, forbund: Forbund) -> str | None:
    """The grade as the profile writes it, "" for none; None where it is told."""
    written = plain(table.cells(BETYG)[index])
    if not normalise(written):
        return ""
    steps = forbund.betyg.steg if forbund.betyg else ()
    for steg in steps:
        if normalise(steg.namn) == normalise(written):
            if not plain(table.cells(SKAL)[index]):
                table.fault(index, BETYG, _WITHOUT_REASON)
                return None
            return steg.namn
    table.fault(index, BETYG, _unknown([steg.namn for steg in steps]))
    return None


_WITHOUT_REASON = Fault(
    "betyg-utan-skal",
    "Betyget är satt för hand men det står inget skäl.",
    "Fyll i kolumnen Skäl till betyget, eller töm betyget så räknas det ur målen.",
)


def _unknown(names: list[str]) -> Fault:
    if not names:
        return Fault(
            "betyg-okant",
            "Det står ett betyg, men forbund.toml har inga betyg.",
            "Lägg till [[betyg.steg]] i forbund.toml, eller töm cellen.",
        )
    return Fault(
        "betyg-okant",
        "Betyget finns inte i forbund.toml.",
        f"Skriv något av: {'; '.join(names)}. Eller töm cellen så räknas det ur målen.",
    )


def _check_totals(table: SheetTable, rows: list[tuple[Number | None, Number | None]]) -> None:
    """Hold a total row against the sums; a column with an unknown amount has no sum."""
    for number, name in enumerate((BUDGET, UTFALL)):
        part = table.part(name)
        amounts = [row[number] for row in rows]
        known = [amount for amount in amounts if amount is not None]
        if not table.totals or part is None or len(known) < len(amounts):
            continue
        row = table.totals[0]
        cell = table.grid.at(row, column_number(part.letter))
        stated = parse_value(cell, percent_cell=False)
        total = sum(known, start=Fraction(0))
        if stated is None or isinstance(stated, Fault) or stated == total:
            continue
        fault = Fault(
            "summa-stammer-inte",
            f"Summan är {_written(stated)} men raderna ger tillsammans {_written(total)}.",
            "Rätta beloppen eller summan.",
        )
        table.tell(row, part.letter, fault)


def _written(value: Number) -> str:
    return decimal(float(value))


def _grades(forbund: Forbund) -> tuple[str, ...]:
    return tuple(steg.namn for steg in forbund.betyg.steg) if forbund.betyg else ()


def _is_made(forbund: Forbund) -> bool:
    """Where the insatser are graded, or the document that shows their money is listed."""
    return forbund.betyg is not None or "sammanstallning" in visas(forbund.bilaga)


INSATSER = SheetKind(
    kind="insatser",
    title="Insatser",
    file="{ar}/insatser.xlsx",
    per_year=True,
    into=Records(name="insatser"),
    read=read_insatser,
    of_year=(UTFALL,),
    expected=(BUDGET, UTFALL),
    expected_beside=2,
    is_made=_is_made,
    one_of="uppgift:",
    help="En rad per insats: årets budget och utfall i tkr, och ett betyg som ni sätter själva. "
    "Står inget betyg räknas det ur målen. Minst en av kolumnerna för budget, utfall och betyg måste "
    "finnas. En summarad nederst stäms av.",
    columns=(
        AR,
        replace(INSATS_IN_WORDS, required=True),
        Column(
            BUDGET,
            "Budget, tkr",
            Values.TAL,
            aliases=("Budget i tkr", "Budget tusental kronor"),
            words=Words(stems=("budget",)),
            without="ingen insats på det har en budget",
            help="tusental kronor; tomt är inte känt",
        ),
        Column(
            UTFALL,
            "Utfall, tkr",
            Values.TAL,
            aliases=("Utfall i tkr", "Utfall tusental kronor"),
            words=Words(stems=("utfall", "kostnad", "resultat")),
            without="ingen insats på det har ett utfall",
            help="tusental kronor; tomt är inte känt",
        ),
        Column(
            BETYG,
            "Betyg",
            Values.KOD,
            aliases=("Samlad måluppfyllelse",),
            words=Words(
                also=("Samlat betyg", "Samlad bedömning"),
                stems=("betyg", "bedöm", "måluppf"),
                unlike=("skäl", "motiv"),
            ),
            offered=_grades,
            help="bara när ni sätter det själva; annars räknas det ur målen",
        ),
        Column(
            SKAL,
            "Skäl till betyget",
            Values.FRITEXT,
            aliases=("Skäl",),
            words=Words(
                also=("Motivering", "Motivering till betyget", "Skäl till betyg"),
                stems=("skäl", "motiv"),
            ),
            help="krävs när ett betyg är ifyllt",
        ),
    ),
)

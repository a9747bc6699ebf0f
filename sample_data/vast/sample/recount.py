"""The published figures counted again from the invented rows, with plain loops.

`recount` gives, for every row of tests/facit/vast_statistik.csv that comes from the register or a
sheet, the exact value; `check` compares it with what was printed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

from vast.sample.outcomes import NO_SUPPORT, SJUKDOM
from vast.sample.rows import YOUNG_TO, K, M, Row

Key = tuple[str, str, str, str]
Exact = tuple[Fraction, int, int]  # value, numerator (or sum), denominator
Test = Callable[[Row], bool]
COVERED = ("register", "blad ansökningar", "blad strukturella insatser")
SEX_NAMES = {"Totalt": (K, M), "Kvinnor": (K,), "Män": (M,)}
WORK = ("Arbete", "Subventionerat arbete", "Studier")


def count(rows: Sequence[Row]) -> Exact:
    """How many."""
    return Fraction(len(rows)), len(rows), 1


def share(rows: Sequence[Row], test: Test) -> Exact:
    """The share in percent of those that pass."""
    hits = sum(1 for row in rows if test(row))
    return Fraction(100 * hits, len(rows)), hits, len(rows)


def mean(rows: Sequence[Row], value: Callable[[Row], int | Fraction]) -> Exact:
    """The mean of a value."""
    total = sum((Fraction(value(row)) for row in rows), Fraction(0))
    return total / len(rows), int(total), len(rows)


def own(row: Row) -> bool:
    """No public support at exit."""
    return NO_SUPPORT in row.forsorjning


def works(row: Row) -> bool:
    """Work or studies at exit."""
    return any(value.startswith(WORK) for value in row.sysselsattning)


def new_young(row: Row) -> bool:
    """Young at the start."""
    return row.age <= YOUNG_TO


def exit_young(row: Row) -> bool:
    """Young at the end."""
    return row.exit_age <= YOUNG_TO


def could(row: Row) -> bool:
    """Left for a known reason other than illness."""
    return row.avslutsorsak not in {"", SJUKDOM}


def years(row: Row) -> Fraction:
    """Years on public support before the start; every row that is asked has them."""
    if row.tid is None:
        message = "time on public support is missing"
        raise ValueError(message)
    return Fraction(row.tid, 10 if row.tid_unit == "tenths" else 12)


def days(row: Row) -> int:
    """Days from start to end."""
    return 0 if row.slut is None else (row.slut - row.start).days


class Year:
    """The populations of some insatser in a calendar year."""

    def __init__(self, rows: Sequence[Row], year: int, *insatser: str) -> None:
        first, last = date(year, 1, 1), date(year, 12, 31)
        mine = [row for row in rows if row.insats in insatser]
        self.anonymous = [r for r in mine if r.anonym and r.new_in(year)]
        known = [row for row in mine if not row.anonym]
        self.new = [row for row in known if row.new_in(year)]
        self.ended = [row for row in known if row.ended(first, last)]
        self.there = [r for r in known if r.start <= last and (r.slut is None or r.slut >= first)]
        self.at_start = [r for r in self.there if r.start < first]
        self.at_end = [r for r in self.there if r.slut is None or r.slut > last]


def of_sex(rows: Sequence[Row], sex: str) -> list[Row]:
    """The rows of a column: Totalt, Kvinnor or Män."""
    return [row for row in rows if row.kon in SEX_NAMES[sex]]


def by_sex(
    document: str, section: str, make: Callable[[str], dict[str, Exact]]
) -> dict[Key, Exact]:
    """What `make` counts for the total, the women and the men."""
    return {
        (document, section, name, sex): value
        for sex in SEX_NAMES
        for name, value in make(sex).items()
    }


def printed(value: Fraction, decimals: int) -> Decimal:
    """Rounded half away from zero to the decimals that were printed."""
    exact = Decimal(value.numerator * 10**decimals) / Decimal(value.denominator)
    return exact.quantize(Decimal(1), rounding=ROUND_HALF_UP).scaleb(-decimals)


def read_facit(file: Path) -> Iterator[Mapping[str, str]]:
    """The rows of the facit table that the sample has to meet."""
    with file.open(encoding="utf-8", newline="") as stream:
        yield from (r for r in csv.DictReader(stream, delimiter=";") if r["källa"] in COVERED)


def faults_of(facit: Mapping[str, str], exact: Exact) -> Iterator[str]:
    """In what a recounted value differs from the published row."""
    value, numerator, denominator = exact
    wanted = facit["värde"]
    decimals = len(wanted.partition(",")[2])
    shown = printed(value, decimals)
    if shown != Decimal(wanted.replace(",", ".")):
        yield f"är {shown}, ska vara {wanted}"
    side = {"knappt": value < shown, "drygt": value > shown}.get(facit["ordform"], True)
    if not side:
        yield f"{float(value):.3f} är inte {facit['ordform']} {wanted}"
    for column, got in (("täljare", numerator), ("nämnare", denominator)):
        if facit[column] and int(facit[column]) != got:
            yield f"{column} är {got}, ska vara {facit[column]}"


def check(facit_file: Path, counted: Mapping[Key, Exact]) -> list[str]:
    """Every published figure that the sample misses, or that nothing counts."""
    faults = []
    for row in read_facit(facit_file):
        key = (row["dokument"], row["avsnitt"], row["uppgift"], row["kön"])
        found = faults_of(row, counted[key]) if key in counted else ["räknas inte"]
        faults += [f"{' / '.join(key)}: {fault}" for fault in found]
    return faults

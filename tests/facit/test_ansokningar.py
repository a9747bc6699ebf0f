"""The applications of 2023: every cell, sum and share of the published table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sofrep.domain.figure import FigureSet
from support.facit import as_printed, printed, read_table

PARTS = {
    "Arbetsförmedlingen": "af",
    "Försäkringskassan": "fk",
    "Kommunen": "kommun",
    "Primärvården": "primvard",
    "Psykiatrin": "psyk",
    "Egen ansökan": "egen",
}
KOMMUNER = {
    "Färgelanda": "fargelanda",
    "Lysekil": "lysekil",
    "Mellerud": "mellerud",
    "Munkedal": "munkedal",
    "Orust": "orust",
    "Sotenäs": "sotenas",
    "Strömstad": "stromstad",
    "Tanum": "tanum",
    "Uddevalla": "uddevalla",
}


def _measure(part: str, column: str) -> str:
    """The measure of a cell: a party or a sum across, a kommun, a sum or a share down."""
    if part in PARTS:
        across = {"Totalt": f"part.{PARTS[part]}", "procent": f"part.{PARTS[part]}.andel"}
        return f"ansokningar.{across.get(column) or f'part.{PARTS[part]}.{KOMMUNER[column]}'}"
    if column == "Totalt":
        return "ansokningar"
    share = ".andel" if part == "procent" else ""
    return f"ansokningar.kommun.{KOMMUNER[column]}{share}"


CELLS = [
    (row["part"], column, number)
    for row in read_table("vast_ansokningar_2023.csv")
    for column, number in row.items()
    # The sums of shares are 100 by definition and no figures.
    if column != "part" and number and not (row["part"] == "procent" and column == "Totalt")
    if not (row["part"] == "Totalt" and column == "procent")
]


def test_the_table_is_tested_whole() -> None:
    assert len(CELLS) == 6 * 11 + 10 + 9


@pytest.mark.parametrize(("part", "column", "number"), CELLS)
def test_published_cell(
    part: str, column: str, number: str, figures_of: Callable[[int], FigureSet]
) -> None:
    value = figures_of(2023)[f"2023.forbundet.{_measure(part, column)}"].value
    assert value is not None
    assert as_printed(value, number) == printed(number)

"""Budget and outcome of each insats, and the grade that no rule can give."""

from __future__ import annotations

from pathlib import Path

from verktyg.published import read_csv
from verktyg.workbook import Cell, Column, Table

COLUMNS = (
    Column("Insats", 32),
    Column("Budget, tkr", 12),
    Column("Utfall, tkr", 12),
    Column("Betyg", 16),
    Column("Skäl till betyget", 70, wrap=True),
)
# The goal of this insats is in words, so there is no ratio to grade by.
GRADED_BY_HAND = {
    "SamPlan": (
        "Målet är i ord och går inte att räkna. Metoden har prövats i full skala och används nu av"
        " alla parter, vilket är mer än vad som var planerat."
    )
}


def grade_table(facit: Path) -> Table:
    """The sheet Insatser; an insats whose budget was not published has an empty row."""
    rows: dict[str, list[Cell]] = {}
    for goal in read_csv(facit / "hbs_2015_mal.csv"):
        insats, budget, outcome = goal["insats"], goal["budget tkr"], goal["utfall tkr"]
        if insats in rows:
            continue
        reason = GRADED_BY_HAND.get(insats)
        grade = goal["samlad måluppfyllelse"] if reason else None
        amounts = [int(amount) if amount else None for amount in (budget, outcome)]
        rows[insats] = [insats, *amounts, grade, reason]
    return Table("Insatser", COLUMNS, list(rows.values()))

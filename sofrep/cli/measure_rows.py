"""Rows of measures with a column per sex, for `stats` and `followup`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sofrep.cli.goals import scope_name
from sofrep.cli.show import Cell, ListedColumn, Listing
from sofrep.domain.figure import Figure, Sex

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results

_HEADINGS = {
    Sex.TOTALT: "Totalt",
    Sex.KVINNOR: "Kvinnor",
    Sex.MAN: "Män",
    Sex.OVRIGA: "Övriga",
}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A row: its label and its measure."""

    label: str
    measure: str


def grid_of(
    title: str,
    scope: str,
    measures: Sequence[MeasureRow],
    results: Results,
    only: Sex | None,
) -> Listing | None:
    """The measures of a scope that have a figure, for all sexes or `only` one; None when none has.

    "Övriga" is a column only where somebody is in it.
    """
    sexes = [only] if only else list(Sex)
    insats = scope_name(scope, results.forbund)
    rows: list[dict[str, Cell]] = []
    for each in measures:
        found = {sex: _figure(results, scope, each.measure, sex) for sex in sexes}
        if any(figure is not None for figure in found.values()):
            rows.append({"insats": insats, "uppgift": each.label, **_cells(found)})
    if only is None and not any(_counts_somebody(row.get(str(Sex.OVRIGA))) for row in rows):
        sexes.remove(Sex.OVRIGA)
    columns = (
        ListedColumn("insats", "Insats"),
        ListedColumn("uppgift", "Uppgift"),
        *(ListedColumn(str(sex), _HEADINGS[sex], is_number=True) for sex in sexes),
    )
    return Listing(title, columns, rows) if rows else None


def _cells(found: dict[Sex, Figure | None]) -> dict[str, Cell]:
    return {str(sex): figure for sex, figure in found.items()}


def _counts_somebody(cell: Cell) -> bool:
    return isinstance(cell, Figure) and bool(cell.value)


def _figure(results: Results, scope: str, measure: str, sex: Sex) -> Figure | None:
    suffix = "" if sex is Sex.TOTALT else f".{sex}"
    # Not .get(): a set of figures tells of a missing one in its own way.
    key = f"{results.period.key}.{scope}.{measure}{suffix}"
    return results.figures[key] if key in results.figures else None  # noqa: SIM401 - as above

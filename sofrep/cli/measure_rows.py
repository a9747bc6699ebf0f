"""Rows of measures with a column per sex, for `stats` and `followup`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.cli.show import Cell, ListedColumn, Listing
from sofrep.cli.wording import scope_name, selection_words
from sofrep.domain.figure import Figure, Sex
from sofrep.visning.svenska import period_in_head

if TYPE_CHECKING:
    from sofrep.domain.period import Period
    from sofrep.pipeline.evaluate import Results

_HEADINGS = {
    Sex.TOTALT: "Totalt",
    Sex.KVINNOR: "Kvinnor",
    Sex.MAN: "Män",
    Sex.OVRIGA: "Annat eller okänt",
}


class MeasureRow(Struct, frozen=True):
    """A row: its label and its measure."""

    label: str
    measure: str


class Answer(Struct, frozen=True):
    """The results that a query shows: for all sexes or `sex` alone, beside those `before` where asked."""

    results: Results
    sex: Sex | None = None
    before: Results | None = None

    @property
    def urval(self) -> str:
        """What they are of, in words."""
        return selection_words(self.results, self.sex)

    def figures(self, scope: str, measure: str, sex: Sex) -> tuple[Figure | None, ...]:
        """The figure of a measure, and that of the other year where one is asked for."""
        asked = (self.results, self.before) if self.before else (self.results,)
        return tuple(figure_of(each, scope, measure, sex) for each in asked)

    def columns(self, key: str, heading: str) -> tuple[ListedColumn, ...]:
        """The columns of these figures: with the periods in the headings where there are two."""
        if self.before is None:
            return (ListedColumn(key, heading, is_number=True),)
        return (
            ListedColumn(key, _headed(heading, self.results.period), is_number=True),
            ListedColumn(f"{key}_jamfor", _headed(heading, self.before.period), is_number=True),
        )


def _headed(heading: str, period: Period) -> str:
    return f"{heading} {period_in_head(period)}"


def grid_of(
    title: str, scope: str, measures: Sequence[MeasureRow], answer: Answer
) -> Listing | None:
    """The measures of a scope that have a figure; None when none has.

    "Annat eller okänt" is a column only where somebody is in it.
    """
    only = answer.sex
    sexes = [only] if only else list(Sex)
    insats = scope_name(scope, answer.results.forbund)
    rows: list[dict[str, Cell]] = []
    for each in measures:
        found = {sex: answer.figures(scope, each.measure, sex) for sex in sexes}
        if any(figure is not None for figures in found.values() for figure in figures):
            rows.append({"insats": insats, "uppgift": each.label, **_cells(found)})
    if only is None and not any(_counts_somebody(row) for row in rows):
        sexes.remove(Sex.OVRIGA)
    columns = (
        ListedColumn("insats", "Insats"),
        ListedColumn("uppgift", "Uppgift"),
        *(column for sex in sexes for column in answer.columns(str(sex), _HEADINGS[sex])),
    )
    heading = f"{title} {answer.urval}"
    return Listing(heading, columns, rows, urval=answer.urval) if rows else None


def _cells(found: dict[Sex, tuple[Figure | None, ...]]) -> dict[str, Cell]:
    keys = ("", "_jamfor")
    return {
        f"{sex}{key}": figure
        for sex, figures in found.items()
        for key, figure in zip(keys, figures, strict=False)
    }


def _counts_somebody(row: dict[str, Cell]) -> bool:
    """Whether there is somebody of the third group in a row, this year or the other."""
    cells = (row.get(f"{Sex.OVRIGA}{key}") for key in ("", "_jamfor"))
    return any(isinstance(cell, Figure) and bool(cell.value) for cell in cells)


def figure_of(results: Results, scope: str, measure: str, sex: Sex) -> Figure | None:
    """The figure of a measure for one sex, of the selection that the results are of."""
    suffix = "" if sex is Sex.TOTALT else f".{sex}"
    # Not .get(): a set of figures tells of a missing one in its own way.
    key = f"{results.period.key}.{scope}.{measure}{suffix}{results.selection.suffix}"
    return results.figures[key] if key in results.figures else None  # noqa: SIM401 - as above

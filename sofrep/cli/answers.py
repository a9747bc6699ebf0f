"""What every query does: gets the results, says of what they are, and shows measures with a column per sex."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from sofrep.cli.options import (
    UsageFault,
    ages_of,
    folder_of,
    kommun_of,
    period_of,
    sex_of,
    year_of,
)
from sofrep.cli.progress import working
from sofrep.cli.show import Cell, ListedColumn, Listing
from sofrep.domain.figure import Figure, Sex
from sofrep.statistics.dimension import SAKNAS
from sofrep.statistics.ways import Selection
from sofrep.visning import svenska
from sofrep.visning.svenska import period_in_head

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.domain.period import Period
    from sofrep.pipeline.evaluate import Results


SEX_WORDS = {Sex.KVINNOR: "kvinnor", Sex.MAN: "män", Sex.OVRIGA: "annat eller okänt kön"}


def selection_words(results: Results, sex: Sex | None = None) -> str:
    """``2023, Norra, 29 år eller yngre, kvinnor``; only the period where nothing was chosen."""
    chosen = results.selection
    parts = [
        svenska.period_in_text(results.period),
        kommun_words(chosen.kommun, results.forbund),
        ages_words(chosen.alder),
        SEX_WORDS.get(sex, "") if sex else "",
    ]
    return ", ".join(part for part in parts if part)


def kommun_words(kod: str, forbund: Forbund) -> str:
    """The name of a kommun; "" for none."""
    if kod == SAKNAS:
        return "kommun saknas"
    return next((each.kortnamn or each.namn for each in forbund.kommun if each.kod == kod), "")


def ages_words(text: str) -> str:
    """``29 år eller yngre``, ``30–39 år``, ``60 år eller äldre``, ``45 år``; "" for all."""
    if text == SAKNAS:
        return "ålder saknas"
    low, _, high = text.partition("-")
    if low and high:
        return f"{low} år" if low == high else f"{low}–{high} år"
    if high:
        return f"{high} år eller yngre"
    return f"{low} år eller äldre" if low else ""


def scope_name(scope: str, forbund: Forbund) -> str:
    """The short name of an insats, the name of a union, "Förbundet"."""
    short = {insats.kod: insats.kortnamn or insats.namn for insats in forbund.insats}
    short |= {union.kod: union.namn for union in forbund.union}
    return short.get(scope, "Förbundet")


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


NOT_PROTECTED = (
    "Obs: här visas också små antal, som dokumenten döljer. Svaret är för kansliet: skicka det inte "
    "vidare."
)

_REVISED = (
    "Obs: {} är fastställt, och rättade rader ger nu andra siffror än dokumenten visar. Här står de som "
    "raderna ger."
)


def answer_for(
    data: Path | None,
    year: str | None,
    kommun: str | None = None,
    alder: str | None = None,
    *,
    part: str | None = None,
) -> tuple[Results, Path]:
    """The results that a query about persons shows, and the förbund's folder.

    Where the förbund protects small counts it is told that an answer does not, and of an adopted year
    that its rows now give others.

    Raises:
        FaultyDataError: for a folder with errors.
    """
    results, folder = results_of(data, year, kommun, alder, part=part)
    if results.forbund.rojande.is_on:
        typer.echo(NOT_PROTECTED, err=True)
    from sofrep.pipeline.adopted import is_revised

    if not results.selection and is_revised(results.figures, folder, results.period):
        typer.echo(_REVISED.format(results.period.key), err=True)
    return results, folder


def compared_for(  # noqa: PLR0913 - the filters of a query are its options
    data: Path | None,
    year: str | None,
    kommun: str | None,
    alder: str | None,
    kon: str | None,
    *,
    part: str | None,
    other: str | None,
) -> tuple[Answer, Path]:
    """As `answer_for`, of one sex or all, beside the same in an`other` year where one is given."""
    sex = sex_of(kon)
    results, folder = answer_for(data, year, kommun, alder, part=part)
    before = _same_in(year_of(other), results, folder) if other else None
    return Answer(results, sex, before), folder


def _same_in(year: int, results: Results, folder: Path) -> Results:
    """The same part of another year, of the same selection."""
    from sofrep.domain.period import Period, shift_years
    from sofrep.pipeline.query import answer

    own = results.period
    if year == own.year:
        raise UsageFault(f"Året att jämföra med är detsamma: {year}. Ange ett annat.")
    ends = (shift_years(day, year - own.year) for day in (own.start, own.end))
    period = Period(*ends)
    if period == own.previous():
        return results.of(period)
    with working("Läser arbetsböckerna ..."):
        return answer(folder, period, results.selection)


def results_of(
    data: Path | None,
    year: str | None,
    kommun: str | None = None,
    alder: str | None = None,
    *,
    part: str | None = None,
) -> tuple[Results, Path]:
    """The results of a year or part of it, and the förbund's folder; raises as `answer_for`."""
    from sofrep.pipeline.gathering import profile_of
    from sofrep.pipeline.query import answer

    folder = folder_of(data)
    forbund, _ = profile_of(folder)
    selection = Selection(kommun=kommun_of(kommun, forbund), alder=ages_of(alder))
    with working("Läser arbetsböckerna ..."):
        return answer(folder, period_of(year, folder, forbund, part), selection), folder

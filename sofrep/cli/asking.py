"""What every query does first: find the folder and the year, get the results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sofrep.cli.measure_rows import Answer
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
from sofrep.statistics.ways import Selection

NOT_PROTECTED = (
    "Obs: här visas också små antal, som dokumenten döljer. Svaret är för kansliet: skicka det inte "
    "vidare."
)

_REVISED = (
    "Obs: {} är fastställt, och rättade rader ger nu andra siffror än dokumenten visar. Här står de som "
    "raderna ger."
)

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results


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

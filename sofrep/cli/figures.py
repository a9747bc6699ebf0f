"""``sofrep figures``: every figure by its id, and the rows behind one."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.asking import answer_for
from sofrep.cli.goals import counts
from sofrep.cli.options import (
    Alder,
    Data,
    Form,
    Insats,
    Kommun,
    Kon,
    PartOfYear,
    UsageFault,
    format_of,
    scope_of,
    sex_of,
)
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, one_line, show, working

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.evaluate import Results
    from sofrep.visning.fraser import Fraser

_COLUMNS = (
    ListedColumn("id", "Id"),
    ListedColumn("namn", "Namn"),
    ListedColumn("varde", "Värde", is_number=True),
    ListedColumn("antal", "Antal", is_number=True, may_go=True),
    ListedColumn("ursprung", "Ursprung", may_go=True),
    ListedColumn("anmarkning", "Anmärkning", may_go=True),
)
_ROW_COLUMNS = (
    ListedColumn("id", "Id"),
    ListedColumn("fil", "Fil"),
    ListedColumn("blad", "Blad"),
    ListedColumn("rad", "Rad"),
)


def figures(  # noqa: PLR0913 - the filters of a query are its options
    pattern: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Ett id, en del av det, eller ett mönster med *."),
    ] = None,
    year: Annotated[
        str | None,
        typer.Option("--ar", "--year", metavar="ÅR", help="Året; annars id:ts eller det nyaste."),
    ] = None,
    *,
    period: PartOfYear = None,
    insats: Insats = None,
    kon: Kon = None,
    kommun: Kommun = None,
    alder: Alder = None,
    data: Data = None,
    form: Form = "tabell",
    rader: Annotated[
        bool, typer.Option("--rader", help="Visa fil, blad och rad bakom siffran.")
    ] = False,
) -> None:
    """Visa siffror med id, värde och ursprung.

    Ett tal i ett färdigt dokument följs med sofrep trace.
    """
    from sofrep.pipeline.query import without_rows
    from sofrep.visning.frasfil import phrases_of

    shape = format_of(form)
    results, folder = answer_for(data, year or _year_in(pattern), kommun, alder, part=period)
    scope, sex = scope_of(insats, results.forbund), sex_of(kon)
    found = [
        figure
        for figure in matching(pattern, results)
        if scope in (None, figure.scope) and sex in (None, figure.sex)
    ]
    if not found:
        raise UsageFault(f"Ingen siffra passar in på {pattern or 'urvalet'}.")
    if rader:
        grid = _rows_grid(found, pattern, results, folder)
        told = "" if grid.rows else one_line(without_rows(found[0]))
        if told and shape is Format.TABELL:
            typer.echo(told)
        else:
            show([grid], shape)
        return
    words = phrases_of(results.forbund, folder)
    rows = [_row(figure, results.forbund, words) for figure in found]
    show([Listing(f"Siffror {results.period.key}", _COLUMNS, rows)], shape)


def _year_in(pattern: str | None) -> str | None:
    found = re.match(r"(\d{4})\.", pattern or "")
    return found[1] if found else None


def matching(pattern: str | None, results: Results) -> list[Figure]:
    """The figures of the period whose id is, matches or holds `pattern`."""
    if pattern in results.figures:
        return [results.figures[str(pattern)]]
    start = f"{results.period.key}."
    own = [figure for key, figure in results.figures.items() if key.startswith(start)]
    if not pattern:
        return own
    wanted = pattern.casefold()
    if "*" in wanted or "?" in wanted:
        return [figure for figure in own if fnmatchcase(figure.id, f"*{wanted}")]
    return [figure for figure in own if wanted in figure.id]


def _row(figure: Figure, forbund: Forbund, words: Fraser) -> dict[str, Cell]:
    from sofrep.amnen.alla.labels import label

    absence = figure.absence
    return {
        "id": figure.id,
        "namn": label(figure, forbund),
        "varde": figure,
        "antal": counts(figure),
        "ursprung": str(figure.origin),
        "anmarkning": words.text("saknas", absence) if absence else figure.source,
    }


def _rows_grid(
    found: Sequence[Figure], pattern: str | None, results: Results, folder: Path
) -> Listing:
    from sofrep.pipeline.query import places_behind

    if len(found) > 1:
        raise UsageFault(
            f"{len(found)} siffror passar in på {pattern or 'urvalet'}. Ange ett helt id med --rader."
        )
    figure = found[0]
    with working("Läser arbetsböckerna ..."):
        places = places_behind([figure.id], results, folder)[figure.id].rows
    rows: list[dict[str, Cell]] = [
        {"id": figure.id, "fil": place.file, "blad": place.sheet, "rad": place.cell}
        for place in places
    ]
    return Listing(f"{len(rows)} rader bakom {figure.id}", _ROW_COLUMNS, rows)

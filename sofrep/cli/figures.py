"""``sofrep figures``: every figure by its id, and the rows behind one."""

from __future__ import annotations

import difflib
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.answers import answer_for, selection_words
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
from sofrep.cli.progress import working
from sofrep.cli.show import (
    Cell,
    FilledColumn,
    Format,
    ListedColumn,
    Listing,
    filled,
    one_line,
    show,
)
from sofrep.domain.figure import Unit
from sofrep.statistics.ways import split_id
from sofrep.visning import svenska

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.evaluate import Results
    from sofrep.visning.fraser import Fraser

_ROW_COLUMNS = (
    ListedColumn("id", "Id"),
    ListedColumn("del", "Del"),
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
        typer.Option("--ar", "--year", metavar="ÅR", help="Året; annars id:ts eller det senaste."),
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
        bool,
        typer.Option(
            "--rader", help="Visa fil, blad och rad bakom siffran; av en andel täljare och nämnare."
        ),
    ] = False,
    visar: Annotated[
        str | None,
        typer.Option("--visar", metavar="TAL", help='Siffror som skrivs ut så, t.ex. "27 %".'),
    ] = None,
) -> None:
    """Sök en siffra och visa var den kommer ifrån.

    Ett tal i ett färdigt dokument följs med sofrep trace.
    """
    from sofrep.pipeline.query import without_rows
    from sofrep.visning.frasfil import phrases_of

    shape = format_of(form)
    pattern, chosen = split_id(pattern or "")
    kommun, alder = kommun or chosen.kommun or None, alder or chosen.alder or None
    results, folder = answer_for(data, year or _year_in(pattern), kommun, alder, part=period)
    scope, sex = scope_of(insats, results.forbund), sex_of(kon)
    found = [
        figure
        for figure in matching(pattern, results) or _together(pattern, results, folder)
        if scope in (None, figure.scope)
        and sex in (None, figure.sex)
        and (visar is None or is_printed(figure, visar))
    ]
    if not found:
        raise UsageFault(_none_found(pattern, visar, results))
    if rader:
        grid = _rows_grid(found, pattern, results, folder)
        told = "" if grid.rows else one_line(without_rows(found[0]))
        if told and shape is Format.TABELL:
            typer.echo(told)
        else:
            show([grid], shape)
        return
    columns = _columns(results.forbund, phrases_of(results.forbund, folder))
    urval = selection_words(results, sex)
    show([filled(f"Siffror {urval}", columns, found, urval=urval)], shape)


def _none_found(pattern: str, visar: str | None, results: Results) -> str:
    """That nothing was found, and the nearest that there is."""
    if visar is not None:
        return f"Ingen siffra {selection_words(results)} skrivs ut som {visar}."
    told = f"Ingen siffra heter {pattern}." if pattern else "Ingen siffra passar in på urvalet."
    start = "" if _year_in(pattern) else f"{results.period.key}."
    near = difflib.get_close_matches(start + pattern, list(results.figures), n=1, cutoff=0.8)
    return told + (f" Menar ni {near[0].removeprefix(start)}?" if near and pattern else "")


def is_printed(figure: Figure, text: str) -> bool:
    """Whether the figure, written with as many decimals as in `text`, stands there: ``27 %``, ``27,3``.

    A number without a unit is that of any unit but a per cent.
    """
    found = re.fullmatch(r"([-−]?[\d\s]+)(?:[,.](\d+))?\s*(.*)", text.strip())
    if found is None or figure.value is None:
        return False
    whole, decimals, unit = found[1], found[2] or "", found[3].casefold()
    written = svenska.format_value(figure.value, figure.unit, decimals=len(decimals))
    digits = svenska.format_number(figure.value, len(decimals))
    after = written.removeprefix(digits).strip().casefold()
    if unit != after and (unit or figure.unit is Unit.PROCENT):
        return False
    wanted = re.sub(r"\s", "", whole).replace("-", svenska.MINUS)
    wanted += f",{decimals}" if decimals else ""
    return wanted == re.sub(r"\s", "", digits)


def _together(pattern: str | None, results: Results, folder: Path) -> list[Figure]:
    """The figure of several categories together, as the documents have it where each is small."""
    from sofrep.pipeline.query import figure_of

    found = figure_of(pattern or "", results, folder)
    return [found] if found is not None else []


def _year_in(pattern: str | None) -> str | None:
    found = re.match(r"(\d{4})\.", pattern or "")
    return found[1] if found else None


def matching(pattern: str | None, results: Results) -> list[Figure]:
    """The figures of the period whose id is, matches or holds `pattern`."""
    exact = f"{pattern}{results.selection.suffix}"
    if exact in results.figures:
        return [results.figures[exact]]
    start = f"{results.period.key}."
    own = [figure for key, figure in results.figures.items() if key.startswith(start)]
    if not pattern:
        return own
    wanted = pattern.casefold()
    if "*" in wanted or "?" in wanted:
        return [figure for figure in own if fnmatchcase(split_id(figure.id)[0], f"*{wanted}")]
    return [figure for figure in own if wanted in figure.id]


def _columns(forbund: Forbund, words: Fraser) -> tuple[FilledColumn[Figure], ...]:
    from sofrep.amnen.alla.labels import label

    def remark(figure: Figure) -> str:
        return words.text("saknas", figure.absence) if figure.absence else figure.source

    return (
        FilledColumn("id", "Id", cell=lambda figure: figure.id),
        FilledColumn("namn", "Namn", cell=lambda figure: label(figure, forbund)),
        FilledColumn("varde", "Värde", is_number=True, cell=lambda figure: figure),
        FilledColumn("antal", "Antal", is_number=True, may_go=True, cell=counts),
        FilledColumn("ursprung", "Ursprung", may_go=True, cell=lambda each: str(each.origin)),
        FilledColumn("anmarkning", "Anmärkning", may_go=True, cell=remark),
    )


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
        behind = places_behind([figure.id], results, folder)[figure.id]
    places, base = behind.rows, behind.base if figure.unit is Unit.PROCENT else ()
    inside = set(places)
    rows: list[dict[str, Cell]] = [
        {
            "id": figure.id,
            "del": _part(place in inside, bool(base)),
            "fil": place.file,
            "blad": place.sheet,
            "rad": place.cell,
        }
        for place in (base or places)
    ]
    title = f"{len(rows)} rader bakom {figure.id}"
    if base:
        title += f": {len(places)} i täljaren av {len(base)} i nämnaren"
    columns = _ROW_COLUMNS if base else tuple(c for c in _ROW_COLUMNS if c.key != "del")
    return Listing(title, columns, rows, urval=selection_words(results))


def _part(in_numerator: bool, is_share: bool) -> str:  # noqa: FBT001 - two facts of a row
    """In what of a share a row is counted."""
    if not is_share:
        return ""
    return "täljare och nämnare" if in_numerator else "nämnare"

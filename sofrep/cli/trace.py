"""``sofrep trace``: the figures of a finished document, or of a number or sentence in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.answers import NOT_PROTECTED
from sofrep.cli.options import Data, Form, format_of
from sofrep.cli.progress import working
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, one_line, show
from sofrep.domain.figure import Sex
from sofrep.visning import svenska

if TYPE_CHECKING:
    from sofrep.domain.figure import Figure, Number
    from sofrep.pipeline.tracing import Trace
    from sofrep.pipeline.tracing.answer import ToldFigure, Traced

_COLUMNS = (
    ListedColumn("tryckt", "Tryckt"),
    ListedColumn("id", "Id", whole=True),
    ListedColumn("namn", "Namn"),
    ListedColumn("exakt", "Exakt", is_number=True),
    ListedColumn("enhet", "Enhet"),
    ListedColumn("kon", "Kön"),
    ListedColumn("period", "Period"),
    ListedColumn("definition", "Definition"),
    ListedColumn("taljare", "Täljare", is_number=True),
    ListedColumn("taljare_ar", "Täljaren är"),
    ListedColumn("namnare", "Nämnare", is_number=True),
    ListedColumn("namnare_ar", "Nämnaren är"),
    ListedColumn("plats", "Plats", whole=True),
    ListedColumn("mening", "Där står", whole=True),
    ListedColumn("kalla", "Värdet ur"),
    ListedColumn("anmarkning", "Anmärkning"),
)
_ROW_COLUMNS = (
    ListedColumn("id", "Id", whole=True),
    ListedColumn("del", "Del"),
    ListedColumn("fil", "Fil"),
    ListedColumn("blad", "Blad"),
    ListedColumn("rad", "Rad"),
    ListedColumn("anmarkning", "Anmärkning"),
)
_PART = {True: ("täljare", "nämnare"), False: ("rader", "rader")}
_SEXES = {
    Sex.TOTALT: "alla",
    Sex.KVINNOR: "kvinnor",
    Sex.MAN: "män",
    Sex.OVRIGA: "övriga",
}
_DECIMALS = 4


def trace(
    fil: Annotated[
        Path, typer.Argument(metavar="FIL", help="Word-dokumentet, eller figurer.json bredvid det.")
    ],
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help="Ett tal som det är tryckt, ord ur en mening, eller ett id; annars hela dokumentet.",
        ),
    ] = None,
    *,
    rader: Annotated[
        bool, typer.Option("--rader", help="Visa raderna bakom täljare och nämnare.")
    ] = False,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Följ ett tal i ett färdigt dokument till dess siffra, definition och rader.

    Börjar i dokumentet. Vet ni siffrans id redan: sofrep figures ID --rader. Vad ett betyg bygger
    på: sofrep goals --why.
    """
    from sofrep.pipeline.tracing import trace as traced

    shape = format_of(form)
    with working("Läser dokumentet ..."):
        found = traced(fil, text, data)
    rows = [_row(hit, shape) for hit in found.hits]
    grids = [Listing(_title(found, text), _columns(rows, shape), rows)]
    if rader:
        with working("Läser arbetsböckerna ..."):
            grids.append(_rows(found))
    for note in found.notes:
        typer.echo(one_line(note), err=True)
    if found.is_unprotected or (rader and found.sources.hides):
        typer.echo(NOT_PROTECTED, err=True)
    show(grids, shape)


def _title(found: Trace, text: str | None) -> str:
    return f"”{text}” i {found.namn}" if text else found.namn


def _columns(rows: Sequence[Mapping[str, Cell]], shape: Format) -> Sequence[ListedColumn]:
    """For people, those that hold anything."""
    if shape in {Format.JSON, Format.CSV}:
        return _COLUMNS
    return [each for each in _COLUMNS if any(row.get(each.key) not in {None, ""} for row in rows)]


def _row(hit: Traced, shape: Format) -> dict[str, Cell]:
    about = hit.about
    remarks = (*hit.anmarkning, *(about.anmarkning if about is not None else ()))
    row: dict[str, Cell] = {
        "tryckt": hit.tryckt,
        "plats": hit.plats,
        "mening": hit.mening,
        "anmarkning": " ".join(remarks),
    }
    if about is not None:
        row |= {"id": about.id, "namn": about.namn, "kalla": about.kalla}
        if about.figure is not None:
            row |= _of_figure(about, about.figure, shape)
    return row


def _of_figure(about: ToldFigure, figure: Figure, shape: Format) -> dict[str, Cell]:
    told = about.meaning
    return {
        "exakt": _exact(figure.value, shape),
        "enhet": str(figure.unit),
        "kon": _SEXES[figure.sex],
        "period": svenska.period_in_text(figure.period),
        "definition": told.definition,
        "taljare": _exact(figure.numerator, shape),
        "taljare_ar": _words(told.taljare, about.taljare),
        "namnare": figure.denominator,
        "namnare_ar": _words(told.namnare, about.namnare),
    }


def _exact(value: Number | None, shape: Format) -> Cell:
    """A number for programs and for Excel; for people a fraction too, which no decimals give."""
    if value is None or shape in {Format.JSON, Format.CSV} or Fraction(value).denominator == 1:
        return value
    decimals = svenska.format_number(value, _DECIMALS)
    return f"{value.numerator}/{value.denominator} ({decimals})"


def _words(words: str, key: str) -> str:
    return f"{words} ({key})" if words and key else words or key


def _rows(found: Trace) -> Listing:
    """The rows behind each figure, once; where there are none, why."""
    from sofrep.pipeline.tracing.traced_rows import rows_of

    rows: list[dict[str, Cell]] = []
    for behind in rows_of(found):
        remark = " ".join(behind.anmarkning)
        parts = _PART[bool(behind.base)]
        for part, places in zip(parts, (behind.rows, behind.base), strict=True):
            rows += [
                {
                    "id": behind.id,
                    "del": part,
                    "fil": p.file,
                    "blad": p.sheet,
                    "rad": p.cell,
                    "anmarkning": remark,
                }
                for p in places
            ]
        if not behind.rows and not behind.base:
            rows.append({"id": behind.id, "anmarkning": remark})
    return Listing("Raderna bakom", _ROW_COLUMNS, rows)

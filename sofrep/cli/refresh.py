"""``sofrep refresh``: an edited document gets the numbers of now, and keeps what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.options import Data, Form, format_of
from sofrep.cli.progress import working
from sofrep.cli.show import FilledColumn, Format, Listing, filled, one_line, show

if TYPE_CHECKING:
    from sofrep.pipeline.refreshing import Refreshed, RefreshReport
    from sofrep.utdata.word.fornyelse import Andring

_COLUMNS: tuple[FilledColumn[Andring], ...] = (
    FilledColumn("atgard", "Åtgärd", whole=True, cell=lambda change: str(change.atgard)),
    FilledColumn("fore", "Före", cell=lambda change: change.fore),
    FilledColumn("nu", "Nu", cell=lambda change: change.nu),
    FilledColumn("namn", "Vad", cell=lambda change: change.namn),
    FilledColumn("plats", "Plats", cell=lambda change: change.plats),
    FilledColumn("nyckel", "Id", may_go=True, cell=lambda change: change.nyckel),
)
_LONGEST = 120


def refresh(  # noqa: PLR0913 - the options of the command
    files: Annotated[
        list[Path], typer.Argument(metavar="FIL...", help="De redigerade Word-dokumenten.")
    ],
    data: Data = None,
    form: Form = "tabell",
    *,
    suggests: Annotated[
        bool,
        typer.Option(
            "--som-forslag",
            "--som-förslag",
            help="Gör varje ändring till en spårad ändring, att godkänna eller avvisa i Word.",
        ),
    ] = False,
    put_in: Annotated[
        bool, typer.Option("--nya", help="Sätt in det som är nytt, där det skulle ha stått.")
    ] = False,
    is_adopted_too: Annotated[
        bool, typer.Option("--faststallt", "--fastställt", help="Ändra även fastställda dokument.")
    ] = False,
) -> None:
    """Uppdatera siffrorna i redigerade Word-dokument. Det ni har skrivit står kvar.

    Siffror, meningar, tabeller och diagram blir de som arbetsböckerna ger nu. Det som är ändrat för hand
    står kvar och listas. Det gamla dokumentet sparas bredvid.
    """
    shape = format_of(form)
    with working("Läser, räknar och uppdaterar ..."):
        from sofrep.pipeline.refreshing import refresh as refresh_documents

        report = refresh_documents(
            files, data, suggests=suggests, put_in=put_in, is_adopted_too=is_adopted_too
        )
    told = [document for document in report.documents if document.changes]
    if told or shape is Format.JSON:
        show([_listing(document, shape) for document in told], shape)
    for line in _lines(report, suggests=suggests):
        typer.echo(line, err=shape in {Format.JSON, Format.CSV})


def _listing(document: Refreshed, shape: Format) -> Listing:
    """The changes of a document; for people under its name, and long texts by how they begin."""
    name = document.path.name
    if shape in {Format.JSON, Format.CSV}:
        file: FilledColumn[Andring] = FilledColumn("fil", "Fil", cell=lambda _: name)
        return filled("", (file, *_COLUMNS), document.changes)
    listed = filled(name, _COLUMNS, document.changes)
    short = [{key: _shortened(str(cell)) for key, cell in row.items()} for row in listed.rows]
    return Listing(name, _COLUMNS, short)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rstrip()} …"


def _lines(report: RefreshReport, *, suggests: bool) -> Iterator[str]:
    """What was done with each file, and what is left to do."""
    from sofrep.utdata.word.fornyelse import Atgard

    for document in report.documents:
        if not document.kept_as:
            yield one_line(f"{document.path.name} stämmer redan med arbetsböckerna och är orörd.")
            continue
        how = " med spårade ändringar" if suggests else ""
        yield one_line(
            f"Uppdaterade {document.path}{how}. Den gamla versionen finns kvar som {document.kept_as}."
        )
        if any(change.atgard is Atgard.DOLD for change in document.changes):
            yield one_line(
                f"Siffror i {document.path.name} visas inte längre, för att ingen ska kunna kännas igen. De står "
                f"kvar i {document.kept_as}: ta bort den filen när ni inte behöver den."
            )
    if any(c.atgard is Atgard.NY for d in report.documents for c in d.changes):
        yield "Det som är nytt är inte insatt. Sätt in det med: --nya"
    for path in report.behind:
        yield one_line(
            f'{path.name} har ännu de gamla siffrorna. Uppdatera den med: sofrep refresh "{path}"'
        )

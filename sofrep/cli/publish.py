"""``sofrep publish``: a web page and a PDF of Word documents as they now stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli import exit_codes
from sofrep.cli.options import Data
from sofrep.cli.progress import working
from sofrep.cli.show import one_line

if TYPE_CHECKING:
    from sofrep.pipeline.publishing import Publicerad

_NOT_WRITTEN = (
    "Inget har skrivits. Rätta det i Word, eller publicera ändå med --anda: då godtas spårade ändringar, "
    "kommentarer tas inte med och det som inte kan följa med saknas."
)


def publish(
    files: Annotated[
        list[Path], typer.Argument(metavar="FIL...", help="Word-dokumenten, som de är nu.")
    ],
    *,
    anyway: Annotated[
        bool, typer.Option("--anda", help="Publicera trots det som borde rättas först.")
    ] = False,
    data: Data = None,
) -> None:
    """Gör webbsida och pdf av färdiga Word-dokument, med allt som har ändrats i dem.

    Filerna skrivs bredvid Word-dokumentet. Dokumentet behöver inte vara gjort med sofrep.
    """
    from sofrep.pipeline.publishing import publish_documents

    with working("Läser dokumenten ..."):
        found = publish_documents(files, data, anyway=anyway)
    for one in found:
        for line in _lines(one):
            typer.echo(line, err=True)
        for path in one.written:
            typer.echo(f"Skrev {path}")
    if not any(one.written for one in found):
        typer.echo(_NOT_WRITTEN, err=True)
        raise typer.Exit(exit_codes.FAULTY_DATA)


def _lines(one: Publicerad) -> Iterator[str]:
    """What has to be told of a document, kind by kind, each with its place, and what to do."""
    for slag, group in groupby(sorted(one.told, key=attrgetter("slag")), key=attrgetter("slag")):
        found = list(group)
        yield one_line(f"{one.path.name} har {slag}:")
        for each in found:
            yield one_line(f"{each.vad}, {each.plats or 'i början'}", indent="  ")
        for action in dict.fromkeys(each.atgard for each in found if each.atgard):
            yield one_line(action, indent="  ")

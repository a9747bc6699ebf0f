"""``sofrep status``, and ``sofrep`` alone: where the work stands and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sofrep import paths
from sofrep.cli.options import Data, Year, folder_of, year_of
from sofrep.cli.problems import count_line
from sofrep.cli.progress import working
from sofrep.cli.show import one_line
from sofrep.errors import NoFolderError

if TYPE_CHECKING:
    from sofrep.pipeline.made_documents import MadeDocument
    from sofrep.pipeline.work_status import ReadSheet, Status

_SHOWN = 8
"""So many texts, and changed files of a document, are named."""


def status(year: Year = None, data: Data = None) -> None:
    """Visa hur långt arbetet har kommit och vad som är nästa steg."""
    try:
        folder = folder_of(data, or_sample=False)
    except NoFolderError:
        if data is not None:
            raise
        _say_how_to_begin(Path.cwd())
        return
    with working("Läser arbetsböckerna ..."):
        from sofrep.pipeline.work_status import status_of

        out = paths.output_folder(folder, "x", None, Path.cwd()).parent
        found = status_of(folder, None if year is None else year_of(year), out)
    for line in status_lines(found, folder):
        typer.echo(line)


def where_of(folder: Path) -> str:
    """What a command must be given to find `folder`: nothing where one stands in it."""
    return "" if folder.resolve() == Path.cwd().resolve() else f' --data "{folder}"'


def _say_how_to_begin(here: Path) -> None:
    beside = [path.parent.name for path in sorted(here.glob(f"*/{paths.PROFILE_NAME}"))]
    above = next((each for each in here.parents if (each / paths.PROFILE_NAME).is_file()), None)
    if above is not None:
        typer.echo(f"Förbundets mapp är {above}.")
        typer.echo(f'Nästa steg: cd "{above}"')
    elif beside:
        typer.echo(f"Här finns förbundets mapp: {', '.join(beside)}.")
        typer.echo(f'Nästa steg: cd "{beside[0]}"')
    else:
        typer.echo("Här finns inget förbund ännu. Börja med att göra en mapp med förbundets namn.")
        typer.echo('Nästa steg: sofrep init "Vårt förbund"')
    typer.echo("Alla kommandon: sofrep --help")


def status_lines(status: Status, folder: Path) -> Iterator[str]:
    """The status, for the administrator."""
    year = f" {status.period.year}" if status.period else ""
    yield one_line(f"{status.namn}{year}")
    yield f"Mapp: {folder.resolve()}"
    if status.period is not None:
        yield ""
        yield from _read_lines(status.sheets, status.period.year)
        if status.empty:
            yield one_line(f"Ännu inget ifyllt: {', '.join(status.empty)}")
        if status.without_rows:
            yield one_line(f"Insatser utan uppgifter: {', '.join(status.without_rows)}")
    yield f"Fel och varningar: {count_line(status.problems)}"
    if status.period is not None:
        yield from _listed("Texter som ska skrivas", status.texts)
        yield from _document_lines(status.documents)
    yield ""
    if status.step.first:
        yield status.step.first
    yield f"Nästa steg: sofrep {status.step.command}{where_of(folder)}"


def _read_lines(sheets: Sequence[ReadSheet], year: int) -> Iterator[str]:
    """What was read: each sheet of the year and of all years, of others how many."""
    from sofrep.excel.columns import year_of_path

    own = [sheet for sheet in sheets if year_of_path(sheet.file) in (year, -1)]
    others = sorted({year_of_path(sheet.file) for sheet in sheets} - {year, -1})
    files = len({sheet.file for sheet in own})
    yield f"Läst: {files} {'arbetsbok' if files == 1 else 'arbetsböcker'} (ifyllda rader per blad)"
    for file in dict.fromkeys(sheet.file for sheet in own if sheet.rows):
        shown = "; ".join(_sheet(sheet) for sheet in own if sheet.file == file and sheet.rows)
        yield one_line(f"  {file}: {shown}", indent="  ")
    if others:
        yield f"  och blad för {', '.join(map(str, others))}"


def _sheet(sheet: ReadSheet) -> str:
    """``Register 12 (Ett 8, Två 4)``."""
    of = ", ".join(f"{name} {rows}" for name, rows in sheet.insatser)
    return f"{sheet.title} {sheet.rows}" + (f" ({of})" if of else "")


def _listed(what: str, texts: Sequence[str]) -> Iterator[str]:
    yield f"{what}: {len(texts) or 'inga'}"
    for text in texts[:_SHOWN]:
        yield one_line(f"  {text}", indent="  ")
    if len(texts) > _SHOWN:
        yield f"  och {len(texts) - _SHOWN} till"


def _document_lines(documents: Sequence[MadeDocument]) -> Iterator[str]:
    yield "Dokument:"
    for made in documents:
        yield one_line(f"  {made.name}: {made.lage}", indent="  ")
    changed = list(dict.fromkeys(name for made in documents for name in made.changed))
    if changed:
        more = f" och {len(changed) - _SHOWN} till" if len(changed) > _SHOWN else ""
        yield one_line(f"  Ändrat sedan dess: {', '.join(changed[:_SHOWN])}{more}", indent="  ")

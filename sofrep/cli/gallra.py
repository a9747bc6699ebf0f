"""``sofrep gallra``: what later reports need of old rows, before these are deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.options import Data, folder_of, year_of
from sofrep.cli.progress import working
from sofrep.cli.show import one_line

if TYPE_CHECKING:
    from sofrep.pipeline.gallring import Gallring


def gallra(
    year: Annotated[
        str,
        typer.Argument(metavar="ÅR", help="Rader som slutade det året eller tidigare ska gallras."),
    ],
    data: Data = None,
) -> None:
    """Spara det som kommande rapporter behöver av gamla rader, innan ni tar bort dem."""
    through = year_of(year)
    folder = folder_of(data, or_sample=False)
    with working("Läser och räknar ..."):
        from sofrep.pipeline.gallring import prepare

        found = prepare(folder, through)
    for line in _lines(found):
        typer.echo(line)


def _lines(found: Gallring) -> Iterator[str]:
    if found.file is None:
        yield f"Rapporten för {found.report} behöver inget mer av raderna."
    else:
        yield f"Skrev {found.file}: {found.entered} siffror som kommande rapporter behöver."
    yield (
        f"Prövat: alla {found.compared} siffror för rapporten {found.report} är desamma utan raderna som "
        f"slutade till och med {found.through}."
    )
    yield "De här raderna kan tas bort:"
    for (file, sheet), count in found.rows.items():
        yield one_line(
            f"  {file}, bladet {sheet}: {count} {'rad' if count == 1 else 'rader'}", indent="  "
        )
    yield (
        f"Skriv först register_fran = {found.register_fran} i forbund.toml. Ta sedan bort raderna i Excel: "
        f"filtrera på slutdatum till och med {found.through}-12-31, anonyma på startdatum. Kontrollera med: "
        f"sofrep check {found.report}"
    )

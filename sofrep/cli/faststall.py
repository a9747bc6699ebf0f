"""``sofrep faststall``: what was published of a year stays what the public has read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sofrep import paths
from sofrep.cli.options import Data, folder_of, year_of


def faststall(
    year: Annotated[str, typer.Argument(metavar="ÅR", help="Året som styrelsen har fastställt.")],
    data: Data = None,
) -> None:
    """Spara årets siffror som de publicerades, så att nästa års dokument visar samma."""
    from sofrep.pipeline.adopted import adopt

    number = year_of(year)
    folder = folder_of(data, or_sample=False)
    found = adopt(folder, number, paths.output_folder(folder, str(number), None, Path.cwd()))
    typer.echo(f"Fastställde {number}: {found.figures} siffror ur {', '.join(found.documents)}.")
    typer.echo(f"De står i {found.file} och blir förra årets siffror i nästa års dokument.")
    for name in found.edited:
        typer.echo(
            f"{name} är ändrad för hand. Ändrade siffror i den är inte med: nästa år visas programmets."
        )
    typer.echo(f"Nästa steg: sofrep init --nytt-ar {number + 1}")

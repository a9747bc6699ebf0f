"""``sofrep init``: a folder for a förbund, or a new year in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sofrep.cli.options import Data, UsageFault, folder_of, year_of
from sofrep.cli.show import working
from sofrep.paths import PROFILE_NAME


def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="MAPP", help="Mappen som ska göras.")
    ] = None,
    year: Annotated[
        str | None, typer.Option("--ar", metavar="ÅR", help="Första årets blad i den nya mappen.")
    ] = None,
    new_year: Annotated[
        str | None,
        typer.Option("--nytt-ar", metavar="ÅR", help="Lägg till ett år i förbundets mapp."),
    ] = None,
    data: Data = None,
    *,
    templates: Annotated[
        bool,
        typer.Option("--mallar", help="Lägg egna Word-mallar och en fil för egna fraser i mappen."),
    ] = False,
) -> None:
    """Gör en mapp för ett förbund, eller lägg till ett nytt år i den."""
    if templates and new_year is None and (folder is None or (folder / PROFILE_NAME).is_file()):
        _add_templates(folder_of(folder or data, or_sample=False))
    elif new_year is not None:
        if folder is not None and data is not None:
            raise UsageFault("Ange förbundets mapp en gång.")
        _add_year(folder_of(folder or data, or_sample=False), year_of(new_year))
    elif folder is not None:
        _make(folder, None if year is None else year_of(year))
        if templates:
            _add_templates(folder)
    else:
        raise UsageFault("Ange mappen som ska göras: sofrep init MAPP")


def _make(folder: Path, year: int | None) -> None:
    with working("Gör arbetsböckerna ..."):
        from sofrep.pipeline.startmapp.folder import make_folder

        made = make_folder(folder, year)
    _tell(made.files, made.existing)
    where = "" if folder.resolve() == Path.cwd() else f' --data "{folder}"'
    if folder / PROFILE_NAME in made.files:
        typer.echo(
            f"Nästa steg: fyll i {folder / PROFILE_NAME}. Ta sedan bort mapparna register och "
            f"{made.year} och filerna historik.xlsx och enkatsummor.xlsx, som ännu är tomma, och "
            "kör samma kommando igen: då följer arbetsböckernas rullistor det ni har fyllt i."
        )
    else:
        typer.echo("De nya arbetsböckernas rullistor följer forbund.toml.")
    typer.echo(f"Kontrollera med: sofrep check {made.year}{where}")


def _add_year(folder: Path, year: int) -> None:
    with working("Gör arbetsböckerna ..."):
        from sofrep.pipeline.startmapp.new_year import add_year

        made = add_year(folder, year)
    _tell(made.files, made.existing)
    if made.goals:
        typer.echo(f"{made.goals} mål från {year - 1} har följt med; kontrollera målvärdena.")
    if made.not_in_profile:
        typer.echo(
            f"Lägg till {year} i forbund.toml: rubriken [dokument.{year}] med datum och "
            "diarienummer, och medlemmarnas bidrag."
        )


def _add_templates(folder: Path) -> None:
    from sofrep.pipeline.startmapp.folder import make_templates

    made = make_templates(folder)
    _tell(made.files, made.existing)
    typer.echo(
        "Behåll bara de mallar som ni ändrar: en mall som ligger kvar får inte programmets nyheter."
    )


def _tell(made: Sequence[Path], existing: Sequence[Path]) -> None:
    for path in made:
        typer.echo(f"Gjorde {path}")
    for path in existing:
        typer.echo(f"Fanns redan, lämnades som den är: {path}")

"""``sofrep init``: a folder for a förbund, or a new year in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.options import Data, UsageFault, folder_of, year_of
from sofrep.cli.progress import working
from sofrep.cli.status import where_of
from sofrep.errors import NoFolderError
from sofrep.paths import DOUBLE_CLICK, PROFILE_NAME

if TYPE_CHECKING:
    from sofrep.pipeline.startmapp.folder import Made


def init(  # noqa: PLR0913 - the options of the command
    folder: Annotated[
        Path | None, typer.Argument(metavar="MAPP", help="Mappen som ska göras.")
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--ar",
            metavar="ÅR",
            help="Året som mappen ska börja med; annars det som nu redovisas: till och med juni "
            "förra året.",
        ),
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
    bilaga: Annotated[
        str | None,
        typer.Option(
            "--bilaga", metavar="NAMN", help="Lägg till ett eget dokument, med en mall att ändra i."
        ),
    ] = None,
) -> None:
    """Gör en mapp för ett förbund, lägg till det som saknas i den, eller ett nytt år."""
    if folder is not None and data is not None:
        raise UsageFault("Ange förbundets mapp en gång.")
    if new_year is not None:
        _add_year(folder_of(folder or data, or_sample=False), year_of(new_year))
        return
    if bilaga is not None:
        _add_document(folder_of(folder or data, or_sample=False), bilaga)
        return
    target = folder or _here(data)
    if not (templates and (target / PROFILE_NAME).is_file()):
        _make(target, None if year is None else year_of(year))
    if templates:
        _add_templates(target)


def today() -> date:
    """The date, which decides the first year of a new folder and nothing else."""
    return datetime.now().astimezone().date()


def _here(data: Path | None) -> Path:
    """The förbund's folder that is given, or that one stands in."""
    try:
        return folder_of(data, or_sample=False)
    except NoFolderError as fault:
        if data is not None:
            raise
        raise UsageFault("Ange mappen som ska göras: sofrep init MAPP") from fault


def _make(folder: Path, given: int | None) -> None:
    from sofrep.pipeline.startmapp.folder import make_folder, year_to_make

    year = given or year_to_make(folder, today())
    _ask_if_elsewhere(folder)
    _ask_if_another_year(folder, year)
    with working("Gör arbetsböckerna ..."):
        made = make_folder(folder, year)
    _tell_made(made, folder)
    if folder / PROFILE_NAME in made.files:
        typer.echo(
            f"Nästa steg: fyll i {folder / PROFILE_NAME}. {_inside(folder)} sofrep init: då följer de "
            "arbetsböcker som ännu är tomma det ni har fyllt i."
        )
    else:
        typer.echo(f"Nästa steg: sofrep check {made.year}{where_of(folder)}")


def _inside(folder: Path) -> str:
    return "Kör sedan" if _is_here(folder) else f'Gå sedan in i mappen (cd "{folder}") och kör'


def _is_here(folder: Path) -> bool:
    return folder.resolve() == Path.cwd()


def _named(folder: Path) -> str:
    return "" if _is_here(folder) else f' "{folder}"'


def _ask_if_elsewhere(folder: Path) -> None:
    """A new folder inside that of a förbund is seldom what is meant."""
    place = folder.resolve()
    around = next((each for each in place.parents if (each / PROFILE_NAME).is_file()), None)
    if around is None or (place / PROFILE_NAME).is_file():
        return
    if not _agreed(
        f"{around.name} är redan ett förbunds mapp. Ska {place.name} göras inuti den, för ett annat förbund?"
    ):
        raise UsageFault(
            f"{around.name} är redan ett förbunds mapp. Inget har gjorts. Det som saknas i den läggs till "
            f"med: sofrep init{_named(around)}"
        )


def _ask_if_another_year(folder: Path, year: int) -> None:
    """A year that the folder has not is added by ``--nytt-ar``, which brings last year's goals."""
    from sofrep.pipeline.startmapp.folder import is_as_made, years_of

    years = years_of(folder)
    if not years or year in years or not (folder / PROFILE_NAME).is_file():
        return
    has = ", ".join(map(str, years))
    if is_as_made(folder):
        leave = "Gå ut ur den (cd ..), ta" if _is_here(folder) else "Ta"
        name = folder.resolve().name if _is_here(folder) else folder
        raise UsageFault(
            f"Mappen är gjord för {has} och ännu tom. Inget har gjorts. {leave} bort den och börja om: "
            f'sofrep init "{name}" --ar {year}'
        )
    if not _agreed(f"Mappen har {has}. Ska {year} läggas till?"):
        raise UsageFault(
            f"Mappen har {has}. Inget har gjorts. Ett år läggs till med: sofrep init --nytt-ar {year}"
        )


def _agreed(question: str) -> bool:
    """Whether somebody at a terminal says yes; no where nobody is there to ask."""
    if not sys.stdin.isatty():
        return False
    answer = input(f"{question} Skriv ja eller nej: ")
    return answer.strip().casefold() in {"ja", "j"}


def _add_year(folder: Path, year: int) -> None:
    with working("Gör arbetsböckerna ..."):
        from sofrep.pipeline.startmapp.new_year import add_year

        made = add_year(folder, year)
    _tell(made.files, made.existing, folder)
    if made.goals:
        typer.echo(f"{made.goals} mål från {year - 1} har följt med; kontrollera målvärdena.")
    if made.heading:
        typer.echo(
            f"La till rubriken [dokument.{year}] i {PROFILE_NAME}: dokumenten märks som utkast tills ni skriver "
            "utkast = false."
        )
    if made.lacking:
        typer.echo(f"Lägg till {year} i {PROFILE_NAME}: {' och '.join(made.lacking)}.")


def _add_templates(folder: Path) -> None:
    from sofrep.pipeline.startmapp.folder import make_templates

    made = make_templates(folder)
    _tell(made.files, made.existing, folder)
    typer.echo(
        "Behåll bara de mallar som ni ändrar: en mall som ligger kvar får inte programmets nyheter."
    )


def _add_document(folder: Path, namn: str) -> None:
    from sofrep.pipeline.startmapp.own_document import add_document

    if not namn.strip():
        raise UsageFault('Ange dokumentets namn: sofrep init --bilaga "Statistik per kommun"')
    made = add_document(folder, namn)
    _tell([made.template], [], folder)
    if made.to_paste:
        typer.echo(f"Lägg till de här raderna i {PROFILE_NAME}:\n{made.to_paste}")
    else:
        typer.echo(
            f"La till dokumentet i {PROFILE_NAME}, med koden {made.bilaga.kod}. Vad det ska visa väljer ni "
            "där, i listan avsnitt."
        )
    typer.echo(
        f"Den inledande texten skriver ni på textbladet: Bilaga {made.bilaga.namn}, Avsnitt Inledning. Ska "
        "dokumentet se ut som de andra, ta bort mallen."
    )


def _tell_made(made: Made, folder: Path) -> None:
    _tell(made.files, made.existing, folder)
    if made.renewed:
        typer.echo(f"Följer nu forbund.toml (var tomma): {_names(made.renewed, folder)}")
    if made.removed:
        typer.echo(
            f"Togs bort (var tomma, behövs inte enligt forbund.toml): {_names(made.removed, folder)}"
        )
    if not (made.files or made.renewed or made.removed):
        typer.echo("Inget saknades. Inget har ändrats.")


def _tell(made: Sequence[Path], existing: Sequence[Path], folder: Path) -> None:
    if made:
        typer.echo(f"Skapade i {folder.resolve()}: {_names(made, folder)}")
    if existing:
        typer.echo(f"Fanns redan och lämnades som de är: {_names(existing, folder)}")


def _names(paths: Sequence[Path], folder: Path) -> str:
    names = (path.relative_to(folder).as_posix() for path in paths)
    buttons = f"{DOUBLE_CLICK}/"
    return ", ".join(dict.fromkeys(buttons if n.startswith(buttons) else n for n in names))

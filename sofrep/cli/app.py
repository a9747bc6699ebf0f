"""The program: its commands, imported when they are asked for, and the options that stand before them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.main import get_command

from sofrep import __version__
from sofrep.cli.swedish import SwedishCommand, SwedishGroup

_HELP = (
    "Skriver årsredovisning, bilagor, delårsrapport och blanketter av förbundets statistik, och visar "
    "siffrorna bakom."
)
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "status": "Visa hur långt arbetet har kommit och vad som är nästa steg.",
        "init": "Gör en mapp för ett förbund, lägg till det som saknas i den, eller ett nytt år.",
        "check": "Kontrollera forbund.toml och arbetsböckerna.",
        "godta": "Stäng av en varning som ni har sett och godtar, med ett skäl.",
        "build": "Skriv årets dokument, eller delårsrapporten, som Word-dokument och i de andra former ni väljer.",
        "publish": "Gör webbsida och pdf av färdiga Word-dokument, med allt som har ändrats i dem.",
        "refresh": "Uppdatera siffrorna i redigerade Word-dokument.",
        "faststall": "Spara årets siffror som de publicerades, så att nästa års dokument visar samma.",
        "gallra": "Spara det som kommande rapporter behöver av gamla rader, innan ni tar bort dem.",
        "goals": "Visa målen med målvärde, resultat, förra året, bedömning och insatsernas betyg.",
        "stats": "Visa de viktigaste siffrorna per insats, eller per kommun, kön, ålder, månad eller annat som noteras.",
        "followup": "Visa uppföljningen av avslutade: samtycke, svar och utfall.",
        "indicators": "Visa enkätens resultat per indikator, fråga och kön.",
        "economy": "Visa årets ekonomi: de viktigaste beloppen, och kontrollerna av summorna.",
        "finsam": "Visa det som skrivs in i Uppföljning Finsam: insatsernas uppgifter, och antal kvinnor och män.",
        "figures": "Sök en siffra och visa var den kommer ifrån.",
        "trace": "Följ ett tal i ett färdigt dokument till dess siffra, definition och rader.",
        "disclosure": "Visa vad som görs grövre eller döljs i dokumenten och varför, och vad varje regel kostar.",
        "audit": "Granska färdiga dokument: stämmer varje tal med de andra?",
        "form": "Gör avtal och uppföljningsblankett för en insats, och läs in ifyllda.",
    }
)
"""Each command, a module of this package, and what the list of commands says of it: its first sentence."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "granska": "audit",
        "publicera": "publish",
        "mal": "goals",
        "statistik": "stats",
        "uppfoljning": "followup",
        "indikatorer": "indicators",
        "ekonomi": "economy",
        "siffror": "figures",
        "dolda": "disclosure",
        "fornya": "refresh",
        "blankett": "form",
    }
)
"""Other names of commands, which no list has."""


class Program(SwedishGroup):
    """The program, which knows its commands by name; the one that is asked for is imported."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's own
        super().__init__(**attributes)
        self.commands = {name: SwedishCommand(name, help=text) for name, text in COMMANDS.items()}
        self.commands |= {name: SwedishCommand(name, hidden=True) for name in ALIASES}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's own
        """The command that the arguments name, with its options, and the arguments after it."""
        name, found, left = super().resolve_command(ctx, args)
        return name, found and imported(str(found.name)), left


def imported(name: str) -> Any:  # noqa: ANN401 - Typer keeps the type to itself
    """The command of that name or alias, with its options."""
    name = ALIASES.get(name, name)
    command = getattr(import_module(f"sofrep.cli.{name}"), name)
    if not isinstance(command, typer.Typer):
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name, cls=SwedishCommand)(command)
        command = alone
    return get_command(command)


app = typer.Typer(
    cls=Program,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    help=_HELP,
    epilog='Nytt här? Börja med: sofrep init "Förbundets namn". Felkoder, för it-stöd, står i handboken.',
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        typer.echo(f"sofrep {__version__}")
        raise typer.Exit


@app.callback()
def program(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Visa versionen.", is_eager=True, callback=_show_version),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Visa detaljer när något går fel.")
    ] = False,
    spara: Annotated[
        str | None,
        typer.Option("--spara", metavar="FIL", help="Spara ett svar i en fil, t.ex. out/svar.csv."),
    ] = None,
) -> None:
    """The options that stand before a command; without a command, where the work stands."""
    # --debug and --spara are taken off by sofrep.cli.main, wherever they stand: here for the help.
    del version, debug, spara
    if ctx.invoked_subcommand is None:
        from sofrep.cli.status import status

        status()

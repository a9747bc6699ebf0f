"""The program: its commands and the options that stand before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from sofrep import __version__
from sofrep.cli.audit import audit
from sofrep.cli.build import build
from sofrep.cli.check import check
from sofrep.cli.disclosure import disclosure
from sofrep.cli.economy import economy
from sofrep.cli.exit_codes import EXIT_CODES
from sofrep.cli.faststall import faststall
from sofrep.cli.figures import figures
from sofrep.cli.finsam import finsam
from sofrep.cli.followup import followup
from sofrep.cli.form import form
from sofrep.cli.gallra import gallra
from sofrep.cli.goals import goals
from sofrep.cli.godta import godta
from sofrep.cli.indicators import indicators
from sofrep.cli.init import init
from sofrep.cli.publish import publish
from sofrep.cli.refresh import refresh
from sofrep.cli.stats import stats
from sofrep.cli.status import status
from sofrep.cli.swedish import SwedishCommand, SwedishGroup
from sofrep.cli.trace import trace

_CODES = "\n\n".join(f"{code}: {text}" for code, text in EXIT_CODES.items())
_HELP = (
    "Skriver årsredovisning, bilagor, delårsrapport och blanketter av förbundets statistik, och visar "
    "siffrorna bakom."
)

app = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    help=_HELP,
    epilog='Nytt här? Börja med: sofrep init "Förbundets namn". Felkoder, för it-stöd, står i handboken.',
)

for command in (
    status,
    init,
    check,
    godta,
    build,
    publish,
    refresh,
    faststall,
    gallra,
    goals,
    stats,
    followup,
    indicators,
    economy,
    finsam,
    figures,
    trace,
    disclosure,
    audit,
):
    app.command(cls=SwedishCommand)(command)
app.command("granska", cls=SwedishCommand, hidden=True)(audit)
app.command("publicera", cls=SwedishCommand, hidden=True)(publish)
SWEDISH: Mapping[str, Callable[..., None]] = {
    "mal": goals,
    "statistik": stats,
    "uppfoljning": followup,
    "indikatorer": indicators,
    "ekonomi": economy,
    "siffror": figures,
    "dolda": disclosure,
}
for name, asked in SWEDISH.items():
    app.command(name, cls=SwedishCommand, hidden=True)(asked)
app.command("fornya", cls=SwedishCommand, hidden=True)(refresh)
app.add_typer(form, name="form")
app.add_typer(form, name="blankett", hidden=True)


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
        status()

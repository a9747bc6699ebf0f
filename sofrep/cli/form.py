"""``sofrep form``: the agreement and the follow-up form, and reading them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep import paths
from sofrep.cli.options import Data, UsageFault, folder_of, scope_of, year_of
from sofrep.cli.problems import problem_lines
from sofrep.cli.progress import working
from sofrep.cli.show import one_line
from sofrep.cli.swedish import SwedishCommand, SwedishGroup

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund, Insats
    from sofrep.pipeline.form_answers import ReadReport

_HELP = "Gör avtal och uppföljningsblankett för en insats, och läs in ifyllda."

form = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,
    rich_markup_mode=None,
    help=_HELP,
    invoke_without_command=True,
)

_Insats = Annotated[
    str, typer.Option("--insats", metavar="INSATS", help="Insatsen: kod, namn eller alias.")
]
_Year = Annotated[
    str | None,
    typer.Option(
        "--ar", "--year", metavar="ÅR", help="Året, t.ex. 2023. Utelämnas det används det senaste."
    ),
]
_Out = Annotated[
    Path | None,
    typer.Option(
        "--ut", "--out", metavar="MAPP", help="Mapp för blanketten; annars out/ÅR i mappen."
    ),
]
_Empty = Annotated[bool, typer.Option("--tom", help="Tom blankett att skriva ut.")]


@form.callback(help=_HELP)
def forms(ctx: typer.Context) -> None:
    """Without a command, the help."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _command(kod: str, told: str) -> None:
    """Let a form be made by its name."""

    @form.command(kod, cls=SwedishCommand, help=told)
    def make(
        insats: _Insats,
        year: _Year = None,
        data: Data = None,
        out: _Out = None,
        *,
        empty: _Empty = False,
    ) -> None:
        from sofrep.domain.blanketter import BLANKETTER
        from sofrep.pipeline.gathering import profile_of
        from sofrep.pipeline.query import newest_year

        folder = folder_of(data)
        forbund, _ = profile_of(folder)
        wanted = _insats_of(insats, forbund)
        number = year_of(year) if year is not None else newest_year(folder, forbund)
        if not wanted.runs(number):
            raise UsageFault(
                f"{wanted.namn} pågår inte {number} enligt forbund.toml. Ange --ar ÅR."
            )
        target = paths.output_folder(folder, str(number), out, Path.cwd())
        with working("Gör blanketten ..."):
            from sofrep.pipeline.forms import FormOrder, make_form

            made = make_form(folder, FormOrder(BLANKETTER[kod], wanted, number, empty), target)
        for kept in made.kept:
            typer.echo(f"{kept.name} var ifylld eller ändrad. Den finns kvar som {kept.kept_as}.")
        typer.echo(f"Skrev {made.path} ({made.filled} av {made.fields} frågor är ifyllda)")
        if made.figures and forbund.rojande.is_on:
            typer.echo(
                "Obs: blanketten visar också små antal, som dokumenten döljer. Den är för insatsen och "
                "kansliet."
            )
        typer.echo(f'När den är ifylld: sofrep form read "{made.path}"')


_command("avtal", "Gör avtalet för en insats, ifyllt med det som förbundet redan vet.")
_command("uppfoljning", "Gör uppföljningsblanketten för en insats, med årets resultat ifyllda.")


@form.command(cls=SwedishCommand)
def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FIL...", help="De ifyllda blanketterna (.docx).")
    ],
    data: Data = None,
    *,
    replace: Annotated[
        bool, typer.Option("--ersatt", help="Ersätt texter som redan finns på textbladet.")
    ] = False,
) -> None:
    """Läs in ifyllda blanketter i årets textblad, och visa vilka frågor som ingen har besvarat."""
    folder = folder_of(data, or_sample=False)
    with working("Läser blanketterna ..."):
        from sofrep.pipeline.form_answers import read_forms

        report = read_forms(folder, files, replace=replace)
    for line in read_lines(report):
        typer.echo(line)


form.command("las", cls=SwedishCommand, hidden=True)(read)


def _insats_of(text: str, forbund: Forbund) -> Insats:
    """The insats of that name; a form is about one, never about a union."""
    scope = scope_of(text, forbund)
    found = next((insats for insats in forbund.insats if insats.kod == scope), None)
    if found is None:
        names = ", ".join(insats.kortnamn or insats.namn for insats in forbund.insats)
        raise UsageFault(f"En blankett gäller en insats, inte {text}. Välj bland: {names}.")
    return found


def read_lines(report: ReadReport) -> Iterator[str]:
    """What reading did, for the administrator."""
    for problem in report.problems:
        yield from problem_lines(problem)
    for read_form in report.forms:
        count = len(read_form.svar)
        yield f"{read_form.name}: {count} {'svar' if count else 'svar, blanketten är tom'}"
        if read_form.unanswered:
            yield "  Obesvarade frågor:"
            yield from (one_line(f"  - {falt.fraga}", indent="  ") for falt in read_form.unanswered)
    for old in report.replaced:
        yield one_line(f"Ersatte {old.place} (”{old.fraga}”). Där stod: {old.before}", indent="  ")
    for book in report.books:
        word = "text" if book.texts == 1 else "texter"
        new = " (ny arbetsbok)" if book.copy is None else ""
        yield f"Skrev {book.texts} {word} i {book.path}{new}"
        if book.copy is not None:
            yield f"  Så som arbetsboken var finns den kvar i {book.copy}"
    if report.same:
        stood = "1 svar stod" if report.same == 1 else f"{report.same} svar stod"
        yield f"{stood} redan på textbladet."
    if not report.books and not report.same:
        yield "Inget fanns att läsa in."

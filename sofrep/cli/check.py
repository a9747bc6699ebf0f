"""``sofrep check``: everything that is wrong, and with ``--regler`` what is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep import paths
from sofrep.cli import exit_codes
from sofrep.cli.options import (
    Data,
    Strict,
    Year,
    folder_of,
    format_of,
    period_of,
)
from sofrep.cli.problems import count_line, problem_lines, silenced_lines
from sofrep.cli.progress import working
from sofrep.cli.show import Cell, Format, ListedColumn, Listing, one_line, show
from sofrep.domain.cellomraden import exactly
from sofrep.domain.problem import place_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sofrep.domain.problem import Problem
    from sofrep.pipeline.marking import MarkReport
    from sofrep.pipeline.verdict import Verdict


_RULE_COLUMNS = (
    ListedColumn("omrade", "Område"),
    ListedColumn("regel", "Regel"),
    ListedColumn("slag", "Slag"),
    ListedColumn("kan_tystas", "Kan stängas av"),
    ListedColumn("betydelse", "Betydelse"),
)


def rules_grid() -> Listing:
    """Every rule that `docs/problems.md` lists, a row each."""
    from sofrep.domain.regler import REGLER

    return Listing(
        "Regler",
        _RULE_COLUMNS,
        [
            {
                "omrade": heading,
                "regel": name,
                "slag": regel.kind,
                "kan_tystas": "ja" if regel.silenceable else "nej",
                "betydelse": regel.text,
            }
            for heading, rules in REGLER.items()
            for name, regel in rules.items()
        ],
    )


MARKED = "markerade"

_COLUMNS = (
    ListedColumn("allvar", "Allvar"),
    ListedColumn("regel", "Regel"),
    ListedColumn("fil", "Fil"),
    ListedColumn("blad", "Blad"),
    ListedColumn("cell", "Cell"),
    ListedColumn("antal", "Antal", is_number=True),
    ListedColumn("meddelande", "Vad som är fel"),
    ListedColumn("atgard", "Vad ni ska göra"),
    ListedColumn("tystad", "Avstängd för att"),
)


def check(  # noqa: PLR0913 - each parameter is an option of the command
    year: Year = None,
    data: Data = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORM", help="tabell, json, csv (för Excel), md eller html."
        ),
    ] = "tabell",
    out: Annotated[
        Path | None,
        typer.Option(
            "--ut", "--out", metavar="MAPP", help="Mapp för --mark; annars out/ÅR/markerade."
        ),
    ] = None,
    *,
    strict: Strict = False,
    mark: Annotated[
        bool,
        typer.Option("--mark", help="Skriv kopior av arbetsböckerna där felen är märkta."),
    ] = False,
    rules: Annotated[
        bool,
        typer.Option("--regler", help="Visa alla kontroller och vilka som går att stänga av."),
    ] = False,
) -> None:
    """Kontrollera forbund.toml och arbetsböckerna."""
    if rules:
        show([rules_grid()], format_of(form))
        return
    shape = format_of(form, html=True)
    folder = folder_of(data)
    with working("Läser arbetsböckerna ..."):
        from sofrep.pipeline.verdict import verdict_on

        verdict = verdict_on(folder, lambda forbund: period_of(year, folder, forbund), read=mark)
    _show(verdict, shape, folder)
    if mark:
        for line in _mark(verdict, folder, out):
            typer.echo(line, err=shape is not Format.TABELL)
    if any(problem.stops(strict=strict) for problem in verdict.problems):
        raise typer.Exit(exit_codes.FAULTY_DATA)


def _show(verdict: Verdict, shape: Format, folder: Path) -> None:
    problems = verdict.problems
    if shape is Format.HTML:
        from sofrep.forbundsprofil import read_profile
        from sofrep.pipeline.check_html import check_page

        forbund, _ = read_profile(folder / paths.PROFILE_NAME)
        typer.echo(check_page(verdict, forbund.namn if forbund else folder.name), nl=False)
    elif shape is Format.TABELL:
        from sofrep.pipeline.accepting import acceptable

        for problem in problems:
            for line in problem_lines(problem):
                typer.echo(line)
        for line in silenced_lines(verdict.silenced):
            typer.echo(line)
        if acceptable(problems):
            typer.echo("En varning som är i sin ordning går att stänga av: sofrep godta")
        typer.echo(count_line(problems))
    else:
        rows = [_row(problem) for problem in problems]
        rows += [_row(each.problem, each.tyst.skal) for each in verdict.silenced]
        show([Listing("", _COLUMNS, rows)], shape)


def _row(problem: Problem, silenced: str = "") -> dict[str, Cell]:
    file, sheet, cell = place_columns(problem.places, exactly)
    return {
        "allvar": str(problem.severity),
        "regel": problem.rule,
        "fil": file,
        "blad": sheet,
        "cell": cell,
        "antal": len(problem.places),
        "meddelande": problem.message,
        "atgard": problem.action,
        "tystad": silenced,
    }


def _mark(verdict: Verdict, folder: Path, out: Path | None) -> Iterator[str]:
    """Write the marked copies, and say which."""
    if verdict.period is None:
        yield "Inget märktes: forbund.toml måste rättas först."
        return
    from sofrep.pipeline.marking import mark_workbooks

    default = paths.output_folder(folder, verdict.period.key, None, Path.cwd()) / MARKED
    with working("Märker kopiorna ..."):
        report = mark_workbooks(folder, verdict.problems, verdict.files, out or default)
    yield from mark_lines(report)


def mark_lines(report: MarkReport) -> Iterator[str]:
    """What was marked and what was not, for the administrator."""
    for kept in report.kept:
        yield f"{kept.name} hade ändrats. Den versionen finns kvar som {kept.kept_as}."
    for marked in report.marked:
        unmarked = f", {marked.only_listed} bara i listan" if marked.only_listed else ""
        word = "märkt" if marked.shown == 1 else "märkta"
        what = f"{marked.shown} problem {word}{unmarked}"
        yield one_line(f"Skrev {report.folder / marked.name} ({what})")
    for file, why in report.left.items():
        yield one_line(f"Ingen märkt kopia: {file} {why}.")
    if report.marked:
        yield (
            "Kopiorna är till för läsning: rätta i originalen. Bilder, figurer och egna format kan "
            "saknas i dem."
        )
    elif not report.left:
        yield "Ingen arbetsbok har något att märka."

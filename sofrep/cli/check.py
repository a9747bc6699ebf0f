"""``sofrep check``: everything that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from sofrep.cli import exit_codes
from sofrep.cli.options import Data, Form, Strict, Year, folder_of, format_of, period_of
from sofrep.cli.problems import count_line, problem_lines
from sofrep.cli.show import Column, Format, Grid, show, working
from sofrep.errors import FaultyDataError

if TYPE_CHECKING:
    from pathlib import Path

    from sofrep.domain.problem import Problem

_COLUMNS = (
    Column("allvar", "Allvar"),
    Column("regel", "Regel"),
    Column("fil", "Fil"),
    Column("blad", "Blad"),
    Column("cell", "Cell"),
    Column("meddelande", "Vad som är fel"),
    Column("atgard", "Vad ni ska göra"),
)


def check(
    year: Year = None, data: Data = None, form: Form = "tabell", *, strict: Strict = False
) -> None:
    """Räkna upp allt som är fel i profilen och arbetsböckerna."""
    shape = format_of(form)
    folder = folder_of(data)
    with working("Läser arbetsböckerna ..."):
        problems = problems_of(folder, year)
    problems = tuple(sorted(problems, key=lambda problem: not problem.is_error))
    if shape is Format.TABELL:
        for problem in problems:
            for line in problem_lines(problem):
                typer.echo(line)
        typer.echo(count_line(problems) if problems else "Inga fel och inga varningar.")
    else:
        show([Grid("", _COLUMNS, [_row(problem) for problem in problems])], shape)
    if any(problem.is_error or strict for problem in problems):
        raise typer.Exit(exit_codes.FAULTY_DATA)


def problems_of(folder: Path, year: str | None) -> tuple[Problem, ...]:
    """Every problem of the folder, also where the profile is so faulty that nothing else is read."""
    from sofrep.pipeline.evaluate import profile_of
    from sofrep.pipeline.query import ask
    from sofrep.pipeline.template_check import check_templates

    try:
        forbund, _ = profile_of(folder)
        problems = ask(folder, period_of(year, folder, forbund)).problems
        return (*problems, *check_templates(folder))
    except FaultyDataError as fault:
        return fault.problems


def _row(problem: Problem) -> dict[str, str]:
    return {
        "allvar": str(problem.severity),
        "regel": problem.rule,
        "fil": problem.place.file,
        "blad": problem.place.sheet,
        "cell": problem.place.cell,
        "meddelande": problem.message,
        "atgard": problem.action,
    }

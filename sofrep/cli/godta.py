"""``sofrep godta``: switch a warning off that the office has seen and accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sofrep.cli.options import Data, UsageFault, folder_of, period_of
from sofrep.cli.problems import problem_lines
from sofrep.cli.progress import working
from sofrep.cli.show import one_line
from sofrep.paths import PROFILE_NAME

if TYPE_CHECKING:
    from sofrep.domain.problem import Problem


def godta(
    nummer: Annotated[
        list[int] | None,
        typer.Argument(metavar="NUMMER", help="Varningens nummer i listan; flera går bra."),
    ] = None,
    skal: Annotated[
        str,
        typer.Option("--skal", "--skäl", metavar="TEXT", help="Varför varningen är i sin ordning."),
    ] = "",
    year: Annotated[
        str | None, typer.Option("--ar", "--år", metavar="ÅR", help="Året; annars det senaste.")
    ] = None,
    data: Data = None,
) -> None:
    """Stäng av en varning som ni har sett och godtar, med ett skäl.

    Utan nummer visas de varningar som går att stänga av. Med nummer och skäl skrivs de in i
    forbund.toml under [[tyst]], och visas inte som varningar fler gånger.
    """
    folder = folder_of(data, or_sample=False)
    with working("Läser arbetsböckerna ..."):
        from sofrep.pipeline.accepting import accept, acceptable
        from sofrep.pipeline.verdict import verdict_on

        verdict = verdict_on(folder, lambda forbund: period_of(year, folder, forbund))
    found = acceptable(verdict.problems)
    if not nummer:
        for line in _numbered(found):
            typer.echo(line)
        return
    chosen = _chosen(nummer, found)
    if not skal.strip():
        raise UsageFault('Skriv också varför, t.ex.: --skal "Enligt avtal med grannkommunen."')
    posts = accept(folder, chosen, " ".join(skal.split()))
    words = "Varningen är avstängd" if len(chosen) == 1 else f"{len(chosen)} varningar är avstängda"
    where = "en post" if len(posts) == 1 else f"{len(posts)} poster"
    typer.echo(
        f"{words}: {where} under [[tyst]] i {PROFILE_NAME}. Ta bort posten för att få den åter."
    )


def _numbered(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield "Det finns inga varningar att stänga av."
        return
    for number, problem in enumerate(problems, start=1):
        first, *rest = problem_lines(problem)
        yield f"{number}. {one_line(first)}"
        yield from rest
    yield 'Stäng av en som är förklarad, till exempel: sofrep godta 1 --skal "Enligt avtal."'


def _chosen(numbers: Sequence[int], problems: Sequence[Problem]) -> list[Problem]:
    """The problems of those numbers in the list."""
    for number in numbers:
        if not 1 <= number <= len(problems):
            listed = f"Listan har 1 till {len(problems)}" if problems else "Listan är tom"
            raise UsageFault(f"Det finns ingen varning med nummer {number}. {listed}: sofrep godta")
    return [problems[number - 1] for number in dict.fromkeys(numbers)]

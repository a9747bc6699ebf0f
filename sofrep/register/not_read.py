"""What is told of files and sheets that are not read: copies, personnummer, unknown sheets."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.register.personnummer import holds_personnummer, suspects
from sofrep.register.workbook import Grid


def copy_of(relative: str, earlier: str) -> Problem:
    """The error of a file that is the same as an earlier one."""
    return error(
        "fil-kopia",
        Place(relative),
        f"Filen är en exakt kopia av {earlier}, så allt i den skulle räknas två gånger.",
        "Ta bort den ena.",
    )


def personal_numbers(grid: Grid) -> Iterator[Problem]:
    """The cells that hold a personnummer: each refuses its sheet, and none is repeated."""
    if holds_personnummer(grid.title):
        yield error(
            "personnummer",
            Place(grid.file),
            "Namnet på ett av bladen innehåller ett personnummer eller samordningsnummer. Inget på "
            "det bladet har lästs.",
            "Döp om bladet.",
        )
        return
    for number, distinct in enumerate(grid.distinct):
        found = suspects(distinct)
        if not found:
            continue
        for row, value in enumerate(grid.columns[number]):
            if value in found:
                yield error(
                    "personnummer",
                    grid.place(row, number),
                    "Cellen innehåller ett personnummer eller samordningsnummer. Inget på bladet "
                    "har lästs.",
                    "Ta bort numret. Använd ett påhittat deltagarnummer i stället.",
                )


def unread(grid: Grid) -> Problem:
    """The warning of a sheet with cells but no headers that are known."""
    return warning(
        "blad-ej-last",
        Place(grid.file, grid.title),
        "Bladet lästes inte: det har ingen rad med rubriker som känns igen.",
        "Om det ska räknas med, skriv rubrikerna som i en arbetsbok från sofrep init.",
    )

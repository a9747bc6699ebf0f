"""What is told of files and sheets that are not read: copies, unknown sheets."""

from __future__ import annotations

from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.register.workbook import Grid


def copy_of(relative: str, earlier: str) -> Problem:
    """The error of a file that is the same as an earlier one."""
    return error(
        "fil-kopia",
        Place(relative),
        f"Filen är en exakt kopia av {earlier}, så allt i den skulle räknas två gånger.",
        "Ta bort den ena.",
    )


def unread(grid: Grid) -> Problem:
    """The warning of a sheet with cells but no headers that are known."""
    return warning(
        "blad-ej-last",
        Place(grid.file, grid.title),
        "Bladet lästes inte: det har ingen rad med rubriker som känns igen.",
        "Om det ska räknas med, skriv rubrikerna som i en arbetsbok från sofrep init.",
    )

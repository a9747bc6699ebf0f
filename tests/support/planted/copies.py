"""Sheets that are copied and then edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from support.planted import Plant, read
from support.workbooks import write_cells

REGISTER = [
    ["Insats", "Deltagarnummer", "Startdatum", "Kommun"],
    *(["ST", f"P{n}", date(2023, 1, n), "Alby"] for n in range(1, 7)),
]
UNNUMBERED = [[row[0], *row[2:]] for row in REGISTER]
APPLICATIONS = [
    ["Datum", "Sökande part", "Kommun"],
    *([date(2023, n, 3 * n), "AF", "Alby"] for n in range(1, 7)),
]
GOALS = [
    ["Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet"],
    *(["ST", f"Minst {n} nya", "nya", ">=", n, "antal"] for n in range(1, 6)),
]
FOLLOWED = [
    ["Insats", "Avslutsdatum", "Kön", "Uppföljning", "Samtycke", "Svarat"],
    *(["ST", date(2022, 3, n), "KM"[n % 2], "6man", "ja", "x" * (n % 3 > 0)] for n in range(1, 9)),
]
ANSWERS = [
    ["Respondentgrupp", "Kön", "Fråga 1", "Fråga 2"],
    *(["Deltagare avslut", "KM"[n % 2], ("bra", "dåligt")[n % 3 > 0], "bra"] for n in range(9)),
]


def copied_sheets() -> Iterator[Plant]:
    """Each with its original: rows changed, rows taken away, rows added."""
    variants: list[tuple[str, Sequence[Sequence[object]], Sequence[Sequence[object]]]] = [
        ("register", REGISTER, [*REGISTER[:5], ["BR", "P9", date(2023, 5, 9), "Alby"]]),
        ("register", REGISTER, [row[::-1] for row in REGISTER[:4]]),  # columns moved
        ("register", UNNUMBERED, [*UNNUMBERED, ["ST", date(2023, 9, 9), "Alby"]]),
        ("2023", APPLICATIONS, APPLICATIONS[:6]),
        ("2023", FOLLOWED, [*FOLLOWED[:4], *FOLLOWED[5:]]),
        ("2023", ANSWERS, ANSWERS[:8]),
        ("2023", GOALS, [*GOALS[:4], ["ST", "Annat", "nya", ">=", 9, "antal"]]),
    ]
    for number, (folder, cells, edited) in enumerate(variants, start=1):
        name = f"blad-kopia {number}"
        file = f"{folder}/{name}.xlsx"

        def write(
            root: Path,
            original: str = f"{folder}/a.xlsx",
            cells: Sequence[Sequence[object]] = cells,
            file: str = file,
            edited: Sequence[Sequence[object]] = edited,
        ) -> None:
            write_cells(root / original, cells)
            write_cells(root / file, edited, "Blad1 kopia")

        yield Plant("blad-kopia", name, file, "", write, read)

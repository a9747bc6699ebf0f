"""Faults of tallies, and of the sheet with grades and money per insats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.problem import Problem
from support.planted import Cells, Plant, cells_plants, corpus_forbund
from support.planted.counting import Edit, change_profile, plant
from support.workbooks import write_cells

_COUNTS_ONLY = change_profile('kortnamn = "Två"', 'kortnamn = "Två"\nunderlag = "antal"')
_HEAD = ["Insats", "Deltagare", "Kvinnor", "Män", "Okänd", "Nya", "Avslutade",
         "Arbete eller studier", "Arbete eller studier, %"]  # fmt: skip
_GOOD = ["Två", 20, 12, 8, 0, 9, 7, 3, None]
_PINN = ["Uppgift", "Kvinnor", "Män", "Okänd", "Totalt"]
_LINES: list[list[object]] = [
    ["Deltagare", 12, 8, 0, 20],
    ["Nya deltagare", 5, 4, 0, 9],
    ["Avslutade", 4, 3, 0, 7],
]
_MONTHS = ["Uppgift", "Januari", "Februari", "Mars", "Totalt"]


def _antal(**changes: object) -> list[list[object]]:
    row = list(_GOOD)
    for letter, value in changes.items():
        row["ABCDEFGHI".index(letter)] = value
    return [_HEAD, row]


def _pinn(*more: list[object], first: object = 12) -> list[list[object]]:
    return [_PINN, ["Deltagare", first, *_LINES[0][2:]], *_LINES[1:], *more]


_WORK = [["Avslutade efter sysselsättning"], ["Arbete, heltid", 1, 0, 0, 1],
         ["Arbete, deltid", 0, 0, 0, 0], ["Subventionerat arbete", 0, 0, 0, 0],
         ["Studier", 1, 1, 0, 2]]  # fmt: skip
_WHOLE: dict[str, Sequence[tuple[Cells, str]]] = {
    "antal-kon": [(_antal(C=value), "B2") for value in (13, 11, 25)],
    "antal-delar": [(_antal(F=21), "F2"), (_antal(G=30), "G2"), (_antal(H=8), "H2")],
    "andel-stammer-inte": [(_antal(I=value), "I2") for value in (50, 42, 100)],
    "streck-okanda": [(_pinn(first=value), "B2") for value in ("x|", "IIx", "sju")],
    "uppgift-saknas": [
        (_pinn([None, *counts]), "A5")
        for counts in ([1, 1, 0, 2], [0, 0, 0, 0], [3, None, None, 3])
    ],
    "uppgift-okand": [
        (_pinn([word, 1, 1, 0, 2]), "A5") for word in ("Deltagande", "Återvändare", "Nyss")
    ],
    "avsnitt-okant": [
        (_pinn([word]), "A5") for word in ("Nya efter skostorlek", "Avslut", "Efter hand")
    ],
    "uppgift-utan-kon": [
        (_pinn(["Grupper", *counts]), cell)
        for counts, cell in (
            ([2, None, None, 3], "B5"),
            ([None, 1, None, 3], "C5"),
            ([2, 1, None, 3], "B5"),
        )
    ],
    "uppgift-utan-manad": [
        ([_MONTHS, ["Deltagare", *months, 20]], cell)
        for months, cell in (([1, None, None], "B2"), ([None, 2, None], "C2"), ([3, 3, 3], "B2"))
    ],
    "antal-manader": [
        ([_MONTHS, ["Nya deltagare", *months, 9]], "E2")
        for months in ([4, 4, 4], [10, 0, 0], [0, 0, 11])
    ],
    "antal-kodgrupp": [
        (_pinn(*_WORK, ["Arbete eller studier", 2, 1, 0, count]), "E10") for count in (4, 5, 7)
    ],
    "antal-populationer": [
        (_pinn([f"Inskrivna vid årets {when}", None, None, None, count]), "E2")
        for when, count in (("början", 5), ("slut", 5), ("början", 12))
    ],
}


def tally_plants() -> Iterator[Plant]:
    """Every plant of this module."""
    for rule, variants in _WHOLE.items():
        for number, (cells, cell) in enumerate(variants, start=1):
            file = f"2023/{rule} {number}.xlsx"
            yield plant(
                rule, number, (file, cell), [_COUNTS_ONLY, _sheet(file, cells)], alone=False
            )
    for number, other in enumerate((21, 19, 40), start=1):
        file = f"2023/antal-olika {number}.xlsx"
        edits = [
            _COUNTS_ONLY,
            _sheet("2023/antal-olika.xlsx", [_PINN[:1] + _PINN[4:], ["Deltagare", 20]]),
            _sheet(file, [["Insats", "Deltagare"], ["Två", other]]),
        ]
        yield plant("antal-olika", number, (file, "B2"), edits, alone=False)
    none: list[list[Edit]] = [
        [],
        [_sheet("2022/antal.xlsx", _antal())],
        [_sheet("2023/insats-utan-antal.xlsx", [_HEAD[:2], ["Två", None]])],
    ]
    for number, more in enumerate(none, start=1):
        place = ("2023/antal.xlsx", "")
        yield plant("insats-utan-antal", number, place, [_COUNTS_ONLY, *more])
    for number, cells in enumerate(
        (
            [_HEAD[:2], ["Ett", 9]],
            [["Insats", "Nya", "Deltagare"], ["Ett", 2, 9]],
            [_HEAD[:2], ["Två", 20]],
        ),
        start=1,
    ):
        file = f"2023/insats-antal-och-rader {number}.xlsx"
        yield plant(
            "insats-antal-och-rader", number, (file, "B2"), [_sheet(file, cells)], alone=False
        )
    yield from _grades()


def _sheet(file: str, cells: Cells) -> Edit:
    title = "Två" if cells[0][0] == "Uppgift" else "Antal"
    return lambda folder: write_cells(folder / file, cells, title)


def _read_graded(folder: Path) -> Sequence[Problem]:
    from msgspec.structs import replace

    steps = tuple(
        Betygssteg(namn=name, fran_procent=limit)
        for name, limit in (("God", 100), ("Godtagbar", 0))
    )
    return read_underlag(folder, replace(corpus_forbund(), betyg=Betygsregel(steg=steps))).problems


def _grades() -> Iterator[Plant]:
    from msgspec.structs import replace

    head = ["Insats", "Budget, tkr", "Utfall, tkr", "Betyg", "Skäl till betyget"]
    goal = ["Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet", "Part"]

    def row(**changes: object) -> list[object]:
        made: list[object] = ["ST", 850, 800, None, None]
        for letter, value in changes.items():
            made["ABCDE".index(letter)] = value
        return made

    faults: dict[str, Sequence[tuple[Cells, str]]] = {
        "belopp-i-kronor": [
            ([head, row(B=850_000)], "B2"),
            ([head, row(C=800_000)], "C2"),
            ([head, row(B=9_000_000)], "B2"),
        ],
        "betyg-okant": [
            ([head, row(D=grade, E="Skäl.")], "D2") for grade in ("Utmärkt", "Bra", "Goda")
        ],
        "betyg-utan-skal": [([head, row(D="God", E=why)], "D2") for why in (None, " ", "")],
        "insats-dubbel": [
            ([head, row(), row(A=name)], "A3") for name in ("ST", "Stegen", "Första steget")
        ],
        "mal-part-for-insats": [
            ([goal, [name, "m", "nya", ">=", 5, "antal", part]], "G2")
            for name, part in (("ST", "AF"), ("BR", "Kommunen"), ("Båda insatserna", "AF"))
        ],
    }
    for each in cells_plants(faults):
        yield replace(each, find=_read_graded)

"""Applications and structural activities: 2023 as published, 2022 invented."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from vast.sample.attributes import KOMMUN_WEIGHTS
from vast.sample.books import save
from vast.sample.flow import START_WEIGHTS
from verktyg.drawing import draw_days, split_by_weight
from verktyg.published import read_csv
from verktyg.workbook import Cell, Column, Table

TOTAL = "Totalt"
REGION = ("Primärvården", "Psykiatrin")
APPLICATIONS_2022 = {
    "Arbetsförmedlingen": 92,
    "Försäkringskassan": 66,
    "Kommunen": 88,
    "Primärvården": 33,
    "Psykiatrin": 31,
    "Egen ansökan": 14,
}
PARTY_HABITS = {"Arbetsförmedlingen": "AF", "Försäkringskassan": "FK"}
ACTIVITIES_2022: tuple[tuple[str, str, str, int], ...] = (
    ("Frukostmöten för handläggare och vägledare", "Förbundskansliet", "Vår och höst 2022", 142),
    ("Utbildning i motiverande samtal", "Inhyrd utbildare", "Vår 2022", 64),
    ("Temadag om långvarig smärta", "Rehabmottagningen", "Vår 2022", 118),
    ("Nätverk för arbetskonsulenter", "Förbundskansliet", "Vår och höst 2022", 58),
    ("Föreläsning om unga och psykisk ohälsa", "Inbjuden föreläsare", "Höst 2022", 195),
    ("Processtöd till lokala samverkansgrupper", "Processledare", "Höst 2022", 80),
)
ACTIVITY_COLUMNS = (
    Column("Vad", 52, wrap=True),
    Column("Utförare", 34, wrap=True),
    Column("När", 22),
    Column("Antal deltagare", 12),
)


def matrix_2023(facit: Path) -> dict[str, dict[str, int]]:
    """The published applications: party -> kommun -> count."""
    parties: dict[str, dict[str, int]] = {}
    for row in read_csv(facit / "vast_ansokningar_2023.csv"):
        if row["part"] not in {TOTAL, "procent"}:
            parties[row["part"]] = {kommun: int(row[kommun]) for kommun in KOMMUN_WEIGHTS}
    return parties


def activities_2023(facit: Path) -> list[tuple[str, str, str, int]]:
    """The published structural activities."""
    return [
        (
            row["vad"],
            _capital(row["utförare"]),
            _capital(row["när"]),
            int(row["antal deltagare"]),
        )
        for row in read_csv(facit / "vast_strukturella_2023.csv")
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def write_matrix(file: Path, matrix: Mapping[str, Mapping[str, int]]) -> None:
    """The tally matrix with its sums; the kommuner in the office's order, from north to south."""
    kommuner = sorted(KOMMUN_WEIGHTS)
    columns = [Column("Part", 24), *(Column(name, 13) for name in kommuner), Column(TOTAL, 10)]
    rows: list[list[Cell]] = [
        [part, *(counts[kommun] for kommun in kommuner), sum(counts.values())]
        for part, counts in matrix.items()
    ]
    sums = [sum(counts[kommun] for counts in matrix.values()) for kommun in kommuner]
    totals: list[Cell] = [TOTAL, *sums, sum(sums)]
    heading = "Ansökningar till individinsatserna 2023, per part och kommun"
    save(file, [Table("Ansökningar", columns, rows, heading, totals)])


def write_applications_2022(file: Path) -> None:
    """One row per application in 2022, in the order in which they came."""
    rng = random.Random("applications-2022")
    parties = [part for part, count in APPLICATIONS_2022.items() for _ in range(count)]
    rng.shuffle(parties)
    days = draw_days(rng, 2022, range(1, 13), START_WEIGHTS, len(parties))
    counts = split_by_weight(len(parties), list(KOMMUN_WEIGHTS.values()))
    homes = [k for k, n in zip(KOMMUN_WEIGHTS, counts, strict=True) for _ in range(n)]
    rng.shuffle(homes)
    rows = [
        [_day(rng, day), _party(rng, part), home]
        for day, part, home in zip(days, parties, homes, strict=True)
    ]
    columns = [Column("Datum", 13), Column("Sökande part", 24), Column("Kommun", 16)]
    save(file, [Table("Ansökningar 2022", columns, rows)])


def _day(rng: random.Random, day: date) -> Cell:
    return f"{day.day}/{day.month} {day.year}" if rng.random() < 0.03 else day


def _party(rng: random.Random, part: str) -> str:
    return PARTY_HABITS.get(part, part) if rng.random() < 0.15 else part


def write_activities(
    file: Path, year: int, activities: Sequence[tuple[str, str, str, int]], *, total: bool
) -> None:
    """The structural activities of a year, with a total row below if the office kept one."""
    rows: list[list[Cell]] = [[v or None for v in activity] for activity in activities]
    sums: list[Cell] = [TOTAL, None, None, sum(activity[3] for activity in activities)]
    heading = f"Strukturella insatser {year}" if total else ""
    table = Table("Strukturella insatser", ACTIVITY_COLUMNS, rows, heading, sums if total else ())
    save(file, [table])

"""The sheets of a year: applications, structural activities, goals and texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sample.goals import GOALS_2022, GOALS_2023, write_goals
from sample.tallies import (
    ACTIVITIES_2022,
    activities_2023,
    matrix_2023,
    write_activities,
    write_applications_2022,
    write_matrix,
)
from sample.workbook import Column, Table, save

TEXT_COLUMNS = (
    Column("Bilaga", 17),
    Column("Avsnitt", 27),
    Column("Insats", 25),
    Column("Text", 100, wrap=True),
)

HISTORY_COLUMNS = (
    Column("Figur", 36),
    Column("Värde", 10),
    Column("Enhet", 10),
    Column("Källa", 60, wrap=True),
)
HISTORY_SOURCE = "Årsredovisning {year} (påhittad siffra)"
HISTORY = (
    (2019, "rv.nya", 152),
    (2019, "rv.avslutade", 139),
    (2021, "forbundet.ansokningar", 301),
    (2021, "forbundet.strukturella.deltagare", 418),
)


def write_history(file: Path) -> None:
    """The entered figures of years that have no rows; all of them invented."""
    rows = [
        [f"{year}.{measure}", value, "antal", HISTORY_SOURCE.format(year=year)]
        for year, measure, value in HISTORY
    ]
    save(file, [Table("Historik", HISTORY_COLUMNS, rows)])


def write_years(folder: Path, facit: Path) -> None:
    """Write the workbooks of 2022 and 2023 below `folder`; `facit` holds the published tables."""
    write_matrix(folder / "2023" / "Ansökningar 2023.xlsx", matrix_2023(facit))
    write_applications_2022(folder / "2022" / "Ansökningar 2022.xlsx")
    for year, activities in ((2022, ACTIVITIES_2022), (2023, activities_2023(facit))):
        file = folder / str(year) / f"Strukturella insatser {year}.xlsx"
        write_activities(file, year, activities, total=year == 2023)
    for year, goals in ((2022, GOALS_2022), (2023, GOALS_2023)):
        write_goals(folder / str(year) / f"Mål {year}.xlsx", year, goals)
    for year in (2022, 2023):
        _write_texts(folder / str(year) / f"Texter {year}.xlsx", year)


def _write_texts(file: Path, year: int) -> None:
    source = Path(__file__).with_name(f"texter_{year}.toml").read_text(encoding="utf-8")
    texts = tomllib.loads(source)["text"]
    rows = [[t["bilaga"], t["avsnitt"], t["insats"] or None, t["text"]] for t in texts]
    save(file, [Table("Texter", TEXT_COLUMNS, rows)])

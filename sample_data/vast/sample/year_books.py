"""The sheets of a year: applications, structural activities, goals and texts."""

from __future__ import annotations

from pathlib import Path

from vast.sample.books import save
from vast.sample.goals import GOALS_2022, GOALS_2023
from vast.sample.tallies import (
    ACTIVITIES_2022,
    activities_2023,
    matrix_2023,
    write_activities,
    write_applications_2022,
    write_matrix,
)
from verktyg.goals import goal_table
from verktyg.sheets import history_table, text_table

HISTORY_SOURCE = "Årsredovisning {year} (påhittad siffra)"
HISTORY = (
    (2019, "rv.nya", 152),
    (2019, "rv.avslutade", 139),
    (2021, "forbundet.ansokningar", 301),
    (2021, "forbundet.strukturella.deltagare", 418),
)


def write_history(file: Path) -> None:
    """The entered figures of years that have no rows; all of them invented."""
    figures = [
        (f"{year}.{measure}", value, "antal", HISTORY_SOURCE.format(year=year))
        for year, measure, value in HISTORY
    ]
    save(file, [history_table(figures)])


def write_years(folder: Path, facit: Path) -> None:
    """Write the workbooks of 2022 and 2023 below `folder`; `facit` holds the published tables."""
    write_matrix(folder / "2023" / "Ansökningar 2023.xlsx", matrix_2023(facit))
    write_applications_2022(folder / "2022" / "Ansökningar 2022.xlsx")
    for year, activities in ((2022, ACTIVITIES_2022), (2023, activities_2023(facit))):
        file = folder / str(year) / f"Strukturella insatser {year}.xlsx"
        write_activities(file, year, activities, total=year == 2023)
    for year, goals in ((2022, GOALS_2022), (2023, GOALS_2023)):
        heading = f"Mål {year} för Samordningsförbundet Väst"
        save(folder / str(year) / f"Mål {year}.xlsx", [goal_table(goals, heading)])
    for year in (2022, 2023):
        texts = text_table(Path(__file__).with_name(f"texter_{year}.toml"))
        save(folder / str(year) / f"Texter {year}.xlsx", [texts])

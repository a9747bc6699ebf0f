"""Make the workbooks of the invented Samordningsförbundet Insjöriket."""

from __future__ import annotations

from pathlib import Path

from sofint.sample.books import save
from sofint.sample.follow_ups import follow_up_tables, make_follow_ups
from sofint.sample.persons import make_rows
from sofint.sample.plan import TALLIES
from sofint.sample.recount import faults
from sofint.sample.register_books import register_tables
from sofint.sample.tallies import count_table, month_table, sex_table
from sofint.sample.year_books import (
    GOALS,
    activity_table,
    application_table,
    budget_table,
)
from verktyg.goals import goal_table
from verktyg.sheets import text_table


def make(folder: Path, _: Path) -> list[str]:
    """Write all workbooks to `folder`; nothing, if the rows miss the plan or make no sense.

    Everything is invented, so no published table is used. Gives the faults; none when all is written.
    """
    rows = make_rows()
    follow_ups = make_follow_ups(rows)
    if found := faults(rows, follow_ups):
        return found
    save(folder / "register" / "Register.xlsx", register_tables(rows))
    for number in (2023, 2024):
        tables = follow_up_tables(follow_ups, number)
        save(folder / str(number) / f"Uppföljning {number}.xlsx", tables)
    for tally in TALLIES:
        year = folder / str(tally.year)
        save(year / f"Drivhuset {tally.year}.xlsx", [count_table(tally), sex_table(tally)])
        save(year / f"Drivhuset månad för månad {tally.year}.xlsx", [month_table(tally)])
    year = folder / "2024"
    save(year / "Mål 2024.xlsx", [goal_table(GOALS, "Mål 2024")])
    save(year / "Insatser 2024.xlsx", [budget_table()])
    save(year / "Ansökningar och strukturella 2024.xlsx", [application_table(), activity_table()])
    save(year / "Texter 2024.xlsx", [text_table(Path(__file__).with_name("texter_2024.toml"))])
    return []

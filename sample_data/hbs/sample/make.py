"""Make the workbooks of Samordningsförbundet Huddinge, Botkyrka, Salem."""

from __future__ import annotations

from pathlib import Path

from hbs.sample.books import save
from hbs.sample.counts import count_faults, count_table, published_counts
from hbs.sample.goals import earlier_figures, goals, published_goals, result_faults
from hbs.sample.grades import grade_table
from hbs.sample.pinn import pinn_books
from hbs.sample.pinn_recount import pinn_faults
from verktyg.goals import goal_table
from verktyg.sheets import history_table, text_table


def make(folder: Path, facit: Path) -> list[str]:
    """Write all workbooks to `folder`; nothing, if the counts disagree or miss a published result.

    Gives the faults; none when all is written.
    """
    counts = published_counts(facit)
    published = published_goals(facit)
    faults = count_faults(counts) + pinn_faults(counts) + result_faults(published, counts)
    if faults:
        return faults
    year = folder / "2015"
    save(year / "Antal 2015.xlsx", [count_table(counts)])
    for name, tables in pinn_books().items():
        save(year / name, tables)
    heading = "Mål 2015 för förbundets insatser"
    save(year / "Mål 2015.xlsx", [goal_table(goals(published), heading)])
    save(year / "Insatser 2015.xlsx", [grade_table(facit)])
    texts = text_table(Path(__file__).with_name("texter_2015.toml"))
    save(year / "Texter 2015.xlsx", [texts])
    save(folder / "historik.xlsx", [history_table(earlier_figures(published))])
    return []

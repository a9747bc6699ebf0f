"""How many: each population by sex, the anonymous among the new, and by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.domain.figure import Figure, Recipe
from sofrep.statistics.counted import Rows
from sofrep.statistics.page import ALL_SEXES, Page
from sofrep.statistics.result import Result


def size(page: Page) -> Iterator[Figure]:
    """The population itself; övriga are always counted."""
    return page.count("", page.size, sexes=ALL_SEXES)


def size_of_new(page: Page, everyone: Rows, anonymous: Rows) -> Iterator[Figure]:
    """The new with, without and only the anonymous, who have no sex; `page` are the known."""
    for figure in size(page):
        if figure.measure == page.name:
            recipe = Recipe(page.table, everyone.steps)
            all_new = Result.counted(everyone.count()[0])
            yield replace(figure, value=all_new.value, absence=all_new.absence, recipe=recipe)
        else:
            yield figure
    yield page.single("anonyma", Result.counted(anonymous.count()[0]), anonymous)
    yield from page.count("kanda", page.size, sexes=ALL_SEXES)


def by_month(page: Page) -> Iterator[Figure]:
    """The new by the month of the start, the ended by that of the end.

    Only in a period that touches at most 12 months, so that a month's number says which it is.
    """
    months = page.period.months()
    if len(months) > 12:
        return
    tally = page.rows.tally("manad")
    for _, month in months:
        name = f"{month:02d}"
        yield from page.count(f"manad.{name}", tally[name], f"manad={name}")

"""Groups held, and who took part in one."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure
from sofrep.statistics.page import Page
from sofrep.statistics.result import Result


def groups(page: Page) -> Iterator[Figure]:
    """Distinct group labels (in each insats by itself), and the rows with and without one."""
    grouped = page.rows.narrow("grupper")
    yield page.single("grupper", Result.counted(grouped.distinct("grupp")), grouped)
    for step in ("i-grupp", "utan-grupp"):
        yield from page.count(step, page.rows.count_of(step), step)

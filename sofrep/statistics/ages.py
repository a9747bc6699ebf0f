"""Age: the young, the profile's bands, the mean."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure, Unit
from sofrep.statistics.codes import SAKNAS
from sofrep.statistics.page import Page


def ages(page: Page) -> Iterator[Figure]:
    """Age at the start, or for the ended at exit: the year of the event minus that of birth."""
    blanks = page.rows.count_of(f"alder={SAKNAS}")
    yield from page.part("unga", page.rows.count_of("unga"), "unga", blanks=blanks)
    for band in page.rows.codes.bands:
        step = f"alder={band}"
        yield from page.part(f"alder.{band}", page.rows.count_of(step), step, blanks=blanks)
    yield from page.part(f"alder.{SAKNAS}", blanks, f"alder={SAKNAS}")
    yield from page.known_mean("alder.medel", Unit.AR, "alder", "alder")

"""Support, occupation and reason for exit, and the kodgrupper that the profile makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sofrep.domain.figure import Absence, Figure
from sofrep.statistics.codes import SAKNAS
from sofrep.statistics.page import ALL_SEXES, Page


def outcomes(page: Page) -> Iterator[Figure]:
    """Everything that is noted of the ended at their exit."""
    for dimension in ("fors", "syss", "orsak"):
        yield from page.coded(dimension)
    yield from groups_of_codes(page, ("fors", "syss", "orsak"))
    if "sjuk" in page.rows.codes.groups:
        blanks = page.rows.count_of(f"orsak={SAKNAS}")
        yield from page.part("kunde", page.rows.count_of("kunde"), "kunde", blanks=blanks)


def groups_of_codes(
    page: Page, dimensions: tuple[str, ...], *, at: str = "", name: str = ""
) -> Iterator[Figure]:
    """Those with at least one code of each kodgrupp of the dimensions.

    `at` is put before the steps (``avslut.``) and `name` before the measures.  A kodgrupp whose
    id would be too long is left out: only the förbund's sums in a period of days can have one.
    """
    blanks = {
        dimension: page.rows.count_of(f"{at}{dimension}={SAKNAS}") for dimension in dimensions
    }
    for group, (dimension, _) in page.rows.codes.groups.items():
        if dimension in dimensions and page.has_room(f"{name}{group}"):
            step = f"{at}{group}"
            counts = page.rows.count_of(step)
            yield from page.part(f"{name}{group}", counts, step, blanks=blanks[dimension])


def kept_groups(page: Page, dimensions: tuple[str, ...]) -> Iterator[Figure]:
    """Of those who had a code of a kodgrupp at exit, those who have one at follow-up too.

    Unknown where nobody's exit is noted: then nobody knows who had one.
    """
    for group, (dimension, _) in page.rows.codes.groups.items():
        if dimension not in dimensions:
            continue
        unknown = page.rows.count_of(f"avslut.{dimension}={SAKNAS}")
        had = page.narrow(f"avslut.{group}", name=f"{page.name}.kvar")
        blanks = had.rows.count_of(f"{dimension}={SAKNAS}")
        for figure in had.part(group, had.rows.count_of(group), group, blanks=blanks):
            column = ALL_SEXES.index(figure.sex)
            if page.size[column] and unknown[column] == page.size[column]:
                yield _unknown(figure)
            else:
                yield figure


def _unknown(figure: Figure) -> Figure:
    return replace(figure, value=None, numerator=None, absence=Absence.UPPGIFT_SAKNAS)

"""Unique persons, known by the participant number, and how often they come back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.domain.figure import Absence, Figure, Unit
from sofrep.statistics.page import Page
from sofrep.statistics.result import Result
from sofrep.statistics.rows import Rows


def persons(page: Page) -> Iterator[Figure]:
    """Rows with a number, and the persons behind them: one number is one person everywhere."""
    numbered = page.rows.narrow("numrerade")
    yield page.single("numrerade", Result.amount(len(numbered)), numbered)
    yield page.single("personer", Result.amount(_distinct(page, numbered)), numbered)


def repeats(page: Page) -> Figure:
    """(Enrolments - persons) / persons, of those with a number; may exceed 100 %."""
    numbered = page.rows.narrow("numrerade")
    known = _distinct(page, numbered)
    if known is None:
        result = Result(None, Unit.PROCENT, None, 0, Absence.UPPGIFT_SAKNAS)
    else:
        result = Result.share(len(numbered) - known, known)
    return page.single("upprepning", result, numbered, numbered.steps)


def _distinct(page: Page, numbered: Rows) -> int | None:
    """How many persons; None where there are rows but none has a number."""
    if page.size[0] and not len(numbered):
        return None
    return len(np.unique(numbered.column("nummer")))

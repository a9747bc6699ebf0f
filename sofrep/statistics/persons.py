"""Unique persons, known by the participant number, and how often they come back."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Absence, Figure, Unit
from sofrep.statistics.page import Page
from sofrep.statistics.result import Result


def persons(page: Page) -> Iterator[Figure]:
    """Rows with a number, and the persons behind them: one number is one person everywhere."""
    numbered = page.rows.narrow("numrerade")
    enrolments, known = numbered.count()[0], numbered.distinct("nummer")
    yield page.single("numrerade", Result.counted(enrolments), numbered)
    if _nobody_numbered(page, enrolments):
        yield page.single("personer", Result.amount(None), numbered)
    else:
        yield page.single("personer", Result.counted(known), numbered)


def repeats(page: Page) -> Figure:
    """(Enrolments - persons) / persons, of those with a number; may exceed 100 %."""
    numbered = page.rows.narrow("numrerade")
    enrolments, known = numbered.count()[0], numbered.distinct("nummer")
    if _nobody_numbered(page, enrolments):
        result = Result(None, Unit.PROCENT, None, 0, Absence.UPPGIFT_SAKNAS)
    elif enrolments is None or known is None:
        result = Result.counted(None, Unit.PROCENT)
    else:
        result = Result.share(enrolments - known, known)
    return page.single("upprepning", result, numbered, numbered.steps)


def _nobody_numbered(page: Page, enrolments: int | None) -> bool:
    """Whether there is somebody but nobody has a number."""
    return bool(page.size[0]) and enrolments == 0

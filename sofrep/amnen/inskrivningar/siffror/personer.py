"""The measures of groups held and of unique persons, known by the participant number."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Absence, Figure, Unit
from sofrep.statistics.counters import Line, number
from sofrep.statistics.measure import Measure
from sofrep.statistics.page import Page
from sofrep.statistics.result import Result


def _groups_held(page: Page, line: Line) -> Iterator[Figure]:
    grouped = page.rows.narrow("grupper")
    yield page.single(line.pattern, Result.counted(grouped.distinct("grupp")), grouped)


def _numbered(page: Page, line: Line) -> Iterator[Figure]:
    numbered = page.rows.narrow("numrerade")
    yield page.single(line.pattern, Result.counted(numbered.count()[0]), numbered)


def _persons(page: Page, line: Line) -> Iterator[Figure]:
    """The persons behind the rows with a number; unknown where there are rows but no number."""
    numbered = page.rows.narrow("numrerade")
    nobody = bool(page.size[0]) and numbered.count()[0] == 0
    result = Result.amount(None) if nobody else Result.counted(numbered.distinct("nummer"))
    yield page.single(line.pattern, result, numbered)


def _repeats(page: Page, line: Line) -> Iterator[Figure]:
    """(Enrolments - persons) / persons, of those with a number."""
    numbered = page.rows.narrow("numrerade")
    enrolments, persons = numbered.count()[0], numbered.distinct("nummer")
    if page.size[0] and enrolments == 0:
        result = Result(None, line.unit, None, 0, Absence.UPPGIFT_SAKNAS)
    elif enrolments is None or persons is None:
        result = Result.counted(None, line.unit)
    else:
        result = Result.share(enrolments - persons, persons)
    yield page.single(line.pattern, result, numbered, numbered.steps)


GROUPS: tuple[Line, ...] = (
    Measure(
        "aktuella.grupper",
        "grupper",
        "Olika gruppbeteckningar bland deltagarna, i varje insats för sig.",
        _groups_held,
        sex=False,
        of=("aktuella",),
    ),
    Measure(
        "aktuella.i-grupp",
        "{deltagare} i grupp",
        "Deltagare som har en gruppbeteckning.",
        number("i-grupp"),
        of=("aktuella",),
    ),
    Measure(
        "aktuella.utan-grupp",
        "{deltagare} utan grupp",
        "Deltagare som inte har någon gruppbeteckning.",
        number("utan-grupp"),
        of=("aktuella",),
    ),
)
PERSONS: tuple[Line, ...] = (
    Measure(
        "<population>.numrerade",
        "{population} med nummer",
        "De som har ett deltagarnummer.",
        _numbered,
        sex=False,
        of=("nya", "aktuella"),
    ),
    Measure(
        "<population>.personer",
        "{population}, unika personer",
        "Olika deltagarnummer; i en union räknas en person en gång.",
        _persons,
        sex=False,
        of=("nya", "aktuella"),
    ),
)
REPEATS: tuple[Line, ...] = (
    Measure(
        "nya.upprepning",
        "nya {deltagare}, upprepning",
        "Hur många fler inskrivningarna är än personerna. Kan överstiga 100 %.",
        _repeats,
        unit=Unit.PROCENT,
        ratio="nya med deltagarnummer minus unika personer / unika personer",
        sex=False,
        of=("nya",),
    ),
)

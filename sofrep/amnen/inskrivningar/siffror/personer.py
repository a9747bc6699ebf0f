"""The measures of groups held, of unique persons, and of what the profile adds."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Absence, Figure, Unit
from sofrep.domain.forbund import Forbund
from sofrep.statistics.counters import Line, Of, breakdown, number
from sofrep.statistics.crossed import changes_of, crossings_of
from sofrep.statistics.dimension import plain
from sofrep.statistics.measure import Measure
from sofrep.statistics.measure_words import POPULATION_NAMES
from sofrep.statistics.own_dimensions import added
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


def own_measures(forbund: Forbund) -> tuple[Line, ...]:
    """Those in every category, and of whom nothing is known, in every population; and all that is crossed."""
    key = (forbund.noteras_vid_start, forbund.uppgift, forbund.korsning, forbund.kodgrupp)
    if key not in _MADE:
        _MADE[key] = tuple(_measures(forbund))
    return _MADE[key]


_MADE: dict[tuple[object, ...], tuple[Line, ...]] = {}
"""By what of a profile they follow from: they are looked for often."""


def _measures(forbund: Forbund) -> Iterator[Line]:
    for dimension in added(forbund):
        yield from breakdown(dimension, Of(dimension.populations))
    names = {each.kod: each.namn for each in forbund.korsning}
    for kod, crossing in crossings_of(forbund).items():
        yield from crossing.measures(plain(names[kod]), (crossing.population,))
    for crossing in changes_of(forbund).values():
        yield from crossing.measures(POPULATION_NAMES["avslutade"], ("avslutade",))

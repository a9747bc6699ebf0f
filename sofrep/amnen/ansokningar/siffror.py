"""The measures of applications: per month, party, kommun and member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.codes import JOINED
from sofrep.statistics.counted import Cell
from sofrep.statistics.measure import Measure, figures_of
from sofrep.statistics.sums import Sums
from sofrep.statistics.underlag import UNKNOWN, Underlag

TABLE = "ansokningar"


class Application(NamedTuple):
    """A cell of applications: `part` and `kommun` are numbers in the profile, or `UNKNOWN`."""

    year: int
    month: int
    part: int
    kommun: int
    antal: int
    sheet: int
    row: int
    column: str

    @property
    def cell(self) -> Cell:
        """Where it stands."""
        return self.sheet, self.row, self.column


_NOWHERE = Application(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0, UNKNOWN, UNKNOWN, "")
_FIELDS = ("month", "part", "kommun")
_TOLD = {
    "manad": ("month",),
    "part": ("part",),
    "kommun": ("kommun",),
    "medlem": ("part", "kommun"),
    "kommuner": ("part", "kommun"),
}
"""What of an application each step looks at."""


class Applications:
    """The applications of a period; `dated` says whether all have a month.

    `known` is False where the period's applications cannot be told: no row in its years, or a
    year of which the period is only a part has rows without a month, `undated_in_part_year`.
    `forgotten` are those without a month on a sheet where others have one.
    """

    def __init__(self, underlag: Underlag, forbund: Forbund, period: Period) -> None:
        self.forbund = forbund
        self._together: dict[frozenset[str], list[Application]] = {}
        months = period.months()
        in_years = [
            each
            for each in map(Application._make, underlag.applications.rows(*Application._fields))
            if period.start.year <= each.year <= period.end.year
        ]
        self._all = [a for a in in_years if a.month == UNKNOWN or (a.year, a.month) in months]
        undated = [each for each in in_years if each.month == UNKNOWN]
        self.undated_in_part_year = [a for a in undated if not _is_within(a.year, period)]
        self.dated = not undated
        dated = {each.sheet for each in in_years if each.month != UNKNOWN}
        self.forgotten = [each for each in undated if each.sheet in dated]
        self.known = bool(in_years) and period.is_whole_months and not self.undated_in_part_year

    def total(self, *steps: str) -> int:
        """The number of applications that meet `steps`."""
        tests = [test_of(self.forbund, step) for step in steps]
        told = self._by(frozenset(name for step in steps for name in _TOLD[step.partition("=")[0]]))
        return sum(each.antal for each in told if all(test(each) for test in tests))

    def _by(self, names: frozenset[str]) -> list[Application]:
        """The applications that are the same in `names` as one each, so that few are looked at."""
        if names not in self._together:
            found: Counter[tuple[int, int, int]] = Counter()
            for each in self._all:
                month, part, kommun = (
                    own if name in names else UNKNOWN
                    for name, own in zip(_FIELDS, each[1:4], strict=True)
                )
                found[month, part, kommun] += each.antal
            self._together[names] = [
                _NOWHERE._replace(month=month, part=part, kommun=kommun, antal=many)
                for (month, part, kommun), many in found.items()
            ]
        return self._together[names]

    def rows(self, *steps: str) -> list[Application]:
        """The cells that meet `steps` and hold at least one application."""
        tests = [test_of(self.forbund, step) for step in steps]
        return [each for each in self._all if each.antal and all(test(each) for test in tests)]

    def no_kommun_known(self, *steps: str) -> bool:
        """Whether there are applications that meet `steps`, and none of them has a kommun."""
        total = self.total(*steps)
        return total > 0 and self.total(*steps, "kommun=saknas") == total


def test_of(forbund: Forbund, step: str) -> Callable[[Application], bool]:
    """Whether an application meets the step; raises KeyError for one that does not exist."""
    name, _, value = step.partition("=")
    if JOINED in value:
        tests = [test_of(forbund, f"{name}={each}") for each in value.split(JOINED)]
        return lambda each: any(test(each) for test in tests)
    if name == "manad":
        return lambda each: each.month == int(value)
    if name == "part":
        part = [part.kod for part in forbund.part].index(value)
        return lambda each: each.part == part
    if name == "kommun":
        kods = [kommun.kod for kommun in forbund.kommun]
        kommun = UNKNOWN if value == "saknas" else kods.index(value)
        return lambda each: each.kommun == kommun
    if name == "medlem":
        return _of_member(forbund, value)
    if name == "kommuner":
        return _of_kommuner(forbund)
    raise KeyError(step)


def _of_member(forbund: Forbund, kod: str) -> Callable[[Application], bool]:
    """Of the member's own parties, or of the kommun that it is where the kommuner apply."""
    parts, kommuner = forbund.part, forbund.kommun
    own = {n for n, part in enumerate(parts) if part.medlem == kod and not part.kommun}
    theirs = {n for n, part in enumerate(parts) if part.kommun}
    its = {n for n, kommun in enumerate(kommuner) if kommun.medlem == kod}
    return lambda each: each.part in own or (each.part in theirs and each.kommun in its)


def _of_kommuner(forbund: Forbund) -> Callable[[Application], bool]:
    """Of the kommuner, or of a member that is one."""
    theirs = {n for n, part in enumerate(forbund.part) if part.kommun}
    members = [_of_member(forbund, kod) for kod in forbund.members_that_are_kommuner()]
    return lambda each: each.part in theirs or any(test(each) for test in members)


def _is_within(year: int, period: Period) -> bool:
    own = Period.of_year(year)
    return period.start <= own.start and own.end <= period.end


class _Applied(Struct, frozen=True):
    """The applications of the period, or those of one part."""

    rows: Applications
    sums: Sums
    words: Mapping[str, str]


def _total(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    return page.sums.total(line, page.sums.whole)


def _per_month(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    return page.sums.per_month(line)


def _months(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    months = page.sums.period.months()
    if page.rows.dated and len(months) <= 12:
        for _, month in months:
            step = f"manad={month:02d}"
            own = line.filled({"månad": f"{month:02d}"})
            yield from page.sums.total(own, page.rows.total(step), step)


def _of_part(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    step = f"part={page.words['part']}"
    return page.sums.part(line, page.rows.total(step), step)


def _of_part_by_kommun(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    part = f"part={page.words['part']}"
    unknown = page.rows.no_kommun_known(part)
    for kommun in page.rows.forbund.kommun:
        steps = (part, f"kommun={kommun.kod}")
        value = None if unknown else page.rows.total(*steps)
        yield from page.sums.total(line.filled({"kommun": kommun.kod}), value, *steps)


def _by_kommun(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    unknown = page.rows.no_kommun_known()
    for kommun in page.rows.forbund.kommun:
        step = f"kommun={kommun.kod}"
        value = None if unknown else page.rows.total(step)
        yield from page.sums.part(line.filled({"kommun": kommun.kod}), value, step)


def _by_member(page: _Applied, line: Measure[_Applied]) -> Iterator[Figure]:
    """A kommun's are unknown where no application of the kommuner says which kommun."""
    unknown = page.rows.no_kommun_known("kommuner")
    kommuner = page.rows.forbund.members_that_are_kommuner()
    for member in page.rows.forbund.medlem:
        step = f"medlem={member.kod}"
        value = None if unknown and member.kod in kommuner else page.rows.total(step)
        yield from page.sums.part(line.filled({"medlem": member.kod}), value, step)


def _those_of(step: str) -> Callable[[_Applied, Measure[_Applied]], Iterator[Figure]]:
    return lambda page, line: page.sums.part(line, page.rows.total(step), step)


_line = partial(Measure[_Applied], sex=False, forbundet=True)
_share = partial(_line, share="de ansökningarna / alla ansökningar")

_IN_ALL = (
    _line("ansokningar", "ansökningar", "Ansökningar i perioden.", _total),
    _line(
        "ansokningar.per-manad",
        "ansökningar per månad",
        "Ansökningar i genomsnitt per månad i perioden.",
        _per_month,
        ratio="alla ansökningar / periodens månader",
    ),
    _line(
        "ansokningar.manad.<månad>",
        "ansökningar, {månad}",
        "Ansökningar i månaden. Finns om alla ansökningar har en månad.",
        _months,
    ),
)
_OF_PART = (
    _share("ansokningar.part.<part>", "ansökningar, {part}", "Ansökningar från parten.", _of_part),
    _line(
        "ansokningar.part.<part>.<kommun>",
        "ansökningar, {part}, {kommun}",
        "Ansökningar från parten som gäller kommunen.",
        _of_part_by_kommun,
    ),
)
_OF_OTHERS = (
    _share(
        "ansokningar.kommun.<kommun>",
        "ansökningar, {kommun}",
        "Ansökningar som gäller kommunen.",
        _by_kommun,
    ),
    _share(
        "ansokningar.kommun.saknas",
        "ansökningar, kommun saknas",
        "Ansökningar utan kommun.",
        _those_of("kommun=saknas"),
    ),
    _share(
        "ansokningar.medlem.<medlem>",
        "ansökningar från {medlem}",
        "Ansökningar från medlemmens parter. Där kommunerna ansöker räknas ansökan till den kommun "
        "som den gäller.",
        _by_member,
    ),
    _share(
        "ansokningar.kommuner",
        "ansökningar från kommunerna",
        "Ansökningar från kommunerna, och från parter vars medlem är en kommun.",
        _those_of("kommuner"),
    ),
)
APPLICATIONS = (*_IN_ALL, *_OF_PART, *_OF_OTHERS)


def applications(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The figures of the applications, none where they cannot be told."""
    rows = Applications(underlag, forbund, period)
    if not rows.known:
        return
    page = _Applied(rows, Sums(period, TABLE, rows.total()), {})
    yield from figures_of(page, _IN_ALL, forbund)
    for part in forbund.part:
        yield from figures_of(replace(page, words={"part": part.kod}), _OF_PART, forbund)
    yield from figures_of(page, _OF_OTHERS, forbund)

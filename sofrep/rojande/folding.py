"""From figures to figures that may be published, by the rule of the smallest group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from msgspec import Struct

from sofrep.domain.figure import SEXES, Figure, FigureSet, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.bundles import Bundle, Changes, ToldColumn, bundles_of, columns_of, families
from sofrep.rojande.coarse import joined_in
from sofrep.rojande.families import cut
from sofrep.rojande.folded import Folded, Folding, Looked, Together, Why
from sofrep.rojande.groups import Join, joined, joins, largest_of_few, refused
from sofrep.rojande.rowsets import RowPlace, RowSets, place_of
from sofrep.rojande.steps import Reading
from sofrep.statistics.dimension import MANAD


class Published(Struct, frozen=True, kw_only=True):
    """What is to be published: the ids `asked` of all `figures`, the results of `goals` among them.

    `given` are figures of earlier builds, which are known already.
    """

    rows: RowSets
    figures: FigureSet
    asked: frozenset[str]
    goals: frozenset[str] = frozenset()
    given: tuple[Figure, ...] = ()

    def parts(self, period: Period) -> set[Period]:
        """The parts of a period that something has been published of before."""
        each = {figure.period for figure in self.given}
        return {
            part for part in each if part != period and part.start in period and part.end in period
        }


def choose(
    published: Published, forbund: Forbund, period: Period, before: Folding | None = None
) -> Folding:
    """What has to be folded, so that nothing is told of a small group, nor follows of one.

    `before` is what was chosen of the same rows when less was asked for.
    """
    smallest = forbund.rojande.minsta_grupp
    rows = published.rows
    rows.coarser.before = joined_in(published.given)
    readings: list[tuple[Figure, Reading, RowPlace]] = []
    for name in published.figures:
        if name in published.asked:
            figure = published.figures[name]
            reading = rows.read(figure)
            if reading is not None:
                readings.append((figure, reading, place_of(figure, reading)))
    folded: dict[str, Folded] = {}
    crossed = [_by_sex(rows, *each) for each in readings if _is_crossed(each[1])]
    told = [each for each in readings if each[1].told]
    told += [each for each in crossed if each[0].sex is not Sex.TOTALT]
    parts = {each: published.parts(each) for each in {figure.period for figure, _, _ in readings}}
    for figure, reading, place in readings:
        sizes = [rows.sexes(place), *_in_parts(reading, place, rows, parts[figure.period])]
        why = _of_few(figure, reading, sizes, smallest)
        if why is None and reading.told and figure.period == period:
            why = Why.RESTEN if _leaves_few(figure, place, rows, smallest) else None
        if why is not None:
            folded[figure.id] = Folded(figure, reading, why, rows.size(place))
    by_id = {figure.id: reading for figure, reading, _ in told}
    bundles = bundles_of(
        [(f, r) for f, r, _ in told if f.id not in folded], forbund, period, published.goals
    )
    shown = [each for each in told if each[0].id not in folded]
    before_now = [
        (figure, reading, place_of(figure, reading))
        for figure in published.given
        if (reading := rows.read(figure)) is not None
        and rows.knows(place_of(figure, reading), reading.category)
    ]
    given = [(reading, place) for _, reading, place in before_now if reading.told]
    given += [_by_sex(rows, *each)[1:] for each in before_now if _is_crossed(each[1])]
    given += [(reading, place) for figure, reading, place in crossed if figure.sex is Sex.TOTALT]
    looked, made = _look(
        columns_of(bundles, shown, given), rows, smallest, before.looked if before else {}
    )
    changes = _changes(looked, made)
    heads = [figure for figure, reading, _ in readings if not reading.told and not reading.is_mean]
    told_together = Together(published.figures, rows, by_id, heads)
    folded |= told_together.fold(made, changes)
    for bundle in (bundle for bundle, new in changes.items() if new is None):
        for name in bundle.figures:
            figure = published.figures[name]
            folded.setdefault(name, _refused(figure, by_id[name], bundle, rows, smallest))
    order = {name: n for n, bundle in enumerate(bundles) for name in bundle.figures}
    largest = [
        (figure, place)
        for figure, reading, place in sorted(shown, key=lambda each: order[each[0].id])
        if reading.is_largest and figure.id not in folded
    ]
    for name in largest_of_few(largest, rows, smallest):
        figure = published.figures[name]
        folded[name] = Folded(figure, by_id[name], Why.SKILLNAD)
    left = tuple((f, r, rows.size(place)) for f, r, place in told if f.id not in folded)
    joined = tuple(told_together.figures.values())
    asked = published.asked | told_together.figures.keys()
    return Folding(folded, asked, joined, left, looked)


def _changes(looked: Looked, made: Iterable[Join]) -> Changes:
    """What becomes of every bundle: of what cannot be told together either, nothing is told."""
    changes = {bundle: new for _, each, _ in looked.values() for bundle, new in each.items()}
    lost = [join for join in made if changes.get(join.bundle, join.bundle) is None]
    return changes | {member: None for join in lost for member in join.members}


def _look(
    columns: Mapping[frozenset[str], ToldColumn], rows: RowSets, smallest: int, before: Looked
) -> tuple[Looked, list[Join]]:
    """What becomes of each column, and then of those that hang together; what several are joined.

    What is as it was `before` is not looked at anew.
    """
    found: dict[tuple[frozenset[str], ...], tuple[object, Changes, Sequence[Join]]] = {}

    def once(
        names: tuple[frozenset[str], ...],
        given: object,
        look: Callable[[], tuple[Changes, Sequence[Join]]],
    ) -> Sequence[Join]:
        same = before.get(names)
        found[names] = same if same is not None and same[0] == given else (given, *look())
        return found[names][2]

    made: list[Join] = []
    left: dict[frozenset[str], ToldColumn] = {}
    for name, column in columns.items():
        own = once((name,), column, partial(_alone, column, rows, smallest))
        left[name], made = joined(column, own), [*made, *own]
    gone = {bundle: None for _, each, _ in found.values() for bundle in each}
    gone |= {member: None for each in made for member in each.members}
    for family in families(left):
        every = dict.fromkeys(b for column in family.values() for b in column.bundles)
        shown = tuple(bundle for bundle in every if bundle not in gone)
        if not all(n.startswith("kon.") for name in family for n in name):
            names = (frozenset(), *family)
            once(names, (family, shown), partial(_in_family, family, shown, rows, smallest))
    return found, made


def _alone(column: ToldColumn, rows: RowSets, smallest: int) -> tuple[Changes, Sequence[Join]]:
    """What is not told of a column, and what of several together: then more of the others may be told."""
    gone = refused(column, rows, smallest)
    own = tuple(joins(column, gone, rows, smallest))
    return (refused(joined(column, own), rows, smallest), own) if own else (gone, ())


def _in_family(
    family: Mapping[frozenset[str], ToldColumn],
    shown: tuple[Bundle, ...],
    rows: RowSets,
    smallest: int,
) -> tuple[Changes, Sequence[Join]]:
    return cut(family, shown, rows, smallest), ()


def _is_crossed(reading: Reading) -> bool:
    """Whether heads are counted by something else that is known: which, of a sex, points at a person."""
    return (
        not reading.told
        and reading.table == "register"
        and (len(reading.steps) > 1 or reading.is_mean)
    )


def _by_sex(
    rows: RowSets, figure: Figure, reading: Reading, place: RowPlace
) -> tuple[Figure, Reading, RowPlace]:
    """Kommun, age or month as what is told of a sex; of all it is known."""
    names = {f"kon.{rows.steps.dimension(step)}" for step in reading.steps[1:]} or {"kon.alder"}
    own = reading._replace(
        steps=reading.steps[:1],
        told=frozenset(names),
        category=() if reading.is_mean else reading.steps[1:],
    )
    return figure, own, place._replace(steps=own.steps)


def _refused(
    figure: Figure, reading: Reading, bundle: Bundle, rows: RowSets, smallest: int
) -> Folded:
    sizes = [rows.size(place) for place in bundle.places]
    few = [size for size in sizes if 0 < size < smallest]
    why = Why.SKILLNAD if not few else Why.KON if bundle.by_sex else Why.LITEN
    return Folded(figure, reading, why, min(few, default=0))


def _of_few(
    figure: Figure, reading: Reading, sizes: Sequence[Mapping[Sex, int]], smallest: int
) -> Why | None:
    """Why a figure cannot be shown for what it says by itself.

    Women or men who are few stand in the head count of their population and nowhere else, and
    so do those whom they are told apart from; a third group that is few stands in the total alone.
    `sizes` are how many each sex is in the population, and then in what it falls into.
    """
    if figure.sex is Sex.OVRIGA and 0 < sizes[0][Sex.OVRIGA] < smallest:
        return Why.KON
    if reading.table in ("enkat", "historik"):
        return None
    is_more = len(reading.steps) > 1 or reading.told or reading.is_mean
    is_few = any(0 < size < smallest for sexes in sizes for size in sexes.values())
    if figure.sex is not Sex.TOTALT and is_more and is_few:
        return Why.KON
    n = figure.denominator if reading.is_mean else None
    if n is not None and 0 < n < smallest:
        return Why.LITEN if figure.sex is Sex.TOTALT else Why.KON
    return None


def _in_parts(
    reading: Reading, place: RowPlace, rows: RowSets, parts: Iterable[Period]
) -> Iterator[Mapping[Sex, int]]:
    """How many of each sex are in parts of the period that were published before, and in the rest.

    Months tell of these as well, and of nothing else does it matter.
    """
    if any(rows.steps.dimension(step) == MANAD.name for step in reading.steps[1:]):
        whole = rows.sexes(place)
        for part in parts:
            found = rows.sexes(place._replace(period=part))
            yield found
            yield {sex: whole[sex] - found[sex] for sex in SEXES}


def _leaves_few(figure: Figure, place: RowPlace, rows: RowSets, smallest: int) -> bool:
    """Whether the rest of the year may be a small group, of whom the whole year would then tell.

    What the year has to say comes before its part: this has to leave room for twice the smallest group,
    both by last year's rest and at the pace until now.
    """
    part, year = figure.period, Period.of_year(figure.period.start.year)
    if part == year or part.end not in year or place.table != "register":
        return False
    months = part.whole_months
    if not months:
        return False
    for sex in (Sex.TOTALT,) if figure.sex is Sex.TOTALT else (Sex.KVINNOR, Sex.MAN):
        here = place._replace(steps=place.steps[:1], sex=sex)
        before = rows.rows(here._replace(period=part.previous()))
        whole = rows.rows(here._replace(period=year.previous()))
        if not np.isin(before, whole).all():
            return False  # who is enrolled on a day is no part of who is so on another
        rest = [rows.size(here) * (12 - months) // months]
        if len(whole):
            left = np.setdiff1d(whole, before)
            rest.append(int(rows.weights[left].sum()))
        if min(rest) < 2 * smallest:
            return True
    return False

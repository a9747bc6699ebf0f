"""How the measures of a population are counted: each function makes the `count` of a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from msgspec import Struct

from sofrep.domain.figure import Figure, Unit
from sofrep.statistics.dimension import KAND, Dimension, plain
from sofrep.statistics.measure import Measure
from sofrep.statistics.page import ALL_SEXES, Page

Line = Measure[Page]
Count = Callable[[Page, Line], Iterator[Figure]]


def size(page: Page, line: Line) -> Iterator[Figure]:
    """The population itself; övriga are always counted."""
    return page.count(line.pattern, page.size, sexes=ALL_SEXES)


def number(step: str) -> Count:
    """How many meet `step`."""
    return lambda page, line: page.count(line.pattern, page.rows.count_of(step), step)


def part(step: str, unknown: Dimension | None = None) -> Count:
    """How many meet `step`, and their share; nobody knows where all are blank in `unknown`."""

    def count(page: Page, line: Line) -> Iterator[Figure]:
        counts = page.rows.count_of(step)
        if unknown is None:
            return page.part(line.pattern, counts, step)
        return page.part(line.pattern, counts, step, blanks=page.blanks(unknown))

    return count


def blanks(dimension: Dimension) -> Count:
    """Those of whom nothing is known, and their share."""
    return lambda page, line: page.part(line.pattern, page.blanks(dimension), dimension.blank)


def each(dimension: Dimension) -> Count:
    """Those in every category, and their share."""

    def count(page: Page, line: Line) -> Iterator[Figure]:
        unknown = page.blanks(dimension)
        for kod, counts in page.rows.tally(dimension.name).items():
            measure = line.named({dimension.word: kod})
            yield from page.part(measure, counts, f"{dimension.name}={kod}", blanks=unknown)

    return count


def kodgrupper(dimensions: tuple[Dimension, ...], at: str = "") -> Count:
    """Those with at least one code of each kodgrupp of the dimensions, and their share.

    `at` is put before the steps (``avslut.``).
    """

    def count(page: Page, line: Line) -> Iterator[Figure]:
        for kod, dimension, measure in of_groups(page, line, dimensions):
            step, unknown = f"{at}{kod}", page.blanks(dimension, at)
            yield from page.part(measure, page.rows.count_of(step), step, blanks=unknown)

    return count


def of_groups(
    page: Page, line: Line, dimensions: tuple[Dimension, ...]
) -> Iterator[tuple[str, Dimension, str]]:
    """The kodgrupper of the dimensions: each one's code and dimension, and its measure.

    One whose id would be too long is left out: only the förbund's sums in a period of days can have
    one.
    """
    for kod, group in page.rows.codes.groups.items():
        measure = line.named({"kodgrupp": kod, "utfallsgrupp": kod})
        if group.dimension in dimensions and page.has_room(measure):
            yield kod, group.dimension, measure


def mean(column: str, *, of: Dimension | None = None, per_unit: Fraction | int = 1) -> Count:
    """The mean of a column, where it may be blank over the rows `of` whose dimension is known."""
    steps = (f"{of.name}={KAND}",) if of else ()
    return lambda page, line: page.mean(line.pattern, line.unit, column, *steps, per_unit=per_unit)


def longest(column: str, per_unit: int) -> Count:
    """The largest value of a column."""
    return lambda page, line: page.longest(line.pattern, line.unit, column, per_unit)


class Of(Struct, frozen=True):
    """Whose measures a family is: how their patterns and labels begin, and what shares are of.

    `vid` says when what a dimension tells of them was so; `pages` are those that they are counted on.
    """

    pages: tuple[str, ...]
    pattern: str = "<population>"
    namn: str = "{population}"
    whole: str = "hela populationen"
    vid: str = "vid avslut"


def breakdown(dimension: Dimension, of: Of) -> tuple[Line, Line]:
    """Those in each category of a dimension, and those of whom nothing is known."""
    return (
        Measure(
            f"{of.pattern}.{dimension.name}.<{dimension.word}>",
            f"{of.namn}, {dimension.label}",
            dimension.definition.format(vid=of.vid),
            each(dimension),
            share=f"{dimension.those} / {of.whole}",
            of=of.pages,
        ),
        Measure(
            f"{of.pattern}.{dimension.name}.saknas",
            f"{of.namn}, {plain(dimension.words)} saknas",
            dimension.unknown.format(vid=of.vid),
            blanks(dimension),
            share=f"de utan uppgift / {of.whole}",
            of=of.pages,
            when=dimension.is_told,
        ),
    )


def average(dimension: Dimension, of: Of, namn: str, per_unit: int = 1) -> tuple[Line, Line]:
    """Those of whom the number of years is known, and its mean."""
    return (
        Measure(
            f"{of.pattern}.{dimension.name}.kand",
            f"{of.namn}, {dimension.words} känd",
            f"De vars {dimension.words} är känd: medelvärdets n.",
            number(f"{dimension.name}={KAND}"),
            of=of.pages,
        ),
        Measure(
            f"{of.pattern}.{dimension.name}.medel",
            f"{of.namn}, {namn}",
            f"Medelvärdet för dem vars {dimension.words} är känd.",
            mean(dimension.name, of=dimension, per_unit=per_unit),
            unit=Unit.AR,
            ratio="summan av åren / antalet vars uppgift är känd",
            of=of.pages,
        ),
    )

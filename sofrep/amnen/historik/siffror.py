"""Figures of earlier years: what the board adopted stays what it was, and insatser inherit what was entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from sofrep.domain.efterfoljare import taken_over
from sofrep.domain.figure import (
    STOR_SKILLNAD,
    Figure,
    FigureSet,
    Number,
    Origin,
    Recipe,
    Unit,
    is_large,
)
from sofrep.domain.forbund import Forbund, Insats
from sofrep.statistics import ratio

KEPT = frozenset(
    {
        "register",
        "uppfoljning",
        "antal",
        "blandat",
        "enkat",
        "ansokningar",
        "strukturella",
        "historik",
    }
)
"""The tables whose figures are kept; goals and economy are typed in anew each year."""

OF_SERIES = frozenset({"enkat", "historik"})
"""The tables of which documents print more years than the last."""


def with_adopted(counted: FigureSet, adopted: Mapping[str, Figure]) -> FigureSet:
    """The figures with the adopted values where rows give others, or none.

    The recipe stays that of the rows; where nothing is counted it is that of entered history.
    """
    if not adopted:
        return counted
    found = [_adopted(figure, adopted.get(figure.id)) for figure in counted.values()]
    for figure in adopted.values():
        if figure.id not in counted:
            origin = figure.origin if figure.origin is Origin.INMATAD else Origin.FASTSTALLD
            found.append(replace(figure, recipe=Recipe("historik", ()), origin=origin))
    return FigureSet(found)


def _adopted(counted: Figure, adopted: Figure | None) -> Figure:
    if adopted is None or adopted.value == counted.value:
        return counted
    source = STOR_SKILLNAD if is_large(adopted, counted) else ""
    return replace(adopted, recipe=counted.recipe, origin=Origin.FASTSTALLD, source=source)


def revised(counted: FigureSet, adopted: Mapping[str, Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each adopted figure of which the rows give another value, with that one."""
    for figure in adopted.values():
        now = counted.get(figure.id)
        if now is not None and now.value is not None and now.value != figure.value:
            yield figure, now


_NOT_ADDED = ("personer", "upprepning")
"""A person may have been in several of them: these do not follow from those of each."""


def inherited(figures: FigureSet, forbund: Forbund) -> tuple[Figure, ...]:
    """The figures that follow for insatser that have taken others over, from what is entered.

    `figures` hold the entered ones.  Only where every insats that ran then has the figure, and
    counts, or the counts behind shares and means, can be added up; none that is there already.
    """
    by_kod = {insats.kod: insats for insats in forbund.insats}
    made: dict[str, Figure] = {}
    for insats in forbund.insats:
        kods = taken_over(forbund, insats.kod)
        if kods:
            family = [by_kod[kod] for kod in (*kods, insats.kod)]
            for figure in _of(figures, insats, family):
                made.setdefault(figure.id, figure)
    return tuple(made.values())


def _of(figures: FigureSet, insats: Insats, family: Sequence[Insats]) -> Iterator[Figure]:
    kods = {each.kod for each in family} - {insats.kod}
    for entered in list(figures.values()):
        year = entered.period.year
        name = f"{entered.period.key}.{insats.kod}.{entered.measure}"
        is_theirs = entered.origin is Origin.INMATAD and entered.scope in kods
        if not is_theirs or year >= insats.fran or name in figures:
            continue
        ran = [each.kod for each in family if each.runs(year)]
        found = [figures.get(f"{entered.period.key}.{kod}.{entered.measure}") for kod in ran]
        parts = [figure for figure in found if figure is not None]
        if parts and len(parts) == len(found):
            added = parts[0] if len(parts) == 1 else _sum(parts)
            if added is not None:
                source = ", ".join(dict.fromkeys(part.source for part in parts if part.source))
                yield replace(added, id=name, scope=insats.kod, source=source)


def _sum(parts: Sequence[Figure]) -> Figure | None:
    """Several figures of one measure added up; None where they do not say enough."""
    first = parts[0]
    units = {part.unit for part in parts}
    if len(units) > 1 or any(step in _NOT_ADDED for step in first.measure.split(".")):
        return None
    numerator = _added(part.numerator for part in parts)
    denominator = _added(part.denominator for part in parts)
    if numerator is None or not isinstance(denominator, int) or not denominator:
        total = _added(part.value for part in parts)
        # A mean is no count, though it may be whole.
        counted = first.unit is Unit.ANTAL and isinstance(total, int)
        plain = all(part.denominator is None for part in parts)
        return replace(first, value=total) if counted and plain else None
    quotient = ratio.share if first.unit is Unit.PROCENT else ratio.mean
    value = quotient(numerator, denominator)
    return replace(first, value=value, numerator=numerator, denominator=denominator)


def _added(values: Iterable[Number | None]) -> Number | None:
    """Their sum; None where one is not known."""
    known = list(values)
    return None if None in known else sum((value for value in known if value is not None), 0)

"""Budget and outcome of the insatser in tkr, one by one and added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from sofrep.domain.efterfoljare import running
from sofrep.domain.figure import Figure, Number, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.insatsuppgift import Insatsuppgift
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.register.underlag import Underlag

TABLE = "insatser"
_OF_FORBUNDET = "insatser."


def insats_money(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The amounts of a year: of each insats, of each union, and of the förbund's insatser.

    A sum exists where every insats of the year that belongs to it is known; a part of a year has
    no amounts.
    """
    rows = rows_of(underlag, period)
    if not rows:
        return
    for scope in forbund.scopes():
        yield from _amounts(_members(forbund, scope, period, rows), scope, "", period)
    everyone = _members(forbund, FORBUNDET, period, rows)
    yield from _amounts(everyone, FORBUNDET, _OF_FORBUNDET, period)


def rows_of(underlag: Underlag, period: Period) -> Mapping[str, Insatsuppgift]:
    """The rows of the sheet of insatser for a year, by insats; none for a part of one."""
    if not period.is_year:
        return {}
    return {row.insats: row for row in underlag.insatser if row.year == period.year}


def money_places(figure: Figure, underlag: Underlag, forbund: Forbund) -> tuple[Place, ...]:
    """The cells behind a figure of `insats_money`."""
    rows = rows_of(underlag, figure.period)
    members = _members(forbund, figure.scope, figure.period, rows)
    return tuple(
        row.place_budget if name == "budget" else row.place_utfall
        for row in members
        if row is not None
        for name in figure.recipe.rows
    )


def _members(
    forbund: Forbund, scope: str, period: Period, rows: Mapping[str, Insatsuppgift]
) -> list[Insatsuppgift | None]:
    """The row of every insats of the scope that runs in the year or has one; None for a missing."""
    kods = forbund.scopes().get(scope, tuple(insats.kod for insats in forbund.insats))
    alive = {insats.kod for insats in running(forbund, period.year)}
    return [rows.get(kod) for kod in kods if kod in alive or kod in rows]


def _amounts(
    members: Sequence[Insatsuppgift | None], scope: str, begins: str, period: Period
) -> Iterator[Figure]:
    budget = _sum([None if row is None else row.budget for row in members])
    outcome = _sum([None if row is None else row.utfall for row in members])
    difference = None if budget is None or outcome is None else outcome - budget
    for measure, value, names in (
        ("budget", budget, ("budget",)),
        ("utfall", outcome, ("utfall",)),
        ("avvikelse", difference, ("utfall", "budget")),
    ):
        if value is not None:
            yield Figure(
                id=figure_id(period, scope, f"{begins}{measure}"),
                value=int(value) if value.denominator == 1 else value,
                unit=Unit.TKR,
                scope=scope,
                period=period,
                recipe=Recipe(TABLE, names),
            )


def _sum(amounts: Sequence[Number | None]) -> Fraction | None:
    """The sum, None where there is nothing or an amount is unknown."""
    known = [Fraction(amount) for amount in amounts if amount is not None]
    return sum(known, start=Fraction()) if known and len(known) == len(amounts) else None

"""The measures of the insatser's money: budget and outcome in tkr, one by one and added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct, field

from sofrep.domain.efterfoljare import running
from sofrep.domain.figure import Figure, Number, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Insatsuppgift
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.statistics.measure import Measure, figures_of
from sofrep.statistics.underlag import Underlag

TABLE = "insatser"


class _Money(Struct, frozen=True):
    """The rows of a scope's insatser in a year, None for one that is missing."""

    period: Period
    scope: str
    rows: Sequence[Insatsuppgift | None]
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def budget(self) -> Fraction | None:
        return _sum([None if row is None else row.budget for row in self.rows])

    @property
    def outcome(self) -> Fraction | None:
        return _sum([None if row is None else row.utfall for row in self.rows])

    def amount(
        self, line: Measure[_Money], value: Fraction | None, *columns: str
    ) -> Iterator[Figure]:
        """A sum of the columns; none where an amount is unknown."""
        if value is not None:
            yield Figure(
                id=figure_id(self.period, self.scope, line.pattern),
                value=value,
                unit=line.unit,
                scope=self.scope,
                period=self.period,
                recipe=Recipe(TABLE, columns),
            )


def _deviation(page: _Money, line: Measure[_Money]) -> Iterator[Figure]:
    budget, outcome = page.budget, page.outcome
    difference = None if budget is None or outcome is None else outcome - budget
    return page.amount(line, difference, "utfall", "budget")


_LINES: tuple[tuple[str, str, str, Callable[[_Money, Measure[_Money]], Iterator[Figure]]], ...] = (
    ("budget", "budget", "Årets budget", lambda p, line: p.amount(line, p.budget, "budget")),
    ("utfall", "utfall", "Årets utfall", lambda p, line: p.amount(line, p.outcome, "utfall")),
    ("avvikelse", "avvikelse mot budget", "Utfall minus budget", _deviation),
)
MONEY = tuple(
    Measure(
        name,
        namn,
        f"{what}. För flera insatser tillsammans summan, om alla har ett belopp.",
        count,
        unit=Unit.TKR,
        sex=False,
    )
    for name, namn, what, count in _LINES
)
MONEY_IN_ALL = tuple(
    Measure(
        f"insatser.{name}",
        f"alla insatser, {namn}",
        f"{what}, summan av årets insatser. Finns om alla är ifyllda.",
        count,
        unit=Unit.TKR,
        sex=False,
        forbundet=True,
    )
    for name, namn, what, count in _LINES
)


def insats_money(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Figure]:
    """The amounts of a year: of each insats, of each union, and of the förbund's insatser.

    A sum exists where every insats of the year that belongs to it is known; a part of a year has
    no amounts.
    """
    rows = rows_of(underlag, period)
    for scope in (*forbund.scopes(), FORBUNDET) if rows else ():
        page = _Money(period, scope, _members(forbund, scope, period, rows))
        measures = MONEY_IN_ALL if scope == FORBUNDET else MONEY
        yield from figures_of(page, measures, forbund)


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


def _sum(amounts: Sequence[Number | None]) -> Fraction | None:
    """The sum, None where there is nothing or an amount is unknown."""
    known = [Fraction(amount) for amount in amounts if amount is not None]
    return sum(known, start=Fraction()) if known and len(known) == len(amounts) else None

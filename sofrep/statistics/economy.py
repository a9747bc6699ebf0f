"""The figures of the economy sheets, one per amount, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post, Rapport, shift_period
from sofrep.domain.figure import Figure, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.register.underlag import Underlag
from sofrep.statistics.economy_sums import subtotals
from sofrep.statistics.result import Result

TABLE = "ekonomi"


def economy(underlag: Underlag, period: Period) -> Iterator[Figure]:
    """The amounts of the year's sheets; for a year without any, those that the next year states.

    The measure of an amount is its post's with the column's suffix (`Kolumn.suffix`).  Beside
    them each note's sum where no post states it, the subtotals (`economy_sums`), the deviation from the budget, the shares of
    how the money was used, and soliditet.
    """
    for traced in traced_figures(underlag, period):
        yield traced.figure


def cells_behind(underlag: Underlag, figure: Figure) -> tuple[Place, ...]:
    """The cells that a figure of the economy is made of."""
    found = (t for t in traced_figures(underlag, figure.period) if t.figure.id == figure.id)
    return next((traced.places for traced in found), ())


@dataclass(frozen=True, slots=True)
class Traced:
    """A figure and the cells that it is made of."""

    figure: Figure
    places: tuple[Place, ...]


def traced_figures(underlag: Underlag, period: Period) -> Iterator[Traced]:
    """Every figure of the economy with its cells."""
    posts = posts_of(underlag, period.year)
    own = bool(posts)
    if not own:
        posts = posts_of(underlag, period.year + 1)
    seen: set[str] = set()
    for traced in _all(posts, period):
        # Of a year that only the next year's sheets tell of, its own column alone is known.
        if traced.figure.id not in seen and (own or _is_plain(traced.figure)):
            seen.add(traced.figure.id)
            yield traced


def posts_of(underlag: Underlag, year: int) -> tuple[Post, ...]:
    """The posts of a year's workbook."""
    return tuple(post for post in underlag.economy if post.year == year)


def _is_plain(figure: Figure) -> bool:
    last = figure.measure.rpartition(".")[2]
    return not last.startswith("ar-") and last not in {str(slag) for slag in Beloppsslag}


def _all(posts: tuple[Post, ...], period: Period) -> Iterator[Traced]:
    for post in posts:
        for amount in post.belopp:
            if not _is_of_the_year_only(post, amount.kolumn, period):
                yield from _amount(post, amount, period)
        yield from _deviation(post, period)
    yield from _note_sums(posts, period)
    yield from _subtotals(posts, period)
    yield from _shares_of_use(posts, period)
    yield from _soliditet(posts, period)


def _is_of_the_year_only(post: Post, kolumn: Kolumn, period: Period) -> bool:
    """Whether a part of a year has a budget or forecast of its own beside the year's."""
    if period.is_year or not kolumn.period.is_year or kolumn.slag is Beloppsslag.UTFALL:
        return False
    own = shift_period(period, kolumn.period.year - period.year)
    return post.i(Kolumn(kolumn.slag, own)) is not None


def _amount(post: Post, amount: Belopp, period: Period) -> Iterator[Traced]:
    suffix = amount.kolumn.suffix(period)
    if suffix is None or amount.kolumn.slag is Beloppsslag.AVVIKELSE:
        return
    unit = Unit.KRONOR
    if amount.kolumn.slag is Beloppsslag.ANDEL:
        unit = Unit.PROCENT
    elif post.kod == "anstallda":
        unit = Unit.ANTAL
    result = Result(amount.varde, unit)
    yield _traced(period, f"{post.matt}{suffix}", result, (amount,), post.namn)


def _deviation(post: Post, period: Period) -> Iterator[Traced]:
    """Outcome less the same period's budget, and forecast less the year's.

    The forecast of a part of a year is the one for the whole year that was made then.
    """
    year = Period.of_year(period.year)
    forecast = post.i(Kolumn(Beloppsslag.PROGNOS, period)) or post.i(
        Kolumn(Beloppsslag.PROGNOS, year)
    )
    for outcome, planned, name in (
        (post.i(Kolumn(Beloppsslag.UTFALL, period)), period, "avvik"),
        (forecast, year, "prognos-avvik"),
    ):
        budget = post.i(Kolumn(Beloppsslag.BUDGET, planned))
        if outcome and budget:
            result = Result(outcome.varde - budget.varde, Unit.KRONOR)
            yield _traced(period, f"{post.matt}.{name}", result, (outcome, budget), post.namn)


def _note_sums(posts: tuple[Post, ...], period: Period) -> Iterator[Traced]:
    """The sum of each note that does not state one, in every column."""
    of_notes = [post for post in posts if post.rapport is Rapport.NOTER]
    for number in dict.fromkeys(post.not_nummer for post in of_notes):
        rows = [post for post in of_notes if post.not_nummer == number]
        columns = dict.fromkeys(b.kolumn for post in rows for b in post.belopp)
        for column in columns:
            suffix = column.suffix(period)
            amounts = tuple(b for post in rows if (b := post.i(column)))
            stated = any(post.kod == "not-summa" and post.i(column) for post in rows)
            if suffix is None or stated or column.slag is Beloppsslag.AVVIKELSE:
                continue
            result = Result(sum(b.varde for b in amounts), Unit.KRONOR)
            measure = f"eko.{Rapport.NOTER}{number:02d}.summa{suffix}"
            yield _traced(period, measure, result, amounts, f"Summa not {number}")


def _subtotals(posts: tuple[Post, ...], period: Period) -> Iterator[Traced]:
    for summa in subtotals(posts):
        suffix = summa.kolumn.suffix(period)
        if suffix is not None:
            result = Result(summa.varde, Unit.KRONOR)
            name = summa.slag.namn
            yield _traced(period, f"{summa.matt}{suffix}", result, summa.belopp, name)


def _shares_of_use(posts: tuple[Post, ...], period: Period) -> Iterator[Traced]:
    """Each kind's share of the money used, where amounts are entered and not shares."""
    used = [post for post in posts if post.rapport is Rapport.ANVANDNING]
    for column in dict.fromkeys(b.kolumn for post in used for b in post.belopp):
        shift = column.period.year - period.year
        own = column.slag is Beloppsslag.UTFALL and column.period == shift_period(period, shift)
        amounts = [(post, b) for post in used if (b := post.i(column))]
        whole = sum(b.varde for _, b in amounts)
        if not own or not isinstance(whole, int):
            continue
        ending = f".ar-{column.period.year}" if shift else ""
        for post, amount in amounts:
            part = amount.varde
            if isinstance(part, int) and post.i(Kolumn(Beloppsslag.ANDEL, column.period)) is None:
                result = Result.share(part, whole)
                measure = f"{post.matt}.andel{ending}"
                yield _traced(period, measure, result, (amount,), post.namn)


def _soliditet(posts: tuple[Post, ...], period: Period) -> Iterator[Traced]:
    """Equity as a share of the assets, at the end of each year of the balance sheet."""
    balance = {post.kod: post for post in posts if post.rapport is Rapport.BALANS and post.kod}
    equity, assets = balance.get("ek-ut"), balance.get("summa-tillg")
    for part in equity.belopp if equity else ():
        whole = assets.i(part.kolumn) if assets else None
        suffix = part.kolumn.suffix(period)
        is_outcome = part.kolumn.slag is Beloppsslag.UTFALL
        if whole is None or suffix is None or not is_outcome:
            continue
        # Some balance sheets print equity and debts with a minus sign.
        result = Result.share(int(_positive(posts, part)), int(whole.varde))
        yield _traced(period, f"eko.soliditet{suffix}", result, (part, whole), "Soliditet")


def _positive(posts: tuple[Post, ...], equity: Belopp) -> int:
    for post in posts:
        total = post.i(equity.kolumn)
        if post.rapport is Rapport.BALANS and post.kod == "summa-ek-sk" and total:
            return int(-equity.varde if total.varde < 0 else equity.varde)
    return int(equity.varde)


def _traced(
    period: Period, measure: str, result: Result, amounts: tuple[Belopp, ...], name: str
) -> Traced:
    recipe = Recipe(TABLE, (TABLE, measure))
    figure = Figure(
        id=figure_id(period, FORBUNDET, measure),
        value=result.value,
        unit=result.unit,
        scope=FORBUNDET,
        period=period,
        recipe=recipe,
        numerator=result.numerator,
        denominator=result.denominator,
        absence=result.absence,
        source=" ".join(name.split()),
    )
    return Traced(figure, tuple(amount.place for amount in amounts))

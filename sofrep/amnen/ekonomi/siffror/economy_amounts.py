"""How the figures of the economy sheets are made from posts and their amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from sofrep.amnen.ekonomi.siffror.economy_sums import subtotals
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post, shift_period
from sofrep.domain.figure import Figure, Recipe, Unit, figure_id
from sofrep.domain.forbund import FORBUNDET
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport
from sofrep.domain.problem import Place
from sofrep.statistics.measure import Measure
from sofrep.statistics.result import Result
from sofrep.statistics.underlag import Underlag

TABLE = "ekonomi"


class Sheets(Struct, frozen=True):
    """The posts of a year's sheets, of its `is_own` year or the next.

    `places` are the cells of every figure that has been made.
    """

    period: Period
    posts: tuple[Post, ...]
    is_own: bool
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def made(self, measure: str, result: Result, amounts: tuple[Belopp, ...], name: str) -> Figure:
        """A figure of these amounts; `name` is the office's own for it."""
        figure = Figure(
            id=figure_id(self.period, FORBUNDET, measure),
            value=result.value,
            unit=result.unit,
            scope=FORBUNDET,
            period=self.period,
            recipe=Recipe(TABLE, (TABLE, measure)),
            numerator=result.numerator,
            denominator=result.denominator,
            absence=result.absence,
            source=" ".join(name.split()),
        )
        self.places.setdefault(figure.id, tuple(amount.place for amount in amounts))
        return figure


Line = Measure[Sheets]
Count = Callable[[Sheets, Line], Iterator[Figure]]


def posts_of(underlag: Underlag, year: int) -> tuple[Post, ...]:
    """The posts of a year's workbook."""
    return tuple(post for post in underlag.economy if post.year == year)


def is_plain(figure: Figure) -> bool:
    """Whether it is of the year's own column."""
    last = figure.measure.rpartition(".")[2]
    return not last.startswith("ar-") and last not in {str(slag) for slag in Beloppsslag}


def of_posts(sheets: Sheets, _: Line) -> Iterator[Figure]:
    """Each post's amounts, column by column, and its deviations from the budget."""
    for post in sheets.posts:
        for amount in post.belopp:
            if not _is_of_the_year_only(post, amount.kolumn, sheets.period):
                yield from _amount(sheets, post, amount)
        yield from _deviation(sheets, post)


def _is_of_the_year_only(post: Post, kolumn: Kolumn, period: Period) -> bool:
    """Whether a part of a year has a budget or forecast of its own beside the year's."""
    if period.is_year or not kolumn.period.is_year or kolumn.slag is Beloppsslag.UTFALL:
        return False
    own = shift_period(period, kolumn.period.year - period.year)
    return post.i(Kolumn(kolumn.slag, own)) is not None


def _amount(sheets: Sheets, post: Post, amount: Belopp) -> Iterator[Figure]:
    suffix = amount.kolumn.suffix(sheets.period)
    if suffix is None or amount.kolumn.slag is Beloppsslag.AVVIKELSE:
        return
    unit = Unit.KRONOR
    if amount.kolumn.slag is Beloppsslag.ANDEL:
        unit = Unit.PROCENT
    elif post.kod == "anstallda":
        unit = Unit.ANTAL
    result = Result(amount.varde, unit)
    yield sheets.made(f"{post.matt}{suffix}", result, (amount,), post.namn)


def _deviation(sheets: Sheets, post: Post) -> Iterator[Figure]:
    """Outcome less the same period's budget, and forecast less the year's.

    The forecast of a part of a year is the one for the whole year that was made then.
    """
    period, year = sheets.period, Period.of_year(sheets.period.year)
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
            yield sheets.made(f"{post.matt}.{name}", result, (outcome, budget), post.namn)


def sums(sheets: Sheets, _: Line) -> Iterator[Figure]:
    """The sum of each note that does not state one, and the subtotals, in every column."""
    yield from _note_sums(sheets)
    for summa in subtotals(sheets.posts):
        suffix = summa.kolumn.suffix(sheets.period)
        if suffix is not None:
            result = Result(summa.varde, Unit.KRONOR)
            yield sheets.made(f"{summa.matt}{suffix}", result, summa.belopp, summa.slag.namn)


def _note_sums(sheets: Sheets) -> Iterator[Figure]:
    of_notes = [post for post in sheets.posts if post.rapport is Rapport.NOTER]
    for number in dict.fromkeys(post.not_nummer for post in of_notes):
        rows = [post for post in of_notes if post.not_nummer == number]
        columns = dict.fromkeys(b.kolumn for post in rows for b in post.belopp)
        for column in columns:
            suffix = column.suffix(sheets.period)
            amounts = tuple(b for post in rows if (b := post.i(column)))
            stated = any(post.kod == "not-summa" and post.i(column) for post in rows)
            if suffix is None or stated or column.slag is Beloppsslag.AVVIKELSE:
                continue
            result = Result(sum(b.varde for b in amounts), Unit.KRONOR)
            measure = f"eko.{Rapport.NOTER}{number:02d}.summa{suffix}"
            yield sheets.made(measure, result, amounts, f"Summa not {number}")


def shares_of_use(sheets: Sheets, _: Line) -> Iterator[Figure]:
    """Each kind's share of the money used, where amounts are entered and not shares."""
    period = sheets.period
    used = [post for post in sheets.posts if post.rapport is Rapport.ANVANDNING]
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
                yield sheets.made(measure, result, (amount,), post.namn)


def soliditet(sheets: Sheets, _: Line) -> Iterator[Figure]:
    """Equity as a share of the assets, at the end of each year of the balance sheet."""
    posts = sheets.posts
    balance = {post.kod: post for post in posts if post.rapport is Rapport.BALANS and post.kod}
    equity, assets = balance.get("ek-ut"), balance.get("summa-tillg")
    for part in equity.belopp if equity else ():
        whole = assets.i(part.kolumn) if assets else None
        suffix = part.kolumn.suffix(sheets.period)
        is_outcome = part.kolumn.slag is Beloppsslag.UTFALL
        if whole is None or suffix is None or not is_outcome:
            continue
        # Some balance sheets print equity and debts with a minus sign.
        result = Result.share(int(_positive(posts, part)), int(whole.varde))
        yield sheets.made(f"eko.soliditet{suffix}", result, (part, whole), "Soliditet")


def _positive(posts: tuple[Post, ...], equity: Belopp) -> int:
    for post in posts:
        total = post.i(equity.kolumn)
        if post.rapport is Rapport.BALANS and post.kod == "summa-ek-sk" and total:
            return int(-equity.varde if total.varde < 0 else equity.varde)
    return int(equity.varde)

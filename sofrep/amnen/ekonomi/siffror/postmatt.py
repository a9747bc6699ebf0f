"""The measures of the economy sheets, one per amount, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

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


_line = partial(Measure[Sheets], sex=False, forbundet=True)


def _lines(pattern: str, namn: str, what: str, count: Count) -> tuple[Line, ...]:
    """An amount in each kind of column."""
    lines = (
        ("", "", f"{what} för perioden, så som det är skrivet."),
        (".budget", ", budget", "Årets budget."),
        (".prognos", ", prognos", "Årets prognos."),
        (".avvik", ", avvikelse mot budget", "Utfall minus budget."),
        (".prognos-avvik", ", prognosens avvikelse mot budget", "Prognos minus budget."),
        (".ar-<år>", ", {år} enligt årets blad", "Beloppet för ett annat år i samma tabell."),
    )
    return tuple(
        _line(f"{pattern}{ending}", f"{namn}{name}", definition, count, unit=Unit.KRONOR)
        for ending, name, definition in lines
    )


ECONOMY: tuple[Line, ...] = (
    *_lines("eko.<rapport>.<post>", "{rapport}, {post}", "Beloppet i posten", of_posts),
    *_lines("eko.not<not>.<post>", "not {not}, {post}", "Beloppet i notens post", of_posts),
    *_lines(
        "eko.not<not>.summa", "not {not}, summa", "Notens summa (utskriven eller uträknad)", sums
    ),
    _line(
        "eko.fler.anstallda",
        "antal anställda",
        "Antalet i årets flerårsöversikt.",
        of_posts,
        unit=Unit.ANTAL,
    ),
    _line(
        "eko.fler.anstallda.ar-<år>",
        "antal anställda {år}",
        "Antalet ett annat år i årets flerårsöversikt.",
        of_posts,
        unit=Unit.ANTAL,
    ),
    _line(
        "eko.anv.<post>",
        "användning, {post}",
        "Medel som har använts till slaget av insats; andelen inskriven eller uträknad.",
        shares_of_use,
        unit=Unit.KRONOR,
        share="beloppet / alla belopp i tabellen",
    ),
    _line(
        "eko.anv.<post>.ar-<år>",
        "användning, {post}, {år} enligt årets blad",
        "Beloppet för ett annat år i samma tabell.",
        of_posts,
        unit=Unit.KRONOR,
    ),
    _line(
        "eko.anv.<post>.andel.ar-<år>",
        "användning, {post}, andel {år} enligt årets blad",
        "Andelen ett annat år i samma tabell.",
        shares_of_use,
        unit=Unit.PROCENT,
    ),
    _line(
        "eko.soliditet",
        "soliditet",
        "Eget kapital som andel av tillgångarna vid årets slut.",
        soliditet,
        unit=Unit.PROCENT,
        ratio="summa eget kapital / summa tillgångar",
    ),
    _line(
        "eko.soliditet.ar-<år>",
        "soliditet {år} enligt årets blad",
        "Eget kapital som andel av tillgångarna ett annat år i samma tabell.",
        soliditet,
        unit=Unit.PROCENT,
        ratio="summa eget kapital / summa tillgångar",
    ),
)
"""Measures that are made together, column by column of a sheet, have the same count."""


def economy(underlag: Underlag, period: Period) -> Iterator[Figure]:
    """The amounts of the year's sheets; for a year without any, those that the next year states.

    The measure of an amount is its post's with the column's suffix (`Kolumn.suffix`).  Beside
    them each note's sum where no post states it, the subtotals (`economy_sums`), the deviation from
    the budget, the shares of how the money was used, and soliditet.
    """
    return _figures(_sheets(underlag, period))


def cells_of_economy(underlag: Underlag, period: Period) -> Mapping[str, tuple[Place, ...]]:
    """The cells that each figure of the economy is made of, by its id."""
    sheets = _sheets(underlag, period)
    return {figure.id: sheets.places[figure.id] for figure in _figures(sheets)}


def _sheets(underlag: Underlag, period: Period) -> Sheets:
    posts = posts_of(underlag, period.year)
    return Sheets(period, posts or posts_of(underlag, period.year + 1), is_own=bool(posts))


def _figures(sheets: Sheets) -> Iterator[Figure]:
    seen: set[str] = set()
    for count, line in {measure.count: measure for measure in ECONOMY}.items():
        for figure in count(sheets, line):
            # Of a year that only the next year's sheets tell of, its own column alone is known.
            if figure.id not in seen and (sheets.is_own or is_plain(figure)):
                seen.add(figure.id)
                yield figure

"""A year's statements, looked up by code and column; holding an amount against what others give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sofrep.domain.ekonomi import (
    Belopp,
    Beloppsslag,
    Kolumn,
    Kontroll,
    Kontrollstatus,
    Post,
    shift_period,
)
from sofrep.domain.figure import Number
from sofrep.domain.postkoder import Rapport

TOTALS = frozenset({"summa", "resultat", "summa-tillg", "ek-ut", "summa-ek-sk", "kf-arets"})


class Books:
    """The posts of one year's workbook."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._rows: dict[Rapport, list[Post]] = {rapport: [] for rapport in Rapport}
        for post in posts:
            self._rows[post.rapport].append(post)

    def rows(self, rapport: Rapport) -> Sequence[Post]:
        """The posts of a statement, in its order."""
        return self._rows[rapport]

    def columns(self, rapport: Rapport, *slag: Beloppsslag) -> tuple[Kolumn, ...]:
        """The columns in which a statement has amounts, by default those of outcomes."""
        wanted = slag or (Beloppsslag.UTFALL,)
        columns = (b.kolumn for post in self.rows(rapport) for b in post.belopp)
        return tuple(dict.fromkeys(k for k in columns if k.slag in wanted))

    def amounts(self, rapport: Rapport, kolumn: Kolumn, *koder: str) -> list[Belopp]:
        """The amounts of the posts with one of the codes."""
        posts = (post for post in self.rows(rapport) if post.kod in koder)
        return [belopp for post in posts if (belopp := post.i(kolumn))]

    def one(self, rapport: Rapport, kolumn: Kolumn, kod: str) -> Belopp | None:
        """The amount of the only post with a code; None where there is none."""
        return next(iter(self.amounts(rapport, kolumn, kod)), None)

    def above(self, rapport: Rapport, kolumn: Kolumn, kod: str) -> list[Belopp]:
        """The amounts above the post with the code, without subtotals."""
        amounts: list[Belopp] = []
        for post in self.rows(rapport):
            if post.kod == kod:
                break
            if post.kod not in TOTALS and (belopp := post.i(kolumn)):
                amounts.append(belopp)
        return amounts

    def equity_sign(self, kolumn: Kolumn) -> int:
        """-1 where the balance sheet prints equity and debts with a minus sign, else 1."""
        total = self.one(Rapport.BALANS, kolumn, "summa-ek-sk")
        return -1 if total and total.varde < 0 else 1


def year_before(kolumn: Kolumn) -> Kolumn:
    """The column of the same days a year earlier."""
    return Kolumn(kolumn.slag, shift_period(kolumn.period, -1))


Term = tuple[int, Belopp]
"""An amount and its sign in a sum."""

_NBSP = "\u00a0"
_TKR_ROUNDING = 500


def plus(amounts: Sequence[Belopp]) -> list[Term]:
    """Amounts that are added."""
    return [(1, amount) for amount in amounts]


def kr(amount: Number) -> str:
    """``13 245 431 kr`` with a real minus: amounts are whole, so nothing is rounded."""
    text = f"{abs(int(amount)):,}".replace(",", _NBSP)
    return f"{'−' if amount < 0 else ''}{text}{_NBSP}kr"


def column_name(kolumn: Kolumn) -> str:
    """``2022``, ``budget 2023``, ``2023-01 till 2023-08``."""
    period = kolumn.period
    when = f"{period.year}" if period.is_year else f"{period.start:%Y-%m} till {period.end:%Y-%m}"
    return when if kolumn.slag is Beloppsslag.UTFALL else f"{kolumn.slag} {when}"


def compare(
    rule: str, namn: str, stated: Belopp | None, terms: Sequence[Term], atgard: str = ""
) -> Iterator[Kontroll]:
    """The check that `stated` is the sum of `terms`; none where an amount is lacking."""
    if stated is None or not terms:
        return
    computed = sum(sign * amount.varde for sign, amount in terms)
    agrees = computed == stated.varde
    yield Kontroll(
        rule=rule,
        namn=f"{namn}, {column_name(stated.kolumn)}",
        status=Kontrollstatus.STAMMER if agrees else Kontrollstatus.STAMMER_INTE,
        place=stated.place,
        angivet=stated.varde,
        beraknat=computed,
        places=(stated.place, *(amount.place for _, amount in terms)),
        forklaring="" if agrees else told(stated, computed, terms),
        atgard="" if agrees else atgard or "Rätta det belopp som är fel.",
    )
    if not agrees:
        yield from _in_tkr(stated, terms, computed)


def told(stated: Belopp, computed: Number, terms: Sequence[Term]) -> str:
    """Both amounts, the difference, and what the difference may come from."""
    difference = stated.varde - computed
    others = "men beloppen i den ger" if len(terms) > 1 else "men det den jämförs med är"
    text = (
        f"Cellen har {kr(stated.varde)}, {others} {kr(computed)}. Skillnaden är {kr(difference)}."
    )
    if len(terms) == 1:
        return text
    same = next((b for sign, b in terms if sign * b.varde == -difference), None)
    if same:
        return f"{text} Det är lika mycket som beloppet i {_where(same, stated)}, som alltså inte tycks vara medräknat."
    if abs(int(difference)) * 2 <= len(terms):
        text += " Så lite kan komma av att beloppen är avrundade till hela kronor."
    return text


def _where(amount: Belopp, stated: Belopp) -> str:
    place = amount.place
    of_other = "" if place.sheet == stated.place.sheet else f"bladet {place.sheet}, "
    return f"{of_other}cell {place.cell}"


def _in_tkr(stated: Belopp, terms: Sequence[Term], computed: Number) -> Iterator[Kontroll]:
    """The amount that, taken a thousand times, makes the sum right."""
    if stated.varde and abs(int(stated.varde * 1000 - computed)) <= _TKR_ROUNDING:
        yield tkr_check(stated, computed)
    for sign, amount in terms:
        wanted = stated.varde - computed + sign * amount.varde
        if amount.varde and abs(int(sign * amount.varde * 1000 - wanted)) <= _TKR_ROUNDING:
            yield tkr_check(amount, sign * wanted)


def tkr_check(amount: Belopp, expected: Number) -> Kontroll:
    """That an amount looks as if it were in thousands of kronor."""
    return Kontroll(
        rule="eko-tkr",
        namn=f"Belopp i kronor, {column_name(amount.kolumn)}",
        status=Kontrollstatus.STAMMER_INTE,
        place=amount.place,
        angivet=amount.varde,
        beraknat=expected,
        places=(amount.place,),
        forklaring=f"Cellen har {kr(amount.varde)} där omkring {kr(expected)} vore väntat: "
        "beloppet ser ut att vara i tkr.",
        atgard="Skriv beloppet i hela kronor.",
    )


class Costs(Struct, frozen=True):
    """Costs and write-offs (`gross`), and the financial items that may be counted in."""

    gross: list[Belopp]
    financial: list[Belopp]

    def fitting(self, stated: Belopp) -> list[Term]:
        """What `stated` is held against: the net where that fits, else the gross."""
        net = [*self.gross, *self.financial]
        return self.terms(stated, net if self.is_net(stated) else self.gross)

    def is_net(self, stated: Belopp) -> bool:
        """Whether `stated` is the net of financial items and not the gross."""
        return self._fits(stated, [*self.gross, *self.financial]) and not self.is_gross(stated)

    def is_gross(self, stated: Belopp) -> bool:
        """Whether `stated` is the costs before financial items."""
        return self._fits(stated, self.gross)

    def _fits(self, stated: Belopp, amounts: list[Belopp]) -> bool:
        return sum(sign * b.varde for sign, b in self.terms(stated, amounts)) == stated.varde

    def terms(self, stated: Belopp, amounts: list[Belopp]) -> list[Term]:
        """The amounts with the sign that `stated` is written with."""
        negative = sum(amount.varde for amount in amounts) < 0
        sign = 1 if negative == (stated.varde < 0) else -1
        return [(sign, amount) for amount in amounts]


def as_cost(amount: Belopp) -> Term:
    """A cost counts against the result whether or not it is written with its minus sign."""
    return (-1 if amount.varde > 0 else 1, amount)


def costs(books: Books, kolumn: Kolumn) -> Costs:
    """The costs of a column."""
    res = Rapport.RESULTAT
    gross = books.amounts(res, kolumn, "kostnader", "avskrivn")
    return Costs(gross, books.amounts(res, kolumn, "fin-int", "fin-kost"))

"""A year's statements, looked up by code and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Post, shift_period
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

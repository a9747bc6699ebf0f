"""The income statement's costs, before and after its financial items."""

from __future__ import annotations

from msgspec import Struct

from sofrep.amnen.ekonomi.kontroller.books import Books
from sofrep.amnen.ekonomi.kontroller.compare import Term
from sofrep.domain.ekonomi import Belopp, Kolumn
from sofrep.domain.postkoder import Rapport


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

"""Driftsredovisning: outcome, budget and forecast, and their deviation."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.ekonomi.kontroller.books import Books
from sofrep.amnen.ekonomi.kontroller.compare import Term, compare, plus
from sofrep.amnen.ekonomi.kontroller.costs import as_cost, costs
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Kontroll
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport

DRIFT = Rapport.DRIFT
_WRONG = (
    "Rätta det belopp som är fel. Ränta som inte räknas in i nettokostnaden står på en egen post före resultatet, "
    "med koden fin-int eller fin-kost."
)


def check_budget(books: Books) -> Iterator[Kontroll]:
    """Each column adds up, and the outcome agrees with the statements."""
    for kolumn in books.columns(DRIFT, Beloppsslag.UTFALL, Beloppsslag.BUDGET, Beloppsslag.PROGNOS):
        net = books.one(DRIFT, kolumn, "netto")
        paid = books.one(DRIFT, kolumn, "bidrag")
        result = books.one(DRIFT, kolumn, "resultat")
        terms = [as_cost(net), (1, paid)] if net and paid else []
        if terms:
            terms += plus(books.amounts(DRIFT, kolumn, "fin-int"))
            terms += map(as_cost, books.amounts(DRIFT, kolumn, "fin-kost"))
        yield from compare("eko-drift", "Driftsredovisningen går ihop", result, terms, _WRONG)
        closing = books.one(DRIFT, kolumn, "ek-ut")
        name = "Driftsredovisningens eget kapital stämmer med balansräkningen"
        yield from compare("eko-drift-ek", name, closing, _closing(books, kolumn, result))
        if kolumn.slag is Beloppsslag.UTFALL:
            yield from _outcome(books, kolumn, net, paid)


def _outcome(
    books: Books, kolumn: Kolumn, net: Belopp | None, paid: Belopp | None
) -> Iterator[Kontroll]:
    income = plus(books.amounts(Rapport.RESULTAT, kolumn, "intakter"))
    name = "Driftsredovisningens bidrag är resultaträkningens intäkter"
    yield from compare("eko-drift-utfall", name, paid, income)
    found = costs(books, kolumn)
    if net and found.gross:
        name = "Driftsredovisningens nettokostnad är resultaträkningens kostnader"
        yield from compare("eko-drift-utfall", name, net, found.fitting(net), _WRONG)


def _closing(books: Books, kolumn: Kolumn, result: Belopp | None) -> list[Term]:
    """The balance sheet's closing equity; of a budget, its opening and the budgeted result.

    So too of the first months of a year, for which there is no balance sheet.
    """
    year = Period.of_year(kolumn.period.year)
    outcome = Kolumn(Beloppsslag.UTFALL, year)
    sign = books.equity_sign(outcome)
    if kolumn.period.start != year.start:
        return []
    if kolumn == outcome:
        closing = books.one(Rapport.BALANS, outcome, "ek-ut")
        return [(sign, closing)] if closing else []
    opening = books.one(Rapport.BALANS, outcome, "ek-in")
    return [(sign, opening), (1, result)] if opening and result else []


def check_deviation(books: Books) -> Iterator[Kontroll]:
    """A deviation that is written out is outcome less budget."""
    for post in books.rows(DRIFT):
        for amount in post.belopp:
            if amount.kolumn.slag is not Beloppsslag.AVVIKELSE:
                continue
            period = amount.kolumn.period
            outcome = post.i(Kolumn(Beloppsslag.UTFALL, period))
            budget = post.i(Kolumn(Beloppsslag.BUDGET, period))
            terms = [(1, outcome), (-1, budget)] if outcome and budget else []
            yield from compare("eko-avvikelse", "Avvikelsen är utfall minus budget", amount, terms)

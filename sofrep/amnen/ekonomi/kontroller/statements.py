"""The income statement, the balance sheet, the cash flow, the budget and what ties them together."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.ekonomi.kontroller.books import (
    TOTALS,
    Books,
    Term,
    as_cost,
    compare,
    costs,
    plus,
    year_before,
)
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Kontroll
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport

TILLGANGAR = ("anl-tillgang", "oms-tillgang", "tillgang", "kassa")
RES, BAL, KF = Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE


def check_income(books: Books) -> Iterator[Kontroll]:
    """The income statement adds up to the year's result."""
    for kolumn in books.columns(RES):
        parts = plus(books.above(RES, kolumn, "resultat"))
        total = books.one(RES, kolumn, "resultat")
        action = "Rätta det belopp som är fel. Kostnader skrivs med minus."
        yield from compare("eko-resultat", "Resultaträkningen går ihop", total, parts, action)


def check_subtotals(books: Books) -> Iterator[Kontroll]:
    """A subtotal is the sum of some of the posts right above it."""
    for rapport in (RES, BAL, KF):
        for kolumn in books.columns(rapport):
            above: list[Belopp] = []
            since_last: list[Belopp] = []
            for post in books.rows(rapport):
                amount = post.i(kolumn)
                if post.kod == "summa" and amount:
                    terms = _matching(amount, above) or since_last
                    yield from compare("eko-delsumma", "Delsumman stämmer", amount, plus(terms))
                    since_last = []
                elif amount and post.kod not in TOTALS:
                    above.append(amount)
                    since_last.append(amount)


def _matching(total: Belopp, above: list[Belopp]) -> list[Belopp]:
    """The longest run of amounts ending right above that gives the total, if any."""
    for start in range(len(above)):
        if sum(amount.varde for amount in above[start:]) == total.varde:
            return above[start:]
    return []


def check_balance(books: Books) -> Iterator[Kontroll]:
    """Assets add up and equal equity and debts, which add up too."""
    for kolumn in books.columns(BAL):
        assets = books.one(BAL, kolumn, "summa-tillg")
        parts = plus(books.amounts(BAL, kolumn, *TILLGANGAR))
        yield from compare("eko-tillgangar", "Tillgångarna går ihop", assets, parts)
        total = books.one(BAL, kolumn, "summa-ek-sk")
        sides = [(books.equity_sign(kolumn), assets)] if assets else []
        name = "Tillgångar är lika med eget kapital och skulder"
        yield from compare("eko-balans", name, total, sides)
        parts = plus(books.amounts(BAL, kolumn, "ek-ut", "skuld"))
        yield from compare("eko-skulder", "Eget kapital och skulder går ihop", total, parts)


def check_equity(books: Books) -> Iterator[Kontroll]:
    """Opening equity and the result give the closing, which is the next year's opening."""
    for kolumn in books.columns(BAL):
        closing = books.one(BAL, kolumn, "ek-ut")
        opening = books.one(BAL, kolumn, "ek-in")
        parts = plus(books.amounts(BAL, kolumn, "ek-in", "ek-res", "ek-ovr"))
        name = "Eget kapital: ingående och årets resultat ger utgående"
        yield from compare("eko-eget-kapital", name, closing, parts if opening else [])
        before = year_before(kolumn)
        last = books.one(BAL, before, "ek-ut")
        sign = books.equity_sign(kolumn) * books.equity_sign(before)
        name = "Ingående eget kapital är förra årets utgående"
        yield from compare("eko-ek-ingaende", name, opening, [(sign, last)] if last else [])


def check_cash_flow(books: Books) -> Iterator[Kontroll]:
    """The cash flow adds up and ends in the balance sheet's cash."""
    for kolumn in books.columns(KF):
        flow = books.one(KF, kolumn, "kf-arets")
        parts = plus(books.above(KF, kolumn, "kf-arets"))
        yield from compare("eko-kassaflode", "Kassaflödet går ihop", flow, parts)
        opening, closing = (books.one(KF, kolumn, kod) for kod in ("likv-in", "likv-ut"))
        both = plus([opening, flow]) if opening and flow else []
        name = "Likvida medel: början och årets kassaflöde ger slutet"
        yield from compare("eko-likvida", name, closing, both)
        cash = plus(books.amounts(BAL, kolumn, "kassa"))
        name = "Likvida medel vid årets slut är balansräkningens kassa"
        yield from compare("eko-kassa", name, closing, cash)
        before = year_before(kolumn)
        last = books.one(KF, before, "likv-ut")
        earlier = plus([last]) if last else plus(books.amounts(BAL, before, "kassa"))
        name = "Likvida medel vid årets början är förra årets slut"
        yield from compare("eko-likvida-ingaende", name, opening, earlier)


def check_same_result(books: Books) -> Iterator[Kontroll]:
    """The year's result is the same wherever it stands."""
    for rapport, kod in (
        (BAL, "ek-res"),
        (KF, "kf-resultat"),
        (Rapport.DRIFT, "resultat"),
        (Rapport.BALANSKRAV, "resultat"),
    ):
        for kolumn in books.columns(rapport):
            sign = books.equity_sign(kolumn) if rapport is BAL else 1
            name = f"Årets resultat är detsamma i {rapport.namn.lower()} och resultaträkning"
            stated, result = books.one(rapport, kolumn, kod), _result(books, kolumn)
            yield from compare(
                "eko-arets-resultat", name, stated, [(sign, result)] if result else []
            )


def _result(books: Books, kolumn: Kolumn) -> Belopp | None:
    return books.one(RES, kolumn, "resultat")


def check_requirement(books: Books) -> Iterator[Kontroll]:
    """The balance requirement's result is the year's result and the adjustments."""
    rapport = Rapport.BALANSKRAV
    for kolumn in books.columns(rapport):
        parts: list[Belopp] = []
        for post in books.rows(rapport):
            amount = post.i(kolumn)
            if post.kod == "balanskrav":
                name = "Balanskravsutredningen går ihop"
                yield from compare("eko-balanskrav", name, amount, plus(parts))
                break
            if amount:
                parts.append(amount)


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

"""The five-year overview, by itself and against the statements."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.ekonomi.kontroller.books import (
    Books,
    Term,
    as_cost,
    compare,
    costs,
    kr,
    plus,
    year_before,
)
from sofrep.domain.ekonomi import Belopp, Kolumn, Kontroll, Kontrollstatus
from sofrep.domain.figure import Number
from sofrep.domain.postkoder import Rapport

FLER = Rapport.FLERAR


def check_overview(books: Books) -> Iterator[Kontroll]:
    """Each year adds up, and the equity goes on from year to year."""
    for kolumn in books.columns(FLER):
        result = books.one(FLER, kolumn, "resultat")
        income = _income(books, kolumn)
        cost = books.one(FLER, kolumn, "kostnader")
        terms = [*plus(income), as_cost(cost), *_financial(books, kolumn)] if cost else []
        terms += _left_out(books, kolumn, result, terms)
        name = "Flerårsöversikten går ihop"
        yield from compare("eko-oversikt-summa", name, result, terms if income else [])
        closing = books.one(FLER, kolumn, "ek-ut")
        before = books.one(FLER, year_before(kolumn), "ek-ut")
        both = plus([before, result]) if before and result else []
        name = "Flerårsöversiktens eget kapital följer av året före"
        yield from compare("eko-oversikt-ek", name, closing, both)


def _financial(books: Books, kolumn: Kolumn) -> list[Term]:
    """The overview's own rows of financial items; it may have none."""
    expenses = books.amounts(FLER, kolumn, "fin-kost")
    return [*plus(books.amounts(FLER, kolumn, "fin-int")), *map(as_cost, expenses)]


def _left_out(books: Books, kolumn: Kolumn, result: Belopp | None, terms: list[Term]) -> list[Term]:
    """The financial items of the income statement, where an overview without them lacks just these."""
    items = plus(costs(books, kolumn).financial)
    lacking = result.varde - _sum(terms) if result else 0
    return items if lacking and lacking == _sum(items) and not _financial(books, kolumn) else []


def _sum(terms: list[Term]) -> Number:
    return sum(sign * amount.varde for sign, amount in terms)


def _income(books: Books, kolumn: Kolumn) -> list[Belopp]:
    return books.amounts(FLER, kolumn, "medlemsbidrag", "ovr-int")


def check_overview_agrees(books: Books) -> Iterator[Kontroll]:
    """The years that the statements have are the same in the overview."""
    for kolumn in books.columns(FLER):
        total = books.amounts(Rapport.RESULTAT, kolumn, "intakter")
        income = _income(books, kolumn)
        terms = [*plus(total), *((-1, amount) for amount in income[1:])]
        name = "Flerårsöversiktens intäkter är resultaträkningens"
        yield from compare(
            "eko-oversikt", name, income[0] if income else None, terms if total else []
        )
        for kod, rapport, other in (
            ("resultat", Rapport.RESULTAT, "resultat"),
            ("ek-ut", Rapport.BALANS, "ek-ut"),
        ):
            sign = books.equity_sign(kolumn) if rapport is Rapport.BALANS else 1
            stated, found = books.one(FLER, kolumn, kod), books.one(rapport, kolumn, other)
            what = "resultat" if kod == "resultat" else "eget kapital"
            name = f"Flerårsöversiktens {what} är {rapport.namn.lower()}ens"
            yield from compare("eko-oversikt", name, stated, [(sign, found)] if found else [])
        yield from _financial_agrees(books, kolumn)
        yield from _costs(books, kolumn)


def _financial_agrees(books: Books, kolumn: Kolumn) -> Iterator[Kontroll]:
    """The overview's financial items are, taken together, those of the income statement."""
    own, found = _financial(books, kolumn), costs(books, kolumn).financial
    if own and found:
        sign, stated = own[0]
        others = [*plus(found), *((-each, amount) for each, amount in own[1:])]
        name = "Flerårsöversiktens finansiella poster är resultaträkningens"
        terms = [(sign * each, amount) for each, amount in others]
        yield from compare("eko-oversikt", name, stated, terms)


def _costs(books: Books, kolumn: Kolumn) -> Iterator[Kontroll]:
    """The cost may be stated net of financial items: which it is, is said."""
    stated = books.one(FLER, kolumn, "kostnader")
    found = costs(books, kolumn)
    if stated is None or not found.gross:
        return
    name = "Flerårsöversiktens kostnader är resultaträkningens"
    if _financial(books, kolumn) or not found.is_net(stated):
        yield from compare("eko-oversikt", name, stated, found.terms(stated, found.gross))
        return
    (check,) = compare("eko-oversikt", name, stated, found.fitting(stated))
    gross = sum(sign * amount.varde for sign, amount in found.terms(stated, found.gross))
    difference = kr(stated.varde - gross)
    yield replace(
        check,
        rule="eko-oversikt-netto",
        status=Kontrollstatus.ANMARKNING,
        beraknat=gross,
        forklaring=f"Flerårsöversikten har kostnaden {kr(stated.varde)}, resultaträkningen "
        f"{kr(gross)}. Skillnaden, {difference}, är de finansiella posterna: översikten stämmer "
        "med kostnaden netto efter dem.",
        atgard="Låt det stå om det är avsikten, och säg det gärna i texten; annars rätta beloppet.",
    )

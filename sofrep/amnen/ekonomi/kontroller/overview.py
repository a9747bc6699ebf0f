"""The five-year overview, and whether a year's books are whole, in kronor and as last year's were."""

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
    tkr_check,
    year_before,
)
from sofrep.domain.ekonomi import Belopp, Beloppsslag, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.figure import Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.postkoder import Rapport, koder_of
from sofrep.domain.problem import Place

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


_NEEDED = {
    Rapport.RESULTAT: ("intakter", "kostnader", "resultat"),
    Rapport.BALANS: ("kassa", "summa-tillg", "ek-in", "ek-res", "ek-ut", "summa-ek-sk"),
    Rapport.KASSAFLODE: ("kf-resultat", "kf-arets", "likv-in", "likv-ut"),
    Rapport.DRIFT: ("netto", "bidrag", "resultat"),
    Rapport.FLERAR: ("medlemsbidrag", "kostnader", "resultat", "ek-ut"),
    Rapport.BALANSKRAV: ("balanskrav",),
}
_LEAST_LARGE = 100_000
_ROUNDING = 1


def check_complete(books: Books, year: int) -> Iterator[Kontroll]:
    """Each statement of the year has the posts that the checks need."""
    own = Kolumn(Beloppsslag.UTFALL, Period.of_year(year))
    for rapport, koder in _NEEDED.items():
        rows = books.rows(rapport)
        if not any(post.i(own) for post in rows):
            continue
        for kod in koder:
            posts = [post for post in rows if post.kod == kod]
            if not any(post.i(own) for post in posts):
                yield _lacking(rows[0], posts, kod, year)


def _lacking(first: Post, posts: list[Post], kod: str, year: int) -> Kontroll:
    name = koder_of(first.rapport)[kod].namn
    place = posts[0].place if posts else Place(first.place.file, first.place.sheet)
    what = "beloppet är tomt" if posts else f"ingen post har koden {kod}"
    return Kontroll(
        rule="eko-summa-saknas",
        namn=f"{first.rapport.namn} har {name[:1].lower()}{name[1:]}, {year}",
        status=Kontrollstatus.EJ_GJORD,
        place=place,
        forklaring=f"{name} behövs för kontrollerna av {first.rapport.namn.lower()}, men {what}.",
        atgard="Fyll i beloppet (0 om det är noll)."
        if posts
        else f"Skriv {kod} i kolumnen Kod på rätt post.",
    )


def check_thousands(books: Books, forbund: Forbund) -> Iterator[Kontroll]:
    """Amounts that look like tkr: a thousandth of the same post's others, or of the contributions."""
    for rapport in Rapport:
        for post in books.rows(rapport):
            if post.kod != "anstallda":
                yield from _smaller_of_post(post)
    for kolumn in books.columns(Rapport.RESULTAT):
        income = books.amounts(Rapport.RESULTAT, kolumn, "intakter")
        year = str(kolumn.period.year)
        paid = sum(member.bidrag.get(year, 0) for member in forbund.medlem)
        total = abs(sum(int(amount.varde) for amount in income))
        if income and 0 < total * 200 < paid:
            yield tkr_check(income[0], paid)


def _smaller_of_post(post: Post) -> Iterator[Kontroll]:
    amounts = [
        b
        for b in post.belopp
        if b.varde and b.kolumn.slag not in (Beloppsslag.ANDEL, Beloppsslag.AVVIKELSE)
    ]
    for amount in amounts:
        large = next((b for b in amounts if _is_thousandth(amount, b)), None)
        if large:
            yield tkr_check(amount, large.varde)


def _is_thousandth(small: Belopp, large: Belopp) -> bool:
    a, b = abs(int(small.varde)), abs(int(large.varde))
    return b >= _LEAST_LARGE and 250 * a <= b <= 4000 * a


def check_use(books: Books) -> Iterator[Kontroll]:
    """The shares of how the money was used are 100 in all, as far as rounding goes."""
    rapport = Rapport.ANVANDNING
    for kolumn in books.columns(rapport, Beloppsslag.ANDEL):
        shares = [b for post in books.rows(rapport) if (b := post.i(kolumn))]
        total = sum(share.varde for share in shares)
        agrees = 100 - _ROUNDING <= total <= 100 + _ROUNDING
        yield Kontroll(
            rule="eko-anvandning",
            namn=f"Andelarna av medlen är tillsammans 100 procent, {kolumn.period.year}",
            status=Kontrollstatus.STAMMER if agrees else Kontrollstatus.STAMMER_INTE,
            place=shares[-1].place,
            angivet=total,
            beraknat=100,
            places=tuple(share.place for share in shares),
            forklaring="" if agrees else f"De är tillsammans {_percent(total)}, inte 100 procent.",
            atgard="" if agrees else "Rätta den andel som är fel.",
        )


def _percent(total: Number) -> str:
    # Exact up to the tenth that a share may be written with.
    whole, tenths = divmod(int(total * 10), 10)
    return f"{whole},{tenths} procent" if tenths else f"{whole} procent"


def check_last_year(books: Books, last: Books) -> Iterator[Kontroll]:
    """What the book says of last year is what last year's book said."""
    for rapport in Rapport:
        before = {post.matt: post for post in last.rows(rapport) if _is_named(post)}
        for post in books.rows(rapport):
            earlier = before.get(post.matt)
            for amount in post.belopp:
                own = amount.kolumn.period == Period.of_year(post.year - 1)
                if not earlier or not own or amount.kolumn.slag is not Beloppsslag.UTFALL:
                    continue
                said = earlier.i(amount.kolumn)
                name = f"{rapport.namn}: förra året är som i förra årets arbetsbok"
                action = (
                    "Rätta beloppet, eller förklara i dokumentet varför jämförelseåret är ändrat."
                )
                terms = plus([said]) if said else []
                yield from compare("eko-forra-aret", name, amount, terms, action)


def _is_named(post: Post) -> bool:
    """Whether the measure names what the post is, not its place on the sheet."""
    return not post.matt.rpartition(".")[2].isdigit()

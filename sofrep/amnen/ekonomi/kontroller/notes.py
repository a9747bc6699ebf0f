"""The notes: each sums to its post; the state, the region and the kommuner pay their parts."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.ekonomi.kontroller.books import Books
from sofrep.amnen.ekonomi.kontroller.compare import Term, column_name, compare, kr, plus
from sofrep.domain.ekonomi import Belopp, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.postkoder import Rapport

_REFERRING = (Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE)
_SHARES = (
    ("bidrag-stat", "Staten betalar hälften av medlemsbidragen", 2),
    ("bidrag-region", "Regionen betalar en fjärdedel av medlemsbidragen", 4),
    ("bidrag-kommun", "Kommunerna betalar en fjärdedel av medlemsbidragen", 4),
)


def check_notes(books: Books) -> Iterator[Kontroll]:
    """Each note adds up to its own sum and to the post that refers to it."""
    notes = books.rows(Rapport.NOTER)
    for number in dict.fromkeys(post.not_nummer for post in notes):
        rows = [post for post in notes if post.not_nummer == number]
        for kolumn in dict.fromkeys(b.kolumn for post in rows for b in post.belopp):
            yield from _note(books, number, rows, kolumn)
    if notes:
        yield from _missing(books, {post.not_nummer for post in notes})


def _note(books: Books, number: int, rows: list[Post], kolumn: Kolumn) -> Iterator[Kontroll]:
    parts = [b for post in rows if post.kod != "not-summa" and (b := post.i(kolumn))]
    stated = next((b for post in rows if post.kod == "not-summa" and (b := post.i(kolumn))), None)
    yield from compare("eko-not-summa", f"Not {number} går ihop", stated, plus(parts))
    total = [stated] if stated else parts
    value = sum(amount.varde for amount in total)
    groups = list(_groups(books, number, kolumn))
    # A note may print costs without their minus sign, and stand for posts of several statements.
    fits = [g for g in groups if abs(sum(b.varde for b in g)) == abs(value)]
    for group in fits[:1] or groups[:1]:
        post_sum = sum(amount.varde for amount in group)
        sign = -1 if (post_sum < 0) != (value < 0) else 1
        terms: list[Term] = [(sign, amount) for amount in total]
        terms += [(-1, amount) for amount in group[1:]]
        yield from compare("eko-not", f"Not {number} är lika med sin post", group[0], terms)


def _groups(books: Books, number: int, kolumn: Kolumn) -> Iterator[list[Belopp]]:
    """The posts of a statement that refer to the note, together and each by itself."""
    for rapport in _REFERRING:
        posts = [post for post in books.rows(rapport) if post.not_nummer == number]
        amounts = [b for post in posts if (b := post.i(kolumn))]
        if amounts:
            yield amounts
        if len(amounts) > 1:
            yield from ([amount] for amount in amounts)


def _missing(books: Books, known: set[int]) -> Iterator[Kontroll]:
    for rapport in _REFERRING:
        for post in books.rows(rapport):
            filled = next((b for b in post.belopp if b.varde), None)
            if post.not_nummer and post.not_nummer not in known and filled:
                yield Kontroll(
                    rule="eko-not-saknas",
                    namn=f"Not {post.not_nummer} finns",
                    status=Kontrollstatus.STAMMER_INTE,
                    place=filled.place,
                    angivet=filled.varde,
                    places=(filled.place,),
                    forklaring=f"Posten ({kr(filled.varde)}) hänvisar till not "
                    f"{post.not_nummer}, som inte finns på bladet Noter.",
                    atgard="Lägg till noten, eller rätta numret.",
                )


def check_contributions(books: Books) -> Iterator[Kontroll]:
    """The state pays half of the members' contributions, the region and the kommuner a quarter."""
    for kolumn in books.columns(Rapport.NOTER):
        paid = {kod: books.amounts(Rapport.NOTER, kolumn, kod) for kod, _, _ in _SHARES}
        if all(paid.values()):
            wrong = _wrong(paid)
            for kod, namn, part in _SHARES:
                yield _share(kolumn, namn, paid[kod], _due(paid, kod, part), is_wrong=kod in wrong)


def _value(paid: dict[str, list[Belopp]], kod: str) -> int:
    return int(sum(amount.varde for amount in paid[kod]))


def _due(paid: dict[str, list[Belopp]], kod: str, part: int) -> int:
    """What the others' contributions say that one of them should be."""
    others = sum(_value(paid, other) for other in paid if other != kod)
    return others // (part - 1)


def _wrong(paid: dict[str, list[Belopp]]) -> set[str]:
    """Whose contribution is not right: the only one that the other two speak against, or all."""
    state, region, kommuner = (_value(paid, kod) for kod, _, _ in _SHARES)
    # A state contribution of an odd number of kronor cannot be split in two.
    if state == region + kommuner and abs(region - kommuner) <= state % 2:
        return set()
    if region == kommuner:
        return {"bidrag-stat"}
    if 2 * kommuner == state:
        return {"bidrag-region"}
    if 2 * region == state:
        return {"bidrag-kommun"}
    return set(paid)


def _share(
    kolumn: Kolumn, namn: str, amounts: list[Belopp], due: int, *, is_wrong: bool
) -> Kontroll:
    paid = int(sum(amount.varde for amount in amounts))
    who = namn.split(" betalar", maxsplit=1)[0]
    return Kontroll(
        rule="eko-bidrag",
        namn=f"{namn}, {column_name(kolumn)}",
        status=Kontrollstatus.STAMMER_INTE if is_wrong else Kontrollstatus.STAMMER,
        place=amounts[0].place,
        angivet=paid,
        beraknat=due if is_wrong else paid,
        places=tuple(amount.place for amount in amounts),
        forklaring=f"{who} betalar {kr(paid)}, men de andras bidrag ger {kr(due)}. "
        f"Skillnaden är {kr(paid - due)}."
        if is_wrong
        else "",
        atgard="Rätta bidraget, eller koden på den post som inte är ett medlemsbidrag."
        if is_wrong
        else "",
    )

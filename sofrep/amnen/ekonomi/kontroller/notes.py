"""The notes: each sums to its post; the state, the region and the kommuner pay their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.amnen.ekonomi.kontroller.books import Books, Term, column_name, compare, kr, plus
from sofrep.domain.ekonomi import Belopp, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.forbund import Forbund, Kommun, Medlem
from sofrep.domain.postkoder import Rapport

_STATE, _REGION, _KOMMUN = "bidrag-stat", "bidrag-region", "bidrag-kommun"


def check_members(books: Books, forbund: Forbund) -> Iterator[Kontroll]:
    """Each contribution of a year in the notes is the profile's, where both have it."""
    own = {kommun.medlem for kommun in forbund.kommun}
    for kolumn in books.columns(Rapport.NOTER):
        year = str(kolumn.period.year)
        if not kolumn.period.is_year or any(year not in m.bidrag for m in forbund.medlem):
            continue
        kommuner = [member for member in forbund.medlem if member.kod in own]
        others = sorted(
            (member for member in forbund.medlem if member.kod not in own),
            key=lambda member: -member.bidrag[year],
        )
        pairs = [
            *_of_kommuner(books, kolumn, kommuner, forbund),
            *_of_others(books, kolumn, others),
        ]
        for amounts, members in pairs:
            yield _agree(kolumn, amounts, members)


_Pair = tuple[list[Belopp], list[Medlem]]
"""Amounts of the notes, and the members who pay them together."""


def _of_others(books: Books, kolumn: Kolumn, members: list[Medlem]) -> Iterator[_Pair]:
    """The state, who pays most, and the region; together where more than two share it."""
    state = books.amounts(Rapport.NOTER, kolumn, _STATE)
    region = books.amounts(Rapport.NOTER, kolumn, _REGION)
    if not state or not region or len(members) < 2:
        return
    if len(members) == 2:
        yield from ((state, members[:1]), (region, members[1:]))
    else:
        yield state + region, members


def _of_kommuner(
    books: Books, kolumn: Kolumn, members: list[Medlem], forbund: Forbund
) -> Iterator[_Pair]:
    """Each kommun by its name; all together where a row or a kommun is nobody's."""
    rows = [post for post in books.rows(Rapport.NOTER) if post.kod == _KOMMUN]
    found = [
        (amount, members_named(post, members, forbund))
        for post in rows
        if (amount := post.i(kolumn))
    ]
    named = [each[0].kod for _, each in found if len(each) == 1]
    if sorted(named) == sorted(member.kod for member in members) and len(named) == len(found):
        yield from (([amount], named) for amount, named in found)
    elif found and members:
        yield [amount for amount, _ in found], members


def members_named(post: Post, members: list[Medlem], forbund: Forbund) -> list[Medlem]:
    """The members whose name, or whose kommun's, stands in the post's name."""
    return [
        member
        for member in members
        if any(
            re.search(rf"\b{re.escape(name)}s?\b", post.namn, re.IGNORECASE)
            for kommun in forbund.kommun
            if kommun.medlem == member.kod
            for name in _names(kommun, member)
        )
    ]


def _names(kommun: Kommun, member: Medlem) -> tuple[str, ...]:
    return tuple(filter(None, (kommun.kortnamn, kommun.namn, member.namn, *kommun.alias)))


def _agree(kolumn: Kolumn, amounts: list[Belopp], members: list[Medlem]) -> Kontroll:
    year = str(kolumn.period.year)
    stated = int(sum(amount.varde for amount in amounts))
    paid = sum(member.bidrag[year] for member in members)
    who = members[0].namn if len(members) == 1 else "Medlemmarna tillsammans"
    agrees = stated == paid
    return Kontroll(
        rule="eko-bidrag-profil",
        namn=f"{who}: bidraget i noten är det i forbund.toml, {column_name(kolumn)}",
        status=Kontrollstatus.STAMMER if agrees else Kontrollstatus.STAMMER_INTE,
        place=amounts[0].place,
        angivet=stated,
        beraknat=paid,
        places=tuple(amount.place for amount in amounts),
        forklaring=""
        if agrees
        else f"Noten har {kr(stated)}, men forbund.toml har {kr(paid)}. Skillnaden är "
        f"{kr(stated - paid)}, och dokumenten visar båda.",
        atgard="" if agrees else "Rätta beloppet i noten, eller bidrag i forbund.toml.",
    )


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

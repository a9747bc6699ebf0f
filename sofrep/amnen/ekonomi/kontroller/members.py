"""The members' contributions in the notes against those of the profile: a document prints both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.amnen.ekonomi.kontroller.books import Books
from sofrep.amnen.ekonomi.kontroller.compare import column_name, kr
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

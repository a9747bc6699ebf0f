"""Where two sums of the statements differ for a reason that is known: notes on the page."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.amnen.ekonomi.avsnitt.rakenskaper import posts_of
from sofrep.amnen.gemensamt.sida import Sida
from sofrep.amnen.gemensamt.topp import lower_first
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Kontroll, Kontrollstatus, Post
from sofrep.domain.figure import Number, Unit
from sofrep.domain.postkoder import Rapport
from sofrep.visning.svenska import enumerate_in_text, format_value, period_in_text

_TOLD = frozenset({"eko-resultat", "eko-oversikt-summa", "eko-oversikt-netto"})
"""The checks whose difference the page explains."""


def skillnader(sida: Sida, rapport: Rapport) -> tuple[str, ...]:
    """The notes under a statement: what its posts miss, and what an amount holds besides."""
    posts = posts_of(sida.underlag, rapport)
    amounts = {b.place: (post, b.kolumn) for post in reversed(posts) for b in reversed(post.belopp)}
    checks = (check for check in sida.underlag.kontroller if check.place in amounts)
    found = [note for check in checks if (note := _of_check(sida, check, *amounts[check.place]))]
    if rapport is Rapport.FLERAR:
        found += _beside_contributions(sida)
    return tuple(dict.fromkeys(found))


def _of_check(sida: Sida, check: Kontroll, post: Post, kolumn: Kolumn) -> str:
    """The note to a check that holds the post's amount in the column."""
    skillnad = check.skillnad
    if check.rule not in _TOLD or check.status is Kontrollstatus.STAMMER or not skillnad:
        return ""
    places = {
        "ar": period_in_text(kolumn.period),
        "belopp": _kr(skillnad if skillnad > 0 else -skillnad),
    }
    if check.rule == "eko-oversikt-netto":
        return sida.text("ekonomi.netto", **places)
    variant = "mer" if skillnad < 0 else "mindre"
    return sida.text("ekonomi.skillnad", variant, post=lower_first(post.namn), **places)


def _beside_contributions(sida: Sida) -> Iterator[str]:
    """What the overview counts among the members' contributions that the notes tell apart."""
    notes = posts_of(sida.underlag, Rapport.NOTER)
    of_members = [post for post in notes if post.kod.startswith("bidrag-")]
    numbers = {post.not_nummer for post in of_members}
    others = [post for post in notes if post.not_nummer in numbers and post not in of_members]
    for stated in posts_of(sida.underlag, Rapport.FLERAR):
        for belopp in stated.belopp if stated.kod == "medlemsbidrag" else ():
            own = _sum(of_members, belopp.kolumn)
            rest = belopp.varde - own
            if not own or not rest or rest != _sum(others, belopp.kolumn):
                continue
            parts = [
                f"{lower_first(post.namn)} ({_kr(amount.varde)})"
                for post in others
                if (amount := post.i(belopp.kolumn)) and amount.varde
            ]
            ar = period_in_text(belopp.kolumn.period)
            yield sida.text("ekonomi.medlemsbidrag", ar=ar, poster=enumerate_in_text(parts))


def _sum(posts: list[Post], kolumn: Kolumn) -> Number:
    if kolumn.slag is not Beloppsslag.UTFALL:
        return 0
    return sum(amount.varde for post in posts if (amount := post.i(kolumn)))


def _kr(amount: Number) -> str:
    return format_value(amount, Unit.KRONOR)

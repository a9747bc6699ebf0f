"""The economy of a part of a year: outcome against budget, and the forecast where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sofrep.bilagor.rakenskaper import Spalt, amount, is_total, posts_of
from sofrep.bilagor.underlag import BilagaUnderlag
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post, Rapport
from sofrep.domain.period import Period
from sofrep.visning.svenska import MONTHS, period_in_text
from sofrep.visning.visat import Platshallare, Rad, Tabell

_SHOWN = (Rapport.DRIFT, Rapport.RESULTAT)


@dataclass(frozen=True, slots=True)
class DelarsekonomiVy:
    """The statements that have an outcome for the period, or what is missing.

    `har_prognos` and `har_budget` say whether a table has such a column; `saknas` is "" where
    there is an outcome.
    """

    tabeller: tuple[Tabell, ...]
    har_budget: bool
    har_prognos: bool
    saknas: str | Platshallare


def make(underlag: BilagaUnderlag) -> DelarsekonomiVy:
    """Driftsredovisning and resultaträkning of the period, amounts as entered."""
    found = [posts for rapport in _SHOWN if (posts := _with_outcome(underlag, rapport))]
    columns = {spalt.suffix for posts in found for spalt in _columns(underlag, posts)}
    return DelarsekonomiVy(
        tabeller=tuple(_table(underlag, posts) for posts in found),
        har_budget=".budget" in columns,
        har_prognos=".prognos" in columns,
        saknas="" if found else Platshallare(_lacking(underlag.period)),
    )


def _lacking(period: Period) -> str:
    text, rubrik = period_in_text(period), _column_name(period)
    if not rubrik:
        return f"Ekonomiskt utfall kan bara matas in för hela månader, inte för {text}."
    return (
        f"Ekonomiskt utfall för {text} är inte inmatat. Skriv det i en kolumn {rubrik} på bladet "
        f"{Rapport.DRIFT.namn} i arbetsboken Ekonomi."
    )


def _column_name(period: Period) -> str:
    """``Januari-augusti 2023``, as the heading of the column is written; "" for other days."""
    if not period.is_whole_months or period.start.year != period.end.year:
        return ""
    first, last = MONTHS[period.start.month - 1], MONTHS[period.end.month - 1]
    return f"{first.capitalize()}-{last} {period.year}"


def _with_outcome(underlag: BilagaUnderlag, rapport: Rapport) -> list[Post]:
    """The posts of a statement that has an outcome for the period, else none.

    A post of which nothing is known but another period's amounts is left out.
    """
    posts = posts_of(underlag, rapport)
    own = Kolumn(Beloppsslag.UTFALL, underlag.period)
    if not any(post.i(own) for post in posts):
        return []
    suffixes = [spalt.suffix for spalt in _columns(underlag, posts)]
    return [
        post
        for post in posts
        if not post.belopp or any(amount(underlag, f"{post.matt}{s}") != "" for s in suffixes)
    ]


def _columns(underlag: BilagaUnderlag, posts: Sequence[Post]) -> tuple[Spalt, ...]:
    """The columns in which any of the posts has an amount."""
    period = underlag.period
    own, last = period_in_text(period), period_in_text(period.previous())
    has_own = any(post.i(Kolumn(Beloppsslag.BUDGET, period)) for post in posts)
    budget = own if has_own else str(period.year)
    candidates = (
        Spalt(f"Utfall {own}", ""),
        Spalt(f"Budget {budget}", ".budget"),
        Spalt("Avvikelse", ".avvik"),
        Spalt(f"Prognos {period.year}", ".prognos"),
        Spalt("Prognosens avvikelse", ".prognos-avvik"),
        Spalt(f"Utfall {last}", f".ar-{period.year - 1}"),
    )
    return tuple(
        spalt
        for spalt in candidates
        if any(amount(underlag, f"{post.matt}{spalt.suffix}") != "" for post in posts)
    )


def _table(underlag: BilagaUnderlag, posts: Sequence[Post]) -> Tabell:
    spalter = _columns(underlag, posts)
    rader = tuple(
        Rad(
            " ".join(post.namn.split()),
            tuple(amount(underlag, f"{post.matt}{spalt.suffix}") for spalt in spalter),
            summa=is_total(post),
            rubrik=not post.belopp,
        )
        for post in posts
    )
    rubrik = f"{posts[0].rapport.namn} {period_in_text(underlag.period)}, kronor"
    return Tabell(
        rubrik,
        f"{rubrik}. Raderna är poster, kolumnerna belopp i kronor.",
        ("Post", *(spalt.rubrik for spalt in spalter)),
        rader,
    )

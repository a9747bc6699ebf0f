"""The economy of a part of a year: outcome against budget, and the forecast where there is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from sofrep.amnen.ekonomi.avsnitt.rakenskaper import (
    Spalt,
    amount,
    column_heading,
    heading,
    post_table,
    posts_of,
)
from sofrep.amnen.ekonomi.avsnitt.rakningar import rakningsbesked, skillnader
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.amnen.gemensamt.sida import Blocks, Sida, shown
from sofrep.domain.ekonomi import Beloppsslag, Kolumn, Post
from sofrep.domain.period import MONTHS, Period
from sofrep.domain.postkoder import Rapport
from sofrep.visning.block import Block, Delar, Kanslitext, Stil, Tabellblock
from sofrep.visning.svenska import date_in_text, period_in_head, period_in_text
from sofrep.visning.visat import Platshallare, Tabell, Tal

_SHOWN = (Rapport.DRIFT, Rapport.RESULTAT, Rapport.BALANS, Rapport.KASSAFLODE, Rapport.BALANSKRAV)


def make(underlag: BilagaUnderlag) -> Mapping[Rapport, Tabell]:
    """The statements that have an outcome for the period, amounts as entered."""
    found = {rapport: _with_outcome(underlag, rapport) for rapport in _SHOWN}
    return MappingProxyType(
        {rapport: _table(underlag, posts) for rapport, posts in found.items() if posts}
    )


def lacking(underlag: BilagaUnderlag) -> Platshallare:
    """Where the outcome of the period is to be entered."""
    column = _column_name(underlag.period)
    text = underlag.fraser.text(
        "ekonomi.saknas",
        "utfall" if column else "hela-manader",
        period=period_in_text(underlag.period),
        kolumn=column,
        blad=Rapport.DRIFT.namn,
    )
    return Platshallare(text, ar_text=False)


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
    year, before = str(period.year), period.previous()
    has_own = any(post.i(Kolumn(Beloppsslag.BUDGET, period)) for post in posts)
    rapport = posts[0].rapport
    candidates = (
        ("", "utfall", _when(rapport, period, period_in_head)),
        (".budget", "budget", period_in_head(period) if has_own else year),
        (".avvik", "avvik", ""),
        (".prognos", "prognos", year),
        (".prognos-avvik", "prognos-avvik", ""),
        (f".ar-{before.year}", "utfall", _when(rapport, before, period_in_head)),
    )
    shown = [
        each
        for each in candidates
        if any(amount(underlag, f"{post.matt}{each[0]}") != "" for post in posts)
    ]
    alone = all(slag == "utfall" for _, slag, _ in shown)
    return tuple(
        Spalt(column_heading(underlag, "ar" if alone else slag, when), suffix)
        for suffix, slag, when in shown
    )


def _when(rapport: Rapport, period: Period, name: Callable[[Period], str] = period_in_text) -> str:
    """The days that amounts are of; of a balance sheet the last."""
    return date_in_text(period.end) if rapport is Rapport.BALANS else name(period)


def _table(underlag: BilagaUnderlag, posts: Sequence[Post]) -> Tabell:
    rapport = posts[0].rapport
    rubrik = heading(underlag, rapport, _when(rapport, underlag.period))
    return post_table(underlag, posts, rubrik, _columns(underlag, posts))


def delarsekonomi(sida: Sida) -> Blocks:
    """The section: the forecast against the budget, each statement with its message, the office's text."""
    made = make(sida.underlag)
    rubrik = sida.rubrik(1, "ekonomi", "delar.rubrik", "ekonomi")
    if not made:
        missing = Kanslitext(nyckel=sida.nyckel("ekonomi", "saknas"), text=lacking(sida.underlag))
        return (rubrik, missing, *sida.kanslitext("ekonomi"))
    utfall = sida.s.kanske("eko.drift.resultat") or sida.s.kanske("eko.res.resultat")
    blocks: list[Block] = [rubrik, *_besked(sida, utfall)]
    for n, (rapport, tabell) in enumerate(made.items(), start=1):
        # The driftsredovisning is what the section begins with; without it, the income statement.
        if rapport is not Rapport.DRIFT and (n > 1 or rapport is not Rapport.RESULTAT):
            blocks += rakningsbesked(sida, rapport)
        nyckel = sida.nyckel("ekonomi", f"{n:02d}")
        noter = (*tabell.noter, *skillnader(sida, rapport))
        blocks.append(
            Tabellblock(nyckel=nyckel, tabell=replace(tabell, noter=noter), numrerad=False)
        )
    return (*blocks, *sida.kanslitext("ekonomi"))


def _besked(sida: Sida, utfall: Tal | None) -> Blocks:
    if utfall is None or not shown(utfall):
        return ()
    matt = utfall.figure.measure
    prognos, avvik = (sida.s.kanske(f"{matt}{end}") for end in (".prognos", ".prognos-avvik"))
    if prognos is None or not shown(prognos):
        return (
            sida.stycke("ekonomi.besked", "delar.utan-prognos", stil=Stil.BESKED, utfall=utfall),
        )
    mot: Delar = ()
    if avvik is not None and shown(avvik):
        variant = "upp" if avvik.varde > 0 else "ned" if avvik.varde < 0 else "oförändrat"
        mot = sida.delar("delar.mot-budget", variant, avvik=avvik)
    return (
        sida.stycke(
            "ekonomi.besked",
            "delar.prognos",
            stil=Stil.BESKED,
            utfall=utfall,
            prognos=prognos,
            mot=mot,
            ar=str(sida.underlag.period.year),
        ),
    )

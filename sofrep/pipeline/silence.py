"""Problems that the profile silences, each with its reason: counted and listed, never lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, warning
from sofrep.domain.regler import KANDA, Tyst
from sofrep.excel.sheet import UNKNOWN
from sofrep.paths import PROFILE_NAME


class Silenced(Struct, frozen=True):
    """A problem that is not told, and the post of the profile that silences it."""

    problem: Problem
    tyst: Tyst


def silence(
    problems: Iterable[Problem], posts: Sequence[Tyst], period: Period
) -> tuple[tuple[Problem, ...], tuple[Silenced, ...]]:
    """The problems that are told, each once, and those that a post silences.

    Told is also each post that silences nothing, unless it is about another year than `period`.
    """
    told: list[Problem] = []
    silenced: list[Silenced] = []
    for problem in dict.fromkeys(problems):
        post = next((post for post in posts if applies(post, problem)), None)
        if post is None:
            told.append(problem)
        else:
            silenced.append(Silenced(problem, post))
    used = {each.tyst for each in silenced}
    # A post that is as wide as one before it would never be used, but is not without effect.
    idle = (
        (number, post)
        for number, post in enumerate(posts, start=1)
        if post not in used and not any(applies(post, each.problem) for each in silenced)
    )
    return (*told, *_without_effect(idle, period)), tuple(silenced)


def applies(post: Tyst, problem: Problem) -> bool:
    """Whether a post silences a problem, by its first place."""
    place, about = problem.place, problem.about
    return (
        post.regel == problem.rule
        and KANDA[problem.rule].silenceable
        and (not post.fil or _same(post.fil, place.file))
        and (not post.blad or _same(post.blad, place.sheet))
        and (not post.cell or _same(post.cell, place.cell))
        and (not post.insats or post.insats == about.insats)
        and (not post.ar or post.ar in (about.year, _year_of(place.file)))
    )


def _year_of(file: str) -> int:
    from sofrep.excel.columns import year_of_path  # which a kept answer never needs

    return year_of_path(file)


def _same(one: str, other: str) -> bool:
    return _key(one) == _key(other)


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace("\\", "/").strip()


def _without_effect(posts: Iterable[tuple[int, Tyst]], period: Period) -> Iterator[Problem]:
    for number, post in posts:
        year = post.ar or _year_of(post.fil)
        if year not in (UNKNOWN, period.year):
            continue
        narrower = "" if post.ar else " Gäller den bara ett visst år, skriv ar = och året."
        yield warning(
            "tyst-utan-verkan",
            Place(PROFILE_NAME, "", f"tyst[{number}]"),
            f"Kontrollen {post.regel} är avstängd här, men det behövs inte längre: {period.key} visar den inget sådant.",
            f"Ta bort posten om det är rättat.{narrower}",
        )


def by_post(silenced: Sequence[Silenced]) -> dict[Tyst, list[Problem]]:
    """The silenced problems by the post that silences them, in the order of the problems."""
    found: dict[Tyst, list[Problem]] = {}
    for each in silenced:
        found.setdefault(each.tyst, []).append(each.problem)
    return found

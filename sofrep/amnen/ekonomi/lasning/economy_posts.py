"""The posts of all sheets together: their numbers and measures, and what stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from sofrep.domain.ekonomi import Post
from sofrep.domain.postkoder import Postkod, Rapport, koder_of
from sofrep.domain.problem import Place, Problem, error


def finish_posts(posts: Iterable[Post]) -> tuple[tuple[Post, ...], tuple[Problem, ...]]:
    """All posts of a folder with their numbers and measures, and what stands twice."""
    numbers: Counter[tuple[object, ...]] = Counter()
    files: dict[tuple[object, ...], Place] = {}
    numbered: list[Post] = []
    problems: list[Problem] = []
    for post in posts:
        group = _group(post)
        first = files.setdefault(group, post.place)
        if (first.file, first.sheet) != (post.place.file, post.place.sheet):
            problems.append(_statement_twice(post, first))
            continue
        numbers[group] += 1
        numbered.append(replace(post, nummer=numbers[group]))
    times = Counter((*_group(post), post.kod) for post in numbered if post.kod)
    seen: dict[tuple[object, ...], Post] = {}
    finished = []
    for post in numbered:
        kod = koder_of(post.rapport).get(post.kod)
        once = times[(*_group(post), post.kod)] == 1
        if kod and not kod.flera and not once:
            first_post = seen.setdefault((*_group(post), post.kod), post)
            if first_post is not post:
                problems.append(_code_twice(post, first_post))
                continue
        finished.append(replace(post, matt=_measure(post, kod, once=once)))
    return tuple(finished), tuple({(p.rule, p.place): p for p in problems}.values())


def _group(post: Post) -> tuple[object, ...]:
    note = post.not_nummer if post.rapport is Rapport.NOTER else 0
    return (post.year, post.rapport, note)


def _measure(post: Post, kod: Postkod | None, *, once: bool) -> str:
    note = f"{post.not_nummer:02d}" if post.rapport is Rapport.NOTER else ""
    by_code = kod is not None and not kod.numrerad and (once or not kod.flera)
    step = "summa" if post.kod == "not-summa" else post.kod
    return f"eko.{post.rapport}{note}.{step if by_code else f'{post.nummer:02d}'}"


def _statement_twice(post: Post, first: Place) -> Problem:
    name = f"Not {post.not_nummer}" if post.rapport is Rapport.NOTER else post.rapport.namn
    return error(
        "rapport-dubbel",
        Place(post.place.file, post.place.sheet),
        f"{name} för {post.year} står redan i {first.file}, bladet {first.sheet}.",
        "Behåll ett av bladen.",
    )


def _code_twice(post: Post, first: Post) -> Problem:
    return error(
        "postkod-dubbel",
        post.place,
        f"Koden {post.kod} får stå på en post, och står redan på den i {first.place}.",
        "Behåll koden på en av posterna.",
    )

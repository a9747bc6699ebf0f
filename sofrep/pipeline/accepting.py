"""Warnings that the office has seen and accepts: posts of ``[[tyst]]`` written into the profile."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from sofrep.domain.problem import Place, Problem, Severity, by_sheet
from sofrep.domain.regler import KANDA, Tyst
from sofrep.errors import SofrepError
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.output import replace_file
from sofrep.pipeline.silence import applies

_HEADER = re.compile(r"\s*\[\[tyst\]\]\s*(#.*)?$")
_KEY = re.compile(r"\s*[a-z_]+\s*=")


def acceptable(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Those that may be silenced, in their order; notes are not counted, and need not be."""
    return tuple(
        problem
        for problem in problems
        if KANDA[problem.rule].silenceable and problem.severity is not Severity.NOTE
    )


def accept(folder: Path, problems: Sequence[Problem], skal: str) -> tuple[Tyst, ...]:
    """Write the posts that silence `problems` into the profile, for the reason `skal`; these.

    They stand after the last post there is, else at the end; nothing else of the file changes.

    Raises:
        SofrepError: where the file cannot be changed so; it is then as it was.
    """
    path = folder / PROFILE_NAME
    text = path.read_bytes().decode("utf-8")
    posts = tuple(dict.fromkeys(p for problem in problems for p in posts_of(problem, skal)))
    written = with_posts(text, posts)
    before, now = tomllib.loads(text.lstrip("\ufeff")), tomllib.loads(written.lstrip("\ufeff"))
    wanted = [*before.pop("tyst", []), *map(_entry, posts)]
    if now.pop("tyst", []) != wanted or now != before:
        raise SofrepError(
            f"Det gick inte att skriva i {PROFILE_NAME}. Skriv själva:\n{_as_text(posts)}"
        )
    replace_file(path, written.encode("utf-8"))
    return posts


def posts_of(problem: Problem, skal: str) -> Iterator[Tyst]:
    """The posts that silence a problem and as little else as they can: one per sheet that it is in."""
    about = problem.about
    for sheet, cells in by_sheet(problem.places):
        is_profile = sheet.file == PROFILE_NAME  # its keys have become lines, which move
        post = Tyst(
            regel=problem.rule,
            skal=skal,
            fil=sheet.file,
            blad=sheet.sheet,
            cell=cells[0] if len(cells) == 1 and not is_profile else "",
            insats=about.insats,
            ar=about.year,
        )
        alone = replace(problem, place=Place(sheet.file, sheet.sheet, cells[0]), others=())
        yield post if applies(post, alone) else replace(post, insats="", ar=0)


def with_posts(text: str, posts: Sequence[Tyst]) -> str:
    """The text of a profile with more posts, in its own line endings."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.removesuffix(end).split(end)
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    at = len(lines)
    if headers:
        at = headers[-1] + 1
        while at < len(lines) and _KEY.match(lines[at]):
            at += 1
    new = ["", *_as_text(posts).splitlines()]
    return end.join([*lines[:at], *new, *lines[at:]]) + end


def _as_text(posts: Sequence[Tyst]) -> str:
    """The posts as TOML."""
    blocks = []
    for post in posts:
        keys = (
            f"{key} = {json.dumps(value, ensure_ascii=False)}"
            for key, value in _entry(post).items()
        )
        blocks.append("\n".join(["[[tyst]]", *keys]))
    return "\n\n".join(blocks)


def _entry(post: Tyst) -> dict[str, str | int]:
    """What is written of a post: rule and reason, and what makes it narrower."""
    keys = ("fil", "blad", "cell", "insats", "ar")
    more = {key: value for key in keys if (value := getattr(post, key))}
    return {"regel": post.regel, "skal": post.skal, **more}

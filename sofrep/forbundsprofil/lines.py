"""On which line of forbund.toml each key stands: the TOML reader does not say."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sofrep.domain.problem import Problem

_HEADING = re.compile(r"\[\[?\s*([^\]\n]+?)\s*\]")
_KEY = re.compile(r"[^=\n]+?(?=\s*=)")
_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}\n#]*")
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def located(problems: Iterable[Problem], file: Path) -> list[Problem]:
    """The problems with those of the profile at a line and under a heading instead of a key path."""
    listed = list(problems)
    own = [each.place.file == file.name and bool(each.place.cell) for each in listed]
    if not any(own):
        return listed
    try:
        text = file.read_text(encoding="utf-8-sig")
        data, lines = tomllib.loads(text), _Lines(text).found
    except (OSError, ValueError, RecursionError):
        return listed  # what cannot be read is told by its line already, or of the whole file
    return [
        replace(each, place=replace(each.place, cell=_words(each.place.cell, lines, data)))
        if is_own
        else each
        for each, is_own in zip(listed, own, strict=True)
    ]


def _words(path: str, lines: Mapping[str, int], data: Mapping[str, Any]) -> str:
    """``rad 87, insatser under [[union]] ”Alla insatser”`` for ``union[2].insatser[1]``."""
    known = path
    while known and known not in lines:
        known = re.sub(r"(\.[^.\[]+|\[\d+\]|^[^.\[]+)$", "", known)
    if not known:
        return path
    words = f"rad {lines[known]}"
    steps: list[tuple[str, str]] = _STEP.findall(path)
    (top, number), *rest = steps
    leaf = next((name for name, _ in reversed(rest)), "")
    if not number and not rest:
        return f"{words}, {top}"
    return f"{words}, {f'{leaf} ' if leaf else ''}under {_heading(top, number, data)}"


def _heading(top: str, number: str, data: Mapping[str, Any]) -> str:
    if not number:
        return f"[{top}]"
    table = data[top][int(number) - 1]
    names = [str(table[key]) for key in ("namn", "regel", "fil", "kod") if table.get(key)]
    return f"[[{top}]] ”{names[0]}”" if names else f"[[{top}]] nummer {number}"


class _Lines:
    """The line of every key path of a text that is TOML."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.ends = [found.start() for found in re.finditer("\n", text)]
        self.found: dict[str, int] = {}
        self.posts: dict[str, str] = {}
        """The last post of each heading: what stands under it is of that one."""
        self._read()

    def _read(self) -> None:
        table = ""
        while self._next():
            if heading := _HEADING.match(self.text, self.at):
                outer, dot, name = heading[1].rpartition(".")
                table = self.posts.get(outer, outer) + dot + name
                if heading[0].startswith("[["):
                    first = next(n for n in range(1, 10**6) if f"{table}[{n}]" not in self.found)
                    table = self.posts[heading[1]] = f"{table}[{first}]"
                self._note(table)
                self.at = heading.end() + heading[0].startswith("[[")
            else:
                self._pair(f"{table}." if table else "")

    def _next(self) -> str:
        """The next sign that means something, ``""`` at the end."""
        self.at = _BLANK.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at : self.at + 1]

    def _note(self, path: str) -> None:
        self.found.setdefault(path, bisect_right(self.ends, self.at - 1) + 1)

    def _pair(self, before: str) -> None:
        key = _KEY.match(self.text, self.at)
        if key is None:
            self.at += 1
            return
        path = before + ".".join(part.strip().strip("\"'") for part in key[0].split("."))
        self._note(path)
        self.at = self.text.index("=", key.end()) + 1
        self._value(path)

    def _value(self, path: str) -> None:
        sign = self._next()
        if sign == "[":
            self.at += 1
            number = 0
            while (sign := self._next()) not in ("]", ""):
                number += 1
                self._note(f"{path}[{number}]")
                self._value(f"{path}[{number}]")
            self.at += 1
        elif sign == "{":
            self.at += 1
            while self._next() not in ("}", ""):
                self._pair(f"{path}.")
            self.at += 1
        else:
            found = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            self.at = max(found.end(), self.at + 1) if found else self.at + 1

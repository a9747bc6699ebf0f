"""The faults of a profile, with their lines in it; references between its lists."""

from __future__ import annotations

import difflib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from sofrep.domain.forbund import Forbund, Kodgrupp, Kodlista
from sofrep.domain.problem import Place, Problem, error, note, warning
from sofrep.domain.regler import REGLER

RULES: Mapping[str, str] = {rule: regel.text for rule, regel in REGLER["Profilen"].items()}
"""Every rule of the profile with what it means."""


class Faults:
    """Collects problems of one file, in the order in which they are found.

    `meant` are the keys that misspelt ones probably stand for: that they lack needs no telling.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.meant: set[str] = set()

    def error(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that stops the build; `key` is the key path, ``insats[2].kod``."""
        self.found.append(error(rule, Place(self.file, "", key), message, action))

    def warning(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that the office should look at."""
        self.found.append(warning(rule, Place(self.file, "", key), message, action))

    def note(self, rule: str, key: str, message: str, action: str) -> None:
        """Add something that is good to know."""
        self.found.append(note(rule, Place(self.file, "", key), message, action))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far stops the build."""
        return any(problem.is_error for problem in self.found)

    def told(self, *keys: str) -> bool:
        """Whether any of `keys` already has a problem, so that another would only repeat it."""
        return not self.meant.isdisjoint(keys) or any(p.place.cell in keys for p in self.found)


FIXED_GROUPS = {
    "egen": (Kodlista.FORSORJNING, "ingen offentlig försörjning"),
    "arbstud": (Kodlista.SYSSELSATTNING, "arbete eller studier"),
    "sjuk": (Kodlista.AVSLUTSORSAK, "avslut på grund av sjukdom"),
}
"""The kodgrupper with a fixed meaning: their list and what they stand for."""


def check_references(forbund: Forbund, faults: Faults) -> None:
    """Every code that refers to a post of another list is one of its codes."""
    # One whose code is told may be the one that is meant.
    insatser = [
        "" if faults.told(f"insats[{number}].kod") else insats.kod
        for number, insats in enumerate(forbund.insats, start=1)
    ]
    medlemmar = [medlem.kod for medlem in forbund.medlem]
    for number, union in enumerate(forbund.union, start=1):
        _check_all(f"union[{number}].insatser", union.insatser, insatser, "insats", faults)
    for number, horizon in enumerate(forbund.uppfoljning, start=1):
        _check_all(f"uppfoljning[{number}].insatser", horizon.insatser, insatser, "insats", faults)
    for number, kommun in enumerate(forbund.kommun, start=1):
        if kommun.medlem:
            check_one(f"kommun[{number}].medlem", kommun.medlem, medlemmar, "medlem", faults)
    for number, part in enumerate(forbund.part, start=1):
        if part.medlem:
            check_one(f"part[{number}].medlem", part.medlem, medlemmar, "medlem", faults)
        if part.medlem and part.kommun:
            faults.error(
                "profil-referens",
                f"part[{number}].medlem",
                "Parten är kommunerna och kan inte också höra till en medlem.",
                "Ta bort medlem: varje kommun pekar själv ut sin medlem.",
            )


def _check_all(
    path: str, codes: Iterable[str], known: Collection[str], name: str, faults: Faults
) -> None:
    listed = list(codes)
    if not listed and not faults.told(path):
        faults.error("profil-referens", path, "Listan är tom.", f"Skriv koden för minst en {name}.")
    for number, code in enumerate(listed, start=1):
        check_one(f"{path}[{number}]", code, known, name, faults)
        if code in listed[: number - 1]:
            faults.error(
                "profil-dubblett", f"{path}[{number}]", f'"{code}" står två gånger.', "Ta bort en."
            )


def check_one(path: str, code: str, known: Collection[str], name: str, faults: Faults) -> None:
    """`code`, which stands at `path`, is one of `known`; an empty one refers to nothing."""
    # A post whose own code could not be read may be the one that is meant.
    if code in known or not code or not known or "" in known:
        return
    near = difflib.get_close_matches(code, known, n=1)
    faults.error(
        "profil-referens",
        path,
        f'Ingen {name} har koden "{code}".',
        f'Menar ni "{near[0]}"?' if near else f"Välj någon av: {', '.join(known)}.",
    )


def check_groups(forbund: Forbund, faults: Faults) -> None:
    """Codes name kodgrupper of their own list; each kodgrupp has codes, of the right list."""
    groups = {group.kod: group.lista for group in forbund.kodgrupp}
    for lista in Kodlista:
        of_list = [kod for kod, its in groups.items() if its is lista]
        for number, code in enumerate(forbund.codes(lista), start=1):
            for place, group in enumerate(code.raknas_som, start=1):
                path = f"{lista}[{number}].raknas_som[{place}]"
                if group in groups and group not in of_list:
                    faults.error(
                        "profil-referens",
                        path,
                        f'Kodgruppen "{group}" hör till listan {groups[group]}.',
                        f'Använd en kodgrupp med lista = "{lista}", eller ta bort den här.',
                    )
                else:
                    check_one(path, group, of_list or list(groups), "kodgrupp", faults)
    for number, listed in enumerate(forbund.kodgrupp, start=1):
        if not faults.told("kodgrupp", f"kodgrupp[{number}].kod", f"kodgrupp[{number}].lista"):
            _check_group(f"kodgrupp[{number}]", listed, forbund, faults)


def _check_group(path: str, group: Kodgrupp, forbund: Forbund, faults: Faults) -> None:
    lista, meaning = FIXED_GROUPS.get(group.kod, (group.lista, group.namn))
    if group.lista is not lista:
        faults.error(
            "profil-kodgrupp",
            f"{path}.lista",
            f'Kodgruppen "{group.kod}" ({meaning}) ska höra till listan {lista}.',
            f'Skriv lista = "{lista}", eller välj en annan kod.',
        )
    elif not any(group.kod in code.raknas_som for code in forbund.codes(lista)):
        faults.error(
            "profil-kodgrupp",
            path,
            f'Inget värde i listan {lista} räknas som "{group.kod}" ({meaning}).',
            f'Skriv raknas_som = ["{group.kod}"] vid minst ett [[{lista}]], eller ta bort '
            "kodgruppen.",
        )


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

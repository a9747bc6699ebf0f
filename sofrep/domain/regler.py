"""The rules that a förbund's profile and workbooks are held to, read from their list ``regler.txt``.

The ids are stable: they stand in problems, in their JSON, in a profile's ``[[tyst]]`` and in
docs/problems.md, which is made from this list (`sofrep.domain.regler`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from msgspec import Struct


class Severity(StrEnum):
    """What a problem means to the office; the most serious first.

    An *error* stops the build, a *warning* does so with ``--strict`` only, and a *note* is listed
    without being counted: nothing needs to be done about it.
    """

    ERROR = "fel"
    WARNING = "varning"
    NOTE = "upplysning"

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return list(Severity).index(self)


class Regel(Struct, frozen=True, kw_only=True):
    """One rule that the profile and the workbooks are held to.

    `severities` are those that its problems may have.  `silenceable`: the profile may silence it
    with a reason (``[[tyst]]``): never what cannot be read, nor anything about a person's identity.
    `personal`: it has found such a thing, so no copy of the workbook is ever made.
    `follows`: it says that something is missing, or is other than it was, which may be no more than
    what follows where something could not be read; then it is not told.
    """

    text: str
    severities: tuple[Severity, ...]
    silenceable: bool = False
    personal: bool = False
    follows: bool = False

    @property
    def kind(self) -> str:
        """Its severities in words: ``fel``, ``fel eller varning``, ``fel, varning eller upplysning``."""
        *first, last = self.severities
        return f"{', '.join(first)} eller {last}" if first else str(last)


class Tyst(Struct, frozen=True, kw_only=True):
    """A rule that the office has silenced, and why; each further key makes it narrower.

    `ar` is the year that a problem is about, or of the year's folder that its file lies in.
    """

    regel: str
    skal: str
    fil: str = ""
    blad: str = ""
    cell: str = ""
    insats: str = ""
    ar: int = 0


def _declared(text: str) -> dict[str, dict[str, Regel]]:
    found: dict[str, dict[str, Regel]] = {}
    severities = cache(lambda kinds: tuple(map(Severity, re.split(", | eller ", kinds))))
    for line in text.splitlines():
        if line.startswith("["):
            rules = found[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            name, kinds, marks, meaning = line.split(" | ", 3)
            rules[name] = Regel(
                text=meaning,
                severities=severities(kinds),
                silenceable="tystas" in marks,
                personal="person" in marks,
                follows="följd" in marks,
            )
    return found


REGLER: Mapping[str, Mapping[str, Regel]] = _declared(
    Path(__file__).with_name("regler.txt").read_text(encoding="utf-8")
)
"""Heading -> rule id -> the rule."""

KANDA: Mapping[str, Regel] = {
    rule: regel for rules in REGLER.values() for rule, regel in rules.items()
}
"""Every rule by its id."""

NOT_READ = frozenset(
    rule
    for heading in ("Filer", "Blad och rubriker", "Personuppgifter")
    for rule in REGLER[heading]
)
"""The rules whose errors say that a file, a sheet or a column was not read."""


_HEAD = """\
# Kontroller

<!-- Made by `python -m sofrep.domain.regler`; edit sofrep/domain/regler.txt. -->

`sofrep check` och `sofrep build` gör de här kontrollerna av forbund.toml och arbetsböckerna. Varje problem
visas med fil, blad, cell, vad som är fel och vad ni ska göra. Ett *fel* stoppar dokumenten; en *varning* gör
det inte, utom med `--strict`. En *upplysning* visas sist och räknas inte: den säger vad som inte
läses eller används, och inget behöver göras.

En kontroll med *ja* i kolumnen *kan stängas av* går att stänga av med ett skäl, så att det som redan
är förklarat inte kommer varje gång. `sofrep godta` skriver posten i `forbund.toml`:

```toml
[[tyst]]
regel = "eko-resultat"
skal = "Årsredovisningen för 2022 trycktes med det felet."
fil = "2023/Ekonomi 2023.xlsx"      # de här raderna behövs inte, men då gäller det överallt
cell = "E10"
```

Det som är avstängt visas sist av `check` och `build` och står i `figurer.json`, med sitt skäl. Det
som inte går att läsa och personuppgifter går inte att stänga av.
"""


def problems_page() -> str:
    """The whole page, in Markdown."""
    parts = [_HEAD]
    for heading, rules in REGLER.items():
        parts.append(f"\n## {heading}\n\n| kontroll | slag | kan stängas av | betydelse |\n")
        parts.append("|---|---|---|---|\n")
        parts.extend(
            f"| `{rule}` | {regel.kind} | {'ja' if regel.silenceable else ''} | {regel.text} |\n"
            for rule, regel in rules.items()
        )
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.buffer.write(problems_page().encode())

"""docs/profile.md, made from the records that declare the profile.

``python -m sofrep.forbundsprofil.reference > docs/profile.md`` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import get_args, get_origin

from sofrep.domain.bilagor import AVSNITT, BILAGOR, FRAGOR, FRIA
from sofrep.domain.forbund import Avsnitt, Forbund
from sofrep.forbundsprofil.faults import RULES
from sofrep.forbundsprofil.key_help import KEY_HELP
from sofrep.forbundsprofil.reader import Hint, ProfileKey, describe, inner, is_table, keys_of
from sofrep.forbundsprofil.table_help import TABLE_HELP

_HEAD = """\
# Profilen: forbund.toml

Allt som är eget för ett förbund står i filen `forbund.toml` i förbundets mapp. Filen är text i
formatet [TOML](https://toml.io/sv) och sparas som UTF-8. `sofrep init MAPP` skriver en med förklaringar, och
`sofrep check` säger vad som är fel i den, och på vilken rad.

Den här sidan skrivs av `python -m sofrep.forbundsprofil.reference > docs/profile.md`.
"""


_SECTIONS = """
## Avsnitt i alla dokument

Ett dokument kan visa avsnitt ur andra dokument, med dokumentets kod och en punkt före: `maluppfyllelse.korthet`. De här
hör inte till något dokument, och skrivs utan punkt:

| avsnitt | visar |
|---|---|
"""
_TOLD_ELSEWHERE = {"delar"}
"""Keys whose table is that of another key, beside which it stands."""

_INLINE = {"fonster", "deltagare"}
"""Keys whose table is written within its post."""


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [_HEAD]
    for name, heading, cls in tables():
        parts.append(f"\n## {heading}\n\n{TABLE_HELP[name]}\n\n")
        rows = [_row(name, key) for key in keys_of(cls) if not _has_own_section(key)]
        if rows:
            parts.append(
                "| inställning | värde | om den utelämnas | betydelse |\n|---|---|---|---|\n"
            )
            parts.extend(rows)
    parts.append(_SECTIONS)
    parts.extend(f"| `{name}` | {what} |\n" for name, what in FRIA.items())
    asked = ", ".join(f"`{name}`" for name in FRAGOR)
    alone = ", ".join(f"`{each}`" for each in Avsnitt if each is not Avsnitt.PERSONAL)
    parts.append(
        f"\nOckså varje avsnitt om en insats kan stå för sig: {alone}, och dem som profilen lägger till. Efter kolon står "
        "vilka insatser eller unioner det gäller, till exempel `alder: alla`; utan kolon är det dem som har avsnittet.\n"
        f"\nEtt urval kan också stå efter {asked}.\n"
    )
    parts.append("\n## Vad som kontrolleras\n\n| regel | vad som är fel |\n|---|---|\n")
    parts.extend(f"| `{rule}` | {text} |\n" for rule, text in RULES.items())
    return "".join(parts)


def tables(
    cls: type = Forbund, name: str = "", heading: str = "Förbundet"
) -> Iterator[tuple[str, str, type]]:
    """Every table of the file: its dotted name, its heading as in TOML, its class."""
    yield name, heading, cls
    for key in keys_of(cls):
        below = _table_of(key.hint)
        if below is not None and key.name not in _TOLD_ELSEWHERE:
            path = f"{name}.{key.name}" if name else key.name
            yield from tables(below, path, _heading(path, key))


def _heading(path: str, key: ProfileKey) -> str:
    origin: object = get_origin(inner(key.hint))
    if origin is tuple:
        return f"[[{path}]]"
    if origin is Mapping:
        return f"[{path}.ÅR]"
    return f"{key.name} = {{ ... }}" if key.name in _INLINE else f"[{path}]"


def _table_of(hint: Hint) -> type | None:
    hint = inner(hint)
    arguments = get_args(hint)
    origin: object = get_origin(hint)
    item = arguments[-1] if origin is Mapping else arguments[0] if arguments else hint
    return item if is_table(item) else None


def _has_own_section(key: ProfileKey) -> bool:
    return _table_of(key.hint) is not None and key.name not in _INLINE | _TOLD_ELSEWHERE


def _row(table: str, key: ProfileKey) -> str:
    text = KEY_HELP[f"{table}.{key.name}" if table else key.name]
    kind = describe(key.hint)
    if (table, key.name) == ("bilaga", "kod"):
        listed = ", ".join(f'"{kod}"' for kod in BILAGOR)
        kind = f"något av {listed}, eller er egen kod"
    if (table, key.name) == ("bilaga", "avsnitt"):
        of = (f"för {kod}: " + ", ".join(f'"{n}"' for n in names) for kod, names in AVSNITT.items())
        kind = "; ".join(("en lista av texter", *of))
    without = "måste finnas" if key.required else _shown(key.default)
    return f"| `{key.name}` | {kind} | {without} | {text} |\n"


def _shown(default: object) -> str:
    if default is None:
        return "inget"
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    if isinstance(default, int | date | StrEnum):
        return f"`{default}`"
    return f"`{default}`" if default else "tom"


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode())

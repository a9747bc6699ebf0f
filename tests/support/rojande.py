"""Profiles with rules of disclosure, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sofrep.domain.forbund import Forbund, Insats, Kommun
from sofrep.domain.rojande import Rojande
from support.frames import make_forbund

RULES_ON = """
[rojande]
enkat = true

[[rojande.tabell]]
tabell = "kommun"
minsta = 5

[[rojande.tabell]]
tabell = "kon"
minsta = 5
"""
"""What a new profile starts with, less the applications."""


def forbund_with(rojande: Rojande, kommuner: Sequence[str]) -> Forbund:
    """A förbund with one insats and these kommuner."""
    return make_forbund(
        rojande=rojande,
        insats=(Insats(kod="ett", namn="Ett"),),
        union=(),
        uppfoljning=(),
        kommun=tuple(Kommun(kod=kod, namn=kod.upper()) for kod in kommuner),
    )


def turn_on(folder: Path, rules: str = RULES_ON) -> None:
    """Add rules to the profile of a förbund's folder."""
    profile = folder / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + rules, encoding="utf-8")


def turn_off(folder: Path) -> None:
    """Take the rules out of a profile that `sofrep init` has written."""
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    before, _, after = text.partition("[rojande]\n")
    rest = after.partition('tabell = "ansokningar"')[2].partition("visas\n")[2]
    profile.write_text(before + rest, encoding="utf-8")

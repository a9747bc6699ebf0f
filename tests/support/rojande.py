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
"""Rules of small counts."""


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
    """Give the profile of a förbund's folder these rules, in place of its own."""
    turn_off(folder)
    profile = folder / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + rules, encoding="utf-8")


def turn_off(folder: Path) -> None:
    """Take the rules that `sofrep init` writes out of a profile."""
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("[rojande]\nminsta_grupp = 5\n", ""), encoding="utf-8")

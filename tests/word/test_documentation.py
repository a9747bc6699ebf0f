"""The template reference names everything that templates may use."""

from __future__ import annotations

import re
from pathlib import Path

from sofrep.domain.blanketter import BLANKETTER
from sofrep.word.sandbox import StrictEnvironment
from sofrep.word.tokens import Printing

_MALLAR = (Path(__file__).parents[2] / "docs" / "mallar.md").read_text(encoding="utf-8")


def test_every_filter_is_in_the_reference_and_no_other() -> None:
    section = _MALLAR.split("## Filter")[1].split("##")[0]
    documented = set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))
    assert documented == set(StrictEnvironment(Printing()).filters)


def test_every_field_of_the_forms_is_in_the_reference() -> None:
    for blankett in BLANKETTER.values():
        (line,) = [row for row in _MALLAR.splitlines() if row.startswith(f"| {blankett.namn} | `")]
        assert re.findall(r"`([\w-]+)`", line) == [falt.kod for falt in blankett.falt]

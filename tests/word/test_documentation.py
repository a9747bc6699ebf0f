"""The template reference names everything that templates may use."""

from __future__ import annotations

import re
from pathlib import Path

from sofrep.word.sandbox import StrictEnvironment
from sofrep.word.tokens import Printing

_MALLAR = (Path(__file__).parents[2] / "docs" / "mallar.md").read_text(encoding="utf-8")


def test_every_filter_is_in_the_reference_and_no_other() -> None:
    section = _MALLAR.split("## Filter")[1].split("##")[0]
    documented = set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))
    assert documented == set(StrictEnvironment(Printing()).filters)

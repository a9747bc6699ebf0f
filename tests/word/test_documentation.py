"""The template reference names everything that templates may use."""

from __future__ import annotations

import re
from pathlib import Path

from sofrep.visning.fraser import FORMS
from sofrep.word.sandbox import StrictEnvironment
from sofrep.word.tokens import Printing
from support.blocken import FIELDS

_MALLAR = (Path(__file__).parents[2] / "docs" / "mallar.md").read_text(encoding="utf-8")


def test_every_filter_is_in_the_reference_and_no_other() -> None:
    section = _MALLAR.split("## Filter")[1].split("##")[0]
    documented = set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))
    assert documented == set(StrictEnvironment(Printing()).filters)


def test_every_field_of_a_template_and_every_form_is_in_the_reference() -> None:
    section = _MALLAR.split("## Fält")[1].split("## Formatmallar")[0]
    rows = "".join(line for line in section.splitlines() if line.startswith("|"))
    fields = set(re.findall(r"\{\{ ([\w.]+)[^}]* \}\}", rows))
    assert fields == {*FIELDS, "forbund.kortnamn", "innehåll"}
    assert set(re.findall(r"`([^`]+)`", rows)) >= set(FORMS)

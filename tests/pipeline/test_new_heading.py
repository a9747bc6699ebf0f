"""A new year gets its heading in forbund.toml, in which nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sofrep.pipeline.startmapp.new_year import add_year
from sofrep.pipeline.startmapp.profile_text import with_dokument

ADDED = """
[dokument.2024]
# datum = 2025-03-01           # ta bort # först på raden när datumet är bestämt
diarienummer = ""
utkast = true                   # varje sida märks som utkast; false när det är klart
"""


def test_it_stands_after_last_year_s_and_all_else_is_as_it_was(office: Path) -> None:
    profile = office / "forbund.toml"
    before = profile.read_text(encoding="utf-8")
    made = add_year(office, 2024)
    after = profile.read_text(encoding="utf-8")
    assert (made.heading, len(made.lacking)) == (True, 1)
    assert after.count(ADDED) == 1
    assert after.replace(ADDED, "") == before
    assert after.index("[dokument.2023]") < after.index(ADDED) < after.index("[[bilaga]]")


def test_a_heading_that_is_there_is_left(office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8") + "\n[dokument.2024]\n"
    profile.write_text(text, encoding="utf-8")
    made = add_year(office, 2024)
    assert (made.heading, profile.read_text(encoding="utf-8")) == (False, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('namn = "A"', 'namn = "A"\n' + ADDED),
        ("[dokument.2023]\n[x]\n", "[dokument.2023]\n" + ADDED + "[x]\n"),
        ("[dokument.2023]\r\n", "[dokument.2023]\r\n" + ADDED.replace("\n", "\r\n")),
        ("dokument = { 2023 = {} }\n", None),
        ('x = """\n[dokument.2023]\na\n\n"""\n', None),  # a text that only looks so
    ],
)  # fmt: skip
def test_where_it_stands(text: str, expected: str | None) -> None:
    assert with_dokument(text, 2024) == expected

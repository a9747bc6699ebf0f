"""The pages of docs/ lead to one another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"(?m)^#+ (.+)$")


def _anchors(page: Path) -> set[str]:
    """The headings as GitHub makes them into anchors."""
    texts = (re.sub(r"[^\w\- ]", "", text.lower()) for text in _HEADING.findall(page.read_text()))
    return {text.replace(" ", "-") for text in texts}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_a_heading_that_are_there(page: Path) -> None:
    """A section that moves takes its links with it."""
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page if not name else (page.parent / name)
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_the_handbook_of_a_first_year_is_short() -> None:
    """At most 250 lines, pictures and all."""
    text = (ROOT / "docs" / "handbok.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250

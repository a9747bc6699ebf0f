"""Queries show small counts, and say so where the förbund's documents do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.office import make_office
from support.rojande import RULES_ON, turn_on

SAID = "som dokumenten döljer"
QUERIES = (("stats",), ("goals",), ("followup",), ("figures", "*.nya"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[0])
def test_a_query_says_that_it_shows_what_the_documents_hide(sofrep, tmp_path: Path, query) -> None:
    office = make_office(tmp_path / "kontor")
    arguments = (query[0], "2023", *query[1:]) if query[0] != "figures" else query
    quiet = sofrep(*arguments, "--data", office, "--format", "json")
    turn_on(office, RULES_ON)
    ran = sofrep(*arguments, "--data", office, "--format", "json")
    assert (ran.code, SAID in quiet.err, SAID in ran.err) == (0, False, True), ran.err
    assert _unmarked(json.loads(ran.out)) == json.loads(quiet.out)


def _unmarked(content: object) -> object:
    """The answer without what is said of single numbers; see `test_selections`."""
    if isinstance(content, dict):
        return {k: _unmarked(v) for k, v in content.items() if k != "bara_kansliet"}
    if isinstance(content, list):
        return [_unmarked(each) for each in content]
    return content.removesuffix("\u00a0†") if isinstance(content, str) else content


def test_the_economy_counts_no_persons(sofrep, tmp_path: Path) -> None:
    office = make_office(tmp_path / "kontor")
    turn_on(office, RULES_ON)
    assert SAID not in sofrep("economy", "2023", "--data", office).err


def test_a_form_with_figures_says_so_too(sofrep, tmp_path: Path) -> None:
    office = make_office(tmp_path / "kontor")
    turn_on(office, RULES_ON)
    asked = ("form", "uppfoljning", "--insats", "ett", "--ar", "2023", "--data", office)
    assert SAID in sofrep(*asked).out
    assert SAID not in sofrep(*asked, "--tom").out

"""The generated pages of docs/ are current; `make docs` writes them anew."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from sofrep.amnen.alla.figures_page import figures_page
from sofrep.amnen.alla.format_page import format_page
from sofrep.domain.problem import Place, error
from sofrep.domain.regler import KANDA, REGLER, problems_page

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("data-format.md", format_page),
        ("figures.md", figures_page),
        ("problems.md", problems_page),
    ],
)
def test_the_page_is_what_the_code_declares(name, page):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page()


def test_a_rule_that_is_not_on_the_list_cannot_be_told():
    with pytest.raises(ValueError, match="not a rule"):
        error("hittepa", Place("a.xlsx"), "Fel.", "Rätta.")


def test_every_rule_on_the_list_is_used_in_the_code():
    used = {
        node.value
        for path in (ROOT / "sofrep").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    endings = ("-okand", "-okant")  # the reader makes these of a column's name
    assert {r for r in KANDA.keys() - used if not r.endswith(endings)} == set()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")) + sorted(ROOT.glob("*.md")))
def test_links_between_the_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_swedish_domain_noun_of_the_public_names_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").lower()
    for module in ("blanketter", "enkat", "forbund", "mal"):
        tree = ast.parse((ROOT / "sofrep" / "domain" / f"{module}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                assert node.name.lower() in glossary, node.name


def test_no_rule_is_declared_twice():
    assert sum(len(rules) for rules in REGLER.values()) == len(KANDA)


def test_a_problem_has_one_of_the_severities_that_its_rule_declares():
    with pytest.raises(ValueError, match="eko-not is declared as varning, not as fel"):
        error("eko-not", Place("a.xlsx"), "Fel.", "Rätta.")


def test_neither_what_cannot_be_read_nor_personal_data_can_be_silenced():
    unreadable = [rule for part in ("Filer", "Celler") for rule in REGLER[part]]
    told_and_read = {"datum-klockslag", "fil-lankar", "fil-makron"}
    may_lie_there = {"fil-ej-last", "fil-ovrig"}
    assert {r for r in unreadable if KANDA[r].silenceable} == told_and_read | may_lie_there
    assert not any(regel.silenceable for regel in KANDA.values() if regel.personal)

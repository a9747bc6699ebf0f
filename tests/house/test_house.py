"""The house: no import goes in a circle, a name is one thing, and no file is too long to be read."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import grimp

PACKAGE = Path(__file__).resolve().parents[2] / "sofrep"
FILES = sorted(PACKAGE.rglob("*.py"))
OF_EACH_SUBJECT = {"blad", "lasning", "kontroller", "siffror", "avsnitt"}
LONGEST = 300


def test_no_import_goes_in_a_circle_not_even_one_inside_a_function() -> None:
    graph = grimp.build_graph("sofrep", exclude_type_checking_imports=True)
    below = {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}
    assert _in_circles(below) == []


def _in_circles(below: Mapping[str, set[str]]) -> list[str]:
    """What is left when those that import nothing of the rest, or that nothing imports, are taken away."""
    left = dict(below)
    while True:
        imported = {each for one in left for each in left[one]}
        outside = [one for one in left if not left[one] & left.keys() or one not in imported]
        if not outside:
            return sorted(left)
        for one in outside:
            del left[one]


def test_no_class_name_stands_for_two_things() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_no_file_name_stands_twice_but_for_those_that_every_subject_has() -> None:
    """A command has the name of what it shows, and so may another file."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        if path.stem not in OF_EACH_SUBJECT | {"__init__"} and path.parent.name != "cli":
            found[path.stem].append(path.relative_to(PACKAGE).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_no_file_is_too_long_to_be_read() -> None:
    long = {
        path.name: n
        for path in FILES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}

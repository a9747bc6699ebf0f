"""What changed since the build before is what changed on the pages."""

from __future__ import annotations

import json

from sofrep.pipeline.changes import Change, compare
from sofrep.pipeline.earlier import Record


def record(printed: list[str], **figures: tuple[int | str, str]) -> Record:
    """A build that prints some figures, each with its value and how it is printed."""
    content = {
        "dokument": {"Bilaga.docx": {"sha256": "", "figurer": printed}},
        "figurer": {
            key: {"varde": value, "visas": shown} for key, (value, shown) in figures.items()
        },
    }
    return Record(json.dumps(content))


def test_a_figure_that_is_printed_in_another_way_is_told_with_its_name() -> None:
    found = compare(record(["a"], a=(59, "59")), record(["a"], a=(60, "60")), str.upper)
    assert found.changed == (Change("a", "A", "59", "60"),)
    assert found.unseen == 0


def test_a_share_that_rounds_to_the_same_is_only_counted() -> None:
    """9 % -> 9 % says nothing to anybody."""
    found = compare(record(["a"], a=("100/11", "9 %")), record(["a"], a=("90/10", "9 %")))
    assert (found.changed, found.unseen, bool(found)) == ((), 1, False)


def test_a_figure_that_stands_on_no_page_is_only_counted() -> None:
    found = compare(record([], a=(59, "59")), record([], a=(60, "60")))
    assert (found.changed, found.unseen) == ((), 1)


def test_a_figure_that_comes_to_a_page_or_leaves_it_is_told() -> None:
    figures = {"a": (1, "1"), "b": (2, "2")}
    found = compare(record(["a"], **figures), record(["b"], **figures))
    assert (found.changed, found.new, found.gone) == ((), ("b",), ("a",))

"""`sofrep disclosure` on the sample, which has no rules."""

from __future__ import annotations

import json

import pytest


def test_what_each_rule_would_hide_is_counted_before_one_is_chosen(sofrep):
    ran = sofrep("disclosure", "2023", "--format", "json")
    assert ran.code == 0
    none, smallest, small = (row for row in json.loads(ran.out) if "regel" in row)
    assert (none["utan-kon"], none["bort"]) == (0, 0)
    assert smallest["regel"] == "minsta_grupp = 5"
    assert smallest["utan-kon"] > smallest["bort"] == 0
    assert small["utan-kon"] == 0


@pytest.mark.parametrize("form", ["tabell", "csv", "md"])
def test_every_format_names_the_rules(sofrep, form):
    ran = sofrep("disclosure", "2023", "--format", form)
    assert (ran.code, "minsta" in ran.out, "uppf-" in ran.out) == (0, True, False)

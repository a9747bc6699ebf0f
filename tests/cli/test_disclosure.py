"""`sofrep disclosure` on the sample, which has no rules."""

from __future__ import annotations

import json

import pytest


def test_the_small_cells_of_a_profile_without_rules_are_counted(sofrep):
    ran = sofrep("disclosure", "2023", "--format", "json")
    assert ran.code == 0
    assert {"tabell": "kommun", "minsta": 5, "antal": 16} in json.loads(ran.out)


@pytest.mark.parametrize("form", ["tabell", "csv", "md"])
def test_every_format_names_the_tables(sofrep, form):
    ran = sofrep("disclosure", "2023", "--format", form)
    assert (ran.code, "kommun" in ran.out) == (0, True)
    assert ("Inget döljs" in ran.out) == (form == "tabell")

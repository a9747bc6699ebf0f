"""`sofrep disclosure` on the sample, which has no rules, and on an office with the default one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from support.rojande import turn_on


@pytest.mark.usefixtures("counted_once")
def test_what_each_rule_would_hide_is_counted_before_one_is_chosen(sofrep):
    ran = sofrep("disclosure", "2023", "--format", "json")
    assert ran.code == 0
    none, smallest, small = (row for row in json.loads(ran.out) if "regel" in row)
    assert (none["utan-kon"], none["bort"]) == (0, 0)
    assert smallest["regel"] == "minsta_grupp = 5"
    assert smallest["utan-kon"] > smallest["bort"] == 0
    assert small["utan-kon"] == 0


@pytest.mark.usefixtures("counted_once")
@pytest.mark.parametrize("form", ["tabell", "csv", "md"])
def test_every_format_names_the_rules(sofrep, form):
    ran = sofrep("disclosure", "2023", "--format", form)
    assert (ran.code, "minsta" in ran.out, "uppf-" in ran.out) == (0, True, False)


def test_the_list_is_the_same_from_run_to_run(office):
    turn_on(office, "\n[rojande]\nminsta_grupp = 5\n")
    command = [sys.executable, "-m", "sofrep", "disclosure", "2023", "--data", str(office)]
    told = [
        subprocess.run(
            command,
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert "Redovisas grövre".encode() in told[0]
    assert len(set(told)) == 1

"""The rule of the smallest group on invented förbund: what it costs, and what it tells.

SOFREP_FORBUND=N tries N of them, of every size.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from rojande.attack_on import findings, publish
from rojande.attacker import leaks_of
from rojande.claims import Claims
from rojande.invented import make_office
from rojande.measure import RULES, SIZES, YEAR, cost_of
from rojande.published import Published, build, sexes_told
from rojande.test_planted import plants
from rojande.world import World

CASES = [
    (size, seed)
    for seed in range(1, 2 + int(os.environ.get("SOFREP_FORBUND", "0")) // len(SIZES))
    for size in (SIZES if "SOFREP_FORBUND" in os.environ else SIZES[:2])
]
TOLD = {60: 0.85, 140: 0.92, 500: 0.97}
"""Of the numbers that are no head count and no goal's result: how much is told at least."""


@pytest.mark.parametrize(("size", "seed"), CASES)
def test_the_rule_tells_of_nobody(tmp_path: Path, size: int, seed: int) -> None:
    office = make_office(tmp_path / "forbund", size, seed, RULES["smallest"])
    assert [*findings(office, publish(office))] == []


@pytest.mark.parametrize(("size", "seed"), CASES)
def test_the_rule_leaves_what_an_office_needs(tmp_path: Path, size: int, seed: int) -> None:
    make_office(tmp_path, size, seed)
    cost = cost_of(tmp_path, RULES["smallest"])
    assert cost is not None
    assert cost.heads[0] == cost.heads[1]
    assert cost.goals[0] == cost.goals[1]
    assert cost.told >= max((share for of, share in TOLD.items() if of <= size), default=0.0)
    assert cost.tables_of_x == 0
    assert cost.seconds[1] <= 1.6 * cost.seconds[0] + 0.5


def test_a_number_that_the_rule_hides_is_found_where_it_is_printed(tmp_path: Path) -> None:
    office = make_office(tmp_path / "forbund", 60, 1)
    build(office.folder, YEAR, tmp_path / "plain")
    ruled = make_office(tmp_path / "forbund", 60, 1, RULES["smallest"])
    told = publish(ruled, [YEAR])[0].figures
    plain, world = Published(tmp_path / "plain").figures, World(ruled)
    hidden = {k: e for k, e in plain.items() if told.get(k, {"varde": None})["varde"] is None}
    planted = [*islice(plants(world, told, hidden, "."), 0, 400, 40)]
    assert planted
    for name in planted:
        published = {**told, name: plain[name]}
        claims = Claims(world, [published])
        assert [*sexes_told(world, published)] or next(leaks_of(world, claims, [YEAR], 1), ""), name

"""The rule of the smallest group on invented förbund: what it costs, and what it tells.

SOFREP_FORBUND=N tries N of them, of every size, with the delårsrapporter and the year before.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from rojande.attack_on import PERIODS, findings, publish
from rojande.attacker import leaks_of
from rojande.claims import Claims
from rojande.invented import make_office
from rojande.measure import RULES, SIZES, YEAR, cost_of
from rojande.published import Published, sexes_told
from rojande.sampled import RULE, sample_office
from rojande.test_planted import plants
from rojande.world import World

MANY = int(os.environ.get("SOFREP_FORBUND", "0"))
CASES = [(SIZES[n % len(SIZES)], 1 + n // len(SIZES)) for n in range(MANY)] or [(60, 1)]
TOLD = {60: 0.85, 140: 0.92, 500: 0.97}
"""Of the numbers that are no head count and no goal's result: how much is told at least."""


@pytest.fixture(scope="module", params=CASES, ids=str)
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SimpleNamespace:
    """An office, what it publishes without the rule and with it, and what that costs."""
    size, seed = request.param
    folder = tmp_path_factory.mktemp("minsta") / "forbund"
    made = make_office(folder, size, seed, RULES["smallest"])
    cost = cost_of(folder, RULES["smallest"])
    plain, ruled = Published(folder / "out" / "plain"), Published(folder / "out" / YEAR)
    return SimpleNamespace(made=made, size=size, cost=cost, plain=plain, ruled=ruled)


def test_the_rule_tells_of_nobody(office: SimpleNamespace) -> None:
    published = publish(office.made, PERIODS) if MANY else [office.ruled]
    assert [*findings(office.made, published)] == []


def test_the_rule_leaves_what_an_office_needs(office: SimpleNamespace) -> None:
    cost = office.cost
    assert cost is not None
    assert cost.heads[0] == cost.heads[1] > 50
    assert cost.goals[0] == cost.goals[1] > 10
    least = (share for size, share in TOLD.items() if size <= office.size)
    assert cost.told >= max(least, default=0.0)
    assert cost.tables_of_x == 0
    assert cost.seconds[1] <= 1.6 * cost.seconds[0] + 0.5


def test_a_number_that_the_rule_hides_is_found_where_it_is_printed(office: SimpleNamespace) -> None:
    told, plain, world = office.ruled.figures, office.plain.figures, World(office.made)
    hidden = {k: e for k, e in plain.items() if told.get(k, {"varde": None})["varde"] is None}
    planted = [*islice(plants(world, told, hidden, "."), 0, 400, 80)]
    assert planted
    for name in planted:
        claims = Claims(world, [{**told, name: plain[name]}])
        assert [*sexes_told(world, claims.every)] or next(leaks_of(world, claims, [YEAR], 1), ""), (
            name
        )


@pytest.mark.parametrize(("rule", "leaks"), [(RULE, 0), ("", 1)], ids=["ruled", "plain"])
def test_of_a_sample_nobody_is_told_of_and_without_the_rule_somebody_is(
    tmp_path: Path, rule: str, leaks: int
) -> None:
    made = sample_office(tmp_path / "vast", rule)
    published = publish(made, PERIODS if MANY else ("2023",))
    assert len([*islice(findings(made, published), 1)]) == leaks

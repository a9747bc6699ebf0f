"""People are whole: what the search with parts of people leaves open they leave open as well."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import publish
from sofrep.rojande.highs import INFINITE, Programme
from support.rojande import turn_on

SAMPLES = Path(__file__).parents[2] / "sample_data"
RULES = "\n[rojande]\n" + "".join(
    f'[[rojande.tabell]]\ntabell = "{table}"\nminsta = 4\n' for table in ("kommun", "kon", "manad")
)


@pytest.fixture(scope="module")
def protection(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("hela") / "hbs"
    shutil.copytree(SAMPLES / "hbs", folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, RULES)
    results = evaluate(folder, Period.of_year(2015))
    return publish(results, results.underlag, folder)[0].protection


def test_whole_people_leave_as_much_open(protection) -> None:
    """Each hidden count is pushed up and down among whole people who agree with what is published."""
    model, suppression = protection.model, protection.suppression
    hidden, attack = suppression.hidden, model.attack
    least = {key: model.secrets.least(key) for key in hidden}
    rows = []
    for name, row in attack.rows.items():
        low, high = row.low, row.high
        if name in hidden:
            low, high = min(least[name], attack.value(name)), INFINITE
        elif name in suppression.known:
            low = high = attack.value(name)
        rows.append((row.places, row.factors, low, high))
    many = len(attack.base)
    programme = Programme(rows, np.zeros(many), np.full(many, 2_000.0))
    programme.whole(200)
    checked = 0
    for key, why in sorted(hidden.items()):
        ends = []
        for sign in (1, -1):
            costs = np.zeros(many)
            costs[attack.places[key]] = sign
            wanted = model.secrets.wanted(key, why)
            moved = (
                n
                for n in range(wanted - 1, 0, -1)
                if programme.least(np.zeros(many), (costs, sign * attack.value(key) - n))
            )
            ends.append(next(moved, 0))
        assert sum(ends) + 1 >= wanted, key
        checked += 1
    assert checked > 40

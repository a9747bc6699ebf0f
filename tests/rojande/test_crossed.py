"""Crossings and transitions are held by the rule of the smallest group as all else: by the rows that they count."""

from __future__ import annotations

import shutil

import pytest

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import settle
from sofrep.rojande.folding import Folding

SMALLEST = 5


@pytest.fixture(scope="module")
def folding(tmp_path_factory: pytest.TempPathFactory) -> Folding:
    """Insjöriket, where Arenan vuxen has two, four, four and one exits from its kommuner."""
    folder = tmp_path_factory.mktemp("korsat") / "sofint"
    shutil.copytree(sample_data() / "sofint", folder, ignore=shutil.ignore_patterns("out"))
    profile = folder / "forbund.toml"
    listed = 'avsnitt = ["oversikt", "kommun", "forsorjning", "sysselsattning"]'
    text = profile.read_text(encoding="utf-8")
    assert listed in text
    more = listed.replace('"kommun", ', '"kommun", "komut", ')
    profile.write_text(text.replace(listed, more), encoding="utf-8")
    results = evaluate(folder, Period.of_year(2024))
    assert results.underlag is not None
    found = settle(results, results.underlag, folder)[0].folding
    assert found is not None
    return found


def crossed(folding: Folding, scope: str, start: str) -> list[tuple[Figure, int]]:
    """What is shown of the cells, with how many the group is that they tell of."""
    return [
        (figure, size)
        for figure, _, size in folding.shown
        if figure.id.startswith(f"2024.{scope}.{start}.") and figure.value is not None
    ]


def test_no_outcome_is_told_of_a_kommun_with_few_exits(folding: Folding) -> None:
    shown = crossed(folding, "arvux", "kors.komut")
    assert all(not size or size >= SMALLEST for _, size in shown)
    told = {step for figure, _ in shown for step in figure.recipe.rows}
    assert {f"kommun={kod}" for kod in ("ljung", "dimsjo", "klara", "norr")}.isdisjoint(told)
    asked = {name for name in folding.asked if name.startswith("2024.arvux.kors.komut.")}
    assert {f"2024.arvux.kors.komut.{kod}.arbstud" for kod in ("klara", "norr")} <= asked


def test_outcomes_and_transitions_of_enough_are_shown(folding: Folding) -> None:
    names = {figure.id for figure, _ in crossed(folding, "vval", "kors.komut")}
    assert {f"2024.vval.kors.komut.{kod}.egen" for kod in ("ljung", "dimsjo", "klara")} <= names
    moved = {figure.id for figure, _ in crossed(folding, "vval", "over.fors")}
    assert "2024.vval.over.fors.bistand.ingen" in moved

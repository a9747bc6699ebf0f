"""How much is searched, and what zeros are no secret."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sofrep.domain.figure import Sex
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojandetabell
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import publish
from sofrep.rojande.sma_antal.keys import Key
from sofrep.rojande.sma_antal.model import Why
from sofrep.rojande.sma_antal.nobody import told_zeros
from sofrep.rojande.sma_antal.relations import Relations
from support.rojande import turn_on

SAMPLES = Path(__file__).parents[2] / "sample_data"
WITHOUT_ZEROS = "\n[rojande]\nenkat = true\n" + "".join(
    f'[[rojande.tabell]]\ntabell = "{table}"\nminsta = 5\nvisa_nollor = false\n'
    for table in ("kommun", "kon")
)
EVERY_TABLE = "\n[rojande]\nenkat = true\n" + "".join(
    f'[[rojande.tabell]]\ntabell = "{table}"\nminsta = 5\n'
    for table in Rojandetabell
    if table is not Rojandetabell.ANSOKNINGAR
)


@pytest.mark.parametrize("rules", [WITHOUT_ZEROS, EVERY_TABLE], ids=["0-doljs", "varje-tabell"])
@pytest.mark.parametrize(("sample", "year"), [("vast", 2023), ("sofint", 2024)])
def test_the_samples_are_protected_with_a_proof_and_without_searching_for_long(
    tmp_path: Path, sample: str, year: int, rules: str
) -> None:
    folder = tmp_path / sample
    shutil.copytree(SAMPLES / sample, folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, rules)
    results = evaluate(folder, Period.of_year(year))
    shown, _ = publish(results, results.underlag, folder)
    protection = shown.protection
    assert protection.small()
    assert protection.model.attack.work < 4_000  # at 12,000 all is hidden
    assert Why.HELA_TABELLEN not in protection.suppression.hidden.values()


def key(*steps: str, sex: Sex = Sex.TOTALT) -> Key:
    return Key("2023", "ett", steps, sex)


def test_where_nobody_is_shown_to_be_there_is_nobody_of_any_kind_and_no_more_follows() -> None:
    none, women, men = (
        key("vid-start"),
        key("vid-start", sex=Sex.KVINNOR),
        key("vid-start", sex=Sex.MAN),
    )
    kommun, other = key("vid-start", "kommun=a"), key("nya", "kommun=a")
    truth = {none: 0, women: 0, men: 0, kommun: 0, other: 0, key("nya"): 3}
    relations = Relations(truth)
    relations.total(none, [women, men])
    relations.at_most([kommun], [none])
    relations.at_most([other], [key("nya")])
    found = told_zeros([none], truth, list(relations.found))
    assert found == {none, women, men, kommun}


def test_a_sum_is_nothing_where_its_parts_are() -> None:
    whole, part, last = key("aktuella"), key("nya"), key("vid-start")
    truth = {whole: 0, part: 0, last: 0}
    relations = Relations(truth)
    relations.total(whole, [part, last])
    assert told_zeros([part], truth, list(relations.found)) == {part}
    assert told_zeros([part, last], truth, list(relations.found)) == {whole, part, last}

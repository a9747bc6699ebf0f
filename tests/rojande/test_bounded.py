"""How much is searched, and what zeros are no secret."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sofrep.domain.figure import Figure, FigureSet, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import publish
from sofrep.rojande.sma_antal.count_rules import WhyHidden
from sofrep.rojande.sma_antal.hidden_counts import protect
from support.rojande import forbund_with, turn_on

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


@pytest.mark.parametrize(
    ("sample", "year", "rules"),
    [("sofint", 2024, WITHOUT_ZEROS), ("vast", 2023, EVERY_TABLE)],
    ids=["0-doljs", "varje-tabell"],
)
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
    assert protection.model.attack.work < 4_000  # at 20,000 all is hidden
    assert WhyHidden.HELA_TABELLEN not in protection.suppression.hidden.values()


def hidden(*figures: Figure) -> set[str]:
    """The measures that are hidden where every 0 of a kommun is a secret."""
    rule = Rojanderegel(tabell=Rojandetabell.KOMMUN, minsta=5, visa_nollor=False)
    forbund = forbund_with(Rojande(tabell=(rule,)), "ab")
    found = protect(FigureSet(figures), [f.id for f in figures], forbund, [Period.of_year(2023)])
    return {name.removeprefix("2023.ett.") for name in found.figures}


def count(value: int, *steps: str, sex: Sex = Sex.TOTALT) -> Figure:
    measure = ".".join(step.replace("=", ".") for step in steps)
    return Figure(
        id=f"2023.ett.{measure}" + ("" if sex is Sex.TOTALT else f".{sex}"),
        value=value,
        unit=Unit.ANTAL,
        scope="ett",
        period=Period.of_year(2023),
        recipe=Recipe("register", steps),
        sex=sex,
    )


def test_where_nobody_is_shown_to_be_there_is_nobody_of_any_kind_and_no_more_follows() -> None:
    kommun = [count(0, "vid-start", "kommun=a"), count(0, "vid-start", "kommun=a", sex=Sex.MAN)]
    nobody = [count(0, "vid-start"), *kommun]
    somebody = [count(9, "nya"), count(0, "nya", "kommun=a")]
    assert hidden(*nobody, *somebody) == {"nya.kommun.a"}


def test_a_sum_is_nothing_where_its_parts_are() -> None:
    parts = [count(0, "nya"), count(0, "vid-start")]
    whole = count(0, "aktuella", "kommun=a")
    assert hidden(*parts, whole) == set()
    assert hidden(parts[0], whole) == {"aktuella.kommun.a"}

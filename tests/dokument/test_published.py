"""Every published number of goals, applications and activities stands in the documents of the sample."""

from __future__ import annotations

from functools import cache

import pytest

from dokument.test_statistik import underlag_of
from facit.test_ansokningar import CELLS, _measure
from facit.test_mal import GOALS, LONGEST, NOT_MEASURED, PUBLISHED, _key
from facit.test_strukturella import PUBLISHED as ACTIVITIES
from sofrep.dokument import DOKUMENT
from sofrep.visning.block import Stycke, printed, walk
from support.blocktext import plain


@cache
def underlag(year: int):
    return underlag_of("vast", year)


@cache
def blocks_of(kod: str, year: int):
    return DOKUMENT[kod].compose(underlag(year))


def ids_in(kod: str, year: int) -> set[str]:
    return {tal.figure.id for tal in printed(blocks_of(kod, year))}


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: " / ".join(_key(row)))
def test_the_result_of_every_goal_is_in_its_bilaga(row) -> None:
    scope, words = GOALS[_key(row)]
    year = int(row["år"])
    (goal,) = (
        goal
        for goal in underlag(year).goals
        if goal.mal.scope == scope and words in goal.mal.wording
    )
    assert (goal.result is None) == (words in NOT_MEASURED)
    if goal.result is not None:
        assert goal.result.id in ids_in("maluppfyllelse", year), LONGEST


def test_an_insats_without_goals_tells_who_took_part_and_how() -> None:
    """The bilaga of 2022: 177 persons, 84 women, 86 men, 7 anonymous; 103 in groups and 67 not."""
    told = {
        tal.figure.id.removeprefix("2022.utr."): tal.figure.value
        for tal in printed(blocks_of("maluppfyllelse", 2022))
        if tal.figure.id.startswith("2022.utr.")
    }
    assert (told["nya"], told["nya.anonyma"]) == (177, 7)
    assert (told["aktuella.kvinnor"], told["aktuella.man"]) == (84, 86)
    besked = next(
        block
        for block in walk(blocks_of("maluppfyllelse", 2022))
        if isinstance(block, Stycke) and block.nyckel == "maluppfyllelse.utr.besked"
    )
    assert "sju anonyma, som bara räknas bland de 177 nya" in plain(besked.delar)
    assert {103, 67} <= set(told.values())


def test_every_cell_of_the_applications_and_every_activity_is_in_the_statistics() -> None:
    wanted = {f"2023.forbundet.{_measure(part, column)}" for part, column, _ in CELLS}
    wanted |= {f"2023.forbundet.strukturella.{n:02d}.deltagare" for n, _ in ACTIVITIES}
    assert wanted - ids_in("statistik", 2023) == set()

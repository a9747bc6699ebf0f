"""The structural activities of 2023, one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sofrep.domain.figure import FigureSet
from sofrep.statistics.underlag import Underlag
from support.columns import records
from support.facit import read_table

PUBLISHED = list(enumerate(read_table("vast_strukturella_2023.csv"), start=1))


@pytest.mark.parametrize(("number", "row"), PUBLISHED, ids=lambda value: str(value)[:40])
def test_published_activity(
    number: int,
    row: dict[str, str],
    underlag: Underlag,
    figures_of: Callable[[int], FigureSet],
) -> None:
    figure = figures_of(2023)[f"2023.forbundet.strukturella.{number:02d}.deltagare"]
    assert figure.value == int(row["antal deltagare"])
    rows = records(underlag.activities)
    activity = [each for each in rows if each["year"] == 2023][number - 1]
    assert activity["vad"] == row["vad"]
    assert activity["utforare"].casefold() == row["utförare"].casefold()
    assert activity["nar"].casefold() == row["när"]


def test_the_number_of_activities(figures_of: Callable[[int], FigureSet]) -> None:
    assert figures_of(2023)["2023.forbundet.strukturella.antal"].value == len(PUBLISHED)

"""Bilaga Statistik of the samples: every published figure, none in more than three places of the body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from facit.test_statistik import I23, PUBLISHED, _figure_id, _name
from sofrep.amnen.gemensamt.bilageunderlag import BilagaUnderlag
from sofrep.dokument import DOKUMENT
from sofrep.pipeline.documents import bilaga_underlag
from sofrep.visning.block import (
    Block,
    Hanvisning,
    Rubrik,
    Stycke,
    Tabellblock,
    numbered,
    printed,
    walk,
)
from support.built import evaluated

compose = DOKUMENT["statistik"].compose

SAMPLES = Path(__file__).parents[2] / "sample_data"
CASES = [("vast", 2023), ("vast", 2022), ("hbs", 2015), ("sofint", 2024)]
OF_STATISTICS = [
    row
    for row in PUBLISHED
    if row["dokument"] != I23
    and "enk." not in _figure_id(row)[1]
    and "föregående år" not in row["uppgift"]  # a goal's, in Bilaga Måluppfyllelse
]


@pytest.fixture(scope="session")
def blocks_of() -> Callable[[str, int], tuple[Block, ...]]:
    @cache
    def blocks(sample: str, year: int) -> tuple[Block, ...]:
        return compose(underlag_of(sample, year))

    return blocks


def underlag_of(sample: str, year: int) -> BilagaUnderlag:
    results = evaluated(sample, str(year))
    assert results.underlag is not None
    return bilaga_underlag(results, results.underlag, SAMPLES / sample)


@pytest.mark.parametrize("row", OF_STATISTICS, ids=_name)
def test_every_published_figure_is_in_the_document(row, blocks_of) -> None:
    _, wanted = _figure_id(row)
    year = 2022 if row["dokument"].endswith("2022") else 2023
    assert wanted in {tal.figure.id for tal in printed(blocks_of("vast", year))}


@pytest.mark.parametrize(("sample", "year"), CASES)
def test_no_figure_stands_in_more_than_three_places_of_the_body(sample, year, blocks_of) -> None:
    blocks = blocks_of(sample, year)
    keys = [b.nyckel for b in blocks if isinstance(b, Rubrik) and b.niva == 1]
    (first,) = [key for key in keys if key.endswith(".tabeller.rubrik")]
    body = blocks[: [b.nyckel for b in blocks].index(first)]
    places = Counter(tal.figure.id for tal in printed(body))
    assert [key for key, number in places.items() if number > 3] == []


@pytest.mark.parametrize(("sample", "year"), CASES)
def test_every_key_is_one_blocks_and_every_reference_finds_its_table(
    sample, year, blocks_of
) -> None:
    blocks = blocks_of(sample, year)
    keys = Counter(block.nyckel for block in walk(blocks))
    assert [key for key, number in keys.items() if number > 1] == []
    tables = numbered(blocks)
    parts = [
        part
        for block in walk(blocks)
        for part in (*getattr(block, "delar", ()), *getattr(block, "bildtext", ()))
        if isinstance(part, Hanvisning)
    ]
    assert parts
    assert [part.till for part in parts if part.till not in tables] == []


def test_months_without_women_and_men_say_that_they_were_not_counted(blocks_of) -> None:
    noter = {
        b.nyckel.split(".")[1]: b.tabell.noter
        for b in walk(blocks_of("sofint", 2024))
        if isinstance(b, Tabellblock) and b.nyckel.endswith(".manad.tabell")
    }
    assert noter["driv"] == ("Kvinnor och män har inte räknats per månad.",)
    assert noter["vval"] == ()


@pytest.mark.parametrize(("sample", "year"), CASES)
def test_no_sentence_says_the_same_as_another(sample, year, blocks_of) -> None:
    said = Counter(
        block.delar for block in walk(blocks_of(sample, year)) if isinstance(block, Stycke)
    )
    assert [delar for delar, number in said.items() if number > 1] == []

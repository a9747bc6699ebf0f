"""A further dimension is a declaration: nothing else says how it is counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.statistics.bands import Band
from sofrep.statistics.codes import Codes
from sofrep.statistics.counters import Of, breakdown
from sofrep.statistics.dimension import DIMENSIONS, Dimension
from sofrep.statistics.measure import figures_of
from sofrep.statistics.page import ALL_SEXES, Page
from sofrep.statistics.rows import RegisterRows
from sofrep.statistics.table import CodedTable
from support.frames import make_forbund

FORBUND = make_forbund()
NAMES = {"grund": "grundskola", "gym": "gymnasium"}
CODED = Dimension(
    name="utb",
    words="utbildning",
    word="utbildning",
    meaning="koden för en utbildning",
    label="{utbildning}",
    those="de med utbildningen",
    definition="Högsta utbildning {vid}.",
    unknown="Utbildningen är inte ifylld.",
    column="utbildning",
    categories=lambda _: NAMES,
)
SEVERAL = replace(CODED, several_values=True)
BANDED = replace(
    CODED, bands=lambda _: (Band("grund", 0, 9), Band("gym", 10, 12), Band("fler", 0, 99))
)


def counted(dimension: Dimension, column: list[int]) -> dict[str, Figure]:
    """The figures of as many women as there are values in the column."""
    many = len(column)
    table = CodedTable(
        {name: np.array(values) for name, values in (("kon", [0] * many), ("utbildning", column))}
        | {"insats": np.zeros(many, np.int64)}
    )
    codes = Codes(FORBUND, {**DIMENSIONS, "utb": dimension})
    rows = RegisterRows(table, np.arange(many), ("aktuella",), codes, {})
    words = {"population": "aktuella"}
    period = Period.of_year(2023)
    page = Page(period, "rv", words, rows, rows.count(), ALL_SEXES[:2], "register", lambda _: rows)
    figures = figures_of(page, breakdown(dimension, Of(("aktuella",))), FORBUND)
    return {figure.measure: figure for figure in figures}


@pytest.mark.parametrize(
    ("dimension", "column", "grund", "gym", "blank"),
    [
        (CODED, [0, 0, 1, -1], 2, 1, 1),
        (SEVERAL, [0b01, 0b11, 0b10, 0], 2, 2, 1),
        (BANDED, [9, 0, 10, -1], 2, 1, 1),
    ],
    ids=["coded", "several values", "bands of a number"],
)
def test_a_dimension_that_is_declared_is_counted(
    dimension: Dimension, column: list[int], grund: int, gym: int, blank: int
) -> None:
    figures = counted(dimension, column)
    values = [figures[f"aktuella.utb.{kod}"].value for kod in ("grund", "gym", "saknas")]
    assert values == [grund, gym, blank]
    share = figures["aktuella.utb.grund.andel.kvinnor"]
    assert (share.numerator, share.denominator) == (grund, 4)
    assert share.recipe.rows == ("aktuella", "utb=grund")


def test_where_everybody_is_blank_nobody_knows() -> None:
    figures = counted(CODED, [-1, -1])
    assert figures["aktuella.utb.gym"].value is None
    assert figures["aktuella.utb.saknas"].value == 2

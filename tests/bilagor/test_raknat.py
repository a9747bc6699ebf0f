"""Documents show what has been counted, and say nothing of what has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sofrep.bilagor.omfang import Omfang, sex_parts
from sofrep.bilagor.siffror import Siffror
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.forbund import Underlagsslag
from sofrep.domain.period import Period
from sofrep.statistics import compute
from support.bilagor import insats_view, make_bilaga_underlag
from support.frames import Row, make_forbund, make_underlag

YEAR = Period.of_year(2023)
BASE = make_forbund()
FORBUND = replace(
    BASE, insats=(replace(BASE.insats[0], underlag=Underlagsslag.ANTAL), *BASE.insats[1:])
)


def tally(*steps: str, antal: int, kon: str | None = None) -> Row:
    return {"insats": "rv", "steps": steps, "antal": antal, "kon": kon}


def siffror(*tallies: Row) -> Siffror:
    underlag = make_underlag(FORBUND, [], tallies=tallies)
    return Siffror(compute(underlag, FORBUND, YEAR), YEAR, "rv")


def view(tallies: Sequence[Row]) -> Omfang:
    underlag = make_underlag(FORBUND, [], tallies=tallies)
    figures = compute(underlag, FORBUND, YEAR)
    base = make_bilaga_underlag()
    return insats_view(replace(base, forbund=FORBUND, figures=figures, period=YEAR))


def test_a_sentence_names_the_sexes_only_where_all_of_them_are_counted() -> None:
    women = tally("aktuella", antal=3, kon="kvinnor")
    some = siffror(tally("aktuella", antal=5), women)
    assert sex_parts(some, "aktuella") == ()
    every = siffror(tally("aktuella", antal=5), women, tally("aktuella", antal=2, kon="man"))
    assert [(part.tal.varde, part.ord) for part in sex_parts(every, "aktuella")] == [
        (3, "kvinnor"),
        (2, "män"),
    ]


def test_a_sentence_does_not_name_the_sexes_where_one_is_hidden() -> None:
    parts = [tally("aktuella", antal=5), tally("aktuella", antal=3, kon="kvinnor")]
    figures = compute(
        make_underlag(FORBUND, [], tallies=[*parts, tally("aktuella", antal=2, kon="man")]),
        FORBUND,
        YEAR,
    )
    hidden = replace(figures["2023.rv.aktuella.man"], value=None, absence=Absence.DOLD)
    others = [figure for key, figure in figures.items() if key != hidden.id]
    assert sex_parts(Siffror(FigureSet([*others, hidden]), YEAR, "rv"), "aktuella") == ()


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ((), set()),
        ((tally("aktuella", "kommun=alv", antal=4),), {"kommun"}),
        ((tally("nya", "kommun=alv", antal=0),), {"kommun"}),
        ((tally("aktuella", "alder=till-24", antal=1),), {"alder"}),
        ((tally("aktuella", "grupper", antal=2),), {"grupper"}),
        ((tally("avslutade", antal=3), tally("avslutade", "arbstud", antal=1)), {"sysselsattning"}),
    ],
)
def test_a_section_is_shown_where_anything_of_it_is_counted(
    counted: tuple[Row, ...], shown: set[str]
) -> None:
    made = view([tally("aktuella", antal=5), tally("nya-alla", antal=2), *counted])
    visar = made["visar"]
    assert isinstance(visar, dict)
    always = {"oversikt", "personal", "uppfoljning"}
    assert {name for name, is_shown in visar.items() if is_shown} == shown | always


def test_a_table_that_nobody_has_counted_is_not_there() -> None:
    made = view([tally("aktuella", antal=5), tally("aktuella", "kommun=alv", antal=4)])
    tables = made["tabell"]
    assert isinstance(tables, dict)
    assert {"kommun", "oversikt"} <= set(tables)
    assert "kommun_lagen" not in tables

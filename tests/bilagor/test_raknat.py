"""Documents show what has been counted, and say nothing of what has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sofrep.bilagor.omfang import Omfang, sex_parts
from sofrep.bilagor.siffror import Siffror
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.forbund import Underlagsslag
from sofrep.domain.period import Period
from sofrep.statistics import compute
from support.bilagor import insats_view, make_bilaga_underlag, make_document, table_of
from support.frames import Row, make_forbund, make_underlag
from support.mallar import lines, part

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


ENDED = tally("avslutade", antal=10)
SEVERAL = "Samma deltagare kan ha flera svar"


def text_of(tallies: Sequence[Row], bilaga: str, rows: Sequence[Row] = (), **more: Any) -> str:
    """The document, with the counts of rv and the rows of the others."""
    underlag = make_bilaga_underlag(rows, forbund=FORBUND, tallies=tallies, **more)
    return " ".join(" ".join(lines(part(make_document(underlag, bilaga)))).split())


def test_the_most_common_is_not_told_where_a_line_has_not_been_counted() -> None:
    """Arbete may be 5 of the 6 in arbete eller studier, which are not told apart."""
    some = [
        ENDED,
        tally("avslutade", "arbstud", antal=6),
        tally("avslutade", "syss=arbsok", antal=3),
    ]
    assert view(some)["topp"]["sysselsattning"] is None
    every = [ENDED, *(tally("avslutade", f"syss={k.kod}", antal=1) for k in BASE.sysselsattning)]
    every[1] = tally("avslutade", "syss=arbete", antal=5)
    assert view(every)["topp"]["sysselsattning"].antal.varde == 5


def test_only_who_may_stand_on_several_lines_is_said_to_have_several_answers() -> None:
    counts = [ENDED, tally("avslutade", "arbstud", antal=6)]

    def notes(*, several: bool) -> str:
        rv = replace(FORBUND.insats[0], flera_varden=several)
        forbund = replace(FORBUND, insats=(rv, *FORBUND.insats[1:]))
        underlag = make_bilaga_underlag([], forbund=forbund, tallies=counts)
        return " ".join(table_of(underlag, "sysselsattning").noter)

    assert SEVERAL in notes(several=True)
    assert SEVERAL not in notes(several=False)


def test_a_part_of_the_year_that_has_not_been_counted_is_not_said_to_be_empty() -> None:
    period = Period(date(2023, 1, 1), date(2023, 8, 31))
    counts = [tally("aktuella", antal=5), tally("nya-alla", antal=2), tally("avslutade", antal=1)]
    told = text_of(counts, "delarsrapport", period=period)
    assert (
        "Hur många som började och avslutade under januari–augusti 2023 har inte räknats." in told
    )
    nobody = "Ingen känd deltagare har börjat eller avslutat under januari–augusti 2023."
    assert told.count(nobody) == 2  # in the two insatser with a register, which has no rows


def test_the_known_of_a_union_are_not_told_by_sex_where_some_have_not_been_counted_so() -> None:
    """One anonymous row beside 2 new who are counted without their sex."""
    rows = [
        {"insats": "utr", "start": date(2023, 2, 1), "anonym": True},
        {"insats": "utr", "start": date(2023, 3, 1)},
    ]
    told = text_of([tally("aktuella", antal=5), tally("nya-alla", antal=2)], "statistik", rows)
    assert "anonym och räknas inte in i någon annan siffra." in told
    assert "De andra är ." not in told


def test_a_follow_up_says_what_has_not_been_counted_and_prints_no_dash_in_a_sentence() -> None:
    horizon = FORBUND.uppfoljning[0].kod
    counts = [
        tally("aktuella", antal=5),
        tally(f"uppf-{horizon}.kohort", antal=10),
        tally(f"uppf-{horizon}.svar", "samtycke", antal=8),
        tally(f"uppf-{horizon}.svar", "samtycke", "svarade", antal=6),
        tally(f"uppf-{horizon}.svar", "samtycke", "svarade", "arbstud", antal=3),
    ]
    told = text_of(counts, "maluppfyllelse")
    assert "Arbete eller studier: 50\u00a0%.".replace("\u00a0", " ") in told
    assert "Ingen offentlig försörjning: har inte räknats." in told
    assert "personer var det –" not in told
    assert "(– vid avslut" not in told

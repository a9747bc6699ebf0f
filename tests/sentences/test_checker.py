"""The checker sees what is false: each rule is shown a sentence that is not so, and one that is."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sentences.claims import faults_of_claims
from sentences.language import faults_of_language
from sentences.numbers import faults_of_number
from sentences.reading import Document, sentences
from sentences.registers import random_case
from sentences.rules import RULES
from sofrep.domain.figure import Absence, Figure, FigureSet, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import Block, Diagramblock, Stycke
from sofrep.visning.visat import Diagram, Diagramslag, Serie, Tal
from support.bilagor import make_bilaga_underlag
from support.frames import make_forbund

YEAR = Period.of_year(2023)
_OF = {"kvinnor": Sex.KVINNOR, "man": Sex.MAN, "ovriga": Sex.OVRIGA}


def figure(key: str, value: int | Fraction | None, **changes: Any) -> Figure:
    """``rv.nya`` of 2023, or of another year where the id says which."""
    whole = key if key[0].isdigit() else f"2023.{key}"
    end = whole.rpartition(".")[2]
    unit = Unit.PROCENT if ".andel" in whole else Unit.ANTAL
    period = Period.of_year(int(whole[:4]))
    absence = Absence.DOLD if value is None else None
    base = {"unit": unit, "sex": _OF.get(end, Sex.TOTALT), "absence": absence}
    return Figure(
        whole,
        value,
        scope=whole.split(".")[1],
        period=period,
        recipe=Recipe("register", ("nya",)),
        **(base | changes),
    )


def told(text: str, *figures: Figure, more: tuple[Figure, ...] = (), nyckel: str = "") -> list[str]:
    """What is wrong with a sentence in which ``#`` stands for each figure in turn."""
    pieces = text.split("#")
    delar: list[str | Tal] = [pieces[0]]
    for piece, each in zip(pieces[1:], figures, strict=True):
        delar += [Tal(each), piece]
    block = Stycke(nyckel=nyckel or "statistik.rv.nya", delar=tuple(delar))
    return of_blocks((block,), (*figures, *more))


def of_blocks(blocks: tuple[Block, ...], figures: tuple[Figure, ...]) -> list[str]:
    shown = FigureSet({each.id: each for each in figures}.values())
    document = Document(
        kod="statistik",
        forbund=make_forbund(),
        period="2023",
        previous="2022",
        figures=shown,
        blocks=blocks,
    )
    found: list[str] = []
    for sentence in sentences(blocks):
        found += faults_of_language(sentence)
        found += faults_of_claims(sentence, document, RULES)
    return found


NYA, FORRA = figure("rv.nya", 208), figure("2022.rv.nya", 224)
KVINNOR, MAN = figure("rv.nya.kvinnor", 112), figure("rv.nya.man", 96)


@pytest.mark.parametrize(
    ("so", "not_so", "figures"),
    [
        ("Det kom # nya, färre än 2022 (#).", "Det kom # nya, fler än 2022 (#).", (NYA, FORRA)),
        ("Det kom # nya, mot # under 2022.", "Det kom # nya, mot # under 2021.", (NYA, FORRA)),
        (
            "Av # nya deltagare: # kvinnor och # män.",
            "Det var # nya deltagare: # män och # kvinnor.",
            (NYA, KVINNOR, MAN),
        ),
        ("Det var # av #.", "Det var # nya: ingen.", (figure("rv.a.b", 3), figure("rv.a.c", 4))),
    ],
)
def test_a_sentence_is_read_as_a_reader_reads_it(so, not_so, figures):
    assert told(so, *figures) == []
    assert told(not_so, *figures[: not_so.count("#")]) != []


@pytest.mark.parametrize(
    ("text", "figures", "fault"),
    [
        ("Det kom # nya, lika många som 2022.", (NYA,), "208 and 224"),
        ("Ingen började under 2023.", (), "2023.rv.nya is 208"),
        ("Det var # nya deltagare (# kvinnor).", (NYA, KVINNOR), "its parts 112"),
        ("Det var # av #.", (NYA, KVINNOR), "208 of 112"),
        ("Det kom # nya, drygt hälften.", (NYA,), "no rule reads"),
        ("208 kom.", (), "a digit at the start"),
        ("Det kom # nya", (NYA,), "no full stop"),
        ("Det kom  # nya.", (NYA,), "two spaces"),
        ("I underlaget finns # nya.", (NYA,), "a word of the program"),
        ("Som framgår nedan kom # nya.", (NYA,), "filler"),
    ],
)
def test_what_is_false_or_ill_written_is_told(text, figures, fault):
    assert any(fault in each for each in told(text, *figures, more=(NYA, FORRA)))


@pytest.mark.parametrize(
    ("value", "more", "fault"),
    [
        (None, {}, "has no value"),
        (0, {}, "is nought"),
        (Fraction(100, 3), {"unit": Unit.PROCENT, "denominator": 9}, "percentage of 9"),
        (Fraction(30), {"unit": Unit.AR, "denominator": 1}, "mean of 1"),
    ],
)
def test_a_figure_that_no_sentence_may_print_is_told(value, more, fault):
    assert any(fault in each for each in told("Det var #.", figure("rv.nya", value, **more)))


def test_the_largest_is_found_in_the_figures_and_not_in_the_sentence():
    alv, vik = figure("rv.aktuella.kommun.alv", 12), figure("rv.aktuella.kommun.vik", 15)
    share = figure("rv.aktuella.kommun.vik.andel", Fraction(44), numerator=15, denominator=34)
    other = figure("rv.aktuella.kommun.alv.andel", Fraction(35), numerator=12, denominator=34)
    all_of = (alv, vik, share, other)
    assert told("Flest bor i Vik (#, # deltagare).", share, vik, more=all_of) == []
    assert told("Flest bor i Älv (#, # deltagare).", other, alv, more=all_of) != []
    assert told("De flesta bor i Vik (#, # deltagare).", share, vik, more=all_of) != []
    tie = figure("rv.aktuella.kommun.alv", 15)
    assert told("Flest bor i Vik (#, # deltagare).", share, vik, more=(*all_of[1:], tie)) != []


@pytest.mark.parametrize(
    ("rubrik", "right"),
    [
        ("Ålder: flest är 25–29 år", True),
        ("Ålder: flest är till och med 24 år", False),
        ("Ålder: flest är till och med 24 år och 25–29 år, lika många i varje", False),
        ("Ålder vid start", True),
    ],
)
def test_the_title_of_a_chart_is_held_against_its_bars(rubrik, right):
    counts = [figure("rv.aktuella.alder.till-24", 4), figure("rv.aktuella.alder.25-29", 9)]
    women = [figure(f"{c.id}.kvinnor", 4) for c in counts]
    men = [figure(f"{c.id}.man", (c.value or 0) - 4) for c in counts]
    serier = (
        Serie("Kvinnor", tuple(map(Tal, women))),
        Serie("Män", tuple(map(Tal, men))),
    )
    diagram = Diagram(rubrik, "", Diagramslag.STAPEL, ("–24 år", "25–29 år"), serier)
    block = Diagramblock(nyckel="statistik.rv.alder.diagram", diagram=diagram)
    assert (of_blocks((block,), (*counts, *women, *men)) == []) is right


@pytest.mark.parametrize(
    ("drawn", "right"),
    [
        ({"a": 3, "b": 96}, False),  # a bar of fewer than 5 %
        ({"b": 96}, True),
        ({"a": 3}, False),  # nor is the largest drawn
        ({"a": 3, "b": 96, "c": 1}, False),  # nothing is left out
    ],
)
def test_a_caption_that_says_what_is_left_out_is_held_against_the_bars(drawn, right):
    start = "rv.avslutade.syss"
    shares = [figure(f"{start}.{k}.andel", n) for k, n in {"a": 3, "b": 96, "c": 1}.items()]
    women = tuple(Tal(figure(f"{start}.{k}.andel.kvinnor", n)) for k, n in drawn.items())
    diagram = Diagram(
        "Sysselsättning", "", Diagramslag.STAPEL, tuple(drawn), (Serie("Kvinnor", women),)
    )
    said = ("Det som gäller färre än 5 % av alla visas bara i tabellen.",)
    nyckel = "statistik.rv.sysselsattning.diagram"
    block = Diagramblock(nyckel=nyckel, diagram=diagram, bildtext=said)
    assert (of_blocks((block,), tuple(shares)) == []) is right


def test_which_cost_less_than_their_budget_is_held_against_the_amounts():
    amounts = [figure(f"{i}.{k}", n) for i, k, n in (
        ("rv", "budget", 100), ("rv", "utfall", 90), ("utr", "budget", 50), ("utr", "utfall", 50),
    )]  # fmt: skip
    nyckel = "sammanstallning.forbundet.budget.besked"
    so = "Under budget: Rehabvägledare. Enligt budget: Utredning."
    for said, right in (
        (so, True),
        (so.replace("Under", "Över"), False),
        ("Under budget: Utredning.", False),
    ):
        faults = told(said, more=tuple(amounts), nyckel=nyckel)
        assert (faults == []) is right, (said, faults)


def test_a_number_is_read_back_from_its_print():
    third = figure("rv.nya.andel", Fraction(100, 3), numerator=1, denominator=3)
    shown = FigureSet([third, NYA])
    for tal in (Tal(third), Tal(third).ungefar(), Tal(third).med_decimaler(1), Tal(NYA)):
        assert list(faults_of_number(tal, shown)) == []
    other = figure("rv.nya", 209)
    assert list(faults_of_number(Tal(other), shown)) != []


def test_a_random_register_is_the_same_for_the_same_seed():
    one, other = random_case(3), random_case(3)
    assert dict(one.figures) == dict(other.figures)
    assert make_bilaga_underlag().figures != one.figures

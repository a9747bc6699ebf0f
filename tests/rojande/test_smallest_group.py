"""The rule of the smallest group on small registers: every register that agrees is tried."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import Figure, FigureSet, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.rojande.folded import Folding
from sofrep.rojande.folding import Published, choose
from sofrep.rojande.rowsets import RowSets
from sofrep.statistics.underlag import Underlag
from support.frames import make_forbund, make_underlag

YEAR = Period.of_year(2023)
SMALLEST = 5
FORBUND = make_forbund(rojande=Rojande(minsta_grupp=SMALLEST))
SEXES = ("kvinnor", "man")


def some_rows(seed: int, many: int = 13) -> list[dict]:
    """Exits of two insatser that a union adds up; some to work."""
    chosen = random.Random(seed)  # noqa: S311 - cases, no secrets
    share = chosen.choice([0.1, 0.5, 0.8])
    return [
        {
            "insats": chosen.choice(["rv", "rv", "utr"]),
            "kon": chosen.choice(SEXES),
            "start": date(2023, 1, 1),
            "slut": date(2023, 3 + n % 8, 1),
            "fodelsear": chosen.choice([1970, 1998]),
            "kommun": chosen.choice(["alv", "vik"]),
            "sysselsattning": ["arbete"] if chosen.random() < share else ["ingen"],
        }
        for n in range(many)
    ]


def fold(rows: list[dict], measures: tuple[str, ...], *more: Figure) -> tuple[FigureSet, Folding]:
    """The figures of 2023 whose measures begin so, and what is folded of them."""
    underlag = make_underlag(FORBUND, rows)
    figures = FigureSet([*compute(underlag, FORBUND, YEAR).values(), *more])
    asked = {k for k, f in figures.items() if f.measure.startswith(measures)}
    return figures, chosen_of(underlag, figures, asked)


def chosen_of(underlag: Underlag, figures: FigureSet, asked: set[str]) -> Folding:
    rows = RowSets(underlag, FORBUND, figures)
    published = Published(rows=rows, figures=figures, asked=frozenset(asked))
    return choose(published, FORBUND, YEAR)


WORK = (
    "avslutade.arbstud",
    "avslutade.unga.arbstud",
    "insatser.avslutade.arbstud",
    "nya",
    "avslutade.kommun",
)
SCOPES = {"rv": {"rv"}, "utr": {"utr"}, "gg": {"gg"}, "ind": {"rv", "utr"}}


def members(figure: Figure, rows: list[dict]) -> list[int]:
    """Whose work a count is of, told again without the program."""
    young = ".unga." in figure.id
    return [
        n
        for n, row in enumerate(rows)
        if row["insats"] in SCOPES.get(figure.scope, {"rv", "utr", "gg"})
        and figure.sex in (Sex.TOTALT, row["kon"])
        and (not young or row["slut"].year - row["fodelsear"] <= 29)
    ]


@pytest.mark.parametrize("seed", range(25))
def test_no_small_group_has_only_one_amount_in_all_registers_that_agree(seed: int) -> None:
    rows = some_rows(seed)
    figures, folding = fold(rows, WORK)
    shown = [
        (members(f, rows), int(f.value))
        for k, f in figures.items()
        if k in folding.asked and k not in folding.folded and ".arbstud" in k and ".andel" not in k
        if f.value is not None
    ]
    worlds = np.array(list(product((0, 1), repeat=len(rows))))
    for who, value in shown:
        worlds = worlds[worlds[:, who].sum(axis=1) == value]
    kinds: dict[tuple, list[int]] = {}
    for n, row in enumerate(rows):
        kinds.setdefault((row["insats"], row["kon"], row["fodelsear"]), []).append(n)
    for size in range(1, 4):
        for chosen in combinations(kinds.values(), size):
            group = [n for each in chosen for n in each]
            if len(group) < SMALLEST:
                amounts = set(worlds[:, group].sum(axis=1).tolist())
                assert len(amounts) > 1 or said(group, shown), (group, amounts)


def said(group: list[int], shown: list[tuple[list[int], int]]) -> bool:
    """Whether larger groups that are shown, or left between two of them, say that all or none are."""
    groups = [*shown, *(
        (sorted({*a} - {*b}), x - y) for a, x in shown for b, y in shown if {*b} < {*a}
    )]  # fmt: skip
    sure = {
        n for who, value in groups if len(who) >= SMALLEST and value in (0, len(who)) for n in who
    }
    return sure >= set(group)


def test_a_hidden_count_that_is_printed_all_the_same_is_found_by_the_attack() -> None:
    leaks = 0
    for seed in range(25):
        rows = some_rows(seed)
        figures, folding = fold(rows, WORK)
        for name in [
            k for k in folding.folded if k.endswith(("arbstud.kvinnor", "utr.avslutade.arbstud"))
        ]:
            figure = figures[name]
            leaks += 0 < len(members(figure, rows)) < SMALLEST
    assert leaks > 5, "the registers have nothing to hide, so that the attack above proves nothing"


def test_what_is_told_of_groups_that_are_large_enough_is_all_shown() -> None:
    rows = [
        row | {"insats": insats, "kon": sex}
        for insats, sex in product(("rv", "utr"), SEXES)
        for row in some_rows(1, 6)
    ]
    _, folding = fold(rows, ("avslutade.arbstud", "avslutade.fors", "nya"))
    assert not folding.folded


def test_what_is_asked_for_later_is_chosen_as_if_it_had_been_asked_for_at_once() -> None:
    for seed in range(2):
        underlag = make_underlag(FORBUND, some_rows(seed))
        figures = compute(underlag, FORBUND, YEAR)
        rows = RowSets(underlag, FORBUND, figures)
        every = {k for k, f in figures.items() if f.measure.startswith((*WORK, "avslutade.fors"))}
        few = {k for k in every if ".unga." not in k}
        asked = [Published(rows=rows, figures=figures, asked=frozenset(k)) for k in (few, every)]
        first = choose(asked[0], FORBUND, YEAR)
        then = choose(asked[1], FORBUND, YEAR, first)
        assert then == choose(asked[1], FORBUND, YEAR)
        told = frozenset({"fors"})
        assert then.looked[told,][1] is first.looked[told,][1], "looked at anew"


def test_women_who_are_few_stand_in_the_head_count_and_nowhere_else() -> None:
    rows = [
        row | {"insats": "rv", "kon": "kvinnor" if n < 3 else "man"}
        for n, row in enumerate(some_rows(2, 20))
    ]
    figures, folding = fold(rows, ("avslutade", "nya"))
    left = {
        figures[k].measure.removesuffix(".kvinnor")
        for k in folding.asked - folding.folded.keys()
        if figures[k].scope == "rv"
        and figures[k].sex is Sex.KVINNOR
        and figures[k].value is not None
    }
    assert left == {"nya", "nya.kanda", "avslutade"}


def test_a_third_group_that_is_small_stands_in_the_total_alone() -> None:
    rows = [
        row | {"insats": "rv", "kon": "ovriga" if n < 2 else SEXES[n % 2]}
        for n, row in enumerate(some_rows(3, 40))
    ]
    figures, folding = fold(rows, ("avslutade", "nya"))
    others = [
        k
        for k, f in figures.items()
        if k in folding.asked and f.sex is Sex.OVRIGA and f.scope == "rv" and f.value
    ]
    assert others
    assert not [k for k in others if k not in folding.folded]
    assert "2023.rv.avslutade.arbstud.kvinnor" in folding.folded
    assert "2023.rv.avslutade.arbstud" not in folding.folded


def test_an_insats_that_is_small_is_left_out_and_so_is_the_union_that_would_tell_of_it() -> None:
    rows = [row | {"insats": "utr" if n < 3 else "rv"} for n, row in enumerate(some_rows(4, 30))]
    _, folding = fold(rows, ("avslutade.arbstud", "avslutade"))
    assert "2023.utr.avslutade.arbstud" in folding.folded
    assert "2023.rv.avslutade.arbstud" not in folding.folded
    assert "2023.ind.avslutade.arbstud" in folding.folded
    assert "2023.utr.avslutade" not in folding.folded


@pytest.mark.parametrize(
    "steps",
    [
        ("avslutade", "kommun=alv", "manad=03", "arbstud"),
        ("avslutade", "kommun=alv", "orsak=saknas"),
    ],
    ids=" ".join,
)
def test_a_crossing_that_nobody_has_heard_of_is_covered(steps: tuple[str, ...]) -> None:
    rows = [
        row
        | {"insats": "rv"}
        | ({"kommun": "alv", "kon": "kvinnor"} if n < 2 else {"kommun": "vik"})
        for n, row in enumerate(some_rows(5, 30))
    ]
    for sex in (Sex.TOTALT, Sex.KVINNOR):
        crossed = Figure(
            id="2023.rv.avslutade.korsat", value=1, unit=Unit.ANTAL, scope="rv", period=YEAR,
            recipe=Recipe("register", steps), sex=sex,
        )  # fmt: skip
        _, folding = fold(rows, ("avslutade.korsat",), crossed)
        assert "2023.rv.avslutade.korsat" in folding.folded

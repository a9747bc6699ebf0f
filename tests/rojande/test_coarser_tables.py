"""Tables that are told more coarsely: what is joined, in which order, and what stands."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.joined import JoinedFigures
from sofrep.amnen.alla.labels import label
from sofrep.domain.figure import Absence, Figure, FigureSet, Recipe, Unit
from sofrep.domain.forbund import Kod, Kommun
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande
from sofrep.rojande.coarse import Coarse, Coarser
from sofrep.rojande.folded import Folding
from sofrep.rojande.folding import Published, choose
from sofrep.rojande.rowsets import RowSets
from sofrep.statistics.codes import Codes, kods_of, part_of
from sofrep.visning.block import Tabellblock, walk
from support.built import settled
from support.frames import make_forbund, make_underlag

YEAR = Period.of_year(2023)
PLAIN = make_forbund(rojande=Rojande(minsta_grupp=5))
KOMMUNER = ("alv", "vik", "uddev", "tanum")
FORBUND = replace(
    PLAIN,
    kommun=tuple(Kommun(kod=kod, namn=kod.title(), kortnamn=kod.title()) for kod in KOMMUNER),
    avslutsorsak=tuple(Kod(kod=kod, namn=kod) for kod in "abcd"),
    kodgrupp=(),
)
PARTS = ("af", "primvard", "psyk")


def applied(**many: int) -> list[dict]:
    """So many applications from each kommun, of three parties in turn."""
    return [
        {"kommun": kommun, "part": PARTS[n % 3]} for kommun, m in many.items() for n in range(m)
    ]


def folding_of(applications: list[dict], given: Iterable[Figure] = ()) -> Folding:
    underlag = make_underlag(FORBUND, applications=applications)
    figures = FigureSet(compute(underlag, FORBUND, YEAR).values())
    asked = frozenset(k for k in figures if ".ansokningar" in k)
    rows = RowSets(underlag, FORBUND, figures)
    published = Published(rows=rows, figures=figures, asked=asked, given=tuple(given))
    return choose(published, FORBUND, YEAR)


def joined_kommuner(folding: Folding) -> set[str]:
    return {s for f in folding.joined for s in f.recipe.rows if s.startswith("kommun=")}


def test_kommuner_of_few_are_told_together_and_the_others_as_they_are() -> None:
    folding = folding_of(applied(alv=9, vik=8, uddev=3, tanum=4))
    assert joined_kommuner(folding) == {"kommun=uddev+tanum"}
    part = part_of(("uddev", "tanum"), KOMMUNER)
    made = {figure.id: figure for figure in folding.joined}
    assert made[f"2023.forbundet.ansokningar.part.af.{part}"].value == 3
    assert made[f"2023.forbundet.ansokningar.kommun.{part}"].value == 7
    assert made[f"2023.forbundet.ansokningar.kommun.{part}.andel"].value == Fraction(700, 24)
    assert "2023.forbundet.ansokningar.part.af.alv" not in folding.folded
    shown = folding.apply(
        FigureSet([folding.folded["2023.forbundet.ansokningar.part.af.uddev"].figure])
    )
    hidden = shown["2023.forbundet.ansokningar.part.af.uddev"]
    assert hidden.absence is Absence.OVRIGA
    assert hidden.into == f"2023.forbundet.ansokningar.part.af.{part}"


def test_one_kommun_of_few_takes_the_smallest_of_the_others_with_it() -> None:
    assert joined_kommuner(folding_of(applied(alv=19, vik=8, uddev=3, tanum=17))) == {
        "kommun=vik+uddev"
    }


def test_the_kommuner_that_were_told_together_before_are_again() -> None:
    before = folding_of(applied(alv=19, vik=18, uddev=3, tanum=4)).joined
    last_year = [replace(figure, period=YEAR.previous()) for figure in before]
    folding = folding_of(applied(alv=19, vik=8, uddev=3, tanum=17), last_year)
    assert joined_kommuner(folding) == {"kommun=uddev+tanum"}


def test_where_no_kommun_is_small_none_are_told_together() -> None:
    assert not folding_of(applied(alv=9, vik=8, uddev=5, tanum=6)).joined


@pytest.mark.parametrize("more", KOMMUNER)
def test_an_application_more_changes_no_choice_but_of_a_kommun_that_reaches_the_limit(
    more: str,
) -> None:
    many = {"alv": 19, "vik": 8, "uddev": 2, "tanum": 17}
    many[more] += 1
    assert joined_kommuner(folding_of(applied(**many))) == {"kommun=vik+uddev"}


def test_the_smallest_codes_are_joined_roughly_and_bands_with_their_neighbours() -> None:
    def figures(**many: int) -> list[Figure]:
        return [
            Figure(f"2023.rv.avslutade.{k}", n, Unit.ANTAL, "rv", YEAR, Recipe("register", ("avslutade", k.replace("_", "="))))
            for k, n in many.items()
        ]  # fmt: skip

    codes = Codes(PLAIN)
    of = {"syss_arbete": 40, "syss_studier": 9, "syss_arbsok": 20, "syss_ingen": 10}
    steps = [k.replace("_", "=") for k in of] + ["arbstud"]
    tables = Coarser(figures(**of), codes).of("syss", steps)
    assert tables[0] == Coarse(frozenset({"syss=studier", "syss=ingen"}), ("syss=studier+ingen",))
    assert tables[-1] == Coarse(frozenset({"syss=arbete", "syss=studier"}))  # only the kodgrupp
    nearly = Coarser(figures(**of | {"syss_studier": 10, "syss_ingen": 9}), codes).of("syss", steps)
    assert nearly == tables
    bands = {"tid_till-1": 30, "tid_1-3": 20, "tid_3-5": 4, "tid_5-9": 5, "tid_over-9": 1}
    (first, *_) = Coarser(figures(**bands), codes).of("tid", [k.replace("_", "=") for k in bands])
    assert first.joined == ("tid=5-9+over-9",)


def some_exits(seed: int, many: int) -> list[dict]:
    """Exits of two insatser, for four reasons of which some are rare."""
    chosen = random.Random(seed)  # noqa: S311 - cases, no secrets
    weights = [chosen.choice([1, 2, 4, 8]) for _ in "abcd"]
    return [
        {
            "insats": chosen.choice(["rv", "rv", "utr"]),
            "kon": chosen.choice(["kvinnor", "man"]),
            "start": date(2023, 1, 1),
            "slut": date(2023, 3 + n % 8, 1),
            "fodelsear": 1970,
            "kommun": "alv",
            "avslutsorsak": chosen.choices("abcd", weights)[0],
        }
        for n in range(many)
    ]


SCOPES = {"rv": {"rv"}, "utr": {"utr"}, "gg": {"gg"}, "ind": {"rv", "utr"}, "alla": {"rv", "utr"}}


@pytest.mark.parametrize(("seed", "many"), [(30, 10), (81, 10)])
def test_no_small_group_has_only_one_amount_where_reasons_are_told_together(
    seed: int, many: int
) -> None:
    rows = some_exits(seed, many)
    underlag = make_underlag(FORBUND, rows)
    figures = FigureSet(compute(underlag, FORBUND, YEAR).values())
    asked = frozenset(k for k in figures if ".avslutade.orsak." in k and ".andel" not in k)
    rows_of = RowSets(underlag, FORBUND, figures)
    folding = choose(Published(rows=rows_of, figures=figures, asked=asked), FORBUND, YEAR)
    assert folding.joined
    kept = folding.apply(FigureSet(f for k, f in figures.items() if k in asked))
    shown = []
    for figure in kept.values():
        if figure.value is not None and "=" in figure.recipe.rows[-1]:
            kods = figure.recipe.rows[-1].partition("=")[2].split("+")
            who = [
                n
                for n, row in enumerate(rows)
                if row["insats"] in SCOPES[figure.scope] and figure.sex in ("totalt", row["kon"])
            ]
            assert figure.value == sum(rows[n]["avslutsorsak"] in kods for n in who)
            if kods != ["saknas"]:
                shown.append((who, [("abcd").index(kod) for kod in kods], int(figure.value)))
    worlds = np.array(list(product(range(4), repeat=many)), np.int8)
    for who, kods, value in shown:
        worlds = worlds[np.isin(worlds[:, who], kods).sum(axis=1) == value]
    kinds: dict[tuple, list[int]] = {}
    for n, row in enumerate(rows):
        kinds.setdefault((row["insats"], row["kon"]), []).append(n)
    told = [who for who, _, _ in shown]
    for group in kinds.values():
        for kod in range(4) if len(group) < 5 and any(set(group) <= set(w) for w in told) else ():
            amounts = set((worlds[:, group] == kod).sum(axis=1).tolist())
            assert len(amounts) > 1 or is_said(group, kod, shown), (seed, group, kod, amounts)


def is_said(group: list[int], kod: int, shown: list[tuple[list[int], list[int], int]]) -> bool:
    """Whether larger groups that are shown say of each that nobody, or everybody, has it."""
    sure = {
        n
        for who, kods, value in shown
        if len(who) >= 5 and kod in kods and (value == 0 or (kods == [kod] and value == len(who)))
        for n in who
    }
    return sure >= set(group)


def test_who_has_several_codes_is_counted_once_in_what_is_told_together() -> None:
    rows = [
        {"insats": "rv", "kon": "man", "start": date(2023, 1, 1), "slut": date(2023, 5, 1),
         "forsorjning": codes}
        for codes in (["sjukpen", "forsstod"], ["sjukpen"], ["ingen"], [])
    ]  # fmt: skip
    underlag = make_underlag(PLAIN, rows)
    figures = compute(underlag, PLAIN, YEAR)
    part = part_of(("sjukpen", "forsstod"), ("ingen", "sjukpen", "forsstod"))
    name = f"2023.rv.avslutade.fors.{part}"
    joiner = JoinedFigures(underlag, PLAIN)
    found = joiner.find(name, figures)
    assert found is not None
    assert (found.value, found.recipe.rows) == (2, ("avslutade", "fors=sjukpen+forsstod"))
    share = joiner.find(f"{name}.andel.man", figures)
    assert share is not None
    assert (share.value, share.numerator, share.denominator) == (50, 2, 4)
    assert label(share, PLAIN) == (
        "RV: avslutade, försörjning sjukpenning eller försörjningsstöd, andel, män"
    )
    assert len(RowFinder(underlag, PLAIN).rows(found)) == 2


@pytest.mark.parametrize("part", ["samlade-1", "samlade-8", "samlade-x", "samlade-", "alv"])
def test_what_joins_no_two_codes_of_the_list_is_no_figure(part: str) -> None:
    assert kods_of(part, ("ingen", "sjukpen", "forsstod")) == ()
    assert (
        JoinedFigures(make_underlag(PLAIN), PLAIN).find(f"2023.rv.avslutade.fors.{part}", {})
        is None
    )


def test_what_the_others_and_the_total_tell_is_shown() -> None:
    """Once small kommuner are told together, the largest has nothing to hide."""
    shown = settled("sofint", "2024")
    blocks = [block for draft in shown.drafts for block in walk(draft.blocks)]
    tables = [b.tabell for b in blocks if isinstance(b, Tabellblock) and ".komut" in b.nyckel]
    rows = [rad for table in tables for rad in table.rader]
    assert any("Övriga" in rad.etikett for rad in rows)
    assert [rad.etikett for rad in rows if any(tal.samlad for tal in rad.tal)] == []

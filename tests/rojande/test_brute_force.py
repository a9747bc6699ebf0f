"""The hiding attacked without a solver: every table that agrees with what is published is tried."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from datetime import date

import pytest

from sofrep.domain.figure import Figure, Recipe, Sex, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.count_rules import WhyHidden
from sofrep.rojande.sma_antal.hiding import suppress
from sofrep.rojande.sma_antal.model import model_of
from support.rojande import forbund_with

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
KOMMUNER = ("a", "b", "c")
CELLS = [(kommun, sex) for kommun in KOMMUNER for sex in (Sex.KVINNOR, Sex.MAN)]
MINSTA = 3

Table = dict[tuple[str, Sex], int]


def figures_of(table: Table) -> Iterator[Figure]:
    """Women and men by kommun, their sums both ways, and the shares of each kommun."""
    sums = {
        (kommun, sex): sum(
            n for (k, s), n in table.items() if kommun in (k, "") and sex in (s, Sex.TOTALT)
        )
        for kommun in (*KOMMUNER, "")
        for sex in (Sex.TOTALT, Sex.KVINNOR, Sex.MAN)
    }
    for (kommun, sex), count in sums.items():
        steps = ("aktuella", f"kommun={kommun}") if kommun else ("aktuella",)
        measure = f"aktuella.kommun.{kommun}" if kommun else "aktuella"
        end = "" if sex is Sex.TOTALT else f".{sex}"
        place = {"unit": Unit.ANTAL, "scope": "ett", "period": YEAR, "sex": sex}
        yield Figure(
            id=f"2023.ett.{measure}{end}", value=count, recipe=Recipe("register", steps), **place
        )


def hidden_of(table: Table, rojande: Rojande) -> tuple[set[str], dict[str, tuple[int, int | None]]]:
    """The ids that are hidden, and for each the interval that the program computed."""
    figures = list(figures_of(table))
    model = model_of(figures, [f.id for f in figures], forbund_with(rojande, KOMMUNER), [YEAR])
    found = suppress(model)
    ids = {model.readings[f.id].told[0][0]: f.id for f in figures}
    intervals = found.intervals()
    small = {ids[key] for key, why in found.hidden.items() if why is WhyHidden.LITET}
    assert small >= {f.id for f in figures if f.value and f.value < MINSTA and ("kommun" in f.id)}
    return (
        {ids[key] for key in found.hidden},
        {ids[key]: (round(each.low), round(each.high)) for key, each in intervals.items()},
    )


def told_by(table: Table) -> dict[str, int]:
    """What a table of counts with all its sums says, by figure id."""
    return {f.id: f.value for f in figures_of(table)}


NAMES = list(told_by(dict.fromkeys(CELLS, 0)))
MOST = 9
"""The largest cell that is tried: what is above 2 must be free to give way to more small ones."""


def added_up(cells: tuple[int, ...]) -> tuple[int, ...]:
    """The same as `told_by` in the order of `NAMES`, without figures: this is done often."""
    rows = [(a + b, a, b) for a, b in zip(cells[::2], cells[1::2], strict=True)]
    return (*itertools.chain(*rows), *map(sum, zip(*rows, strict=True)))


def worlds(table: Table, hidden: set[str]) -> Iterator[dict[str, int]]:
    """Every table with cells up to `MOST` whose published numbers are the same."""
    truth = told_by(table)
    shown = [None if name in hidden else truth[name] for name in NAMES]
    rows = [list(_rows(shown[place : place + 3])) for place in range(0, len(CELLS) // 2 * 3, 3)]
    for chosen in itertools.product(*rows):
        told = added_up(tuple(itertools.chain(*chosen)))
        if all(value in (None, told[place]) for place, value in enumerate(shown)):
            yield dict(zip(NAMES, told, strict=True))


def _rows(shown: list[int | None]) -> Iterator[tuple[int, int]]:
    """Every number of women and of men of one kommun that agrees with what is shown of it."""
    for women, men in itertools.product(range(MOST + 1), repeat=2):
        if all(s in (None, n) for s, n in zip(shown, (women + men, women, men), strict=True)):
            yield women, men


def rules_with(*, visa_nollor: bool) -> Rojande:
    tables = (Rojandetabell.KOMMUN, Rojandetabell.KON)
    return Rojande(
        tabell=tuple(
            Rojanderegel(tabell=table, minsta=MINSTA, visa_nollor=visa_nollor) for table in tables
        )
    )


RULES = rules_with(visa_nollor=True)
RANDOM = random.Random(6)  # noqa: S311 - tables to try, no secret
TABLES = [
    dict(zip(CELLS, (RANDOM.choice((0, 1, 2, 3, 4, 5)) for _ in CELLS), strict=True))
    for _ in range(int(os.environ.get("ROJANDE_TABELLER", "40")))
]


@pytest.mark.parametrize("visa_nollor", [True, False], ids=["0-visas", "0-doljs"])
@pytest.mark.parametrize("table", TABLES, ids=lambda t: "-".join(map(str, t.values())))
def test_every_hidden_count_differs_among_the_tables_that_agree_with_what_is_published(
    table: Table, *, visa_nollor: bool
) -> None:
    hidden, intervals = hidden_of(table, rules_with(visa_nollor=visa_nollor))
    truth = told_by(table)
    seen: dict[str, set[int]] = {name: set() for name in hidden}
    for told in worlds(table, hidden):
        # Where zeros of large groups are shown whoever sees a hidden count knows that it is more.
        if all(intervals[name][0] <= told[name] for name in hidden):
            for name in hidden:
                seen[name].add(told[name])
    for name, values in seen.items():
        high = intervals[name][1]
        assert truth[name] in values
        assert len(values) > 1, (name, values, sorted(hidden))
        assert high is None or max(values) <= high, (name, values, intervals[name])
        if _is_cell_of_a_large_group(name, truth) and truth[name] < MINSTA:
            assert len(values) >= MINSTA - visa_nollor, (name, values)


def _is_cell_of_a_large_group(name: str, truth: dict[str, int]) -> bool:
    """Whether a count is a kommun's or a sex's that is not of a small group."""
    group = name.removesuffix(".kvinnor").removesuffix(".man")
    return name != "2023.ett.aktuella" and (group == name or truth[group] >= MINSTA)


def test_the_two_ways_of_adding_up_agree():
    cells = (1, 2, 3, 4, 5, 0)
    table = dict(zip(CELLS, cells, strict=True))
    assert dict(zip(NAMES, added_up(cells), strict=True)) == told_by(table)


def test_a_table_without_small_counts_hides_nothing():
    table = dict(zip(CELLS, (3, 4, 5, 6, 7, 8), strict=True))
    assert hidden_of(table, RULES)[0] == set()


def test_a_sex_that_nobody_is_of_needs_no_company_in_a_small_group():
    table = dict(zip(CELLS, (1, 0, 5, 0, 4, 0), strict=True))
    hidden, _ = hidden_of(table, RULES)
    assert "2023.ett.aktuella.kommun.a.man" not in hidden
    assert "2023.ett.aktuella" not in hidden


def test_hiding_only_the_small_counts_would_give_them_away():
    table = dict(zip(CELLS, (1, 5, 4, 4, 5, 5), strict=True))
    only_small = {"2023.ett.aktuella.kommun.a.kvinnor"}
    found = {told["2023.ett.aktuella.kommun.a.kvinnor"] for told in worlds(table, only_small)}
    assert found == {1}
    assert len(hidden_of(table, RULES)[0]) >= 4


def test_without_a_proof_within_the_work_allowed_everything_is_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sofrep.rojande.sma_antal.hiding._MOST_WORK", 0)
    table = dict(zip(CELLS, (1, 5, 4, 4, 5, 5), strict=True))
    assert hidden_of(table, RULES)[0] == set(NAMES)

"""What follows of small groups from counts of several categories, against every register there is."""

from __future__ import annotations

import random
from itertools import combinations, product

import numpy as np
import pytest

from sofrep.rojande.worlds import Register, Said, Spans, Worlds

ROWS = 7
TRAITS = np.array([[1, 0, 1], [0, 1, 1], [0, 0, 0]], np.bool_)
"""Three codes, of which the last is not counted, and a kodgrupp of the first two."""
ANY = np.ones((ROWS, 3), np.bool_)


def register(people: np.ndarray, spans: Spans | None = None) -> Register:
    none = np.zeros(3, np.int64)
    free = Spans(none, none, np.zeros(len(people), np.int64))
    return Register(people, TRAITS, ANY[: len(people)], spans or free)


def some(seed: int) -> tuple[np.ndarray, list[Said], list[np.ndarray]]:
    """A register, what is published of it, and its groups."""
    chosen = random.Random(seed)  # noqa: S311 - cases, no secrets
    truth = np.array([chosen.choice([0, 0, 1, 2]) for _ in range(ROWS)])
    sets = [chosen.sample(range(ROWS), chosen.randint(3, ROWS)) for _ in range(4)]
    said = [
        Said(
            np.array(sorted(each)), np.array(sorted(chosen.sample(range(3), chosen.randint(1, 3))))
        )
        for each in [range(ROWS), *sets]
    ]
    groups = [np.array(g) for size in (1, 2, 3) for g in combinations(range(ROWS), size)]
    return truth, said, groups


def of(groups: list[np.ndarray]) -> np.ndarray:
    table = np.zeros((len(groups), ROWS), np.bool_)
    for n, group in enumerate(groups):
        table[n, group] = True
    return table


def every(worlds: Worlds, groups: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """All that is certain: what is found is not wanted again."""
    found = np.zeros(wanted.shape, np.bool_)
    while (one := worlds.certain(groups, wanted & ~found)[0]) is not None:
        found[one] = True
    return found


@pytest.mark.parametrize("seed", range(40))
def test_what_is_certain_is_what_every_register_that_agrees_has(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All is asked of one register, and not a few things.
    monkeypatch.setattr("sofrep.rojande.worlds._SEARCHES", 10_000)
    truth, said, groups = some(seed)
    right = [TRAITS[truth][each.atoms][:, each.traits].sum(axis=0) for each in said]
    told = np.zeros((ROWS, 3), np.bool_)
    for each in said:
        told[np.ix_(each.atoms, each.traits)] = True
    agreeing = [
        TRAITS[list(world)]
        for world in product(range(3), repeat=ROWS)
        if all(
            (TRAITS[list(world)][each.atoms][:, each.traits].sum(axis=0) == total).all()
            for each, total in zip(said, right, strict=True)
        )
    ]
    certain = np.array(
        [
            [
                told[g, t].all() and len({int(w[g, t].sum()) for w in agreeing}) == 1
                for t in range(3)
            ]
            for g in groups
        ]
    )
    people = np.zeros((ROWS, 3), np.int64)
    people[np.arange(ROWS), truth] = 1
    worlds = Worlds(register(people), said)
    wanted = np.ones((len(groups), 4), np.bool_)
    assert (every(worlds, of(groups), wanted)[:, :3] == certain).all()


def test_a_mean_tells_the_sum_of_a_group_that_is_left_and_no_other() -> None:
    everybody, most = np.arange(6), np.arange(4)
    spans = Spans(np.array([0, 0, 0]), np.array([9, 9, 9]), np.array([1, 2, 3, 4, 5, 6]))
    people = np.zeros((6, 3), np.int64)
    people[:, 0] = 1
    said = [Said(everybody, np.array([0]), mean=True), Said(most, np.array([0]), mean=True)]
    groups = [np.array([4, 5]), np.array([0, 1]), np.array([4])]
    table = np.zeros((3, 6), np.bool_)
    for n, group in enumerate(groups):
        table[n, group] = True
    wanted = np.zeros((3, 4), np.bool_)
    wanted[:, 3] = True
    assert every(Worlds(register(people, spans), said), table, wanted)[:, 3].tolist() == [
        True,
        False,
        False,
    ]


def test_numbers_at_the_end_of_their_band_leave_no_room() -> None:
    spans = Spans(np.array([0, 10, 0]), np.array([9, 20, 0]), np.array([0, 0, 9]))
    people = np.zeros((3, 3), np.int64)
    people[:, 0] = 1
    said = [
        Said(np.arange(3), np.array([0, 1]), mean=True),
        Said(np.arange(2), np.array([0]), mean=True),
    ]
    wanted = np.zeros((1, 4), np.bool_)
    wanted[:, 3] = True
    one = np.array([[True, False, False]])
    assert every(Worlds(register(people, spans), said), one, wanted)[0, 3], "both are 0"


def test_what_is_not_decided_is_taken_to_be_certain_and_is_not_proved_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = np.zeros((4, 3), np.int64)
    people[[0, 1, 2, 3], [2, 2, 2, 0]] = 1
    # One of each three has the code; halves of the first three would do, were there half persons.
    said = [Said(np.array(each), np.array([0])) for each in ([0, 1, 3], [1, 2, 3], [0, 2, 3])]
    one, wanted = np.array([[False, False, False, True]]), np.array([[True, False, False, False]])
    told = Worlds(register(people), said)
    assert told.certain(one, wanted)[0] == (0, 0)
    assert told.is_proved
    assert Worlds(register(people), said[:2]).certain(one, wanted)[0] is None
    monkeypatch.setattr("sofrep.rojande.worlds._SEARCHES", 0)
    given_up = Worlds(register(people), said)
    assert given_up.certain(one, wanted)[0] == (0, 0)
    assert not given_up.is_proved

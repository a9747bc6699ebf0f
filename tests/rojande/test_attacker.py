"""The attack itself: against every register there is, where they can be listed, and against planted leaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random
from types import SimpleNamespace

import numpy as np
import pytest

from rojande.attacker import Attack
from rojande.claims import Claim, Term

PARTS = ("a", "b", "c")


class Few:
    """Some people who each are of one part; a world of the size that can be listed."""

    forbund = SimpleNamespace(part=[SimpleNamespace(kod=kod) for kod in PARTS])
    added: Mapping[str, Sequence[str]] = {}

    def __init__(self, of: str) -> None:
        self.of, self.people = of, [*of]

    def truth(self, atom: tuple[str, str, str]) -> np.ndarray:
        return np.array([float(one == atom[2]) for one in self.of])


def sums(random: Random, of: str, most: int) -> list[Claim]:
    """True numbers of some sets."""
    made = []
    for n in range(random.randint(2, most)):
        people = bytes(random.random() < 0.6 for _ in of)
        part = random.choice(PARTS)
        count = Fraction(
            sum(1 for inside, one in zip(people, of, strict=True) if inside and one == part)
        )
        if any(people):
            made.append(
                Claim(str(n), (Term(people, ("part", "", part), Fraction(1)),), count, count)
            )
    return made


@pytest.mark.parametrize("seed", range(20))
def test_the_attack_learns_what_is_the_same_in_every_register_that_agrees(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - test data
    of = "".join(random.choice(PARTS) for _ in range(random.randint(4, 8)))
    claims = sums(random, of, 9)
    attack = Attack(Few(of), claims)  # type: ignore[arg-type]
    wanted = [(group, ("part", "", part)) for group in attack.small_groups() for part in PARTS
              if all((int(n), ("part", "", part)) in attack.vars for n in group)]  # fmt: skip
    agree = [
        other for other in map("".join, product(PARTS, repeat=len(of)))
        if all(sum(p and o == c.terms[0].atom[2] for p, o in zip(c.terms[0].people, other, strict=True)) == c.low for c in claims)
    ]  # fmt: skip
    listed = {
        (tuple(group), atom)
        for group, atom in wanted
        if len(
            {sum(other[p] == atom[2] for n in group for p in attack.classes[n]) for other in agree}
        )
        == 1
    }
    assert {(tuple(group), atom) for group, atom, _ in attack.determined(wanted)} == listed

"""An attack on what is published of an invented förbund: which small groups does it tell about?

A group of 1 to 4 leaks where the number of some atom in it is the same in every register that
agrees with what is published, and no larger group says so by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

import numpy as np
from msgspec import Struct
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from rojande.agreeing import FREE, Agreeing
from rojande.claims import Claim
from rojande.world import POPULATIONS, SEXES, Atom, Mask, World, joint

SMALL = range(1, 5)
SECONDS = 4.0
PLACES = ("kommun", "alder", "manad")


class Leak(Struct, frozen=True):
    """A group, by its classes, and what is learnt of it."""

    group: tuple[int, ...]
    atom: Atom
    count: float


class Attack(Agreeing):
    """One family of atoms, and all that is said of it."""

    def small_groups(self) -> Iterator[np.ndarray]:
        """Classes, two classes, and what is left between any two published sets: of 1 to 4 persons."""
        found = set()
        few = [n for n in range(len(self.size)) if self.size[n] in SMALL]
        for chosen in (*((n,) for n in few), *combinations(few, 2)):
            found.add(frozenset(chosen))
        for a in self.inside:
            for left in (*(self.inside & a), *(a & ~self.inside)):
                if self.size[left].sum() in SMALL:
                    found.add(frozenset(map(int, np.flatnonzero(left))))
        for group in sorted(found, key=lambda g: (len(g), sorted(g))):
            if self.size[sorted(group)].sum() in SMALL:
                yield np.array(sorted(group))

    def undivided(self, n: int, atom: Atom) -> int:
        """How many a class is with those whom nothing that is said of such atoms tells apart from it."""
        key = atom[:2]
        if key not in self.apart:
            masks = {
                self.place[t.people]
                for claim in self.claims
                for t in claim.terms
                if t.atom[0] == key[0]
                and (t.atom[1] == key[1] or re.search("kvar-|over:", t.atom[1] + key[1]))
            }
            self.apart[key] = self.inside[sorted(masks)]
        told = self.apart[key]
        return int(self.size[(told == told[:, [n]]).all(axis=0)].sum())

    def classes_of(self, mask: Mask) -> np.ndarray:
        """The classes of a set that is told apart."""
        return np.flatnonzero(self.inside[self.place[mask]])

    def adds_up(self, mask: Mask, atom: Atom) -> bool:
        """Whether the number of an atom in a set is a sum of what is published, less other such sums."""
        keys = [self.vars.get((int(n), atom), -1) for n in self.classes_of(mask)]
        if -1 in keys:
            return False
        wanted = np.zeros(len(self.truth))
        wanted[keys] = 1
        if self.sums is None:
            exact = np.array(self.rows.low) == np.array(self.rows.high)
            self.sums = np.linalg.svd(self.matrix.toarray()[exact], full_matrices=False)
        _, sizes, rows = self.sums
        rows = rows[sizes > 1e-9]
        return bool(np.linalg.norm(wanted - rows.T @ (rows @ wanted)) < 1e-6)

    def leaks(self, groups: Iterable[np.ndarray]) -> Iterator[Leak]:
        """Of each group: the atoms whose number in it can be only one, and is not said of a larger one."""
        wanted = []
        for group in groups:
            for atom in sorted({a for _, a in self.vars if a[2] != "saknas"}):
                if all((int(n), atom) in self.vars for n in group):
                    if self.is_blank(group, atom):
                        continue  # there is nothing to tell, and that is no secret
                    if all(self.undivided(int(n), atom) >= self.least for n in group):
                        continue  # it is told of larger ones, whom no number tells apart in this
                    said = [*self.alike.get((atom, True), ()), *self.alike.get((atom, False), ())]
                    if said and np.any(said, axis=0)[group].all():
                        continue  # of each part larger groups say that none, or all, have it
                    count = sum(self.truth[self.vars[int(n), atom]] for n in group)
                    larger = (
                        self.alike.get((atom, count == 0), ())
                        if count in (0, self.size[group].sum())
                        else ()
                    )
                    if not len(larger) or not np.any(larger, axis=0)[group].all():
                        wanted.append((group, atom))
        found: list[Leak] = []
        for group, atom, count in self.determined(wanted):
            new = not any(
                {*map(int, group)} >= {*known.group} for known in found if known.atom == atom
            )
            if new and not self.is_accepted(group, atom, count):
                found.append(Leak(tuple(map(int, group)), atom, count))
                yield found[-1]

    def is_blank(self, group: np.ndarray, atom: Atom) -> bool:
        """Whether of nobody in a group anything is noted of what the atom is about."""
        keys = [self.vars.get((int(n), (*atom[:2], "saknas")), -1) for n in group]
        return -1 not in keys and sum(self.truth[k] for k in keys) == self.size[group].sum()

    def determined(
        self, wanted: Sequence[tuple[np.ndarray, Atom]]
    ) -> Iterator[tuple[np.ndarray, Atom, float]]:
        """Those whose number is the same in every register that agrees with what is published."""
        keys = [[self.vars[int(n), atom] for n in group] for group, atom in wanted]
        if not keys:
            return
        places = ([n for n, k in enumerate(keys) for _ in k], [v for k in keys for v in k])
        select = csr_array((np.ones(len(places[0])), places), shape=(len(keys), len(self.truth)))
        right, still = select @ np.array(self.truth), np.ones(len(keys), dtype=bool)
        vain = 0
        while still.any() and vain < 3:  # most can be otherwise in any register that differs much
            point, _ = self.solve(
                (self.random.choice([-1.0, 1.0], size=len(keys)) * still) @ select
            )
            gone = (
                still & (abs(select @ point - right) > 0.5) if point is not None else still & False
            )
            vain = vain + 1 if gone.sum() < max(1, still.sum() // 50) else 0
            still &= ~gone
        for n, (group, atom) in enumerate(wanted):
            if still[n]:
                points = self.other(select[[n]].toarray()[0], right[n])
                for point in points or ():
                    still &= abs(select @ point - right) <= 0.5
                if points == []:
                    yield group, atom, right[n]

    def solve(
        self,
        costs: np.ndarray,
        *,
        whole: bool = True,
        beyond: tuple[np.ndarray, float] | None = None,
    ) -> tuple[np.ndarray | None, bool]:
        """A register that agrees, whose sum of `beyond` is at least so much; whether there is none."""
        limits = [
            LinearConstraint(
                self.matrix, np.array(self.rows.low) - 1e-4, np.array(self.rows.high) + 1e-4
            )
        ]
        if beyond is not None:
            limits.append(LinearConstraint(beyond[0][None, :], beyond[1], np.inf))
        found = milp(
            costs,
            constraints=limits,
            bounds=Bounds(0, self.top),
            integrality=self.whole if whole else 0 * self.whole,
            options={"time_limit": SECONDS, "mip_rel_gap": 1.0},
        )
        return (None if found.x is None else np.array(found.x)), found.status == 2

    def other(self, of: np.ndarray, right: float) -> list[np.ndarray] | None:
        """A register in which the sum is another; [] if there is none, None if it is not known."""
        sure = True
        for sign in (1.0, -1.0):
            beyond = (sign * of, sign * right + 1 - 1e-6)
            if self.solve(0 * of, whole=False, beyond=beyond)[1]:
                continue
            point, none = self.solve(0 * of, beyond=beyond)
            if point is not None:
                return [point]
            sure = sure and none
        self.undecided += not sure
        return [] if sure else None

    def said(self, group: Iterable[int]) -> str:
        """Who they are, as a neighbour would say it."""
        people = [self.world.people[p] for n in group for p in self.classes[n]]
        each = (
            f"{p.table} {p.rad.insats} {p.rad.kon if p.table != 'ansokan' else p.rad.kommun} {p.rad.start} {p.rad.slut or ''}".strip()
            for p in people
        )
        return f"{len(people)}: {'; '.join(each)}"

    def is_accepted(self, group: np.ndarray, atom: Atom, count: float) -> bool:
        """Whether larger groups, shown or left between two that are, say by themselves: none, or all."""
        if count not in (0, self.size[group].sum()) or atom[2] in FREE:
            return False
        kind, when, what = atom
        atoms = [atom]
        if (
            when.startswith("kvar-") and not count
        ):  # who had it not then, or has it not now, has not kept it
            atoms += [(kind, "slut", what), (kind, when.removeprefix("kvar-"), what)]
        if not count:
            atoms += joint(atom)
        told, tried = np.zeros(len(self.size), dtype=bool), set()
        for a in self.inside:
            for larger in (a, *(a & ~self.inside[(self.inside <= a).all(axis=1)])):
                new = larger[group] & ~told[group]
                if tuple(larger) in tried or not new.any() or self.size[larger].sum() < self.least:
                    continue
                tried.add(tuple(larger))
                if any(self.is_alike(larger, each, is_none=count == 0) for each in atoms):
                    told |= larger
        return bool(told[group].all())

    def is_alike(self, larger: np.ndarray, atom: Atom, *, is_none: bool) -> bool:
        """Whether it is certain of a group that none, or all, have an atom."""
        keys = [self.vars.get((int(n), atom), -1) for n in np.flatnonzero(larger)]
        total = sum(self.truth[k] for k in keys) if -1 not in keys else -1
        if total != (0 if is_none else self.size[larger].sum()):
            return False
        of = np.zeros(len(self.truth))
        of[keys] = 1
        return self.other(of, total) == []


def leaks_of(
    world: World,
    claims: Iterable[Claim],
    periods: Iterable[str],
    most: int = 10,
    before: Sequence[Iterable[Claim]] = (),
) -> Iterator[str]:
    """What is learnt, in words: the first `most` of each family, of each small sex too.

    Not what an earlier state of the claims, `before`, has told of a group that was not small then.
    """
    sexes = [*small_sexes(world, periods)]
    for name, each in families(claims).items():
        if name in PLACES:
            attack = Attack(
                world, each, [m for m, _ in sexes], least=1
            )  # head counts are no secret
            totals = Attack(
                world, [c for c in each if c.figure.rpartition(".")[2] not in SEXES],
                [m for m, _ in sexes], least=1,
            )  # fmt: skip
            for mask, said in sexes:
                end = "" if name == "kommun" else "slut" if "avslutade" in said else "start"
                atoms = sorted({a for _, a in attack.vars if a[1] == end and a[2] != "saknas"})
                for atom in atoms:
                    if attack.adds_up(mask, atom) and not totals.adds_up(mask, atom):
                        yield f"{name}: {'.'.join(atom)} follows of {said}"
                        break
        else:
            attack = Attack(world, each)
            earlier = [families(some).get(name, []) for some in before]
            leaks = (
                leak
                for leak in attack.leaks(attack.small_groups())
                if not any(is_told_of_more(attack, leak, some) for some in earlier)
            )
            for leak in islice(leaks, most):
                yield f"{name}: {'.'.join(leak.atom)} is {leak.count:g} of {attack.said(leak.group)}"
        if attack.undecided:
            yield f"{name}: {attack.undecided} groups were not decided in {SECONDS} s each"


def is_told_of_more(attack: Attack, leak: Leak, claims: Sequence[Claim]) -> bool:
    """Whether fewer claims tell it of a group of 5 and more, in which they do not tell the small one apart."""
    if not claims:
        return False
    people = {int(p) for n in leak.group for p in attack.classes[n]}
    then = Attack(attack.world, claims)
    mine = [n for n, each in enumerate(then.classes) if people & {*map(int, each)}]
    if not people <= {int(p) for n in mine for p in then.classes[n]}:
        return False
    return all(
        then.size[n] >= then.least
        and (n, leak.atom) in then.vars
        and then.truth[then.vars[n, leak.atom]] in (0, then.size[n])
        and any(then.determined([(np.array([n]), leak.atom)]))
        for n in mine
    )


def small_sexes(world: World, periods: Iterable[str]) -> Iterator[tuple[Mask, str]]:
    """The women, men and others of a population who are 1 to 4."""
    for period in periods:
        for scope in (*world.forbund.scopes(), "forbundet"):
            for name in POPULATIONS:
                for sex in SEXES:
                    mask = world.population(period, scope, name, sex)
                    if sum(mask) in SMALL:
                        yield mask, f"the {sum(mask)} {sex} of {period}.{scope}.{name}"


def families(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims that hang together: of one list of codes, one question, one dimension."""
    found: dict[str, dict[tuple[object, ...], Claim]] = {}
    for claim in claims:
        kind = claim.terms[0].atom[0]
        name = kind if kind != "enk" else ".".join(claim.figure.split(".")[2:5])
        found.setdefault(name, {})[claim.terms, claim.low, claim.high] = claim
    return {name: list(each.values()) for name, each in found.items()}

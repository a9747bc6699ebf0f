"""The registers that agree with what is published, as whole numbers and sums.

Persons of whom the published numbers say the same are a class.  How many of a class have each atom
is a whole number that nobody outside knows, and every published number is a sum of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import gcd, lcm

import numpy as np
from msgspec import Struct, field
from scipy.sparse import csr_array

from rojande.claims import Claim
from rojande.world import LISTS, Atom, Mask, World, age_band, bands, joint
from sofrep.domain.forbund import Kodlista

FREE = {"summa"}


class Rows(Struct):
    """The constraints: sums of variables from low to high."""

    of: list[dict[int, float]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    seen: set[object] = field(default_factory=set)

    def add(self, row: dict[int, float], low: float, high: float) -> None:
        key = (frozenset(row.items()), low, high)
        if key in self.seen:
            return
        self.seen.add(key)
        self.of.append(row)
        self.low.append(low)
        self.high.append(high)


class Agreeing:
    """One family of atoms, and all that is said of it."""

    def __init__(
        self, world: World, claims: Sequence[Claim], also: Iterable[Mask] = (), least: int = 5
    ) -> None:
        self.world, self.least, self.random = world, least, np.random.default_rng(1)
        masks = list(dict.fromkeys((*(t.people for c in claims for t in c.terms), *also)))
        self.masks = np.array([np.frombuffer(m, dtype=np.uint8) for m in masks])
        seen = np.flatnonzero(self.masks.any(axis=0))
        signs, which = np.unique(self.masks[:, seen], axis=1, return_inverse=True)
        self.classes = [seen[which.ravel() == n] for n in range(signs.shape[1])]
        self.size = np.array([len(c) for c in self.classes])
        self.inside = signs.astype(bool)  # masks by classes
        self.place = {m: n for n, m in enumerate(masks)}
        self.vars: dict[tuple[int, Atom], int] = {}
        self.truth: list[float] = []
        self.rows = Rows()
        self.alike: dict[tuple[Atom, bool], list[np.ndarray]] = {}
        for claim in claims:
            self.say(claim)
        self.undecided = 0
        self.claims = claims
        self.apart: dict[tuple[str, str], np.ndarray] = {}
        self.sums: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None
        self.structure()
        values = [v for row in self.rows.of for v in row.values()]
        places = [(n, v) for n, row in enumerate(self.rows.of) for v in row]
        self.matrix = csr_array(
            (values, tuple(zip(*places, strict=True))), shape=(len(self.rows.of), len(self.truth))
        )
        free = [atom[2] in FREE for _, atom in self.vars]
        self.whole = np.array([0 if f else 1 for f in free])
        self.top = np.array(
            [self.size[c] * (99 if f else 1) for (c, _), f in zip(self.vars, free, strict=True)]
        )
        told = self.matrix @ np.array(self.truth)
        wrong = (told < np.array(self.rows.low) - 1e-3) | (told > np.array(self.rows.high) + 1e-3)
        assert not wrong.any(), f"{wrong.sum()} published numbers are not what the workbooks say"

    # --- what is known --------------------------------------------------------------------------

    def var(self, n: int, atom: Atom) -> int:
        if (n, atom) not in self.vars:
            self.vars[n, atom] = len(self.truth)
            self.truth.append(float(self.world.truth(atom)[self.classes[n]].sum()))
        return self.vars[n, atom]

    def say(self, claim: Claim) -> None:
        scale = lcm(*(t.times.denominator for t in claim.terms), claim.low.denominator)
        row: dict[int, float] = {}
        for term in claim.terms:
            for n in np.flatnonzero(self.inside[self.place[term.people]]):
                key = self.var(int(n), term.atom)
                row[key] = row.get(key, 0) + float(term.times * scale)
        low, high = float(claim.low * scale), float(claim.high * scale)
        if all(v.is_integer() for v in (*row.values(), low, high)):
            common = gcd(*map(int, row.values()), int(low), int(high)) or 1
            row, low, high = {k: v / common for k, v in row.items()}, low / common, high / common
        self.rows.add(row, low, high)
        if len(claim.terms) == 1 and claim.low == claim.high:
            (term,), inside = claim.terms, self.inside[self.place[claim.terms[0].people]]
            whole, n = self.size[inside].sum(), claim.low / claim.terms[0].times
            if whole >= self.least and n in (0, whole):
                self.alike.setdefault((term.atom, n == 0), []).append(inside)

    def structure(self) -> None:
        """What holds of every person: one reason, codes within their groups, and so on."""
        for n, (kind, when) in sorted({(n, a[:2]) for n, a in self.vars}):
            if when.startswith("kvar-"):
                for atom in [a for c, a in list(self.vars) if c == n and a[:2] == (kind, when)]:
                    both, had, then = (
                        self.var(n, (kind, w, atom[2])) for w in (when, "slut", when[5:])
                    )
                    self.rows.add({both: 1, had: -1}, -np.inf, 0)
                    self.rows.add({both: 1, then: -1}, -np.inf, 0)
                    self.rows.add({both: 1, had: -1, then: -1}, -float(self.size[n]), np.inf)
        for n, atom in [(n, a) for n, a in list(self.vars) if joint(a)]:
            both, had, then = (self.var(n, each) for each in (atom, *joint(atom)))
            self.rows.add({both: 1, had: -1}, -np.inf, 0)
            self.rows.add({both: 1, then: -1}, -np.inf, 0)
            self.rows.add({both: 1, had: -1, then: -1}, -float(self.size[n]), np.inf)
        for n, (kind, when) in sorted({(n, a[:2]) for n, a in self.vars}):
            if not when.startswith(("kvar-", "over:")):
                self.within(n, kind, when)

    def within(self, n: int, kind: str, when: str) -> None:
        size, forbund = float(self.size[n]), self.world.forbund
        here = [a[2] for c, a in list(self.vars) if c == n and a[:2] == (kind, when)]

        def var(what: str) -> int:
            return self.var(n, (kind, when, what))

        if kind in LISTS:
            self.codes(kind, here, var, size)
            return
        whole = self.values_of(kind)
        self.rows.add({var(w): 1 for w in whole}, size, size)
        for together in (w for w in here if "|" in w):
            self.rows.add({var(together): 1, **{var(w): -1 for w in together.split("|")}}, 0, 0)
        if kind == "enk":
            self.rows.add({var("klart"): 1, var("pos"): -1}, -np.inf, 0)
        if kind == "tid" and "summa" in here:
            limits = [0, *forbund.forsorjningstid.granser, 60]
            for first, low, high in ((0, 0, np.inf), (1, -np.inf, 0)):
                years = {var(w): -float(limits[i + first]) for i, w in enumerate(whole[:-1])}
                self.rows.add({var("summa"): 1, **years}, low, high)
        wider = (
            {text: age_band(text) for text in forbund.alder.extra_band} if kind == "alder" else {}
        )
        for text, wide in (
            wider | {f"-{forbund.alder.unga_till}": "unga"} if wider else {}
        ).items():
            inner = [b for b in forbund.alder.band if contains(text, b)]
            if wide in here and covers(text, inner):
                self.rows.add({**{var(age_band(b)): -1 for b in inner}, var(wide): 1}, 0, 0)

    def codes(self, kind: str, here: Iterable[str], var: Callable[[str], int], size: float) -> None:
        """One reason, or some codes of a list; a kodgrupp is any of its codes."""
        one, of = kind == "orsak", self.world.codes
        every = {code.kod for code in self.world.forbund.codes(Kodlista(LISTS[kind]))}
        blank = var("saknas")
        self.rows.add(dict.fromkeys((*map(var, every), blank), 1), size, size if one else np.inf)
        for what in sorted({*here, *every} - {"saknas"}):
            self.rows.add({var(what): 1, blank: 1}, 0, size)
            parts = [var(c) for c in (every - of("sjuk") if what == "kunde" else of(what))]
            if parts:
                row = {**dict.fromkeys(parts, -1), var(what): 1}
                self.rows.add(row, 0 if one else -np.inf, 0)
            for part in parts:
                self.rows.add({var(what): 1, part: -1}, 0, np.inf)
        for own in of("egen") & every:
            for other in {*every, *(g for g in here if own not in of(g))} - {
                own,
                "saknas",
                "kunde",
            }:
                self.rows.add({var(own): 1, var(other): 1, blank: 1}, 0, size)

    def values_of(self, kind: str) -> list[str]:  # noqa: PLR0911
        """What everybody is exactly one of."""
        forbund = self.world.forbund
        if kind in self.world.added:
            return [*self.world.added[kind], "saknas"]
        match kind:
            case "tid":
                return [*bands(forbund.forsorjningstid.granser), "saknas"]
            case "enk":
                return ["neg", "varken", "pos"]
            case "part":
                return [part.kod for part in forbund.part]
            case "kommun":
                return [*(kommun.kod for kommun in forbund.kommun), "saknas"]
            case "alder":
                return [*map(age_band, forbund.alder.band), "saknas"]
        return [f"{month:02d}" for month in range(1, 13)]


def ends(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    return int(low or 0), int(high or 99)


def contains(wide: str, band: str) -> bool:
    return ends(wide)[0] <= ends(band)[0] and ends(band)[1] <= ends(wide)[1]


def covers(wide: str, inner: Sequence[str]) -> bool:
    return sum(b - a + 1 for a, b in map(ends, inner)) == ends(wide)[1] - ends(wide)[0] + 1

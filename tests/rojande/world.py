"""Everybody of an invented förbund: who is in which set, which is known, and what is true of them.

What nobody outside knows is an *atom*, such as ``("syss", "slut", "arb-hel")``: a person has it or
not.  Insats, sex, kommun, age and the days are what a neighbour knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct, field

from rojande.invented import Office
from sofrep.domain.forbund import Kodlista, Underlagsslag
from support.recount import Rad, age_at_exit, age_at_start

Atom = tuple[str, str, str]
Mask = bytes
"""A set of persons: a byte each."""

SEXES = ("kvinnor", "man", "ovriga")
POPULATIONS = ("aktuella", "nya", "avslutade", "vid-start", "vid-slut")
LISTS = {"fors": "forsorjning", "syss": "sysselsattning", "orsak": "avslutsorsak"}


class Person(Struct, frozen=True):
    """An enrolment, a survey or an application; `year` of those that are told for one year only."""

    rad: Rad
    year: int = 0
    table: str = ""
    said: Mapping[str, str] = field(default_factory=dict)


class World:
    """Everybody that a number may be about, and what is true of them."""

    def __init__(self, office: Office) -> None:
        self.forbund = forbund = office.forbund
        self.people = [Person(rad) for rad in office.rows if not rad.anonym]
        self.people += [
            Person(r, year, "antal") for (year, _), rows in office.tallied.items() for r in rows
        ]
        for a in office.applications:
            rad = Rad("", date(a.year, a.month or 1, 1), kommun=a.kommun)
            self.people.append(Person(rad, a.year, "ansokan", {"part": a.part}))
        sexes = {"kvinna": "kvinnor", "man": "man", "annat": "ovriga", None: ""}
        groups = {g.namn: g.kod for g in forbund.enkat.grupp} if forbund.enkat else {}
        for year, rows in office.surveys.items():
            for row in rows:
                rad = Rad(
                    groups[str(row["Respondentgrupp"])], date(year, 1, 1), kon=sexes[row.get("Kön")]
                )  # type: ignore[index]
                self.people.append(Person(rad, year, "enkat", {k: str(v) for k, v in row.items()}))
        self.group_of = {g.kod: str(g.lista) for g in self.forbund.kodgrupp}
        self.steps = {s.svar: str(s.utfall) for s in forbund.enkat.svar} if forbund.enkat else {}
        self.added = {own.kod: [v.kod for v in own.varde] for own in forbund.uppgift}
        self.truths: dict[Atom, np.ndarray] = {}

    # --- who ------------------------------------------------------------------------------------

    def who(self, chosen: Callable[[Person], bool]) -> Mask:
        return bytes(map(chosen, self.people))

    def members(self, scope: str) -> set[str]:
        if scope == "forbundet":
            return {i.kod for i in self.forbund.insats}
        return set(self.forbund.scopes()[scope])

    @cache  # noqa: B019 - a world lives as long as its test
    def population(
        self, period: str, scope: str, name: str, sex: str, *, young: bool = False
    ) -> Mask:
        first, last = days(period)
        members = self.members(scope)
        by_count = {i.kod for i in self.forbund.insats if i.underlag is Underlagsslag.ANTAL}

        def chosen(p: Person) -> bool:
            r = p.rad
            if r.insats not in members or p.table not in ("", "antal") or (sex and r.kon != sex):
                return False
            if p.table != ("antal" if r.insats in by_count else "") or (
                p.year and p.year != first.year
            ):
                return False
            here = r.start <= last and (r.slut is None or r.slut >= first)
            age = age_at_exit(r) if young and r.slut else None
            return {
                "aktuella": here,
                "nya": first <= r.start <= last,
                "avslutade": r.slut is not None and first <= r.slut <= last,
                "vid-start": here and r.start < first,
                "vid-slut": r.start <= last and (r.slut is None or r.slut > last),
            }[name] and (not young or (age is not None and age <= self.forbund.alder.unga_till))

        return self.who(chosen)

    @cache  # noqa: B019 - a world lives as long as its test
    def cohort(self, period: str, scope: str, horizon: str, sex: str, *, answered: bool) -> Mask:
        (h,) = (h for h in self.forbund.uppfoljning if h.kod == horizon)
        window = h.fonster if len(period) == 4 else h.delar
        assert window is not None, period
        year = int(period[:4])
        first = date.fromisoformat(f"{year + window.fran_ar}-{window.fran_dag}")
        last = date.fromisoformat(f"{year + window.till_ar}-{window.till_dag}")
        members = self.members(scope)
        return self.who(
            lambda p: (
                p.table == "" and p.rad.insats in members and (not sex or p.rad.kon == sex)
                and p.rad.slut is not None and first <= p.rad.slut <= last
                and (not answered or (p.rad.samtycke and horizon in p.rad.uppf))
            )
        )  # fmt: skip

    @cache  # noqa: B019 - a world lives as long as its test
    def asked(self, year: int, group: str, number: int, sex: str) -> Mask:
        return self.who(
            lambda p: (
                p.table == "enkat" and p.year == year and p.rad.insats == group
                and (not sex or p.rad.kon == sex) and f"Fråga {number}" in p.said
            )
        )  # fmt: skip

    @cache  # noqa: B019
    def applied(self, period: str, place: str = "") -> Mask:
        first, last = days(period)
        return self.who(
            lambda p: (
                p.table == "ansokan"
                and first <= p.rad.start <= last
                and (not place or p.rad.kommun in place.split("|"))
            )
        )

    # --- what -----------------------------------------------------------------------------------

    def truth(self, atom: Atom) -> np.ndarray:
        """Of each person: whether they have it (of a sum: how much)."""
        if atom not in self.truths:
            self.truths[atom] = np.array([float(self.has(p, atom)) for p in self.people])
        return self.truths[atom]

    def has(self, p: Person, atom: Atom) -> Any:  # noqa: PLR0911
        kind, when, what = atom
        day = p.rad.slut if when == "slut" else p.rad.start
        if p.table in ("enkat", "ansokan"):
            return self.has_said(p, kind, when, what)
        if kind in LISTS:
            return self.has_code(p.rad, kind, when, what)
        if kind in self.added:
            said = p.rad.egna.get(kind) or {"saknas"}
            return any(kod in said for kod in what.split("|"))
        if kind == "tid":
            if what == "summa":
                return p.rad.tid or 0
            return any(in_band(p.rad.tid, band, over=True) for band in what.split("|"))
        if kind == "alder":
            return self.has_age(p, when, what)
        where = p.rad.kommun or "saknas"
        return (
            where in what.split("|")
            if kind == "kommun"
            else day is not None and f"{day:%m}" == what
        )

    def has_said(self, p: Person, kind: str, when: str, what: str) -> bool:
        good = {"pos": ("positivt", "klart"), "neg": ("negativt",)}.get(what, (what,))
        if kind == "enk":
            return p.table == "enkat" and self.steps.get(p.said.get(when, "")) in good
        return kind == "part" and p.said.get("part") == what

    def has_age(self, p: Person, when: str, what: str) -> Any:
        age = None
        if not p.table and (p.rad.slut or when == "start"):
            age = (age_at_exit if when == "slut" else age_at_start)(p.rad)
        if what == "unga":
            return age is not None and age <= self.forbund.alder.unga_till
        if what == "summa":
            return age or 0
        return any(in_band(age, band) for band in what.split("|"))

    def has_code(self, rad: Rad, kind: str, when: str, what: str) -> bool:
        name = LISTS[kind]
        if both := joint((kind, when, what)):
            return all(self.has_code(rad, *each) for each in both)
        if when.startswith("kvar-"):
            then = when.removeprefix("kvar-")
            return self.has_code(rad, kind, "slut", what) and self.has_code(rad, kind, then, what)
        of = getattr(rad, name) if when == "slut" else rad.uppf.get(when, {}).get(name, frozenset())
        of = rad.egna.get(f"{kind}-in", frozenset()) if when == "in" else of
        values = of if isinstance(of, frozenset) else frozenset({of} - {""})
        if what == "kunde":
            return bool(values - self.codes("sjuk"))
        return not values if what == "saknas" else what in values or bool(values & self.codes(what))

    @cache  # noqa: B019 - a world lives as long as its test
    def codes(self, group: str) -> frozenset[str]:
        """The codes of a kodgrupp, or of several told together (``a|b``); of a code none."""
        if "|" in group:
            return frozenset(group.split("|"))
        if group not in self.group_of:
            return frozenset()
        return frozenset(
            c.kod
            for c in self.forbund.codes(Kodlista(self.group_of[group]))
            if group in c.raknas_som
        )

    def kind_of(self, group: str) -> str:
        lista = "avslutsorsak" if group == "kunde" else self.group_of[group]
        return next(kind for kind, name in LISTS.items() if name == lista)


def joint(atom: Atom) -> tuple[Atom, ...]:
    """The two that one crossed is: ``("fors", "over:in:slut", "fk>egen")``; none of others."""
    kind, when, what = atom
    if not when.startswith("over:"):
        return ()
    (_, first, then), (one, other) = when.split(":"), what.split(">")
    return (kind, first, one), (kind, then, other)


def days(period: str) -> tuple[date, date]:
    year = int(period[:4])
    if len(period) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    assert period[4:] == "m01-08", period
    return date(year, 1, 1), date(year, 8, 31)


def in_band(value: Any, band: str, *, over: bool = False) -> bool:
    """Ages include both limits; times are `over` the lower and up to the upper."""
    if value is None or band == "saknas":
        return value is None and band == "saknas"
    low, _, high = band.partition("-")
    least = {"till": 0, "fran": high, "over": high}.get(low, low)
    most = 999 if low in ("fran", "over") else high
    above = value > int(least) or (not over and value == int(least)) or low == "till"
    return bool(above and value <= int(most))


def bands(limits: Sequence[int]) -> list[str]:
    return [
        f"till-{limits[0]}",
        *(f"{a}-{b}" for a, b in pairwise(limits)),
        f"over-{limits[-1]}",
    ]


def age_band(text: str) -> str:
    low, _, high = text.partition("-")
    return text if low and high else f"till-{high}" if high else f"fran-{low}"

"""The relations among the counts of a förbund, from the steps that name their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from sofrep.domain.figure import SEXES, Number, Sex
from sofrep.domain.forbund import FORBUNDET, Forbund, Kodlista
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.keys import APPLICATIONS, LONGEST, PERSONS, SUM, SURVEY, Key
from sofrep.rojande.sma_antal.of_applications import application_relations
from sofrep.rojande.sma_antal.of_flow import flow_relations
from sofrep.rojande.sma_antal.of_follow_ups import AT_EXIT, follow_up_relations
from sofrep.rojande.sma_antal.of_groups import (
    Codes,
    codes_of_groups,
    codes_of_list,
    group_relations,
)
from sofrep.rojande.sma_antal.of_sums import OLDEST, YOUNGEST, sum_relations
from sofrep.rojande.sma_antal.of_surveys import survey_relations
from sofrep.rojande.sma_antal.relations import Relation, Relations
from sofrep.statistics.bands import age_band

SAKNAS, KAND = "saknas", "kand"
_ONE_OF = ("kommun", "manad", "tid", "orsak")
"""The dimensions in which everybody has one value, or none."""

_SETS = {"fors": Kodlista.FORSORJNING, "syss": Kodlista.SYSSELSATTNING}
_BLANK: Codes = frozenset({(Kodlista.AVSLUTSORSAK, SAKNAS)})
_PREFIX_OF = {
    Kodlista.FORSORJNING: "fors",
    Kodlista.SYSSELSATTNING: "syss",
    Kodlista.AVSLUTSORSAK: "orsak",
}


def relations(
    truth: Mapping[Key, Number], forbund: Forbund, periods: Sequence[Period]
) -> tuple[Relation, ...]:
    """Every relation among the quantities of `truth`; `periods` are those that they are of."""
    return tuple(_Structure(truth, forbund, periods).relations())


class _Structure:
    """Finds the relations, a kind at a time."""

    def __init__(
        self, truth: Mapping[Key, Number], forbund: Forbund, periods: Sequence[Period]
    ) -> None:
        self.truth = truth
        self.forbund = forbund
        self.periods = periods
        self.out = Relations(truth)

    def relations(self) -> Iterator[Relation]:
        register = [key for key in self.truth if key.steps[0] not in (SURVEY, APPLICATIONS)]
        for key in register:
            if key.what == LONGEST:
                continue
            self._sexes(key)
            self._scopes(key)
            self._flow(key)
            self._bounds(key)
        for parent, steps in self._children(register).items():
            self._parts(parent, steps)
        follow_up_relations(self.out, self.forbund, self._period_of)
        survey_relations(self.out)
        application_relations(self.out, self.forbund)
        yield from self.out.found

    def _sexes(self, key: Key) -> None:
        if key.sex is Sex.TOTALT and key.what != PERSONS:
            self.out.total(key, [key._replace(sex=sex) for sex in SEXES])

    def _scopes(self, key: Key) -> None:
        """A union is the sum of its insatser, the förbund that of all that run.

        Before an insats took over from others it was the sum of them.
        """
        members = self._unions.get(key.scope)
        if members is None:
            return
        parts = [key._replace(scope=scope) for scope in members]
        if key.what != PERSONS:
            self.out.total(key, parts)
            return
        for part in parts:
            self.out.at_most([part], [key])
        self.out.at_most([key], [part for part in parts if part in self.truth])

    def _flow(self, key: Key) -> None:
        """Those enrolled are those who were and those who came, those who left and those who stay."""
        population, *rest = key.steps
        here = {p: key.at(p, *rest) for p in ("nya", "vid-start", "avslutade", "vid-slut")}
        if population == "aktuella" and not key.what.startswith(PERSONS):
            self._adds_up(key, (here["vid-start"], here["nya"]))
            if self._stays_in(key):
                self._adds_up(key, (here["avslutade"], here["vid-slut"]))
            if not rest:
                flow_relations(self.out, key, self.forbund, self._period_of.get(key.period))
        if population == "nya-alla":
            self.out.total(key, (key.at("nya"), key.at("nya-anonyma")))
        if population == "vid-start":
            before = self._period_before.get(key.period)
            if before:
                self.out.equal(key, here["vid-slut"]._replace(period=before))

    def _adds_up(self, whole: Key, parts: Sequence[Key]) -> None:
        """`whole` is the sum of `parts`; one that nobody counts is any of its population."""
        uncounted = [part.at(part.steps[0]) for part in parts if part not in self.truth]
        counted = [part for part in parts if part in self.truth]
        if uncounted and counted:
            self.out.at_most(counted, [whole])
        if uncounted and not whole.what:
            self.out.at_most([whole], [*counted, *uncounted])
        if not uncounted:
            self.out.total(whole, parts)

    def _stays_in(self, key: Key) -> bool:
        """Whether those who leave are counted as they were when they came.

        They have the age of their exit, which is that of their start where nobody was there before.
        """
        by_age = [s for s in key.steps[1:] if s == "unga" or s.startswith("alder=")]
        if not key.what and set(by_age) <= {f"alder={SAKNAS}", f"alder={KAND}"}:
            return True
        before = key._replace(steps=("vid-start",), what="")
        return self.truth.get(before) == 0

    def _bounds(self, key: Key) -> None:
        """A person is at least one enrolment; an age lies between those of a working life."""
        if key.what == PERSONS:
            self.out.at_most([key], [key._replace(what="")])
        if key.what == f"{SUM}alder":
            self.out.quotient(key, key._replace(what=""), Fraction(YOUNGEST), Fraction(OLDEST))
        sum_relations(self.out, key, self.forbund)

    def _children(self, keys: Sequence[Key]) -> Mapping[Key, list[str]]:
        found: dict[Key, list[str]] = defaultdict(list)
        for key in keys:
            if len(key.steps) > 1 and not key.what:
                found[key.at(*key.steps[:-1])].append(key.steps[-1])
        return found

    def _parts(self, parent: Key, steps: Sequence[str]) -> None:
        own = {step: parent.at(*parent.steps, step) for step in steps}
        for key in own.values():
            self.out.at_most([key], [parent])
        for dimension in _ONE_OF:
            parts = [k for step, k in own.items() if _is_value(step, dimension)]
            self.out.total(parent, parts)
            self._known(parent, own, dimension)
        self._ages(parent, own)
        self._known(parent, own, "alder")
        for dimension in _SETS:
            for prefix in ("", AT_EXIT):
                self._several(parent, own, prefix, dimension)
        self._groups(parent, own)
        for prefix in ("", AT_EXIT):
            self._group_sums(parent, own, prefix)
        self._young(parent, own)
        self.out.total(parent, [own[s] for s in ("i-grupp", "utan-grupp") if s in own])
        # Who could benefit is no kodgrupp but the rest: not ill, and with a reason.
        reasons = [own[s] for s in ("kunde", "sjuk", "orsak=saknas") if s in own]
        if "kunde" in own:
            self.out.total(parent, reasons)

    def _known(self, parent: Key, own: Mapping[str, Key], dimension: str) -> None:
        names = (f"{dimension}={KAND}", f"{dimension}={SAKNAS}")
        if all(name in own for name in names):
            self.out.total(parent, [own[name] for name in names])

    def _ages(self, parent: Key, own: Mapping[str, Key]) -> None:
        """The bands and the blanks are everybody; the young and extra bands are unions of bands."""
        alder = self.forbund.alder
        bands = [(age_band(text), f"alder={age_band(text).kod}") for text in alder.band]
        known = [(band, own[step]) for band, step in bands if step in own]
        blank = own.get(f"alder={SAKNAS}")
        self.out.total(parent, [*(key for _, key in known), *([blank] if blank else [])])
        wider = [
            (age_band(text).low, age_band(text).high, age_band(text).kod)
            for text in alder.extra_band
        ]
        limits = [(low, high, own.get(f"alder={kod}")) for low, high, kod in wider]
        limits.append((0, alder.unga_till, own.get("unga")))
        for low, high, key in limits:
            if key is None:
                continue
            inside = [k for band, k in known if low <= band.low and band.high <= high]
            touching = [k for band, k in known if band.low <= high and low <= band.high]
            self.out.total(key, inside)
            self.out.at_most([key], touching)

    def _several(self, parent: Key, own: Mapping[str, Key], prefix: str, dimension: str) -> None:
        """Codes of which a person may have several: each who is not blank has at least one."""
        start = f"{prefix}{dimension}="
        codes = {s.removeprefix(start): k for s, k in own.items() if s.startswith(start)}
        blank = codes.pop(SAKNAS, None)
        if not codes:
            return
        without = [blank] if blank else []
        if self.out.total(parent, [*codes.values(), *without]):
            return
        for key in codes.values():
            self.out.at_most([key], [parent], less=without)
        self.out.at_most([parent], [*codes.values(), *without])
        alone = [
            k
            for kod, k in codes.items()
            if "egen" in self._groups_of(_SETS[dimension]).get(kod, ())
        ]
        others = [k for kod, k in codes.items() if k not in alone]
        for key in others:  # ingen offentlig försörjning excludes every other
            self.out.at_most([key, *alone], [parent], less=without)

    def _groups(self, parent: Key, own: Mapping[str, Key]) -> None:
        """A kodgrupp and its codes, and a kodgrupp within another."""
        for group in self.forbund.kodgrupp:
            for prefix in ("", AT_EXIT):
                key = own.get(f"{prefix}{group.kod}")
                if key is None:
                    continue
                start = f"{prefix}{_PREFIX_OF[group.lista]}="
                codes = self._groups_of(group.lista)
                inside = [
                    own[f"{start}{k}"]
                    for k, g in codes.items()
                    if group.kod in g and f"{start}{k}" in own
                ]
                outside = [
                    own[f"{start}{k}"]
                    for k, g in codes.items()
                    if group.kod not in g and f"{start}{k}" in own
                ]
                blank = [own[f"{start}{SAKNAS}"]] if f"{start}{SAKNAS}" in own else []
                if not self.out.total(key, inside):
                    for code in inside:
                        self.out.at_most([code], [key])
                    self.out.at_most([key], inside)
                self.out.at_most([key], [parent], less=blank)
                self.out.at_most([parent], [key, *outside, *blank])

    def _group_sums(self, parent: Key, own: Mapping[str, Key], prefix: str) -> None:
        """A kodgrupp and others of the same codes; those with any answer and those with none."""
        groups = {
            own[f"{prefix}{kod}"]: codes
            for kod, codes in self._members.items()
            if f"{prefix}{kod}" in own
        }
        for key, codes in groups.items():
            group_relations(self.out, key, codes, groups)
        for lista, name in _PREFIX_OF.items():
            blank = own.get(f"{prefix}{name}={SAKNAS}")
            every = {**groups, **({blank: _BLANK} if blank else {})}
            codes = codes_of_list(self.forbund, lista) | (_BLANK if blank else frozenset())
            group_relations(self.out, parent, codes, every)

    def _young(self, parent: Key, own: Mapping[str, Key]) -> None:
        """Of the young as many as of all, at most, and of the others no more than there are."""
        if parent.steps[-1] != "unga":
            return
        everyone = parent.at(*parent.steps[:-1])
        for step, key in own.items():
            of_all = everyone.at(*everyone.steps, step)
            self.out.at_most([key], [of_all])
            self.out.at_most([of_all], [everyone, key], less=[parent])

    @cached_property
    def _unions(self) -> Mapping[str, tuple[str, ...]]:
        everything = tuple(insats.kod for insats in self.forbund.insats)
        unions = {union.kod: union.insatser for union in self.forbund.union}
        heirs = {i.kod: i.efterfoljer for i in self.forbund.insats if i.efterfoljer}
        return {**unions, **heirs, FORBUNDET: everything}

    @cached_property
    def _period_of(self) -> Mapping[str, Period]:
        return {period.key: period for period in self.periods}

    @cached_property
    def _period_before(self) -> Mapping[str, str]:
        years = [period for period in self.periods if period.is_year]
        return {period.key: period.previous().key for period in years}

    @cached_property
    def _members(self) -> Mapping[str, Codes]:
        return codes_of_groups(self.forbund)

    def _groups_of(self, lista: Kodlista) -> Mapping[str, tuple[str, ...]]:
        return {code.kod: code.raknas_som for code in self.forbund.codes(lista)}


def _is_value(step: str, dimension: str) -> bool:
    """Whether a step is a value of the dimension, or blank."""
    name, _, value = step.partition("=")
    return name == dimension and value != KAND

"""The counts of those who take part (insats by insats, sex by sex and table by table), surveys and applications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from sofrep.amnen.ansokningar.siffror import Application, test_of
from sofrep.domain.figure import SEXES, Number, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.highs import INFINITE
from sofrep.rojande.sma_antal.count_keys import ASKED, OUTCOMES, PERSONS, SUM, Key, N
from sofrep.rojande.sma_antal.possible import Dimensions, Possible, Profile, TableKinds
from sofrep.rojande.sma_antal.system import Relation, Statements
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.dimension import SAKNAS
from sofrep.statistics.source import insatser_of_scopes
from sofrep.statistics.underlag import UNKNOWN

if TYPE_CHECKING:
    from sofrep.rojande.sma_antal.system import Statements


_KINDS = ("", ASKED, "neg", "varken", "pos", "klart")
"""Who was not asked, and who was and did not answer, are kinds as well."""
_COUNTED: Mapping[str, tuple[str, ...]] = {
    ASKED: (ASKED, *OUTCOMES),
    N: OUTCOMES,
    "pos": ("pos", "klart"),
}


def survey_of(out: Statements, keys: Iterable[Key]) -> None:
    """Of each group those who came back, and question by question what they answered."""
    known = sorted(keys)
    groups = {key[:2] + key.steps[:2] for key in known if len(key.steps) > 1}
    back = {(group, sex): out.make(1) for group in sorted(groups) for sex in SEXES}
    answered: dict[Key, IntArray] = {}
    for key in known:
        sexes = SEXES if key.sex is Sex.TOTALT else (key.sex,)
        found = []
        for sex in sexes:
            if len(key.steps) < 3:
                own = [
                    group
                    for group in sorted(groups)
                    if group[: 2 + len(key.steps)] == key[:2] + key.steps
                ]
                found += [back[group, sex] for group in own]
                continue
            question = key.at(*key.steps[:3])._replace(sex=sex)
            if question not in answered:
                answered[question] = out.make(len(_KINDS))
                out.hold([answered[question]], [back[key[:2] + key.steps[:2], sex]])
            kinds = _COUNTED.get(key.steps[-1], key.steps[-1:])
            found.append(answered[question][[_KINDS.index(kind) for kind in kinds]])
        out.places[key] = np.concatenate([np.zeros(0, np.int64), *found])


def applications_of(out: Statements, keys: Iterable[Key], forbund: Forbund) -> None:
    """Each part, kommun and month by itself, as far as the counts tell them apart."""
    by_period: dict[tuple[str, str], list[Key]] = {}
    for key in sorted(keys):
        by_period.setdefault((key.period, key.scope), []).append(key)
    every = [
        Application(0, month, part, kommun, 1, 0, 0, "")
        for month, part, kommun in product(
            range(1, 13),
            range(UNKNOWN, len(forbund.part)),
            range(UNKNOWN, len(forbund.kommun)),
        )
    ]
    for own in by_period.values():
        tests = [[test_of(forbund, step) for step in key.steps[1:]] for key in own]
        has = np.array([[all(test(e) for test in each) for e in every] for each in tests])
        kinds = np.unique(has, axis=1)
        places = out.make(kinds.shape[1])
        for key, counted in zip(own, kinds, strict=True):
            out.places[key] = places[counted]


class Heads:
    """The counts `asked`, and those of `truth` that are told apart by what these tell apart.

    The variables are of each insats (by number) and sex as many as there are kinds of people.
    """

    def __init__(
        self,
        out: Statements,
        forbund: Forbund,
        periods: Mapping[str, Period],
        truth: Mapping[Key, Number],
        asked: Iterable[Key],
    ) -> None:
        self.out, self.forbund, self.truth = out, forbund, truth
        self.scopes = {name: insatser_of_scopes(forbund, each) for name, each in periods.items()}
        self.keys = dict.fromkeys(filter(self._is_known, asked))
        for key in list(self.keys):
            blank = key.at(*key.steps[:-1], f"{key.steps[-1].partition('=')[0]}={SAKNAS}")
            if len(key.steps) > 1 and not key.what and truth.get(blank) == 0:
                self.keys[blank] = None
        counted = [key._replace(what="") if key.what == PERSONS else key for key in self.keys]
        self.possible = Possible(forbund, periods, counted, truth)
        sexes = [sex for sex in SEXES if any(key.sex is sex for key in truth)] or SEXES
        self.blocks: dict[tuple[Dimensions, int, Sex], tuple[IntArray, TableKinds]] = {}
        self.sums: dict[tuple[Key, int, Sex], IntArray] = {}
        # Documents that count nobody, such as one of statements alone, have no kinds to tell apart.
        profiles = self._profiles() if self.keys else {}
        for insats, profile in profiles.items():
            for sex in sexes:
                for names in self.possible.tables:
                    kinds = self.possible.kinds(names, profile)
                    self.blocks[names, insats, sex] = out.make(kinds.has.shape[1]), kinds
                for names in self.possible.tables:
                    self._link(names, insats, sex)

    def _is_known(self, key: Key) -> bool:
        """Whether the profile (still) has the insats or union of a count."""
        return key.scope in self.scopes.get(key.period, {})

    def _profiles(self) -> dict[int, Profile]:
        """The insatser of which anything is known, and what there can be of each.

        Those of a union are there where nothing is known of any of them.
        """
        there: dict[str, set[int]] = {}
        insatser = {each.kod for each in self.forbund.insats}
        known = {(key.period, key.scope) for key in self.truth}
        for period, scope in sorted(known, key=lambda each: (each[1] not in insatser, each)):
            own = set(self.scopes.get(period, {}).get(scope, ()))
            met = there.setdefault(period, set())
            if scope in insatser or met.isdisjoint(own):
                met |= own
        return {
            n: Profile(
                frozenset(
                    each.kod
                    for each in self.forbund.uppfoljning
                    if self.forbund.insats[n].kod in each.insatser
                ),
                frozenset(period for period, own in there.items() if n not in own),
            )
            for n in sorted(set().union(*there.values()))
        }

    def _link(self, names: Dimensions, insats: int, sex: Sex) -> None:
        """What a table has in common with others is the same in both."""
        places, kinds = self.blocks[names, insats, sex]
        for other, statements in self.possible.links(names).items():
            theirs, more = self.blocks[other, insats, sex]
            looks = np.hstack((kinds.looks(statements), more.looks(statements)))
            _, number = np.unique(looks, axis=1, return_inverse=True)
            mine, others = np.split(np.where(looks.any(axis=0), number.ravel(), -1), [len(places)])
            for look in np.unique(number.ravel()[looks.any(axis=0)]).tolist():
                self.out.hold([places[mine == look]], [theirs[others == look]])

    def state(self) -> None:
        """Say what the counts are sums of, and which are part of which."""
        others = (key for key in self.truth if key not in self.keys and not key.what)
        keys = (*self.keys, *filter(self._is_known, others))
        persons = []
        tables: dict[tuple[Dimensions, str, Sex], dict[Key, IntArray]] = {}
        for key in keys:
            names, _ = self.possible.parse(key)
            if key.what == PERSONS:
                persons.append(key)
            elif (places := self._places(key, names)) is not None:
                self.out.places[key] = places
                if not key.what:
                    own = tables.setdefault((names, key.scope, key.sex), {})
                    wider = (
                        key.at(*key.steps[:n], *key.steps[n + 1 :])
                        for n in range(1, len(key.steps))
                    )
                    found = {one: self._places(one, names) for one in wider if one not in own}
                    own |= {key: places, **{k: p for k, p in found.items() if p is not None}}
        self.out.tables += tables.values()
        self._persons(persons)

    def _places(self, key: Key, names: Dimensions) -> IntArray | None:
        """What a count is the sum of in a table; None where that does not tell it apart."""
        _, statement = self.possible.parse(key)
        if statement not in self.possible.tables.get(names, {}):
            return None
        found = [np.zeros(0, np.int64)]
        for insats, sex in self._in(key):
            places, kinds = self.blocks[names, insats, sex]
            of = places[kinds.of(statement)]
            found.append(self._sum(key, insats, sex, of) if key.what else of)
        return np.concatenate(found)

    def _in(self, key: Key) -> Iterator[tuple[int, Sex]]:
        """The insatser and the sexes that a count is of."""
        for insats in self.scopes[key.period][key.scope]:
            for sex in SEXES if key.sex is Sex.TOTALT else (key.sex,):
                if (frozenset(), insats, sex) in self.blocks:
                    yield insats, sex

    def _sum(self, key: Key, insats: int, sex: Sex, of: IntArray) -> IntArray:
        """The sum of a number over those who are counted, which lies between their limits."""
        one = key._replace(scope="", sex=Sex.TOTALT)
        if (one, insats, sex) not in self.sums:
            total = self.sums[one, insats, sex] = self.out.make(1)
            names, statement = self.possible.parse(key)
            kinds = self.blocks[names, insats, sex][1]
            low, high = kinds.sums[statement, key.what.removeprefix(SUM)]
            for ends, limits in ((low, (0.0, INFINITE)), (high, (-INFINITE, 0.0))):
                factors = np.concatenate(((1,), -ends[kinds.of(statement)]))
                self.out.rows.append(Relation(np.concatenate((total, of)), factors, *limits))
        return self.sums[one, insats, sex]

    def _persons(self, keys: list[Key]) -> None:
        """A person is at least one enrolment; in a union as many as in each, and at most as in all."""
        for key in keys:
            enrolments = self.out.places.get(key._replace(what=""))
            self.out.places[key] = self.out.make(1)
            if enrolments is not None:
                self.out.hold([enrolments], [self.out.places[key]], 0, INFINITE)
        insatser = {key: set(self.scopes[key.period][key.scope]) for key in keys}
        for key, within in insatser.items():
            alike = (one for one in keys if one._replace(scope=key.scope) == key)
            parts = {
                self.out.places[one][0]: insatser[one] for one in alike if insatser[one] < within
            }
            for part in parts:
                self.out.hold([self.out.places[key]], [np.array([part])], 0, INFINITE)
            if parts and set().union(*parts.values()) == within:
                self.out.hold([np.array(list(parts))], [self.out.places[key]], 0, INFINITE)

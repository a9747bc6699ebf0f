"""All that bears on what may be published: who knows what, what must be hidden, what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sofrep.domain.figure import SEXES, Figure, Number, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.attack import Attack, Interval
from sofrep.rojande.sma_antal.keys import (
    LONGEST,
    SUM,
    SURVEY,
    Key,
    Reading,
    read,
    recipes_by_measure,
)
from sofrep.rojande.sma_antal.nobody import told_zeros
from sofrep.rojande.sma_antal.of_surveys import OUTCOMES, N, is_outcome
from sofrep.rojande.sma_antal.relations import Relation, Relations
from sofrep.rojande.sma_antal.rules import Rules
from sofrep.rojande.sma_antal.structure import relations


class Why(StrEnum):
    """Why a count is hidden."""

    LITET = "för litet"
    SKYDDAR = "skyddar ett annat"
    HELA_TABELLEN = "hela tabellen, för säkerhets skull"


@dataclass(frozen=True, slots=True)
class Model:
    """The figures that are to be published, as quantities.

    `readings` is what each figure tells; `truth` the quantities of all figures, published or not;
    `told_zeros` those zeros that what no rule hides gives away.
    """

    readings: Mapping[str, Reading]
    truth: Mapping[Key, Number]
    rules: Rules
    attack: Attack
    minsta_enkat: int
    costs: Mapping[Key, int]
    equations: tuple[Relation, ...]
    told_zeros: frozenset[Key] = frozenset()

    def primary(self) -> dict[Key, Why]:
        """The quantities that a rule hides: small counts, and what rests on few persons."""
        asked = {key for reading in self.readings.values() for key in reading.keys}
        return {key: Why.LITET for key in sorted(asked) if self.is_small(key)}

    def is_small(self, key: Key) -> bool:
        """Whether a rule says that a quantity must not be known.

        A sum is as small as the number of persons behind it; of a small group no sex is shown,
        not even one that nobody is of.
        """
        if key.steps[0] == SURVEY:
            return is_outcome(key) and self._too_few_answered(key)
        if key.what == LONGEST or key.what.startswith(SUM):
            key = key._replace(what="")
        value = self.truth.get(key)
        if value is None or key in self.told_zeros:
            return False
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        if any(rule is not None and rule.is_small(value) for rule in rules):
            return True
        return self.in_small_group(key)

    def in_small_group(self, key: Key) -> bool:
        """Whether a count is of one sex in a group that is itself too small to be split.

        A third group that nobody is in has no column, which tells as much as a 0.
        """
        if key in self.told_zeros or (key.sex is Sex.OVRIGA and not self.truth.get(key)):
            return False
        rule = self.rules.of_sexes(key)
        return rule is not None and 0 < self._group(key) < rule.minsta

    def _group(self, key: Key) -> Number:
        """How many of all sexes there are; of unknown groups nothing is said."""
        return self.truth.get(key._replace(sex=Sex.TOTALT), 0)

    def _too_few_answered(self, key: Key) -> bool:
        answered = self.truth.get(key.at(*key.steps[:-1], N), 0)
        return 0 < answered < self.minsta_enkat

    def together(self, key: Key) -> tuple[Key, ...]:
        """What is hidden with a quantity: of the survey all kinds of answer to the question."""
        if not is_outcome(key):
            return (key,)
        alike = (key.at(*key.steps[:-1], kind) for kind in OUTCOMES)
        return tuple(one for one in alike if one in self.truth)

    def wanted(self, key: Key, why: Why) -> int:
        """How many whole numbers a hidden quantity must be able to be.

        As many as there are numbers too small to be shown, or as many as a small group that is
        shown allows.  What is hidden for another's sake must only not be known.
        """
        if why is not Why.LITET:
            return 2
        if key.steps[0] == SURVEY:
            return self._wanted_of_answers(key)
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        width = max((r.minsta - r.visa_nollor for r in rules if r is not None), default=2)
        if self.in_small_group(key):
            width = min(width, int(self._group(key)) + 1)
        return max(width, 2)

    def _wanted_of_answers(self, key: Key) -> int:
        """As many numbers as the answers of the group and of the next smallest sex leave open."""
        answered = {
            sex: self.truth.get(key.at(*key.steps[:-1], N)._replace(sex=sex), 0) for sex in SEXES
        }
        others = [sex for sex in SEXES if sex is not key.sex and answered[sex]]
        next_to = min(others, key=lambda sex: answered[sex], default=key.sex)
        both = self.truth[key] + self.truth.get(key._replace(sex=next_to), 0)
        return min(self.minsta_enkat, int(answered.get(key.sex, both)) + 1, int(both) + 1)

    def least(self, key: Key) -> int:
        """The least that a quantity can be for somebody who sees that it is hidden.

        Where zeros are shown a hidden count is at least 1.
        """
        if key.what or key.steps[0] == SURVEY or not self.truth.get(key):
            return 0
        rules = (self.rules.of_table(key), self.rules.of_sexes(key))
        if any(rule is not None and not rule.visa_nollor for rule in rules):
            return 0
        return 0 if self.in_small_group(key) else 1

    def intervals(
        self, hidden: Mapping[Key, Why], known: set[Key], *, exact: bool = False
    ) -> dict[Key, Interval]:
        """The interval of every hidden quantity for somebody who knows what is `known`."""
        wanted = {key: self.wanted(key, why) for key, why in hidden.items() if key.what != LONGEST}
        return self.attack.intervals(wanted, known, exact=exact)


def model_of(
    figures: Iterable[Figure], asked: Iterable[str], forbund: Forbund, periods: Sequence[Period]
) -> Model:
    """The model of publishing the figures with the ids `asked` out of `figures`."""
    known = list(figures)
    recipes = recipes_by_measure(known)
    wanted = set(asked)
    rules = Rules(forbund)
    readings: dict[str, Reading] = {}
    truth: dict[Key, Number] = {}
    shares: list[Reading] = []
    for figure in known:
        reading = read(figure, recipes)
        if reading is None:
            continue
        for key, value in reading.told:
            if value is not None:
                truth.setdefault(key, value)
        if figure.id in wanted:
            readings[figure.id] = reading
            if reading.share:
                shares.append(reading)
    found = Relations(truth)
    for reading in shares:
        if reading.share:
            found.quotient(*reading.share)
    used = Counter(key for reading in readings.values() for key in reading.keys)

    everything = (*relations(truth, forbund, periods), *found.found)
    model = Model(
        readings=readings,
        truth=truth,
        rules=rules,
        attack=Attack(everything, truth),
        minsta_enkat=forbund.enkat.minsta_grupp if forbund.enkat and forbund.rojande.enkat else 0,
        costs=used,
        equations=tuple(relation for relation in everything if relation.is_equality),
    )
    zeros = (key for key, value in truth.items() if value == 0 and not model.is_small(key))
    model = replace(model, told_zeros=told_zeros(zeros, truth, everything))
    model.attack.lower = model.least
    return model

"""All that bears on what may be published: who knows what, what must be hidden, what adds up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure, FigureSet, Number, Sex
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.attack import Attack, Reach, Told
from sofrep.rojande.sma_antal.count_keys import (
    APPLICATIONS,
    LONGEST,
    SURVEY,
    CountReading,
    Key,
    is_outcome,
    read,
)
from sofrep.rojande.sma_antal.count_rules import Rules, Secrets, WhyHidden, is_blank
from sofrep.rojande.sma_antal.heads import Heads, applications_of, survey_of
from sofrep.rojande.sma_antal.system import Relation, Statements, Sum, sums_of
from sofrep.rojande.steps import recipes_of
from sofrep.statistics.calendar_time import BoolArray

Shares = Mapping[tuple[Key, Key, bool], Relation]


class Model(Struct, frozen=True):
    """The figures that are to be published, as quantities.

    `readings` is what each figure tells, `asked` all that they rest on; `truth` the quantities of
    all figures, published or not.  `unasked` are small ones that no document shows, but that may
    follow from what one does.
    """

    readings: Mapping[str, CountReading]
    truth: Mapping[Key, Number]
    secrets: Secrets
    attack: Attack
    shares: Shares
    sums: Sequence[Sum]
    asked: frozenset[Key]
    unasked: Sequence[Key]

    def primary(self) -> dict[Key, WhyHidden]:
        """The quantities that a rule hides: small counts, and what rests on few persons."""
        return {key: WhyHidden.LITET for key in sorted(self.asked) if self.secrets.is_small(key)}

    def look(
        self,
        hidden: Mapping[Key, WhyHidden],
        known: Iterable[Key],
        watched: Iterable[Key] = (),
        *,
        exact: bool = False,
    ) -> dict[Key, Reach]:
        """How far hidden quantities may go for somebody who knows what is `known`.

        As far as is wanted or, if `exact`, to the ends; of those `watched` whether they may at all.
        """
        wanted = {k: self.secrets.wanted(k, why) for k, why in hidden.items() if k.what != LONGEST}
        least = {key: self.secrets.least(key) for key in wanted}
        told = Told(frozenset(known), least, self.shares)
        return self.attack.found(wanted, watched, told, exact=exact)


def model_of(
    figures: Iterable[Figure], asked: Iterable[str], forbund: Forbund, periods: Sequence[Period]
) -> Model:
    """The model of publishing the figures with the ids `asked` out of `figures`."""
    known, wanted = FigureSet(figures), set(asked)
    recipes = recipes_of(known)
    read_of = {figure.id: read(figure, recipes) for figure in known.values()}
    truth: dict[Key, Number] = {}
    for reading in read_of.values():
        for key, value in reading.told if reading else ():
            if value is not None:
                truth.setdefault(key, value)
    readings = {name: each for name, each in read_of.items() if each and name in wanted}
    keys = dict.fromkeys(key for reading in readings.values() for key in reading.keys)
    statements = Statements()
    others = {name: [k for k in truth if k.steps[0] == name] for name in (SURVEY, APPLICATIONS)}
    people = [key for key in keys if key.steps[0] not in others and key.what != LONGEST]
    Heads(statements, forbund, {each.key: each for each in periods}, truth, people).state()
    survey_of(statements, others[SURVEY])
    applications_of(statements, others[APPLICATIONS], forbund)
    limit = forbund.enkat.minsta_grupp if forbund.enkat and forbund.rojande.enkat else 0
    secrets = Secrets(Rules(forbund), truth, limit)
    zeros = _told_zeros(statements, secrets, keys)
    empty = (key for key, places in statements.places.items() if zeros[places].all())
    secrets = replace(secrets, told_zeros=frozenset(k for k in empty if truth.get(k) == 0))
    placed = (key for key in statements.places if key not in keys and key in truth)
    unasked = [key for key in sorted(placed) if secrets.is_small(key)]
    return Model(
        readings=readings,
        truth=truth,
        secrets=secrets,
        attack=Attack(statements, truth, keys, zeros, [insats.kod for insats in forbund.insats]),
        shares=_shares(readings, statements, truth),
        sums=sums_of(statements, zeros, {*keys, *unasked}),
        asked=frozenset(keys),
        unasked=unasked,
    )


def _told_zeros(statements: Statements, secrets: Secrets, asked: Iterable[Key]) -> BoolArray:
    """Kinds of people that nobody is of, for a 0 that no rule hides says so.

    A third group that a population has nobody of has no column, and so its 0 is always told; so is
    that of those of whom something is not known, for the others add up.  A 0 among answers may be
    hidden together with others.
    """
    zeros = np.zeros(statements.many, np.bool_)
    third = (k for k in statements.places if k.sex is Sex.OVRIGA and len(k.steps) == 1)
    for key in (*asked, *third, *filter(is_blank, statements.places)):
        if key in statements.places and secrets.truth.get(key) == 0 and not is_outcome(key):
            zeros[statements.places[key]] |= not secrets.is_small(key)
    many = -1
    while many != zeros.sum():
        many = int(zeros.sum())
        for row in statements.rows:
            for sign in (1, -1):
                own, other = row.factors * sign > 0, row.factors * sign < 0
                if row.low == row.high == 0 and zeros[row.places[own]].all():
                    zeros[row.places[other]] = True
    return zeros


def _shares(
    readings: Mapping[str, CountReading], statements: Statements, truth: Mapping[Key, Number]
) -> Shares:
    """What a share that is written out tells of its part and its whole."""
    found = {}
    known = statements.places.keys() & truth.keys()
    for reading in readings.values():
        if reading.share is not None and set(reading.share[:2]) <= known:
            part, whole, low, high = reading.share
            is_so = low * truth[whole] <= truth[part] <= high * truth[whole]
            for limit, least in ((low, True), (high, False)) if is_so else ():
                places = statements.places[part], statements.places[whole]
                found[part, whole, least] = Relation.of_share(*places, limit, least=least)
    return found

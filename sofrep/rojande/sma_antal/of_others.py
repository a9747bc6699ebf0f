"""What is counted of others than those who take part: surveys and applications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from sofrep.amnen.ansokningar.siffror import Application, test_of
from sofrep.domain.figure import SEXES, Sex
from sofrep.domain.forbund import Forbund
from sofrep.rojande.sma_antal.count_keys import SURVEY, Key
from sofrep.statistics.calendar_time import IntArray
from sofrep.statistics.underlag import UNKNOWN

if TYPE_CHECKING:
    from sofrep.rojande.sma_antal.system import Statements

OUTCOMES = ("neg", "varken", "pos", "klart")
N, ASKED = "n", "tillfragade"
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


def is_outcome(key: Key) -> bool:
    """Whether a count is one of the kinds of answer to a question."""
    return key.steps[0] == SURVEY and key.steps[-1] in OUTCOMES

"""The relations among the counts of the survey."""

from __future__ import annotations

from sofrep.domain.figure import SEXES, Sex
from sofrep.rojande.sma_antal.keys import SURVEY, Key
from sofrep.rojande.sma_antal.relations import Relations

OUTCOMES = ("neg", "varken", "pos", "klart")
N, ASKED = "n", "tillfragade"


def is_outcome(key: Key) -> bool:
    """Whether a count is one of the kinds of answer to a question."""
    return key.steps[0] == SURVEY and key.steps[-1] in OUTCOMES


def survey_relations(out: Relations) -> None:
    """Answers add up to n, the sexes to everyone, and the groups to the whole survey."""
    for key in list(out.truth):
        if key.steps[0] != SURVEY:
            continue
        if key.sex is Sex.TOTALT:
            out.total(key, [key._replace(sex=sex) for sex in SEXES])
        *question, last = key.steps
        if last == N:
            out.total(key, [key.at(*question, kind) for kind in ("neg", "varken", "pos")])
            out.at_most([key], [key.at(*question, ASKED)])
        if last == "klart":
            out.at_most([key], [key.at(*question, "pos")])
        if last == ASKED:
            out.at_most([key], [key.at(*question[:2])])
    groups: dict[Key, list[Key]] = {}
    for key in out.truth:
        if key.steps[0] == SURVEY and len(key.steps) == 2 and key.sex is Sex.TOTALT:
            groups.setdefault(key.at(SURVEY), []).append(key)
    for whole, parts in groups.items():
        out.total(whole, parts)

"""Single surveys that add up to the counts of their year."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from vast.sample.survey_counts import (
    AVSLUT,
    ONLY_AFTER_YES,
    RETURNED,
    YES,
    YES_NO,
    Answers,
    Counts,
)

YES_ANSWER, NO_ANSWER = "ja", "nej"


@dataclass(slots=True)
class Survey:
    """A survey that came back: 1 to 5 on the scale by question, or yes or no."""

    grupp: str
    kon: str
    svar: dict[int, int | str] = field(default_factory=dict)


def make_surveys(year: int, counts: Counts) -> list[Survey]:
    """The surveys of a year, group by group in the order in which they came."""
    rng = random.Random(f"survey-rows-{year}")
    made: list[Survey] = []
    for group, sizes in RETURNED[year].items():
        own = [Survey(group, sex) for sex, size in sizes.items() for _ in range(size)]
        if group == AVSLUT:
            _answer_yes_or_no(rng, year, own)
        questions = sorted({question for g, question, _ in counts if g == group})
        for question in questions:
            for sex in sizes:
                _answer(
                    rng, [s for s in own if s.kon == sex], question, counts[group, question, sex]
                )
        rng.shuffle(own)
        made += own
    return made


def _answer_yes_or_no(rng: random.Random, year: int, surveys: list[Survey]) -> None:
    for sex, yes in YES[year].items():
        own = [survey for survey in surveys if survey.kon == sex]
        chosen = set(rng.sample(range(len(own)), yes))
        for place, survey in enumerate(own):
            survey.svar[YES_NO] = YES_ANSWER if place in chosen else NO_ANSWER


def _answer(rng: random.Random, surveys: list[Survey], question: int, answers: Answers) -> None:
    if surveys and surveys[0].grupp == AVSLUT and question in ONLY_AFTER_YES:
        surveys = [survey for survey in surveys if survey.svar[YES_NO] == YES_ANSWER]
    if len(surveys) != answers.asked:
        message = f"{len(surveys)} surveys, {answers.asked} asked question {question}"
        raise ValueError(message)
    given: list[int | None] = [rng.choice((1, 2, 2)) for _ in range(answers.negative)]
    given += [3] * answers.neither + [4] * answers.good + [5] * answers.best
    given += [None] * (answers.asked - answers.n)
    rng.shuffle(given)
    for survey, answer in zip(surveys, given, strict=True):
        if answer is not None:
            survey.svar[question] = answer

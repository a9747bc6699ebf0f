"""How many answered what in the surveys: 2023 as published, earlier years invented."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from vast.sample.rows import K, M

A = "A"
"""No sex given, or another."""

ALL = ""
"""Of a group that is not asked for sex."""

PAGAENDE, AVSLUT = "Deltagare pågående", "Deltagare avslut"
PERSONAL, REMITTENTER = "Personal", "Remittenter"
CHEFER, STYRELSE = "Parternas chefsgrupp", "Styrelse"

YES_NO = 8
ONLY_AFTER_YES = (9, 10)
NEW_IN_2021 = (AVSLUT, 10)

RETURNED: Mapping[int, Mapping[str, Mapping[str, int]]] = {
    2018: {
        AVSLUT: {K: 52, M: 44, A: 2},
        PERSONAL: {ALL: 12},
        REMITTENTER: {ALL: 19},
        CHEFER: {ALL: 11},
        STYRELSE: {ALL: 8},
    },
    2019: {
        PAGAENDE: {K: 24, M: 20, A: 0},
        AVSLUT: {K: 57, M: 49, A: 1},
        PERSONAL: {ALL: 14},
        REMITTENTER: {ALL: 22},
        CHEFER: {ALL: 12},
        STYRELSE: {ALL: 9},
    },
    2020: {
        PAGAENDE: {K: 26, M: 21, A: 1},
        AVSLUT: {K: 54, M: 50, A: 2},
        PERSONAL: {ALL: 15},
        REMITTENTER: {ALL: 17},
        STYRELSE: {ALL: 7},
    },
    2021: {
        PAGAENDE: {K: 30, M: 29, A: 1},
        AVSLUT: {K: 60, M: 55, A: 3},
        PERSONAL: {ALL: 16},
        REMITTENTER: {ALL: 27},
        CHEFER: {ALL: 12},
        STYRELSE: {ALL: 9},
    },
    2022: {
        PAGAENDE: {K: 31, M: 26, A: 1},
        AVSLUT: {K: 66, M: 60, A: 5},
        PERSONAL: {ALL: 17},
        REMITTENTER: {ALL: 29},
        CHEFER: {ALL: 13},
        STYRELSE: {ALL: 9},
    },
    2023: {
        AVSLUT: {K: 63, M: 56, A: 4},
        PERSONAL: {ALL: 15},
        REMITTENTER: {ALL: 26},
        CHEFER: {ALL: 12},
        STYRELSE: {ALL: 8},
    },
}
"""Surveys that came back; 2023 as published, 184 in all, before it 257 and 242."""

YES: Mapping[int, Mapping[str, int]] = {
    2018: {K: 47, M: 40, A: 1},
    2019: {K: 52, M: 46, A: 1},
    2020: {K: 50, M: 45, A: 2},
    2021: {K: 55, M: 51, A: 3},
    2022: {K: 61, M: 56, A: 4},
    2023: {K: 59, M: 54, A: 3},
}
"""Those of the ended who answered yes to fråga 8."""

LEVEL = {
    PAGAENDE: 0.80,
    AVSLUT: 0.84,
    PERSONAL: 0.78,
    REMITTENTER: 0.85,
    CHEFER: 0.42,
    STYRELSE: 0.60,
}
YEAR_SHIFT = {2018: -0.14, 2019: -0.10, 2020: -0.16, 2021: -0.09, 2022: -0.05}
QUESTIONS = {PAGAENDE: 6, AVSLUT: 10, PERSONAL: 11, REMITTENTER: 4, CHEFER: 8, STYRELSE: 5}
_SEX_NAMES = {"Kvinnor": K, "Män": M}


class Answers(NamedTuple):
    """How many answered what; `good` are the positive that are not klart positiva."""

    asked: int
    negative: int
    neither: int
    good: int
    best: int

    @property
    def n(self) -> int:
        """Those who answered."""
        return self.negative + self.neither + self.good + self.best

    @property
    def positive(self) -> int:
        """With the klart positiva."""
        return self.good + self.best

    def __sub__(self, other: Answers) -> Answers:
        return Answers(*(a - b for a, b in zip(self, other, strict=True)))


Counts = dict[tuple[str, int, str], Answers]
"""Group, question, sex -> answers."""

PUBLISHED_2022: Mapping[tuple[int, str], Answers] = {
    (1, K): Answers(66, 8, 11, 15, 31),
    (1, M): Answers(60, 7, 10, 14, 27),
    (1, A): Answers(5, 1, 1, 1, 1),
    (6, K): Answers(66, 14, 14, 10, 26),
    (6, M): Answers(60, 12, 13, 9, 23),
    (6, A): Answers(5, 1, 1, 1, 1),
}
"""Fråga 1 gives 70 % (89 of 127) and fråga 6 56 % (70 of 125), as published; the parts are invented."""


def counts_of(year: int, facit: Path) -> Counts:
    """The answers of a year; `facit` is the published table of 2023."""
    return _published(facit) if year == 2023 else _invented(year)


def _published(facit: Path) -> Counts:
    with facit.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    counts: Counts = {}
    everyone: dict[int, Answers] = {}
    for row in rows:
        negative, neither, positive, best = (
            int(row[name])
            for name in ("negativt", "varken_eller", "positivt", "varav_klart_positivt")
        )
        answers = Answers(int(row["enkäter"]), negative, neither, positive - best, best)
        group, question = row["respondentgrupp"], int(row["fråga"])
        if group != AVSLUT:
            counts[group, question, ALL] = answers
        elif row["kön"] in _SEX_NAMES:
            counts[group, question, _SEX_NAMES[row["kön"]]] = answers
        else:
            everyone[question] = answers
    for question, whole in everyone.items():
        counts[AVSLUT, question, A] = (
            whole - counts[AVSLUT, question, K] - counts[AVSLUT, question, M]
        )
    return counts


def _invented(year: int) -> Counts:
    rng = random.Random(f"surveys-{year}")
    counts: Counts = {}
    for group, question in _questions(year):
        level = LEVEL[group] + YEAR_SHIFT[year] + rng.uniform(-0.09, 0.07)
        for sex, size in RETURNED[year][group].items():
            conditional = group == AVSLUT and question in ONLY_AFTER_YES
            asked = YES[year][sex] if conditional else size
            published = (
                PUBLISHED_2022.get((question, sex)) if (year, group) == (2022, AVSLUT) else None
            )
            counts[group, question, sex] = published or _draw(rng, asked, level)
    return counts


def _questions(year: int) -> Iterator[tuple[str, int]]:
    for group in RETURNED[year]:
        for question in range(1, QUESTIONS[group] + 1):
            is_new = (group, question) == NEW_IN_2021 and year < 2021
            if (group, question) != (AVSLUT, YES_NO) and not is_new:
                yield group, question


def _draw(rng: random.Random, asked: int, level: float) -> Answers:
    n = asked - sum(rng.random() < 0.03 for _ in range(asked))
    positive = min(n, max(0, round(n * (level + rng.uniform(-0.04, 0.04)))))
    best = round(positive * rng.uniform(0.5, 0.8))
    negative = round((n - positive) * rng.uniform(0.2, 0.55))
    return Answers(asked, negative, n - positive - negative, positive - best, best)

"""Year of birth, time on public support and home of each row, by quotas and steered sums."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date

from vast.sample.rows import SEXES, YOUNG_TO, K, M, Row
from verktyg.drawing import steer, take

OLDEST = 64
OLDER_AGES, OLDER_WEIGHTS = ((30, 39), (40, 49), (50, 59), (60, 62)), (27, 31, 33, 9)
LAST_DAY = date(2023, 12, 31)

# RV: how many of the rows are young throughout, by sex.
RV_YOUNG_EXITS_2023 = {K: (9, 8), M: (8, 7)}  # of those that started by 2022, in 2023: 32
RV_YOUNG_NEW_2022 = {K: 24, M: 22}
RV_YOUNG_NEW_2021 = {K: 20, M: 18}
YOUNG_SHARE_OTHERWISE = 0.19
RV_EXIT_AGES_2023 = {K: 4424, M: 4443}  # sums of ages: means 43,8 and 45,8

UTR_YOUNG = {2020: 21, 2021: 30, 2022: 36, 2023: 27}
UTR_OLD_2023 = 20
UTR_AGES_2023 = {K: 3780, M: 3886}  # means 42,0 and 42,7
UTR_TENTHS_2023 = {K: 3490, M: 3260}  # means 3,9 and 3,6 years
UTR_LONG_2023 = {K: 8, M: 8}  # more than 9 years

GG_YOUNG_OPEN = 41  # with the 9 that ended: 50
GG_TENTHS_YOUNG_EXITS, GG_TENTHS_OTHER_EXITS = 258, 407  # means 2,87 and, of all 19, 3,5
GG_TENTHS = {K: 3385, M: 3146}  # means 4,03 and 4,31

KOMMUN_WEIGHTS = {
    "Uddevalla": 57,
    "Orust": 15,
    "Lysekil": 14,
    "Strömstad": 13,
    "Tanum": 13,
    "Munkedal": 10.5,
    "Sotenäs": 9,
    "Mellerud": 9,
    "Färgelanda": 6.5,
}
BLANK_SHARE = 0.03
NINE_YEARS, LONGEST = 90, 140  # tenths


def set_kommun(rng: random.Random, rows: Iterable[Row]) -> None:
    """Give every known row a kommun, about as its share of the population."""
    for row in rows:
        row.kommun = rng.choices(list(KOMMUN_WEIGHTS), list(KOMMUN_WEIGHTS.values()))[0]


def _born_young(rng: random.Random, row: Row) -> None:
    last = row.slut or LAST_DAY
    row.fodelsear = last.year - rng.randint(19 + last.year - row.start.year, YOUNG_TO)


def _born_older(rng: random.Random, row: Row) -> None:
    low, high = rng.choices(OLDER_AGES, OLDER_WEIGHTS)[0]
    row.fodelsear = row.start.year - rng.randint(low, high)


def _set_births(rng: random.Random, rows: Sequence[Row], young: int) -> None:
    """`young` of the rows are young at start and end, the others at neither."""
    chosen = set(take(rng, rows, young))
    for row in rows:
        (_born_young if row in chosen else _born_older)(rng, row)


def _of(rows: Iterable[Row], sex: str) -> list[Row]:
    return [row for row in rows if row.kon == sex]


def set_rv_births(rng: random.Random, rows: Sequence[Row]) -> None:
    """Years of birth in RV, so that the young and the mean age of the exits of 2023 come out."""
    for sex in SEXES:
        mine = _of(rows, sex)
        exits = [row for row in mine if row.slut and row.slut.year == 2023]
        early = [row for row in exits if row.start.year < 2023]
        late = [row for row in exits if row.start.year == 2023]
        for part, young in zip((early, late), RV_YOUNG_EXITS_2023[sex], strict=True):
            _set_births(rng, part, young)
        for year, quota in ((2022, RV_YOUNG_NEW_2022), (2021, RV_YOUNG_NEW_2021)):
            new = [row for row in mine if row.new_in(year)]
            decided = [row for row in new if row.fodelsear]
            young = quota[sex] - sum(row.age <= YOUNG_TO for row in decided)
            _set_births(rng, [row for row in new if not row.fodelsear], young)
        rest = [row for row in mine if not row.fodelsear]
        _set_births(rng, rest, round(YOUNG_SHARE_OTHERWISE * len(rest)))
        _steer_births(rng, exits, RV_EXIT_AGES_2023[sex])


def _steer_births(rng: random.Random, rows: Sequence[Row], total: int) -> None:
    """Nudge the older rows' ages in the rows' last year until their sum is `total`."""
    older = [row for row in rows if row.age > YOUNG_TO]
    years = {row: (row.slut or LAST_DAY).year for row in older}
    fixed = sum((row.slut or LAST_DAY).year - row.fodelsear for row in rows if row not in years)
    bounds = [(YOUNG_TO + 1 + years[row] - row.start.year, OLDEST) for row in older]
    ages = [years[row] - row.fodelsear for row in older]
    for row, age in zip(older, steer(rng, ages, total - fixed, bounds), strict=True):
        row.fodelsear = years[row] - age


def set_utr_births(rng: random.Random, rows: Sequence[Row], year: int) -> None:
    """Years of birth in the UTR rows of a year; those that have one keep it."""
    undecided = [row for row in rows if not row.fodelsear]
    decided_young = sum(0 < row.age <= YOUNG_TO for row in rows if row.fodelsear)
    _set_births(rng, undecided, UTR_YOUNG[year] - decided_young)
    if year != 2023:
        return
    older = [row for row in rows if row.age > YOUNG_TO]
    oldest = sorted(older, key=lambda row: -row.age)[:UTR_OLD_2023]
    for row in oldest:
        row.fodelsear = year - rng.randint(60, OLDEST)
    for sex in SEXES:
        fixed = [row for row in _of(rows, sex) if row.age <= YOUNG_TO or row in oldest]
        rest = [row for row in _of(rows, sex) if row not in fixed]
        ages = [min(row.age, 59) for row in rest]
        total = UTR_AGES_2023[sex] - sum(row.age for row in fixed)
        steered = steer(rng, ages, total, [(YOUNG_TO + 1, 59)] * len(rest))
        for row, age in zip(rest, steered, strict=True):
            row.fodelsear = year - age


def set_gg_births(rng: random.Random, young: list[Row], older: list[Row], rest: list[Row]) -> None:
    """Years of birth in GG: the young that ended, the others that ended, the open."""
    _set_births(rng, young, len(young))
    _set_births(rng, older, 0)
    _set_births(rng, rest, GG_YOUNG_OPEN)


def _set_tenths(rng: random.Random, rows: Sequence[Row], total: int, most: int) -> None:
    """Tenths of years that add up to `total`, each at most `most` and an adult life."""
    bounds = [(1, min(most, (row.age - 17) * 10)) for row in rows]
    mean = 1.15 * total / len(rows)
    drawn = [max(low, min(high, round(rng.expovariate(1 / mean)))) for low, high in bounds]
    for row, tenths in zip(rows, steer(rng, drawn, total, bounds), strict=True):
        row.tid = tenths


def set_utr_time_2023(rng: random.Random, rows: Sequence[Row]) -> None:
    """Time on public support of the UTR rows of 2023: the means and those over 9 years."""
    for sex in SEXES:
        mine = _of(rows, sex)
        over = take(rng, [row for row in mine if row.age > 32], UTR_LONG_2023[sex])
        for row in over:
            row.tid = rng.randint(92, 145)
        rest = [row for row in mine if row not in over]
        rest_total = UTR_TENTHS_2023[sex] - sum(row.tid or 0 for row in over)
        _set_tenths(rng, rest, rest_total, NINE_YEARS)


def set_gg_time(rng: random.Random, young: list[Row], older: list[Row], rest: list[Row]) -> None:
    """Time on public support in GG: the published means of all, of the ended, of the young."""
    _set_tenths(rng, young, GG_TENTHS_YOUNG_EXITS, LONGEST)
    _set_tenths(rng, older, GG_TENTHS_OTHER_EXITS, LONGEST)
    for sex in SEXES:
        ended = sum(row.tid or 0 for row in _of(young + older, sex))
        _set_tenths(rng, _of(rest, sex), GG_TENTHS[sex] - ended, LONGEST)


def set_other_time(rng: random.Random, rows: Iterable[Row]) -> None:
    """Time on public support where nothing is published; a few stay blank."""
    for row in rows:
        if rng.random() < BLANK_SHARE:
            continue
        longest = max(2, min(LONGEST, (row.age - 17) * 10))
        row.tid = max(1, min(longest, round(rng.expovariate(1 / 40))))
        if row.insats == "RV" and row.slut and row.slut.year < 2022:
            row.tid, row.tid_unit = max(1, row.tid * 12 // 10), "months"

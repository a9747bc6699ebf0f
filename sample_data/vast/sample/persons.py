"""Which enrolments belong to one person, and the pseudonymous numbers.

A person has one sex, one year of birth and one kommun, and is never enrolled twice at a time in
the same insats.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from vast.sample.rows import SEXES, YOUNG_TO, K, M, Row
from verktyg.drawing import take

FIRST_NUMBER = 1001
PAIRS_2022 = {K: 52, M: 54}  # persons new in both UTR and RV in 2022
YOUNG_PAIRS_2022 = {K: 11, M: 11}
TWICE_IN_UTR_2022 = {K: 4, M: 4}
OTHER_YEARS_SHARE = 0.45  # of UTR, also new in RV the same year
RETURNS = 14
GG_FROM_RV = 9
PAUSE = timedelta(days=60)

Person = list[Row]


def pair_2022(rng: random.Random, rv: Sequence[Row], utr: Sequence[Row]) -> list[Person]:
    """The persons among the known new of 2022; UTR rows get sex, birth and kommun of theirs.

    277 of 391 enrolments: 106 persons are in both insatser and 8 twice in UTR.
    """
    persons: list[Person] = []
    for sex in SEXES:
        mine = sorted((row for row in utr if row.kon == sex), key=lambda row: row.start)
        second = _second_stays(rng, mine, TWICE_IN_UTR_2022[sex])
        first = [row for row in mine if row not in second]
        paired = sorted(_partners(rng, rv, sex), key=lambda row: row.start)
        # The earliest UTR stays go before the RV enrolments, in order.
        with_rv = sorted(take(rng, first, len(paired)), key=lambda row: row.start)
        for rv_row, utr_row in zip(paired, with_rv, strict=True):
            _share_person(rv_row, utr_row)
            persons.append([utr_row, rv_row])
        persons += [[row] for row in first if row not in with_rv]
        persons += [[row] for row in rv if row.kon == sex and row not in paired]
        _add_second_stays(persons, second)
    return persons


def _partners(rng: random.Random, rv: Sequence[Row], sex: str) -> list[Row]:
    mine = [row for row in rv if row.kon == sex]
    young = [row for row in mine if row.age <= YOUNG_TO]
    older = [row for row in mine if row.age > YOUNG_TO]
    count = YOUNG_PAIRS_2022[sex]
    return take(rng, young, count) + take(rng, older, PAIRS_2022[sex] - count)


def _second_stays(rng: random.Random, utr: Sequence[Row], count: int) -> list[Row]:
    """UTR rows of the autumn that are somebody's second stay that year."""
    return take(rng, [row for row in utr if row.start >= date(2022, 9, 1)], count)


def _add_second_stays(persons: list[Person], second: Iterable[Row]) -> None:
    """Give each second stay to somebody who was in UTR and in RV before, once."""
    for row in second:
        fitting = (
            person
            for person in persons
            if len(person) == 2 and person[0].kon == row.kon and _apart(person[0], row)
        )
        person = next(fitting)
        _share_person(person[0], row)
        person.append(row)


def _share_person(known: Row, row: Row) -> None:
    row.fodelsear, row.kommun = known.fodelsear, known.kommun


def _apart(one: Row, other: Row) -> bool:
    """Whether two enrolments do not overlap, with a pause between them."""
    first, second = sorted((one, other), key=lambda row: row.start)
    return first.slut is not None and first.slut + timedelta(days=1) < second.start


def _may_join(one: Person, other: Person) -> bool:
    a, b = one[0], other[0]
    return (a.kon, a.fodelsear) == (b.kon, b.fodelsear) and all(
        _apart(x, y) for x in one for y in other if x.insats == y.insats
    )


def _join(one: Person, other: Person) -> Person:
    for row in other:
        row.kommun = one[0].kommun
    return sorted(one + other, key=lambda row: row.start)


def link_other_years(rng: random.Random, rows: Sequence[Row]) -> list[Person]:
    """Persons of the rows outside 2022: many of UTR went on to RV the same year."""
    persons = [[row] for row in rows if row.insats != "UTR"]
    utr = [row for row in rows if row.insats == "UTR"]
    rng.shuffle(utr)
    for row in utr:
        if rng.random() < OTHER_YEARS_SHARE * 1.6:
            for index, person in enumerate(persons):
                rv = person[0]
                same_year = rv.insats == "RV" and rv.new_in(row.start.year) and len(person) == 1
                if same_year and row.start <= rv.start and _may_join(person, [row]):
                    persons[index] = _join(person, [row])
                    break
            else:
                persons.append([row])
        else:
            persons.append([row])
    return persons


def link_returns(rng: random.Random, persons: list[Person]) -> list[Person]:
    """Join a few persons who came back: to RV after a pause, or from RV to GG."""
    for insats, wanted in (("RV", RETURNS), ("GG", GG_FROM_RV)):
        for _ in range(wanted):
            _join_one(rng, persons, insats)
    return persons


def _join_one(rng: random.Random, persons: list[Person], later_insats: str) -> None:
    for later in rng.sample(persons, len(persons)):
        if len(later) > 1 or later[0].insats != later_insats:
            continue
        for earlier in persons:
            left = earlier[-1]
            returned = left.insats == "RV" and left.slut and left.slut + PAUSE < later[0].start
            # Nobody new in 2022 is joined: the count of unique persons that year is published.
            if returned and not _new_2022(earlier + later) and _may_join(earlier, later):
                persons.remove(earlier)
                persons.remove(later)
                persons.append(_join(earlier, later))
                return
    message = f"nobody can come back to {later_insats}"
    raise ValueError(message)


def _new_2022(person: Person) -> bool:
    return any(row.new_in(2022) for row in person)


def number(persons: Iterable[Person]) -> None:
    """Give every person a number, in the order in which they first came."""
    in_order = [sorted(person, key=lambda row: row.start) for person in persons]
    first_come = sorted(in_order, key=lambda p: (p[0].start, p[0].insats, p[0].fodelsear, p[0].kon))
    for value, person in enumerate(first_come, start=FIRST_NUMBER):
        for row in person:
            row.nummer = f"V-{value}"

"""The follow-up sheet: a row per exit of the merged insats that was to be followed up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sofint.sample.persons import OTHERWISE, READY, Row, draw_support
from sofint.sample.plan import FOLLOW_UPS, MERGED, Follow
from verktyg.drawing import take
from verktyg.workbook import Cell, Column, Table

COLUMNS = (
    Column("Insats", 16),
    Column("Avslutad", 13),
    Column("Kön", 8),
    Column("Uppföljning", 14),
    Column("Samtycke", 11),
    Column("Svar", 8),
    Column("Sysselsättning vid avslut", 28),
    Column("Försörjning vid avslut", 34),
    Column("Sysselsättning vid uppföljning", 28),
    Column("Försörjning vid uppföljning", 34),
)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An exit with what became of it; `then` is "" where nobody answered."""

    row: Row
    consented: bool
    then: str
    support: tuple[str, ...] = ()


FollowUps = dict[Follow, list[Answer]]


def window_of(follow: Follow) -> tuple[date, date]:
    """The exits that are followed up: a calendar year, or half a year later."""
    if follow.name == "12 månader":
        return date(follow.year - 1, 1, 1), date(follow.year - 1, 12, 31)
    return date(follow.year - 1, 7, 1), date(follow.year, 6, 30)


def make_follow_ups(rows: Sequence[Row]) -> FollowUps:
    """The answers of each follow-up, in the order of the exits."""
    return {
        follow: _one(random.Random(f"uppföljning {follow.year} {follow.name}"), rows, follow)
        for follow in FOLLOW_UPS
    }


def _one(rng: random.Random, rows: Sequence[Row], follow: Follow) -> list[Answer]:
    first, last = window_of(follow)
    cohort = [
        row
        for row in rows
        if row.insats in MERGED and row.slut is not None and first <= row.slut <= last
    ]
    cohort.sort(key=lambda row: (row.slut, row.nummer))
    ready = take(rng, [row for row in cohort if row.ready], follow.ready_at_exit)
    others = take(
        rng, [row for row in cohort if not row.ready], follow.answered - follow.ready_at_exit
    )
    working = [*ready[: follow.still], *others[: follow.found]]
    silent = [row for row in cohort if row not in ready and row not in others]
    asked = take(rng, silent, follow.consented - follow.answered)
    answers = []
    for row in cohort:
        then = ""
        if row in working:
            then = row.sysselsattning if row.ready and rng.random() < 0.6 else rng.choice(READY)
        elif row in ready or row in others:
            then = rng.choice(OTHERWISE)
        support = tuple(draw_support(rng, then)) if then else ()
        answers.append(Answer(row, row in asked or bool(then), then, support))
    return answers


def follow_up_tables(follow_ups: FollowUps, year: int) -> list[Table]:
    """The sheets of a report's year: one per horizon."""
    return [
        Table(
            follow.name,
            COLUMNS,
            [_cells(follow.name, answer) for answer in answers],
            f"Uppföljning {follow.name}",
        )
        for follow, answers in follow_ups.items()
        if follow.year == year
    ]


def _cells(name: str, answer: Answer) -> list[Cell]:
    row = answer.row
    at_exit: list[Cell] = [None, None]
    if answer.then:
        at_exit = [row.sysselsattning, "; ".join(row.forsorjning)]
    return [
        row.insats,
        row.slut,
        row.kon or None,
        name,
        "ja" if answer.consented else "nej",
        "x" if answer.then else None,
        *at_exit,
        answer.then or None,
        "; ".join(answer.support) or None,
    ]

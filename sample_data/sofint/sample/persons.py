"""The invented enrolments: drawn year by year, so that the plan's numbers come out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from sofint.sample.plan import (
    ANNAT,
    ARENAN,
    ARENAN_UNG,
    ARENAN_VUXEN,
    FLOWS,
    LAST_YEAR,
    MOVED_ON,
    VAGVALET,
    Flow,
    K,
    M,
)
from verktyg.drawing import draw_days, take, workdays

START_WEIGHTS = (10, 9, 9, 8, 8, 5, 1, 8, 11, 11, 9, 4)
SHORTEST_STAY = 25
LAST_DAY_OF_ARENAN = date(2023, 12, 22)
KOMMUNER = {"Ljungvatten": 44, "Dimsjö": 26, "Klaravik": 18, "Norrinsjö": 12}
AGES = {ARENAN_UNG: (18, 24), ARENAN_VUXEN: (25, 60)}
ANY_AGE = (19, 61)


@dataclass(slots=True, eq=False)
class Row:
    """One enrolment; `slut` is None while it is open, `tid` is months on public support."""

    insats: str
    kon: str
    start: date
    nummer: str
    fodelsear: int
    kommun: str
    tid: int | None
    slut: date | None = None
    forsorjning: list[str] = field(default_factory=list)
    sysselsattning: str = ""
    orsak: str = ""

    @property
    def ready(self) -> bool:
        """Whether the enrolment ended in work or studies."""
        return self.sysselsattning in READY


READY = ("Anställning", "Anställning med lönestöd", "Egenfinansierade studier")
READY_WEIGHTS = (5, 4, 3)
OTHERWISE = ("Arbetssökande", "Arbetsträning", "Annat")
OTHERWISE_WEIGHTS = (5, 3, 4)
OWN = "Ingen ersättning"
SUPPORT = ("Ersättning från Försäkringskassan", "Ersättning från Arbetsförmedlingen", "Bistånd")
SUPPORT_WEIGHTS = (4, 4, 3)
DONE, ILL, OTHER_INSATS, MOVED, CHOICE = (
    "Enligt planeringen",
    "Ohälsa",
    "Fortsätter i annan insats",
    "Flyttat",
    "Eget val",
)


def make_rows() -> list[Row]:
    """All enrolments, in the order in which they started."""
    rng = random.Random("insjoriket")
    rows: list[Row] = []
    for flow in FLOWS:
        for sex, count in zip((K, M), flow.starts, strict=True):
            months = range(1, flow.last_month + 1)
            days = draw_days(rng, flow.year, months, START_WEIGHTS, count)
            rows += [_started(rng, flow.insats, sex, day) for day in days]
        if flow.insats == VAGVALET and flow.year == LAST_YEAR:
            rows.append(_started(rng, VAGVALET, ANNAT, date(LAST_YEAR, 9, 16)))
        for index, sex in enumerate((K, M)):
            _end(rng, rows, flow, sex, index)
    rows.sort(key=lambda row: row.start)
    for number, row in enumerate(rows, start=1):
        row.nummer = f"I{number:03d}"
    return rows


def _started(rng: random.Random, insats: str, sex: str, day: date) -> Row:
    youngest, oldest = AGES.get(insats, ANY_AGE)
    age = round(rng.triangular(youngest, oldest, youngest + (oldest - youngest) * 0.35))
    kommun = rng.choices(list(KOMMUNER), list(KOMMUNER.values()))[0]
    tid = None if rng.random() < 0.03 else rng.randint(2, min(150, (age - 17) * 12))
    return Row(insats, sex, day, "", day.year - age, kommun, tid)


def _end(rng: random.Random, rows: list[Row], flow: Flow, sex: str, index: int) -> None:
    """End as many of the open enrolments of a sex as the plan says, the oldest first."""
    pool = flow.pool or (flow.insats,)
    first, last = date(flow.year, 1, 4), date(flow.year, 12, 20)
    can = [
        row
        for row in rows
        if row.insats in pool
        and row.kon == sex
        and row.slut is None
        and row.start + timedelta(days=SHORTEST_STAY) <= last
    ]
    can.sort(key=lambda row: row.start)
    leaving = can[: flow.exits[index]]
    for row in leaving:
        since = max(first, row.start + timedelta(days=SHORTEST_STAY))
        row.slut = rng.choice(workdays(min(since, last), last))
    last_day = MOVED_ON[index] if flow.insats == ARENAN and flow.year == 2023 else 0
    for row in leaving[len(leaving) - last_day :]:
        row.slut, row.orsak = LAST_DAY_OF_ARENAN, OTHER_INSATS
    ready = take(rng, [row for row in leaving if not row.orsak], flow.ready[index])
    for row in leaving:
        _outcome(rng, row, ready=row in ready)


def _outcome(rng: random.Random, row: Row, *, ready: bool) -> None:
    names, weights = (READY, READY_WEIGHTS) if ready else (OTHERWISE, OTHERWISE_WEIGHTS)
    row.sysselsattning = rng.choices(names, weights)[0]
    row.forsorjning = draw_support(rng, row.sysselsattning)
    if ready:
        row.orsak = DONE
    elif not row.orsak:
        row.orsak = rng.choices((DONE, ILL, MOVED, CHOICE), (5, 4, 1, 2))[0]
    if row.orsak == ILL:
        row.sysselsattning, row.forsorjning = "Annat", [SUPPORT[0]]


def draw_support(rng: random.Random, occupation: str) -> list[str]:
    """What somebody lives on beside `occupation`: nothing public, or one or two kinds of support."""
    if occupation in READY and occupation != READY[1] and rng.random() < 0.75:
        return [OWN]
    first = rng.choices(SUPPORT, SUPPORT_WEIGHTS)[0]
    if rng.random() < 0.12:
        return [first, rng.choice([name for name in SUPPORT if name != first])]
    return [first]

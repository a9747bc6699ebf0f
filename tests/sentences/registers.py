"""Registers that nobody has thought of, and the extremes, as what a document is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from sentences.bent import (
    BENT,
    a_year_earlier,
    all_hidden,
    bent_to,
    blank,
    everything,
    small_hidden,
    some_hidden,
    tied,
)
from sofrep.bilagor import BilagaUnderlag
from sofrep.domain.figure import Unit
from sofrep.domain.forbund import Avsnitt, Forbund, Insats, Kommun, Medlem, Union
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from support.bilagor import make_bilaga_underlag, make_goal
from support.frames import Row, make_forbund

YEAR = Period.of_year(2023)
PARTS = (Period(date(2023, 1, 1), date(2023, 8, 31)), Period(date(2023, 1, 15), date(2023, 6, 30)))
_FIRST, _LAST = date(2020, 1, 1), date(2023, 12, 31)
_NAMES = (
    "Rehabvägledare", "Utredning", "Gränsgångare", "Steget", "Vägen vidare", "Arena", "Gnistan",
    "Kompassen", "Bryggan", "Verkstaden", "Trappan", "Navet", "Lotsen", "Porten", "Växthuset",
)  # fmt: skip
_PLACES = tuple(
    f"{first}{last}"
    for first in ("Ek", "Al", "Björk", "Lind", "Tall", "Sol", "Sjö", "Berg")
    for last in ("by", "vik", "ås", "torp", "hult")
)


@dataclass(frozen=True)
class Case:
    """A förbund's year: what it is called here, and what its documents are made from."""

    name: str
    underlag: BilagaUnderlag


def random_case(seed: int) -> Case:
    """A profile and a register by chance; of each seed always the same."""
    random = Random(seed)  # noqa: S311 - test data
    forbund = a_forbund(random, random.choice([1, 2, 3, 3, 6, 15]), random.choice([1, 2, 9, 40]))
    period = random.choice([YEAR, YEAR, YEAR, *PARTS])
    size = random.choice([1, 2, 3, 12, 40, 40, 150, 400])
    rows = [a_row(random, forbund, n) for n in range(size)]
    rows = random.choice(BENT)(random, rows)
    goals = some_goals(random, forbund)
    more = {
        "applications": some_applications(random, forbund),
        "activities": [
            {"vad": f"Aktivitet {n}", "antal": random.choice([-1, 0, 1, 12, 80]), "nar": "mars"}
            for n in range(random.choice([0, 0, 1, 4]))
        ],
    }
    if not period.is_year:
        more["activities"] = []
    underlag = make_bilaga_underlag(rows, forbund=forbund, period=period, goals=goals, **more)
    shown = random.choice([everything, everything, everything, small_hidden, some_hidden])
    name = f"{seed}: {len(forbund.insats)} insatser, {len(forbund.kommun)} kommuner, {size} rader"
    return Case(f"{name}, {period.key}, {shown.__name__}", shown(underlag, random))


def extremes() -> Iterator[Case]:
    """Each of the extremes that the sentences must stand."""
    random = Random(0)  # noqa: S311 - test data
    forbund = a_forbund(random, 3, 4)
    many = [a_row(random, forbund, n) for n in range(120)]
    this_year = [row | {"start": date(2023, 3, 1), "slut": date(2023, 9, 1)} for row in many]

    def case(name: str, rows: Sequence[Row], of: Forbund = forbund, **more: Any) -> Case:
        return Case(name, make_bilaga_underlag(rows, forbund=of, **more))

    yield case("nobody", [])
    for n in range(3):
        yield case(f"one person, {n}", bent_to(many[n : n + 1], fodelsear=1970 + 12 * n))
        yield case(f"two persons, {n}", bent_to(many[n : n + 2], fodelsear=1970 + 12 * n))
    for kon in ("kvinnor", "man", "ovriga"):
        yield case(f"one sex, {kon}", [row | {"kon": kon} for row in many])
    yield case("ties", tied(random, many[:20]))
    yield case("all alike", [this_year[0]] * 24)
    yield case("all blank", [blank(row) for row in many])
    yield case(
        "all anonymous",
        [{"insats": row["insats"], "start": row["start"], "anonym": True} for row in this_year],
    )
    yield case("no last year", this_year)
    yield case("equal to last year", [*this_year, *a_year_earlier(this_year)])
    yield case("half of last year", [*this_year[:60], *a_year_earlier(this_year)])
    yield case("nearly last year", [*this_year, *a_year_earlier(this_year[:119])])
    yield case("nobody ended", [row | {"slut": None, "uppf": {}} for row in many])
    large = a_forbund(random, 15, 40)
    rows = [a_row(random, large, n) for n in range(1500)]
    goals = [goal for _ in range(4) for goal in some_goals(random, large)]
    yield case(
        "15 insatser x 40 kommuner",
        rows,
        large,
        goals=goals,
        applications=some_applications(random, large, 300),
    )
    whole = make_bilaga_underlag(many, forbund=forbund)
    yield Case("all hidden", all_hidden(whole, random))
    yield Case("all small hidden", small_hidden(whole, random))


# --- the profile --------------------------------------------------------------------------


def a_forbund(random: Random, insatser: int, kommuner: int) -> Forbund:
    """A förbund of so many insatser and kommuner, with sections by chance."""
    of = tuple(
        Kommun(
            kod=f"k{n:02d}", namn=f"{_PLACES[n]} kommun", kortnamn=_PLACES[n], medlem=f"k{n:02d}"
        )
        for n in range(kommuner)
    )
    made = tuple(
        Insats(
            kod=f"i{n:02d}",
            namn=_NAMES[n],
            kortnamn=_NAMES[n],
            fran=random.choice([0, 0, 0, 2023]),
            avsnitt=tuple(a for a in Avsnitt if n == 0 or random.random() < 0.8),
            gruppnamn=random.choice(["", "Gruppstart"]),
        )
        for n in range(insatser)
    )
    kods = tuple(insats.kod for insats in made)
    base = make_forbund()
    return replace(
        base,
        kommun=of,
        medlem=(
            *base.medlem[:2],
            *(Medlem(kod=k.medlem, namn=k.namn, bidrag={"2023": 100}) for k in of),
        ),
        insats=made,
        union=(Union(kod="alla", namn="Alla insatser", insatser=kods, avsnitt=tuple(Avsnitt)),)
        if insatser > 1
        else (),
        uppfoljning=tuple(
            replace(u, insatser=kods[: random.randint(1, insatser)]) for u in base.uppfoljning
        ),
    )


# --- the register -------------------------------------------------------------------------


def a_row(random: Random, forbund: Forbund, n: int) -> dict[str, Any]:
    """An enrolment: mostly filled in, and mostly at the more common values."""
    insats = forbund.insats[min(int(random.expovariate(1)), len(forbund.insats) - 1)]
    start = _day(random, date(max(insats.fran, 2020), 1, 1), _LAST)
    if random.random() < 0.03:
        return {"insats": insats.kod, "start": start, "anonym": True}
    row: dict[str, Any] = {
        "insats": insats.kod,
        "start": start,
        "kon": random.choices(["kvinnor", "man", "ovriga"], [50, 45, 5])[0],
        "fodelsear": _maybe(random, start.year - random.randint(17, 63), -1),
        "kommun": _maybe(random, _skewed(random, [k.kod for k in forbund.kommun]), ""),
        "grupp": _maybe(random, random.choice(["A", "B", "C"]), "", 0.4),
        "nummer": _maybe(random, f"p{random.randint(1, 4 * n + 9)}", ""),
        "tid_ar": random.choice([None, random.randint(0, 14)]),
    }
    if row["fodelsear"] == -1:
        del row["fodelsear"]
    if random.random() < 0.6:
        row |= _exit(random, forbund, start, insats.kod)
    return row


def _exit(random: Random, forbund: Forbund, start: date, kod: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "slut": _day(random, start, _LAST),
        "forsorjning": _maybe(random, [_skewed(random, [k.kod for k in forbund.forsorjning])], []),
        "sysselsattning": _maybe(
            random, [_skewed(random, [k.kod for k in forbund.sysselsattning])], []
        ),
        "avslutsorsak": _maybe(random, _skewed(random, [k.kod for k in forbund.avslutsorsak]), ""),
        "samtycke": random.random() < 0.8,
    }
    if row["samtycke"]:
        row["uppf"] = {
            u.kod: {
                "forsorjning": [random.choice(forbund.forsorjning).kod],
                "sysselsattning": [random.choice(forbund.sysselsattning).kod],
            }
            for u in forbund.uppfoljning
            if kod in u.insatser and random.random() < 0.7
        }
    return row


def some_applications(random: Random, forbund: Forbund, most: int = 60) -> list[Row]:
    """Applications of this year, and of the last."""
    return [
        {
            "part": random.choice(forbund.part).kod,
            "kommun": random.choice(forbund.kommun).kod,
            "month": random.randint(1, 12),
            "year": random.choice([2022, 2023]),
        }
        for _ in range(random.choice([0, 0, 1, 5, most]))
    ]


def some_goals(random: Random, forbund: Forbund) -> list[Mal]:
    """Goals that are reached, or not, or not quite, or not measured."""
    measures = (("nya", Unit.ANTAL), ("avslutade.arbstud.andel", Unit.PROCENT))
    return [
        make_goal(
            insats.kod,
            matt,
            target=random.choice([3, 10, 27, 35, 60]),
            unit=unit,
            not_measured=random.choice(["", "", "", "Kunde inte mätas i år."]),
        )
        for insats in forbund.insats
        for matt, unit in measures
        if random.random() < 0.5
    ]


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange(max((last - first).days, 0) + 1))


def _maybe(random: Random, value: Any, blank: Any, often: float = 0.9) -> Any:
    return value if random.random() < often else blank


def _skewed(random: Random, kods: Sequence[str]) -> str:
    return kods[min(int(random.expovariate(0.8)), len(kods) - 1)]

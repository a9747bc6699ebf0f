"""Goals of every kind, tallies and entered history by chance."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from sofrep.domain.figure import Figure, Origin, Recipe, Unit
from sofrep.domain.forbund import Forbund, Underlagsslag
from sofrep.domain.mal import Jamforelse, Mal
from sofrep.domain.period import Period
from support.bilagor import make_goal
from support.columns import Row

_ANDEL = "avslutade.arbstud.andel"
_OF_SCOPE = (
    ("nya", Unit.ANTAL),
    ("avslutade", Unit.ANTAL),
    (_ANDEL, Unit.PROCENT),
    ("avslutade.egen.andel", Unit.PROCENT),
    ("avslutade.tid-manader", Unit.MANADER),
    ("uppf-6man.arbstud.andel", Unit.PROCENT),
)
_OF_FORBUNDET = (
    ("strukturella.antal", Unit.ANTAL),
    ("strukturella.deltagare", Unit.ANTAL),
    ("insatser.aktuella", Unit.ANTAL),
    ("ansokningar", Unit.ANTAL),
)
_RESULT = {"entered": None, "in_words": "", "not_measured": ""}


def some_goals(random: Random, forbund: Forbund) -> list[Mal]:
    """Goals that are reached, or not, or not quite, entered, in words, without target, not measured."""
    often = random.choice([0, 0.3, 0.6])
    scopes = [(kod, _OF_SCOPE) for kod in forbund.scopes()]
    return [
        _goal(random, scope, *random.choice(measures), number)
        for scope, measures in (*scopes, ("forbundet", _OF_FORBUNDET))
        for number in range(random.choice([1, 2, 4]))
        if random.random() < often
    ]


def _goal(random: Random, scope: str, matt: str, unit: Unit, number: int) -> Mal:
    judged: dict[str, Any] = {
        "target": random.choice([0, 1, 3, 10, 27, 35, 60, 100]),
        "jamforelse": random.choice([Jamforelse.MINST, Jamforelse.MINST, Jamforelse.HOGST]),
    }
    kind = random.choice(["judged", "judged", "judged", "open", "entered", "words", "unmeasured"])
    if kind in {"open", "words"}:
        judged = {"target": None, "jamforelse": None}
    if kind == "entered":
        matt, judged = "", judged | {"entered": random.choice([0, 1, 9, 27, 36, 100])}
        judged["entered_previous"] = random.choice([None, 27, 40])
    elif kind == "words":
        matt, judged = "", judged | {"in_words": "Nätverket träffades som planerat"}
    elif kind == "unmeasured":
        judged["not_measured"] = "Kunde inte mätas i år."
    part = random.choice(["", "af", "kommun"]) if scope == "forbundet" else ""
    wording = f"Mål {scope} {number}"
    # Not by chance: what else is made stays as it was.
    omrade = ("", "", "Egen försörjning", "Bättre hälsa")[(sum(map(ord, scope)) + number) % 4]
    return make_goal(scope, matt, unit=unit, wording=wording, part=part, omrade=omrade, **judged)


def some_tallies(random: Random, forbund: Forbund) -> list[Row]:
    """What the insatser that deliver counts have counted, this year and mostly the last."""
    return [
        {"insats": insats.kod, "year": year} | row
        for insats in forbund.insats
        if insats.underlag is Underlagsslag.ANTAL
        for year in (2022, 2023)
        if year == 2023 or random.random() < 0.7
        for row in _counts(random, forbund)
    ]


def _counts(random: Random, forbund: Forbund) -> Iterator[dict[str, Any]]:
    """Populations, by sex or not; of some of them also what they fall into."""
    by_sex, detailed = random.random() < 0.7, random.random() < 0.6
    for name, whole in _sizes(random).items():
        if name != "aktuella" and random.random() < 0.15:
            continue
        population = name.removesuffix("-alla")
        yield {"steps": (name,), "antal": whole}
        if by_sex:
            women = random.choice([0, whole, whole // 2, random.randint(0, whole)])
            yield {"steps": (population,), "kon": "kvinnor", "antal": women}
            yield {"steps": (population,), "kon": "man", "antal": whole - women}
        if detailed:
            yield from _parts(random, forbund, population, whole)


def _sizes(random: Random) -> dict[str, int]:
    """How many: nobody is new, or has ended, who did not take part."""
    whole = random.choice([0, 1, 3, 9, 10, 24, 120])
    new, ended = (random.choice([0, whole, random.randint(0, whole)]) for _ in range(2))
    return {"aktuella": whole, "nya-alla": new, "avslutade": ended, "vid-slut": whole - ended}


def _parts(random: Random, forbund: Forbund, name: str, whole: int) -> Iterator[dict[str, Any]]:
    lists = {"kommun": [k.kod for k in forbund.kommun]}
    lists["alder"] = ["till-24", "25-29", "30-59", "fran-60"]
    if name == "avslutade":
        lists["syss"] = [c.kod for c in forbund.sysselsattning]
        lists["fors"] = [c.kod for c in forbund.forsorjning]
        lists["orsak"] = [c.kod for c in forbund.avslutsorsak]
    for dimension, kods in lists.items():
        if random.random() < 0.6:
            yield from _lines(random, name, f"{dimension}=", kods, whole)
        elif dimension == "syss":
            yield {"steps": (name, "arbstud"), "antal": random.randint(0, whole)}


def _lines(
    random: Random, name: str, dimension: str, kods: list[str], whole: int
) -> Iterator[dict[str, Any]]:
    """Lines that add up to all, or to fewer; some that nobody has counted."""
    left = whole
    for kod in kods:
        antal = random.choice([0, left, random.randint(0, left)])
        left -= antal
        if random.random() < 0.9:
            yield {"steps": (name, f"{dimension}{kod}"), "antal": antal}


def some_history(random: Random, forbund: Forbund) -> list[Figure]:
    """Results of last year that the office has typed in, shares with and without what they rest on."""
    year = Period.of_year(2022)
    return [
        Figure(
            f"2022.{kod}.{matt}",
            value,
            unit,
            kod,
            year,
            Recipe("historik", ()),
            origin=Origin.INMATAD,
            source=random.choice(["Bilaga 2", ""]),
        )
        for kod in forbund.scopes()
        for matt, unit in (("nya", Unit.ANTAL), ("aktuella", Unit.ANTAL), *_OF_SCOPE[2:4])
        if random.random() < 0.4
        for value in [random.choice([0, 1, 27, 40])]
    ]

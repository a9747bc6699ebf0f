"""A survey by chance: six groups, questions of every kind, groups left out, nobody, one, ties."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from msgspec.structs import replace

from sofrep.domain.enkat import Enkat, Fraga, Indikator, Respondentgrupp
from support.columns import Row
from support.enkat import make_enkat

_GRUPPER = tuple(
    Respondentgrupp(kod=kod, namn=namn, kon=kod in {"pagaende", "avslut"})
    for kod, namn in {
        "pagaende": "Deltagare pågående",
        "avslut": "Deltagare avslut",
        "personal": "Personal",
        "remiss": "Remittenter",
        "chefer": "Parternas chefsgrupp",
        "styrelse": "Styrelse",
    }.items()
)
_YEARS = range(2019, 2024)
_SIZES = (0, 1, 2, 4, 5, 9, 10, 19, 20, 20, 21, 25, 60, 140)


def an_enkat(random: Random) -> Enkat:
    """The survey of a profile: some of its groups, one or more questions each per indicator."""
    grupper = _GRUPPER[: random.choice([1, 3, 6, 6])]
    numbers = range(1, random.choice([1, 3, 6]) + 1)
    indikatorer = [Indikator(nummer=n, lydelse=f"Indikatorn {n}") for n in numbers]
    indikatorer.append(Indikator(nummer=16, lydelse="Den sista", utan_matt="Mått saknas ännu"))
    return replace(
        make_enkat(),
        minsta_grupp=random.choice([0, 0, 5, 10]),
        grupp=grupper,
        indikator=tuple(indikatorer),
        fraga=tuple(fraga for grupp in grupper for fraga in _questions(random, grupp, numbers)),
    )


def _questions(random: Random, grupp: Respondentgrupp, indikatorer: range) -> Iterator[Fraga]:
    nummer = 0
    for indikator in indikatorer:
        for _ in range(random.choice([0, 1, 1, 1, 2])):
            nummer += 1
            yield Fraga(
                grupp=grupp.kod,
                nummer=nummer,
                indikator=indikator,
                lydelse=f"Stämmer {grupp.namn.lower()} {nummer}?",
                fran=random.choice([0, 0, 0, 0, 2022, 2023]),
                till=random.choice([0, 0, 0, 0, 0, 2022]),
                jamforbar_fran=random.choice([0, 0, 0, 2021, 2023]),
            )
    if random.random() < 0.4:
        yield Fraga(grupp=grupp.kod, nummer=nummer + 1, lydelse="Har du en plan?", ja_nej=True)
        yield Fraga(
            grupp=grupp.kod,
            nummer=nummer + 2,
            indikator=indikatorer[-1],
            lydelse="Är planen bra?",
            villkor_fraga=nummer + 1,
            villkor_svar=("ja",),
        )


def survey_sums(random: Random, enkat: Enkat) -> list[Row]:
    """Sums of the years from 2019 on: a year may be left out, and a group of a year."""
    same, made = random.random() < 0.2, list[Row]()
    for year in _YEARS:
        if random.random() < (0.1 if year == _YEARS[-1] else 0.3):
            continue
        for grupp in enkat.grupp:
            if random.random() < 0.15:
                continue
            last = [row for row in made if row["year"] == year - 1 and row["grupp"] == grupp.kod]
            if same and last:
                made += [row | {"year": year} for row in last]
            else:
                made += _of_group(random, enkat, grupp, year)
    asked = {(fraga.grupp, fraga.nummer): fraga for fraga in enkat.fraga}
    return [row for row in made if asked[row["grupp"], row["fraga"]].is_asked(row["year"])]


def alike(enkat: Enkat, n: int, positive: int) -> list[Row]:
    """Sums of two years in which every question had the same answers."""
    return [
        {"grupp": fraga.grupp, "fraga": fraga.nummer, "year": year, "enkater": max(n, 1)}
        | {"tillfragade": max(n, 1), "negativt": n - positive, "positivt": positive}
        for year in (2022, 2023)
        for fraga in enkat.fraga
        if not fraga.ja_nej and fraga.is_asked(year)
    ]


def _of_group(
    random: Random, enkat: Enkat, grupp: Respondentgrupp, year: int
) -> Iterator[dict[str, Any]]:
    sizes = {kon: random.choice(_SIZES) for kon in ("kvinnor", "man")} if grupp.kon else {}
    if sizes and random.random() < 0.4:
        sizes["ovriga"] = random.choice([0, 1, 3, 12])
    for fraga in enkat.questions_to(grupp.kod):
        if fraga.ja_nej:
            continue
        for kon, size in (sizes or {"": random.choice(_SIZES)}).items():
            asked = random.randint(0, size) if fraga.villkor_fraga else size
            yield _answers(random, asked) | {
                "grupp": grupp.kod,
                "fraga": fraga.nummer,
                "year": year,
                "kon": kon,
                "enkater": size,
                "tillfragade": asked,
            }


def _answers(random: Random, asked: int) -> dict[str, int]:
    n = asked if random.random() < 0.6 else random.randint(0, asked)
    positivt = random.choice([0, n, n // 2, n // 2, random.randint(0, n), random.randint(0, n)])
    negativt = random.randint(0, n - positivt)
    return {
        "negativt": negativt,
        "varken": n - positivt - negativt,
        "positivt": positivt,
        "klart": random.randint(0, positivt),
    }


def national_results(random: Random, enkat: Enkat) -> list[Row]:
    """The nation's shares of some questions, whole or not; alike in all now and then."""
    alike = random.random() < 0.2
    return [
        {
            "grupp": fraga.grupp,
            "fraga": fraga.nummer,
            "year": year,
            "procent": 50 if alike else random.choice([0, 47, 50, 71, 100]),
        }
        for year in (2022, 2023)
        for fraga in enkat.fraga
        if fraga.indikator and fraga.is_asked(year) and random.random() < 0.6
    ]

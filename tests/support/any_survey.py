"""The survey sheets of any profile: answers row by row, sums of an earlier year, national results."""

from __future__ import annotations

from random import Random

from sofrep.domain.enkat import Enkat, Fraga, Respondentgrupp
from support.profiles import YEAR

Cells = dict[str, object]


def survey_sheets(enkat: Enkat, random: Random) -> dict[str, list[Cells]]:
    """Rows by workbook."""
    sheets: dict[str, list[Cells]] = {}
    for year in (YEAR - 1, YEAR):
        groups = [group for group in enkat.grupp if random.random() < 0.8]
        groups = groups or [*enkat.grupp][: year == YEAR]  # a year without is told, after one with
        sheets[f"{year}/Enkätsvar.xlsx"] = [
            _answers(enkat, group, year, random)
            for group in groups
            for _ in range(random.choice([1, 4, 12]))
        ]
    sheets["Enkätsummor.xlsx"] = [
        {
            "År": YEAR - 3,
            "Respondentgrupp": fraga.grupp,
            "Fråga": fraga.nummer,
            "Enkäter": 20,
            "Negativt": 3,
            "Varken eller": 4,
            "Positivt": 9,
            "Klart positivt": 2,
        }
        for fraga in enkat.fraga
        if not fraga.ja_nej and fraga.is_asked(YEAR - 3) and not fraga.villkor_fraga
        if random.random() < 0.5
    ]
    sheets[f"{YEAR}/Riket.xlsx"] = [
        {"Respondentgrupp": fraga.grupp, "Fråga": fraga.nummer, "Positivt (procent)": 71}
        for fraga in enkat.fraga
        if not fraga.ja_nej and fraga.is_asked(YEAR) and random.random() < 0.5
    ]
    return sheets


def _answers(enkat: Enkat, group: Respondentgrupp, year: int, random: Random) -> Cells:
    row: Cells = {"Respondentgrupp": group.namn}
    if group.kon:
        row["Kön"] = random.choice(["kvinna", "man", "annat"])
    given: dict[int, str | None] = {}
    for fraga in enkat.questions_to(group.kod):
        given[fraga.nummer] = _answer(fraga, given, enkat, random) if fraga.is_asked(year) else None
    return row | {f"Fråga {nummer}": given.get(nummer) for nummer in enkat.numbers()}


def _answer(fraga: Fraga, given: dict[int, str | None], enkat: Enkat, random: Random) -> str | None:
    if fraga.villkor_fraga and given.get(fraga.villkor_fraga) not in fraga.villkor_svar:
        return None
    scale = ["ja", "nej"] if fraga.ja_nej else [step.svar for step in enkat.svar]
    return random.choice([*scale, None])

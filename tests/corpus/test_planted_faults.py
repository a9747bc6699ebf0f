"""Planted faults, at least three per rule: each is found in its cell, and nothing in clean data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.domain.regler import KANDA
from support.facit import SAMPLE
from support.planted import Plant
from support.planted.clumsy import clumsy_plants
from support.planted.columns import column_plants
from support.planted.copies import copied_sheets
from support.planted.counting import check, counting_plants
from support.planted.files import file_plants
from support.planted.profiles import profile_plants
from support.planted.register import register_plants
from support.planted.sheets import sheet_faults
from support.planted.sums import sum_plants
from support.planted.tallies import tally_plants
from support.planted.wording import wording_plants
from support.planted.years import year_plants

PLANTS = {
    plant.name: plant
    for plant in (
        *register_plants(),
        *sheet_faults(),
        *copied_sheets(),
        *file_plants(),
        *year_plants(),
        *counting_plants(),
        *column_plants(),
        *sum_plants(),
        *profile_plants(),
        *tally_plants(),
        *wording_plants(),
        *clumsy_plants(),
    )
}


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_told_at_its_cell_and_nothing_else_is(tmp_path: Path, name: str) -> None:
    plant: Plant = PLANTS[name]
    plant.write(tmp_path)
    found = plant.find(tmp_path)
    places = {(problem.rule, problem.place.file, problem.place.cell) for problem in found}
    assert (plant.rule, plant.file, plant.cell) in places
    others = {problem.rule for problem in found if problem.severity is not Severity.NOTE}
    assert not plant.alone or others | {plant.rule} == {plant.rule, *plant.also}


NOT_PLANTED = {
    "fil-gar-inte-att-lasa": "a disk that fails: tests/register/test_faulty_files.py",
    "betyg-skal-utan-betyg": "a reason without a grade: tests/statistics/test_grades.py",
    "profil-avsnitt": "the profile: tests/forbundsprofil",
    "profil-efterfoljer": "the profile: tests/forbundsprofil",
    "profil-rojande": "the profile: tests/rojande/test_rules.py",
    "fil-makron": "what openpyxl does not write: tests/register/test_hostile_files.py",
    "fil-ej-genomsokt": "Word files: tests/pipeline/test_personal_word_files.py",
    "fil-lankar": "what openpyxl does not write: tests/register/test_hostile_files.py",
    "personnummer": "personal data: tests/register/test_personnummer.py",
}
"""Rules about what no workbook can be made to hold, or that have a corpus of their own."""


def test_every_rule_has_at_least_three_planted_faults() -> None:
    counts = Counter(plant.rule for plant in PLANTS.values())
    personal = {rule for rule, regel in KANDA.items() if regel.personal}
    forms = {rule for rule in KANDA if rule.startswith("blankett-")}  # no workbooks
    expected = KANDA.keys() - NOT_PLANTED.keys() - personal - forms
    assert {rule: counts[rule] for rule in expected if counts[rule] < 3} == {}
    assert set(counts) <= set(KANDA)
    assert len(PLANTS) == sum(counts.values()) >= 500


@pytest.mark.parametrize(
    "period", [*map(Period.of_year, range(2020, 2024))], ids=lambda period: period.key
)
def test_nothing_but_the_three_published_differences_is_found_in_the_sample(
    period: Period,
) -> None:
    found = {
        (problem.rule, problem.place.cell)
        for problem in check(period)(SAMPLE)
        if problem.severity is not Severity.NOTE
    }
    published = {
        ("eko-resultat", "E10"),
        ("eko-oversikt-summa", "F9"),
        ("eko-oversikt-netto", "C8"),
    }
    assert found == (published if period.year == 2023 else set())

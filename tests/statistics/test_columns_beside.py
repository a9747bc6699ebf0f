"""A register that lacks a column which another in the same file has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import evaluate

FILE = "register/Register.xlsx"


@pytest.mark.parametrize(
    ("header", "words"),
    [("Orsak", "avslutsorsak"), ("Försörjning vid slut", "försörjning vid avslut")],
)
def test_what_another_register_of_the_file_notes_is_missed(
    tmp_path: Path, header: str, words: str
) -> None:
    folder = shutil.copytree(sample_data() / "sofint", tmp_path / "f")
    book = load_workbook(folder / FILE)
    sheet = book["Arenorna"]
    column = next(cell.column for cell in sheet[3] if cell.value == header)
    sheet.delete_cols(column)
    book.save(folder / FILE)
    told = {
        (each.severity, each.place.sheet)
        for each in evaluate(folder, Period.of_year(2024)).problems
        if each.place.file == FILE and words in each.message
    }
    assert {sheet for _, sheet in told} == {"Arenorna"}
    assert min(severity.rank for severity, _ in told) <= Severity.WARNING.rank

"""Personal data in tally sheets: planted in the samples' workbooks, told with its cell, never shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.problem import Problem
from sofrep.forbundsprofil import read_profile
from sofrep.paths import sample_data
from sofrep.statistics.underlag import Underlag
from support.personal import KINDS
from support.personal_forms import number
from support.personal_told import personal, said

FORMS = {
    "a row per insats": "hbs/2015/Antal 2015.xlsx",
    "by sex": "hbs/2015/Pinnstatistik START.xlsx",
    "by month": "hbs/2015/Pinnstatistik Slussen.xlsx",
    "by sex, beside a row per insats": "sofint/2024/Drivhuset 2024.xlsx",
    "by month, with a column of insatser": "sofint/2024/Drivhuset månad för månad 2024.xlsx",
}
PLACES = {
    "above the headings": "A2",
    "among the headings": "Z3",
    "in the first column": "A4",
    "in place of a count": "C4",
    "beside the counts": "Z4",
    "below the table": "B60",
}
HEADING_ROW = {"by sex, beside a row per insats": 1, "by month, with a column of insatser": 1}


def read(folder: Path, form: str, cell: str = "", value: object = None) -> Underlag:
    """The workbook of a form, alone in its förbund's folder, with a cell of its last sheet changed."""
    source = sample_data() / FORMS[form]
    book = load_workbook(source)
    sheet = book.worksheets[-1]
    if cell:
        sheet[cell] = value
    place = folder / source.parent.name / source.name
    place.parent.mkdir(exist_ok=True)
    book.save(place)
    forbund, problems = read_profile(source.parents[1])
    assert forbund is not None
    assert problems == ()
    return read_underlag(folder, forbund)


def refused(underlag: Underlag) -> Problem:
    """The one problem, which refuses the sheet: nothing on it is counted."""
    (problem,) = underlag.problems
    assert problem.is_error
    assert problem.place.sheet not in {sheet.title for sheet in underlag.sheets}
    return problem


@pytest.mark.parametrize("form", FORMS)
def test_the_tallies_of_the_samples_have_none(tmp_path: Path, form: str) -> None:
    underlag = read(tmp_path, form)
    assert underlag.problems == ()
    assert len(underlag.tallies) > 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
def test_anywhere_in_a_tally_it_refuses_the_sheet(tmp_path: Path, form: str, place: str) -> None:
    for rule, (text, *_) in KINDS.items():
        underlag = read(tmp_path, form, PLACES[place], text)
        problem = refused(underlag)
        assert (problem.rule, problem.place.cell) == (rule, PLACES[place])
        assert text not in said(underlag.problems)
        assert text[-4:] not in said(underlag.problems)


AS_NUMBERS = {
    "personnummer": int(number()),
    "personnummer in twelve digits": int(f"19{number('640229', '777')}"),
    "samordningsnummer": int(number("910178", "004")),
    "telefon": 701234567,
    "telefon of another operator": 731234567,
    "telefon with the country": 46701234567,
}


@pytest.mark.parametrize("kind", AS_NUMBERS)
@pytest.mark.parametrize("form", FORMS)
def test_a_number_in_place_of_a_count_is_refused_and_not_counted(
    tmp_path: Path, form: str, kind: str
) -> None:
    underlag = read(tmp_path, form, "C4", AS_NUMBERS[kind])
    problem = refused(underlag)
    assert problem.rule == ("telefon" if "telefon" in kind else "personnummer")
    assert problem.place.cell == "C4"
    assert str(AS_NUMBERS[kind])[-4:] not in said(underlag.problems)


SOME_HEADERS = ("Namn på deltagaren", "Telefon hem", "Klient", "Personnr")


@pytest.mark.parametrize("form", FORMS)
def test_a_column_that_is_named_after_a_person_refuses_a_tally(tmp_path: Path, form: str) -> None:
    for header in SOME_HEADERS:
        cell = f"R{HEADING_ROW.get(form, 3)}"
        problem = refused(read(tmp_path, form, cell, header))
        assert (problem.rule, problem.place.cell) == ("personkolumn", cell)


@pytest.mark.parametrize("header", ["Insatsens namn", "Antal klienter", "Telefontid"])
@pytest.mark.parametrize("form", FORMS)
def test_other_columns_are_let_through(tmp_path: Path, form: str, header: str) -> None:
    underlag = read(tmp_path, form, f"R{HEADING_ROW.get(form, 3)}", header)
    assert personal(underlag.problems) == []
    assert len(underlag.tallies) > 1

"""A personnummer anywhere refuses the sheet and is never repeated; look-alikes are let through.

The numbers are invented: their check digits are computed here.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.personnummer import holds_personnummer
from support.personal_forms import number
from support.workbooks import example_forbund, write_cells

TEN = number()
COORDINATION = number("850575")

FORMS = {
    "ten digits": TEN,
    "with a hyphen": f"{TEN[:6]}-{TEN[6:]}",
    "over a hundred years": f"{TEN[:6]}+{TEN[6:]}",
    "with an en dash": f"{TEN[:6]}–{TEN[6:]}",
    "with a space": f"{TEN[:6]} {TEN[6:]}",
    "with spaces and a hyphen": f"{TEN[:6]} - {TEN[6:]}",
    "twelve digits": f"19{TEN}",
    "twelve digits with a hyphen": f"19{TEN[:6]}-{TEN[6:]}",
    "the date written with hyphens": f"1985-05-15-{TEN[6:]}",
    "inside a text": f"deltagare {TEN[:6]}-{TEN[6:]}, se journal",
    "glued to letters": f"pnr{TEN}x",
    "on a second line": f"klar\n19{TEN}",
    "as a number of ten digits": int(TEN),
    "as a number of twelve digits": int(f"19{TEN}"),
    "as a number that lost its zero": int(number("050515")),
    "a samordningsnummer": f"{COORDINATION[:6]}-{COORDINATION[6:]}",
    "a samordningsnummer as a number": int(f"19{COORDINATION}"),
    "of a leap day": number("840229"),
    "after another number": f"123456-0000 {TEN}",
    "before a running number": f"{TEN[:6]}-{TEN[6:]}-01",
    "with decimals as text": f"19{TEN}.00",
    "with two hyphens": f"{TEN[:6]}--{TEN[6:]}",
    "with an underscore": f"{TEN[:6]}_{TEN[6:]}",
    "with a sign that is not seen": f"{TEN[:4]}\u200b{TEN[4:6]}-\u00ad{TEN[6:]}",
}

LOOK_ALIKES = {
    "an organisation number": "222000-" + number("222000", "000")[6:],
    "an organisation number with 16": "16" + number("222000", "000"),
    "a wrong check digit": TEN[:9] + str((int(TEN[9]) + 1) % 10),
    "a month 13": number("851315"),
    "a day 32": number("850532"),
    "29 February of no leap year": number("850229"),
    "a longer number": TEN + "0",
    "a date": "2023-01-31",
    "a date as a number": 20230131,
    "two dates": "2023-01-31 2023-06-30",
    "an amount": 1234567,
    "an amount with decimals": float(TEN) + 0.5,
    "an amount as text": "13 245 431 kr",
    "a truth": True,
    "nothing": "",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_found(form: str) -> None:
    assert holds_personnummer(FORMS[form])


@pytest.mark.parametrize("form", LOOK_ALIKES)
def test_look_alikes_are_let_through(form: str) -> None:
    assert not holds_personnummer(LOOK_ALIKES[form])


@given(st.dates(date(1940, 1, 1), date(2009, 12, 31)), st.integers(0, 999))
def test_any_date_and_serial_with_its_check_digit_is_found(day: date, serial: int) -> None:
    text = number(f"{day:%y%m%d}", f"{serial:03d}")
    assert holds_personnummer(text)
    assert holds_personnummer(f"{text[:6]}-{text[6:]}")
    assert holds_personnummer(f"{day:%Y}{text[2:]}")


@given(st.dates(date(2010, 1, 1), date(2039, 12, 31)), st.data())
def test_a_date_and_a_later_one_of_its_year_is_a_span(day: date, data: st.DataObject) -> None:
    later = data.draw(st.dates(day, date(day.year, 12, 31)))
    assume(later > day)
    assert not holds_personnummer(f"{day:%Y%m%d}-{later:%m%d}")
    assert not holds_personnummer(f"{day:%y%m%d} – {later:%m%d}")


@pytest.mark.parametrize("between", [" ", "-", " - ", "–", "/"])
def test_a_span_of_dates_is_let_through_whatever_its_digits_add_up_to(between: str) -> None:
    spans = [f"2023-01-{day:02d}{between}2023-06-30" for day in range(1, 29)]
    assert [span for span in spans if holds_personnummer(span)] == []


HEADERS = ["Insats", "Deltagarnummer", "Startdatum", "Anteckning"]
ROW: list[object] = ["ST", "P1", "2023-01-10", None]

PLACES: dict[str, tuple[list[list[object]], str]] = {
    "participant number": ([HEADERS, ["ST", TEN, "2023-01-10"]], "B2"),
    "a column that is passed over": ([HEADERS, ROW, ["ST", "P2", "2023-01-10", TEN]], "D3"),
    "a header": ([[*HEADERS, f"Kommentar {TEN}"], ROW], "E1"),
    "a title": ([[f"Lista för {TEN}"], HEADERS, ROW], "A1"),
    "below the table": ([HEADERS, ROW, ["Totalt", 1], [None, None, None, TEN]], "D4"),
    "a sheet that is not understood": ([["Anteckningar"], [TEN]], "A2"),
    "a tally": ([["Part", "Alby"], ["AF", int(TEN)]], "B2"),
    "a follow-up": (
        [["Insats", "Halvår", "Uppföljning", "Samtycke"], [TEN, "vt 2022", "6man", "ja"]],
        "A2",
    ),
    "a text": (
        [["Bilaga", "Avsnitt", "Text"], ["maluppfyllelse", "kommentar", f"Om {TEN}."]],
        "C2",
    ),
}


@pytest.mark.parametrize("where", PLACES)
def test_the_sheet_is_refused_with_the_cell_and_without_the_value(
    tmp_path: Path, where: str
) -> None:
    cells, cell = PLACES[where]
    write_cells(tmp_path / "2023/r.xlsx", cells)
    underlag = read_underlag(tmp_path, example_forbund())
    (problem,) = underlag.problems
    assert (problem.rule, problem.place.cell, problem.is_error) == ("personnummer", cell, True)
    assert TEN not in repr(underlag.problems)
    assert TEN[6:] not in repr(underlag.problems)
    assert len(underlag.enrolments) + len(underlag.followups) + len(underlag.applications) == 0
    assert not underlag.texts


def test_every_cell_with_a_personnummer_is_named(tmp_path: Path) -> None:
    rows = [["ST", number("850515", f"{n:03d}"), "2023-01-10"] for n in range(5)]
    write_cells(tmp_path / "r.xlsx", [HEADERS, *rows])
    problems = read_underlag(tmp_path, example_forbund()).problems
    assert [p.place.cell for p in problems] == ["B2", "B3", "B4", "B5", "B6"]


def test_a_sheet_named_after_a_person_is_refused_without_its_name(tmp_path: Path) -> None:
    write_cells(tmp_path / "r.xlsx", [HEADERS, [*ROW[:2], "i våras"]], title=FORMS["with a hyphen"])
    underlag = read_underlag(tmp_path, example_forbund())
    assert [(p.rule, str(p.place)) for p in underlag.problems] == [("personnummer", "r.xlsx")]
    assert len(underlag.enrolments) == 0


@pytest.mark.parametrize("name", [f"register/{TEN}.xlsx", f"register/{TEN}/r.xlsx"])
def test_a_file_or_folder_named_after_a_person_is_refused_without_its_name(
    tmp_path: Path, name: str
) -> None:
    write_cells(tmp_path / name, [HEADERS, [*ROW[:2], "i våras"]])
    underlag = read_underlag(tmp_path, example_forbund())
    assert [(p.rule, str(p.place)) for p in underlag.problems] == [("personnummer", "register/")]
    assert underlag.files == {}


def test_another_sheet_without_a_personnummer_is_still_read(tmp_path: Path) -> None:
    write_cells(tmp_path / "a.xlsx", [HEADERS, ["ST", TEN, "2023-01-10"]])
    write_cells(tmp_path / "b.xlsx", [HEADERS, ROW])
    assert len(read_underlag(tmp_path, example_forbund()).enrolments) == 1

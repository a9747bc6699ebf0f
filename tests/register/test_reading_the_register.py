"""Register sheets as offices keep them are read without a problem, and mean what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.statistics.underlag import NO_DAY, UNKNOWN, Underlag
from support.columns import records
from support.workbooks import example_forbund, make_folder, write_cells

SJUK, STOD, EGEN = 0b010, 0b100, 0b001


def read(folder: Path) -> Underlag:
    underlag = read_underlag(folder, example_forbund())
    assert underlag.problems == ()
    return underlag


def one_row(folder: Path, values: dict[str, object]) -> dict[str, Any]:
    """The only enrolment of a register with one row."""
    base = {"Insats": "ST", "Startdatum": date(2023, 1, 31)}
    make_folder(folder, register_rows=[base | values])
    frame = read(folder).enrolments
    assert len(frame) == 1
    return records(frame)[0]


def day(year: int, month: int, number: int) -> int:
    return (date(year, month, number) - date(1970, 1, 1)).days


@pytest.mark.parametrize(
    "written",
    [
        date(2023, 1, 31),
        "2023-01-31",
        " 2023-01-31\u00a0",
        "2023/01/31",
        "2023.01.31",
        "31/1 2023",
        "31/1-2023",
        "31/1/2023",
        "31.1.2023",
        "31-1-2023",
        "31 januari 2023",
        "2023-01-31T00:00:00",
        "31 jan 2023",
        "230131",
        230131,
        "20230131",
        20230131,
        "2023-01-31T00:00:00.000Z",
        "2023-01-31T00:00:00Z",
        "2023-01-31T00:00:00+01:00",
        "2023-01-31 00:00:00 +0100",
        "2023 - 01 - 31",
        "2023 01 31",
        "2023\u201301\u201331",
        "2023\u201101\u201131",
        "31/1-23",
        "31/1 -23",
        "31/1 '23",
        "23-01-31",
        "den 31 januari 2023",
        "Tisdagen den 31 januari 2023",
        "tis 31 jan. 2023",
        "31 januari -23",
        "31:e januari 2023",
        "31-jan-23",
        "2023-01-31.",
    ],
)
def test_a_date_in_any_usual_form(tmp_path: Path, written: object) -> None:
    assert one_row(tmp_path, {"Startdatum": written})["start"] == day(2023, 1, 31)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("24-06-11", (2024, 6, 11)),
        ("30-06-23", (2030, 6, 23)),
        ("23/06/30", None),
        ("11.06.24", None),
        ("2023-01-30T22:00:00.000Z", None),
        ("2023-01-30T23:00:00Z", None),
    ],
)
def test_a_date_that_may_be_two_days_is_told(
    tmp_path: Path, written: str, read_as: tuple[int, int, int] | None
) -> None:
    rows = [{"Insats": "ST", "Startdatum": date(2020, 1, 1), "Slutdatum": written}]
    make_folder(tmp_path, register_rows=rows)
    underlag = read_underlag(tmp_path, example_forbund())
    assert [problem.rule for problem in underlag.problems] == ["datum-tvetydigt"]
    end = underlag.enrolments["slut"][0]
    assert end == (NO_DAY if read_as is None else day(*read_as))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("23-06-30", (2023, 6, 30)),
        ("11-06-24", (2011, 6, 24)),
        ("99-12-31", (1999, 12, 31)),
        ("31-12-99", (1999, 12, 31)),
        ("05-05-05", (2005, 5, 5)),
    ],
)
def test_a_date_with_two_figures_for_the_year_that_can_be_one_day_only_is_read(
    tmp_path: Path, written: str, read_as: tuple[int, int, int]
) -> None:
    assert one_row(tmp_path, {"Startdatum": written})["start"] == day(*read_as)


@pytest.mark.parametrize(
    ("written", "kon"),
    [
        *((text, 0) for text in ("K", "k", "Kvinna", "kvinnor", " KVINNA ", "Kv.")),
        *((text, 1) for text in ("M", "man", "Män", "\u00a0m")),
        *((text, 2) for text in ("annat", "Okänt", "uppgift saknas", "-", None)),
    ],
)
def test_sex_in_any_usual_form_and_blank_is_the_third_group(
    tmp_path: Path, written: object, kon: int
) -> None:
    assert one_row(tmp_path, {"Kön": written, "Grupp": "a"})["kon"] == kon


@pytest.mark.parametrize(
    ("written", "is_marked"),
    [
        *((mark, True) for mark in ("x", "X", 1, "1", "ja", "JA", "j", True, " ja ")),
        *((mark, False) for mark in ("nej", "n", 0, "0", False, None, "-")),
    ],
)
def test_marks(tmp_path: Path, written: object, is_marked: bool) -> None:  # noqa: FBT001 - a table column
    values = {"Samtycke uppföljning": written, "Grupp": "a"}
    assert bool(one_row(tmp_path, values)["samtycke"]) is is_marked


@pytest.mark.parametrize(
    ("written", "mask"),
    [
        ("Sjukpenning", SJUK),
        ("sjukpen", SJUK),
        ("SJUKPENNING ", SJUK),
        ("Ekonomiskt bistånd", STOD),
        ("Egen försörjning", EGEN),
        ("Sjukpenning; Försörjningsstöd", SJUK | STOD),
        ("Sjukpenning, Försörjningsstöd", SJUK | STOD),
        ("Sjukpenning\nFörsörjningsstöd", SJUK | STOD),
        ("Sjukpenning;", SJUK),
        (None, 0),
        ("Uppgift saknas", 0),
    ],
)
def test_support_by_code_name_or_alias_and_several_in_a_cell(
    tmp_path: Path, written: object, mask: int
) -> None:
    values = {"Försörjning vid avslut": written, "Slutdatum": date(2023, 6, 1)}
    assert one_row(tmp_path, values)["forsorjning"] == mask


def test_a_name_with_a_comma_is_one_value(tmp_path: Path) -> None:
    values = {"Sysselsättning vid avslut": "Arbete, heltid", "Slutdatum": date(2023, 6, 1)}
    assert one_row(tmp_path, values)["sysselsattning"] == 0b001


def test_several_values_in_columns_of_their_own(tmp_path: Path) -> None:
    values = {
        "Slutdatum": date(2023, 6, 1),
        "Försörjning vid avslut": "Sjukpenning",
        "Försörjning vid avslut 2": "Försörjningsstöd",
    }
    assert one_row(tmp_path, values)["forsorjning"] == SJUK | STOD


def test_pinn_columns_hold_marks(tmp_path: Path) -> None:
    values = {
        "Slutdatum": date(2023, 6, 1),
        "Försörjning vid avslut: Sjukpenning": "x",
        "Försörjning vid avslut: Försörjningsstöd": 1,
        "Försörjning vid avslut: Egen försörjning": None,
        "Samtycke": "ja",
        "6 månader försörjning: Sjukpenning": "x",
    }
    found = one_row(tmp_path, values)
    assert (found["forsorjning"], found["6man.forsorjning"]) == (SJUK | STOD, SJUK)


@pytest.mark.parametrize(
    ("header", "written", "tid"),
    [
        ("År i offentlig försörjning", 4, 4800),
        ("År i offentlig försörjning", "4,03", 4836),
        ("År i offentlig försörjning", 4.31, 5172),
        ("År i offentlig försörjning", 0, 0),
        ("Månader i offentlig försörjning", 30, 3000),
        ("År i offentlig försörjning", None, UNKNOWN),
    ],
)
def test_time_on_support_is_exact(tmp_path: Path, header: str, written: object, tid: int) -> None:
    assert one_row(tmp_path, {header: written, "Grupp": "a"})["tid"] == tid


@pytest.mark.parametrize(
    ("values", "age"),
    [
        ({"Födelseår": 1990}, 33),
        ({"Ålder vid start": 32}, 32),
        ({"Födelseår": 1990, "Ålder vid start": 32}, 33),
        ({"Grupp": "a"}, UNKNOWN),
    ],
)
def test_age_at_start_is_by_years_where_the_year_of_birth_is_known(
    tmp_path: Path, values: dict[str, object], age: int
) -> None:
    assert one_row(tmp_path, values)["alder_start"] == age


@pytest.mark.parametrize(
    ("answer", "outcome"), [("x", None), (None, "Sjukpenning"), ("x", "sjukpen")]
)
def test_an_answer_is_a_mark_or_an_outcome(tmp_path: Path, answer: object, outcome: object) -> None:
    values = {
        "Slutdatum": date(2023, 6, 1),
        "Samtycke uppföljning": "ja",
        "6 månader svarat": answer,
        "Försörjning efter 6 månader": outcome,
    }
    found = one_row(tmp_path, values)
    assert found["6man.svarat"]
    assert not found["2ar.svarat"]


def test_a_blank_row_of_values_is_unknown_and_not_zero(tmp_path: Path) -> None:
    found = one_row(tmp_path, {})
    assert found["slut"] == NO_DAY
    assert (found["fodelsear"], found["kommun"], found["avslutsorsak"]) == (-1, -1, -1)
    assert (found["nummer"], found["grupp"]) == ("", "")


def test_participant_numbers_are_text_without_decimals(tmp_path: Path) -> None:
    assert one_row(tmp_path, {"Deltagarnummer": 17})["nummer"] == "17"


def test_headers_in_any_order_and_case_below_a_title_with_a_total_row(tmp_path: Path) -> None:
    cells: list[list[object]] = [
        ["Register för Exempel"],
        [],
        [None, " STARTDATUM", "kommentar", "INSATS ", "Löpnr", "Kön (K/M)", "Anonym?"],
        [None, date(2023, 1, 31), "något", "Första steget", "P1", "k"],
        [],
        [None, date(2023, 2, 1), None, "br", "P2", "m"],
        [None, "Totalt", None, 2],
    ]
    write_cells(tmp_path / "r.xlsx", cells)
    underlag = read(tmp_path)
    frame = underlag.enrolments
    assert frame["row"].tolist() == [4, 6]
    assert frame["insats"].tolist() == [0, 1]
    assert frame["kon"].tolist() == [0, 1]
    assert str(underlag.sheets[0].place(6, "nummer")) == "r.xlsx, bladet Blad1, cell E6"
    assert str(underlag.sheets[0].place(6, "slut")) == "r.xlsx, bladet Blad1, rad 6"


@pytest.mark.parametrize("title", ["ST", "Stegen", "st 2023", "Första steget"])
def test_the_sheet_title_names_the_insats(tmp_path: Path, title: str) -> None:
    write_cells(tmp_path / "r.xlsx", [["Startdatum", "Kön"], ["2023-01-31", "K"]], title)
    assert read(tmp_path).enrolments["insats"].tolist() == [0]


def test_a_blank_insats_is_that_of_the_title_and_a_given_one_wins(tmp_path: Path) -> None:
    cells = [["Startdatum", "Insats"], ["2023-01-31"], ["2023-01-31", "BR"]]
    write_cells(tmp_path / "r.xlsx", cells, "Stegen")
    assert read(tmp_path).enrolments["insats"].tolist() == [0, 1]


def test_all_files_and_sheets_together_are_one_register_in_a_fixed_order(tmp_path: Path) -> None:
    write_cells(tmp_path / "b/x.xlsx", [["Insats", "Startdatum"], ["BR", "2023-01-01"]])
    path = write_cells(tmp_path / "a/y.xlsm", [["Insats", "Startdatum"], ["ST", "2023-01-02"]])
    book = load_workbook(path)
    more = book.create_sheet("Mer")
    more.append(["Start", "Insats"])
    more.append(["2023-01-03", "ST"])
    more.sheet_state = "hidden"
    book.save(path)
    underlag = read(tmp_path)
    assert underlag.enrolments["start"].tolist() == [day(2023, 1, n) for n in (2, 3, 1)]
    assert [s.file for s in underlag.sheets] == ["a/y.xlsm", "a/y.xlsm", "b/x.xlsx"]
    assert [len(sha) for sha in underlag.files.values()] == [64, 64]


def test_an_empty_folder_gives_empty_frames_with_all_columns(tmp_path: Path) -> None:
    underlag = read(tmp_path)
    assert len(underlag.enrolments) == 0
    assert underlag.enrolments["start"].dtype == "int32"
    assert underlag.enrolments["nummer"].dtype == "object"
    assert "6man.svarat" in underlag.enrolments.columns
    assert len(underlag.applications) == len(underlag.activities) == len(underlag.followups) == 0


def test_the_types_of_the_columns_are_those_that_the_contract_says(tmp_path: Path) -> None:
    make_folder(tmp_path, register_rows=[{"Insats": "ST", "Startdatum": date(2023, 1, 31)}])
    types = read(tmp_path).enrolments.frame.dtypes.astype(str).to_dict()
    assert types == {
        "insats": "int16",
        "nummer": "object",
        "kon": "int8",
        "fodelsear": "int32",
        "alder_start": "int32",
        "kommun": "int16",
        "grupp": "object",
        "start": "int32",
        "slut": "int32",
        "anonym": "bool",
        "tid": "int64",
        "forsorjning": "int64",
        "sysselsattning": "int64",
        "avslutsorsak": "int16",
        "samtycke": "bool",
        **{
            f"{kod}.{name}": dtype
            for kod in ("6man", "2ar")
            for name, dtype in (
                ("svarat", "bool"),
                ("forsorjning", "int64"),
                ("sysselsattning", "int64"),
            )
        },
        "sheet": "int32",
        "row": "int32",
    }

"""Sheets of survey sums and of national results, and every fault with its cell."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.enkat.lasning.survey_sums import COUNTS
from sofrep.statistics.underlag import UNKNOWN, Underlag
from support.columns import records
from support.reading import told
from support.workbooks import example_forbund, write_cells

HEADERS = [
    "Respondentgrupp",
    "Fråga",
    "Kön",
    "Enkäter",
    "Tillfrågade",
    "Negativt",
    "Varken eller",
    "Positivt",
    "Klart positivt",
]
GOOD = ["Deltagare avslut", 1, None, 20, 19, 2, 3, 10, 4]
NATIONAL = ["Respondentgrupp", "Fråga", "Kön", "Positivt (procent)"]


def sums(folder: Path, *rows: list[object]) -> Underlag:
    write_cells(folder / "2023/summor.xlsx", [HEADERS, *rows])
    return read_underlag(folder, example_forbund())


def national(folder: Path, *rows: list[object]) -> Underlag:
    write_cells(folder / "2023/riket.xlsx", [NATIONAL, *rows])
    return read_underlag(folder, example_forbund())


def row(**changes: object) -> list[object]:
    """The good row with other values in some columns, by letter."""
    made = list(GOOD)
    for letter, value in changes.items():
        made["ABCDEFGHI".index(letter)] = value
    return made


def test_a_sum_is_a_row_of_counts(tmp_path: Path) -> None:
    underlag = sums(tmp_path, GOOD)
    assert told(underlag) == []
    first = records(underlag.survey_sums)[0]
    assert (first["year"], first["grupp"], first["fraga"], first["kon"]) == (2023, 0, 1, UNKNOWN)
    assert [first[name] for name in COUNTS] == [20, 19, 2, 3, 10, 4]


def test_without_those_who_were_to_answer_everyone_was(tmp_path: Path) -> None:
    underlag = sums(tmp_path, row(E=None, I=None))
    assert told(underlag) == []
    assert [*underlag.survey_sums.rows("tillfragade", "klart")] == [(20, UNKNOWN)]


@pytest.mark.parametrize("number", ["Fråga 1", "fr 1", "F01", "1", 1.0])
def test_a_question_may_be_named_in_several_ways(tmp_path: Path, number: object) -> None:
    assert sums(tmp_path, row(B=number)).survey_sums["fraga"].tolist() == [1]


@pytest.mark.parametrize("sex", ["Samtliga", "alla", "Totalt", None])
def test_everyone_may_be_named_in_several_ways(tmp_path: Path, sex: object) -> None:
    assert sums(tmp_path, row(C=sex)).survey_sums["kon"].tolist() == [UNKNOWN]


@pytest.mark.parametrize(
    ("changed", "rule", "cell"),
    [
        (row(A="Grannar"), "respondentgrupp-okand", "A2"),
        (row(B=9), "fraga-okand", "B2"),
        (row(B="sista"), "fraga-okand", "B2"),
        (row(B=None), "fraga-okand", "B2"),
        (row(B=3), "fraga-utan-skala", "B2"),
        (row(C="q"), "kon-okant", "C2"),
        (row(A="Personal", C="Kvinnor"), "kon-fragas-inte", "C2"),
        (row(D=None), "antal-saknas", "D2"),
        (row(F=None), "antal-saknas", "F2"),
        (row(G="få"), "tal-okant", "G2"),
        (row(H=-1), "antal-orimligt", "H2"),
        (row(E=21), "enkatsumma-for-stor", "E2"),
        (row(H=15), "enkatsumma-for-stor", "H2"),
        (row(E=None, H=16), "enkatsumma-for-stor", "H2"),
        (row(I=11), "enkatsumma-for-stor", "I2"),
        (row(B=4, E=None), "tillfragade-saknas", "E2"),
    ],
)
def test_a_fault_is_told_with_its_cell_and_the_row_left_out(
    tmp_path: Path, changed: list[object], rule: str, cell: str
) -> None:
    underlag = sums(tmp_path, changed)
    assert told(underlag) == [(rule, cell)]
    assert len(underlag.survey_sums) == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (row(E=27), "Hur många som fick enkäten skriver ni i texten Metod."),
        (row(B=3), "De som svarade ja är de som står under Skulle svara på fråga 4."),
    ],
    ids=["those who got the survey", "those who said yes"],
)
def test_a_number_that_has_no_cell_on_the_sheet_is_said_where_to_put(
    tmp_path: Path, changed: list[object], said: str
) -> None:
    (problem,) = sums(tmp_path, changed).problems
    assert said in problem.action


def test_every_answer_may_be_klart_positivt_and_every_survey_an_answer(tmp_path: Path) -> None:
    assert told(sums(tmp_path, row(D=15, E=15, I=10))) == []


WOMEN = ["Deltagare avslut", 1, "Kvinnor", 12, 12, 1, 2, 6, 3]
MEN = ["Deltagare avslut", 1, "Män", 8, 7, 1, 1, 4, 1]


def test_sexes_that_add_up_to_everyone_or_less_are_right(tmp_path: Path) -> None:
    less = [*MEN[:3], 7, 6, 1, 1, 3, 1]
    assert told(sums(tmp_path, GOOD, WOMEN, MEN)) == []
    assert told(sums(tmp_path, GOOD, WOMEN, less)) == []


@pytest.mark.parametrize(
    ("column", "more", "cell"),
    [(3, 9, "D2"), (5, 2, "F2"), (6, 2, "G2"), (7, 5, "H2"), (8, 2, "I2")],
)
def test_sexes_that_are_more_than_everyone_are_an_error(
    tmp_path: Path, column: int, more: int, cell: str
) -> None:
    men = list(MEN)
    men[column] = more
    men[4] = 8 if column == 3 else 7
    underlag = sums(tmp_path, row(E=20), WOMEN, [*men[:4], 8, *men[5:]])
    assert ("enkatsumma-for-stor", cell) in told(underlag)


def test_sexes_without_everyone_are_an_error(tmp_path: Path) -> None:
    assert told(sums(tmp_path, WOMEN, MEN)) == [("enkatsummor-utan-samtliga", "C2")]


def test_the_same_row_twice_is_an_error_with_both_cells(tmp_path: Path) -> None:
    (problem,) = sums(tmp_path, GOOD, row(D=20)).problems
    assert (problem.rule, problem.place.cell) == ("enkatrad-dubbel", "B3")
    assert "cell B2" in problem.message


def test_the_surveys_of_a_group_are_as_many_at_every_question(tmp_path: Path) -> None:
    (problem,) = sums(tmp_path, GOOD, row(B=2, D=22)).problems
    assert (problem.rule, problem.place.cell) == ("enkater-stammer-inte", "D3")
    assert "22" in problem.message
    assert "20" in problem.message


def test_rows_and_sums_of_one_group_and_year_are_an_error(tmp_path: Path) -> None:
    surveys = [["Respondentgrupp", "Kön", "Fråga 1"], ["Deltagare avslut", "K", "bra"]]
    write_cells(tmp_path / "2023/enkät.xlsx", surveys)
    (problem,) = sums(tmp_path, GOOD, row(B=2)).problems
    assert (problem.rule, problem.place.cell) == ("enkat-rader-och-summor", "A2")
    assert "2023/enkät.xlsx, bladet Blad1, cell A2" in problem.message


def test_rows_and_sums_of_different_years_or_groups_go_together(tmp_path: Path) -> None:
    surveys = [["Respondentgrupp", "Kön", "Fråga 1"], ["Personal", None, "bra"]]
    write_cells(tmp_path / "2023/enkät.xlsx", surveys)
    write_cells(tmp_path / "2022/enkät.xlsx", [surveys[0], ["avslut", "K", "bra"]])
    assert told(sums(tmp_path, GOOD)) == []


def test_a_sheet_of_sums_without_a_column_that_it_needs_says_which(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/s.xlsx", [HEADERS[:3] + HEADERS[4:], GOOD[:3] + GOOD[4:]])
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert problem.rule == "rubrik-saknas"
    assert "Enkäter" in problem.message


@pytest.mark.parametrize(("value", "exact"), [(91, 91), ("91,5", Fraction(183, 2)), ("80 %", 80)])
def test_a_national_result_is_kept_exactly(tmp_path: Path, value: object, exact: object) -> None:
    underlag = national(tmp_path, ["Personal", 1, None, value])
    assert told(underlag) == []
    assert underlag.national["procent"].tolist() == [exact]


def test_a_national_row_that_is_not_filled_in_is_passed_over(tmp_path: Path) -> None:
    underlag = national(tmp_path, ["Personal", 1, None, None])
    assert told(underlag) == []
    assert len(underlag.national) == 0


@pytest.mark.parametrize(
    ("cells", "rule", "cell"),
    [
        (["Personal", 1, None, 101], "procent-orimlig", "D2"),
        (["Personal", 1, None, "många"], "tal-okant", "D2"),
        (["Personal", 2, None, 91], "fraga-okand", "B2"),
        (["Chefer", 1, None, 91], "respondentgrupp-okand", "A2"),
        (["Personal", 1, "Män", 91], "kon-fragas-inte", "C2"),
    ],
)
def test_a_fault_of_a_national_result_is_told_with_its_cell(
    tmp_path: Path, cells: list[object], rule: str, cell: str
) -> None:
    underlag = national(tmp_path, cells)
    assert told(underlag) == [(rule, cell)]
    assert len(underlag.national) == 0


def test_a_national_result_twice_is_an_error(tmp_path: Path) -> None:
    underlag = national(tmp_path, ["Personal", 1, None, 91], ["pers", 1, "Alla", 90])
    assert told(underlag) == [("enkatrad-dubbel", "B3")]

"""Survey sheets: answers row by row, and every fault with its cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.domain.enkat import Fraga
from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.statistics.underlag import NOT_ASKED, UNKNOWN, Underlag
from support.columns import records
from support.enkat import make_enkat
from support.reading import told
from support.workbooks import example_forbund, write_cells

WHO = ["Respondentgrupp", "Kön"]
HEADERS = [*WHO, "Enkätnummer", *(f"Fråga {n}" for n in range(1, 5))]
GOOD = ["Deltagare avslut", "Kvinna", 1, "bra", "mycket bra", "ja", "dåligt"]


def read(folder: Path, *rows: list[object], headers: list[str] = HEADERS) -> Underlag:
    write_cells(folder / "2023/enkät.xlsx", [headers, *rows])
    return read_underlag(folder, example_forbund())


def survey(**changes: object) -> list[object]:
    """A good survey with other values in some columns, by letter."""
    row = list(GOOD)
    for letter, value in changes.items():
        row["ABCDEFG".index(letter)] = value
    return row


def answers(underlag: Underlag) -> list[list[int]]:
    return [list(row) for row in underlag.surveys.rows("f01", "f02", "f03", "f04")]


def test_a_survey_is_a_row_of_codes(tmp_path: Path) -> None:
    underlag = read(tmp_path, GOOD)
    assert told(underlag) == []
    row = records(underlag.surveys)[0]
    assert (row["year"], row["grupp"], row["kon"], row["nummer"]) == (2023, 0, 0, "1")
    assert answers(underlag) == [[3, 4, 1, 0]]
    assert underlag.sheets[row["sheet"]].place(row["row"], "fraga:2").cell == "E2"


@pytest.mark.parametrize("text", ["bra", "BRA ", "4", 4, 4.0])
def test_an_answer_is_read_by_its_words_or_alias(tmp_path: Path, text: object) -> None:
    assert answers(read(tmp_path, survey(D=text)))[0][0] == 3


@pytest.mark.parametrize("text", [None, "-", "–"])
def test_a_question_may_be_left_without_an_answer(tmp_path: Path, text: object) -> None:
    underlag = read(tmp_path, survey(D=text, F=text, G=None))
    assert told(underlag) == []
    assert answers(underlag) == [[UNKNOWN, 4, UNKNOWN, NOT_ASKED]]


@pytest.mark.parametrize("text", ["vet ej", "Vet inte", "Vill ej svara", "Uppgift saknas", "?"])
def test_an_answer_that_says_nothing_is_none_and_is_noted(tmp_path: Path, text: object) -> None:
    underlag = read(tmp_path, survey(D=text, F=text, G=None))
    assert told(underlag) == [("enkatsvar-obesvarat", "D2"), ("enkatsvar-obesvarat", "F2")]
    assert {problem.severity for problem in underlag.problems} == {Severity.NOTE}
    assert answers(underlag) == [[UNKNOWN, 4, UNKNOWN, NOT_ASKED]]


def test_the_year_may_stand_in_a_column(tmp_path: Path) -> None:
    cells = [["År", "Respondentgrupp", "Fråga 1"], [2021, "Personal", "bra"]]
    write_cells(tmp_path / "enkät.xlsx", cells)
    assert read_underlag(tmp_path, example_forbund()).surveys["year"].tolist() == [2021]


def test_a_survey_without_a_year_is_an_error(tmp_path: Path) -> None:
    write_cells(tmp_path / "enkät.xlsx", [HEADERS, GOOD])
    assert told(read_underlag(tmp_path, example_forbund())) == [("ar-saknas", "rad 2")]


def test_workbooks_may_differ_in_which_questions_they_have(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/a.xlsx", [[*WHO, "Fråga 1"], ["avslut", "K", "bra"]])
    write_cells(tmp_path / "2023/b.xlsx", [[*WHO, "Fr 2"], ["avslut", "K", "dåligt"]])
    underlag = read_underlag(tmp_path, example_forbund())
    assert told(underlag) == []
    assert answers(underlag) == [
        [3, NOT_ASKED, NOT_ASKED, NOT_ASKED],
        [NOT_ASKED, 0, NOT_ASKED, NOT_ASKED],
    ]


@pytest.mark.parametrize(
    "header", ["fråga 1", "F1", "Fr 1", "Fråga 1: Till nytta?", "Fråga 1 (nytta)", "Fråga 1?"]
)
def test_a_question_is_known_by_its_number(tmp_path: Path, header: str) -> None:
    underlag = read(tmp_path, ["Personal", "bra"], headers=["Respondentgrupp", header])
    assert told(underlag) == []
    assert answers(underlag)[0][0] == 3


def test_a_group_is_not_asked_the_questions_of_another(tmp_path: Path) -> None:
    underlag = read(tmp_path, ["Personal", None, None, "bra", None, None, None])
    assert told(underlag) == []
    assert answers(underlag) == [[3, NOT_ASKED, NOT_ASKED, NOT_ASKED]]


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        (survey(D="jättebra"), "enkatsvar-okand", "D2"),
        (survey(D=6), "enkatsvar-okand", "D2"),
        (survey(D="ja"), "enkatsvar-okand", "D2"),
        (survey(F="kanske"), "markering-okand", "F2"),
        (survey(A="Deltagare"), "respondentgrupp-okand", "A2"),
        (survey(A=None), "respondentgrupp-saknas", "A2"),
        (survey(B="q"), "kon-okant", "B2"),
        (["Personal", None, None, "bra", "bra", None, None], "fraga-okand", "E2"),
        (survey(F="nej"), "svar-utan-villkor", "G2"),
        (survey(F=None), "svar-utan-villkor", "G2"),
    ],
)
def test_a_fault_is_told_with_its_cell(
    tmp_path: Path, row: list[object], rule: str, cell: str
) -> None:
    assert told(read(tmp_path, row)) == [(rule, cell)]


def test_an_answer_outside_the_scale_is_not_echoed(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, survey(D="Kalle i Alby var dum")).problems
    assert "Kalle" not in repr(problem)
    assert "ganska dåligt; varken eller" in problem.action


def test_an_answer_outside_the_scale_counts_as_none(tmp_path: Path) -> None:
    assert answers(read(tmp_path, survey(D="jättebra")))[0][0] == UNKNOWN


def test_when_the_condition_cannot_be_read_the_answer_after_it_is_not_blamed(
    tmp_path: Path,
) -> None:
    assert told(read(tmp_path, survey(F="kanske"))) == [("markering-okand", "F2")]


def test_a_conditional_answer_on_a_sheet_without_the_condition_is_an_error(tmp_path: Path) -> None:
    headers = [*WHO, "Fråga 1", "Fråga 4"]
    underlag = read(tmp_path, ["avslut", "K", "bra", "bra"], headers=headers)
    assert told(underlag) == [("svar-utan-villkor", "D2")]


def test_an_answer_in_a_year_without_the_question_is_an_error(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/e.xlsx", [["Respondentgrupp", "Fråga 1"], ["Personal", "bra"]])
    new = Fraga(grupp="pers", nummer=1, indikator=1, lydelse="Ny", fran=2024)
    forbund = replace(example_forbund(), enkat=make_enkat(fraga=(new,)))
    assert told(read_underlag(tmp_path, forbund)) == [("fraga-okand", "B2")]


def test_a_column_for_a_question_that_nobody_has_is_an_error(tmp_path: Path) -> None:
    headers = ["Respondentgrupp", "Fråga 1", "Fråga 14: Och?", "Fråga 15", "Fritext 16"]
    underlag = read(tmp_path, ["Personal", "bra", "bra", None, "tack"], headers=headers)
    assert told(underlag) == [("fraga-okand", "C1")]


def test_the_same_survey_twice_is_an_error_with_both_cells(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/a.xlsx", [HEADERS, GOOD])
    write_cells(tmp_path / "2023/b.xlsx", [HEADERS, survey(C=2), survey(C="1 ")], "B")
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert (problem.rule, str(problem.place)) == ("enkat-dubbel", "2023/b.xlsx, bladet B, cell C3")
    assert "2023/a.xlsx, bladet Blad1, cell C2" in problem.message


def test_the_same_number_in_another_group_or_year_is_another_survey(tmp_path: Path) -> None:
    write_cells(tmp_path / "2022/a.xlsx", [HEADERS, GOOD])
    underlag = read(tmp_path, GOOD, ["Personal", None, 1, "bra", None, None, None])
    assert told(underlag) == []


def test_equal_surveys_without_a_number_are_no_fault(tmp_path: Path) -> None:
    assert told(read(tmp_path, survey(C=None), survey(C=None))) == []


def test_a_sheet_with_a_personnummer_is_refused(tmp_path: Path) -> None:
    underlag = read(tmp_path, GOOD, survey(C="19121212-1212"))
    assert told(underlag) == [("personnummer", "C3")]
    assert len(underlag.surveys) == 0


def test_answers_worded_as_the_headers_of_the_sums_are_no_second_table(tmp_path: Path) -> None:
    enkat = make_enkat()
    steps = tuple(
        replace(step, svar=name)
        for step, name in zip(
            enkat.svar, ("Mycket negativt", "Negativt", "Varken", "Positivt", "Toppen"), strict=True
        )
    )
    forbund = replace(example_forbund(), enkat=replace(enkat, svar=steps))
    write_cells(
        tmp_path / "2023/e.xlsx",
        [[*WHO, "Fråga 1", "Fråga 2"], ["avslut", "K", "Positivt", "Negativt"]],
    )
    underlag = read_underlag(tmp_path, forbund)
    assert told(underlag) == []
    assert answers(underlag)[0][:2] == [3, 1]


def test_without_a_survey_in_the_profile_its_sheets_are_not_read(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023/enkät.xlsx", [HEADERS, GOOD])
    underlag = read_underlag(tmp_path, replace(example_forbund(), enkat=None))
    assert [problem.rule for problem in underlag.problems] == ["blad-ej-last"]
    assert len(underlag.surveys) == 0


@pytest.mark.parametrize(
    ("group", "rules"), [("avslut", ["kolumn-utan-uppgift"]), ("Personal", [])]
)
def test_without_a_column_for_sex_nothing_is_counted_by_it(
    tmp_path: Path, group: str, rules: list[str]
) -> None:
    underlag = read(tmp_path, [group, "bra"], headers=["Respondentgrupp", "Fråga 1"])
    assert [problem.rule for problem in underlag.problems] == rules
    figures = survey_figures(underlag, example_forbund(), Period.of_year(2023))
    assert [figure.id for figure in figures if figure.id.endswith(("kvinnor", "man"))] == []

"""Equal faults are one problem with all its cells, and those of one cause are one wherever they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sofrep.domain.problem import Place, Problem, error, warning, where
from sofrep.pipeline.figure_json import from_line, to_line
from sofrep.pipeline.gathering import gathered


def at(cell: str, *, sheet: str = "RV", text: str = "Fel datum.", example: str = "") -> Problem:
    return error("datum-okant", Place("r.xlsx", sheet, cell), text, "Rätta.", example=example)


def test_equal_faults_of_a_sheet_are_one_problem_with_their_cells() -> None:
    (problem,) = gathered(at(f"B{row}") for row in range(2, 961))
    assert len(problem.places) == 959
    assert where(problem.places) == "r.xlsx, bladet RV, B2:B960, 959 celler"


@pytest.mark.parametrize(
    "other",
    [
        at("B3", text="Datumet är orimligt."),
        at("B3", sheet="UTR"),
        replace(at("B3"), action="Ta bort."),
        error("tal-okant", Place("r.xlsx", "RV", "B3"), "Fel datum.", "Rätta."),
    ],
)
def test_what_differs_in_more_than_its_cell_stays_apart(other: Problem) -> None:
    assert gathered([at("B2"), other]) == (at("B2"), other)


def test_faults_that_differ_in_their_value_only_name_some_of_the_values() -> None:
    values = ["32 maj", "32 juni", "32 juli", "32 augusti", "32 maj"]
    found = [
        at(f"B{row}", text=f"Datumet {value} finns inte.", example=value)
        for row, value in enumerate(values, start=2)
    ]
    (problem,) = gathered(found)
    assert problem.message == "Datumet 32 maj, 32 juni, 32 juli och 1 till finns inte."
    assert len(problem.places) == 5


def test_faults_that_differ_in_the_place_they_are_held_against_name_those_as_ranges() -> None:
    found = [
        replace(at(f"A{row}"), message=f"Står i {other}.", example=other)
        for row in (2, 3)
        for other in [Place("s.xlsx", "RV", f"A{row + 10}")]
    ]
    (problem,) = gathered(found)
    assert problem.message == "Står i s.xlsx, bladet RV, A12:A13, 2 celler."


def test_faults_of_one_cause_are_one_problem_in_several_sheets() -> None:
    found = [replace(at("B2", sheet=sheet), cause="rv") for sheet in ("RV", "Mål", "Texter")]
    (problem,) = gathered(found)
    assert where(problem.places) == "; ".join(
        f"r.xlsx, bladet {sheet}, cell B2" for sheet in ("RV", "Mål", "Texter")
    )


def test_what_loses_most_stands_first_of_its_level() -> None:
    doubt = warning("rader-lika", Place("r.xlsx", "RV", "rad 2"), "Lika.", "Ta bort.")
    file = error("fil-skadad", Place("z.xlsx"), "Skadad.", "Öppna.")
    many = [at(f"B{row}", text="Fel tal.") for row in (2, 3)]
    told = gathered([doubt, at("C2"), *many, file])
    assert [(p.rule, len(p.places)) for p in told] == [
        ("fil-skadad", 1),
        ("datum-okant", 2),
        ("datum-okant", 1),
        ("rader-lika", 1),
    ]


def test_a_gathered_problem_keeps_its_cells_in_the_query_store() -> None:
    (problem,) = gathered(at(f"B{row}") for row in (2, 3))
    assert from_line(to_line(problem), Problem) == problem


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["B7"], "Raden eller kolumnen är dold i arbetsboken"),
        (["rad 7"], "Raden eller kolumnen är dold i arbetsboken"),
        (["D2"], "Raden eller kolumnen är dold i arbetsboken"),
        (["B6", "B7", "D9"], "2 av dem är dolda i arbetsboken"),
        (["B7", "D9"], "Cellerna är dolda i arbetsboken"),
        (["B6"], "Fel datum."),
    ],
)
def test_a_message_says_that_its_row_or_column_is_hidden(cells: list[str], words: str) -> None:
    (problem,) = gathered(map(at, cells), {("r.xlsx", "RV"): {7, 8, "D"}})
    assert words in problem.message
    assert ("dold" in problem.message) == ("dold" in words)


MISSING = error("insats-utan-rader", Place("m.xlsx", "Mål", "B2"), "Inget underlag.", "Rätta.")


@pytest.mark.parametrize(
    ("cause", "is_told"),
    [
        ([error("fil-skadad", Place("r.xlsx"), "Skadad.", "Öppna.")], False),
        ([error("rubrik-saknas", Place("r.xlsx", "RV", "A1"), "Saknas.", "Skriv.")], False),
        ([error("insats-okand", Place("r.xlsx", "RV", "A2"), "Okänd.", "Skriv.")], False),
        ([at(f"B{row}") for row in range(2, 12)], False),
        ([at(f"B{row}") for row in range(2, 11)], True),
        ([warning("blad-ej-last", Place("r.xlsx", "RV"), "Lästes inte.", "Skriv.")], True),
    ],
)
def test_what_may_follow_from_something_that_was_not_read_is_not_told(
    cause: list[Problem], *, is_told: bool
) -> None:
    assert (MISSING in gathered([*cause, MISSING])) == is_told


@pytest.mark.parametrize(("file", "is_told"), [("summor.xlsx", False), ("m.xlsx", True)])
def test_a_goal_without_its_measure_is_not_told_where_a_row_of_another_file_is_in_error(
    file: str, *, is_told: bool
) -> None:
    goal = error("mal-utan-underlag", Place("m.xlsx", "Mål", "B2"), "Inget underlag.", "Rätta.")
    row = error("enkatsumma-for-stor", Place(file, "Blad", "E2"), "För stor.", "Rätta.")
    assert (goal in gathered([row, goal])) == is_told

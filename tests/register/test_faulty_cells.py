"""One register sheet per kind of bad cell: told with rule and cell, and never echoed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sofrep.amnen.alla.sheets import read_underlag
from support.workbooks import example_forbund, write_cells, write_sheet

HEADERS = [
    *("Insats", "Deltagarnummer", "Kön", "Födelseår", "Ålder vid start", "Kommun", "Grupp"),
    *("Startdatum", "Slutdatum", "Anonym", "År i offentlig försörjning"),
    *("Månader i offentlig försörjning", "Försörjning vid avslut", "Sysselsättning vid avslut"),
    *("Avslutsorsak", "Samtycke uppföljning", "6 månader svarat", "6 månader försörjning"),
]
GOOD: dict[str, object] = {
    "Insats": "ST",
    "Deltagarnummer": "P1",
    "Kön": "K",
    "Födelseår": 1990,
    "Kommun": "Alby",
    "Startdatum": date(2023, 1, 10),
    "Slutdatum": date(2023, 6, 10),
    "Försörjning vid avslut": "Sjukpenning",
    "Samtycke uppföljning": "ja",
}
OPEN = {"Slutdatum": None, "Försörjning vid avslut": None}

# fault: what is changed in a good row, rule, the header of the cell that is named
FAULTS: dict[str, tuple[dict[str, object], str, str]] = {
    "unknown insats": ({"Insats": "Hopp"}, "insats-okand", "Insats"),
    "union as insats": ({"Insats": "Båda insatserna"}, "insats-okand", "Insats"),
    "no insats": ({"Insats": None}, "insats-saknas", "Insats"),
    "no start": ({"Startdatum": None}, "startdatum-saknas", "Startdatum"),
    "start in words": ({"Startdatum": "i våras"}, "datum-okant", "Startdatum"),
    "start as 31 February": ({"Startdatum": "2023-02-31"}, "datum-okant", "Startdatum"),
    "start without a year": ({"Startdatum": "31/1"}, "datum-okant", "Startdatum"),
    "start as a bare serial number": ({"Startdatum": 44957}, "datum-okant", "Startdatum"),
    "start month first": ({"Startdatum": "1/31/2023"}, "datum-okant", "Startdatum"),
    "start in 1923": ({"Startdatum": date(1923, 1, 1)}, "datum-orimligt", "Startdatum"),
    "end in 2223": ({"Slutdatum": "2223-06-10"}, "datum-orimligt", "Slutdatum"),
    "end before start": ({"Slutdatum": date(2023, 1, 9)}, "slut-fore-start", "Slutdatum"),
    "sex as a number": ({"Kön": 1}, "kon-okant", "Kön"),
    "sex as a sentence": ({"Kön": "se journal"}, "kon-okant", "Kön"),
    "sex in doubt": ({"Kön": "K?"}, "kon-okant", "Kön"),
    "kommun in doubt": ({"Kommun": "Alby?"}, "kommun-okand", "Kommun"),
    "sex as signs": ({"Kön": "?!"}, "kon-okant", "Kön"),
    "kommun as signs": ({"Kommun": "++"}, "kommun-okand", "Kommun"),
    "year of birth as two digits": ({"Födelseår": 90}, "fodelsear-orimligt", "Födelseår"),
    "year of birth in the future": ({"Födelseår": 2030}, "fodelsear-orimligt", "Födelseår"),
    "year of birth as a date": ({"Födelseår": date(1990, 5, 1)}, "fodelsear-orimligt", "Födelseår"),
    "negative age": ({"Ålder vid start": -3}, "alder-orimlig", "Ålder vid start"),
    "age over 120": ({"Ålder vid start": 133}, "alder-orimlig", "Ålder vid start"),
    "age with decimals": ({"Ålder vid start": 32.5}, "alder-orimlig", "Ålder vid start"),
    "age against year of birth": ({"Ålder vid start": 40}, "alder-stammer-inte", "Ålder vid start"),
    "unknown kommun": ({"Kommun": "Storköping"}, "kommun-okand", "Kommun"),
    "unclear mark": ({"Samtycke uppföljning": "kanske"}, "markering-okand", "Samtycke uppföljning"),
    "unknown support": (
        {"Försörjning vid avslut": "Lotterivinst"},
        "forsorjning-okand",
        "Försörjning vid avslut",
    ),
    "one of several unknown": (
        {"Försörjning vid avslut": "Sjukpenning; Lotterivinst"},
        "forsorjning-okand",
        "Försörjning vid avslut",
    ),
    "unknown occupation": (
        {"Sysselsättning vid avslut": "Ledig"},
        "sysselsattning-okand",
        "Sysselsättning vid avslut",
    ),
    "unknown reason": ({"Avslutsorsak": "Annat"}, "avslutsorsak-okand", "Avslutsorsak"),
    "own support with another": (
        {"Försörjning vid avslut": "Egen försörjning; Sjukpenning"},
        "egen-med-annan",
        "Försörjning vid avslut",
    ),
    "time on support in words": (
        {"År i offentlig försörjning": "många"},
        "tal-okant",
        "År i offentlig försörjning",
    ),
    "negative time on support": (
        {"År i offentlig försörjning": -1},
        "tid-orimlig",
        "År i offentlig försörjning",
    ),
    "time in years and months that differ": (
        {"År i offentlig försörjning": 4, "Månader i offentlig försörjning": 3},
        "tid-dubbel",
        "Månader i offentlig försörjning",
    ),
    "exit reason without end": (
        {**OPEN, "Avslutsorsak": "Flytt"},
        "avslut-utan-slutdatum",
        "Avslutsorsak",
    ),
    "follow-up without end": (
        {**OPEN, "6 månader svarat": "ja"},
        "avslut-utan-slutdatum",
        "6 månader svarat",
    ),
    "answer without consent": (
        {"Samtycke uppföljning": None, "6 månader svarat": "x"},
        "svar-utan-samtycke",
        "6 månader svarat",
    ),
    "outcome without consent": (
        {"Samtycke uppföljning": "nej", "6 månader försörjning": "Sjukpenning"},
        "svar-utan-samtycke",
        "6 månader svarat",
    ),
    "not answered with an outcome": (
        {"6 månader svarat": "nej", "6 månader försörjning": "Sjukpenning"},
        "svarat-nej-med-utfall",
        "6 månader svarat",
    ),
}


@pytest.mark.parametrize(
    "header", ["År i offentlig försörjning", "Månader i offentlig försörjning"]
)
@pytest.mark.parametrize(
    ("written", "months"), [("11 år", 132), ("8 mån", 8), ("4,5 år", 54), ("18 månader", 18)]
)
def test_a_time_that_says_its_unit_is_read_by_it_in_either_column(
    tmp_path: Path, header: str, written: str, months: int
) -> None:
    write_cells(
        tmp_path / "r.xlsx", [["Insats", "Startdatum", header], ["ST", "2023-01-10", written]]
    )
    underlag = read_underlag(tmp_path, example_forbund())
    assert underlag.problems == ()
    assert underlag.enrolments["tid"].tolist() == [100 * months]


def test_a_time_that_is_none_is_told_how_to_write_and_a_suggestion_as_the_profile_has_it(
    tmp_path: Path,
) -> None:
    header = "År i offentlig försörjning"
    rows = [["Insats", "Startdatum", "Kommun", header], ["ST", "2023-01-10", "Brohed", "inget"]]
    write_cells(tmp_path / "r.xlsx", rows)
    place, time = read_underlag(tmp_path, example_forbund()).problems
    assert place.action.startswith("Skriv något av: Alby; Österby.")
    assert "0 om det inte är någon tid" in time.action


def problems_of(
    folder: Path, cells: list[list[object]], title: str = "Blad1"
) -> list[tuple[str, str, str]]:
    write_cells(folder / "register/r.xlsx", cells, title)
    found = read_underlag(folder, example_forbund()).problems
    for problem in found:
        assert problem.place.file == "register/r.xlsx"
        assert problem.message.endswith(".")
        assert problem.action.endswith(".")
    return [(p.rule, p.place.cell, p.severity.value) for p in found]


def row(changes: dict[str, object] | None = None) -> list[object]:
    values = GOOD | (changes or {})
    return [values.get(header) for header in HEADERS]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_cell_is_told_once_with_its_cell(tmp_path: Path, fault: str) -> None:
    changes, rule, header = FAULTS[fault]
    letter = "ABCDEFGHIJKLMNOPQR"[HEADERS.index(header)]
    good = row({"Deltagarnummer": "P0"})
    found = problems_of(tmp_path, [HEADERS, good, row(changes)])
    assert found == [(rule, f"{letter}3", "fel")]


def test_a_good_row_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, [HEADERS, row()]) == []


def test_a_clock_time_in_a_date_is_a_warning_and_the_day_is_kept(tmp_path: Path) -> None:
    cells = [HEADERS, row({"Startdatum": datetime(2023, 1, 10, 9, 30)})]  # noqa: DTZ001 - Excel has no zones
    assert problems_of(tmp_path, cells) == [("datum-klockslag", "H2", "varning")]
    frame = read_underlag(tmp_path, example_forbund()).enrolments
    assert frame["start"].tolist() == [(date(2023, 1, 10) - date(1970, 1, 1)).days]


def test_midnight_is_no_clock_time(tmp_path: Path) -> None:
    assert problems_of(tmp_path, [HEADERS, row({"Startdatum": "2023-01-10 00:00:00"})]) == []


@pytest.mark.parametrize(
    "header",
    ["Deltagarnummer", "Kön", "Födelseår", "Kommun", "Slutdatum", "Försörjning vid avslut"],
)
def test_an_anonymous_row_with_more_than_insats_and_start_is_an_error(
    tmp_path: Path, header: str
) -> None:
    values = {"Insats": "ST", "Startdatum": date(2023, 1, 1), "Anonym": "x", header: GOOD[header]}
    cells = [HEADERS, [values.get(name) for name in HEADERS]]
    letter = "ABCDEFGHIJKLMNOPQR"[HEADERS.index(header)]
    assert problems_of(tmp_path, cells) == [("anonym-med-uppgifter", f"{letter}2", "fel")]


def test_the_same_enrolment_in_two_files_is_an_error_with_both_cells(tmp_path: Path) -> None:
    write_cells(tmp_path / "register/a.xlsx", [HEADERS, row()])
    write_cells(tmp_path / "register/b.xlsx", [HEADERS, row({"Deltagarnummer": "P2"}), row()], "B")
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert (problem.rule, str(problem.place)) == (
        "inskrivning-dubbel",
        "register/b.xlsx, bladet B, cell B3",
    )
    assert "register/a.xlsx, bladet Blad1, cell B2" in problem.message


def test_the_same_person_with_another_start_is_no_duplicate(tmp_path: Path) -> None:
    again = row({"Startdatum": date(2023, 7, 1), "Slutdatum": date(2023, 8, 1)})
    assert problems_of(tmp_path, [HEADERS, row(), again]) == []


def test_equal_rows_without_a_number_are_a_warning(tmp_path: Path) -> None:
    same = row({"Deltagarnummer": None})
    other = row({"Deltagarnummer": None, "Kommun": "Österby"})
    assert problems_of(tmp_path, [HEADERS, same, other, same]) == [
        ("rader-lika", "rad 4", "varning")
    ]


def test_anonymous_rows_of_the_same_day_are_no_duplicates(tmp_path: Path) -> None:
    values = {"Insats": "ST", "Startdatum": date(2023, 1, 1), "Anonym": "x"}
    cells = [values.get(name) for name in HEADERS]
    assert problems_of(tmp_path, [HEADERS, cells, cells]) == []


def many(*others: dict[str, object]) -> list[dict[str, object]]:
    """Twenty starts in 2022 and 2023, and others after them."""
    usual = [OPEN_ROW | {"Startdatum": date(2022 + n % 2, 1 + n // 2, 9)} for n in range(20)]
    return [*usual, *(OPEN_ROW | other for other in others)]


OPEN_ROW: dict[str, object] = {"Insats": "ST", "Kön": "K", "Startdatum": None, "Slutdatum": None}


@pytest.mark.parametrize(
    ("other", "header"),
    [
        ({"Startdatum": "310123"}, "Startdatum"),  # 31 January, read as 2031
        ({"Startdatum": "2003-01-10"}, "Startdatum"),
        ({"Startdatum": "2023-01-10", "Slutdatum": "2032-02-01"}, "Slutdatum"),
    ],
)
def test_a_date_years_from_all_others_is_a_warning(
    tmp_path: Path, other: dict[str, object], header: str
) -> None:
    write_sheet(tmp_path / "r.xlsx", many(other))
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    cell = f"{'ABCD'[list(OPEN_ROW).index(header)]}22"
    assert (problem.rule, problem.place.cell, problem.is_error) == ("datum-ensamt", cell, False)


def test_years_that_several_start_in_and_small_registers_are_not_lone(tmp_path: Path) -> None:
    old = [{"Startdatum": date(2015, n, 1)} for n in range(1, 4)]
    write_sheet(tmp_path / "a" / "r.xlsx", many(*old))
    write_sheet(
        tmp_path / "b" / "r.xlsx",
        [OPEN_ROW | row for row in [*old, {"Startdatum": date(2023, 1, 1)}]],
    )
    for name in "ab":
        assert read_underlag(tmp_path / name, example_forbund()).problems == ()


def test_ten_thousand_faults_are_all_told(tmp_path: Path) -> None:
    rows = [["ST", f"P{n}", "i våras"] for n in range(10_000)]
    found = problems_of(tmp_path, [["Insats", "Deltagarnummer", "Startdatum"], *rows])
    assert [cell for _, cell, _ in found] == [f"C{n}" for n in range(2, 10_002)]


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ("Kommun", "Karin Karlsson, Storgatan 4"),
        ("Kön", "kvinna född i Alby 1985 05 15"),
        ("Avslutsorsak", "sjuk i ms sedan länge, se journal"),
        ("Avslutsorsak", "namn@example.org"),
        ("Insats", "0701234567"),
        ("Startdatum", "Kalle 19850515"),
    ],
)
def test_what_might_tell_of_a_person_is_not_echoed(
    tmp_path: Path, header: str, secret: str
) -> None:
    write_cells(tmp_path / "register/r.xlsx", [HEADERS, row({header: secret})])
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert secret not in repr(problem)


def test_a_coded_value_that_is_nearly_right_is_echoed_with_what_it_may_mean(tmp_path: Path) -> None:
    write_cells(tmp_path / "register/r.xlsx", [HEADERS, row({"Kommun": "Albby"})])
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert "”Albby”" in problem.message
    assert "Menar ni Alby?" in problem.action


def test_of_several_values_the_misspelt_one_is_echoed(tmp_path: Path) -> None:
    cell = {"Försörjning vid avslut": "Sjukpening; Försörjningsstöd"}
    write_cells(tmp_path / "register/r.xlsx", [HEADERS, row(cell)])
    (problem,) = read_underlag(tmp_path, example_forbund()).problems
    assert "”Sjukpening”" in problem.message
    assert "Menar ni Sjukpenning?" in problem.action

"""Applications, activities, follow-up, goals, texts and history: read exactly, or told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from sofrep.domain.figure import Origin, Sex, Unit
from sofrep.domain.mal import Jamforelse
from sofrep.domain.period import Period
from sofrep.register import UNKNOWN, TextKey, Underlag, read_underlag
from support.workbooks import Row, example_forbund, make_folder, write_cells

if TYPE_CHECKING:
    from pathlib import Path

    from sofrep.domain.mal import Mal


def told(underlag: Underlag) -> list[tuple[str, str]]:
    return [(p.rule, p.place.cell) for p in underlag.problems]


def read(folder: Path, **rows: object) -> Underlag:
    return read_underlag(make_folder(folder, **rows), example_forbund())  # type: ignore[arg-type]


# --- applications --------------------------------------------------------------------------


def counted(underlag: Underlag) -> list[tuple[int, ...]]:
    names = ["year", "month", "part", "kommun", "antal"]
    return [tuple(row) for row in underlag.applications[names].to_numpy().tolist()]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"Sökande part": "AF", "Kommun": "Alby"}, (2023, -1, 0, 0, 1)),
        ({"Sökande part": "Kommun", "Kommun": None}, (2023, -1, 1, -1, 1)),
        ({"Sökande part": "AF", "Datum": "3/2 2023"}, (2023, 2, 0, -1, 1)),
        ({"Sökande part": "AF", "Månad": "feb", "Antal": 4}, (2023, 2, 0, -1, 4)),
        ({"Sökande part": "AF", "Månad": 12, "Antal": "1 200"}, (2023, 12, 0, -1, 1200)),
        ({"Sökande part": "AF", "År": 2022, "Antal": 0}, (2022, -1, 0, -1, 0)),
    ],
)
def test_applications_row_by_row(tmp_path: Path, row: Row, expected: tuple[int, ...]) -> None:
    underlag = read(tmp_path, applications=[row])
    assert told(underlag) == []
    assert counted(underlag) == [expected]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"Sökande part": "Grannen"}, ("part-okand", "A2")),
        ({"Sökande part": None, "Antal": 3}, ("part-saknas", "A2")),
        ({"Sökande part": "AF", "Kommun": "Storköping"}, ("kommun-okand", "B2")),
        ({"Sökande part": "AF", "Månad": 13}, ("manad-okand", "B2")),
        ({"Sökande part": "AF", "Antal": -1}, ("antal-orimligt", "B2")),
        ({"Sökande part": "AF", "Antal": 1.5}, ("antal-orimligt", "B2")),
        ({"Sökande part": "AF", "Antal": "flera"}, ("tal-okant", "B2")),
        ({"Sökande part": "AF", "Datum": "2022-12-30"}, ("datum-stammer-inte", "B2")),
        ({"Sökande part": "AF", "År": 23}, ("ar-orimligt", "B2")),
    ],
)
def test_a_faulty_application_is_told(tmp_path: Path, row: Row, fault: tuple[str, str]) -> None:
    assert told(read(tmp_path, applications=[row])) == [fault]


def test_a_date_in_another_month_than_the_row_says_is_told(tmp_path: Path) -> None:
    row = {"Sökande part": "AF", "Datum": "2023-02-03", "Månad": "mars"}
    assert told(read(tmp_path, applications=[row])) == [("datum-stammer-inte", "C2")]


def test_a_sheet_of_no_year_is_told(tmp_path: Path) -> None:
    write_cells(tmp_path / "a.xlsx", [["Sökande part", "Kommun"], ["AF", "Alby"]])
    assert told(read_underlag(tmp_path, example_forbund())) == [("ar-saknas", "rad 2")]


MATRIX: list[list[object]] = [
    ["Part", "Österby", "Alby", "Totalt", "procent"],
    ["AF", 1, 2, 3, 0.5],
    ["Kommunen", None, 3, 3, 0.5],
    ["Totalt", 1, 5, 6, 1],
]


def test_a_tally_matrix_gives_a_row_per_filled_cell(tmp_path: Path) -> None:
    underlag = read(tmp_path, matrix=MATRIX)
    assert told(underlag) == []
    assert counted(underlag) == [
        (2023, UNKNOWN, 0, 0, 2),
        (2023, UNKNOWN, 0, 1, 1),
        (2023, UNKNOWN, 1, 0, 3),
    ]
    assert underlag.applications["column"].tolist() == ["C", "B", "C"]
    assert underlag.applications["row"].tolist() == [2, 2, 3]


@pytest.mark.parametrize(
    ("cell", "value", "rule"),
    [
        ((1, 3), 4, "summa-stammer-inte"),
        ((3, 1), 2, "summa-stammer-inte"),
        ((3, 3), 7, "summa-stammer-inte"),
        ((1, 1), "två", "tal-okant"),
        ((1, 1), "#N/A", "felvarde"),
        ((3, 3), "#N/A", "felvarde"),
        ((0, 1), "Osterbyy", "kommun-okand"),
        ((1, 0), "Grannen", "part-okand"),
    ],
)
def test_a_faulty_matrix_is_told(
    tmp_path: Path, cell: tuple[int, int], value: object, rule: str
) -> None:
    matrix = [list(row) for row in MATRIX]
    matrix[cell[0]][cell[1]] = value
    address = f"{'ABCDE'[cell[1]]}{cell[0] + 1}"
    assert (rule, address) in told(read(tmp_path, matrix=matrix))


def test_a_year_with_both_rows_and_a_matrix_would_count_twice(tmp_path: Path) -> None:
    rows = [{"Sökande part": "AF"}]
    (problem,) = read(tmp_path, matrix=MATRIX, applications=rows).problems
    assert (problem.rule, problem.place.file) == ("ansokningar-dubbla", "2023/matris.xlsx")
    assert "2023/ansokningar.xlsx" in problem.message


# --- activities and follow-up --------------------------------------------------------------


def test_activities(tmp_path: Path) -> None:
    rows = [
        {"Vad": "Kurs", "Utförare": "BIP", "När": "höst", "Antal deltagare": 30},
        {"Vad": "Dialog", "Antal deltagare": None},
        {"Vad": "Summa", "Antal deltagare": 30},
    ]
    underlag = read(tmp_path, activities=rows)
    assert told(underlag) == []
    assert underlag.activities["antal"].tolist() == [30, UNKNOWN]
    assert underlag.activities["vad"].tolist() == ["Kurs", "Dialog"]


def test_an_activity_without_a_name_is_told(tmp_path: Path) -> None:
    rows = [{"Vad": None, "Antal deltagare": 30}]
    assert told(read(tmp_path, activities=rows)) == [("vad-saknas", "A2")]


FOLLOWUP = {"Insats": "ST", "Halvår": "vt 2022", "Uppföljning": "6man", "Samtycke": "ja"}


@pytest.mark.parametrize(
    ("half", "first", "last"),
    [
        *((text, (2022, 1, 1), (2022, 6, 30)) for text in ("2022-1", "2022 H1", "vt 2022")),
        *((text, (2022, 7, 1), (2022, 12, 31)) for text in ("2022H2", "HT 2022", "2022 ht")),
    ],
)
def test_half_years(
    tmp_path: Path, half: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    underlag = read(tmp_path, followup_rows=[FOLLOWUP | {"Halvår": half}])
    assert told(underlag) == []
    days = underlag.followups[["slut_fran", "slut_till"]].to_numpy().tolist()
    assert days == [[(date(*d) - date(1970, 1, 1)).days for d in (first, last)]]


def test_a_follow_up_with_a_date_and_outcomes(tmp_path: Path) -> None:
    row = {
        "Insats": "Stegen",
        "Avslutsdatum": date(2022, 3, 1),
        "Kön": "M",
        "Uppföljning": "6 månader",
        "Samtycke": "x",
        "Försörjning vid uppföljning": "Sjukpenning",
        "Försörjning vid avslut": "Egen försörjning",
    }
    underlag = read(tmp_path, followup_rows=[row])
    assert told(underlag) == []
    found = underlag.followups.iloc[0]
    assert found["slut_fran"] == found["slut_till"]
    assert (found["svarat"], found["forsorjning"], found["avslut_forsorjning"]) == (True, 2, 1)
    assert found["kon"] == 1


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Halvår": "2022"}, ("halvar-okant", "B2")),
        ({"Halvår": None}, ("avslut-saknas", "B2")),
        ({"Uppföljning": "5 år"}, ("uppfoljning-okand", "C2")),
        ({"Uppföljning": None}, ("uppfoljning-saknas", "C2")),
        ({"Insats": "BR"}, ("uppfoljning-fel-insats", "C2")),
        ({"Samtycke": None, "Svarat": "ja"}, ("svar-utan-samtycke", "E2")),
        (
            {"Svarat": "nej", "Sysselsättning vid uppföljning": "Studier"},
            ("svarat-nej-med-utfall", "E2"),
        ),
        ({"Avslutsdatum": "2022-09-01"}, ("halvar-stammer-inte", "B2")),
    ],
)
def test_a_faulty_follow_up_is_told(tmp_path: Path, changes: Row, fault: tuple[str, str]) -> None:
    assert told(read(tmp_path, followup_rows=[FOLLOWUP | changes])) == [fault]


# --- goals ---------------------------------------------------------------------------------

GOAL = {
    "Insats": "ST",
    "Mål": "till arbete eller studier",
    "Mått": "avslutade.arbstud.andel",
    "Jämförelse": ">=",
    "Målvärde": 35,
    "Enhet": "procent",
}


def one_goal(underlag: Underlag) -> Mal:
    assert told(underlag) == []
    (goal,) = underlag.goals
    return goal


@pytest.mark.parametrize(
    ("written", "target"),
    [
        (35, 35),
        ("35 %", 35),
        ("8,5", Fraction(17, 2)),
        (8.5, Fraction(17, 2)),
        (0.1, Fraction(1, 10)),
        ("1 200", 1200),
        (None, None),
        ("-", None),
    ],
)
def test_a_target_is_exact(tmp_path: Path, written: object, target: object) -> None:
    assert one_goal(read(tmp_path, goals=[GOAL | {"Målvärde": written}])).target == target


def test_a_cell_shown_in_percent_counts_as_it_is_shown(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(GOAL))
    sheet.append(list((GOAL | {"Målvärde": 0.35}).values()))
    sheet["E2"].number_format = "0%"
    (tmp_path / "2023").mkdir()
    book.save(tmp_path / "2023/mal.xlsx")
    assert one_goal(read_underlag(tmp_path, example_forbund())).target == 35


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("ST", "st"),
        ("Första steget", "st"),
        ("båda insatserna", "bada"),
        ("ST+BR", "bada"),
        ("Förbundet", "forbundet"),
        (None, "forbundet"),
    ],
)
def test_the_scope_of_a_goal(tmp_path: Path, written: object, scope: str) -> None:
    assert one_goal(read(tmp_path, goals=[GOAL | {"Insats": written}])).scope == scope


@pytest.mark.parametrize(
    ("written", "jamforelse"),
    [(">=", Jamforelse.MINST), ("minst", Jamforelse.MINST), ("Högst", Jamforelse.HOGST)],
)
def test_comparators(tmp_path: Path, written: str, jamforelse: Jamforelse) -> None:
    assert one_goal(read(tmp_path, goals=[GOAL | {"Jämförelse": written}])).jamforelse is jamforelse


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("nya", Unit.ANTAL),
        ("avslutade.arbstud.andel", Unit.PROCENT),
        ("avslutade.manader.medel", Unit.MANADER),
        ("nya.tid.medel", Unit.AR),
    ],
)
def test_a_goal_without_a_unit_has_that_of_its_measure(
    tmp_path: Path, measure: str, unit: Unit
) -> None:
    goals = [GOAL | {"Mått": measure, "Enhet": None}]
    assert one_goal(read(tmp_path, goals=goals)).unit is unit


def test_entered_results_reason_and_comment(tmp_path: Path) -> None:
    row = GOAL | {
        "Resultat (inmatat)": "27,5",
        "Föregående år (inmatat)": 20,
        "Kunde inte mätas": "Systemet stängdes.",
        "Kommentar": "Första stycket.\n\nAndra stycket.",
    }
    goal = one_goal(read(tmp_path, goals=[row]))
    assert (goal.entered, goal.entered_previous) == (Fraction(55, 2), 20)
    assert goal.not_measured == "Systemet stängdes."
    assert goal.comment == "Första stycket.\n\nAndra stycket."
    assert str(goal.place) == "2023/mal.xlsx, bladet Blad1, cell B2"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Insats": "Hopp"}, ("insats-okand", "A2")),
        ({"Mål": None}, ("mal-saknas", "B2")),
        ({"Jämförelse": "ungefär"}, ("jamforelse-okand", "D2")),
        ({"Jämförelse": ">"}, ("jamforelse-okand", "D2")),
        ({"Jämförelse": None}, ("jamforelse-saknas", "D2")),
        ({"Målvärde": "en tredjedel"}, ("tal-okant", "E2")),
        ({"Enhet": "meter"}, ("enhet-okand", "F2")),
    ],
)
def test_a_faulty_goal_is_told_and_left_out(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    underlag = read(tmp_path, goals=[GOAL | changes])
    assert told(underlag) == [fault]
    assert underlag.goals == ()


# --- texts and history ---------------------------------------------------------------------

TEXT = {"Bilaga": "maluppfyllelse", "Avsnitt": "syfte", "Insats": "ST", "Text": "Ett syfte."}


def test_texts_by_bilaga_section_and_insats(tmp_path: Path) -> None:
    rows = [
        TEXT,
        TEXT | {"Insats": "Båda insatserna", "Text": "A\r\n\r\nB "},
        {"Bilaga": "Statistik", "Avsnitt": "inledning", "Text": "Hej", "År": 2022},
        TEXT | {"Avsnitt": "malgrupp", "Text": None},
    ]
    underlag = read(tmp_path, texts=rows)
    assert told(underlag) == []
    found = {key: [(t.year, t.text) for t in texts] for key, texts in underlag.texts.items()}
    assert found == {
        TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="st"): [(2023, "Ett syfte.")],
        TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="bada"): [(2023, "A\n\nB")],
        TextKey(bilaga="statistik", avsnitt="inledning"): [(2022, "Hej")],
    }


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Bilaga": "Ekonomi"}, ("textplats-okand", "B2")),
        ({"Avsnitt": "slutord"}, ("textplats-okand", "B2")),
        ({"Insats": None}, ("textplats-okand", "B2")),
        ({"Avsnitt": "inledning"}, ("textplats-okand", "B2")),
        ({"Insats": "Hopp"}, ("insats-okand", "C2")),
    ],
)
def test_a_text_that_belongs_nowhere_is_told(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    assert told(read(tmp_path, texts=[TEXT | changes])) == [fault]


def test_the_same_text_twice_is_told_with_both_cells(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, texts=[TEXT, TEXT]).problems
    assert (problem.rule, problem.place.cell) == ("text-dubbel", "D3")
    assert "cell D2" in problem.message


HISTORY = {"Figur": "2019.st.nya", "Värde": 40, "Källa": "Årsredovisning 2019"}


def test_history_becomes_entered_figures(tmp_path: Path) -> None:
    rows = [
        HISTORY,
        HISTORY | {"Figur": "2019.st.avslutade.arbstud.andel.kvinnor", "Värde": "27,5"},
        HISTORY | {"Figur": "2019m01-08.forbundet.ansokningar", "Värde": 9, "Enhet": "antal"},
        HISTORY | {"Figur": "2019.bada.nya.unga.andel", "Värde": 20, "Täljare": 10, "Nämnare": 50},
    ]
    underlag = read(tmp_path, history=rows)
    assert told(underlag) == []
    first, second, third, fourth = underlag.history
    assert (first.id, first.value, first.unit) == ("2019.st.nya", 40, Unit.ANTAL)
    assert (first.origin, first.source) == (Origin.INMATAD, "Årsredovisning 2019")
    assert (first.scope, first.period) == ("st", Period.of_year(2019))
    assert (second.value, second.unit, second.sex) == (Fraction(55, 2), Unit.PROCENT, Sex.KVINNOR)
    assert third.period == Period(date(2019, 1, 1), date(2019, 8, 31))
    assert (fourth.numerator, fourth.denominator) == (10, 50)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Figur": "nya deltagare"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.hopp.nya"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.st.Nya Män"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.st." + "a" * 60}, ("figur-id-okant", "A2")),
        ({"Figur": "2019m01-13.st.nya"}, ("figur-id-okant", "A2")),
        ({"Värde": None}, ("varde-saknas", "B2")),
        ({"Värde": "många"}, ("tal-okant", "B2")),
        ({"Källa": None}, ("kalla-saknas", "C2")),
        ({"Nämnare": 0.5}, ("antal-orimligt", "D2")),
        ({"Nämnare": 0}, ("namnare-noll", "D2")),
        (
            {"Figur": "2019.st.nya.unga.andel", "Täljare": 1, "Nämnare": 2},
            ("historik-stammer-inte", "B2"),
        ),
    ],
)
def test_a_faulty_history_row_is_told_and_left_out(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    underlag = read(tmp_path, history=[HISTORY | changes])
    assert told(underlag) == [fault]
    assert underlag.history == ()


def test_the_same_figure_twice_is_told_with_both_cells(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, history=[HISTORY, HISTORY]).problems
    assert (problem.rule, problem.place.cell) == ("historik-dubbel", "A3")
    assert "cell A2" in problem.message

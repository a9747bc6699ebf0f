"""Tally sheets: every form is read, and what cannot be right is told with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.amnen.antal.kontroller.tally_checks import check_tallies
from sofrep.domain.figure import Absence
from sofrep.domain.forbund import Forbund, Insats, Underlagsslag
from sofrep.domain.period import Period
from sofrep.excel.numbers import parse_tally
from sofrep.statistics.underlag import UNKNOWN, Underlag
from support.workbooks import example_forbund, write_cells

YEAR = Period.of_year(2023)
HEADERS = ["Uppgift", "Kvinnor", "Män", "Okänd", "Totalt"]


def forbund(**changes: object) -> Forbund:
    """Stegen and Bryggan deliver counts only."""
    base = example_forbund()
    insatser: list[Insats] = [
        replace(insats, underlag=Underlagsslag.ANTAL, **changes)  # type: ignore[arg-type]
        for insats in base.insats
    ]
    return replace(base, insats=tuple(insatser))


FORBUND = forbund()


def antal(folder: Path, *rows: Sequence[object], profile: Forbund = FORBUND) -> Underlag:
    write_cells(folder / "2023" / "antal.xlsx", rows)
    return read_underlag(folder, profile)


def pinn(folder: Path, *rows: Sequence[object], profile: Forbund = FORBUND) -> Underlag:
    write_cells(folder / "2023" / "pinn.xlsx", rows, "Stegen")
    return read_underlag(folder, profile)


def told(underlag: Underlag, profile: Forbund = FORBUND) -> list[tuple[str, str]]:
    """Rule and cell of every problem, apart from that Bryggan has no counts."""
    found = [*underlag.problems, *check_tallies(underlag, profile, YEAR)]
    return [(p.rule, p.place.cell) for p in found if p.rule != "insats-utan-antal"]


def values(underlag: Underlag, *measures: str, profile: Forbund = FORBUND) -> list[object]:
    figures = compute(underlag, profile, YEAR)
    return [figures[f"2023.st.{measure}"].value for measure in measures]


# --- marks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (3, 3),
        (3.0, 3),
        ("3", 3),
        (0, 0),
        ("x", 1),
        ("X", 1),
        ("xx xx", 4),
        ("xxxxx xxxxx xx", 12),
        ("x x x", 3),
        ("||||", 4),
        ("|||| ||", 6),
        ("IIII", 4),
        ("IIII I", 5),
        ("", UNKNOWN),
        ("-", UNKNOWN),
    ],
)
def test_a_count_is_a_number_or_marks_of_one_sort(cell: object, count: int) -> None:
    assert parse_tally(cell) == count


@pytest.mark.parametrize("cell", ["x|", "xI", "|||I", "IV", "ett", "x2", "//", "iiii", "x,x"])
def test_other_marks_are_a_fault_that_asks_for_digits(cell: str) -> None:
    fault = parse_tally(cell)
    assert not isinstance(fault, int)
    assert (fault.rule, fault.action) == ("streck-okanda", "Skriv antalet med siffror.")


@pytest.mark.parametrize("cell", [-1, 2.5, "2,5"])
def test_a_count_is_a_whole_number_from_0(cell: object) -> None:
    fault = parse_tally(cell)
    assert not isinstance(fault, int)
    assert fault.rule == "antal-orimligt"


# --- a row per insats -------------------------------------------------------------------------

ROW = ["Insats", "Deltagare", "Kvinnor", "Män", "Okänd", "Nya", "Avslutade"]


def test_every_filled_cell_is_a_figure_and_a_blank_one_has_not_been_counted(tmp_path: Path) -> None:
    underlag = antal(tmp_path, ROW, ["Stegen", 9, 5, 3, 1, 4, None])
    assert told(underlag) == []
    assert values(underlag, "aktuella", "aktuella.ovriga", "nya") == [9, 1, 4]
    ended = compute(underlag, FORBUND, YEAR)["2023.st.avslutade"]
    assert (ended.value, ended.absence) == (None, Absence.EJ_RAKNAT)


def test_a_written_0_is_0_and_its_shares_have_nobody_to_count_on(tmp_path: Path) -> None:
    figures = compute(antal(tmp_path, ROW, ["Stegen", 9, 5, 3, 1, 4, 0]), FORBUND, YEAR)
    assert figures["2023.st.avslutade.arbstud"].value == 0
    assert figures["2023.st.avslutade.arbstud.andel"].absence is Absence.TOM_NAMNARE


def test_without_a_column_for_the_unknown_there_are_none_where_the_others_are_all(
    tmp_path: Path,
) -> None:
    underlag = antal(tmp_path, ROW[:4], ["Stegen", 8, 5, 3])
    assert told(underlag) == []
    assert values(underlag, "aktuella.ovriga") == [0]


def test_the_sexes_of_the_new_and_the_ended_have_headers_of_their_own(tmp_path: Path) -> None:
    headers = ["Insats", "Deltagare", "Nya", "Nya kvinnor", "Nya män", "Varav anonyma"]
    underlag = antal(tmp_path, headers, ["Stegen", 9, 5, 3, 1, 1])
    assert told(underlag) == []
    assert values(underlag, "nya", "nya.kvinnor", "nya.anonyma", "nya.kanda") == [5, 3, 1, 4]


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Arbete eller studier", "avslutade.arbstud"),
        ("Till arbete eller studier", "avslutade.arbstud"),
        ("Arbete eller studier vid avslut", "avslutade.arbstud"),
        ("Arbetssökande vid avslut", "avslutade.syss.arbsok"),
        ("Sysselsättning vid avslut: Arbetssökande", "avslutade.syss.arbsok"),
        ("Ingen offentlig försörjning", "avslutade.egen"),
        ("Försörjning vid avslut: Sjukpenning", "avslutade.fors.sjukpen"),
    ],
)
def test_outcomes_are_named_by_kodgrupp_or_code(tmp_path: Path, header: str, measure: str) -> None:
    headers = ["Insats", "Deltagare", "Avslutade", header]
    underlag = antal(tmp_path, headers, ["Stegen", 9, 4, 3])
    assert told(underlag) == []
    assert values(underlag, measure, f"{measure}.andel") == [3, 75]


def test_a_name_that_two_lists_have_is_told_apart_by_its_list(tmp_path: Path) -> None:
    base = forbund()
    codes = (*base.sysselsattning, replace(base.forsorjning[1], kod="sjuk2"))
    profile = replace(base, sysselsattning=codes)
    headers = ["Insats", "Deltagare", "Avslutade", "Sysselsättning vid avslut: Sjukpenning"]
    underlag = antal(tmp_path, headers, ["Stegen", 9, 4, 3], profile=profile)
    assert values(underlag, "avslutade.syss.sjuk2", profile=profile) == [3]
    headers[3] = "Sjukpenning"
    underlag = antal(tmp_path, headers, ["Stegen", 9, 4, 3], profile=profile)
    assert values(underlag, "avslutade.syss.sjuk2", profile=profile) == [None]


def test_the_rows_of_several_years_say_which(tmp_path: Path) -> None:
    write_cells(
        tmp_path / "antal.xlsx",
        [["År", "Insats", "Deltagare"], [2022, "Stegen", 7], [2023, "Stegen", 9]],
    )
    underlag = read_underlag(tmp_path, FORBUND)
    assert values(underlag, "aktuella") == [9]
    assert compute(underlag, FORBUND, YEAR.previous())["2022.st.aktuella"].value == 7


def test_the_row_of_totals_is_held_against_the_columns(tmp_path: Path) -> None:
    head = ["Insats", "Deltagare", "Nya"]
    underlag = antal(tmp_path, head, ["Stegen", 9, 5], ["Bryggan", 3, 1], ["Totalt", 12, 7])
    assert told(underlag) == [("summa-stammer-inte", "C4")]
    assert "7" in underlag.problems[0].message
    assert "6" in underlag.problems[0].message


@pytest.mark.parametrize("share", [33, 33.3, "33 %", "33,3", 33.33, 100 / 3])
def test_a_share_agrees_when_it_rounds_to_the_printed_number(tmp_path: Path, share: object) -> None:
    headers = [
        "Insats",
        "Deltagare",
        "Avslutade",
        "Arbete eller studier",
        "Arbete eller studier, %",
    ]
    assert told(antal(tmp_path, headers, ["Stegen", 9, 3, 1, share])) == []


@pytest.mark.parametrize(("part", "share", "ok"), [(5, 63, True), (5, 62, False), (3, 38, True)])
def test_a_share_rounds_half_away_from_zero(
    tmp_path: Path, part: int, share: int, *, ok: bool
) -> None:
    headers = [
        "Insats",
        "Deltagare",
        "Avslutade",
        "Arbete eller studier",
        "Andel arbete eller studier",
    ]
    found = told(antal(tmp_path, headers, ["Stegen", 9, 8, part, share]))
    assert found == ([] if ok else [("andel-stammer-inte", "E2")])


# --- numbers that cannot all be right ---------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "row", "rule", "cell"),
    [
        (ROW[:4], ["Stegen", 9, 5, 3], "antal-kon", "B2"),
        (ROW[:5], ["Stegen", 9, 5, 3, 2], "antal-kon", "B2"),
        (
            ["Insats", "Deltagare", "Nya", "Nya kvinnor", "Nya män"],
            ["Stegen", 9, 6, 3, 2],
            "antal-kon",
            "C2",
        ),
        (
            ["Insats", "Deltagare", "Nya", "Nya kvinnor", "Nya män"],
            ["Stegen", 9, 4, 3, 2],
            "antal-kon",
            "C2",
        ),
        (
            ["Insats", "Deltagare", "Nya", "Varav anonyma", "Nya kvinnor", "Nya män"],
            ["Stegen", 9, 6, 2, 3, 2],
            "antal-kon",
            "C2",
        ),
        (["Insats", "Deltagare", "Nya", "Varav anonyma"], ["Stegen", 9, 2, 3], "antal-delar", "D2"),
        (["Insats", "Deltagare", "Nya"], ["Stegen", 3, 4], "antal-delar", "C2"),
        (["Insats", "Deltagare", "Avslutade"], ["Stegen", 3, 4], "antal-delar", "C2"),
        (
            ["Insats", "Deltagare", "Avslutade", "Arbetssökande"],
            ["Stegen", 9, 4, 5],
            "antal-delar",
            "D2",
        ),
        (
            ["Insats", "Deltagare", "Avslutade", "Arbete eller studier", "Arbetssökande"],
            ["Stegen", 9, 4, 3, 2],
            "antal-delar",
            "E2",
        ),
        (
            [
                "Insats",
                "Deltagare",
                "Avslutade",
                "Arbete eller studier",
                "Arbete, heltid",
                "Studier",
            ],
            ["Stegen", 9, 4, 3, 1, 1],
            "antal-kodgrupp",
            "D2",
        ),
        (
            ["Insats", "Deltagare", "Inskrivna vid årets början", "Nya"],
            ["Stegen", 9, 4, 4],
            "antal-populationer",
            "B2",
        ),
        (
            ["Insats", "Deltagare", "Inskrivna vid årets slut", "Avslutade"],
            ["Stegen", 9, 4, 4],
            "antal-populationer",
            "B2",
        ),
    ],
)
def test_what_does_not_add_up_is_told_with_its_cell(
    tmp_path: Path, headers: list[str], row: list[object], rule: str, cell: str
) -> None:
    underlag = antal(tmp_path, headers, row)
    assert told(underlag) == [(rule, cell)]
    message = check_tallies(underlag, FORBUND, YEAR)[0].message
    assert sum(str(n) in message for n in {*row[1:]} if isinstance(n, int)) >= 1


def test_two_sums_that_the_participants_do_not_fit_are_one_problem(tmp_path: Path) -> None:
    headers = ["Insats", "Deltagare", "Inskrivna vid årets början", "Nya"]
    headers += ["Avslutade", "Inskrivna vid årets slut"]
    underlag = antal(tmp_path, headers, ["Stegen", 10, 4, 5, 6, 2])
    assert told(underlag) == [("antal-populationer", "B2")]
    (message,) = [
        p.message for p in check_tallies(underlag, FORBUND, YEAR) if "Stegen" in p.message
    ]
    assert "är tillsammans 9" in message
    assert "är tillsammans 8, men deltagare: 10" in message


def test_several_dimensions_that_a_population_does_not_fit_are_one_problem(tmp_path: Path) -> None:
    lines = [
        ["Nya deltagare", 4],
        ["Nya efter kommun"],
        ["Alby", 3],
        ["Uppgift saknas", 2],
        ["Nya efter ålder"],
        ["30-59 år", 4],
        ["60 år och äldre", 1],
        ["Uppgift saknas", 1],
    ]
    underlag = pinn(tmp_path, ["Uppgift", "Totalt"], *lines)
    assert told(underlag) == [("antal-delar", "B2")]
    message = check_tallies(underlag, FORBUND, YEAR)[0].message
    assert "delarna (kommun) är tillsammans 5" in message
    assert "är tillsammans 6, men nya deltagare: 4" in message


def test_the_sexes_of_the_new_are_those_of_the_known(tmp_path: Path) -> None:
    headers = ["Insats", "Deltagare", "Nya", "Varav anonyma", "Nya kvinnor", "Nya män"]
    assert told(antal(tmp_path, headers, ["Stegen", 9, 6, 1, 3, 2])) == []


def test_where_one_person_may_stand_on_several_lines_they_are_not_added_up(tmp_path: Path) -> None:
    profile = forbund(flera_varden=True)
    headers = ["Insats", "Deltagare", "Avslutade", "Arbete, heltid", "Studier"]
    underlag = antal(tmp_path, headers, ["Stegen", 9, 4, 3, 2], profile=profile)
    assert told(underlag, profile) == []
    assert values(underlag, "avslutade.arbstud", profile=profile) == [None]


def test_an_insats_that_delivers_counts_must_have_some_for_the_year(tmp_path: Path) -> None:
    underlag = antal(tmp_path, ROW[:2], ["Stegen", 9])
    problems = check_tallies(underlag, FORBUND, YEAR)
    assert [(p.rule, p.place.file) for p in problems] == [("insats-utan-antal", "2023/antal.xlsx")]
    assert "Bryggan" in problems[0].message


def test_an_insats_that_is_counted_from_rows_must_have_none(tmp_path: Path) -> None:
    underlag = antal(tmp_path, ROW[:2], ["Stegen", 9], profile=example_forbund())
    assert told(underlag, example_forbund()) == [("insats-antal-och-rader", "B2")]


def test_counts_of_a_year_in_which_the_insats_does_not_run_are_told(tmp_path: Path) -> None:
    profile = forbund(till=2022)
    underlag = antal(tmp_path, ROW[:2], ["Stegen", 9], profile=profile)
    assert told(underlag, profile) == [("insats-utanfor-ar", "B2")]


# --- pinn sheets ------------------------------------------------------------------------------


def test_a_section_is_a_line_of_its_own_or_a_column(tmp_path: Path) -> None:
    as_lines = pinn(
        tmp_path,
        ["Uppgift", "Totalt"],
        ["Nya deltagare", "xxx"],
        ["Nya efter kommun"],
        ["Alby", "xx"],
        ["Österby", "x"],
    )
    assert told(as_lines) == []
    as_column = pinn(
        tmp_path,
        ["Avsnitt", "Uppgift", "Totalt"],
        ["Antal", "Nya deltagare", 3],
        ["Nya efter kommun", "Alby", 2],
        [None, "Österby", 1],
    )
    assert told(as_column) == []
    for underlag in (as_lines, as_column):
        assert values(underlag, "nya", "nya.kommun.alby", "nya.kommun.saknas") == [3, 2, 0]


def test_a_blank_cell_of_a_section_that_is_filled_in_is_0(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        HEADERS[:3],
        ["Avslutade", 2, 1],
        ["Avslutade efter orsak"],
        ["Till arbete", "xx", None],
        ["Sjukdom", None, "x"],
        ["Flytt", None, None],
    )
    assert told(underlag) == []
    assert values(underlag, "avslutade.orsak.flytt", "avslutade.sjuk.man") == [0, 1]
    assert values(underlag, "avslutade.kunde", "avslutade.kunde.kvinnor") == [2, 2]


def test_a_section_that_is_blank_throughout_is_not_counted(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        HEADERS,
        ["Avslutade", 2, 1, 0, 3],
        ["Avslutade efter orsak"],
        ["Till arbete"],
        ["Sjukdom"],
    )
    assert told(underlag) == []
    assert values(underlag, "avslutade.orsak.sjukdom", "avslutade.orsak.saknas") == [None, None]


def test_who_stands_on_no_line_lacks_the_answer(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        HEADERS,
        ["Deltagare", 4, 2, 0, 6],
        ["Deltagare efter ålder"],
        ["Till och med 24 år", 1, 0, 0, 1],
        ["25-29 år", 1, 1, 0, 2],
        ["30–59 år", 1, 0, 0, 1],
        ["60 år och äldre", 0, 0, 0, 0],
    )
    assert told(underlag) == []
    assert values(underlag, "aktuella.alder.saknas", "aktuella.unga") == [2, 3]
    assert values(underlag, "aktuella.alder.fran-30", "aktuella.alder.kand") == [1, 4]


def test_the_line_of_those_without_an_answer_must_fit(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        ["Uppgift", "Totalt"],
        ["Nya", 6],
        ["Nya efter kommun"],
        ["Alby", 2],
        ["Österby", 1],
        ["Uppgift saknas", 1],
    )
    assert told(underlag) == [("antal-delar", "B4")]


def test_a_sum_within_a_section_is_checked_and_not_counted(tmp_path: Path) -> None:
    lines = [["Nya", 3], ["Nya efter kommun"], ["Alby", 2], ["Österby", 1]]
    assert told(pinn(tmp_path, ["Uppgift", "Totalt"], *lines, ["Summa", 3])) == []
    wrong = pinn(tmp_path, ["Uppgift", "Totalt"], *lines, ["Totalt", 4])
    assert told(wrong) == [("summa-stammer-inte", "B6")]


def test_a_share_is_held_against_its_line_and_population(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        ["Uppgift", "Totalt", "Andel, %"],
        ["Nya", 3],
        ["Nya efter kommun"],
        ["Alby", 2, 67],
        ["Österby", 1, 34],
    )
    assert told(underlag) == [("andel-stammer-inte", "C5")]


def test_the_new_and_the_ended_may_be_counted_by_month(tmp_path: Path) -> None:
    months = ["Uppgift", "Jan", "Februari", "Mar", "April", "Maj", "Juni", "Juli", "Aug"]
    months += ["Sept", "Okt", "Nov", "December", "Totalt"]
    new = ["Nya deltagare", "x", None, "xx", None, None, None, None, None, 1]
    underlag = pinn(tmp_path, months, [*new, None, None, None, 4])
    assert told(underlag) == []
    assert values(underlag, "nya", "nya.manad.01", "nya.manad.02", "nya.manad.03") == [4, 1, 0, 2]
    part = Period(YEAR.start, Period.of_month(2023, 8).end)
    figures = compute(underlag, FORBUND, part)
    assert figures["2023m01-08.st.nya"].value == 3
    assert figures["2023m01-08.st.aktuella"].absence is Absence.EJ_RAKNAT


def test_months_that_do_not_make_the_year_are_told(tmp_path: Path) -> None:
    months = ["Uppgift", "Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug"]
    headers = [*months, "Sep", "Okt", "Nov", "Dec", "Totalt"]
    line = ["Nya", 1, 1, None, None, None, None, None, None, None, None, None, None, 3]
    assert told(pinn(tmp_path, headers, line)) == [("antal-manader", "N2")]


def test_no_sum_is_doubted_while_a_count_on_the_sheet_cannot_be_read(tmp_path: Path) -> None:
    rows = [["Deltagare", 5, 3, 0, 8], ["Nya", 2, "två", 0, 9]]
    assert told(pinn(tmp_path, HEADERS, *rows)) == [("streck-okanda", "C3")]
    rows[1][2] = 2
    assert ("antal-kon", "E3") in told(pinn(tmp_path, HEADERS, *rows))


@pytest.mark.parametrize(
    ("new", "anonymous", "rules"),
    [
        (4, None, []),
        (5, 1, []),
        (5, None, [("antal-kon", "E3")]),
        (5, 2, [("antal-kon", "E3")]),
        (3, None, [("antal-kon", "E3")]),
    ],
)
def test_the_new_are_the_known_of_each_sex_and_the_anonymous(
    tmp_path: Path, new: int, anonymous: int | None, rules: list[tuple[str, str]]
) -> None:
    lines = [["Deltagare", 5, 3], ["Nya", 2, 2, None, new]]
    lines += [["Varav anonyma", None, None, None, anonymous]]
    assert told(pinn(tmp_path, HEADERS, *lines)) == rules


def test_a_message_names_each_sheet_once(tmp_path: Path) -> None:
    rows = [["Deltagare", 5, 3], ["Nya", 2, 2], ["Inskrivna vid årets början", 3, 2]]
    pinn(tmp_path, HEADERS, *rows)
    problems = check_tallies(read_underlag(tmp_path, FORBUND), FORBUND, YEAR)
    (message,) = (p.message for p in problems if p.place.cell == "B2")
    assert "nya deltagare: 4 (bladet Stegen, B3, C3, D3)" in message


def test_participants_cannot_be_counted_by_month(tmp_path: Path) -> None:
    underlag = pinn(tmp_path, ["Uppgift", "Jan", "Totalt"], ["Deltagare", 3, 5])
    assert ("uppgift-utan-manad", "B2") in told(underlag)
    assert told(pinn(tmp_path, ["Uppgift", "Jan", "Totalt"], ["Deltagare", None, 5])) == []


def test_a_number_on_two_sheets_must_be_the_same(tmp_path: Path) -> None:
    write_cells(tmp_path / "2023" / "b.xlsx", [["Uppgift", "Totalt"], ["Nya", 4]], "Stegen 2")
    underlag = pinn(tmp_path, ["Uppgift", "Totalt"], ["Nya", 5])
    problems = check_tallies(underlag, FORBUND, YEAR)
    assert [p.rule for p in problems if p.rule != "insats-utan-antal"] == ["antal-olika"]
    assert "2023/b.xlsx" in problems[0].message
    same = pinn(tmp_path, ["Uppgift", "Totalt"], ["Nya", 4])
    assert told(same) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (["Nya efter humör"], "avsnitt-okant"),
        (["Nykomna", 3], "uppgift-okand"),
        ([None, 3], "uppgift-saknas"),
        (["Nya", "x|"], "streck-okanda"),
    ],
)
def test_a_line_that_is_not_understood_is_told(
    tmp_path: Path, line: list[object], rule: str
) -> None:
    underlag = pinn(tmp_path, ["Uppgift", "Totalt"], ["Deltagare", 5], line)
    assert [found for found, _ in told(underlag)] == [rule]


def test_groups_and_the_anonymous_have_no_sex(tmp_path: Path) -> None:
    underlag = pinn(tmp_path, HEADERS, ["Varav anonyma", 1, None, None, 1])
    assert ("uppgift-utan-kon", "B2") in told(underlag)


def test_a_follow_up_is_counted_from_cohort_to_outcome(tmp_path: Path) -> None:
    underlag = pinn(
        tmp_path,
        ["Uppgift", "Totalt"],
        ["Uppföljning 6 månader"],
        ["Att följa upp", 10],
        ["Samtycke", 8],
        ["Svarade", 5],
        ["Arbete eller studier", 2],
        ["Arbete eller studier vid avslut", 4],
    )
    assert told(underlag) == []
    start = "uppf-6man"
    assert values(underlag, f"{start}.kohort", f"{start}.svarade.andel") == [10, 62.5]
    assert values(underlag, f"{start}.arbstud.andel", f"{start}.avslut.arbstud.andel") == [40, 40]
    assert values(underlag, f"{start}.samma.arbstud.andel") == [None]


def test_one_sheet_may_hold_several_insatser(tmp_path: Path) -> None:
    cells = [
        ["Insats", "Uppgift", "Totalt"],
        ["Stegen", "Nya", 3],
        [None, "Avslutade", 2],
        ["Bryggan", "Nya", 1],
    ]
    write_cells(tmp_path / "2023" / "pinn.xlsx", cells)
    underlag = read_underlag(tmp_path, FORBUND)
    assert underlag.problems == ()
    figures = compute(underlag, FORBUND, YEAR)
    assert [figures[f"2023.{m}"].value for m in ("st.avslutade", "br.nya", "bada.nya")] == [2, 1, 4]

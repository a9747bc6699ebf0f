"""What nobody knows for lack of a column is no number, and above all not 0."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.column_checks import check_columns
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.figure import Absence
from sofrep.domain.forbund import Avsnitt, Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Severity
from sofrep.domain.uppgift import Uppgift
from sofrep.statistics.underlag import Underlag
from support.workbooks import Row, example_forbund, write_sheet

YEAR = Period.of_year(2023)
ROWS: tuple[Row, ...] = (
    {"Insats": "BR", "Kön": "kvinna", "Kommun": "Alby", "Födelseår": 1990, "Grupp": "A",
     "Startdatum": "2023-01-10", "Slutdatum": "2023-05-10"},
    {"Insats": "BR", "Kön": "man", "Kommun": "Österby", "Födelseår": 1980, "Grupp": "B",
     "Startdatum": "2023-02-10", "Slutdatum": None},
)  # fmt: skip


def without(folder: Path, header: str, *not_noted: Uppgift) -> tuple[Underlag, Forbund]:
    forbund = example_forbund()
    insatser = tuple(replace(each, noteras_inte=not_noted) for each in forbund.insats)
    forbund = replace(forbund, insats=insatser)
    rows = [{key: value for key, value in row.items() if key != header} for row in ROWS]
    write_sheet(folder / "register" / "r.xlsx", rows)
    return read_underlag(folder, forbund), forbund


@pytest.mark.parametrize(
    ("header", "measures"),
    [
        ("Kön", ("aktuella.kvinnor", "nya.man", "avslutade.ovriga", "nya.kommun.alby.kvinnor")),
        ("Slutdatum", ("aktuella", "avslutade", "vid-slut", "avslutade.arbstud")),
        ("Grupp", ("aktuella.grupper", "aktuella.i-grupp", "aktuella.utan-grupp")),
        ("Kommun", ("nya.kommun.alby", "aktuella.kommun.osterby.andel")),
        ("Födelseår", ("nya.unga", "nya.alder.25-29", "nya.alder.medel")),
    ],
)
def test_a_figure_of_a_column_that_is_not_there_has_no_value(
    tmp_path: Path, header: str, measures: tuple[str, ...]
) -> None:
    underlag, forbund = without(tmp_path, header)
    figures = compute(underlag, forbund, YEAR)
    found = {measure: figures[f"2023.br.{measure}"] for measure in measures}
    assert {measure: figure.value for measure, figure in found.items()} == dict.fromkeys(measures)
    assert {f.absence for f in found.values()} <= {Absence.UPPGIFT_SAKNAS, Absence.EJ_RAKNAT}
    assert figures["2023.br.nya"].value == 2


@pytest.mark.parametrize(
    ("header", "uppgift"),
    [("Kön", Uppgift.KON), ("Slutdatum", Uppgift.SLUT), ("Grupp", Uppgift.GRUPP)],
)
def test_a_column_that_the_sections_build_on_is_an_error_until_the_profile_says_so(
    tmp_path: Path, header: str, uppgift: Uppgift
) -> None:
    told = [each.rule for each in check_columns(*without(tmp_path, header), YEAR) if each.is_error]
    assert told == ["kolumn-saknas"]
    silent = check_columns(*without(tmp_path, header, uppgift), YEAR)
    assert [each.rule for each in silent if each.is_error] == []


def test_answers_at_follow_up_are_unknown_and_not_none_where_no_column_says_who_consented(
    tmp_path: Path,
) -> None:
    exit_ = {"Insats": "ST", "Kön": "kvinna", "Startdatum": "2022-01-10", "Slutdatum": "2022-05-10"}
    write_sheet(tmp_path / "register" / "r.xlsx", [exit_, {**exit_, "Kön": "man"}])
    forbund = example_forbund()
    figures = compute(read_underlag(tmp_path, forbund), forbund, YEAR)
    cohort, *answers = (f"2023.st.uppf-6man.{name}" for name in ("kohort", "samtycke", "svarade"))
    assert figures[cohort].value == 2
    assert [figures[key].value for key in answers] == [None, None]
    assert figures["2023.st.uppf-6man.arbstud"].absence is Absence.EJ_RAKNAT


@pytest.mark.parametrize(("aged", "told"), [(1, ["kolumn-saknas"]), (2, []), (3, [])])
def test_a_year_of_birth_that_is_gone_is_told_where_less_than_half_have_an_age(
    tmp_path: Path, aged: int, told: list[str]
) -> None:
    rows = [
        {"Insats": "BR", "Kön": "man", "Kommun": "Alby", "Grupp": "A", "Slutdatum": None,
         "Startdatum": f"2023-02-1{number}", "Ålder vid start": 40 if number < aged else None}
        for number in range(4)
    ]  # fmt: skip
    write_sheet(tmp_path / "register" / "r.xlsx", rows)
    forbund = example_forbund()
    insatser = tuple(replace(each, avsnitt=(Avsnitt.ALDER,)) for each in forbund.insats)
    forbund = replace(forbund, insats=insatser)
    found = check_columns(read_underlag(tmp_path, forbund), forbund, YEAR)
    assert [each.rule for each in found if each.severity is not Severity.NOTE] == told


def test_a_column_that_could_not_be_read_is_not_called_empty(tmp_path: Path) -> None:
    rows = [{**row, "Födelseår": 85} for row in ROWS]
    write_sheet(tmp_path / "register" / "r.xlsx", rows)
    forbund = example_forbund()
    insatser = tuple(replace(each, avsnitt=(Avsnitt.ALDER,)) for each in forbund.insats)
    forbund = replace(forbund, insats=insatser)
    underlag = read_underlag(tmp_path, forbund)
    assert {each.rule for each in underlag.problems if each.is_error} == {"fodelsear-orimligt"}
    found = check_columns(underlag, forbund, YEAR)
    assert [each.rule for each in found if each.severity is not Severity.NOTE] == []

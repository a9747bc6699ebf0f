"""A part of the year: which days ``--period`` means, and what the commands do with them."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.cli.options import UsageFault, part_of_year
from sofrep.domain.period import Period
from support.commands import Ran, Sofrep
from support.office import add_rows


@pytest.mark.parametrize(
    ("text", "year", "first", "last", "key"),
    [
        ("delår", 2023, "2023-01-01", "2023-08-31", "2023m01-08"),
        ("Delår", 2024, "2024-01-01", "2024-08-31", "2024m01-08"),
        ("delårsrapport", 2023, "2023-01-01", "2023-08-31", "2023m01-08"),
        ("2023-01-01..2023-06-30", 2023, "2023-01-01", "2023-06-30", "2023m01-06"),
        ("2023-01..2023-06", 2023, "2023-01-01", "2023-06-30", "2023m01-06"),
        ("2024-01..2024-02", 2024, "2024-01-01", "2024-02-29", "2024m01-02"),
        ("2023-02-10 .. 2023-03-15", 2023, "2023-02-10", "2023-03-15", "230210-230315"),
        ("2023-01-01..2023-12-31", 2023, "2023-01-01", "2023-12-31", "2023"),
        (None, 2023, "2023-01-01", "2023-12-31", "2023"),
    ],
)
def test_a_period_is_named_or_has_two_days(text, year, first, last, key) -> None:
    period = part_of_year(text, year)
    assert period == Period(date.fromisoformat(first), date.fromisoformat(last))
    assert period.key == key


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("halvår", "Skriv en månad, delår, eller första och sista dagen"),
        ("2023-01-01", "Skriv en månad, delår, eller första och sista dagen"),
        ("2023-02-30..2023-06-30", "2023-02-30 är ingen dag"),
        ("2023-13..2023-14", "2023-13 är ingen dag"),
        ("..2023-06-30", "är ingen dag"),
        ("2023-06-30..2023-01-01", "slutar innan den börjar"),
        ("2022-07-01..2023-06-30", "ligger inte i 2023"),
        ("2022-01-01..2022-06-30", "ligger inte i 2023"),
    ],
)
def test_a_period_that_cannot_be_meant_is_told(text: str, told: str) -> None:
    with pytest.raises(UsageFault, match=told):
        part_of_year(text, 2023)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2023, 1, 1), date(2023, 8, 31), 8),
        (date(2024, 1, 1), date(2024, 2, 29), 2),
        (date(2024, 1, 1), date(2024, 2, 28), 1),
        (date(2023, 1, 2), date(2023, 8, 30), 6),
        (date(2023, 3, 5), date(2023, 3, 20), 0),
        (date(2023, 1, 1), date(2023, 12, 31), 12),
    ],
)
def test_whole_months_are_those_of_which_no_day_is_missing(first, last, months) -> None:
    assert Period(first, last).whole_months == months


def test_the_same_days_a_year_before_a_leap_year_s_february() -> None:
    assert part_of_year("2024-01..2024-02", 2024).previous().end == date(2023, 2, 28)
    assert part_of_year("2025-01..2025-02", 2025).previous().end == date(2024, 2, 29)


def documents(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


def test_a_part_of_a_year_gives_the_delarsrapport_alone_and_a_year_gives_the_others(
    office: Path, sofrep: Sofrep
) -> None:
    part = sofrep("build", "2023", "--period", "delår", "--data", office)
    assert part.code == 0, part.err
    assert documents(office / "out" / "2023m01-08") == ["Delårsrapport 2023.docx"]
    assert "görs inte" not in part.out
    year = sofrep("build", "2023", "--data", office)
    assert year.code == 0, year.err
    assert not any("Delårsrapport" in name for name in documents(office / "out" / "2023"))
    assert "Delårsrapport" not in year.out


def test_a_period_that_is_no_whole_months_is_told(office: Path, sofrep: Sofrep) -> None:
    ran = sofrep("build", "2023", "--period", "2023-01-01..2023-06-15", "--data", office)
    assert ran.code == 0, ran.err
    assert "Antalsmål bedöms mot fem tolftedelar av årets mål" in ran.out
    whole = sofrep("build", "2023", "--period", "delår", "--data", office)
    assert "hela månader" not in whole.out


def test_a_profile_without_delarsrapport_says_what_to_add(office: Path, sofrep: Sofrep) -> None:
    profile = office / "forbund.toml"
    lines = profile.read_text(encoding="utf-8").splitlines()
    at = lines.index('kod = "delarsrapport"')
    del lines[at - 1 : at + 2]
    profile.write_text("\n".join(lines), encoding="utf-8")
    ran = sofrep("build", "2023", "--period", "delår", "--data", office)
    assert ran.code == 1
    assert 'kod = "delarsrapport"' in ran.err
    assert not (office / "out").exists()


def test_the_date_of_a_part_of_a_year_has_a_table_of_its_own(office: Path, sofrep: Sofrep) -> None:
    build = ("build", "2023", "--period", "delår", "--data", office)
    assert "Datum saknas i forbund.toml, under dokument.2023m01-08" in sofrep(*build).out
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    table = "[dokument.2023m01-08]\ndatum = 2023-10-05\n\n[[insats]]"
    profile.write_text(text.replace("[[insats]]", table, 1), encoding="utf-8")
    ran = sofrep(*build)
    assert ran.code == 0, ran.err
    assert "Datum saknas" not in ran.out


def test_the_economy_that_is_not_entered_is_counted_as_unwritten(
    office: Path, sofrep: Sofrep
) -> None:
    build = ("build", "2023", "--period", "delår", "--data", office)
    missing = "Ekonomiskt utfall för januari–augusti 2023 är inte inmatat."
    assert missing in sofrep(*build).out
    path = office / "2023" / "ekonomi.xlsx"
    book = load_workbook(path)
    sheet = book["Driftsredovisning"]
    column = next(c.column for c in sheet[1] if c.value == "Januari-augusti 2023")
    post = next(c.column for c in sheet[1] if c.value == "Post")
    row = next(r for r in range(2, 20) if sheet.cell(r, post).value)
    sheet.cell(row, column, -60)
    book.save(path)
    ran = sofrep(*build)
    assert ran.code == 0, ran.err
    assert missing not in ran.out
    with zipfile.ZipFile(office / "out" / "2023m01-08" / "Delårsrapport 2023.docx") as package:
        assert "−60" in package.read("word/document.xml").decode("utf-8")


def new_in(ran: Ran) -> object:
    """How many new participants a query says there are."""
    assert ran.code == 0, ran.err
    row = next(row for row in json.loads(ran.out) if row["uppgift"] == "Nya deltagare")
    return row["totalt"]["varde"]


def test_the_queries_answer_about_the_part_of_the_year(office: Path, sofrep: Sofrep) -> None:
    add_rows(
        office / "register" / "register.xlsx",
        [{"Insats": "Ett", "Kön": "man", "Födelseår": 1980, "Startdatum": "2023-10-01"}],
    )
    stats = ("stats", "2023", "--insats", "Ett", "--format", "json", "--data", office)
    assert new_in(sofrep(*stats)) == 4
    assert new_in(sofrep(*stats, "--period", "delår")) == 3
    days = ("--period", "2023-01-01..2023-06-30", "--data", office)
    goals = sofrep("goals", *days)  # the year is the period's
    assert goals.code == 0, goals.err
    assert "Mål 2023m01-06" in goals.out
    figures = sofrep("figures", "nya", *days)
    assert "2023m01-06.ett.nya" in figures.out

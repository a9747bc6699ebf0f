"""``sofrep indicators``: the survey's results, through the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from support.commands import Ran, Sofrep
from support.facit import SAMPLE
from support.office import add_rows


def rows_of(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    rows: list[dict[str, Any]] = json.loads(ran.out)
    return rows


def answers(count: int, answer: str, sex: str, **more: object) -> list[dict[str, object]]:
    row = {"Respondentgrupp": "Deltagare avslut", "Kön": sex, "Fråga 1": answer}
    return [row | more for _ in range(count)]


@pytest.fixture
def surveyed(office: Path) -> Path:
    """Seven women and two men who have ended; fewer than 5 answers are not shown."""
    add_rows(
        office / "2023" / "enkatsvar.xlsx",
        [
            *answers(6, "Stämmer mycket bra", "kvinna"),
            *answers(1, "Stämmer ganska dåligt", "kvinna"),
            *answers(2, "Varken eller", "man"),
        ],
    )
    return office


def test_an_indicator_is_shown_by_question_and_sex(sofrep: Sofrep) -> None:
    ran = sofrep("indicators", "2023", "--indikator", "7", "--data", SAMPLE, "--format", "json")
    rows = rows_of(ran)
    assert [(r["indikator"], r["fraga"], r["kon"]) for r in rows] == [
        (7, 6, "Samtliga"),
        (7, 6, "Kvinnor"),
        (7, 6, "Män"),
    ]
    assert [r["positivt"]["visas"] for r in rows] == ["73\xa0%", "73\xa0%", "77\xa0%"]
    assert rows[0]["positivt"]["id"] == "2023.forbundet.enk.avslut.f06.pos.andel"
    assert rows[0]["n"]["varde"] == 119
    assert rows[0]["forandring"]["enhet"] == "procentenheter"


def test_a_group_may_be_given_by_any_of_its_names(sofrep: Sofrep) -> None:
    shown = {
        sofrep("indicators", "2023", "--grupp", name, "--data", SAMPLE, "--format", "csv").out
        for name in ("avslut", "Deltagare avslut", "DELTAGARE AVSLUT")
    }
    (only,) = shown
    rows = list(csv.DictReader(io.StringIO(only.removeprefix("\ufeff")), delimiter=";"))
    assert {row["Grupp"] for row in rows} == {"Deltagare avslut"}
    assert rows[0]["Positivt"] == "95,7627"


def test_a_sex_may_be_chosen(sofrep: Sofrep) -> None:
    command = ("indicators", "2023", "--indikator", "1", "--kon", "man", "--data", SAMPLE)
    rows = rows_of(sofrep(*command, "--grupp", "avslut", "--format", "json"))
    assert [r["kon"] for r in rows] == ["Män"]


def test_a_group_without_surveys_is_said_to_have_none(sofrep: Sofrep) -> None:
    command = ("indicators", "2023", "--grupp", "Deltagare pågående", "--data", SAMPLE)
    rows = rows_of(sofrep(*command, "--format", "json"))
    assert {r["anmarkning"] for r in rows} == {"inga enkäter 2023"}
    assert {r["positivt"] for r in rows} == {None}


def test_an_indicator_without_a_measure_says_its_reason(sofrep: Sofrep) -> None:
    (row,) = rows_of(
        sofrep("indicators", "2023", "--indikator", "11", "--data", SAMPLE, "--format", "json")
    )
    assert row["anmarkning"] == "mäts inte än: Ett nationellt mått saknas ännu"


def test_too_few_answers_are_not_shown_in_any_format(sofrep: Sofrep, surveyed: Path) -> None:
    command = ("indicators", "2023", "--indikator", "1", "--data", surveyed)
    rows = {r["kon"]: r for r in rows_of(sofrep(*command, "--format", "json")) if r["kon"]}
    assert rows["Kvinnor"]["positivt"]["visas"] == "86\xa0%"
    assert rows["Män"]["anmarkning"] == "för få svar"
    assert [rows["Män"][key] for key in ("n", "negativt", "varken", "positivt")] == [None] * 4
    line = next(x for x in sofrep(*command, "--format", "md").out.splitlines() if "Män" in x)
    assert [cell.strip() for cell in line.split("|")[4:-2]] == [""] * 8
    assert "för få svar" in line


def test_the_table_names_the_indicator_and_its_questions(sofrep: Sofrep) -> None:
    out = sofrep("indicators", "2023", "--indikator", "7", "--data", SAMPLE).out
    assert "Indikator 7. Deltagarna närmar sig arbete eller studier, 2023" in out
    assert "6. Jag är mer redo" in out
    assert "+17" in out
    assert "Anmärkning" not in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--indikator", "77"), "Indikatorn 77 finns inte. Välj bland: 1, 2, 3,"),
        (("--grupp", "Styrelser"), "Respondentgruppen Styrelser finns inte. Menar ni Styrelse?"),
        (("--indikator", "7", "--grupp", "styr"), "Det finns inga frågor som passar in"),
    ],
)
def test_what_does_not_exist_is_said(
    sofrep: Sofrep, options: tuple[str, ...], message: str
) -> None:
    ran = sofrep("indicators", "2023", *options, "--data", SAMPLE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(message)


def test_a_year_without_surveys_says_so(sofrep: Sofrep, office: Path) -> None:
    ran = sofrep("indicators", "2023", "--data", office)
    assert (ran.code, ran.err) == (2, "Det finns inga enkätsvar för 2023.\n")


def test_a_profile_without_a_survey_says_so(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text[: text.index("[enkat]")], encoding="utf-8")
    ran = sofrep("indicators", "2023", "--data", office)
    assert ran.code == 2
    assert ran.err.startswith("forbund.toml har ingen enkät.")

"""The measures of a goal: a few by plain names, all on a sheet to search, and told where one does not fit."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.amnen.alla.goal_names import common_measures, every_measure, with_measures
from sofrep.domain.figure import Unit
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import Mal
from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.domain.uppgift import Korsning
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.gathering import profile_of
from support.frames import make_forbund
from support.office import add_rows, make_office

YEAR = Period.of_year(2023)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("mål") / "Förbundet", goals=())


@pytest.fixture(scope="module")
def forbund(office: Path) -> Forbund:
    return profile_of(office)[0]


def judged(
    folder: Path, tmp_path: Path, *rows: Mapping[str, object]
) -> tuple[list[tuple[str, object]], list[str]]:
    """The measures and results of a goal sheet with these rows, and what is told of its measures."""
    copy = shutil.copytree(folder, tmp_path / "f")
    goal = {"Jämförelse": ">=", "Målvärde": 3}
    add_rows(
        copy / "2023" / "mal.xlsx", [{"Mål": f"Mål {n}"} | goal | row for n, row in enumerate(rows)]
    )
    results = evaluate(copy, YEAR)
    rules = ("mal-matt-okant", "mal-fel-enhet")
    told = [f"{p.message} {p.action}" for p in results.problems if p.rule in rules]
    return [(g.mal.matt, g.result and g.result.value) for g in results.goals], told


def test_the_dropdown_offers_few_by_plain_names_and_follows_the_insats(office: Path) -> None:
    book = load_workbook(office / "2023" / "mal.xlsx")
    sheet, lists = book.worksheets[0], book["Listor"]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == "Mått")
    (rule,) = (
        rule
        for rule in sheet.data_validations.dataValidation
        if str(rule.sqref).startswith(f"{letter}2:")
    )
    assert 'MATCH(IF($A2="","Förbundet",$A2)' in str(rule.formula1)
    assert (rule.errorStyle, rule.showErrorMessage) == ("information", True)
    offered = {
        column[0].value: [c.value for c in column[1:] if c.value] for column in lists.columns
    }
    assert "Till arbete eller studier, andel av avslutade" in offered["Ett"]
    assert "Arbete eller studier efter 6 månader, andel av dem som svarade" in offered["Ett"]
    assert not [name for name in offered["Två"] if "6 månader" in name]  # is not followed up
    assert "Ansökningar" in offered["Förbundet"]
    assert max(map(len, offered.values())) < 20


def test_a_name_that_begins_with_a_digit_is_no_figure_id() -> None:
    crossing = Korsning(kod="x", namn="2 saker", rader="kommun", kolumner=("arbstud",))
    forbund = make_forbund(korsning=(crossing,))
    names = {code: name for name, code, *_ in every_measure(forbund)}
    code = "kors.x.alv.arbstud"
    assert names[code].startswith("2 saker")
    (goal,) = with_measures([goal_of("rv", names[code])], forbund)
    assert goal.matt == code
    assert with_measures([goal_of("rv", f"2023.rv.{code}")], forbund)[0].matt == f"2023.rv.{code}"


def goal_of(scope: str, matt: str) -> Mal:
    return Mal(
        year=2023,
        scope=scope,
        wording="Mål",
        matt=matt,
        jamforelse=None,
        target=None,
        unit=Unit.ANTAL,
        entered=None,
        entered_previous=None,
        not_measured="",
        comment="",
        place=Place("mal.xlsx"),
    )


def test_every_measure_is_on_a_sheet_with_filters_by_name_and_code(
    office: Path, forbund: Forbund
) -> None:
    page = load_workbook(office / "2023" / "mal.xlsx")["Alla mått"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("Mått", "Kod", "Räknas för", "Räknas i")
    assert ("Nya deltagare", "nya", "insats eller union", "antal") in rows
    assert rows[1:] == list(every_measure(forbund))
    assert page.auto_filter.ref == f"A1:D{len(rows)}"
    of_insats = [row[0] for row in rows[1:] if row[2] != "Förbundet"]
    assert len(of_insats) == len(set(of_insats))  # a name is of one measure
    assert evaluate(office, YEAR).problems[0].rule == "profil-ej-ifylld"  # the sheet is no fault


@pytest.mark.parametrize(
    ("name", "code", "value"),
    [
        ("Nya deltagare", "nya", 3),
        ("Till arbete eller studier, andel av avslutade", "avslutade.arbstud.andel", 100),
        ("till arbete eller studier, antal", "avslutade.arbstud", 1),
        ("Avslutade, arbete eller studier, andel", "avslutade.arbstud.andel", 100),
        ("nya", "nya", 3),
    ],
)
def test_a_goal_may_name_its_measure_in_words(office, tmp_path, name, code, value) -> None:
    assert judged(office, tmp_path, {"Insats": "Ett", "Mått": name}) == ([(code, value)], [])


def test_every_plain_name_is_read_as_its_measure_with_its_unit(
    office: Path, forbund: Forbund, tmp_path: Path
) -> None:
    named = [
        (insats, measure, name)
        for scope, insats in (("ett", "Ett"), (FORBUNDET, "Förbundet"))
        for measure, name in common_measures(forbund, scope).items()
    ]
    rows = [{"Insats": insats, "Mått": name} for insats, _, name in named]
    outcomes, told = judged(office, tmp_path, *rows)
    assert told == []
    assert [matt for matt, _ in outcomes] == [measure for _, measure, _ in named]


@pytest.mark.parametrize(
    ("row", "message", "instead"),
    [
        ({"Insats": "Ett", "Mått": "ansokningar"},
         "räknas för hela förbundet, inte för Insats ett", "Skriv Förbundet i kolumnen Insats"),
        ({"Insats": "Förbundet", "Mått": "nya"},
         "räknas för en insats, inte för hela förbundet", "skriv måttet insatser.nya"),
        ({"Insats": "Två", "Mått": "uppf-6man.arbstud.andel", "Enhet": "procent"},
         "Insats två (fyll i) följs inte upp efter 6 månader", "t.ex. avslutade.arbstud.andel"),
    ],
)  # fmt: skip
def test_a_measure_that_cannot_be_judged_is_told_with_one_that_can(
    office, tmp_path, row, message, instead
) -> None:
    outcomes, (told,) = judged(office, tmp_path, row)
    assert outcomes == []
    assert message in told
    assert instead in told

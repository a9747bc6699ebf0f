"""Old rows may be deleted once what later reports need of them is entered: then nothing changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sofrep.domain.figure import Origin
from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.gallring import Gallring, GallringError, prepare
from sofrep.pipeline.startmapp.new_year import add_year
from support.office import add_rows, make_office
from support.rojande import turn_on

BASE = {"Insats": "Ett", "Kön": "kvinna", "Födelseår": 1990, "Kommun": "Norra"}
WORK, JOBLESS = "Arbete, heltid", "Arbetssökande"


def followed(start: str, end: str, then: str, later: str = "") -> dict[str, str | int]:
    """An exit with what they did then, and after six months where they answered."""
    row = BASE | {"Startdatum": start, "Slutdatum": end, "Sysselsättning vid avslut": then}
    if later:
        row |= {"Samtycke uppföljning": "ja", "6 månader sysselsättning": later}
    return row


ROWS = (
    # The report of 2023 follows up 2022 and the first half of 2023: three of four answered.
    followed("2022-01-10", "2022-03-01", WORK, WORK),
    followed("2022-02-10", "2022-05-01", JOBLESS, WORK),
    followed("2022-02-11", "2022-06-01", JOBLESS),
    followed("2022-03-10", "2023-02-01", WORK, JOBLESS),
    BASE | {"Startdatum": "2023-06-01"},
    BASE | {"Startdatum": "2024-01-15"},
    {"Insats": "Ett", "Startdatum": "2022-04-01", "Anonym": "ja"},
)
SURVEY = {"Respondentgrupp": "Deltagare avslut", "Fråga 1": 5}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_office(tmp_path_factory.mktemp("kansli") / "Förbundet", ROWS, goals=())
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for old in ("[2020, 2021, 2022]", "[2020, 2021, 2022, 2023]"):
        assert f"inga_deltagare = {old}" in text
    text = text.replace(
        "inga_deltagare = [2020, 2021, 2022, 2023]",
        "inga_deltagare = [2020, 2021, 2022, 2023, 2024]",
    )
    text = text.replace("inga_deltagare = [2020, 2021, 2022]", "inga_deltagare = [2020, 2021]")
    profile.write_text(text, encoding="utf-8")
    add_year(folder, 2024)
    (folder / "2022").mkdir()
    (folder / "2023" / "enkatsvar.xlsx").rename(folder / "2022" / "enkatsvar.xlsx")
    add_rows(folder / "2022" / "enkatsvar.xlsx", [SURVEY] * 3)
    return folder


@pytest.fixture
def office(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "Förbundet"))


@pytest.fixture(scope="module")
def entered(once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Gallring]:
    """A copy in which what later reports need has been entered, and what was said of it."""
    folder = Path(shutil.copytree(once, tmp_path_factory.mktemp("gallrat") / "Förbundet"))
    return folder, prepare(folder, 2022)


def delete_rows(folder: Path) -> None:
    """What the office does: take away the rows of 2022 and say from when the register is complete."""
    path = folder / "register" / "register.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for row in range(sheet.max_row, 1, -1):
        end = str(sheet.cell(row, columns["Slutdatum"]).value or "")
        start = str(sheet.cell(row, columns["Startdatum"]).value)
        if end.startswith("2022") or (sheet.cell(row, columns["Anonym"]).value and start < "2023"):
            sheet.delete_rows(row)
    book.save(path)
    (folder / "2022" / "enkatsvar.xlsx").unlink()
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    text = text.replace("register_fran = 2020-01-01", "register_fran = 2023-01-01")
    profile.write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def values(folder: Path) -> dict[str, object]:
    figures = evaluate(folder, Period.of_year(2024)).figures
    return {key: figure.value for key, figure in figures.items() if figure.value is not None}


def test_after_the_rows_are_gone_every_figure_is_what_it_was(
    once: Path, entered: tuple[Path, Gallring], tmp_path: Path
) -> None:
    before = values(once)
    assert before["2023.ett.uppf-6man.svarade"] == 3
    assert before["2022.forbundet.enk.avslut.f01.n"] == 3
    folder, found = entered
    assert found.compared == len(before)
    assert found.file == folder / "historik gallring 2022.xlsx"
    office = Path(shutil.copytree(folder, tmp_path / "Förbundet"))
    delete_rows(office)
    assert {key: value for key, value in values(office).items() if key in before} == before
    results = evaluate(office, Period.of_year(2024))
    entered = results.figures["2023.ett.uppf-6man.svarade"]
    assert (entered.origin, entered.source) == (
        Origin.INMATAD,
        "Räknat av sofrep före gallringen av rader till och med 2022",
    )
    assert [p for p in results.problems if p.rule.startswith("historik")] == []


def test_what_tells_of_too_few_goes_with_its_rows(office: Path) -> None:
    turn_on(office, "\n[rojande]\nminsta_grupp = 5\n")
    found = prepare(office, 2022)
    assert found.file is not None
    sheet = load_workbook(found.file).worksheets[0]
    entered = {str(row[0].value) for row in sheet.iter_rows(min_row=2)}
    assert {"2023.ett.uppf-6man.kohort", "2022.forbundet.enk.avslut.antal"} <= entered
    of_three = {"2023.ett.uppf-6man.arbstud", "2023.ett.uppf-6man.arbstud.andel"}
    assert entered.isdisjoint({*of_three, "2022.forbundet.enk.avslut.f01.pos"})
    assert of_three & values(office).keys()


def test_without_it_the_figures_would_have_been_lost(office: Path) -> None:
    before = values(office)
    delete_rows(office)
    after = values(office)
    lost = {key for key in before if before[key] != after.get(key)}
    assert "2023.ett.uppf-6man.svarade" in lost
    assert "2022.forbundet.enk.avslut.f01.n" in lost


def test_it_says_which_rows_may_go_and_changes_no_file(
    once: Path, entered: tuple[Path, Gallring]
) -> None:
    folder, found = entered
    assert found.rows == {
        ("register/register.xlsx", "Register"): 4,  # three exits and the anonymous
        ("2022/enkatsvar.xlsx", "Enkätsvar"): 3,
    }
    assert str(found.register_fran) == "2023-01-01"
    before, after = files(once), files(folder)
    assert after.keys() - before.keys() == {"historik gallring 2022.xlsx"}
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize(
    ("through", "why"),
    [(2023, r"förra årets.*Gallra till och med 2022"), (2024, "Gallra till och med 2022")],
)
def test_rows_that_a_report_to_come_counts_are_kept(office: Path, through: int, why: str) -> None:
    with pytest.raises(GallringError, match=why):
        prepare(office, through)


def test_rows_that_are_still_to_be_followed_up_are_kept(office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8").replace("fran_ar = -1", "fran_ar = -2")
    profile.write_text(text, encoding="utf-8")
    with pytest.raises(GallringError, match="följs upp efter 6 månader i rapporten för 2024"):
        prepare(office, 2022)


def test_until_the_rows_are_deleted_what_is_entered_is_told_once(
    entered: tuple[Path, Gallring],
) -> None:
    folder, found = entered
    told = [p for p in evaluate(folder, Period.of_year(2024)).problems if "historik-aven" in p.rule]
    assert found.entered > 5
    assert len(told) == 1
    assert "ta i stället bort de gamla raderna" in told[0].action


def test_a_year_without_rows_is_told(office: Path) -> None:
    with pytest.raises(GallringError, match="inga rader som slutade till och med 2019"):
        prepare(office, 2019)


def test_a_second_time_there_is_nothing_more_to_enter(entered: tuple[Path, Gallring]) -> None:
    again = prepare(entered[0], 2022)
    assert (again.entered, again.file) == (0, None)


def test_nothing_is_entered_of_faulty_workbooks(office: Path) -> None:
    add_rows(office / "register" / "register.xlsx", [BASE | {"Startdatum": "igår"}])
    with pytest.raises(FaultyDataError):
        prepare(office, 2022)
    assert not list(office.glob("historik gallring*"))

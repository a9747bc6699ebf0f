"""What changes from one year to the next, each tried from last year's finished and adopted folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sofrep.domain.figure import Figure, Origin
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem
from sofrep.pipeline.adopted import adopted_file
from sofrep.pipeline.building import build
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.startmapp.new_year import add_year
from support.office import add_rows, make_office

LAST, YEAR = Period.of_year(2023), Period.of_year(2024)
ROW = {"Kön": "man", "Födelseår": 1980, "Kommun": "Norra", "År i offentlig försörjning": 2}
ENROLMENTS = (
    *({"Insats": "Första", "Startdatum": f"2023-0{n}-10"} | ROW for n in range(1, 7)),
    {"Insats": "Andra", "Startdatum": "2023-03-01"} | ROW,
    {"Insats": "Andra", "Startdatum": "2023-04-01", "Slutdatum": "2023-09-01",
     "Sysselsättning vid avslut": "Studier"} | ROW,
)  # fmt: skip
NAMES = (
    (' (fyll i)"', '"'),
    ("utkast = true ", "utkast = false "),
    ('namn = "Insats ett"\nkortnamn = "Ett" ', 'namn = "Första insatsen"\nkortnamn = "Första" '),
    ('namn = "Insats två"\nkortnamn = "Två"', 'namn = "Andra insatsen"\nkortnamn = "Andra"'),
)


def change_profile(folder: Path, *changes: tuple[str, str]) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    profile.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2023 is built and adopted, 2024 begun with a row of each insats."""
    folder = make_office(tmp_path_factory.mktemp("år") / "Förbundet", (), goals=())
    change_profile(folder, *NAMES)
    change_profile(
        folder, ("inga_deltagare = [2020, 2021, 2022, 2023]", "inga_deltagare = [2020, 2021, 2022]")
    )
    add_rows(folder / "register" / "register.xlsx", ENROLMENTS)
    build(folder, LAST, folder / "out" / "2023")
    # Adopted without a text, which the command refuses.
    shutil.copy(folder / "out" / "2023" / RECORD_NAME, adopted_file(folder, 2023))
    add_year(folder, 2024)
    add_rows(folder / "register" / "register.xlsx", [
        {"Insats": name, "Startdatum": "2024-02-01"} | ROW for name in ("Första", "Andra")
    ])  # fmt: skip
    return folder


@pytest.fixture
def folder(last_year: Path, tmp_path: Path) -> Path:
    return shutil.copytree(last_year, tmp_path / "Förbundet")


def told(folder: Path) -> tuple[Problem, ...]:
    return tuple(p for p in evaluate(folder, YEAR).problems if not p.rule.startswith("profil"))


def figures(folder: Path) -> dict[str, Figure]:
    return dict(evaluate(folder, YEAR).figures)


def test_the_new_year_begins_without_a_word(folder: Path) -> None:
    assert told(folder) == ()


class TestANewName:
    RENAMED = (
        'namn = "Första insatsen"\nkortnamn = "Första" ',
        'namn = "Stegen"\nkortnamn = "Stegen" ',
    )

    def test_an_alias_is_offered_where_the_old_name_is_met(self, folder: Path) -> None:
        change_profile(folder, self.RENAMED)
        problem = next(p for p in told(folder) if p.rule == "insats-okand")
        assert problem.place.file == "register/register.xlsx"
        assert len(problem.places) == 7
        assert (
            'skriv det gamla namnet vid den i forbund.toml: alias = ["Gamla namnet"]'
            in problem.action
        )

    def test_with_the_alias_both_names_are_read_and_last_year_is_what_it_was(
        self, folder: Path
    ) -> None:
        change_profile(folder, self.RENAMED)
        change_profile(folder, ("alias = [] ", 'alias = ["Första"] '))
        add_rows(
            folder / "register" / "register.xlsx",
            [{"Insats": "Stegen", "Startdatum": "2024-03-01"} | ROW],
        )
        assert told(folder) == ()
        found = figures(folder)
        assert (found["2023.ett.nya"].value, found["2024.ett.nya"].value) == (6, 2)


class TestMergedAndSplit:
    NEW = '\n[[insats]]\nkod = "{}"\nnamn = "{}"\nfran = 2024\nefterfoljer = [{}]\navsnitt = ["oversikt"]\n'

    def add_insats(self, folder: Path, kod: str, namn: str, *before: str) -> None:
        kods = ", ".join(f'"{each}"' for each in before)
        change_profile(folder, ("\n[[union]]", self.NEW.format(kod, namn, kods) + "\n[[union]]"))

    def test_a_merged_insats_has_what_both_were_adopted_with(self, folder: Path) -> None:
        self.add_insats(folder, "ny", "Nya insatsen", "ett", "tva")
        change_profile(
            folder,
            ("alias = [] ", "till = 2023\nalias = [] "),
            ('kortnamn = "Andra"', 'kortnamn = "Andra"\ntill = 2023'),
            ('insatser = ["ett"]', 'insatser = ["ett", "ny"]'),
        )
        add_rows(
            folder / "register" / "register.xlsx",
            [{"Insats": "Nya insatsen", "Startdatum": "2024-03-01"} | ROW],
        )
        assert [p for p in told(folder) if p.is_error] == []
        found = figures(folder)
        assert (found["2023.ny.nya"].value, found["2024.ny.nya"].value) == (8, 3)

    def test_a_split_insats_is_not_compared_with_the_years_before(self, folder: Path) -> None:
        self.add_insats(folder, "nya", "Del A", "ett")
        self.add_insats(folder, "nyb", "Del B", "ett")
        change_profile(folder, ("alias = [] ", "till = 2024\nalias = [] "))
        rows = [{"Insats": name, "Startdatum": "2024-03-01"} | ROW for name in ("Del A", "Del B")]
        add_rows(folder / "register" / "register.xlsx", rows)
        assert [p for p in told(folder) if p.is_error] == []
        found = figures(folder)
        assert (found["2024.nya.nya"].value, found["2024.nyb.nya"].value) == (1, 1)
        assert "2023.nya.nya" not in found
        assert found["2023.ett.nya"].value == 6


def test_a_new_kommun_is_offered_and_then_counted_without_a_change_of_last_year(
    folder: Path,
) -> None:
    add_rows(
        folder / "register" / "register.xlsx",
        [{"Insats": "Första", "Startdatum": "2024-03-01"} | ROW | {"Kommun": "Västra"}],
    )
    (problem,) = told(folder)
    assert problem.rule == "kommun-okand"
    assert "lägg till värdet" in problem.action
    kommun = '[[kommun]]\nkod = "vastra"\nnamn = "Västra kommunen"\nkortnamn = "Västra"\nmedlem = "norra"\n\n'
    change_profile(folder, ('[[kommun]]\nkod = "sodra"', f'{kommun}[[kommun]]\nkod = "sodra"'))
    assert told(folder) == ()
    found = figures(folder)
    assert found["2024.ett.nya.kommun.vastra"].value == 1
    assert found["2023.ett.nya.kommun.norra"].value == 6


def test_other_age_bands_count_last_year_anew_and_keep_what_was_adopted_and_it_is_told(
    folder: Path,
) -> None:
    bands = '["-24", "25-29", "30-39", "40-49", "50-59", "60-"]'
    change_profile(folder, (bands, '["-29", "30-59", "60-"]'))
    (problem,) = told(folder)
    assert problem.rule == "aldersband-andrade"
    assert "-24, 25-29, 30-39, 40-49, 50-59 är borta" in problem.message
    assert "räknas om ur registret efter de nya grupperna" in problem.message
    found = figures(folder)
    anew, kept = found["2023.ett.aktuella.alder.30-59"], found["2023.ett.aktuella.alder.40-49"]
    assert (anew.value, anew.origin) == (6, Origin.BERAKNAD)
    assert (kept.value, kept.origin) == (6, Origin.FASTSTALLD)


def test_a_retired_code_that_is_taken_away_is_told_to_stay(folder: Path) -> None:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    first = text.index('[[sysselsattning]]\nkod = "studier"')
    after = text.index("[[sysselsattning]]", first + 1)
    profile.write_text(text[:first] + text[after:], encoding="utf-8")
    problem = next(p for p in told(folder) if p.is_error)
    assert problem.rule == "sysselsattning-okand"
    assert problem.action.endswith(
        "Ett värde som har utgått ska stå kvar där så länge rader har det."
    )
    profile.write_text(text, encoding="utf-8")
    assert told(folder) == ()


class TestAColleaguesCopy:
    def test_the_same_file_once_more(self, folder: Path) -> None:
        register = folder / "register" / "register.xlsx"
        shutil.copy(register, register.with_name("register - Kopia.xlsx"))
        (problem,) = told(folder)
        assert (problem.rule, problem.place.file) == ("fil-kopia", "register/register - Kopia.xlsx")

    def test_a_copy_in_which_a_row_was_added(self, folder: Path) -> None:
        register = folder / "register" / "register.xlsx"
        copy = register.with_name("register (2).xlsx")
        shutil.copy(register, copy)
        add_rows(copy, [{"Insats": "Första", "Startdatum": "2024-03-01"} | ROW])
        problem = next(p for p in told(folder) if p.is_error)
        assert problem.rule == "blad-kopia"
        assert figures(folder)["2024.ett.nya"].value == 1

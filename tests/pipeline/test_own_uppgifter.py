"""From a declared uppgift to its column, checks, tallies and words: no code knows it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.column_checks import check_columns
from sofrep.amnen.alla.column_gaps import check_empty_columns
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.labels import measure_text
from sofrep.amnen.alla.sheets import REGISTER, read_underlag
from sofrep.domain.forbund import Forbund, Kodlista, Underlagsslag
from sofrep.domain.mal import Bedomning
from sofrep.domain.period import Period
from sofrep.domain.uppgift import EgenUppgift, Noteras, Varde
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.startmapp.tally_rows import new_pinn_sheets
from sofrep.pipeline.startmapp.workbooks import new_workbook
from support.workbooks import Row, example_forbund, write_cells, write_sheet

YEAR = Period.of_year(2023)
VALUES = (
    Varde(kod="grund", namn="Grundskola"),
    Varde(kod="gymn", namn="Gymnasium", alias=("Gymnasieskola",)),
)
OWN = (
    EgenUppgift(kod="utb", namn="utbildningsnivå", rubrik="Utbildning", varde=VALUES),
    EgenUppgift(kod="tim", namn="timmar", noteras=Noteras.BADA, granser=(10, 20), enhet="h"),
)
BASE: Row = {"Insats": "BR", "Kön": "kvinna", "Kommun": "Alby", "Födelseår": 1990,
             "Startdatum": "2023-01-10", "Slutdatum": "2023-05-10"}  # fmt: skip


def forbund(*avsnitt: str, underlag: Underlagsslag = Underlagsslag.RADER) -> Forbund:
    base = example_forbund()
    insatser = tuple(replace(each, avsnitt=avsnitt, underlag=underlag) for each in base.insats)
    vid_start = (Kodlista.FORSORJNING,)
    return replace(base, insats=insatser, uppgift=OWN, noteras_vid_start=vid_start)


def told(folder: Path, profile: Forbund, *rows: Row) -> list[tuple[str, str]]:
    """Rule and words of what is told of a register."""
    write_sheet(folder / "register" / "r.xlsx", rows)
    underlag = read_underlag(folder, profile)
    found = [*underlag.problems, *check_columns(underlag, profile, YEAR)]
    return [(p.rule, p.message) for p in [*found, *check_empty_columns(underlag, profile, YEAR)]]


def test_a_value_that_the_list_does_not_have_is_told(tmp_path: Path) -> None:
    own: Row = {"Utbildning": "Folkskola", "Timmar vid start": -1}
    rules = [rule for rule, _ in told(tmp_path, forbund(), BASE | own)]
    assert "uppgift-okand" in rules
    assert "antal-orimligt" in rules


def test_a_register_without_the_column_of_a_listed_section_is_an_error_unless_the_profile_says_so(
    tmp_path: Path,
) -> None:
    profile = forbund("utb")
    assert ("kolumn-saknas", "Bladet har ingen kolumn Utbildning, så ingen på bladet har utbildningsnivå.") in told(tmp_path, profile, BASE)  # fmt: skip
    silent = tuple(replace(each, noteras_inte=("utb",)) for each in profile.insats)
    rules = [rule for rule, _ in told(tmp_path, replace(profile, insats=silent), BASE)]
    assert "kolumn-saknas" not in rules


def test_an_empty_column_of_a_listed_section_is_told(tmp_path: Path) -> None:
    rows = [BASE | {"Utbildning": "", "Deltagarnummer": n} for n in range(12)]
    assert "kolumn-tom" in [rule for rule, _ in told(tmp_path, forbund("utb"), *rows)]


def test_what_is_noted_at_exit_needs_an_end_date(tmp_path: Path) -> None:
    row = BASE | {"Slutdatum": None, "Timmar vid avslut": 5}
    assert "avslut-utan-slutdatum" in [rule for rule, _ in told(tmp_path, forbund(), row)]


def test_a_new_register_has_the_columns_with_the_values_to_choose(tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(new_workbook(REGISTER, forbund()))
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    headers = [cell.value for cell in book.worksheets[0][1]]
    assert {"Utbildning", "Timmar vid start", "Timmar vid avslut", "Försörjning vid start"} <= {
        *headers
    }
    lists = {
        column[0].value: [cell.value for cell in column[1:3]] for column in book["Listor"].columns
    }
    assert lists["Utbildning"] == ["Grundskola", "Gymnasium"]


@pytest.mark.parametrize(
    ("heading", "lines", "measure"),
    [
        ("Nya efter utbildningsnivå", (("Gymnasieskola", 2), ("Grundskola", 1)), "nya.utb.gymn"),
        (
            "Avslutade efter timmar vid avslut",
            (("mer än 10 till 20 h", 2),),
            "avslutade.tim-ut.10-20",
        ),
        ("Timmar vid start", (("högst 10", 2),), "aktuella.tim-in.till-10"),
    ],
)
def test_a_pinn_sheet_counts_it(
    tmp_path: Path, heading: str, lines: tuple[tuple[str, int], ...], measure: str
) -> None:
    profile = forbund(underlag=Underlagsslag.ANTAL)
    cells = [
        ["Uppgift", "Totalt"],
        ["Deltagare", 3],
        ["Nya", 3],
        ["Avslutade", 3],
        [heading],
        *lines,
    ]
    write_cells(tmp_path / "2023" / "pinn.xlsx", cells, "Stegen")
    underlag = read_underlag(tmp_path, profile)
    assert [p for p in underlag.problems if p.is_error] == []
    assert compute(underlag, profile, YEAR)[f"2023.st.{measure}"].value == 2


def test_a_sheet_of_counts_has_a_column_per_value(tmp_path: Path) -> None:
    profile = forbund(underlag=Underlagsslag.ANTAL)
    headers = [
        "Insats",
        "Deltagare",
        "Avslutade",
        "Utbildning: Gymnasium",
        "Timmar vid avslut: 10–20 h",
    ]
    write_cells(tmp_path / "2023" / "antal.xlsx", [headers, ["ST", 3, 3, 2, 1]])
    figures = compute(read_underlag(tmp_path, profile), profile, YEAR)
    assert figures["2023.st.aktuella.utb.gymn"].value == 2
    assert figures["2023.st.avslutade.tim-ut.10-20"].value == 1


def test_a_new_pinn_sheet_has_its_lines(tmp_path: Path) -> None:
    profile = forbund("utb", underlag=Underlagsslag.ANTAL)
    (tmp_path / "p.xlsx").write_bytes(new_pinn_sheets(profile, profile.insats[:1]))
    lines = [row[0].value for row in openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[0].rows]
    assert lines[lines.index("Utbildning") :][:4] == [
        "Utbildning",
        "Grundskola",
        "Gymnasium",
        "Uppgift saknas",
    ]


def test_its_measures_have_plain_names() -> None:
    assert measure_text("nya.utb.gymn.andel.kvinnor", forbund()) == (
        "nya deltagare, utbildningsnivå gymnasium, andel, kvinnor"
    )
    assert (
        measure_text("avslutade.tim-ut.saknas", forbund()) == "avslutade, timmar vid avslut saknas"
    )


def test_a_goal_names_an_own_uppgift_and_is_judged_by_it(tmp_path: Path) -> None:
    folder = tmp_path / "insjo"
    shutil.copytree(sample_data() / "sofint", folder)
    book = folder / "2024" / "Mål 2024.xlsx"
    workbook = openpyxl.load_workbook(book)
    goal = ("Vägvalet", None, "Minst 30 procent har bara grundskola", "aktuella.utb.grund.andel")
    workbook.worksheets[0].append((*goal, "minst", 30, "procent"))
    workbook.save(book)
    results = evaluate(folder, Period.of_year(2024))
    judged = next(each for each in results.goals if each.mal.wording == goal[2])
    assert judged.result is not None
    assert (judged.result.id, judged.result.numerator, judged.result.denominator) == (
        "2024.vval.aktuella.utb.grund.andel",
        37,
        111,
    )
    assert judged.bedomning is Bedomning.UPPFYLLT

"""An office whose insatser deliver counts only: from `init` to documents and queries."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from sofrep.pipeline.startmapp.folder import make_folder
from support.commands import Sofrep
from support.office import add_rows, copied, make_office
from support.workbooks import write_cells

STATISTICS = "Bilaga 2 Statistik 2023.docx"


def counts_only(folder: Path, *insatser: str) -> None:
    """Say in the profile that these deliver counts only, and make the year's sheets anew."""
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    for kod in insatser:
        text = text.replace(f'kod = "{kod}"\n', f'kod = "{kod}"\nunderlag = "antal"\n', 1)
    profile.write_text(text, encoding="utf-8")


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Ett has a register; Två delivers a row of counts and a pinn sheet."""
    return copied(tmp_path / "Förbundet", make_mixed)


def make_mixed(folder: Path) -> None:
    make_office(folder)
    counts_only(folder, "tva")
    assert make_folder(folder, 2023).files
    book = load_workbook(folder / "2023" / "antal.xlsx")
    sheet = book["Antal"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, headers["Insats"]).value == "Två"
    for header, count in {"Deltagare": 6, "Kvinnor": 4, "Män": 2, "Nya": 3, "Avslutade": 2}.items():
        sheet.cell(2, headers[header], count)
    book.save(folder / "2023" / "antal.xlsx")


def text_of(path: Path) -> str:
    """Every paragraph, with what stands in content controls."""
    body = Document(str(path)).element.body
    lines = ("".join(p.xpath(".//w:t/text()")) for p in body.iter(qn("w:p")))
    return "\n".join(lines).replace("\u00a0", " ")


def row_of(text: str, label: str, insats: str) -> list[str]:
    """Totalt, kvinnor and män of a row of the insats's table by sex."""
    table = text.partition(f"Deltagare i {insats} (fyll i) 2023 efter kön\n")[2]
    return table.partition(f"\n{label}\n")[2].split("\n")[:3]


def test_init_makes_sheets_for_what_is_tallied_that_read_back_without_a_fault(
    mixed: Path, sofrep: Sofrep
) -> None:
    assert load_workbook(mixed / "2023" / "pinnstatistik.xlsx").sheetnames[:2] == [
        "Två",
        "Två månader",
    ]
    ran = sofrep("check", "2023", "--data", mixed)
    assert (ran.code, "0 fel" in ran.out) == (0, True)


def test_there_is_no_register_where_every_insats_delivers_counts(
    tmp_path: Path, sofrep: Sofrep
) -> None:
    folder = tmp_path / "F"
    sofrep("init", folder)
    counts_only(folder, "ett", "tva")
    for path in (folder / "register", folder / "2023"):
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
    assert sofrep("init", folder).code == 0
    assert not (folder / "register").exists()
    assert sofrep("init", "--nytt-ar", "2024", "--data", folder).code == 0
    assert (folder / "2024" / "antal.xlsx").exists()


def test_a_year_without_the_counts_of_an_insats_is_an_error(mixed: Path, sofrep: Sofrep) -> None:
    (mixed / "2023" / "antal.xlsx").unlink()
    ran = sofrep("check", "2023", "--data", mixed)
    assert ran.code != 0
    assert "inga antal för Insats två" in " ".join(ran.out.split())


def test_a_year_whose_counts_are_not_delivered_yet_answers_and_can_have_an_agreement(
    mixed: Path, sofrep: Sofrep
) -> None:
    (mixed / "2023" / "antal.xlsx").unlink()
    goal = {"Insats": "Två", "Mål": "Minst 5 nya", "Mått": "nya", "Jämförelse": ">="}
    add_rows(mixed / "2023" / "mal.xlsx", [goal | {"Målvärde": 5, "Enhet": "antal"}])
    ran = sofrep("goals", "2023", "--data", mixed, "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)[-1]["resultat"] is None
    assert sofrep("form", "avtal", "--insats", "Två", "--ar", "2023", "--data", mixed).code == 0
    assert sofrep("build", "2023", "--data", mixed).code == 3


def test_the_documents_show_what_was_counted_and_say_what_was_not(
    mixed: Path, sofrep: Sofrep
) -> None:
    out = mixed / "out" / "2023"
    assert sofrep("build", "2023", "--data", mixed).code == 0
    text = text_of(out / STATISTICS)
    assert "Insats två (fyll i) hade 6 deltagare (4 kvinnor och 2 män) under 2023." in text
    assert "– Har inte räknats." in text
    assert "Insats två (fyll i) lämnar endast antal." in text
    assert "Det som en insats inte har räknat anges med streck." in text
    # Nothing is said of what nobody has counted, least of all that there was nobody.
    assert row_of(text, "Inskrivna 31 december", "Insats två") == ["–", "–", "–"]
    chapter = text.rpartition("\nTabeller\n")[0].rpartition("\nInsats två (fyll i)\n")[2]
    assert "Inskrivna 31 december" not in chapter
    assert "Ingen" not in chapter


def test_no_sentence_is_made_of_hidden_counts(mixed: Path, sofrep: Sofrep) -> None:
    sheet = [["Uppgift", "Januari", "Februari", "Totalt"], ["Nya", 2, 1, 3], ["Avslutade", 1, 1, 2]]
    write_cells(mixed / "2023" / "manader.xlsx", sheet, "Två")
    with (mixed / "forbund.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[[rojande.tabell]]\ntabell = "manad"\nminsta = 5\n')
    assert sofrep("build", "2023", "--data", mixed).code == 0
    text = text_of(mixed / "out" / "2023" / STATISTICS)
    # The table shows the months as hidden, and "x" stands in cells only, never in a sentence.
    assert row_of(text, "Nya deltagare", "Insats två") == ["x", "–", "–"]
    assert "Nya och avslutade i Insats två (fyll i) 2023 efter månad" in text
    assert "Antalet deltagare redovisas inte, för att ingen enskild ska kunna identifieras." in text
    told = [line for line in text.split("\n") if re.search(r"\bx\b", line) and line != "x"]
    assert [line for line in told if not line.startswith(("x betyder", "x Visas inte"))] == []
    assert "Flest började" not in text


def test_a_section_that_nobody_has_counted_is_left_out(mixed: Path, sofrep: Sofrep) -> None:
    sofrep("build", "2023", "--data", mixed)
    captions = text_of(mixed / "out" / "2023" / STATISTICS)
    assert "Deltagare i Insats ett (fyll i) 2023 efter kommun" in captions
    assert "Deltagare i Insats två (fyll i) 2023 efter kommun" not in captions
    write_cells(
        mixed / "2023" / "pinn2.xlsx",
        [["Uppgift", "Totalt"], ["Deltagare efter kommun"], ["Norra", 4], ["Södra", 2]],
        "Två",
    )
    sofrep("build", "2023", "--data", mixed)
    captions = text_of(mixed / "out" / "2023" / STATISTICS)
    assert "Deltagare i Insats två (fyll i) 2023 efter kommun" in captions
    assert "Deltagare i Insats två (fyll i) 2023 efter ålder vid start" not in captions


def test_a_query_for_a_figure_names_the_cells_that_it_is_counted_from(
    mixed: Path, sofrep: Sofrep
) -> None:
    ran = sofrep("figures", "2023.tva.nya", "--rader", "--data", mixed, "--format", "json")
    assert ran.code == 0, ran.err
    assert "antal.xlsx" in ran.out
    assert json.loads(ran.out)


def test_stats_show_a_dash_for_what_was_not_counted_also_from_the_store(
    mixed: Path, sofrep: Sofrep
) -> None:
    first = sofrep("stats", "2023", "--insats", "tva", "--data", mixed)
    again = sofrep("stats", "2023", "--insats", "tva", "--data", mixed)
    assert first.code == 0, first.err
    assert first.out == again.out
    assert any("Inskrivna vid" in line and "–" in line for line in first.out.splitlines())


def test_a_goal_of_all_insatser_is_measured_by_the_sum(mixed: Path, sofrep: Sofrep) -> None:
    add_rows(
        mixed / "2023" / "mal.xlsx",
        [
            {
                "Insats": "Förbundet",
                "Mål": "Nya i alla insatser",
                "Mått": "insatser.nya",
                "Jämförelse": ">=",
                "Målvärde": 6,
                "Enhet": "antal",
            }
        ],
    )
    ran = sofrep("goals", "2023", "--data", mixed, "--format", "json")
    rows = {row["mal"]: row for row in json.loads(ran.out)}
    assert rows["Nya i alla insatser"]["resultat"]["varde"] == 6
    assert rows["Nya i alla insatser"]["bedomning"] == "Uppfyllt"


def test_the_newest_year_of_a_folder_without_year_folders_is_that_of_its_counts(
    tmp_path: Path, sofrep: Sofrep
) -> None:
    folder = tmp_path / "F"
    sofrep("init", folder)
    counts_only(folder, "ett", "tva")
    for path in (folder / "register", folder / "2023"):
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
    write_cells(
        folder / "antal.xlsx",
        [["År", "Insats", "Deltagare"], [2021, "Ett", 3], [2021, "Två", 2]],
    )
    ran = sofrep("stats", "--data", folder)
    assert (ran.code, "2021" in ran.out) == (0, True), ran.err

"""Finished documents of any maker give the same paragraphs and tables, with their places."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from sofrep.granskning.handling import Handling
from sofrep.granskning.lasare import UnreadableError, read_document
from support.handlingar import (
    MAKERS,
    Form,
    Rubrik,
    Ruta,
    Tab,
    make_docx,
    make_pdf,
    put_in_control,
    scanned_pdf,
)

TABLE = Tab(
    "Deltagare efter kommun 2021",
    [
        ["Kommun", "Totalt", "Kvinnor", "Män"],
        ["Ekby", "1 204", "604", "600"],
        ["Granvik", "35", "15", "20"],
        ["Totalt", "1 239", "619", "620"],
    ],
)


def read(tmp_path: Path, content: bytes, name: str = "Rapport.docx") -> Handling:
    path = tmp_path / name
    path.write_bytes(content)
    return read_document(path)


def texts(handling: Handling) -> list[list[list[str]]]:
    return [[[cell.text for cell in rad] for rad in tabell.rader] for tabell in handling.tabeller]


@pytest.mark.parametrize("ending", MAKERS)
def test_every_form_gives_the_same_table_and_text(tmp_path: Path, ending: str) -> None:
    parts = [
        Rubrik("Resultat"),
        "Under året deltog 1 239 personer i insatserna.",
        TABLE,
        "Efter tabellen.",
    ]
    handling = read(tmp_path, MAKERS[ending](parts), f"Rapport.{ending}")
    assert texts(handling) == [[list(row) for row in TABLE.rader]]
    (tabell,) = handling.tabeller
    assert (tabell.titel, tabell.rubrikrader, tabell.rubrikkolumner) == (TABLE.titel, 1, 1)
    assert tabell.plats.rubrik == "Resultat"
    assert "Efter tabellen." in [s.text for s in handling.stycken]
    assert handling.stycken[1].text == parts[1]


@pytest.mark.parametrize("form", [Form.UTAN_RAM, Form.TABBAR])
def test_a_table_without_borders_or_by_tabs_is_a_table(tmp_path: Path, form: Form) -> None:
    handling = read(tmp_path, make_docx([Tab(TABLE.titel, TABLE.rader, form)]))
    assert texts(handling) == [[list(row) for row in TABLE.rader]]


def test_a_merged_cell_stands_in_each_of_its_places(tmp_path: Path) -> None:
    handling = read(tmp_path, make_docx([Tab("", TABLE.rader, over="Antal")]))
    (tabell,) = handling.tabeller
    assert tabell.rader[0][1] is tabell.rader[0][3]
    assert tabell.kolumnrubrik(3) == "Antal Män"
    assert tabell.radrubrik(3) == "Granvik"


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    handling = read(tmp_path, make_docx(["Före.", Ruta("45 av 198, 23 %."), "Efter."]))
    assert [s.text for s in handling.stycken] == ["Före.", "45 av 198, 23 %.", "Efter."]


def test_a_content_control_says_which_part_of_the_text_it_holds(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Av dem gick ")
    paragraph.add_run("27 %")
    put_in_control(paragraph, "2023.rv.avslutade.arbstud.andel")
    paragraph.add_run(" till arbete.")
    buffer = io.BytesIO()
    document.save(buffer)
    (stycke,) = read(tmp_path, buffer.getvalue()).stycken
    (kontroll,) = stycke.kontroller
    assert stycke.text[kontroll.fran : kontroll.till] == "27 %"
    assert kontroll.tagg == "2023.rv.avslutade.arbstud.andel"


def test_a_table_that_a_page_cuts_is_one_table_and_running_heads_are_no_text(
    tmp_path: Path,
) -> None:
    rows = [["Månad", "Nya", "Avslutade"], *[[f"Rad {n}", str(n), str(2 * n)] for n in range(100)]]
    handling = read(tmp_path, make_pdf([Rubrik("Tabeller"), Tab("Alla", rows)]), "Rapport.pdf")
    assert texts(handling) == [rows]
    assert not any("Exempelförbundet" in stycke.text for stycke in handling.stycken)


def test_deleted_text_and_the_raised_number_of_a_note_are_no_text(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Totalt 12")
    paragraph.add_run("3").font.superscript = True
    buffer = io.BytesIO()
    document.save(buffer)
    assert read(tmp_path, buffer.getvalue()).stycken[0].text == "Totalt 12"


def test_what_cannot_be_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    faults = {
        "a.docx": (b"PK\x03\x04 trasig", "går inte att läsa"),
        "b.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), "lösenord"),
        "c.pdf": (b"%PDF-1.4 trasig", "går inte att läsa"),
        "d.pdf": (scanned_pdf(), "inskannad"),
        "e.txt": (bytes(2000), "ingen textfil"),
        "f.xlsx": (b"", "Granskningen läser"),
        "g.html": (b"", "webbsida"),
    }
    for name, (content, told) in faults.items():
        with pytest.raises(UnreadableError, match=told):
            read(tmp_path, content, name)
    with pytest.raises(UnreadableError, match="finns inte"):
        read_document(tmp_path / "ingen.docx")

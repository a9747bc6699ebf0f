"""Every published amount stands in the årsredovisning, in the right table, row and column."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest
from lxml import etree
from openpyxl import load_workbook

from sofrep.pipeline.editions import Settled
from sofrep.visning.svenska import format_number
from support.built import settled
from support.facit import SAMPLE, read_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAME = "Årsredovisning 2023.docx"
CAPTIONS = {"Balanskravsresultat": "Balanskravsutredning", "Flerår": "Flerårsöversikt"}
STATEMENTS = read_table("vast_ekonomi_2023.csv")
YEARS = read_table("vast_flerarsoversikt.csv")


@pytest.fixture(scope="module")
def report() -> Settled:
    return settled("vast", "2023")


@pytest.fixture(scope="module")
def body(report: Settled) -> etree._Element:
    (content,) = (each.content for each in report.documents if each.name == NAME)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


Tables = Mapping[str, Mapping[tuple[str, str], etree._Element]]


@pytest.fixture(scope="module")
def tables(body: etree._Element) -> Tables:
    """The cells of each table by row and column, by its caption as a screen reader says it."""
    return {name: cells_of(table) for name, table in captioned(body)}


def captioned(body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The tables of data by their captions; those that only place things abreast have none."""
    for table in body.iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None:
            yield caption.get(f"{W}val"), table


def cells_of(table: etree._Element) -> dict[tuple[str, str], etree._Element]:
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    headings = [text_of(cell) for cell in rows[0]]
    labels = [text_of(row[0]) for row in rows[1:]]
    assert len(set(labels)) == len(labels)
    return {
        (label, heading): cell
        for label, row in zip(labels, rows[1:], strict=True)
        for heading, cell in zip(headings, row, strict=True)
    }


def table_of(tables: Tables, rapport: str) -> Mapping[tuple[str, str], etree._Element]:
    start = CAPTIONS.get(rapport, rapport)
    return next(cells for caption, cells in tables.items() if caption.startswith(start))


def text_of(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t")).strip()


def printed(amount: str) -> str:
    return format_number(int(amount)) if amount else ""


def place(row: Mapping[str, str], year: str) -> tuple[str, str]:
    """The row and column of a published amount."""
    if row["rapport"] != "Driftsredovisning":
        return row["post"], year
    post, _, kind = row["post"].rpartition(", ")
    return post, f"{kind.capitalize()} {year}"


@pytest.mark.parametrize("year", ["2023", "2022"])
@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: f"{row['rapport']}-{row['post']}")
def test_an_amount_of_the_statements_is_printed_as_published(row, year, tables) -> None:
    if not row[year]:
        return
    cell = table_of(tables, row["rapport"])[place(row, year)]
    assert text_of(cell) == printed(row[year])
    assert cell.find(f".//{W}sdt") is not None


@pytest.mark.parametrize("row", [row for row in STATEMENTS if row["not"]], ids=lambda r: r["post"])
def test_a_post_refers_to_its_note(row, tables) -> None:
    assert text_of(table_of(tables, row["rapport"])[row["post"], "Not"]) == row["not"]


@pytest.mark.parametrize("year", ["2023", "2022", "2021", "2020", "2019"])
@pytest.mark.parametrize("row", YEARS, ids=lambda row: row["post"])
def test_five_years_are_printed_as_published_and_an_empty_cell_is_not_0(row, year, tables) -> None:
    cell = table_of(tables, "Flerår")[row["post"], year]
    assert text_of(cell) == printed(row[year])


def test_the_deviation_is_outcome_less_budget(tables) -> None:
    table = table_of(tables, "Driftsredovisning")
    assert text_of(table["Nettokostnad", "Avvikelse"]) == format_number(1620291)
    assert text_of(table["Resultat", "Avvikelse"]) == format_number(1849722)


def test_the_statements_end_at_the_same_edge(body: etree._Element) -> None:
    widths = {
        name: sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol"))
        for name, table in captioned(body)
        if name.startswith(("Resultaträkning", "Balansräkning", "Kassaflöde", "Not "))
    }
    assert len(widths) == 10
    assert len(set(widths.values())) == 1


def test_the_sample_is_complete(report: Settled) -> None:
    assert len(report.documents) == 4  # it has no number in its name; three bilagor have
    assert all(document.placeholders == () for document in report.documents)


def test_a_failed_check_stands_in_the_list_of_problems_and_not_in_the_document(
    report: Settled, body: etree._Element
) -> None:
    assert [p.place.cell for p in report.problems if p.rule.startswith("eko-")] == [
        "E10",
        "F9",
        "C8",
    ]
    text = text_of(body)
    assert "stämmer inte" not in text
    assert "Kontrollen" not in text


def written_texts() -> list[str]:
    sheet = load_workbook(SAMPLE / "2023" / "Texter 2023.xlsx").active
    rows = sheet.iter_rows(values_only=True)
    return [str(row[3]) for row in rows if row[0] == "arsredovisning"]


def test_the_written_sample_texts_hold_no_number_that_could_contradict_a_figure() -> None:
    texts = written_texts()
    assert len(texts) > 20
    for text in texts:
        # The number of an act is no figure.
        assert not re.search(r"\d", re.sub(r"\(\d{4}:\d+\)", "", text)), text


def test_the_logo_and_the_emblem_have_alt_texts(body: etree._Element) -> None:
    drawings = list(body.iter(f"{WP}docPr"))
    assert [drawing.get("descr").split(":")[0] for drawing in drawings[:2]] == [
        "Förbundets märke",
        "Medfinansiärens emblem",
    ]


def test_the_members_of_the_styrelse_sign_and_those_who_stand_in_do_not(
    body: etree._Element,
) -> None:
    paragraphs = [text_of(p) for p in body.iter(f"{W}p")]
    signed = paragraphs[paragraphs.index("Ort och datum") :]
    assert "A. B." in signed
    assert "M. N." not in signed

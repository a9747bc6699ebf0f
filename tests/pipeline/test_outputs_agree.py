"""Every figure has the same printed form in the Word document, on the page, in the PDF and among the tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

import openpyxl
import pytest
from lxml import etree, html

from sofrep.pipeline.documents import Document
from sofrep.utdata.tabeller.wide_table import IDS
from sofrep.visning.block import Tabellblock, walk
from sofrep.visning.visat import Tabell
from support.built import YEARS, files, settled
from support.printed import W, controls_in
from support.taggar import Tagg, lasning
from support.talformat import visat

_NUMBER = re.compile(r"[+−]?\d+(?: \d{3})*(?:,\d+)?(?: %)?")
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_FRONT = 14
"""So many numbers at most stand before the first block of a document: dates, its own number."""
_IN_A_LINE = {"span", "a", "strong", "em", "sup", "sub", "mark", "u", "s"}
_TAGS_IN_A_LINE = {"Span", "Link", "Em", "Strong"}
_UNREAD_STYLE = re.compile("Innehll[0-9]|Diagramfrklaring")
_UNREAD = "//nav|//details|//svg|//p[@class='forklara']|//span[@class='marke']"


def numbers(text: str) -> list[str]:
    """Every printed number in order; a PDF has no other space than the plain one."""
    return _NUMBER.findall(text.replace("\u00a0", " "))


def word_text(content: bytes) -> str:
    """The paragraphs of a Word document, without its contents list and the keys of its charts."""
    shown = []
    for paragraph in part(content, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or not _UNREAD_STYLE.fullmatch(style.get(f"{W}val")):
            shown.append("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return "\n".join(shown)


def page_text(content: bytes) -> str:
    """What a page says in its main part, but for its charts and their tables."""
    root = html.fromstring(content.decode())
    for unread in root.xpath(_UNREAD):
        unread.drop_tree()
    (main,) = root.iter("main")
    for element in main.iter():
        if element.tag not in _IN_A_LINE:
            element.tail = f"\n{element.tail or ''}"
    return str(main.text_content())


def pdf_text(tagg: Tagg) -> str:
    """What a PDF says, but for its contents list, what is drawn and the marks of lists."""
    if tagg.slag in {"TOC", "Figure", "Lbl"}:
        return ""
    said = "".join(d if isinstance(d, str) else pdf_text(d) for d in tagg.delar)
    return said if tagg.slag in _TAGS_IN_A_LINE else f"{said}\n"


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_number_of_the_text_and_its_tables_is_the_same_in_word_page_and_pdf(
    sample: str, year: str
) -> None:
    pages, pdfs = files(sample, year, "webb").values(), files(sample, year, "pdf").values()
    for document, page, pdf in zip(settled(sample, year).documents, pages, pdfs, strict=True):
        in_word = numbers(word_text(document.content))
        on_page = numbers(page_text(page))
        assert (document.name, on_page) == (document.name, in_word[-len(on_page) :])
        assert len(in_word) - len(on_page) <= _FRONT
        assert (document.name, numbers(pdf_text(lasning(pdf)))) == (document.name, in_word)


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_figure_of_a_table_is_shown_in_the_workbook_as_in_word(
    sample: str, year: str
) -> None:
    ((_, content),) = files(sample, year, "tabeller").items()
    book = openpyxl.load_workbook(io.BytesIO(content))
    made = settled(sample, year)
    tables = [tables_of(edition.blocks) for edition in made.editions]
    sheets = dict(
        zip(dict.fromkeys(t for some in tables for t in some), book.worksheets[1:], strict=True)
    )
    for document, shown in zip(made.documents, tables, strict=True):
        in_word = list(word_tables(document, {tabell.rubrik for tabell in shown}))
        for table, tabell in zip(in_word, shown, strict=True):
            expected = controls_in(table)
            found = list(sheet_figures(sheets[tabell]))
            assert [figure for figure, _ in found] == [figure for figure, _ in expected]
            for (_, text), (_, cell) in zip(expected, found, strict=True):
                assert text in cell, (document.name, tabell.rubrik, text, cell)
                assert numbers(text) == [n.lstrip("+") for n in numbers(cell)][:1]


def tables_of(blocks) -> list[Tabell]:
    return [block.tabell for block in walk(blocks) if isinstance(block, Tabellblock)]


def word_tables(document: Document, captions: set[str]) -> Iterator[etree._Element]:
    """The tables of figures, each with its caption among its properties."""
    for table in part(document.content, "word/document.xml").iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") in captions:
            yield table


def sheet_figures(sheet) -> Iterator[tuple[str, str]]:
    """Each figure of a sheet's table with what Excel shows of it, in order."""
    ((_, ref),) = sheet.tables.items()
    head, *rows = sheet[ref]
    places = {str(cell.value): place for place, cell in enumerate(head)}
    for row in rows if IDS in places else ():
        told = str(row[places[IDS]].value)
        for name, _, figures in (one.rpartition(": ") for one in told.split("; ") if ": " in one):
            cell = row[places[name]]
            text = cell.value
            shown = text if isinstance(text, str) else visat(text, cell.number_format)
            yield from ((figure, shown) for figure in figures.split())


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_number_of_a_chart_is_drawn_as_word_draws_it(sample: str, year: str) -> None:
    for document, page in zip(
        settled(sample, year).documents, files(sample, year, "webb").values(), strict=True
    ):
        drawn = html.fromstring(page.decode()).xpath("//svg")
        with zipfile.ZipFile(io.BytesIO(document.content)) as package:
            names = [n for n in package.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
        charts = [
            part(document.content, f"word/charts/chart{n}.xml") for n in range(1, len(names) + 1)
        ]
        each = len(drawn) // max(1, len(charts))  # a chart is drawn for a narrow page too
        assert len(drawn) == each * len(charts)
        for number, svg in enumerate(drawn):
            texts = Counter(text.text for text in svg.iter("text"))
            wanted = Counter(labels(charts[number // each]))
            assert wanted
            assert not wanted - texts, (document.name, wanted - texts)


def labels(chart: etree._Element) -> Iterator[str]:
    """The numbers that a chart of Word prints: all, or of many lines the last ones."""
    lines = [*chart.iter(f"{_C}lineChart")]
    series = [*chart.iter(f"{_C}ser")]
    for each in series:
        (cache,) = each.iterfind(f"{_C}val/{_C}numRef/{_C}numCache")
        count = int(cache.find(f"{_C}ptCount").get("val"))
        for point in cache.iter(f"{_C}pt"):
            if not lines or len(series) <= 2 or int(point.get("idx")) == count - 1:
                code = cache.findtext(f"{_C}formatCode")
                yield (
                    visat(float(point.findtext(f"{_C}v")), code)
                    .replace(" %", "\u00a0%")
                    .replace("-", "−")
                )

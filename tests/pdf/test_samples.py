"""The samples as PDF: two checkers without a fault, read out whole, each cell under its headers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import page
import pdfua
import pikepdf
import pytest

from sofrep.visning.block import (
    Bildblock,
    Block,
    Diagramblock,
    Egentabell,
    Innehall,
    Kanslitext,
    Nyckeltal,
    Rubrik,
    Tabellblock,
    Underskrifter,
    numbered,
    sentences,
    walk,
)
from sofrep.visning.tabellform import evened
from sofrep.visning.visat import cell_text
from support.blocktext import plain
from support.built import YEARS, files, settled
from support.taggar import lasning

_UNSEEN = re.compile(r"[\s\u00ad\u2060\u2010\x02-]+")


def bare(text: str) -> str:
    """Without spaces, and hyphens at the end of a line; a reference may begin a sentence."""
    return _UNSEEN.sub("", text).casefold()


def read_out(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What somebody who listens is to hear, in order."""
    numbers = numbered(blocks)
    for block in walk(blocks):
        match block:
            case Tabellblock() | Diagramblock() | Nyckeltal():
                yield from figures_read_out(block, numbers)
            case Kanslitext():
                yield str(block.text)
            case Bildblock():
                yield block.bild.alt
            case Innehall():
                yield block.rubrik
            case Underskrifter():
                yield from (said for signer in block.rader for said in signer)
            case _:
                yield from (plain(delar, numbers) for delar in sentences(block))


def figures_read_out(
    block: Tabellblock | Diagramblock | Nyckeltal, numbers: dict[str, int]
) -> Iterator[str]:
    match block:
        case Tabellblock():
            number = numbers.get(block.nyckel)
            yield (f"Tabell {number}. " if number else "") + block.tabell.rubrik
            yield from block.tabell.kolumner
            for rad in evened(block.tabell):
                yield from (rad.etikett, *map(cell_text, rad.celler))
            yield from block.tabell.noter
        case Diagramblock():
            yield from (block.diagram.rubrik, block.diagram.alt, plain(block.bildtext, numbers))
            yield from block.diagram.noter
        case Nyckeltal():
            for ruta in block.rutor:
                yield from (ruta.etikett, str(ruta.tal))
                yield from (plain(rad, numbers) for rad in ruta.rader)


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_two_checkers_find_no_fault_in_any_document(sample: str, year: str) -> None:
    for name, pdf in files(sample, year, "pdf").items():
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            report = page.validate_pdf_bytes(pdf, profile=profile)
            assert (name, report.failures) == (name, [])
            assert report.is_compliant
        assert (name, pdfua.validate(io.BytesIO(pdf)).findings) == (name, ())


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_sentence_and_cell_is_read_out_in_order(sample: str, year: str) -> None:
    for edition, pdf in zip(
        settled(sample, year).editions, files(sample, year, "pdf").values(), strict=True
    ):
        text, at = bare(lasning(pdf).text), 0
        for said in read_out(edition.blocks):
            wanted = bare(said)
            found = text.find(wanted, at)
            assert found >= 0, (edition.titel, said, text[at : at + 200])
            at = found + len(wanted)


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_every_cell_has_the_headers_of_its_row_and_its_column(sample: str, year: str) -> None:
    for edition, pdf in zip(
        settled(sample, year).editions, files(sample, year, "pdf").values(), strict=True
    ):
        shown = [b for b in walk(edition.blocks) if isinstance(b, Tabellblock | Egentabell)]
        tables = list(lasning(pdf).alla("Table"))
        for block, table in zip(shown, tables, strict=True):
            if isinstance(block, Egentabell):
                continue
            tabell = block.tabell
            assert table.sammanfattning == tabell.beskrivning
            heads = {cell.identitet: bare(cell.text) for cell in table.alla("TH")}
            found = [
                [
                    (tuple(heads[h] for h in cell.rubriker), bare(cell.text))
                    for cell in row.alla("TD")
                ]
                for row in table.alla("TR")
            ]
            wanted = [
                [
                    ((bare(column), bare(rad.etikett)), bare(cell_text(celle)))
                    for column, celle in zip(
                        tabell.kolumner[1:],
                        rad.celler or [""] * (len(tabell.kolumner) - 1),
                        strict=True,
                    )
                ]
                for rad in evened(tabell)
            ]
            assert found == [[], *wanted], tabell.rubrik


@pytest.mark.parametrize(("sample", "year"), YEARS)
def test_title_language_bookmarks_and_contents_lead_to_every_heading(
    sample: str, year: str
) -> None:
    for edition, pdf in zip(
        settled(sample, year).editions, files(sample, year, "pdf").values(), strict=True
    ):
        headings = [bare(plain(b.delar)) for b in walk(edition.blocks) if isinstance(b, Rubrik)]
        tags = lasning(pdf)
        kinds = [f"H{n}" for n in range(1, 7)]
        assert [bare(tag.text) for tag in tags.alla(*kinds)] == headings
        levels = [int(tag.slag[1]) for tag in tags.alla(*kinds)]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        contents = [bare(tag.text) for tag in tags.alla("TOCI")]
        listed = [
            h for h, level in zip(headings, levels, strict=True) if level <= contents_level(edition)
        ]
        assert [entry.rstrip("0123456789") for entry in contents] == [
            h.rstrip("0123456789") for h in listed
        ]
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert str(document.Root.Lang) == "sv"
            assert str(document.docinfo.Title) == edition.titel
            with document.open_outline() as outline:
                assert sum(1 for _ in _entries(outline.root)) == len(headings)


def contents_level(edition) -> int:
    return next((b.niva for b in edition.blocks if isinstance(b, Innehall)), 0)


def _entries(items) -> Iterator[object]:
    for item in items:
        yield item
        yield from _entries(item.children)


def test_every_page_is_set_in_the_fonts_that_come_with_the_program() -> None:
    fonts = set()
    for pdf in files("vast", "2023", "pdf").values():
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for each in document.objects:
                if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                    fonts.add(str(each.FontName).partition("+")[2])
    assert fonts <= {"Carlito", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"}
    assert fonts

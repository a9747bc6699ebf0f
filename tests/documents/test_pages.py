"""The documents of the sample data as pages: LibreOffice lays them out, poppler reads them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from support.built import YEARS, settled
from support.pages import make_pdfs, page_texts

of_samples = pytest.mark.parametrize(("sample", "year"), YEARS)


@cache
def pages_of(sample: str, year: str) -> dict[str, list[str]]:
    """The pages of each document of a sample, by its name."""
    documents = settled(sample, year).documents
    with TemporaryDirectory() as folder:
        pdfs = make_pdfs([document.content for document in documents], Path(folder))
        return {each.name: page_texts(pdf) for each, pdf in zip(documents, pdfs, strict=True)}


@of_samples
def test_every_page_says_that_the_data_are_made_up_and_none_is_blank(sample, year):
    for name, pages in pages_of(sample, year).items():
        assert len(pages) > 1, name
        for page_number, page in enumerate(pages, start=1):
            place = f"{name}, page {page_number}"
            assert "Påhittade exempeldata" in page, place
            assert re.search(rf"Sida {page_number} av {len(pages)}\b", page), place
            assert len(page.split()) > 30, place
            assert not re.search(r"\{\{|\{%|\bnan\b|\bNone\b", page), place


@of_samples
def test_no_text_is_unwritten_in_the_sample(sample, year):
    documents = settled(sample, year).documents
    assert {document.name: document.placeholders for document in documents} == {
        document.name: () for document in documents
    }


def test_the_statistics_of_vast_have_at_most_14_pages_before_the_tables_and_36_in_all():
    pages = pages_of("vast", "2023")["Bilaga 2 Statistik 2023.docx"]
    # The contents list names them too.
    before = max(
        n for n, page in enumerate(pages) if re.search(r"^ *Tabeller *$", page, re.MULTILINE)
    )
    assert 1 < before <= 14
    assert len(pages) <= 36

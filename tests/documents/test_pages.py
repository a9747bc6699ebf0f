"""The documents of the sample data as pages: LibreOffice lays them out, poppler reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from support.pages import make_pdf, page_texts

SAMPLES = Path(__file__).parents[2] / "sample_data"
BUILT = [("vast", 2022), ("vast", 2023), ("hbs", 2015), ("sofint", 2024)]


@pytest.fixture(scope="module", params=BUILT, ids=lambda built: f"{built[0]} {built[1]}")
def documents(request, tmp_path_factory):
    name, year = request.param
    out = tmp_path_factory.mktemp("ut")
    return build(SAMPLES / name, Period.of_year(year), out).documents


def test_every_page_says_that_the_data_are_made_up_and_none_is_blank(documents, tmp_path):
    for number, document in enumerate(documents):
        folder = tmp_path / str(number)
        folder.mkdir()
        pages = page_texts(make_pdf(document.content, folder))
        assert len(pages) > 1, document.name
        for page_number, page in enumerate(pages, start=1):
            place = f"{document.name}, page {page_number}"
            assert "Påhittade exempeldata" in page, place
            assert re.search(rf"Sida {page_number} av {len(pages)}\b", page), place
            assert len(page.split()) > 30, place
            assert not re.search(r"\{\{|\{%|\bnan\b|\bNone\b", page), place


def test_no_text_is_unwritten_in_the_sample(documents):
    assert {document.name: document.placeholders for document in documents} == {
        document.name: () for document in documents
    }


def test_the_statistics_of_vast_have_at_most_14_pages_before_the_tables_and_36_in_all(tmp_path):
    built = build(SAMPLES / "vast", Period.of_year(2023), tmp_path / "ut").documents
    (content,) = (document.content for document in built if document.kod == "statistik")
    pages = page_texts(make_pdf(content, tmp_path))
    # The contents list names them too.
    before = max(
        n for n, page in enumerate(pages) if re.search(r"^ *Tabeller *$", page, re.MULTILINE)
    )
    assert 1 < before <= 14
    assert len(pages) <= 36

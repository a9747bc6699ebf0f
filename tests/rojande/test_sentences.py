"""Sentences where everything is hidden: they say so, for a sign would explain nothing."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.visning.svenska import number_word
from support.rojande import RULES_ON, turn_on

SAMPLES = Path(__file__).parents[2] / "sample_data"
SIGN = re.compile(r"(?<!\w)x(?!\w)")


@pytest.fixture(scope="module", params=[("vast", 2023), ("hbs", 2015)], ids=["vast", "hbs"])
def documents(request, tmp_path_factory) -> dict[str, bytes]:
    """The documents when no proof was found in time."""
    sample, year = request.param
    folder = tmp_path_factory.mktemp("meningar") / sample
    shutil.copytree(SAMPLES / sample, folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, RULES_ON)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sofrep.rojande.sma_antal.hiding._MOST_WORK", 0)
        report = build(folder, Period.of_year(year), folder / "out")
    return {document.kod: document.content for document in report.documents}


@pytest.fixture
def paragraphs(documents: dict[str, bytes]) -> list[str]:
    """What stands outside the tables."""
    return [text for content in documents.values() for text in _outside_tables(content)]


def _text(element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _outside_tables(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return [
        _text(paragraph)
        for paragraph in body.iter(qn("w:p"))
        if not any(True for _ in paragraph.iterancestors(qn("w:tbl")))
    ]


def test_no_sentence_has_the_sign_in_it(paragraphs: list[str]) -> None:
    explained = [text for text in paragraphs if text.startswith(("x betyder", "x Visas inte"))]
    assert explained
    assert not [t for t in paragraphs if SIGN.search(t) and t not in explained]


def test_what_is_hidden_is_neither_called_unknown_nor_none(paragraphs: list[str]) -> None:
    reason = "för att ingen enskild ska kunna identifieras"
    assert [t for t in paragraphs if f"redovisas inte, {reason}" in t]
    assert not [text for text in paragraphs if "Uppgift saknas för alla" in text]


@pytest.mark.parametrize("documents", [("vast", 2023)], indirect=True, ids=["vast"])
def test_goals_whose_result_is_hidden_are_counted_and_shown_as_such(documents) -> None:
    content = documents["maluppfyllelse"]
    hidden = 0
    for table in docx.Document(io.BytesIO(content)).element.body.iter(qn("w:tbl")):
        cells = [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        heads, *rows = cells
        if "Bedömning" in heads:
            results = [row[heads.index("2023")] for row in rows]
            judged = [row[heads.index("Bedömning")] for row in rows]
            assert results.count("x") == judged.count("Redovisas inte")
            hidden += results.count("x")
    told = " ".join(_outside_tables(content))
    said = re.findall(r"Resultatet redovisas inte för (\w+),", told)
    assert said[0] == number_word(hidden, neuter=True)
    assert hidden > 3

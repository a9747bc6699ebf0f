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
from sofrep.pipeline.build import build
from support.rojande import RULES_ON, turn_on

SAMPLES = Path(__file__).parents[2] / "sample_data"
SIGN = re.compile(r"(?<!\w)x(?!\w)")


@pytest.fixture(scope="module", params=[("vast", 2023), ("hbs", 2015)], ids=["vast", "hbs"])
def paragraphs(request, tmp_path_factory) -> list[str]:
    """What stands outside the tables of the documents when no proof was found in time."""
    sample, year = request.param
    folder = tmp_path_factory.mktemp("meningar") / sample
    shutil.copytree(SAMPLES / sample, folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, RULES_ON)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sofrep.rojande.suppression._MOST_WORK", 0)
        report = build(folder, Period.of_year(year), folder / "out")
    return [text for document in report.documents for text in _outside_tables(document.content)]


def _outside_tables(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
        if not any(True for _ in paragraph.iterancestors(qn("w:tbl")))
    ]


def test_no_sentence_has_the_sign_in_it(paragraphs: list[str]) -> None:
    explained = [text for text in paragraphs if text.startswith("x betyder: ")]
    assert explained
    assert not [t for t in paragraphs if SIGN.search(t) and t not in explained]


def test_what_is_hidden_is_neither_called_unknown_nor_none(paragraphs: list[str]) -> None:
    said = [text for text in paragraphs if "för att ingen ska kunna kännas igen" in text]
    assert [t for t in said if "inskrivna visas inte" in t]
    assert len([t for t in said if t.startswith("Antalet visas inte")]) > 1
    assert not [text for text in paragraphs if "Uppgift saknas för alla" in text]

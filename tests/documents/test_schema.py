"""The documents of the sample data, and the templates, hold against the schema of Office files."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from sofrep.domain.blanketter import BLANKETTER
from support.blanketter import made
from support.built import BUILT, outputs, settled

ROOT = Path(__file__).parents[2]


def faults_of(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize(("sample", "period"), BUILT)
def test_the_documents_of_the_samples_are_valid(sample, period):
    paths = sorted(outputs(sample, period).glob("*.docx"))
    assert len(paths) == len(settled(sample, period).documents)
    assert {path.name: faults_of(path) for path in paths} == {path.name: [] for path in paths}
    assert [row for path in paths for row in rows_of_nothing(path)] == []


def rows_of_nothing(path: Path) -> list[str]:
    """The rows of tables that have no column but the one that says what they are."""
    body = Document(str(path)).element.body
    rows = (row for table in body.iter(qn("w:tbl")) for row in table.iter(qn("w:tr")))
    cells = ([*row.iter(qn("w:tc"))] for row in rows)
    return [own[0].xml for own in cells if len(own) == 1]


@pytest.mark.parametrize("kod", BLANKETTER)
@pytest.mark.parametrize("empty", [False, True], ids=["known", "empty"])
def test_the_forms_of_the_sample_are_valid(kod, empty, tmp_path):
    form = made(ROOT / "sample_data" / "vast", tmp_path, BLANKETTER[kod], empty=empty)
    assert faults_of(form.path) == []


@pytest.mark.parametrize(
    "template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda p: p.stem
)
def test_the_templates_are_valid_word_documents(template):
    assert faults_of(template) == []

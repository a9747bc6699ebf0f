"""An office's own templates of documents of blocks: used, held against the rules, or told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from sofrep.dokument import DOKUMENT, Dokumentslag
from sofrep.domain.period import Period
from sofrep.errors import FaultyDataError
from sofrep.paths import builtin_templates
from sofrep.pipeline.building import build
from sofrep.pipeline.own_templates import check_templates
from sofrep.visning.block import Stycke
from support.rojande import turn_on

if TYPE_CHECKING:
    from pathlib import Path

YEAR = Period.of_year(2023)
STATISTICS = "Bilaga 2 Statistik 2023.docx"


@pytest.fixture(autouse=True)
def _statistics_of_blocks(monkeypatch):
    """A document that prints no figure by itself."""
    monkeypatch.setattr(
        "sofrep.dokument.DOKUMENT",
        {
            **DOKUMENT,
            "statistik": Dokumentslag(
                "dokument.docx",
                lambda _: (Stycke(nyckel="statistik.ett.hej", delar=("Hej.",)),),
            ),
        },
    )


def own_template(office: Path, *lines: str, name: str = "dokument.docx") -> None:
    """The built-in template with more lines before the slot."""
    document = docx.Document(str(builtin_templates() / "dokument.docx"))
    slot = next(p for p in document.paragraphs if "innehåll" in p.text)
    for line in lines:
        slot.insert_paragraph_before(line)
    (office / "mallar").mkdir(exist_ok=True)
    document.save(str(office / "mallar" / name))


@pytest.mark.parametrize("name", ["dokument.docx", "statistik.docx"])
def test_a_line_of_the_offices_own_and_its_figure_stand_in_the_document(office, tmp_path, name):
    own_template(office, "I år kom {{ figur['ett.nya'] }} nya.", name=name)
    build(office, YEAR, tmp_path / "ut")

    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    assert record["dokument"][STATISTICS]["figurer"] == ["2023.ett.nya"]
    assert name in record["mallar"]


def test_a_figure_of_a_template_is_held_against_the_rules_of_small_counts(office, tmp_path):
    own_template(office, "Det kom {{ figur['ett.nya.kvinnor'] }} kvinnor.")
    turn_on(office)
    build(office, YEAR, tmp_path / "ut")

    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    assert record["figurer"]["2023.ett.nya.kvinnor"]["visas"] == "x"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("{% if figur['ett.nya'] %}", "Ja.", "{% endif %}"), "tidigare version av sofrep"),
        (("{{ figur['ett.nya'] och mer",), "hör inte till något helt fält"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_before_anything_is_written(
    office, tmp_path, lines, told
):
    own_template(office, *lines)
    (problem,) = check_templates(office)

    assert (problem.rule, problem.place.file) == ("mall-fel", "mallar/dokument.docx")
    assert told in problem.message
    with pytest.raises(FaultyDataError):
        build(office, YEAR, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


def test_a_file_that_is_no_word_file_is_told(office):
    (office / "mallar").mkdir()
    (office / "mallar" / "statistik.docx").write_bytes(b"no zip")
    assert [p.rule for p in check_templates(office)] == ["mall-fel"]


def test_a_template_of_before_under_a_name_that_is_no_more_is_to_be_made_anew(office):
    own_template(office, "{%p for i in insatser %}", name="bilaga_statistik.docx")
    (problem,) = check_templates(office)

    assert (problem.rule, problem.is_error) == ("mall-okand", False)
    assert "tidigare version" in problem.message
    assert "sofrep init --mallar" in problem.action


def test_a_layout_of_the_pdf_has_the_name_of_a_document_and_no_personnummer(tmp_path: Path) -> None:
    own = tmp_path / "mallar"
    own.mkdir()
    (own / "dokument.typ").write_text("= Rubrik\n// 19121212-1212\n", encoding="utf-8")
    (own / "statistk.typ").write_text("= Rubrik\n", encoding="utf-8")
    personal, unused = check_templates(tmp_path)
    assert (personal.place.file, personal.place.cell) == ("mallar/dokument.typ", "rad 2")
    assert unused.rule == "mall-okand"
    assert "statistik.typ" in unused.action

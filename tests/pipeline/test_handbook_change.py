"""What the handbook tells an office to do, "Ord och utseende": change a phrase and a template, and build."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.startmapp.folder import make_templates

SAMPLE = Path(__file__).parents[2] / "sample_data" / "hbs"
KEY = "#[insats.arbete]"
BEFORE = "#flera = Av de {avslutade|ord} som avslutade gick {antal|ord} till arbete eller studier, {andel}{jamfor}."
AFTER = "flera = Till arbete eller studier gick {andel} ({antal} av {avslutade}){jamfor}."


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kansliet"))


def text_of(path: Path) -> str:
    body = docx.Document(str(path)).element.body
    return "".join(t.text or "" for t in body.iter(qn("w:t"))).replace("\xa0", " ")


def test_one_phrase_and_one_template_are_changed_and_the_rest_is_the_programs(
    office: Path, tmp_path: Path
) -> None:
    make_templates(office)
    phrases = (office / "fraser.txt").read_text(encoding="utf-8")
    assert KEY in phrases
    assert BEFORE in phrases
    changed = phrases.replace(KEY, KEY[1:]).replace(BEFORE, AFTER)
    (office / "fraser.txt").write_text(changed, encoding="utf-8")
    template = docx.Document(str(office / "mallar" / "dokument.docx"))
    slot = next(p for p in template.paragraphs if "innehåll" in p.text)
    slot.insert_paragraph_before("Slussen fick {{ figur['sluss.nya']|ord }} nya.")
    template.save(str(office / "mallar" / "statistik.docx"))
    (office / "mallar" / "dokument.docx").unlink()

    report = build(office, Period.of_year(2015), tmp_path / "ut")

    statistics, other = (
        text_of(report.folder / name)
        for name in (
            "Bilaga 2 Statistik 2015.docx",
            "Bilaga 1 Sammanställning av måluppfyllelse 2015.docx",
        )
    )
    assert "Slussen fick 59 nya." in statistics
    assert "Slussen fick" not in other
    assert "Till arbete eller studier gick 86 % (51 av 59)." in statistics
    assert "Av de tre som avslutade gick två till arbete eller studier." in statistics
    assert "som avslutade gick 51" not in statistics

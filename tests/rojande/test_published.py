"""A build of the sample with the rules on, attacked with what stands in its documents."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.evaluate import evaluate
from sofrep.rojande.sma_antal.model import model_of
from support.built import outputs
from support.printed import controls
from support.rojande import RULES_ON, turn_on

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast"
YEAR = Period.of_year(2023)
EXCEPTION = """
[[rojande.undantag]]
tabell = "kommun"
insats = "gg"
skal = "Styrelsen har beslutat att visa kommunerna"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The documents, figurer.json, and what the office itself knows."""
    folder = tmp_path_factory.mktemp("rojande") / "vast"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    turn_on(folder, RULES_ON + EXCEPTION)
    out = folder / "out"
    report = build(folder, YEAR, out)
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    printed = [pair for document in report.documents for pair in controls(document.content)]
    return SimpleNamespace(
        out=out,
        record=record,
        report=report,
        printed=printed,
        truth=evaluate(folder, YEAR),
        hidden={k for k, v in record["figurer"].items() if v.get("saknas") == "DOLD"},
    )


def test_small_counts_of_the_sample_are_hidden_and_no_total_of_an_insats_is(built):
    assert "2023.gg.aktuella.kommun.lysekil.man" not in built.hidden  # the exception
    assert "2023.utr.aktuella.alder.25-29.kvinnor" in built.hidden
    assert "2023.utr.aktuella.alder.25-29.man" in built.hidden
    populations = {f"2023.{i}.{p}" for i in ("rv", "utr", "gg") for p in ("aktuella", "avslutade")}
    assert populations.isdisjoint(built.hidden)


def test_a_hidden_figure_prints_its_sign_wherever_it_stands(built):
    texts = [text for name, text in built.printed if name in built.hidden]
    assert len(texts) > 100
    assert set(texts) == {"x"}


def test_every_printed_figure_has_been_held_against_the_rules(built):
    assert {name for name, _ in built.printed} <= set(built.record["figurer"])


def test_the_record_tells_nothing_about_a_hidden_figure(built):
    for name in built.hidden:
        entry = built.record["figurer"][name]
        assert (entry["varde"], entry["visas"]) == (None, "x")
        assert not {"taljare", "namnare"} & entry.keys()


def test_what_the_documents_print_determines_no_small_count(built):
    """The attack stands on the content controls alone, not on what the build says it showed."""
    told = {name for name, text in built.printed if re.search(r"\d", text)}
    told |= {k for k, v in built.record["figurer"].items() if v["varde"] is not None}
    figures = list(built.truth.figures.values())
    periods = sorted({f.period for f in figures}, key=lambda period: period.key)
    asked = told | built.hidden
    model = model_of(figures, asked, built.truth.forbund, periods)
    known = {
        key
        for name in told & model.readings.keys()
        for key, value in model.readings[name].told
        if value is not None
    }
    small = {key: why for key, why in model.primary().items() if key not in known}
    assert len(small) > 50
    assert not [key for key in model.primary() if key in known]
    for key, found in model.look(small, known).items():
        assert found.width >= model.secrets.wanted(key, small[key]), (key, found)


def test_who_left_young_is_not_told_by_who_came_and_who_is_still_there(built):
    """Everybody of this insats came this year: at the exit they are as old as at the start."""
    small = "2023.gg.avslutade.unga.kvinnor"
    assert built.truth.figures[small].value == 4
    assert small in built.hidden
    all_young = built.record["figurer"]["2023.gg.aktuella.alder.till-24.kvinnor"]["varde"]
    others = built.record["figurer"]["2023.gg.aktuella.alder.25-29.kvinnor"]["varde"]
    still_there = built.record["figurer"]["2023.gg.vid-slut.unga.andel.kvinnor"].get("taljare")
    assert None in (all_young, others, still_there) or all_young + others - still_there != 4


def test_the_longest_time_does_not_tell_who_stayed_too_long(built):
    small = [f"2023.rv.avslutade.over-max.{sex}" for sex in ("kvinnor", "man")]
    longest = [f"2023.rv.avslutade.manader.max.{sex}" for sex in ("kvinnor", "man")]
    assert set(small) <= built.hidden
    assert set(longest) <= built.hidden
    assert not {n.replace(".rv.", ".gg.") for n in longest} & built.hidden  # nobody stayed too long


def test_a_chart_and_its_workbook_have_a_gap_for_a_hidden_figure(built):
    document = next(d for d in built.report.documents if d.kod == "statistik")
    blanks = 0
    with zipfile.ZipFile(io.BytesIO(document.content)) as package:
        for name in package.namelist():
            if name.startswith("word/embeddings/"):
                book = openpyxl.load_workbook(io.BytesIO(package.read(name)))
                rows = list(book.active.iter_rows(values_only=True))[1:]
                xml = package.read(
                    name.replace("embeddings/diagram", "charts/chart").replace(".xlsx", ".xml")
                ).decode()
                values = re.findall(r"<c:val>.*?</c:val>", xml, re.DOTALL)
                for n, row in enumerate(rows):
                    for serie, value in enumerate(row[1:]):
                        if value is None:
                            blanks += 1
                            assert f'<c:pt idx="{n}">' not in values[serie]
    assert blanks


def test_a_table_with_a_hidden_figure_explains_the_sign(built):
    document = next(d for d in built.report.documents if d.kod == "statistik")
    with zipfile.ZipFile(io.BytesIO(document.content)) as package:
        text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert "x Visas inte, för att ingen ska kunna kännas igen." in text


def test_an_exception_is_logged_with_its_reason_and_how_much_it_lets_through(built):
    (exception,) = built.record["rojande"]["undantag"]
    assert exception["skal"] == "Styrelsen har beslutat att visa kommunerna"
    assert (exception["tabell"], exception["insats"]) == ("kommun", "gg")
    assert exception["antal"] > 0


def test_results_of_the_survey_are_hidden_so_that_a_small_group_cannot_be_worked_out(built):
    """Four of another sex answered; without the men's they are all less women and men."""
    others = "2023.forbundet.enk.avslut.f06.pos.ovriga"
    known = [
        f"2023.forbundet.enk.avslut.f06.pos{end}"
        for end in ("", ".kvinnor", ".man")
        if built.record["figurer"].get(f"2023.forbundet.enk.avslut.f06.pos{end}", {}).get("varde")
        is not None
    ]
    assert built.truth.figures[others].value < 5
    assert 0 < len(known) < 3


def test_without_rules_nothing_is_hidden_or_said():
    record = json.loads((outputs("vast", "2023") / "figurer.json").read_text(encoding="utf-8"))
    assert "rojande" not in record
    assert not [k for k, v in record["figurer"].items() if v.get("saknas") == "DOLD"]

"""The list of measures, the page made of it, and the names of figures."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.amnen.alla.catalogue import CATALOGUE, every_name, find
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.figures_page import figures_page
from sofrep.amnen.alla.labels import label
from sofrep.domain.period import Period
from support.ekonomi import posts_of_every_line
from support.enkat import make_enkat
from support.frames import make_forbund, make_insats_row, make_underlag

FORBUND = make_forbund(enkat=make_enkat())
PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
FIGURES = compute(
    replace(
        make_underlag(
            FORBUND,
            [{"insats": "rv", "start": date(2023, 1, 1)}],
            applications=[{"part": "af", "month": 1}],
            activities=[{"antal": 3}],
            surveys=[
                {"year": year, "grupp": grupp, "svar": {1: "bra", 2: "bra", 3: "ja", 4: "dåligt"}}
                for year in (2022, 2023)
                for grupp in ("avslut", "pers")
            ],
            national=[
                {"grupp": fraga.grupp, "fraga": fraga.nummer, "procent": 80}
                for fraga in make_enkat().fraga
            ],
            insatser=[make_insats_row(kod, budget=9, utfall=8) for kod in ("rv", "utr", "gg")],
        ),
        economy=posts_of_every_line(),
    ),
    FORBUND,
    Period.of_year(2023),
)


def test_the_page_in_docs_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == figures_page()


def test_what_a_reader_is_told_of_a_figure_names_nothing_of_the_office() -> None:
    told = {m.definition for m in CATALOGUE} | {m.share for m in CATALOGUE if m.share}
    names = re.compile(r"forbund\.toml|profil|\bblad|\braden?\b|\bkoden\b|max_")
    assert [words for words in told if names.search(words)] == []


def test_every_line_of_the_list_is_computed() -> None:
    computed = {m.measure.pattern for f in FIGURES.values() for m in find(f.measure, FORBUND)}
    assert {measure.pattern for measure in CATALOGUE} == computed


@pytest.mark.parametrize("of_forbundet", [True, False])
def test_every_measure_that_is_suggested_exists(*, of_forbundet: bool) -> None:
    computed = {f.measure for f in FIGURES.values()}
    assert set(every_name(FORBUND, of_forbundet=of_forbundet)) <= computed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "rv.avslutade.arbstud.andel.kvinnor",
            "RV: avslutade, arbete eller studier, andel, kvinnor",
        ),
        ("rv.nya.kommun.alv", "RV: nya deltagare, Älv"),
        ("ind.aktuella.alder.till-24.man", "Individinsatser: deltagare, till och med 24 år, män"),
        ("gg.nya.tid.over-9", "GG: nya deltagare, mer än 9 år i offentlig försörjning"),
        ("rv.uppf-6man.egen", "RV: uppföljning 6 månader, ingen offentlig försörjning"),
        ("forbundet.ansokningar.part.psyk", "Prov: ansökningar, Psykiatrin"),
        ("forbundet.strukturella.01.deltagare", "Prov: strukturell insats 1, deltagare"),
        ("rv.budget", "RV: budget"),
        ("forbundet.insatser.avvikelse", "Prov: alla insatser, avvikelse mot budget"),
        (
            "rv.uppf-6man.kvar.arbstud.andel",
            "RV: uppföljning 6 månader, fortfarande arbete eller studier, andel",
        ),
        (
            "forbundet.enk.avslut.f02.pos.andel.man",
            "Prov: enkät till deltagare avslut, fråga 2, positivt, andel, män",
        ),
    ],
)
def test_a_label_is_readable(name: str, expected: str) -> None:
    assert label(FIGURES[f"2023.{name}"], FORBUND) == expected


def test_a_figure_that_is_in_no_list_is_labelled_by_its_measure() -> None:
    figure = replace(FIGURES["2023.rv.nya"], id="2023.rv.okant-matt")
    assert label(figure, FORBUND) == "RV: okant-matt"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nya.andel",
        "nya.unga.kvinnor.andel",
        "nya.kommun.oslo",
        "enk.pers.f02.n",
        "enk.avslut.f03.pos",
        "enk.chef.antal",
    ],
)
def test_what_is_no_measure_is_not_found(name: str) -> None:
    assert find(name, FORBUND) == ()


def test_judging_and_naming_do_not_load_numpy() -> None:
    code = (
        "import sys; from sofrep.amnen.alla.catalogue import CATALOGUE; from sofrep.amnen.mal.siffror.judging import judge_goals; from sofrep.amnen.alla.labels import label; from sofrep.statistics.ways import Selection; "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

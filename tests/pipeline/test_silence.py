"""Silenced rules: not told, but counted; and a silencing that means nothing is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, error, warning
from sofrep.domain.regler import Tyst
from sofrep.errors import FaultyDataError
from sofrep.pipeline.building import build
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.query import answer, ask
from sofrep.pipeline.silence import silence
from support.office import add_rows, make_office

YEAR = Period.of_year(2023)
OLD = warning(
    "alder-utanfor",
    Place("register/r.xlsx", "RV", "D7"),
    "Åldern är 70.",
    "Kontrollera.",
    About("rv", 2023),
)
SILENT = Tyst(regel="alder-utanfor", skal="Tre är äldre, det stämmer.")


def rules(*posts: Tyst, year: int = 2023) -> list[str]:
    told, _ = silence([OLD], posts, Period.of_year(year))
    return [problem.rule for problem in told]


@pytest.mark.parametrize(
    "narrower",
    [
        {},
        {"fil": "register/r.xlsx"},
        {"fil": "REGISTER\\r.xlsx", "blad": "rv"},
        {"cell": "d7"},
        {"insats": "rv"},
        {"ar": 2023},
        {"fil": "register/r.xlsx", "blad": "RV", "cell": "D7", "insats": "rv", "ar": 2023},
    ],
)
def test_a_rule_is_silenced_where_the_post_applies(narrower: dict[str, object]) -> None:
    post = replace(SILENT, **narrower)
    told, silenced = silence([OLD], [post], YEAR)
    assert told == ()
    assert [(each.problem, each.tyst) for each in silenced] == [(OLD, post)]


@pytest.mark.parametrize(
    "other",
    [
        {"fil": "register/s.xlsx"},
        {"blad": "UTR"},
        {"cell": "D8"},
        {"insats": "utr"},
        {"regel": "kommun-ej-medlem"},
    ],
)
def test_a_post_about_something_else_silences_nothing_and_is_told(other: dict[str, str]) -> None:
    assert rules(replace(SILENT, **other)) == ["alder-utanfor", "tyst-utan-verkan"]


def test_a_post_about_another_year_is_not_told() -> None:
    assert rules(replace(SILENT, ar=2022)) == ["alder-utanfor"]
    assert rules(replace(SILENT, fil="2022/mal.xlsx")) == ["alder-utanfor"]
    adopted = replace(SILENT, fil="2022/faststalld.json", ar=2024)
    assert rules(adopted, year=2022) == ["alder-utanfor"]
    assert rules(replace(SILENT, ar=2022), year=2022) == ["alder-utanfor", "tyst-utan-verkan"]


def test_a_post_that_another_one_makes_superfluous_is_not_told() -> None:
    assert rules(SILENT, replace(SILENT, insats="rv")) == []


def test_what_cannot_be_silenced_is_told_whatever_the_profile_says() -> None:
    fault = error("datum-okant", Place("r.xlsx", "RV", "D7"), "Fel.", "Rätta.")
    told, silenced = silence([fault], [replace(SILENT, regel="datum-okant")], YEAR)
    assert (told[0], silenced) == (fault, ())


PROFILE_POST = """
[[tyst]]
regel = "{regel}"
skal = "{skal}"
"""


def with_post(folder: Path, regel: str, skal: str = "Det stämmer.", more: str = "") -> Path:
    profile = folder / "forbund.toml"
    text = profile.read_text(encoding="utf-8") + PROFILE_POST.format(regel=regel, skal=skal) + more
    profile.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("regel", "skal", "cell", "hint"),
    [
        ("alder-utanför", "Ja.", "regel", 'Menar ni "alder-utanfor"?'),
        ("datum-okant", "Ja.", "regel", "Ta bort posten"),
        ("personnummer", "Ja.", "regel", "Ta bort posten"),
        ("fil-skadad", "Ja.", "regel", "Ta bort posten"),
        ("alder-utanfor", " ", "skal", "Skriv skälet"),
    ],
)
def test_a_faulty_post_is_an_error_of_the_profile(
    office: Path, regel: str, skal: str, cell: str, hint: str
) -> None:
    with pytest.raises(FaultyDataError) as caught:
        profile_of(with_post(office, regel, skal))
    (problem,) = [p for p in caught.value.problems if p.is_error]
    assert problem.rule == "profil-tyst"
    assert problem.place.cell.endswith(f"{cell} under [[tyst]] ”{regel}”")
    assert hint in problem.action


def test_a_post_without_a_reason_or_for_an_unknown_insats_is_an_error(office: Path) -> None:
    text = (office / "forbund.toml").read_text(encoding="utf-8")
    text += '\n[[tyst]]\nregel = "alder-utanfor"\ninsats = "hopp"\n'
    (office / "forbund.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FaultyDataError) as caught:
        profile_of(office)
    found = [(p.rule, p.place.cell.split(", ")[1]) for p in caught.value.problems if p.is_error]
    assert found == [
        ("profil-saknad-nyckel", "skal under [[tyst]] ”alder-utanfor”"),
        ("profil-referens", "insats under [[tyst]] ”alder-utanfor”"),
    ]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An office with somebody who was 83 at the start, which is silenced."""
    folder = make_office(tmp_path / "f")
    row = {"Insats": "Ett", "Kön": "man", "Födelseår": 1940, "Startdatum": "2023-05-01"}
    add_rows(folder / "register" / "register.xlsx", [row])
    return with_post(folder, "alder-utanfor")


def test_a_silenced_warning_is_kept_in_the_results_and_in_the_store(old: Path) -> None:
    first, second = evaluate(old, YEAR), ask(old, YEAR)
    again = ask(old, YEAR)
    assert again.underlag is None
    assert first.silenced == second.silenced == again.silenced
    assert [each.problem.place.cell for each in first.silenced] == ["D5"]
    assert "alder-utanfor" not in [problem.rule for problem in first.problems]


def test_strict_does_not_count_what_is_silenced(old: Path, tmp_path: Path) -> None:
    profile = old / "forbund.toml"
    text = profile.read_text(encoding="utf-8").replace("(fyll i)", "")
    profile.write_text(text, encoding="utf-8")
    report = build(old, YEAR, tmp_path / "ut", strict=True)
    assert len(report.silenced) == 1
    record = json.loads((tmp_path / "ut" / "figurer.json").read_text(encoding="utf-8"))
    assert record["tystade"] == [
        {
            "regel": "alder-utanfor",
            "skal": "Det stämmer.",
            "antal": 1,
            "platser": ["register/register.xlsx, bladet Register, cell D5"],
        }
    ]


def test_a_silenced_error_does_not_stop_a_query(office: Path) -> None:
    row = {"Insats": "Ett", "Födelseår": 1990, "Ålder vid start": 40, "Startdatum": "2023-05-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    with pytest.raises(FaultyDataError):
        answer(office, YEAR)
    results = answer(with_post(office, "alder-stammer-inte"), YEAR)
    assert results.figures["2023.ett.nya"].value == 4


def test_last_year_s_record_is_compared_with_and_a_new_one_is_seen_by_a_query(
    office: Path,
) -> None:
    row = {"Insats": "Ett", "Kön": "man", "Startdatum": "2022-05-01"}
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("[2020, 2021, 2022]", "[2020, 2021]"), encoding="utf-8")
    add_rows(office / "register" / "register.xlsx", [row])
    assert not [p for p in ask(office, YEAR).problems if p.rule == "forra-aret-andrat"]
    build(office, Period.of_year(2022), office / "out" / "2022")
    add_rows(office / "register" / "register.xlsx", [row | {"Kön": "kvinna"}])
    rules = {p.rule: p.place.file for p in ask(office, YEAR).problems}
    assert rules["forra-aret-andrat"] == rules["ingaende-stammer-inte"] == "out/2022/figurer.json"
    build(office, Period.of_year(2022), office / "out" / "2022")
    assert not [p for p in ask(office, YEAR).problems if p.rule in rules and "out/" in p.place.file]

"""What a build says about the rules of disclosure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.office import make_office
from support.rojande import RULES_ON, turn_on

EXCEPTION = """
[[rojande.undantag]]
tabell = "kon"
skal = "Alla har sagt ja"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "kontor")


def test_what_is_hidden_is_counted_with_how_to_see_it(sofrep, office: Path) -> None:
    turn_on(office, RULES_ON)
    ran = sofrep("build", "2023", "--data", office, "--out", office / "ut")
    assert ran.code == 0, ran.err
    record = json.loads((office / "ut" / "figurer.json").read_text(encoding="utf-8"))
    hidden = [k for k, v in record["figurer"].items() if v.get("saknas") == "DOLD"]
    said = next(line for line in ran.out.splitlines() if line.startswith("Dolda antal: "))
    assert said.startswith(f"Dolda antal: {_small(ran.out)} för att de är små och ")
    assert record["rojande"]["dolda_siffror"] >= len(hidden) > 5
    assert "sofrep disclosure" in ran.out
    assert "för säkerhets skull" not in ran.out


def _small(out: str) -> int:
    return int(out.partition("Dolda antal: ")[2].split()[0])


def test_an_exception_is_told_with_its_reason_and_what_it_lets_through(sofrep, office) -> None:
    turn_on(office, RULES_ON + EXCEPTION)
    ran = sofrep("build", "2023", "--data", office)
    said = next(line for line in ran.out.splitlines() if line.startswith("Undantag (kon): "))
    assert said.endswith("små antal visas. Skäl: Alla har sagt ja")


def test_it_is_told_when_more_is_hidden_for_want_of_a_proof(sofrep, office, monkeypatch) -> None:
    monkeypatch.setattr("sofrep.rojande.sma_antal.hiding._MOST_WORK", 0)
    turn_on(office, RULES_ON)
    ran = sofrep("build", "2023", "--data", office, "--out", office / "ut")
    assert ran.code == 0
    assert "döljs för säkerhets skull" in ran.out
    record = json.loads((office / "ut" / "figurer.json").read_text(encoding="utf-8"))
    register = [v for k, v in record["figurer"].items() if k.startswith("2023.ett.aktuella")]
    assert not [v["varde"] for v in register if v["varde"]]


def test_the_delarsrapport_is_protected_too(sofrep, office: Path, tmp_path: Path) -> None:
    turn_on(office, RULES_ON)
    out = tmp_path / "ut"
    ran = sofrep("build", "2023", "--period", "delår", "--data", office, "--out", out)
    assert ran.code == 0, ran.err
    shown = json.loads((out / "figurer.json").read_text(encoding="utf-8"))["figurer"]
    by_sex = {k: v for k, v in shown.items() if k.endswith((".ett.nya.kvinnor", ".ett.nya.man"))}
    assert by_sex
    assert {v["visas"] for v in by_sex.values() if v["varde"] is None} == {"x"}
    assert not [k for k, v in by_sex.items() if v["varde"]]


def test_without_rules_nothing_is_said(sofrep, office: Path) -> None:
    ran = sofrep("build", "2023", "--data", office)
    assert "Dolda" not in ran.out
    assert "döljas" not in ran.out

"""A warning that the office has seen and accepts does not come back."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from sofrep.domain.regler import Tyst
from sofrep.pipeline.accepting import with_posts
from support.commands import Sofrep
from support.office import ENROLMENTS, add_rows, make_office

REASON = "Två syskon började samma dag."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office of `support.office`, with a row that stands twice: a warning."""
    office = make_office(tmp_path_factory.mktemp("godta") / "kontor")
    add_rows(office / "register" / "register.xlsx", [ENROLMENTS[1]])
    return office


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "kontor")


def test_an_accepted_warning_is_written_with_its_reason_and_does_not_come_back(
    sofrep: Sofrep, office: Path
) -> None:
    profile = office / "forbund.toml"
    before = profile.read_text(encoding="utf-8")
    listed = sofrep("godta", "--data", office).out
    numbered = [line for line in listed.splitlines() if line[:1].isdigit()]
    number = next(line.split(".")[0] for line in numbered if "bladet Register" in line)
    ran = sofrep("godta", number, "--skal", REASON, "--data", office)
    assert ran.code == 0, ran.err
    assert "Varningen är avstängd" in ran.out
    after = profile.read_text(encoding="utf-8")
    assert after.startswith(before)  # comments and layout are as they were
    (post,) = tomllib.loads(after)["tyst"]
    assert (post["skal"], post["blad"]) == (REASON, "Register")
    again = sofrep("godta", "--data", office).out
    assert len([line for line in again.splitlines() if line[:1].isdigit()]) == len(numbered) - 1
    assert REASON in sofrep("check", "--data", office).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("1",), "Skriv också varför"),
        (("99", "--skal", REASON), "Det finns ingen varning med nummer 99."),
    ],
)
def test_what_is_not_said_changes_nothing(
    sofrep: Sofrep, office: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = (office / "forbund.toml").read_bytes()
    ran = sofrep("godta", *arguments, "--data", office)
    assert ran.code == 2
    assert told in ran.err
    assert (office / "forbund.toml").read_bytes() == before


def test_posts_stand_after_those_there_are_in_the_files_own_line_endings() -> None:
    text = '# först\r\n[[tyst]]\r\nregel = "a"\r\nskal = "b" # varför\r\n\r\n# sist\r\n[mal]\r\n'
    written = with_posts(text, [Tyst(regel="c", skal='d "e"', ar=2023)])
    assert written == (
        '# först\r\n[[tyst]]\r\nregel = "a"\r\nskal = "b" # varför\r\n\r\n'
        '[[tyst]]\r\nregel = "c"\r\nskal = "d \\"e\\""\r\nar = 2023\r\n\r\n# sist\r\n[mal]\r\n'
    )

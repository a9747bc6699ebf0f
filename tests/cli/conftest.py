from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sofrep.cli.main import run
from sofrep.domain.period import Period
from sofrep.pipeline.coarser import Disclosure, disclosure_of
from support.commands import Ran, Sofrep
from support.office import make_office


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The query store of all tests of a process: what one has asked of a sample the next need not count."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(autouse=True)
def own_store(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the user's own query store or SOFREP_DATA, or runs in the clone."""
    monkeypatch.setenv("SOFREP_CACHE", str(store))
    monkeypatch.delenv("SOFREP_DATA", raising=False)
    (tmp_path / "här").mkdir()
    monkeypatch.chdir(tmp_path / "här")


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the spring in which 2023 is reported, whenever the tests run."""
    monkeypatch.setattr("sofrep.cli.init.today", lambda: date(2024, 3, 1))


@cache
def disclosure_without_documents(folder: Path, period: Period) -> Disclosure:
    return disclosure_of(folder, period, folder / "out" / "inga")


@pytest.fixture
def counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is disclosed takes some seconds to count: what one has asked of a folder the next need not."""
    monkeypatch.setattr(
        "sofrep.pipeline.coarser.disclosure_of",
        lambda folder, period, _: disclosure_without_documents(folder, period),
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "Förbundet på ön")


@pytest.fixture
def sofrep(capsys: pytest.CaptureFixture[str]) -> Sofrep:
    """Run a command line; what it printed and its exit code."""

    def ran(*arguments: object) -> Ran:
        texts: Sequence[str] = [str(argument) for argument in arguments]
        code = run(texts)
        assert "typer" in sys.modules
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran

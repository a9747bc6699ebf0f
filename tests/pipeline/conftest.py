from __future__ import annotations

from pathlib import Path

import pytest

from support.office import make_office


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the user's own query store."""
    folder = tmp_path / "store"
    monkeypatch.setenv("SOFREP_CACHE", str(folder))
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "Förbundet på ön")

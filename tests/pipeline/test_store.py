"""The query store answers what is unchanged, and never stops anything."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from sofrep.domain.period import Period
from sofrep.pipeline import query
from sofrep.pipeline.kept_results import Inquiry
from sofrep.pipeline.store import KEPT, Store, store_folder
from sofrep.statistics.ways import Selection

YEAR = Period.of_year(2023)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "å")
    store.put("k", ["ett å", "två"])
    assert store.get("k") == ["ett å", "två"]
    assert store.get("annan") is None


@pytest.mark.skipif(os.name != "posix", reason="rights are told in another way on Windows")
def test_what_is_kept_is_for_the_user_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put("k", ["x"])
    assert stat.S_IMODE((tmp_path / "store" / "k.svar").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700


def test_what_is_kept_of_another_question_is_no_answer(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k", ["x"])
    (tmp_path / "k.svar").rename(tmp_path / "l.svar")
    assert store.get("l") is None


def test_a_damaged_answer_is_no_answer(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k", ["x"])
    file = tmp_path / "k.svar"
    file.write_bytes(file.read_bytes() + b"y")
    assert store.get("k") is None
    file.write_bytes(b"\xff\xfe")
    assert store.get("k") is None


def test_a_store_that_cannot_be_written_is_silent(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    store = Store(tmp_path / "fil" / "under")
    store.put("k", ["x"])
    assert store.get("k") is None
    assert Store(None).get("k") is None


def test_only_the_newest_answers_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(KEPT + 5):
        store.put(f"k{number}", ["x"])
        os.utime(tmp_path / f"k{number}.svar", (number, number))
    store.put("sist", ["x"])
    assert len(list(tmp_path.iterdir())) == KEPT
    assert store.get("sist") == ["x"]
    assert store.get("k0") is None


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"SOFREP_CACHE": "/x/y"}, "linux", "/x/y"),
        ({}, "linux", "/home/a/.cache/sofrep"),
        ({"XDG_CACHE_HOME": "/c"}, "linux", "/c/sofrep"),
        ({}, "darwin", "/home/a/Library/Caches/sofrep"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/sofrep"),
        ({}, "win32", "/home/a/AppData/Local/sofrep"),
    ],
)
def test_each_platform_has_its_place(
    environment: dict[str, str], platform: str, expected: str
) -> None:
    assert store_folder(environment, platform, Path("/home/a")) == Path(expected)


def test_the_second_query_reads_no_workbook(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = query.ask(office, YEAR)
    monkeypatch.setattr(query, "evaluate", None)
    second = query.ask(office, YEAR)
    assert second.underlag is None
    assert dict(second.figures) == dict(first.figures)
    assert second.goals == first.goals
    assert second.problems == first.problems
    assert len(first.figures) > 100


def test_a_kept_answer_marks_what_is_for_the_office_alone(office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(f"{text}\n[rojande]\nminsta_grupp = 5\n", encoding="utf-8")
    first, second = query.ask(office, YEAR), query.ask(office, YEAR)
    marked = {each.id for each in first.figures.values() if each.is_internal}
    assert second.underlag is None
    assert marked
    assert {each.id for each in second.figures.values() if each.is_internal} == marked
    assert second.goals == first.goals


def test_a_changed_workbook_is_read_anew(office: Path) -> None:
    from support.office import add_rows

    before = query.ask(office, YEAR).figures["2023.ett.nya"].value
    row = {"Insats": "Ett", "Kön": "man", "Startdatum": "2023-05-01"}
    add_rows(office / "register" / "register.xlsx", [row])
    after = query.ask(office, YEAR).figures["2023.ett.nya"].value
    assert (before, after) == (3, 4)


def test_a_changed_profile_and_another_selection_are_other_questions(office: Path) -> None:
    asked = Inquiry.of(office, YEAR)
    assert asked == Inquiry.of(office, YEAR, Selection())
    assert asked.key != Inquiry.of(office, Period.of_year(2022)).key
    assert asked.key != Inquiry.of(office, YEAR, Selection(noted=("utb=gymn",))).key
    profile = office / "forbund.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + "\n#", encoding="utf-8")
    assert not asked.is_current()
    norra = query.ask(office, YEAR, Selection(kommun="norra")).figures
    every = query.ask(office, YEAR).figures["2023.ett.nya"]
    assert (norra["2023.ett.nya+kommun=norra"].value, every.value) == (2, 3)
    assert "2023.ett.nya" not in norra


def test_the_store_holds_no_rows(office: Path, own_store: Path) -> None:
    query.ask(office, YEAR)
    (kept,) = own_store.iterdir()
    _hash, _, text = kept.read_text(encoding="utf-8").partition("\n")
    assert "1990" not in text
    assert "2023-01-10" not in text


def test_the_program_version_of_a_clone_follows_its_source() -> None:
    from sofrep import __version__
    from sofrep.pipeline.fingerprint import program_version

    assert program_version().startswith(f"{__version__}+")
    assert sys.modules["sofrep"].__version__ == __version__

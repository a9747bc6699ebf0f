"""Writing loses nothing that a person wrote and leaves nothing half done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from sofrep.pipeline import output
from sofrep.pipeline.journal import JOURNAL_NAME, Interrupted, interrupted_in
from sofrep.pipeline.output import Kept, OutputError, lock_files, write_outputs

ONE = "Bilaga 1 Måluppfyllelse 2023.docx"
TWO = "Bilaga 2 Statistik 2023.docx"
RECORD = "figurer.json"


def files(one: bytes, two: bytes, record: bytes = b"{}") -> list[tuple[str, bytes]]:
    return [(ONE, one), (TWO, two), (RECORD, record)]


def hashes(**content: bytes) -> dict[str, str]:
    names = {"one": ONE, "two": TWO}
    return {names[key]: hashlib.sha256(value).hexdigest() for key, value in content.items()}


def state(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a first build has written a1 and b1."""
    folder = tmp_path / "ut med å" / "2023"
    assert write_outputs(folder, files(b"a1", b"b1"), None) == ()
    return folder


def test_the_folder_is_made_and_holds_the_files_alone(folder: Path) -> None:
    assert state(folder) == {ONE: b"a1", TWO: b"b1", RECORD: b"{}"}


def test_an_unedited_document_is_replaced(folder: Path) -> None:
    kept = write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    assert kept == ()
    assert state(folder) == {ONE: b"a2", TWO: b"b2", RECORD: b"{}"}


def test_an_edited_document_is_kept_beside_the_new_one(folder: Path) -> None:
    (folder / TWO).write_bytes(b"mine")
    kept = write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    name = "Bilaga 2 Statistik 2023 (redigerad).docx"
    assert kept == (Kept(TWO, name),)
    assert state(folder) == {ONE: b"a2", TWO: b"b2", RECORD: b"{}", name: b"mine"}


def test_a_second_edited_document_gets_a_name_of_its_own(folder: Path) -> None:
    for text in (b"mine", b"mine too"):
        (folder / TWO).write_bytes(text)
        write_outputs(folder, files(b"a1", b"b1"), hashes(one=b"a1", two=b"b1"))
    assert state(folder)["Bilaga 2 Statistik 2023 (redigerad).docx"] == b"mine"
    assert state(folder)["Bilaga 2 Statistik 2023 (redigerad 2).docx"] == b"mine too"


def test_without_a_record_a_document_that_differs_counts_as_edited(folder: Path) -> None:
    kept = write_outputs(folder, files(b"a1", b"b2"), None)
    assert [each.name for each in kept] == [TWO]


@pytest.mark.parametrize(
    "lock",
    [
        f"~${TWO[2:]}",
        f"~${TWO[1:]}",
        f"~${TWO}",
        f".~lock.{TWO}#",
    ],
)
def test_an_open_document_stops_everything(folder: Path, lock: str) -> None:
    (folder / lock).write_bytes(b"")
    before = state(folder)
    with pytest.raises(OutputError, match=r"Bilaga 2 Statistik 2023\.docx är öppet\. Stäng det"):
        write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    assert state(folder) == before


def test_word_drops_the_first_letters_of_a_long_name() -> None:
    assert Path("ut/~$laga 2 Statistik 2023.docx") in lock_files(Path("ut") / TWO)


def test_when_a_replace_fails_midway_everything_is_put_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ONE).write_bytes(b"mine")
    before = state(folder)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == TWO:
            raise PermissionError(13, "locked", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputError, match="öppet eller skrivskyddat"):
        write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    assert state(folder) == before


def test_a_new_file_is_taken_away_when_a_later_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == RECORD:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputError, match="Inget har skrivits"):
        write_outputs(tmp_path, files(b"a", b"b"), None)
    assert state(tmp_path) == {}


def test_the_record_is_written_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        order.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    assert order == [JOURNAL_NAME, ONE, TWO, RECORD]


def test_a_document_that_may_not_be_opened_is_told_before_anything_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)
    real = Path.open

    def opened(self: Path, mode: str = "r", *args: object, **kwargs: object) -> object:
        if self.name == TWO and mode == "r+b":
            raise PermissionError(13, "in use", str(self))
        return real(self, mode, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(OutputError, match="Stäng det i Word"):
        write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1"))
    monkeypatch.undo()
    assert state(folder) == before


def test_a_folder_that_may_not_be_written_to_gives_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "read only", str(tmp_path))

    monkeypatch.setattr(output.tempfile, "mkstemp", refuse)
    with pytest.raises(OutputError, match=r"ni har inte rätt att skriva där.*--ut"):
        write_outputs(tmp_path, files(b"a", b"b"), None)


def test_a_file_where_the_folder_should_be_gives_a_line(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="det finns redan en fil med det namnet"):
        write_outputs(tmp_path / "ut", files(b"a", b"b"), None)


def test_a_reason_of_the_system_is_in_swedish(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="sökvägen eller namnet är för långt") as told:
        write_outputs(tmp_path / ("x" * 300), files(b"a", b"b"), None)
    assert "too long" not in str(told.value)


def test_a_folder_where_a_document_should_be_gives_a_line(tmp_path: Path) -> None:
    (tmp_path / TWO).mkdir()
    with pytest.raises(OutputError, match="där finns redan en mapp med det namnet"):
        write_outputs(tmp_path, files(b"a", b"b"), None)
    assert [path.name for path in tmp_path.iterdir()] == [TWO]


def test_what_a_killed_run_left_is_cleared_away(folder: Path) -> None:
    (folder / ".sofrep-abc.tmp").write_bytes(b"half")
    write_outputs(folder, files(b"a1", b"b1"), hashes(one=b"a1", two=b"b1"))
    assert ".sofrep-abc.tmp" not in state(folder)


def test_other_documents_in_the_folder_are_left_alone(folder: Path) -> None:
    (folder / "Bilaga 9 Gammal 2023.docx").write_bytes(b"old")
    write_outputs(folder, files(b"a1", b"b1"), hashes(one=b"a1", two=b"b1"))
    assert state(folder)["Bilaga 9 Gammal 2023.docx"] == b"old"


class KilledError(BaseException):
    """Stands for a kill: nothing that the program does after it is run."""


def stopped(
    monkeypatch: pytest.MonkeyPatch, name: str, fault: BaseException, run: Callable[[], object]
) -> None:
    """Run until just before `name` is replaced, where `fault` is raised."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == name:
            raise fault
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        with pytest.raises((KilledError, OutputError)):
            run()


def test_a_build_that_was_cut_off_is_told_and_mended_and_nothing_counts_as_edited(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(one=b"a1", two=b"b1")
    second = files(b"a2", b"b2", b"[2]")
    stopped(monkeypatch, TWO, KilledError(), lambda: write_outputs(folder, second, before))
    assert (state(folder)[ONE], state(folder)[TWO]) == (b"a2", b"b1")
    assert interrupted_in(folder) == Interrupted(replaced=1, files=3)
    assert write_outputs(folder, files(b"a3", b"b3"), before) == ()
    assert state(folder) == {ONE: b"a3", TWO: b"b3", RECORD: b"{}"}
    assert interrupted_in(folder) is None


def test_two_builds_that_were_cut_off_are_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(one=b"a1", two=b"b1")
    for content, stop in ((b"2", RECORD), (b"3", TWO)):
        new = files(b"a" + content, b"b" + content)
        stopped(monkeypatch, stop, KilledError(), partial(write_outputs, folder, new, before))
    assert (state(folder)[ONE], state(folder)[TWO]) == (b"a3", b"b2")
    assert write_outputs(folder, files(b"a4", b"b4"), before) == ()


def test_an_edited_document_is_kept_once_though_the_build_was_cut_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ONE).write_bytes(b"mine")
    before = hashes(one=b"a1", two=b"b1")
    second = files(b"a2", b"b2")
    stopped(monkeypatch, ONE, KilledError(), lambda: write_outputs(folder, second, before))
    name = "Bilaga 1 Måluppfyllelse 2023 (redigerad).docx"
    assert write_outputs(folder, files(b"a2", b"b2"), before) == (Kept(ONE, name),)
    assert state(folder) == {ONE: b"a2", TWO: b"b2", RECORD: b"{}", name: b"mine"}


def test_a_failed_write_after_a_cut_off_one_forgets_neither(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(one=b"a1", two=b"b1")
    second = files(b"a2", b"b2", b"[2]")
    stopped(monkeypatch, TWO, KilledError(), lambda: write_outputs(folder, second, before))
    mixture = state(folder)
    full = OSError(28, "No space left on device")
    third = files(b"a3", b"b3", b"[3]")
    stopped(monkeypatch, TWO, full, lambda: write_outputs(folder, third, before))
    after = state(folder)
    assert (after[ONE], after[TWO]) == (mixture[ONE], mixture[TWO])
    assert interrupted_in(folder) == Interrupted(replaced=1, files=3)


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"a": 3}', b"\xff"])
def test_a_note_that_cannot_be_read_stops_nothing(folder: Path, note: bytes) -> None:
    (folder / JOURNAL_NAME).write_bytes(note)
    assert write_outputs(folder, files(b"a2", b"b2"), hashes(one=b"a1", two=b"b1")) == ()
    assert JOURNAL_NAME not in state(folder)

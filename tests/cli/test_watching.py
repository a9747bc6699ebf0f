"""``sofrep build --watch``: what is saved is built, and nothing but Ctrl-C ends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sofrep.cli.watching import states_of
from support.commands import Ran, Sofrep
from support.office import add_rows

Watched = Callable[..., Ran]
MORE = {"Insats": "Ett", "Kön": "man", "Kommun": "Södra", "Startdatum": "2023-04-01"}
GOALS = "Bilaga 1 Måluppfyllelse 2023"
WAITING = "Avsluta med Ctrl+C."


@pytest.fixture
def watched(sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Watch the office while `saves` happen one after the other, then press Ctrl-C."""

    def ran(*saves: Callable[[], object], options: tuple[object, ...] = ()) -> Ran:
        def looks(_: Path) -> Iterator[None]:
            for save in saves:
                save()
                yield
            raise KeyboardInterrupt

        monkeypatch.setattr("sofrep.cli.watching._changes", looks)
        return sofrep("build", "2023", "--data", office, "--watch", *options)

    return ran


def after_waiting(ran: Ran) -> list[str]:
    """What was printed from when it began to wait."""
    return ran.out.partition(f"{WAITING}\n")[2].splitlines()


def test_each_save_is_told_in_a_line_with_the_documents_it_touched(
    watched: Watched, office: Path
) -> None:
    register, phrases = office / "register" / "register.xlsx", office / "fraser.txt"

    def save_two() -> None:
        add_rows(register, [MORE | {"Startdatum": "2023-05-02"}])
        phrases.write_text("[mall.nummer]\nalltid = Bilaga nr {nummer}\n", encoding="utf-8")

    ran = watched(lambda: add_rows(register, [MORE]), save_two, phrases.unlink, lambda: None)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Varning: forbund.toml")
    row, both, gone, end = after_waiting(ran)
    assert row.startswith(
        "Ändrat: register/register.xlsx. Skrev Bilaga 1 Måluppfyllelse 2023.docx, "
    )
    assert both.startswith("Ändrat: fraser.txt, register/register.xlsx. Skrev Bilaga ")
    assert gone.startswith("Ändrat: fraser.txt (borttagen). Skrev Bilaga 1 ")
    assert end == "Slutar vänta på ändringar."


def test_a_fault_is_told_and_waiting_goes_on(watched: Watched, office: Path) -> None:
    profile, away = office / "forbund.toml", office.with_name("borta")
    text = profile.read_text(encoding="utf-8")

    def broken() -> None:
        profile.write_text(text.replace("max_manader", "max_manad"), encoding="utf-8")

    ran = watched(
        broken,
        lambda: profile.write_text(text, encoding="utf-8"),
        lambda: shutil.move(office, away),
        lambda: shutil.move(away, office),
    )
    assert ran.code == 0
    assert "max_manad:" in ran.err
    assert ran.err.rstrip().endswith("sofrep init MAPP")
    first, second, third, fourth, _ = after_waiting(ran)
    assert first == "Ändrat: forbund.toml. Inget har skrivits. Väntar på nästa ändring."
    assert second == "Ändrat: forbund.toml. Dokumenten är desamma."
    assert "(borttagen)" in third
    assert third.endswith("till. Inget har skrivits. Väntar på nästa ändring.")
    assert fourth.endswith("till. Dokumenten är desamma.")


def test_it_waits_also_where_the_first_build_finds_faults(watched: Watched, office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("max_manader", "max_manad"), encoding="utf-8")
    ran = watched(lambda: profile.write_text(text, encoding="utf-8"))
    assert "max_manad:" in ran.err
    assert f"Ändrat: forbund.toml. Skrev {GOALS}.docx, " in ran.out


def test_a_document_that_is_open_is_written_once_it_is_closed(
    watched: Watched, office: Path
) -> None:
    lock = office / "out" / "2023" / f"~${GOALS[2:]}.docx"

    def open_and_save() -> None:
        lock.write_bytes(b"")
        add_rows(office / "register" / "register.xlsx", [MORE])

    ran = watched(open_and_save, lambda: None, lock.unlink)
    assert "är öppet. Stäng det i Word" in ran.err
    first, second, _ = after_waiting(ran)
    assert first.endswith("Inget har skrivits. Väntar på nästa ändring.")
    assert second.startswith(f"Dokumentet är stängt. Skrev {GOALS}.docx, ")


def test_every_option_of_a_build_holds_while_it_watches(watched: Watched, office: Path) -> None:
    def save() -> None:
        add_rows(office / "register" / "register.xlsx", [MORE])

    ran = watched(save, lambda: None, options=("--webb", "--ut", office / "dokument"))
    assert f"{GOALS}.html" in after_waiting(ran)[0]
    # What it wrote into the folder itself is no change.
    assert sum(line.startswith("Ändrat") for line in after_waiting(ran)) == 1


def test_what_programs_write_beside_an_open_file_is_no_change(office: Path) -> None:
    before = states_of(office, office / "dokument")
    for name in (
        "~$Register.xlsx",
        ".~lock.register.xlsx#",
        "~WRD0001.docx",
        "5A3C1B00",
        "register.tmp",
        "anteckning.docx",
        "out/2023/figurer.csv",
        "dokument/figurer.csv",
        "dubbelklicka/Skapa.txt",
        ".dold/x.xlsx",
    ):
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_bytes(b"x")
    assert states_of(office, office / "dokument") == before
    inputs = ("mallar/dokument.docx", "2023/avsnitt/styrning.docx", "märke.png", "2023/Nytt.xlsx")
    for name in inputs:
        (office / name).parent.mkdir(parents=True, exist_ok=True)
        (office / name).write_bytes(b"x")
    assert states_of(office).keys() - before.keys() == {*inputs, "dokument/figurer.csv"}


# What a shell starts in the background ignores Ctrl-C, and so does all that it starts.
_WITH_CTRL_C = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from sofrep.__main__ import main
main()
"""


@contextmanager
def _ended_at_last(process: subprocess.Popen[str]) -> Iterator[None]:
    """A process that never says what it should is ended, so that the test fails instead of waiting."""
    timer = threading.Timer(300, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_a_real_process_sees_a_save_and_ends_at_ctrl_c(office: Path) -> None:
    command = [
        sys.executable,
        "-c",
        _WITH_CTRL_C,
        "build",
        "2023",
        "--data",
        str(office),
        "--watch",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as process, _ended_at_last(process):  # fmt: skip
        assert process.stdout is not None
        lines: Iterator[str] = iter(process.stdout)
        assert any(line.endswith(f"{WAITING}\n") for line in lines)
        add_rows(office / "register" / "register.xlsx", [MORE])
        assert next(lines).startswith("Ändrat: register/register.xlsx. Skrev ")
        process.send_signal(signal.SIGINT)
        assert list(lines) == ["Slutar vänta på ändringar.\n"]
        assert process.wait() == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""

"""The edges of a command line: closed streams, an ASCII locale, a narrow window, no room."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sofrep.cli.show import Format, ListedColumn, Listing, show
from sofrep.paths import sample_data
from support.commands import Sofrep
from support.office import make_office

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks a POSIX shell")
ROW = {"insats": "Samverkansteamet", "vad": "Inskrivna vid periodens slut"}
NUMBERS = {f"tal{number}": 13_245_431 for number in range(3)}


def run(shell: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell says of ``sofrep`` with `arguments`; `shell` is put around the command."""
    command = shell.replace("SOFREP", f'"{sys.executable}" -m sofrep "$@"')
    return subprocess.run(
        ["/bin/sh", "-c", command, "sh", *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def lines(out: str) -> list[str]:
    """What a window shows: no codes of colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()


@posix
@pytest.mark.parametrize("arguments", [["--version"], ["check", "2023"]])
def test_a_closed_output_is_no_fault(office: Path, arguments: list[str]) -> None:
    data = [] if arguments == ["--version"] else ["--data", office]
    ran = run("SOFREP >&-", *arguments, *data)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert run("SOFREP >&- 2>&-", *arguments, *data).returncode == 0


@posix
@pytest.mark.parametrize("command", ["stats", "check"])
def test_a_locale_of_ascii_reads_and_prints_as_any_other(office: Path, command: str) -> None:
    (office / "2023" / "mal.xlsx").rename(office / "2023" / "Mål.xlsx")
    usual = run("SOFREP", command, "2023", "--data", office)
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "ö" in str(office)
    ran = run("SOFREP", command, "2023", "--data", office, **ascii_only)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, usual.stdout, usual.stderr)


@posix
def test_a_limit_of_the_size_of_files_is_told_as_a_full_disk_and_leaves_nothing(
    office: Path, tmp_path: Path
) -> None:
    limited = (
        "ulimit -f 8; PYTHONDONTWRITEBYTECODE=1 SOFREP"  # a file of byte code would be cut off
    )
    ran = run(limited, "build", "2023", "--data", office, "--ut", tmp_path / "ut")
    assert (ran.returncode, "disken är full" in ran.stderr) == (4, True)
    assert list((tmp_path / "ut").iterdir()) == []
    ran = run(limited, "init", tmp_path / "nytt")
    assert (ran.returncode, "disken är full" in ran.stderr) == (4, True)
    assert [path for path in (tmp_path / "nytt").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_a_row_never_loses_its_name_or_a_part_of_a_number_in_a_narrow_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    columns = [ListedColumn("insats", "Insats"), ListedColumn("vad", "Uppgift")]
    columns += [ListedColumn(key, key, is_number=True) for key in NUMBERS]
    show([Listing("Titel", columns, [{**ROW, **NUMBERS}])], Format.TABELL)
    out = capsys.readouterr().out
    assert "Samverkanste" in out
    assert out.count("13\u00a0245\u00a0431") == len(NUMBERS)
    assert max(map(len, lines(out))) <= width


TABLES = {
    "goals 2023": "Samtliga individinsatser Mål:",
    "stats 2023": "Inskrivna vid periodens slut",
    "followup 2023": "Ingen offentlig försörjning efter",
    "indicators 2023 --indikator 7": "Deltagare avslut Fråga:",
    "economy 2023": "Verksamhetens intäkter",
    "disclosure 2023": "ingen regel",
    "figures 2023.rv.nya": "2023.rv.nya",
    "figures 2023.rv.nya --rader": "Rad: rad 3",
    "check --regler": "inskrivning-overlappar",
}


@pytest.mark.usefixtures("counted_once")
def test_every_table_names_its_rows_in_forty_columns(
    sofrep: Sofrep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("SOFREP_DATA", str(sample_data() / "vast"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for command, name in TABLES.items():
        ran = sofrep(*command.split())
        assert (command, ran.code, name in " ".join(ran.out.split())) == (command, 0, True)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("a|b\nc", r"a\|b c"),
        ("**fet** _kursiv_ `kod`", r"\*\*fet\*\* \_kursiv\_ \`kod\`"),
        ("<b>x</b> &amp;", r"\<b\>x\</b\> \&amp;"),
        ("[länk](http://x)", r"\[länk\](http\://x)"),
        ("a\\|b", r"a\\\|b"),
        ("# 1", r"\# 1"),
    ],
)
def test_nothing_of_a_label_is_markup_in_markdown(
    capsys: pytest.CaptureFixture[str], label: str, shown: str
) -> None:
    show([Listing(label, [ListedColumn("a", label)], [{"a": label}])], Format.MD)
    title, _, heading, _, row = capsys.readouterr().out.splitlines()
    assert (title, heading, row) == (f"**{shown}**", f"| {shown} |", f"| {shown} |")


def test_a_document_that_has_another_name_now_is_told_once(sofrep: Sofrep, tmp_path: Path) -> None:
    office, out = make_office(tmp_path / "f"), tmp_path / "ut"
    sofrep("build", "2023", "--data", office, "--ut", out)
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    assert 'namn = "Statistik"' in text
    profile.write_text(text.replace('namn = "Statistik"', 'namn = "Siffror"'), encoding="utf-8")
    told = "Bilaga 2 Statistik 2023.docx är från en tidigare körning"
    assert told in sofrep("build", "2023", "--data", office, "--ut", out).out
    assert told not in sofrep("build", "2023", "--data", office, "--ut", out).out

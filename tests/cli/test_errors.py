"""Every fault becomes a line and an exit code; the traceback is shown only with --debug."""

from __future__ import annotations

from pathlib import Path

import pytest

from sofrep.cli import exit_codes
from sofrep.errors import SofrepError
from support.commands import Sofrep


def break_with(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("sofrep.pipeline.query.answer", broken)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (SofrepError("Mallen är trasig."), (exit_codes.BROKEN, "Mallen är trasig.\n")),
        (KeyboardInterrupt(), (exit_codes.INTERRUPTED, "Avbrutet. Inget mer skrivs.\n")),
        (PermissionError(13, "no", "a.xlsx"), (exit_codes.NOT_WRITTEN, "Filen a.xlsx är öppen")),
        (
            OSError(28, "No space left on device", "b.xlsx"),
            (exit_codes.NOT_WRITTEN, "Det gick inte att läsa eller skriva b.xlsx: disken är full."),
        ),
        (KeyError("19121212-1212"), (exit_codes.UNEXPECTED, "Ett oväntat fel i programmet (KeyE")),
    ],
)
def test_a_fault_is_one_line(
    sofrep: Sofrep,
    office: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
    expected: tuple[int, str],
) -> None:
    break_with(monkeypatch, fault)
    ran = sofrep("goals", "2023", "--data", office)
    assert ran.code == expected[0]
    assert ran.err.startswith(expected[1])
    assert ran.err.count("\n") == 1
    assert ran.code in exit_codes.EXIT_CODES


def test_an_unexpected_fault_never_shows_a_value(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_with(monkeypatch, ValueError("19121212-1212"))
    ran = sofrep("goals", "2023", "--data", office)
    assert "1212" not in ran.err
    assert "--debug" in ran.err


@pytest.mark.parametrize("place", [0, 3])
def test_debug_shows_the_traceback_wherever_it_stands(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    break_with(monkeypatch, ValueError("x"))
    arguments = ["goals", "--data", str(office)]
    arguments.insert(place, "--debug")
    ran = sofrep(*arguments)
    assert ran.code == exit_codes.UNEXPECTED
    assert "Traceback" in ran.err


def test_debug_shows_where_and_what_led_to_it_and_never_a_value(
    sofrep: Sofrep, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = ValueError("19121212-1212")
    fault.__cause__ = KeyError("19121212-1212")
    break_with(monkeypatch, fault)
    ran = sofrep("--debug", "goals", "--data", str(office))
    assert "1212" not in ran.err
    assert ran.err.index("KeyError") < ran.err.index("ValueError")
    assert "in broken" in ran.err


def test_a_faulty_profile_is_told_key_by_key(sofrep: Sofrep, office: Path) -> None:
    profile = office / "forbund.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("max_manader = 0", "max_manad = 0"), encoding="utf-8")
    ran = sofrep("build", "2023", "--data", office)
    assert ran.code == exit_codes.FAULTY_DATA
    assert "max_manad: Inställningen max_manad finns inte." in ran.err
    assert "Menar ni max_manader?" in ran.err


def test_a_folder_that_is_no_forbund_says_what_to_do(sofrep: Sofrep, tmp_path: Path) -> None:
    ran = sofrep("goals", "--data", tmp_path / "här")
    assert ran.code == exit_codes.USAGE
    assert "finns ingen forbund.toml" in ran.err

"""Running a command line: the one place where faults become lines and exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from sofrep.cli import exit_codes
from sofrep.cli.saving import run_into, taken_off
from sofrep.errors import FaultyDataError, SofrepError, reason_of

_SHOWN_PROBLEMS = 40
_INTERRUPTED = "Avbrutet. Inget mer skrivs."


def run(arguments: Sequence[str]) -> int:
    """Run `sofrep` with `arguments`; the exit code.  With ``--debug`` a fault shows its traceback."""
    _use_utf8(sys.stdout, sys.stderr)
    debug = "--debug" in arguments
    given = [argument for argument in arguments if argument != "--debug"]
    if told := _personal(given):
        _say(told)
        return exit_codes.USAGE
    try:
        from sofrep.cli.app import app

        asked, file = taken_off(given)
        code = run_into(file, lambda: app(asked, prog_name="sofrep", standalone_mode=False))
        sys.stdout.flush()
        if code == exit_codes.INTERRUPTED:  # which Typer has caught
            _say(_INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - the one error handler: every fault becomes a line
        if debug:
            _say(_traceback(fault))
        return _tell(fault)
    except KeyboardInterrupt:
        _say(_INTERRUPTED)
        return exit_codes.INTERRUPTED
    return code if isinstance(code, int) else exit_codes.OK


def _personal(arguments: Sequence[str]) -> str:
    """What is said of a value that is personal data, so that nothing repeats it; else nothing.

    A path may go through a folder that is named after an address.
    """
    from sofrep.domain.personuppgifter import Slag, slag_of

    for argument in arguments:
        slag = slag_of(argument.lstrip("-"))
        is_path = "/" in argument or os.sep in argument or os.path.lexists(argument)
        if slag is Slag.PERSONNUMMER or (slag and not is_path):
            return f"Ett värde på kommandoraden innehåller {slag.words}. Inget har gjorts. Ta bort det."
    return ""


def _traceback(fault: BaseException) -> str:
    """Where the fault arose, and what led to it, without the messages that may hold a cell's value."""
    import traceback

    earlier = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    before = f"{_traceback(earlier)}\n\nDet ledde till:\n" if earlier else ""
    told = f": {fault}" if isinstance(fault, SofrepError) else ""
    frames = "".join(traceback.format_tb(fault.__traceback__))
    return f"{before}Traceback:\n{frames}{type(fault).__name__}{told}"


def _use_utf8(*streams: TextIO) -> None:
    """Windows consoles and redirections may have an encoding without å or nothing like ≥."""
    for stream in streams:
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]


def _tell(fault: Exception) -> int:
    """Print what `fault` means; the exit code."""
    if isinstance(fault, BrokenPipeError):
        # The reader of our output (head, a pager) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.OK
    if isinstance(fault, FaultyDataError):
        _tell_problems(fault)
        return fault.exit_code
    line, code = _meaning(fault)
    _say(line)
    return code


def _meaning(fault: Exception) -> tuple[str, int]:
    if isinstance(fault, SofrepError):
        return str(fault), fault.exit_code
    if hasattr(fault, "format_message"):  # a fault of the command line, told by Typer
        from sofrep.cli.swedish import translate_fault

        told = translate_fault(fault.format_message())
        return f"{told} Hjälp finns i: sofrep --help", exit_codes.USAGE
    if type(fault).__name__ == "Abort":
        return _INTERRUPTED, exit_codes.INTERRUPTED
    if isinstance(fault, OSError):
        return _meaning_of_os(fault), exit_codes.NOT_WRITTEN
    # The message of an unknown fault may hold a cell's value: only its kind is shown.
    kind = type(fault).__name__
    line = f"Ett oväntat fel i programmet ({kind}). Kör igen med --debug för detaljer."
    return line, exit_codes.UNEXPECTED


def _meaning_of_os(fault: OSError) -> str:
    where = f" {fault.filename}" if fault.filename else ""
    if isinstance(fault, PermissionError):
        return f"Filen{where} är öppen i ett annat program, eller får inte läsas eller ändras."
    return f"Det gick inte att läsa eller skriva{where}: {reason_of(fault)}."


def _tell_problems(fault: FaultyDataError) -> None:
    from sofrep.cli.problems import count_line, problem_lines

    _say(str(fault))
    told = [problem for problem in fault.problems if problem.stops(strict=True)]
    shown = ([problem for problem in told if problem.is_error] or told)[:_SHOWN_PROBLEMS]
    for problem in shown:
        for line in problem_lines(problem):
            _say(line)
    if left := tuple(problem for problem in told if problem not in shown):
        _say(f"Därtill {count_line(left)}. Hela listan: sofrep check, med samma år.")


def _say(line: str) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(line + "\n")

"""What is said of a fault, and the exit code that it means."""

from __future__ import annotations

import contextlib
import os
import sys

from sofrep.cli import exit_codes
from sofrep.errors import FaultyDataError, SofrepError, reason_of

_SHOWN_PROBLEMS = 40
INTERRUPTED = "Avbrutet. Inget mer skrivs."


def tell(fault: Exception) -> int:
    """Print what `fault` means; the exit code."""
    if isinstance(fault, BrokenPipeError):
        # The reader of our output (head, a pager) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.OK
    if isinstance(fault, FaultyDataError):
        _tell_problems(fault)
        return fault.exit_code
    line, code = _meaning(fault)
    say(line)
    return code


def _meaning(fault: Exception) -> tuple[str, int]:
    if isinstance(fault, SofrepError):
        return str(fault), fault.exit_code
    if hasattr(fault, "format_message"):  # a fault of the command line, told by Typer
        from sofrep.cli.swedish import translate_fault

        told = translate_fault(fault.format_message())
        return f"{told} Hjälp finns i: sofrep --help", exit_codes.USAGE
    if type(fault).__name__ == "Abort":
        return INTERRUPTED, exit_codes.INTERRUPTED
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

    say(str(fault))
    told = [problem for problem in fault.problems if problem.stops(strict=True)]
    shown = ([problem for problem in told if problem.is_error] or told)[:_SHOWN_PROBLEMS]
    for problem in shown:
        for line in problem_lines(problem):
            say(line)
    if left := tuple(problem for problem in told if problem not in shown):
        say(f"Därtill {count_line(left)}. Hela listan: sofrep check, med samma år.")


def say(line: str) -> None:
    """Print a line beside the answer."""
    with contextlib.suppress(OSError):
        sys.stderr.write(line + "\n")

"""The exit codes, which docs/exit-codes.md and the help list, and what is said of a fault."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping

from sofrep.errors import FaultyDataError, SofrepError, reason_of

OK = 0
BROKEN = 1
USAGE = 2
FAULTY_DATA = 3
NOT_WRITTEN = 4
UNEXPECTED = 70
INTERRUPTED = 130

EXIT_CODES: Mapping[int, str] = {
    OK: "Allt gick bra. Varningar kan ha visats.",
    BROKEN: "Körningen kunde inte slutföras, t.ex. för att en mall är felaktig.",
    USAGE: "Kommandot är fel skrivet, eller förbundets mapp finns inte.",
    FAULTY_DATA: "forbund.toml eller arbetsböckerna innehåller fel, året saknar uppgifter, eller ett "
    "granskat dokument har tal som inte stämmer.",
    NOT_WRITTEN: "Det gick inte att skriva, t.ex. för att ett dokument är öppet i Word.",
    UNEXPECTED: "Ett oväntat fel i programmet. Kör igen med --debug.",
    INTERRUPTED: "Körningen avbröts med Ctrl+C.",
}


def exit_codes_markdown() -> str:
    """The page docs/exit-codes.md."""
    rows = "".join(f"| {code} | {text} |\n" for code, text in EXIT_CODES.items())
    return (
        "# Felkoder, för it-stöd\n\n"
        "Varje kommando slutar med en kod, som ett skript kan läsa.\n\n"
        f"| kod | betydelse |\n|---|---|\n{rows}\n"
        "`sofrep check` slutar med 3 när det finns fel och 0 när det bara finns varningar; med\n"
        "`--strict` räknas varningar som fel, också i `sofrep build`.\n"
    )


_SHOWN_PROBLEMS = 40
BROKEN_OFF = "Avbrutet. Inget mer skrivs."


def tell(fault: Exception) -> int:
    """Print what `fault` means; the exit code."""
    if isinstance(fault, BrokenPipeError):
        # The reader of our output (head, a pager) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
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
        return f"{told} Hjälp finns i: sofrep --help", USAGE
    if type(fault).__name__ == "Abort":
        return BROKEN_OFF, INTERRUPTED
    if isinstance(fault, OSError):
        return _meaning_of_os(fault), NOT_WRITTEN
    # The message of an unknown fault may hold a cell's value: only its kind is shown.
    kind = type(fault).__name__
    line = f"Ett oväntat fel i programmet ({kind}). Kör igen med --debug för detaljer."
    return line, UNEXPECTED


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

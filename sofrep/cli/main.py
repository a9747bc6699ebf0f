"""Running a command line: the one place where whatever happens becomes an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from sofrep.cli import exit_codes
from sofrep.cli.faults import INTERRUPTED, say, tell
from sofrep.cli.saving import run_into, taken_off
from sofrep.errors import SofrepError


def run(arguments: Sequence[str]) -> int:
    """Run `sofrep` with `arguments`; the exit code.  With ``--debug`` a fault shows its traceback."""
    _use_utf8(sys.stdout, sys.stderr)
    debug = "--debug" in arguments
    given = [argument for argument in arguments if argument != "--debug"]
    if told := _personal(given):
        say(told)
        return exit_codes.USAGE
    try:
        from sofrep.cli.app import app

        asked, file = taken_off(given)
        code = run_into(file, lambda: app(asked, prog_name="sofrep", standalone_mode=False))
        sys.stdout.flush()
        if code == exit_codes.INTERRUPTED:  # which Typer has caught
            say(INTERRUPTED)
    except Exception as fault:  # noqa: BLE001 - the one error handler: every fault becomes a line
        if debug:
            say(_traceback(fault))
        return tell(fault)
    except KeyboardInterrupt:
        say(INTERRUPTED)
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

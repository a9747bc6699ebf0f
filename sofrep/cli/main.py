"""Running a command line: the one place where whatever happens becomes an exit code."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TextIO

from sofrep.cli import exit_codes
from sofrep.cli.exit_codes import BROKEN_OFF, say, tell
from sofrep.errors import SofrepError

OPTION = "--spara"
_FORMATS = {".csv": "csv", ".json": "json", ".md": "md", ".html": "html"}


class CannotSaveError(SofrepError):
    """The option is not written as it should be."""

    exit_code = 2


def taken_off(arguments: Sequence[str]) -> tuple[list[str], Path | None]:
    """The arguments without the option, but with the format of the file that it names; and the file.

    Raises:
        CannotSaveError: without a file, or for one whose name says no format.
    """
    left = list(arguments)
    place = next((n for n, text in enumerate(left) if text.partition("=")[0] == OPTION), None)
    if place is None:
        return left, None
    _, equals, name = left.pop(place).partition("=")
    if not equals:
        name = left.pop(place) if place < len(left) else ""
    file = Path(name)
    form = _FORMATS.get(file.suffix.casefold())
    if form is None:
        offered = ", ".join(_FORMATS)
        raise CannotSaveError(f"Ange en fil efter {OPTION} som slutar på något av: {offered}.")
    return [*left, *(() if "--format" in left else ("--format", form))], file


def run_into(file: Path | None, command: Callable[[], object]) -> object:
    """Run a command; what it prints goes into the file where there is one, whole or not at all.

    Raises:
        OSError: when the file cannot be written.
    """
    if file is None:
        return command()
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = command()
    if printed.getvalue():
        from sofrep.pipeline.output import replace_file

        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, printed.getvalue().encode("utf-8"))
        print(f"Sparade {file}")  # noqa: T201 - the one line of an answer that is in a file
    return code


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
            say(BROKEN_OFF)
    except Exception as fault:  # noqa: BLE001 - the one error handler: every fault becomes a line
        if debug:
            say(_traceback(fault))
        return tell(fault)
    except KeyboardInterrupt:
        say(BROKEN_OFF)
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

"""``--spara FIL``: the answer of a command in a file, in the format that its name says."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path

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

"""``sofrep`` and ``python -m sofrep``."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line and exit with its code."""
    _need_utf8_names()
    _need_streams()
    from sofrep.cli.main import run

    # A run is short and its objects live until the end: looking for garbage takes a tenth of its
    # time and finds none.
    gc.disable()
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # Everything is written.  Taking the frames and figures apart one by one takes another tenth.
    os._exit(code)


def _need_utf8_names() -> None:
    """Start anew where the names of files are taken for ASCII: an å in one could not be written."""
    if sys.getfilesystemencoding().lower() not in ("utf-8", "utf8"):
        again = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
        os.execv(sys.executable, again)  # noqa: S606 - the same program with the same arguments


def _need_streams() -> None:
    """Give what is closed (``sofrep goals >&-``) somewhere to go: nobody wants to read it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)


if __name__ == "__main__":
    main()

"""``sofrep`` and ``python -m sofrep``."""

from __future__ import annotations

import contextlib
import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
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


if __name__ == "__main__":
    main()

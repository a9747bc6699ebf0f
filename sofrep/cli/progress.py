"""What a run is doing: a line on a terminal, beside the answer, where it takes more than a moment."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TextIO

AFTER = 1.0
"""Seconds until the line is shown: most runs are done before."""
_SIGNS = 20


class Progress:
    """The line: what is being done and, once some of it is, a bar."""

    def __init__(self, stream: TextIO, what: str) -> None:
        self._stream, self._what, self._done = stream, what, 0.0
        self._is_shown = self._is_over = False
        self._lock = Lock()

    def step(self, what: str, done: float) -> None:
        """Say what is done next, and how much of 1 is done."""
        with self._lock:
            self._what, self._done = what, done
            self._write()

    def show(self) -> None:
        """Show the line from now on."""
        with self._lock:
            self._is_shown = not self._is_over
            self._write()

    def clear(self) -> None:
        """Take the line away, for good."""
        with self._lock:
            self._what, self._done, self._is_over = "", 0.0, True
            self._write()
            self._is_shown = False

    def _write(self) -> None:
        if self._is_shown:
            full = round(self._done * _SIGNS)
            bar = f"[{'#' * full}{'.' * (_SIGNS - full)}] " if full else ""
            width = (
                shutil.get_terminal_size().columns - 1
            )  # a line that is broken cannot be taken back
            self._stream.write(f"\r{f'{bar}{self._what}'[:width]:<{width}}\r")
            self._stream.flush()


@contextmanager
def working(what: str) -> Iterator[Callable[[str, float], None]]:
    """Say what is being done until it is done; with what is given, each of its steps.

    Only on a terminal, on standard error, and only once it has taken a second.
    """
    progress = Progress(sys.stderr, what)
    timer = Timer(AFTER, progress.show)
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield progress.step
    finally:
        timer.cancel()
        progress.clear()

"""A limit on how long something may take, for what a template may make go on for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.25
"""Seconds between the alarm and the next."""


class TooSlowError(Exception):
    """The time was up."""


class _Interruption(BaseException):
    """What ends the block."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` in the block when it has lasted `seconds`.

    By the alarm signal, which also ends a search by a regular expression: another thread would not
    get a turn during one.  Where there is no such signal (Windows, other threads) there is no
    limit, and the limits on passes and output alone hold.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _Interruption

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again: where an exception is ignored (in a finaliser) the first would be lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Interruption:
        raise TooSlowError from None
    finally:
        signal.signal(signal.SIGALRM, before)

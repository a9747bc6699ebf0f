"""A limit on how long something may take, for what a template may make go on for ever."""

from __future__ import annotations

import _thread
import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_DELIVERY = 0.2


class TooSlowError(Exception):
    """The time was up."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` in the block when it has lasted `seconds`.

    The main thread is interrupted as by Ctrl+C, which also ends a search by a regular expression.
    Another thread cannot be, and has no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    over = threading.Event()

    def stop() -> None:
        over.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if not over.is_set():
            raise
        raise TooSlowError from None
    finally:
        timer.cancel()
    if over.is_set():
        # The block ended while the interruption was on its way.
        with contextlib.suppress(KeyboardInterrupt):
            time.sleep(_DELIVERY)

"""Processes timed in pairs, and the table of what they took against their limits."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]


class Run(Struct, frozen=True):
    """Wall seconds, processor seconds and peak MiB of one process."""

    seconds: float
    processor: float = 0.0
    mebibytes: float = 0.0


class Result(Struct, frozen=True):
    """A line of the table: what was measured, the limit it must keep (None for no limit), and of what."""

    what: str
    value: float
    unit: str = ""
    limit: float | None = None
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds."""
        return self.limit is None or self.value <= self.limit

    def line(self) -> str:
        """What is printed of it."""
        limit = "" if self.limit is None else f"{self.limit:g}"
        verdict = "" if self.limit is None else "kept" if self.is_kept else "NOT KEPT"
        return f"{self.what:<58} {self.value:8.2f} {self.unit:<12} {limit:>6} {verdict:<8}  {self.note}"


HEAD = f"{'what':<58} {'measured':>8} {'of':<12} {'limit':>6}"


def run(*command: str | Path, store: Path) -> Run:
    """Run a command to its end, with `store` as the place of what is kept between runs.

    Peak memory is the operating system's (``wait4``), so this needs Linux or macOS.  Raises when the
    command fails.
    """
    # Byte code is kept, as on any machine that does not turn that off.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["SOFREP_CACHE"] = str(store)
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=environment
    ) as process:
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{errors.decode()}")
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


class Paired(Struct, frozen=True):
    """Two commands that took turns: the median of the ratios, so that a noisy machine does not decide."""

    runs: tuple[tuple[Run, Run], ...]

    @property
    def ratio(self) -> float:
        """How many times the other's time ours took."""
        return statistics.median(a.seconds / b.seconds for a, b in self.runs)

    @property
    def peak(self) -> float:
        """The most memory that ours had, in MiB."""
        return max(a.mebibytes for a, _ in self.runs)

    def result(self, what: str, unit: str, limit: float | None) -> Result:
        """As a line of the table; the note has what a busy machine shows best."""
        ours, theirs = (
            statistics.median(each.seconds for each in side)
            for side in zip(*self.runs, strict=True)
        )
        processor = statistics.median(a.processor / max(b.processor, 1e-9) for a, b in self.runs)
        note = f"{ours:.2f} s against {theirs:.2f} s; of processor time {processor:.2f}"
        return Result(what, self.ratio, unit, limit, note)


def in_turn(ours: Callable[[], Run], theirs: Callable[[], Run], count: int) -> Paired:
    """Both in turn, `count` times, after one of each that is not counted."""
    ours()
    theirs()
    return Paired(tuple((ours(), theirs()) for _ in range(count)))


def slope_ratio(points: Iterable[tuple[float, float]]) -> float:
    """How much steeper the last of three points is reached than the second: 1 is a straight line."""
    (x0, y0), (x1, y1), (x2, y2) = points
    return ((y2 - y1) / (x2 - x1)) / ((y1 - y0) / (x1 - x0))

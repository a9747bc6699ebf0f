"""Some of many cases: every so many of a loop, and all of them where the environment says so."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

SEED = int(os.environ.get("SOFREP_SEED", "1"))
Case = TypeVar("Case")


def some(cases: Iterable[Case], most: int) -> list[Case]:
    """At most so many of the cases, others for another seed; with ``SOFREP_COLUMNS=all`` every one."""
    every = list(cases)
    step = 1 if os.environ.get("SOFREP_COLUMNS") == "all" else -(-len(every) // most)
    return every[SEED % step :: step]

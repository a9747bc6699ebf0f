"""Running sofrep in tests: what a command line printed and its exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


Sofrep = Callable[..., Ran]
"""The fixture `sofrep`: takes the arguments of a command line."""

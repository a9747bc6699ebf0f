"""The published tables of tests/facit, from which the samples are constructed."""

from __future__ import annotations

import csv
from pathlib import Path


def read_csv(file: Path) -> list[dict[str, str]]:
    """The rows of a published table."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def whole_percent(part: int, whole: int) -> int:
    """A share in whole per cent, rounded half away from zero."""
    return (200 * part + whole) // (2 * whole)

"""The published tables of tests/facit, from which the samples are constructed."""

from __future__ import annotations

import csv
from pathlib import Path


def read_csv(file: Path) -> list[dict[str, str]]:
    """The rows of a published table."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))

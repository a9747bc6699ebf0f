"""The published tables, and how a printed number is held against an exact one."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FACIT = ROOT / "tests" / "facit"
SAMPLE = ROOT / "sample_data" / "vast"


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a published table."""
    with (FACIT / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def printed(number: str) -> Fraction:
    """A printed number as what it says: ``44,8`` is 448/10."""
    return Fraction(number.replace(",", "."))


def as_printed(value: int | Fraction, like: str) -> Fraction:
    """The exact value rounded half away from zero to as many decimals as `like` shows."""
    scale = 10 ** len(like.partition(",")[2])
    whole = (abs(value) * scale * 2 + 1) // 2
    return Fraction(-whole if value < 0 else whole, scale)


def is_on_side(value: int | Fraction, ordform: str, number: str) -> bool:
    """Whether the exact value lies on the side of the printed number that the word says."""
    if ordform == "knappt":
        return value < printed(number)
    return value > printed(number) if ordform == "drygt" else True

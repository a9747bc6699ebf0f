"""Signs, words and lines with their places on a page."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """A sign on a page: its box from `left` to `right`, its base line and size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


class Sidord(NamedTuple):
    """A word of a line."""

    text: str
    left: float
    right: float


class Segment(NamedTuple):
    """A piece of a line that stands by itself."""

    words: tuple[Sidord, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right


class Textrad(NamedTuple):
    """A line of a page."""

    segments: tuple[Segment, ...]
    base: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(segment.text for segment in self.segments)

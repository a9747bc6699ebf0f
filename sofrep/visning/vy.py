"""The mark of what a template may look into."""

from __future__ import annotations


class Vy:
    """A base for frozen dataclasses whose public fields and properties templates may read.

    Everything else that reaches a template is a plain value (text, whole number, date), a
    sequence or a mapping; attributes of other objects are refused, and nothing can be called.
    """

    __slots__ = ()

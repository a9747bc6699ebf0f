"""Ids that must be unique in the whole document, numbered anew in document order."""

from __future__ import annotations

from collections.abc import Sequence

from sofrep.utdata.word.ooxml import NAMESPACES, Element, q

_FIRST_CONTROL = 100_000_001


def number_everything(roots: Sequence[Element]) -> None:
    """Number drawings, content controls and bookmarks; loops have repeated the template's ids."""
    _number_drawings(roots)
    _number_controls(roots)
    _number_bookmarks(roots)


def _number_drawings(roots: Sequence[Element]) -> None:
    number = 0
    for root in roots:
        for element in root.iter(q("wp:docPr")):
            number += 1
            element.set("id", str(number))


def _number_controls(roots: Sequence[Element]) -> None:
    number = _FIRST_CONTROL
    for root in roots:
        for element in root.iterfind(".//w:sdtPr/w:id", NAMESPACES):
            element.set(q("w:val"), str(number))
            number += 1


def _number_bookmarks(roots: Sequence[Element]) -> None:
    """A start and its end share a number; a bookmark that a loop has repeated is kept once."""
    number, names = 0, set()
    for root in roots:
        open_marks: dict[str, list[str | None]] = {}
        for mark in list(root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
            old = mark.get(q("w:id"), "")
            if mark.tag == q("w:bookmarkStart"):
                name = mark.get(q("w:name"), "")
                new = None if name in names else str(number)
                names.add(name)
                open_marks.setdefault(old, []).append(new)
                number += new is not None
            else:
                new = open_marks[old].pop(0) if open_marks.get(old) else None
            if new is None:
                mark.getparent().remove(mark)
            else:
                mark.set(q("w:id"), new)

"""Ids that must be unique in the whole document, numbered anew in document order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sofrep.utdata.word.ooxml import Element, q

_FIRST_CONTROL = 100_000_001
_START, _END, _CONTROL, _DRAWING = (
    q(name) for name in ("w:bookmarkStart", "w:bookmarkEnd", "w:id", "wp:docPr")
)
_ID, _NAME, _VALUE, _CONTROL_PROPERTIES = (
    q(name) for name in ("w:id", "w:name", "w:val", "w:sdtPr")
)
_WRITTEN = re.compile(
    r'<w:bookmark(?:(Start) w:id="[^"]*" w:name|End w:id)="([^"]*)"/>|<(w:id w:val|wp:docPr id)="0"'
)


class Identities:
    """Numbers drawings, content controls and bookmarks; a bookmark whose name is taken is dropped.

    A bookmark's start and end share a number.
    """

    def __init__(self) -> None:
        self._drawings, self._controls, self._bookmarks = 0, _FIRST_CONTROL - 1, -1
        self._names: set[str] = set()
        self._open: dict[str, list[str]] = {}

    def number(self, roots: Iterable[Element]) -> None:
        """Number what stands in these elements."""
        for root in roots:
            for element in list(root.iter(_START, _END, _CONTROL, _DRAWING)):
                if element.tag == _DRAWING:
                    element.set("id", self._drawing())
                elif element.tag == _CONTROL:
                    if element.getparent().tag == _CONTROL_PROPERTIES:
                        element.set(_VALUE, self._control())
                else:
                    key, name = element.get(_ID, ""), element.get(_NAME, "")
                    number = self._begin(key, name) if element.tag == _START else self._end(key)
                    if number:
                        element.set(_ID, number)
                    else:
                        element.getparent().remove(element)

    def next_part(self) -> None:
        """Begin another part: what has not ended in the last one does not end here."""
        self._open.clear()

    def numbered(self, xml: str) -> str:
        """What has been written (`wordml`), numbered; the ids of its bookmarks are their names."""
        return _WRITTEN.sub(self._written, xml)

    def _written(self, match: re.Match[str]) -> str:
        start, name, other = match.groups()
        if other:
            return f'<{other}="{self._drawing() if other == "wp:docPr id" else self._control()}"'
        if start:
            number = self._begin(name, name)
            return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' if number else ""
        number = self._end(name)
        return f'<w:bookmarkEnd w:id="{number}"/>' if number else ""

    def _drawing(self) -> str:
        self._drawings += 1
        return str(self._drawings)

    def _control(self) -> str:
        self._controls += 1
        return str(self._controls)

    def _begin(self, key: str, name: str) -> str:
        """The number of a bookmark that begins, "" for one that is dropped."""
        number = ""
        if name not in self._names:
            self._names.add(name)
            self._bookmarks += 1
            number = str(self._bookmarks)
        self._open.setdefault(key, []).append(number)
        return number

    def _end(self, key: str) -> str:
        numbers = self._open.get(key)
        return numbers.pop(0) if numbers else ""

"""Every text that an XML part holds, looked at for personal data as it streams by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from sofrep.domain.personuppgifter import Slag, slag_of
from sofrep.register.facts import Found, too_large

ON_SHEET = "En inställning på bladet"
IN_FORMULA = "En formel"
MAX_TEXT = 32 * 2**20

# What holds a text, by the element that it stands in.
_ELEMENTS = {
    "headerFooter": "Sidhuvudet eller sidfoten",
    "dataValidation": "En rullista eller dess ledtext",
    "hyperlink": "En länk",
    "Relationship": "En länk",
    "filter": "Ett filter",
    "customFilter": "Ett filter",
    "f": IN_FORMULA,
    "cfRule": "En villkorsstyrd formatering",
}
# The attributes that people fill in.
_ATTRIBUTES = {
    "dataValidation": ("prompt", "promptTitle", "error", "errorTitle"),
    "hyperlink": ("display", "tooltip", "location"),
    "filter": ("val",),
    "customFilter": ("val",),
    "cNvPr": ("name", "descr", "title"),
    "docPr": ("name", "descr", "title"),
    "shape": ("alt", "title"),
    "definedName": ("name", "comment", "description"),
    "table": ("name", "displayName", "comment"),
    "tableColumn": ("name", "totalsRowLabel"),
    "s": ("v", "c"),
    "n": ("v",),
    "sheetName": ("val",),
    "property": ("name",),
    "cacheField": ("name", "caption"),
    "pivotField": ("name",),
    "dataField": ("name",),
    "protectedRange": ("name",),
    "scenario": ("name", "comment"),
    "inputCells": ("val",),
}
_CONTAINERS = frozenset({"si", "p", "comment", "text", "threadedComment", "textbox", "div"})
# A dropdown's values, parted by commas.
_LISTS = frozenset({"formula1", "formula2"})
# Places in a drawing, which are numbers of any length.
_NUMBERS = frozenset({"col", "colOff", "row", "rowOff", "Anchor", "TotalTime", "posOffset"})
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[A-Za-z]|[0-9]{1,2}(?![0-9]{1,5}(?![0-9])))')


class Collector:
    """Looks at every text that an XML part holds outside cells; what it finds is in `found`."""

    def __init__(self, holder: str, *, has_cells: bool = False) -> None:
        self.holder = holder
        self.has_cells = has_cells
        self.found: list[Found] = []
        self._seen: dict[str, Slag | None] = {}
        self._open: list[tuple[str, int, str, str]] = []
        self._texts: list[str] = []
        self._containers = self._length = 0
        self._among_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        _, _, holder, cell = self._open[-1] if self._open else ("", 0, self.holder, "")
        cell = (
            (attributes.get("ref") or attributes.get("sqref") or cell).split(":")[0].split(" ")[0]
        )
        holder = _ELEMENTS.get(tag, holder)
        self._open.append((tag, len(self._texts), holder, cell))
        self._containers += tag in _CONTAINERS
        self._among_cells |= self.has_cells and tag == "sheetData"
        for key in _ATTRIBUTES.get(tag, ()):
            self._look(attributes.get(key, ""), holder, cell)
        if tag == "Relationship" and attributes.get("TargetMode") == "External":
            self._look(attributes.get("Target", ""), holder, cell)

    def text(self, text: str) -> None:
        """Text of the innermost open element."""
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise too_large("Filen innehåller orimligt mycket text utanför cellerna.")
        self._texts.append(text)

    def end(self, _: str) -> None:
        """The innermost open element ends."""
        tag, start, holder, cell = self._open.pop()
        text = "".join(self._texts[start:])
        if tag == "sheetData":
            self._among_cells = False
        elif tag == "f" or not (self._among_cells or tag in _NUMBERS):
            self._look(text, holder, cell)
            if "&" in text:  # the codes of a header or footer, which may hide where a number begins
                self._look(_CODES.sub(" ", text), holder, cell)
        if tag in _LISTS:
            for each in text.strip('"').split(","):
                self._look(each.strip(), holder, cell)
        self._containers -= tag in _CONTAINERS
        if not self._containers:
            self._length -= len(text)
            del self._texts[start:]

    def _look(self, text: str, holder: str, cell: str) -> None:
        if len(text) < 6:
            return
        if text not in self._seen:
            self._seen[text] = slag_of(text)
        slag = self._seen[text]
        found = Found(slag, holder, cell) if slag else None
        if found and found not in self.found:
            self.found.append(found)

    def parse(self, content: Iterator[bytes]) -> list[Found]:
        """What is found in a part's XML."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        for chunk in content:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
        parser.Parse(b"", True)  # noqa: FBT003 - as above
        return self.found

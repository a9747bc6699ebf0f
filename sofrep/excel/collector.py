"""Every text and attribute that an XML part holds, looked at for personal data as it streams by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from msgspec import Struct

from sofrep.domain.personnummer import holds_personnummer, whole_number, without_zeros
from sofrep.domain.personuppgifter import Slag, personal_values
from sofrep.excel.facts import Found, too_large
from sofrep.excel.number_formats import shows_zeros

ON_SHEET = "En inställning på bladet"
IN_FORMULA = "En formel"
MAX_TEXT = 32 * 2**20
_BATCH = 2**20
_SHORTEST = 6

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
    "docVar": "En dokumentvariabel",
}
# What is one text, however many runs it is parted into.
_WHOLE = frozenset(("si", "is", "p", "text", "rPh", "div", "td"))
# Signs that are elements in Word.
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-"}
# A place in a drawing, written as a list of numbers.
_PLACES = frozenset(("Anchor", "path", "coordsize", "coordorigin", "points", "adj", "panose"))
# The elements that hold a number, as a cell does.
_NUMBERS = frozenset(("v", "n"))
_LIMITS = frozenset(("minValue", "maxValue"))
_COLUMNS = frozenset(("cacheField", "numCache", "numLit"))
# A dropdown's values, parted by commas.
_LISTS = frozenset(("formula1", "formula2"))
_BARE = re.compile(r"-?\d{1,20}(\.\d{0,20})?(?:[eE][-+]?\d{1,2})?")
_CELL = re.compile(r"([A-Za-z]{1,3})\d{1,7}")
# What programs call their things: a GUID, and a moment.
_NAMED = re.compile(
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
)
_CODES = re.compile(r'&(?:"[^"&]*"|K[0-9A-Fa-f]{6}|[A-Za-z]|[0-9]{1,2}(?![0-9]{1,5}(?![0-9])))')


class _Open(Struct):
    """An open element: what holds its texts, its cell, and the text that it is part of.

    `column` is which column of saved numbers it stands in; `children` how many elements have begun
    in it; `owns` says that its end is the end of the text, `within` that others go on with it.
    """

    tag: str
    holder: str
    cell: str
    column: str
    texts: list[str]
    owns: bool
    within: bool
    children: int = 0


class Collector:
    """Looks at every text that an XML part holds outside cells.

    `padded` are the number formats, by id, that write a number with its zeros.
    """

    def __init__(
        self, holder: str, *, has_cells: bool = False, padded: frozenset[str] = frozenset()
    ) -> None:
        self._open = [_Open("", holder, "", "", [], owns=True, within=False)]
        self._has_cells = has_cells
        self._padded = padded
        self._found: dict[Found, None] = {}
        self._waiting: dict[object, set[tuple[str, str]]] = {}
        self._columns: dict[str, dict[object, tuple[str, str]]] = {}
        self._with_zeros: set[str] = set()
        self._elements = self._kept = self._length = 0
        self._among_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        parent = self._open[-1]
        parent.children += 1
        self._elements += 1
        if tag in _SIGNS:
            parent.texts.append(_SIGNS[tag])
        cell = attributes.get("ref") or attributes.get("sqref")
        owns = tag in _WHOLE or not parent.within
        element = _Open(
            tag,
            _ELEMENTS.get(tag, parent.holder),
            re.split("[: ]", cell, maxsplit=1)[0] if cell else parent.cell,
            self._column(tag, attributes, parent),
            [] if owns else parent.texts,
            owns,
            within=parent.within or tag in _WHOLE,
        )
        self._open.append(element)
        self._among_cells |= self._has_cells and tag == "sheetData"
        for key, value in attributes.items():
            if len(value) >= _SHORTEST and not self._among_cells:
                self._take_attribute(element, key.rpartition(":")[2], value)

    def _column(self, tag: str, attributes: dict[str, str], parent: _Open) -> str:
        if tag in _COLUMNS:
            column = f"#{self._elements}"
            if attributes.get("numFmtId") in self._padded:
                self._with_zeros.add(column)
            return column
        if (place := attributes.get("r")) and (cell := _CELL.fullmatch(place)):
            return cell[1]
        return f"={parent.children}" if parent.tag == "r" else parent.column

    def text(self, text: str) -> None:
        """Text of the innermost open element."""
        self._kept += len(text)
        if self._kept > MAX_TEXT:
            raise too_large("Filen innehåller orimligt mycket text utanför cellerna.")
        self._open[-1].texts.append(text)

    def comment(self, text: str) -> None:
        """What a program has noted between the elements."""
        self._take(self._open[-1], text)

    def end(self, _: str) -> None:
        """The innermost open element ends."""
        element = self._open.pop()
        if element.tag == "sheetData":
            self._among_cells = False
        if element.texts and (element.tag == "f" or element.owns):
            text = "".join(element.texts)
            element.texts.clear()
            self._kept -= len(text)
            if element.tag == "f" or not self._among_cells:
                self._take_text(element, text)

    def _take_text(self, element: _Open, text: str) -> None:
        if element.tag == "formatCode" and shows_zeros(text):
            self._with_zeros.add(element.column)
        if element.tag in _PLACES:
            return
        self._take(element, text)
        if "&" in text:  # the codes of a header or footer, which may hide where a number begins
            self._take(element, _CODES.sub(" ", text))
        if element.tag in _LISTS:
            for each in text.strip('"').split(","):
                self._take(element, each)

    def _take_attribute(self, element: _Open, key: str, value: str) -> None:
        if key in _PLACES:
            return
        # A number that names a thing is any number.
        is_name = key.lower().endswith("id") or element.tag.lower().endswith("id")
        if not (is_name and _BARE.fullmatch(value)):
            self._take(element, value, is_number=key in _LIMITS or element.tag in _NUMBERS)

    def _take(self, element: _Open, text: str, *, is_number: bool = False) -> None:
        text = text.strip()
        place = (element.holder, element.cell)
        is_number = (is_number or element.tag in _NUMBERS) and _BARE.fullmatch(text) is not None
        if is_number and (number := whole_number(float(text))) is not None:
            self._columns.setdefault(element.column, {})[number if number >= 10**6 else 0] = place
            if holds_personnummer(number) or (element.column[:1] != "#" and number >= 10**8):
                self._wait(number, place)
        elif len(text) >= _SHORTEST:
            self._wait(_NAMED.sub(" ", text) if "-" in text else text, place)

    def _wait(self, value: object, place: tuple[str, str]) -> None:
        self._waiting.setdefault(value, set()).add(place)
        self._length += len(value) if isinstance(value, str) else 8
        if self._length > _BATCH:
            self._look()

    def _look(self) -> None:
        for value, slag in personal_values(self._waiting).items():
            self._tell(slag, self._waiting[value])
        self._waiting.clear()
        self._length = 0

    def _tell(self, slag: Slag, places: Iterable[tuple[str, str]]) -> None:
        for holder, cell in sorted(places):
            self._found[Found(slag, holder, cell)] = None

    def parse(self, content: Iterator[bytes]) -> list[Found]:
        """What is found in a part's XML."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.CommentHandler = self.comment
        parser.ProcessingInstructionHandler = lambda _, text: self.comment(text)
        for chunk in content:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
        parser.Parse(b"", True)  # noqa: FBT003 - as above
        self._look()
        for column, places in self._columns.items():
            lost = without_zeros(places, sure=column in self._with_zeros)
            self._tell(Slag.PERSONNUMMER, [places[number] for number in lost])
        return list(self._found)

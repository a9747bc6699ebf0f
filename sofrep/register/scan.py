"""The facts of one sheet, found in its bytes as they stream by."""

from __future__ import annotations

import re
import zipfile
from xml.parsers import expat

from sofrep.register.archive import chunks, windows
from sofrep.register.facts import RefusedError, SheetFacts, column_letters, column_number

MAX_ROWS = 300_000
MAX_COLUMNS = 1_000
MAX_CELLS = 8_000_000
_LETTERS = re.compile(rb' r="([A-Z]+)')
_NUMBERS = re.compile(rb' r="[A-Z]*([0-9]+)"')
_ERROR = re.compile(rb'<c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,4})([0-9]{1,8})"')
_FORMULA = re.compile(
    rb"<c\s([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v\s*></v>)?\s*</c>"
)
_MERGED = re.compile(
    rb'<mergeCell\s[^>]*?\bref="([A-Z]{1,4})([0-9]{1,8}):([A-Z]{1,4})([0-9]{1,8})"'
)
_ATTR_REF = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,8})"')
_UNUSUAL = (b"<!", b":c ", b":c>", b"='", b' ="', b'= "')
_OTHER_TAGS = re.compile(rb"<c[a-zA-Z]")
_STYLED = re.compile(rb'<c\s[^>]*?\bs="([0-9]{1,6})"[^>]*>')


def sheet_facts(archive: zipfile.ZipFile, part: str, title: str) -> tuple[SheetFacts, int]:
    """The facts of a sheet, and how many of its cells refer to a shared text.

    Raises:
        RefusedError: if the cells span more than can be real.
    """
    facts = SheetFacts(title)
    texts = 0
    for window in windows(archive, part):
        if not _scan(window, facts):
            return _slow_facts(archive, part, title), MAX_CELLS
        texts += window.count(b't="s"')
        _check_extent(facts)
    return facts, texts


def styled_cells(archive: zipfile.ZipFile, part: str, styles: set[int]) -> set[tuple[int, int]]:
    """The cells that have one of the styles."""
    found = set()
    for window in windows(archive, part):
        for tag in _STYLED.finditer(window):
            place = _ATTR_REF.search(tag.group())
            if place and int(tag.group(1)) in styles:
                found.add(_cell(*place.groups()))
    return found


def _scan(window: bytes, facts: SheetFacts) -> bool:
    """Add what a window says; False if it is written in a way that only a parser understands."""
    letters = _LETTERS.findall(window)
    if any(sign in window for sign in _UNUSUAL):
        return False
    cells = window.count(b"<c")
    if cells != len(letters) and cells - len(_OTHER_TAGS.findall(window)) != len(letters):
        return False
    numbers = set(_NUMBERS.findall(window))
    if numbers:
        facts.max_row = max(facts.max_row, *map(int, numbers))
    if letters:
        columns = (column_number(text.decode()) for text in set(letters))
        facts.max_column = max(facts.max_column, *columns)
    _scan_rare(window, facts)
    return True


def _scan_rare(window: bytes, facts: SheetFacts) -> None:
    if b't="e"' in window:
        facts.errors += [_cell(*found) for found in _ERROR.findall(window)]
    if b"<f" in window:
        for found in _FORMULA.finditer(window):
            attributes = found.group(1)
            place = _ATTR_REF.search(attributes)
            if place and b't="str"' not in attributes:
                facts.uncalculated.append(_cell(*place.groups()))
    if b"<mergeCell " in window:
        for first, top, last, bottom in _MERGED.findall(window):
            facts.merged.append((*_cell(first, top), *_cell(last, bottom)))


def _cell(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode())


def _check_extent(facts: SheetFacts) -> None:
    """Refuse a sheet whose cells span more than can be real, and name the far corner."""
    rows, columns = facts.max_row, facts.max_column
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        cell = f"{column_letters(max(columns, 1))}{max(rows, 1)}"
        raise RefusedError(
            "blad-for-stort",
            f"Bladet sträcker sig ända till rad {rows} och kolumn {column_letters(columns)}.",
            "Ta bort det som står långt utanför tabellen (markera raderna och kolumnerna, välj "
            "Ta bort) och spara, eller dela upp bladet.",
            facts.title,
            cell,
        )


class _SlowScan:
    """The same facts by an XML parser, for workbooks that are written in an unusual way."""

    def __init__(self, title: str) -> None:
        self.facts = SheetFacts(title)
        self.place: tuple[int, int] | None = None
        self.kind = ""
        self.formula = self.value = False
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            self.facts.max_row = max(self.facts.max_row, self.row)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "f":
            self.formula = True
        elif tag == "mergeCell":
            found = re.fullmatch(r"([A-Z]{1,4})(\d{1,8}):([A-Z]{1,4})(\d{1,8})", attributes["ref"])
            if found:
                a, b, c, d = found.groups()
                self.facts.merged.append((int(b), column_number(a), int(d), column_number(c)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        found = re.fullmatch(r"([A-Z]{1,4})(\d{1,8})", attributes.get("r", "").upper())
        if found:
            self.row, self.column = int(found[2]), column_number(found[1])
        self.place = (self.row, self.column)
        self.kind = attributes.get("t", "")
        self.formula = self.value = False
        self.facts.max_row = max(self.facts.max_row, self.row)
        self.facts.max_column = max(self.facts.max_column, self.column)
        _check_extent(self.facts)
        if self.kind == "e":
            self.facts.errors.append(self.place)

    def text(self, text: str) -> None:
        if text.strip():
            self.value = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "f":
            self.value = False
        elif tag == "c" and self.place:
            if self.formula and not self.value and self.kind != "str":
                self.facts.uncalculated.append(self.place)
            self.place = None


def _slow_facts(archive: zipfile.ZipFile, part: str, title: str) -> SheetFacts:
    scan = _SlowScan(title)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    for chunk in chunks(archive, part):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
    parser.Parse(b"", True)  # noqa: FBT003 - as above
    return scan.facts

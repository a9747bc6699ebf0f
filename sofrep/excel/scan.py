"""The facts of one sheet, found in its bytes as they stream by."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping

from sofrep.excel.archive import windows
from sofrep.excel.beside_cells import in_formulas, outside_cells
from sofrep.excel.facts import (
    MAX_CELLS,
    CellStyle,
    SheetFacts,
    check_extent,
    column_number,
    too_large,
)
from sofrep.excel.slow_scan import slow_facts

MAX_BESIDE = 16 * 2**20
_LETTERS = re.compile(rb' r="([A-Z]+)')
_NUMBERS = re.compile(rb' r="[A-Z]*([0-9]+)"')
_ERROR = re.compile(rb'<c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,4})([0-9]{1,8})"')
_FORMULA = re.compile(
    rb"<c\s([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v\s*>(0?)</v>)?\s*</c>"
)
_MERGED = re.compile(
    rb'<mergeCell\s[^>]*?\bref="([A-Z]{1,4})([0-9]{1,8}):([A-Z]{1,4})([0-9]{1,8})"'
)
_ATTR_REF = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,8})"')
_HIDDEN = re.compile(rb'<(row|col)\s([^>]*?\bhidden="(?:1|true)"[^>]*)>')
_NUMBERED = re.compile(rb'\b(r|min|max)="([0-9]{1,7})"')
_UNUSUAL = (b"<!", b":c ", b":c>", b"='", b' ="', b'= "')
_OTHER_TAGS = re.compile(rb"<c[a-zA-Z]")
_STYLED = re.compile(rb'<c\s[^>]*?\bs="([0-9]{1,6})"[^>]*(?<!/)>')


def sheet_facts(
    archive: zipfile.ZipFile, part: str, title: str, styles: Mapping[int, CellStyle]
) -> tuple[SheetFacts, int]:
    """The facts of a sheet, and how many of its cells refer to a shared text.

    `styles` are the cell styles that are noted, by number.

    Raises:
        RefusedError: if the cells span more than can be real.
    """
    facts = SheetFacts(title)
    texts, beside = 0, _Beside(title)
    for window in windows(archive, part):
        if not _scan(window, facts):
            return slow_facts(archive, part, title, styles), MAX_CELLS
        if any(b's="%d"' % style in window for style in styles):
            _note_styles(window, facts, styles)
        texts += window.count(b't="s"')
        check_extent(facts)
        if not beside.add(window):
            return slow_facts(archive, part, title, styles), MAX_CELLS
    facts.personal += outside_cells(bytes(beside.xml))
    return facts, texts


class _Beside:
    """A sheet's XML without its cells."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.xml = bytearray()
        self.among_cells = False

    def add(self, window: bytes) -> bool:
        """Take what a window holds of it; False if only a parser can tell where the cells begin."""
        signs = window.count(b"<sheetData>") + window.count(b"<sheetData/>")
        if window.count(b"<sheetData") != signs:
            return False
        at = 0
        while at < len(window):
            sign = b"</sheetData>" if self.among_cells else b"<sheetData>"
            found = window.find(sign, at)
            end = len(window) if found < 0 else found
            if not self.among_cells:
                self.xml += window[at:end]
            at = len(window) if found < 0 else found + len(sign)
            self.among_cells ^= found >= 0
        if len(self.xml) > MAX_BESIDE:
            raise too_large("Bladet innehåller orimligt mycket utanför cellerna.", self.title)
        return True


def _note_styles(window: bytes, facts: SheetFacts, styles: Mapping[int, CellStyle]) -> None:
    for tag in _STYLED.finditer(window):
        style = styles.get(int(tag.group(1)))
        if style and (place := _ATTR_REF.search(tag.group())):
            facts.note_style(_cell(*place.groups()), style)


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
        facts.personal += [each for each in in_formulas(window) if each not in facts.personal]
        for found in _FORMULA.finditer(window):
            attributes = found.group(1)
            place = _ATTR_REF.search(attributes)
            if place and b't="str"' not in attributes:
                kept = facts.zeros if found.group(2) else facts.uncalculated
                kept.append(_cell(*place.groups()))
    if b'hidden="' in window:
        _note_hidden(window, facts)
    if b"<mergeCell " in window:
        for first, top, last, bottom in _MERGED.findall(window):
            facts.merged.append((*_cell(first, top), *_cell(last, bottom)))


def _note_hidden(window: bytes, facts: SheetFacts) -> None:
    for kind, attributes in _HIDDEN.findall(window):
        found = {name: value.decode() for name, value in _NUMBERED.findall(attributes)}
        if kind == b"row" and b"r" in found:
            facts.hidden.add(int(found[b"r"]))
        elif {b"min", b"max"} <= found.keys():
            facts.hide_columns(found[b"min"], found[b"max"])


def _cell(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode())

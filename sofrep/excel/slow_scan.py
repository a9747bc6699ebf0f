"""The facts of a sheet by an XML parser: for workbooks that are written in an unusual way."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from sofrep.excel.archive import chunks
from sofrep.excel.collector import ON_SHEET, Collector
from sofrep.excel.facts import CellStyle, SheetFacts, check_extent, column_number


class _SlowScan:
    """What `sofrep.excel.scan` finds in the bytes, found element by element."""

    def __init__(self, title: str, styles: Mapping[int, CellStyle]) -> None:
        self.facts = SheetFacts(title)
        self.styles = styles
        self.place: tuple[int, int] | None = None
        self.kind = ""
        self.formula = False
        self.value = self.style = ""
        self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
            self.facts.max_row = max(self.facts.max_row, self.row)
            if attributes.get("hidden") in ("1", "true"):
                self.facts.hidden.add(self.row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            self.facts.hide_columns(attributes["min"], attributes["max"])
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
        self.formula = False
        self.value, self.style = "", attributes.get("s", "0")
        self.facts.max_row = max(self.facts.max_row, self.row)
        self.facts.max_column = max(self.facts.max_column, self.column)
        check_extent(self.facts)
        if self.kind == "e":
            self.facts.errors.append(self.place)

    def text(self, text: str) -> None:
        self.value += text.strip()

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "f":
            self.value = ""
        elif tag == "c" and self.place:
            if self.formula and self.value in ("", "0") and self.kind != "str":
                kept = self.facts.zeros if self.value else self.facts.uncalculated
                kept.append(self.place)
            if self.value and (style := self.styles.get(int(self.style))):
                self.facts.note_style(self.place, style)
            self.place = None


def slow_facts(
    archive: zipfile.ZipFile, part: str, title: str, styles: Mapping[int, CellStyle]
) -> SheetFacts:
    """The facts of a sheet that is written in an unusual way.

    Raises:
        RefusedError: if the cells span more than can be real.
    """
    scan = _SlowScan(title, styles)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    for chunk in chunks(archive, part):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
    parser.Parse(b"", True)  # noqa: FBT003 - as above
    scan.facts.personal += Collector(ON_SHEET, has_cells=True).parse(chunks(archive, part))
    return scan.facts

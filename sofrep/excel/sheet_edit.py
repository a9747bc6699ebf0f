"""Putting text into cells of a workbook that stays as it is in everything else.

openpyxl writes a workbook anew and loses what it does not know (drawings, comments' looks,
pivot tables, slicers, extensions).  Here one part of the package, the sheet, gets other cells, and
every other part keeps its bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from sofrep.excel.facts import column_letters, column_number
from sofrep.excel.raw import sheet_parts

MAX_CELL_TEXT = 32_767
"""The longest text that a cell of Excel holds."""

_REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNATURES = "_xmlsignatures/"

# lxml publishes no types; an element of a sheet.
Element = Any


class CannotEditError(Exception):
    """A cell or workbook that must not be written to: `why` says it in Swedish."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class CellText(Struct, frozen=True):
    """A text to put into the cell at `row` and `column` (letters)."""

    row: int
    column: str
    text: str

    @property
    def reference(self) -> str:
        """``E5``."""
        return f"{self.column}{self.row}"


def is_signed(content: bytes) -> bool:
    """Whether a workbook carries a digital signature, which any change would break."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(name.startswith(_SIGNATURES) for name in package.namelist())


def with_texts(content: bytes, title: str, cells: Sequence[CellText]) -> bytes:
    """The workbook with texts in cells of the sheet `title`; a cell keeps its look.

    A cell in a new row looks like the one above it.

    Raises:
        CannotEditError: for a cell with a formula.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = next(path for path, name in sheet_parts(package) if name == title)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(package.read(part), parser)
        sheet = _Sheet(root)
        for cell in cells:
            sheet.write(cell)
        sheet.widen(cells)
        changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as target:
            for item in package.infolist():
                data = changed if item.filename == part else package.read(item)
                target.writestr(item, data, compress_type=item.compress_type)
    return buffer.getvalue()


def last_row(content: bytes, title: str) -> int:
    """The last row of the sheet in which a cell has a value; 0 where none has."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part = next(path for path, name in sheet_parts(package) if name == title)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(package.read(part), parser)
    return _Sheet(root).last_row()


class _Sheet:
    """The rows and cells of a sheet's XML; rows and cells may leave their numbers out."""

    def __init__(self, root: Element) -> None:
        self._space = root.tag[: root.tag.index("}") + 1]
        self._root = root
        self._data = root.find(f"{self._space}sheetData")
        number = 0
        self._rows: dict[int, Element] = {}
        for row in self._data.iterfind(f"{self._space}row"):
            number = int(row.get("r", number + 1))
            self._rows[number] = row

    def last_row(self) -> int:
        """See `last_row`."""
        return max((n for n, row in self._rows.items() if any(len(c) for c in row)), default=0)

    def write(self, wanted: CellText) -> None:
        """Put one text in its place."""
        cell = self._cell(wanted)
        if cell.find(f"{self._space}f") is not None:
            raise CannotEditError(f"Cell {wanted.reference} har en formel.")
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        for name in ("cm", "vm"):  # metadata of what stood there before
            cell.attrib.pop(name, None)
        inline = cell.makeelement(f"{self._space}is")
        text = cell.makeelement(f"{self._space}t")
        text.text = _ESCAPED.sub("_x005F_", wanted.text)
        text.set(_SPACE, "preserve")
        inline.append(text)
        cell.append(inline)

    def widen(self, cells: Iterable[CellText]) -> None:
        """Let the sheet's stated extent cover the cells."""
        extent = self._root.find(f"{self._space}dimension")
        ends = _REFERENCE.findall(extent.get("ref", "")) if extent is not None else []
        if not ends:
            return
        corners = [(column_number(letters), int(row)) for letters, row in ends]
        corners += [(column_number(cell.column), cell.row) for cell in cells]
        columns, rows = zip(*corners, strict=True)
        first = f"{column_letters(min(columns))}{min(rows)}"
        extent.set("ref", f"{first}:{column_letters(max(columns))}{max(rows)}")

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            row = self._data.makeelement(f"{self._space}row", {"r": str(number)})
            later = min((n for n in self._rows if n > number), default=None)
            if later is None:
                self._data.append(row)
            else:
                self._rows[later].addprevious(row)
            self._rows[number] = row
        return self._rows[number]

    def _cell(self, wanted: CellText) -> Element:
        row = self._row(wanted.row)
        row.attrib.pop("spans", None)  # a hint that would no longer be right
        position = column_number(wanted.column)
        number = 0
        before: Element | None = None
        for cell in row.iterfind(f"{self._space}c"):
            found = _REFERENCE.match(cell.get("r", ""))
            number = column_number(found[1]) if found else number + 1
            if number == position:
                return cell
            if number > position:
                break
            before = cell
        made = row.makeelement(f"{self._space}c", {"r": wanted.reference})
        if style := self._style_above(wanted):
            made.set("s", style)
        if before is None:
            row.insert(0, made)
        else:
            before.addnext(made)
        return made

    def _style_above(self, wanted: CellText) -> str:
        """The style of the nearest cell above in the same column, but for the header's row."""
        for number in sorted((n for n in self._rows if 1 < n < wanted.row), reverse=True):
            for cell in self._rows[number]:
                if cell.get("r") == f"{wanted.column}{number}":
                    return str(cell.get("s", ""))
        return ""

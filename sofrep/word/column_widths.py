"""Column widths of tables whose number of columns a loop has decided."""

from __future__ import annotations

from operator import ge

from sofrep.word.ooxml import (
    NAMESPACES,
    TABLE_PROPERTIES,
    W_P,
    W_T,
    Element,
    cells_of,
    make,
    put_in_order,
    q,
    rows_of,
)
from sofrep.word.widths import text_width

_CELL = ("w:cnfStyle", "w:tcW")
# Twips: an average character of a table's text, and the margins of a cell.
_CHARACTER, _MARGINS = 95, 220
# A longer text, in characters, is broken; a column this narrow gets the width of its likes.
_WIDEST = 45
# A word as short as "Män" may be of wide letters: no column is narrower than this.
_SHORTEST = 4
_NARROW = 10 * _CHARACTER + _MARGINS


def mend_widths(table: Element, document: Element, *, looped: bool) -> None:
    """Fit the grid to the cells; a looped table fills the text width, labels widest.

    A table without a column loop whose grid fits keeps the template's own widths.  So do the
    columns of a loop that leave the labels room enough: tables of amounts then line up.
    """
    grid = table.find(q("w:tblGrid"))
    rows = rows_of(table)
    count = max(sum(_span(cell) for cell in cells_of(row)) for row in rows)
    if grid is None or (len(grid) == count and not looped):
        return
    indent = table.find("w:tblPr/w:tblInd", NAMESPACES)
    total = text_width(table, document) - (
        int(indent.get(q("w:w"), "0")) if indent is not None else 0
    )
    least, wanted = _needs(rows, count)
    own = _own_widths(rows, total)
    if own is not None and own[0] > max(own[1:]) and all(map(ge, own, [wanted[0], *least[1:]])):
        _set_widths(table, grid, rows, own)
        return
    alike = [wanted[0], *_alike(wanted[1:])]
    if sum(alike) > total:  # labels may break between words, so that numbers stand evenly
        alike[0] = max(total - sum(alike[1:]), least[0])
    widths = _share_out(total, least, alike if sum(alike) <= total else wanted)
    _set_widths(table, grid, rows, widths)


def _own_widths(rows: list[Element], total: int) -> list[int] | None:
    """The template's widths of all columns but the first, which gets the rest."""
    cells = list(cells_of(rows[0]))
    stated = [_stated_width(cell) for cell in cells[1:]]
    if not stated or not all(stated):
        return None
    return [total - sum(stated), *stated]


def _stated_width(cell: Element) -> int:
    """The width in twips that a cell states, 0 for none."""
    width = cell.find("w:tcPr/w:tcW", NAMESPACES)
    if width is None or width.get(q("w:type")) != "dxa":
        return 0
    text = width.get(q("w:w"), "")
    return int(text) if text.isdigit() else 0


def _needs(rows: list[Element], count: int) -> tuple[list[int], list[int]]:
    """Per column the width of its longest word, and of its longest label or number in full.

    Headings may break between words; upright ones need no width.
    """
    least, wanted = [0] * count, [0] * count
    for number, row in enumerate(rows):
        cells = list(cells_of(row))
        if len(cells) != count:
            continue
        for column, cell in enumerate(cells):
            properties = cell.find(q("w:tcPr"))
            upright = properties is not None and properties.find(q("w:textDirection")) is not None
            text = "" if upright else " ".join(map(_text, cell.iter(W_P)))
            word = max(map(len, text.split(" ")), default=0)
            least[column] = max(least[column], word)
            wanted[column] = max(wanted[column], len(text) if number or not column else word)
    return (
        [_CHARACTER * max(need, _SHORTEST) + _MARGINS for need in least],
        [_CHARACTER * min(need, _WIDEST) + _MARGINS for need in wanted],
    )


def _alike(needs: list[int]) -> list[int]:
    """Narrow columns beside each other look best when they are equally wide."""
    narrow = max((need for need in needs if need <= _NARROW), default=0)
    return [max(need, narrow) for need in needs]


def _share_out(total: int, least: list[int], wanted: list[int]) -> list[int]:
    """Widths that add up to `total`: what is wanted and more, or at least each longest word."""
    start, growth = wanted, wanted
    if sum(wanted) > total:
        start, growth = least, [max(w - n, 0) for n, w in zip(least, wanted, strict=True)]
    if sum(start) > total or not sum(growth):
        start, growth = [0] * len(least), least
    rest = total - sum(start)
    widths = [s + rest * g // sum(growth) for s, g in zip(start, growth, strict=True)]
    widths[0] += total - sum(widths)
    return widths


def _set_widths(table: Element, grid: Element, rows: list[Element], widths: list[int]) -> None:
    for column in list(grid):
        grid.remove(column)
    grid.extend(make("w:gridCol", w=str(width)) for width in widths)
    properties = table.find(q("w:tblPr"))
    put_in_order(properties, make("w:tblW", w=str(sum(widths)), type="dxa"), TABLE_PROPERTIES)
    put_in_order(properties, make("w:tblLayout", type="fixed"), TABLE_PROPERTIES)
    for row in rows:
        column = 0
        for cell in cells_of(row):
            span = _span(cell)
            width = sum(widths[column : column + span])
            column += span
            cell_properties = cell.find(q("w:tcPr"))
            if cell_properties is None:
                cell_properties = make("w:tcPr")
                cell.insert(0, cell_properties)
            own = cell_properties.find(q("w:tcW"))
            if own is None:
                put_in_order(cell_properties, make("w:tcW", w=str(width), type="dxa"), _CELL)
            else:
                own.set(q("w:w"), str(width))
                own.set(q("w:type"), "dxa")


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W_T))


def _span(cell: Element) -> int:
    properties = cell.find(q("w:tcPr"))
    span = None if properties is None else properties.find(q("w:gridSpan"))
    return 1 if span is None else int(span.get(q("w:val"), "1"))

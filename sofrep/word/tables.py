"""Tables: one header row, rows that stay whole, a caption for screen readers, mended widths."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sofrep.visning.visat import Tabell
from sofrep.word.column_widths import mend_widths
from sofrep.word.ooxml import (
    TABLE_PROPERTIES,
    W_P,
    W_TBL,
    W_TC,
    Element,
    make,
    put_in_order,
    q,
    rows_of,
    text_of,
)
from sofrep.word.styles import Styles, is_caption
from sofrep.word.tags import LOOPED

_NUMBER = "sofrep-table"
_LABEL = re.compile(r"^\w+ \d+\W+")
_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_USUAL_LOOK = frozenset({"firstRow", "firstColumn", "noVBand"})


def note_table(run: Element, content: str) -> None:
    """Remember which `Tabell` a Word table shows: the one around the mark, or the next one."""
    table = next(run.iterancestors(W_TBL), None)
    paragraph = next(run.iterancestors(W_P))
    if table is None:
        table = next((e for e in paragraph.itersiblings() if e.tag == W_TBL), None)
    if table is not None:
        table.set(_NUMBER, content)


def finish_tables(
    root: Element, document: Element, shown: Sequence[Tabell], styles: Styles
) -> None:
    """Finish all tables of a part; `shown` are the tables that marks refer to."""
    for cell in root.iter(W_TC):
        if len(cell) == 0 or cell[-1].tag not in {W_P, q("w:sdt")}:
            cell.append(make("w:p"))
    for table in list(root.iter(W_TBL)):
        number = table.attrib.pop(_NUMBER, None)
        looped = table.attrib.pop(LOOPED, None) is not None
        if not rows_of(table):
            table.getparent().remove(table)
            continue
        tabell = None if number is None else shown[int(number)]
        _describe(table, tabell, styles)
        _finish_rows(table, header=_finish_look(table, described=tabell is not None))
        mend_widths(table, document, looped=looped)


def _describe(table: Element, tabell: Tabell | None, styles: Styles) -> None:
    """The caption and description that a screen reader says; from the text above if need be."""
    properties = table.find(q("w:tblPr"))
    if tabell is not None:
        title, description = tabell.rubrik, tabell.beskrivning
    elif properties.find(q("w:tblCaption")) is not None:
        return
    else:
        above = table.getprevious()
        if above is None or above.tag != W_P or not is_caption(above, styles):
            return
        # The number is not final yet, and a reader hears it in the text above.
        title, description = _LABEL.sub("", text_of(above).strip()), ""
    for name, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        if text:
            put_in_order(properties, make(name, val=text), TABLE_PROPERTIES)


def _finish_look(table: Element, *, described: bool) -> bool:
    """Say which parts of the table style hold; whether the table has a header row.

    A table whose template turned its header row off (one that only lays out text) has none.
    """
    properties = table.find(q("w:tblPr"))
    look = properties.find(q("w:tblLook"))
    on = set(_USUAL_LOOK)
    if look is not None:
        value = int(look.get(q("w:val"), "0"), 16)
        on = {
            name
            for name, bit in _LOOK.items()
            if look.get(q(f"w:{name}"), "1" if value & bit else "0") in {"1", "true", "on"}
        }
    if described:
        on |= {"firstRow", "firstColumn"}
    flags = {name: str(int(name in on)) for name in _LOOK}
    value = sum(bit for name, bit in _LOOK.items() if name in on)
    put_in_order(properties, make("w:tblLook", val=f"{value:04X}", **flags), TABLE_PROPERTIES)
    return "firstRow" in on


def _finish_rows(table: Element, *, header: bool) -> None:
    for number, row in enumerate(rows_of(table)):
        properties = row.find(q("w:trPr"))
        if properties is None:
            properties = make("w:trPr")
            exceptions = row.find(q("w:tblPrEx"))
            row.insert(0 if exceptions is None else 1, properties)
        for name in ("w:cantSplit", "w:tblHeader"):
            for old in properties.findall(q(name)):
                properties.remove(old)
        properties.append(make("w:cantSplit"))
        if header and number == 0:
            properties.append(make("w:tblHeader"))

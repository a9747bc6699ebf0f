"""A text file in; a table is lines whose columns are parted by tabs, several spaces or bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sofrep.granskning.handling import Handling
from sofrep.granskning.lasare.bygge import Bygge, Racell
from sofrep.granskning.lasare.sidlayout import rows_by_place
from sofrep.granskning.tal import cell_number

_GAP = re.compile(r"\t+| {2,}|\s*\|\s*")
_RULE = re.compile(r"[\s|:=+-]*")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")


def read_text(content: bytes, name: str) -> Handling:
    """The document; raises ValueError with what is wrong with the file."""
    text = _decoded(content)
    bygge = Bygge(name)
    lines: list[str] = []
    table: list[str] = []
    for line in [*text.splitlines(), ""]:
        heading = _HEADING.fullmatch(line.strip())
        columns = bool(_GAP.search(line.strip().strip("|"))) and not heading
        if not columns or not line.strip():
            _add_table(bygge, table)
        if columns:
            bygge.add_paragraph(" ".join(lines))
            lines = []
            table.append(line.rstrip().strip("|"))
        elif not line.strip() or heading:
            bygge.add_paragraph(" ".join(lines))
            lines = []
            if heading:
                bygge.add_paragraph(heading[2], niva=len(heading[1]))
        else:
            lines.append(line.strip())
    return bygge.done()


def is_tabbed(text: str) -> bool:
    """Whether a paragraph is a row of a table made by tabs: columns, and not a long text."""
    pieces = [piece for piece in text.split("\t") if piece.strip()]
    return len(pieces) > 1 and "\n" not in text and all(len(piece) < 60 for piece in pieces[1:])


def tabbed_rows(lines: Sequence[str]) -> list[list[str]]:
    """The columns of lines; several tabs in a row are one where that makes the lines equally long."""
    split = [[cell.strip() for cell in line.split("\t")] for line in lines]
    merged = [[cell.strip() for cell in re.split(r"\t+", line)] for line in lines]
    spread = [len({len(row) for row in rows}) for rows in (split, merged)]
    return _aligned(merged if spread[1] < spread[0] else split)


def _aligned(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one width: a heading row that lacks its first column gets an empty one."""
    width = max(map(len, rows))
    return [
        ([""] * (width - len(row)) + row)
        if len(row) < width and not any(cell_number(cell) for cell in row) and row is rows[0]
        else row + [""] * (width - len(row))
        for row in rows
    ]


def _add_table(bygge: Bygge, lines: list[str]) -> None:
    kept = [line for line in lines if not _RULE.fullmatch(line)]
    lines.clear()
    if len(kept) == 1:
        bygge.add_paragraph(kept[0])
    elif kept:
        parted = any("\t" in line or "|" in line for line in kept)
        split = [[cell.strip() for cell in _GAP.split(line)] for line in kept]
        rows = _aligned(split) if parted else rows_by_place(kept)
        bygge.add_table([[Racell(cell) for cell in row] for row in rows])


def _decoded(content: bytes) -> str:
    if b"\x00" in content[:1000] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("är ingen textfil. Granska originalet i Word eller som PDF.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")

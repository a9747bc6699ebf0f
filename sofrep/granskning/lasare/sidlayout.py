"""Lines with their places on pages become paragraphs and tables, with borders or without.

A table is found by how its pieces stand: lines whose segments form columns.  One that goes on
at the top of the next page, with the same columns, is one table.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from sofrep.granskning.lasare.bygge import Bygge, Racell
from sofrep.granskning.tal import cell_number


class Sidord(NamedTuple):
    """A word of a line."""

    text: str
    left: float
    right: float


class Segment(NamedTuple):
    """A piece of a line that stands by itself."""

    words: tuple[Sidord, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right


class Textrad(NamedTuple):
    """A line of a page."""

    segments: tuple[Segment, ...]
    base: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(segment.text for segment in self.segments)


_LINE_GAP, _BLOCK_GAP = 1.75, 3.2
_PROSE_LENGTH = 22
_HEADING_SIZE, _LONGEST_HEADING = 1.12, 100
_BULLET = re.compile(r"[•▪■–-]\s|\d{1,2}\.\s")
_HYPHEN = re.compile(r"(?<=[a-zåäö])[-\u00ad]$")


class _Sidtabell(Struct):
    """A table that is not yet added: it may go on on the next page."""

    columns: list[tuple[float, float]]
    rows: list[list[str]]
    sida: int


class _Adding(Struct):
    bygge: Bygge
    sizes: list[float]
    waiting: _Sidtabell | None = None


def add_pages(bygge: Bygge, pages: Sequence[Sequence[Textrad]]) -> None:
    """Add what stands on the pages."""
    adding = _Adding(bygge, _heading_sizes(pages))
    for number, page in enumerate(pages, start=1):
        blocks = _blocks(page)
        for place, block in enumerate(blocks):
            table = _table_of(block, number) if _is_table(block) else None
            if table is None:
                _flush(adding)
                _add_text(adding, block, number)
            elif place == 0 and adding.waiting and _goes_on(adding.waiting, table):
                _join(adding.waiting, table)
            else:
                _flush(adding)
                adding.waiting = table
    _flush(adding)


def _heading_sizes(pages: Sequence[Sequence[Textrad]]) -> list[float]:
    """The sizes that stand out from the text's own, the largest first."""
    sizes = [line.size for page in pages for line in page for _ in line.text]
    own = statistics.median(sizes) if sizes else 0.0
    return sorted({size for size in sizes if size > _HEADING_SIZE * own}, reverse=True)[:7]


def rows_by_place(lines: Sequence[str]) -> list[list[str]]:
    """The cells of lines of text whose columns are parted by spaces, by where they stand."""
    block = [
        Textrad(
            tuple(
                Segment((Sidord(piece[0], piece.start(), piece.end()),))
                for piece in re.finditer(r"\S+(?: \S+)*", line)
            ),
            -10.0 * number,
            10.0,
            bold=False,
        )
        for number, line in enumerate(lines)
    ]
    return _table_of(block, 0).rows


def _flush(adding: _Adding) -> None:
    table, adding.waiting = adding.waiting, None
    if table:
        rows = [[Racell(text) for text in row] for row in table.rows]
        adding.bygge.add_table(rows, sida=table.sida)


def _blocks(page: Sequence[Textrad]) -> list[list[Textrad]]:
    """The page cut where text turns into a table, a table into text, and at wide gaps."""
    blocks: list[list[Textrad]] = []
    in_table = False
    for line, following in zip(page, [*page[1:], None], strict=False):
        last = blocks[-1][-1] if blocks else None
        is_row = len(line.segments) > 1 or _is_head(line, following)
        near = last is not None and last.base - line.base <= _BLOCK_GAP * max(line.size, last.size)
        goes_on = near and (
            is_row == in_table or (in_table and _within_column(line, blocks[-1], following))
        )
        if goes_on:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            in_table = is_row
    return blocks


def _is_head(line: Textrad, following: Textrad | None) -> bool:
    """Whether a line of one segment begins the heading of a column to the right."""
    if following is None or len(following.segments) < 2 or len(line.segments) > 1:
        return False
    near = line.base - following.base < _LINE_GAP * line.size
    return near and line.segments[0].left >= following.segments[1].left


def _within_column(line: Textrad, block: Sequence[Textrad], following: Textrad | None) -> bool:
    """Whether a line of one segment is a cell of the table: a wrapped label or a row without values."""
    rows = [each for each in block if len(each.segments) > 1]
    if not rows:
        return False
    (segment,) = line.segments
    second = min(each.segments[1].left for each in rows)
    if segment.left >= second:  # a wrapped heading or value further to the right
        return segment.right - segment.left < 0.4 * (
            rows[0].segments[-1].right - rows[0].segments[0].left
        )
    goes_on = following is not None and len(following.segments) > 1
    near = following is not None and (line.base - following.base) < _LINE_GAP * 1.5 * line.size
    wrapped = (block[-1].base - line.base) < _LINE_GAP * line.size and segment.text[:1].islower()
    return segment.right <= second and ((goes_on and near) or wrapped)


def _is_table(block: Sequence[Textrad]) -> bool:
    rows = [line for line in block if len(line.segments) > 1]
    if len(rows) < 2:
        return bool(rows) and all(cell_number(s.text) for s in rows[0].segments[1:])
    cells = [segment.text for line in rows for segment in line.segments]
    values = sum(cell_number(text) is not None for text in cells)
    return values >= 0.15 * len(cells) or statistics.mean(map(len, cells)) < _PROSE_LENGTH


def _table_of(block: Sequence[Textrad], number: int) -> _Sidtabell:
    columns = _columns(block)
    rows: list[list[str]] = []
    bases: list[float] = []
    for line in block:
        row = [""] * len(columns)
        for piece in _pieces(line, columns):
            place = _column_of(piece, columns)
            row[place] = f"{row[place]} {piece.text}".strip()
        only_label = bool(row[0]) and not any(row[1:])
        near = bool(bases) and bases[-1] - line.base < _LINE_GAP * line.size
        if only_label and near and any(rows[-1][1:]) and row[0][:1].islower():
            rows[-1][0] = f"{rows[-1][0]} {row[0]}"  # a label goes on below
        elif not row[0] and near and rows[-1][0] and not any(rows[-1][1:]):
            rows[-1] = [rows[-1][0], *row[1:]]  # a label began above
        else:
            rows.append(row)
        bases.append(line.base)
    return _Sidtabell(columns, rows, number)


def _pieces(line: Textrad, columns: list[tuple[float, float]]) -> Iterator[Segment | Sidord]:
    """The segments of a line; the words of one that stands over several columns, as narrow headings do."""
    for segment in line.segments:
        several = sum(_overlap(column, segment) > 0 for column in columns) > 1
        if several and len(line.segments) > 1:
            yield from segment.words
        else:
            yield segment


def _column_of(piece: Segment | Sidord, columns: list[tuple[float, float]]) -> int:
    return max(range(len(columns)), key=lambda column: _overlap(columns[column], piece))


def _columns(block: Sequence[Textrad]) -> list[tuple[float, float]]:
    """Where the columns stand: what the segments of the rows with values cover together."""
    with_values = [
        line
        for line in block
        if len(line.segments) > 1 and any(cell_number(s.text) for s in line.segments[1:])
    ]
    rows = with_values or [line for line in block if len(line.segments) > 1]
    most = max(len(line.segments) for line in rows)
    spans: list[tuple[float, float]] = []
    for segment in sorted(
        (s for line in rows if len(line.segments) > most // 2 for s in line.segments),
        key=lambda s: s.left,
    ):
        if spans and segment.left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], segment.right))
        else:
            spans.append((segment.left, segment.right))
    return spans


def _overlap(column: tuple[float, float], segment: Segment | Sidord) -> float:
    """How much they share; less than nothing by how far apart they are."""
    return min(column[1], segment.right) - max(column[0], segment.left)


def _goes_on(table: _Sidtabell, below: _Sidtabell) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    pairs = zip(table.columns, below.columns, strict=False)
    is_alike = len(table.columns) == len(below.columns)
    return is_alike and all(min(a[1], b[1]) > max(a[0], b[0]) for a, b in pairs)


def _join(table: _Sidtabell, below: _Sidtabell) -> None:
    pairs = zip(table.rows, below.rows, strict=False)
    repeated = [above == row for above, row in pairs]  # headings stand on each page
    table.rows += below.rows[[*repeated, False].index(False) :]


def _add_text(adding: _Adding, block: Sequence[Textrad], number: int) -> None:
    """The paragraphs of a block; columns of text are read one after the other."""
    width = max(len(line.segments) for line in block)
    if width == 1:
        _add_flow(adding, [(line, line.text) for line in block], number)
        return
    columns = _columns(block)
    for column in range(len(columns)):
        flow = [
            (line, segment.text)
            for line in block
            for segment in line.segments
            if _column_of(segment, columns) == column
        ]
        _add_flow(adding, flow, number)


def _add_flow(adding: _Adding, flow: Iterable[tuple[Textrad, str]], number: int) -> None:
    text, last = "", None
    for line, piece in flow:
        if last is not None and (
            (last.base - line.base) > _LINE_GAP * max(line.size, last.size)
            or abs(line.size - last.size) > 0.6
            or line.bold != last.bold
            or _BULLET.match(piece)
        ):
            _add(adding, text, last, number)
            text = ""
        is_one_word = _HYPHEN.search(text) and piece[:1].islower()
        text = _HYPHEN.sub("", text) + piece if is_one_word else f"{text} {piece}"
        last = line
    if last is not None:
        _add(adding, text, last, number)


def _add(adding: _Adding, text: str, line: Textrad, number: int) -> None:
    text = text.strip()
    level = adding.sizes.index(line.size) + 1 if line.size in adding.sizes else 9 * line.bold
    is_heading = len(text) < _LONGEST_HEADING and not text.endswith(".")
    adding.bygge.add_paragraph(text, niva=level if is_heading else 0, sida=number)

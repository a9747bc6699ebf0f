"""A PDF in: its signs with their places become lines, and the lines paragraphs and tables."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sofrep.granskning.handling import Handling
from sofrep.granskning.lasare.bygge import Bygge
from sofrep.granskning.lasare.sidlayout import Segment, Sidord, Textrad, add_pages
from sofrep.granskning.tal import cell_number

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MAX_PAGES, _MAX_SIGNS = 600, 40_000
_WORD_GAP, _COLUMN_GAP, _NUMBER_GAP = 0.14, 0.9, 0.6
_RAISED, _BOLD = 0.8, 600
_DAMAGED = "går inte att läsa. Öppna den i ett program för PDF och spara om den."
_LOCKED = "är skyddad med lösenord. Ta bort lösenordet, eller granska originalet."


class Sign(NamedTuple):
    """A sign on a page: its box from `left` to `right`, its base line and size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


def read_pdf(content: bytes, name: str) -> Handling:
    """The document; raises ValueError with what is wrong with the file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(_LOCKED if "password" in str(fault).lower() else _DAMAGED) from fault
    try:
        pages = [
            _lines(_signs(document, number)) for number in range(min(len(document), _MAX_PAGES))
        ]
    except pypdfium2.PdfiumError as fault:
        raise ValueError(_DAMAGED) from fault
    finally:
        document.close()
    bygge = Bygge(name)
    add_pages(bygge, _without_running_heads(pages))
    return bygge.done()


def _signs(document: PdfDocument, number: int) -> list[Sign]:
    """The visible signs of a page with their boxes."""
    from pypdfium2 import raw

    page = document[number]
    text_page = page.get_textpage()
    found = []
    box, x, base = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(text_page.count_chars(), _MAX_SIGNS)):
        sign = chr(raw.FPDFText_GetUnicode(text_page, index))
        if sign in "\x02\xad":  # a hyphen at a line's end
            sign = "-"
        elif sign.isspace() or not sign.isprintable():
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        raw.FPDFText_GetCharOrigin(text_page, index, x, base)
        size = raw.FPDFText_GetFontSize(text_page, index) or 1.0
        bold = raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD
        found.append(Sign(sign, box.left, box.right, base.value, size, bold))
    text_page.close()
    page.close()
    return found


def _lines(signs: Sequence[Sign]) -> list[Textrad]:
    """The lines of a page from above, each with its segments from the left."""
    rows: list[list[Sign]] = []
    for sign in sorted(signs, key=lambda sign: (-sign.base, sign.left)):
        row = rows[-1] if rows else None
        if row and abs(row[0].base - sign.base) <= 0.35 * max(row[0].size, sign.size):
            row.append(sign)
        else:
            rows.append([sign])
    return [Textrad(tuple(_segments(row)), row[0].base, _size(row), _bold(row)) for row in rows]


def _bold(row: Sequence[Sign]) -> bool:
    return sum(sign.bold for sign in row) > 0.8 * len(row)


def _size(row: Sequence[Sign]) -> float:
    return Counter(round(sign.size, 1) for sign in row).most_common(1)[0][0]


def _segments(row: Sequence[Sign]) -> Iterator[Segment]:
    """Pieces of a line that stand apart: the cells of a row, or columns of text."""
    size = _size(row)
    words: list[Sidord] = []
    last: Sign | None = None
    for sign in sorted(_without_marks(row, size), key=lambda sign: sign.left):
        gap = sign.left - words[-1].right if words else 0.0
        if last and gap > _limit(last, sign) * size:
            yield Segment(tuple(words))
            words = []
        if words and gap <= _WORD_GAP * size:
            word = words[-1]
            words[-1] = Sidord(word.text + sign.text, word.left, max(word.right, sign.right))
        else:
            words.append(Sidord(sign.text, sign.left, sign.right))
        last = sign
    if words:
        yield Segment(tuple(words))


def _limit(last: Sign, sign: Sign) -> float:
    """How wide a gap parts two columns; numbers stand closer."""
    numbers = (last.text.isdecimal() or last.text == "%") and (
        sign.text.isdecimal() or sign.text in "-−–"
    )
    return _NUMBER_GAP if numbers else _COLUMN_GAP


def _without_marks(row: Sequence[Sign], size: float) -> Iterator[Sign]:
    """The signs of a line without the raised digits of footnotes."""
    bases = [sign.base for sign in row if sign.size > _RAISED * size]
    for sign in row:
        raised = sign.size < _RAISED * size and sign.base > min(bases) + 0.1 * size
        if not (raised and sign.text.isdecimal()):
            yield sign


def _without_running_heads(pages: Sequence[list[Textrad]]) -> list[list[Textrad]]:
    """The pages without the lines that stand at the top or foot of most of them."""
    marks = [{_mark(line) for line in (*page[:3], *page[-3:])} for page in pages]
    often = Counter(mark for each in marks for mark in each)
    limit = max(2, len(pages) // 2)
    return [
        [
            line
            for place, line in enumerate(page)
            if not ((place < 3 or place >= len(page) - 3) and often[_mark(line)] >= limit)
        ]
        for page in pages
    ]


def _mark(line: Textrad) -> str:
    """What a running head has in common with those of other pages; each row of a table has its own."""
    text = " ".join(segment.text for segment in line.segments)
    is_row = len(line.segments) > 1 and any(cell_number(each.text) for each in line.segments)
    return text if is_row else f"{round(line.base)} {re.sub(r'[0-9]+', '0', text)}"

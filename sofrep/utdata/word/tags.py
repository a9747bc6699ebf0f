"""The tags of a template: found, made whole where Word has split them, and located."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

from sofrep.utdata.word.ooxml import (
    W_P,
    W_TBL,
    W_TC,
    Element,
    cells_of,
    own_texts,
    rows_of,
    set_text,
    style_of,
    text_of,
)
from sofrep.utdata.word.template_faults import TemplatePlace

TAG = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\n": " "})


class Tag(Struct, frozen=True):
    """A tag as the template's author sees it; `body` is what stands inside it, with straight quotes."""

    place: TemplatePlace
    body: str
    paragraph: Element


def body_of(tag: str) -> str:
    """What stands inside a tag, with straight quotes."""
    return tag[2:-2].translate(_QUOTES).strip()


def find_tags(root: Element, part: str) -> list[Tag]:
    """All tags of a part in order; tags split over runs are put together in their first run."""
    spots = Spots(root)
    tags = []
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        for tag in _join_tags(paragraph) if "{" in text_of(paragraph) else ():
            place = TemplatePlace(part, spots.describe(paragraph), _shorten(tag))
            tags.append(Tag(place, body_of(tag), paragraph))
    return tags


def _shorten(raw: str) -> str:
    text = " ".join(raw.split())
    return text if len(text) <= 80 else text[:77] + "…" + text[-2:]


def _join_tags(paragraph: Element) -> list[str]:
    texts = own_texts(paragraph)
    starts = list(accumulate((len(text.text or "") for text in texts), initial=0))
    found = list(TAG.finditer("".join(text.text or "" for text in texts)))
    for match in reversed(found):  # what stands before it keeps its place
        first, last = (bisect_right(starts, at) - 1 for at in (match.start(), match.end() - 1))
        if first != last:
            set_text(texts[first], texts[first].text[: match.start() - starts[first]] + match[0])
            for between in texts[first + 1 : last]:
                set_text(between, "")
            set_text(texts[last], texts[last].text[match.end() - starts[last] :])
    return [match[0] for match in found]


class Spots:
    """Numbers paragraphs and tables while a part is walked through, as a reader would count."""

    def __init__(self, root: Element) -> None:
        self._tables = {table: n for n, table in enumerate(root.iter(W_TBL), start=1)}
        self._number = 0
        self._heading = ""

    def pass_by(self, paragraph: Element) -> None:
        """Count `paragraph`, and remember it if it is a heading."""
        if next(paragraph.iterancestors(W_TBL), None) is None:
            self._number += 1
            if style_of(paragraph).lower().startswith(("heading", "rubrik")):
                self._heading = " ".join(text_of(paragraph).split())[:60]

    def describe(self, paragraph: Element) -> str:
        """``tabell 2, rad 1, cell 3`` or ``stycke 14``, with the heading above it."""
        table = next(paragraph.iterancestors(W_TBL), None)
        if table is None:
            spot = f"stycke {self._number}"
        else:
            rows = rows_of(table)
            cell = next(paragraph.iterancestors(W_TC))
            row = next(r for r in rows if r in set(cell.iterancestors()))
            column = list(cells_of(row)).index(cell) + 1
            spot = f"tabell {self._tables[table]}, rad {rows.index(row) + 1}, cell {column}"
        return f"{spot} (under rubriken ”{self._heading}”)" if self._heading else spot

"""The tags of a template: found, made whole where Word has split them, and located."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"\{([{%#])(p|tr|tc|r)?(?=[\s{%#}])(.*?)[}%#]\}", re.DOTALL)
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\n": " "})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as the template's author sees it.

    `sort` is ``{``, ``%`` or ``#``; `level` what it repeats or removes as a whole: "" (text),
    ``r``, ``p``, ``tc`` or ``tr``; `body` what stands inside it, with straight quotes.
    """

    place: TemplatePlace
    sort: str
    level: str
    body: str
    paragraph: Element


def find_tags(root: Element, part: str) -> list[Tag]:
    """All tags of a part in order; tags split over runs are put together in their first run."""
    spots = Spots(root)
    tags = []
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        if "{" not in text_of(paragraph):
            continue
        for raw in _join_tags(paragraph):
            place = TemplatePlace(part, spots.describe(paragraph), _shorten(raw))
            match = _PARTS.fullmatch(raw)
            sort, level, body = match.groups() if match else (raw[1], "", raw[2:-2])
            tags.append(Tag(place, sort, level or "", body.translate(_QUOTES).strip(), paragraph))
    return tags


def _shorten(raw: str) -> str:
    text = " ".join(raw.split())
    return text if len(text) <= 80 else text[:77] + "…" + text[-2:]


def _join_tags(paragraph: Element) -> list[str]:
    texts = own_texts(paragraph)
    whole = "".join(t.text or "" for t in texts)
    found = list(TAG.finditer(whole))
    starts, position = [], 0
    for t in texts:
        starts.append(position)
        position += len(t.text or "")
    starts.append(position)
    pieces = [""] * len(texts)
    changed: set[int] = set()
    tag_at = {m.start(): m for m in found}
    index = 0
    for number in range(len(texts)):
        while index < starts[number + 1]:
            match = tag_at.get(index)
            if match is None:
                pieces[number] += whole[index]
                index += 1
                continue
            pieces[number] += match.group()
            index = match.end()
            if index > starts[number + 1]:
                changed.update(i for i in range(number, len(texts)) if starts[i] < index)
    for number in changed:
        set_text(texts[number], pieces[number])
    return [m.group() for m in found]


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

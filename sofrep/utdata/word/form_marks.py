"""How a form is known again: the bookmarks of its fields, and the hashes of its own texts."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from sofrep.utdata.word.ooxml import NAMESPACES, W_P, W_TBL, W_TC, Element, cells_of, q, rows_of

ANSWER, QUESTION = "falt", "fraga"
FIELD = "falt:"
"""Begins the tag of a field's control."""
TICKED, UNTICKED = "\u2612", "\u2610"
MARK_PROPERTY = "sofrep-blankett"
_TEXTS_PROPERTY = "sofrep-texter-"
_HASH_LENGTH = 5
# Word's own limit for the text of a custom property.
_LONGEST_PROPERTY = 250


def bookmark_name(what: str, kod: str) -> str:
    """The bookmark of a field's answer or question; Word takes no hyphens in such names."""
    return f"{what}_{kod.replace('-', '_')}"


def cell_after(cell: Element) -> Element | None:
    """The cell after `cell` in its table: the answer to a question."""
    table = next(cell.iterancestors(W_TBL), None)
    cells = [] if table is None else [cell for row in rows_of(table) for cell in cells_of(row)]
    following = cells[cells.index(cell) + 1 :] if cell in cells else []
    return following[0] if following else None


def all_text(paragraph: Element) -> str:
    """What a paragraph says, deleted text left out, however it is put together."""
    texts = (
        text.text or ""
        for text in paragraph.iter(q("w:t"))
        if next(text.iterancestors(W_P)) is paragraph
        and next(text.iterancestors(q("w:del"), q("w:moveFrom")), None) is None
    )
    return "".join(texts)


def text_hash(text: str) -> str:
    """A short hash of a text, blind to its spaces."""
    plain = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:_HASH_LENGTH]


def fingerprints(body: Element) -> Mapping[str, str]:
    """Properties that tell which paragraphs outside the answers are the form's own.

    Whatever else stands in a form that comes back has been written there by somebody.
    """
    answers = {cell for cell in body.iter(W_TC) if holds_field(cell)}
    own = {
        text_hash(all_text(paragraph)): None
        for paragraph in body.iter(W_P)
        if not any(cell in answers for cell in paragraph.iterancestors(W_TC))
        and all_text(paragraph).strip()
    }
    step = _LONGEST_PROPERTY // _HASH_LENGTH
    hashes = list(own)
    return {
        f"{_TEXTS_PROPERTY}{number // step + 1}": "".join(hashes[number : number + step])
        for number in range(0, len(hashes), step)
    }


def own_hashes(properties: Mapping[str, str]) -> frozenset[str]:
    """The hashes that `fingerprints` wrote; none where the properties are gone."""
    joined = [text for name, text in properties.items() if name.startswith(_TEXTS_PROPERTY)]
    return frozenset(
        text[start : start + _HASH_LENGTH]
        for text in joined
        for start in range(0, len(text), _HASH_LENGTH)
    )


def holds_field(cell: Element) -> bool:
    """Whether a cell holds a field of the form."""
    return any(
        tag.get(q("w:val"), "").startswith(FIELD)
        for tag in cell.iterfind(".//w:sdtPr/w:tag", NAMESPACES)
    )


def bookmarks(body: Element, what: str, kods: Iterable[str]) -> Iterator[tuple[str, Element]]:
    """The kod and the bookmark of each field that still has one of the kind `what`."""
    wanted = {bookmark_name(what, kod): kod for kod in kods}
    for mark in body.iter(q("w:bookmarkStart")):
        name = mark.get(q("w:name"), "")
        if name in wanted:
            yield wanted[name], mark

"""What somebody has written in a place of a form: plain text, whatever Word has made of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sofrep.utdata.word.form_marks import TICKED, UNTICKED
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_R,
    W_TBL,
    Element,
    cells_of,
    q,
    rows_of,
    value_of,
)
from sofrep.utdata.word.reading.pieces import Fields

_DELETED = frozenset(q(name) for name in ("w:del", "w:moveFrom"))
_BLOCKS = frozenset(q(name) for name in ("w:sdtContent", "w:ins", "w:moveTo", "w:customXml"))
_LOST = {
    q("w:drawing"): "en bild",
    q("w:pict"): "en bild",
    q("w:object"): "ett inbäddat objekt",
    q("w:footnoteReference"): "en fotnot",
    q("w:endnoteReference"): "en slutkommentar",
    q("w:altChunk"): "en infogad fil",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "en formel",
}
_WORD_PROMPTS = frozenset(
    {
        "klicka eller tryck här för att ange text",
        "klicka här för att ange text",
        "klicka eller tryck för att ange ett datum",
        "klicka här för att ange ett datum",
        "välj ett objekt",
        "click or tap here to enter text",
        "click here to enter text",
        "click or tap to enter a date",
        "click here to enter a date",
        "choose an item",
    }
)
_BREAKS = frozenset(q(name) for name in ("w:br", "w:cr"))
_HYPHENS = {q("w:noBreakHyphen"): "\u2011", q("w:softHyphen"): ""}


class Written(Struct):
    """The paragraphs of a place, and what stands there that is no text."""

    paragraphs: list[tuple[str, bool]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The paragraphs without those that say nothing."""
        return [text for text, _ in self.paragraphs if text.strip()]

    @property
    def text(self) -> str:
        """Paragraphs with a blank line between them, the items of a list without."""
        parts: list[str] = []
        before = False
        for text, is_item in self.paragraphs:
            if text.strip():
                if parts:
                    parts.append("\n" if is_item and before else "\n\n")
                parts.append(f"- {text.strip()}" if is_item else text.strip())
                before = is_item
        return "".join(parts)


def written_in(place: Element) -> Written:
    """What stands in a cell, a control or a paragraph; Word's own prompts are nothing."""
    written = Written()
    if place.tag == W_P:
        _paragraph(place, written)
    elif place.tag == q("w:sdt") and next(place.iterancestors(W_P), None) is not None:
        written.paragraphs.append(("".join(_inline([place], written, Fields())), False))
    else:
        _blocks(place, written)
    return written


def _blocks(parent: Element, written: Written) -> None:
    for child in parent:
        if child.tag == W_P:
            _paragraph(child, written)
        elif child.tag == W_TBL:
            for row in rows_of(child):
                cells = (written_in(cell) for cell in cells_of(row))
                texts = []
                for cell in cells:
                    texts.append(" ".join(cell.text.split()))
                    written.lost += cell.lost
                written.paragraphs.append((" | ".join(texts) if any(texts) else "", False))
        elif child.tag == q("w:sdt"):
            if not _is_word_prompt(child):
                _blocks(child, written)
        elif child.tag in _BLOCKS:
            _blocks(child, written)
        elif child.tag in _LOST:
            written.lost.append(_LOST[child.tag])


def _is_word_prompt(control: Element) -> bool:
    """Whether a control that was emptied shows what Word itself puts into one."""
    if control.find("w:sdtPr/w:showingPlcHdr", NAMESPACES) is None:
        return False
    shown = "".join(text.text or "" for text in control.iter(q("w:t")))
    return " ".join(shown.split()).rstrip(".").casefold() in _WORD_PROMPTS


def _paragraph(paragraph: Element, written: Written) -> None:
    is_item = paragraph.find("w:pPr/w:numPr", NAMESPACES) is not None and (
        value_of(paragraph, "w:pPr/w:numPr/w:numId") != "0"
    )
    written.paragraphs.append(("".join(_inline(paragraph, written, Fields())), is_item))


def _inline(parent: Element | list[Element], written: Written, fields: Fields) -> Iterator[str]:
    """The text of what stands inside a paragraph; a field is what it shows."""
    for child in parent:
        if child.tag == W_R:
            yield from _run(child, written, fields)
        elif child.tag == q("w:sdt"):
            yield from _control(child, written, fields)
        elif child.tag in _LOST:
            written.lost.append(_LOST[child.tag])
        elif child.tag not in _DELETED:
            yield from _inline(child, written, fields)


def _control(control: Element, written: Written, fields: Fields) -> Iterator[str]:
    box = control.find("w:sdtPr/w14:checkbox/w14:checked", NAMESPACES)
    if box is not None:
        yield TICKED if box.get(q("w14:val"), "1") in {"1", "true"} else UNTICKED
    elif not _is_word_prompt(control):
        content = control.find(q("w:sdtContent"))
        yield from _inline([] if content is None else content, written, fields)


def _run(run: Element, written: Written, fields: Fields) -> Iterator[str]:
    for child in run:
        if child.tag == q("w:fldChar"):
            fields.pass_by(child.get(q("w:fldCharType"), ""))
        elif fields.instructs:
            continue
        elif child.tag == q("w:t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag == q("w:tab"):
            yield "\t"
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag in _HYPHENS:
            yield _HYPHENS[child.tag]
        elif child.tag in _LOST:
            written.lost.append(_LOST[child.tag])
        elif child.tag == q("mc:AlternateContent"):
            written.lost.append("en bild eller textruta")

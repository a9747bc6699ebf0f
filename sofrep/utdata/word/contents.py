"""The table of contents: linked entries whose page numbers only Word or LibreOffice fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sofrep.utdata.word.fields import WordField, field_char, field_instruction, find_fields
from sofrep.utdata.word.ooxml import (
    PARAGRAPH_PROPERTIES,
    W_P,
    W_TBL,
    Element,
    make,
    make_run,
    make_text,
    put_in_order,
    q,
    style_of,
    text_of,
)
from sofrep.utdata.word.styles import Styles
from sofrep.utdata.word.widths import text_width

_LEVELS = re.compile(r'\\o\s+"?(\d)-(\d)')
_FIRST_BOOKMARK = 200_000_001
_KEPT_WHOLE = 30
"""A list of so many entries stands on one page, under its heading."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that the table of contents lists."""

    level: int
    text: str
    bookmark: str


def fill_contents(root: Element, styles: Styles) -> None:
    """Fill the template's TOC field; a document without one gets none.

    The entries' page numbers are PAGEREF fields without a result: a number is never guessed, and
    Word is not told to ask whether to update.
    """
    field = next(_contents_fields(root), None)
    if field is None:
        return
    _drop_old_bookmarks(root)
    match = _LEVELS.search(field.instruction)
    lowest, highest = (int(match[1]), int(match[2])) if match else (1, 2)
    entries = [e for e in _bookmark_headings(root, styles) if lowest <= e.level <= highest]
    first, last = _paragraph(field.begin), _paragraph(field.end)
    width = text_width(first, root)
    for paragraph in _entry_paragraphs(entries, field.instruction, styles, width):
        first.addprevious(paragraph)
    for paragraph in _from_to(first, last):
        paragraph.getparent().remove(paragraph)


def _contents_fields(root: Element) -> Iterator[WordField]:
    for simple in list(root.iter(q("w:fldSimple"))):
        if simple.get(q("w:instr"), "").split()[:1] == ["TOC"]:
            yield WordField(simple, simple.get(q("w:instr")), None, simple)
    for field in find_fields(root):
        if field.words[:1] == ["TOC"]:
            yield field


def _paragraph(element: Element | None) -> Element:
    return next(element.iterancestors(W_P)) if element is not None else None


def _from_to(first: Element, last: Element) -> list[Element]:
    """The paragraphs from the field's first to its last; only the first if they lie apart."""
    between = [first]
    for element in first.itersiblings():
        if between[-1] is last:
            break
        between.append(element)
    return between if between[-1] is last else [first]


def _drop_old_bookmarks(root: Element) -> None:
    old = set()
    for start in list(root.iter(q("w:bookmarkStart"))):
        if start.get(q("w:name"), "").startswith("_Toc"):
            old.add(start.get(q("w:id")))
            start.getparent().remove(start)
    for end in list(root.iter(q("w:bookmarkEnd"))):
        if end.get(q("w:id")) in old:
            end.getparent().remove(end)


def _bookmark_headings(root: Element, styles: Styles) -> Iterator[Entry]:
    """A bookmark around each heading outside tables; their ids are numbered later."""
    levels = styles.heading_levels()
    number = _FIRST_BOOKMARK
    for paragraph in root.iter(W_P):
        level = levels.get(style_of(paragraph))
        text = " ".join(text_of(paragraph).split(" ")).strip()
        if level is None or not text or next(paragraph.iterancestors(W_TBL), None) is not None:
            continue
        name, key = f"_Toc{number}", f"toc{number}"
        position = 1 if paragraph.find(q("w:pPr")) is not None else 0
        paragraph.insert(position, make("w:bookmarkStart", id=key, name=name))
        paragraph.append(make("w:bookmarkEnd", id=key))
        number += 1
        yield Entry(level, text, name)


def _entry_paragraphs(
    entries: list[Entry], instruction: str, styles: Styles, width: int
) -> list[Element]:
    if "\\h" not in instruction.split():
        instruction = f"{instruction.rstrip()} \\h "
    opening = [field_char(None, "begin"), field_instruction(instruction)]
    opening.append(field_char(None, "separate"))
    # As Word makes them: the page numbers stand at the edge of the column.
    paragraphs = [
        make(
            "w:p",
            make(
                "w:pPr",
                make("w:pStyle", val=styles.contents_style(entry.level, width)),
                make("w:tabs", make("w:tab", val="right", pos=str(width))),
            ),
        )
        for entry in entries
    ] or [make("w:p")]
    # A short list stands on one page; what follows, or the rest of a long one, may stand on the next.
    kept = len(entries) - 1 if len(entries) <= _KEPT_WHOLE else 2
    for paragraph in paragraphs[max(kept, 0) :] if entries else ():
        properties = paragraph.find(q("w:pPr"))
        put_in_order(properties, make("w:keepNext", val="0"), PARAGRAPH_PROPERTIES)
    paragraphs[0].extend(opening)
    for paragraph, entry in zip(paragraphs, entries, strict=False):
        paragraph.append(_link(entry))
    paragraphs[-1].append(field_char(None, "end"))
    return paragraphs


def _link(entry: Entry) -> Element:
    link = make(
        "w:hyperlink",
        make_run(None, make_text(entry.text)),
        make_run(None, make("w:tab")),
        field_char(None, "begin"),
        field_instruction(f" PAGEREF {entry.bookmark} \\h "),
        field_char(None, "separate"),
        field_char(None, "end"),
    )
    link.set(q("w:anchor"), entry.bookmark)
    link.set(q("w:history"), "1")
    return link

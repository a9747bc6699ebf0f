"""The table of contents: linked entries whose page numbers only Word or LibreOffice fills in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sofrep.utdata.word.fields import find_fields
from sofrep.utdata.word.ooxml import W_P, W_TBL, Element, put_mark, q, style_of, text_of
from sofrep.utdata.word.stylebook import StyleBook
from sofrep.utdata.word.widths import text_width
from sofrep.utdata.word.wordml import (
    FIELD_END,
    TAB,
    BlockControl,
    Made,
    WordContents,
    WordParagraph,
    elements,
    field_begin,
    text_run,
)

_LEVELS = re.compile(r'\\o\s+"?(\d)-(\d)')
_FIRST_BOOKMARK = 200_000_001
_KEPT_WHOLE = 30
"""A list of so many entries stands on one page, under its heading."""


class Entry(Struct, frozen=True):
    """A heading that the table of contents lists."""

    level: int
    text: str
    bookmark: str


def fill_contents(slot: Element, made: Sequence[Made], styles: StyleBook) -> None:
    """Fill the contents lists of the template and of the blocks that come in the slot's place.

    The entries' page numbers are PAGEREF fields without a result: a number is never guessed, and
    Word is not told to ask whether to update.
    """
    body = slot.getparent()
    fields = [field for field in find_fields(body) if field.words[:1] == ["TOC"]]
    controls = [each for each in made if isinstance(each, BlockControl)]
    lists = [part for c in controls for part in c.content if isinstance(part, WordContents)]
    if not fields and not lists:
        return
    _drop_old_bookmarks(body)
    entries = list(_bookmark_headings(slot, controls, styles))
    for each in lists:
        instruction = f' TOC \\o "1-{each.level}" \\h \\z \\u '
        each.entries = _entries(entries, instruction, styles, each.width)
    for field in fields:
        first, last = (next(end.iterancestors(W_P)) for end in (field.begin, field.end))
        width = text_width(first, body.getparent())
        for paragraph in elements(_entries(entries, field.instruction, styles, width)):
            first.addprevious(paragraph)
        for paragraph in _from_to(first, last):
            paragraph.getparent().remove(paragraph)


def _from_to(first: Element, last: Element) -> list[Element]:
    """The paragraphs from the field's first to its last; only the first if they lie apart."""
    between = [first]
    for element in first.itersiblings():
        if between[-1] is last:
            break
        between.append(element)
    return between if between[-1] is last else [first]


def _drop_old_bookmarks(body: Element) -> None:
    old = set()
    for start in list(body.iter(q("w:bookmarkStart"))):
        if start.get(q("w:name"), "").startswith("_Toc"):
            old.add(start.get(q("w:id")))
            start.getparent().remove(start)
    for end in list(body.iter(q("w:bookmarkEnd"))):
        if end.get(q("w:id")) in old:
            end.getparent().remove(end)


def _bookmark_headings(
    slot: Element, controls: Iterable[BlockControl], styles: StyleBook
) -> Iterator[Entry]:
    """A bookmark around each heading outside tables; their ids are numbered later."""
    levels = styles.heading_levels()
    number = _FIRST_BOOKMARK
    for heading in _headings(slot, controls):
        is_written = isinstance(heading, WordParagraph)
        level = levels.get(heading.style if is_written else style_of(heading))
        text = (heading.text if is_written else text_of(heading)).strip() if level else ""
        if level and text:
            name = f"_Toc{number}"
            number += 1
            if is_written:
                heading.mark(name)
            else:
                put_mark(heading, name)
            yield Entry(level, text, name)


def _headings(slot: Element, controls: Iterable[BlockControl]) -> Iterator[WordParagraph | Element]:
    """The paragraphs outside tables, the template's and those in the slot's place."""
    for paragraph in slot.getparent().iter(W_P):
        if paragraph is slot:
            own = (part for control in controls for part in control.content)
            yield from (part for part in own if isinstance(part, WordParagraph))
        elif next(paragraph.iterancestors(W_TBL), None) is None:
            yield paragraph


def _entries(entries: list[Entry], instruction: str, styles: StyleBook, width: int) -> str:
    """The paragraphs of a list; as Word makes them: the page numbers stand at the edge of the column."""
    match = _LEVELS.search(instruction)
    lowest, highest = (int(match[1]), int(match[2])) if match else (1, 2)
    listed = [entry for entry in entries if lowest <= entry.level <= highest]
    if "\\h" not in instruction.split():
        instruction = f"{instruction.rstrip()} \\h "
    begin = field_begin(instruction)
    # A short list stands on one page; what follows, or the rest of a long one, may stand on the next.
    kept = len(listed) - 1 if len(listed) <= _KEPT_WHOLE else 2
    paragraphs = []
    for number, entry in enumerate(listed):
        free = '<w:keepNext w:val="0"/>' if number >= kept else ""
        paragraphs.append(
            f'<w:p><w:pPr><w:pStyle w:val="{styles.contents_style(entry.level, width)}"/>{free}'
            f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs></w:pPr>'
            f"{'' if number else begin}{_link(entry)}{'' if entry is not listed[-1] else FIELD_END}</w:p>"
        )
    return "".join(paragraphs) or f"<w:p>{begin}{FIELD_END}</w:p>"


def _link(entry: Entry) -> str:
    page = field_begin(f" PAGEREF {entry.bookmark} \\h ") + FIELD_END
    return (
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{text_run(entry.text)}{TAB}{page}'
        "</w:hyperlink>"
    )

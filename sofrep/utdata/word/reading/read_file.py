"""A whole Word file as it now stands: its text as blocks, and all that has to be told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sofrep.utdata.word.ooxml import W_P, q, text_of
from sofrep.utdata.word.reading.accepted import accept, changed_in
from sofrep.utdata.word.reading.chart_blocks import ChartFigures
from sofrep.utdata.word.reading.drawn import is_of_box, watermarks
from sofrep.utdata.word.reading.opened_file import OpenedFile
from sofrep.utdata.word.reading.pieces import Pieces
from sofrep.utdata.word.reading.read_blocks import BodyReader
from sofrep.utdata.word.reading.read_words import TalOf
from sofrep.utdata.word.reading.telling import Iakttagelse, Iakttagelseslag, place_of, shortened
from sofrep.visning.block import Block, Stycke
from sofrep.visning.visat import Platshallare, WordFil

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_PAGE_NUMBER = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_REFERENCES = (q("w:headerReference"), q("w:footerReference"))
_ACCEPT = "Godta eller avvisa dem under Granska i Word."
_RESOLVE = "Ta bort eller lös kommentaren i Word."


class ReadFile(Struct, frozen=True, kw_only=True):
    """What a Word file holds: `titel` and the line over it, "" for none; what every page says beside.

    `kanter` are the lines of headers, footers and marks across the pages, without page numbers.
    """

    titel: str
    ovanrubrik: str
    blocks: tuple[Block, ...]
    kanter: tuple[str, ...]
    told: tuple[Iakttagelse, ...]


def read_file(opened: OpenedFile, prefix: str, tal_of: TalOf, figures_of: ChartFigures) -> ReadFile:
    """Read a document, with its changes accepted; `prefix` begins the keys of its blocks.

    Raises:
        UnreadableWordError: for one that is damaged.
    """
    told = [*_comments(opened)]
    try:
        told += _changes(opened)
        reader = BodyReader(opened=opened, prefix=prefix, tal_of=tal_of, figures_of=figures_of)
        blocks = reader.blocks(opened.body)
    except (ValueError, OverflowError) as fault:  # a number that is none
        raise opened.unreadable() from fault
    return ReadFile(
        titel=reader.titel,
        ovanrubrik=reader.ovanrubrik,
        blocks=blocks,
        kanter=tuple(dict.fromkeys(_edges(opened))),
        told=(*told, *reader.told),
    )


def read_section(file: WordFil, prefix: str, top: int) -> tuple[Block, ...]:
    """The blocks of a section that somebody has written in a Word file of its own.

    `top` is the level of its highest headings.  What cannot be carried is marked in its place.

    Raises:
        UnreadableWordError: for a file that is damaged.
    """

    def lost(what: str) -> str:
        return (
            f"Här stod {what} i {file.namn}, som inte följer med. Ta bort det där, eller lägg in det i "
            "det färdiga dokumentet."
        )

    opened = OpenedFile(content=file.fil.read_bytes(), name=f"Filen {file.namn}")
    try:
        accept(opened.body)
        reader = BodyReader(
            opened=opened,
            prefix=prefix,
            tal_of=lambda _, __: None,
            figures_of=lambda _: (),
            top=top,
            lost_text=lost,
        )
        blocks = reader.blocks(opened.body)
    except (ValueError, OverflowError) as fault:  # a number that is none
        raise opened.unreadable() from fault
    empty = Platshallare(f"Filen {file.namn} är tom. Skriv texten i den, eller ta bort den.")
    return blocks or (Stycke(nyckel=f"{prefix}.1", delar=(empty,)),)


def _changes(opened: OpenedFile) -> Iterator[Iakttagelse]:
    """The places of tracked changes, which are accepted, in the text and in its notes."""
    root = opened.body.getroottree().getroot()
    notes = (opened.part_of_kind(kind) for kind in ("footnotes", "endnotes"))
    for part in (root, *(each for each in notes if each is not None)):
        places = [place_of(paragraph, opened.styles) for paragraph in changed_in(part)]
        accept(part)
        for place in dict.fromkeys(places):
            yield Iakttagelse(Iakttagelseslag.ANDRING, "en spårad ändring", place, _ACCEPT)


def _comments(opened: OpenedFile) -> Iterator[Iakttagelse]:
    """The comments that nobody has resolved, each at what it is about."""
    comments, more = opened.part_of_kind("comments"), opened.part_of_kind("commentsExtended")
    resolved = {
        each.get(f"{_W15}paraId")
        for each in (() if more is None else more)
        if each.get(f"{_W15}done") in {"1", "true"}
    }
    marks = {each.get(q("w:id")): each for each in opened.body.iter(q("w:commentReference"))}
    for comment in () if comments is None else comments:
        paragraphs = list(comment.iter(W_P))
        mark = marks.get(comment.get(q("w:id")))
        if mark is not None and not any(p.get(_PARAGRAPH) in resolved for p in paragraphs):
            words = " ".join(" ".join(map(text_of, paragraphs)).split())
            place = place_of(mark, opened.styles)
            yield Iakttagelse(
                Iakttagelseslag.KOMMENTAR, f"kommentaren ”{shortened(words)}”", place, _RESOLVE
            )


def _edges(opened: OpenedFile) -> Iterator[str]:
    """What headers and footers say, line by line, but for numbers of pages."""
    used = {each.get(q("r:id")) for each in opened.body.iter(*_REFERENCES)}
    for key, where in opened.relations(opened.main).items():
        root = opened.part(where.target) if key in used else None
        if root is None:
            continue
        yield from watermarks(root)
        pieces = Pieces(opened, where.target)
        for paragraph in root.iter(W_P):
            if is_of_box(paragraph):
                continue
            text = " ".join("".join(each.text for each in pieces.of(paragraph)).split())
            fields = [each.text or "" for each in paragraph.iter(q("w:instrText"))]
            fields += [each.get(q("w:instr"), "") for each in paragraph.iter(q("w:fldSimple"))]
            if text and not any(_PAGE_NUMBER.search(each) for each in fields):
                yield text

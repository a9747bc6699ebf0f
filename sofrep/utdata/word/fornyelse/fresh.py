"""The documents as they would be now, block by block, to be held against edited ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from sofrep.utdata.word.fornyelse.atoms import BEGINS, SDT
from sofrep.utdata.word.fornyelse.standing import Standing, block_of, standing_in
from sofrep.utdata.word.keys import Anchor, key_hash, part_in
from sofrep.utdata.word.ooxml import W_TC, Element, q, value_of
from sofrep.utdata.word.word_file import DOCUMENT, WordFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshBlock:
    """A block of a fresh document: its control, its own paragraphs, its rows and its chart.

    `source` is the file that it stands in; one `is_placed` by a table that is nobody's to read.
    """

    key: str
    part: Anchor
    control: Element
    paragraphs: tuple[Standing, ...]
    rows: tuple[Standing, ...]
    chart: Standing | None
    source: WordFile

    @property
    def hash(self) -> str:
        """By which bookmarks name it."""
        return self.part.key

    @property
    def is_placed(self) -> bool:
        """Whether its paragraphs stand side by side in a table that only places them."""
        return any(
            cell in set(self.control.iter(W_TC))
            for each in self.paragraphs
            for cell in each.start.iterancestors(W_TC)
        )

    @property
    def can_be_put_in(self) -> bool:
        """Whether it can be put into another document: not what stands in a file of the office's own."""
        return (
            bool(self.paragraphs or self.rows) or self.control.find(f".//{q('w:sdt')}") is not None
        )


def fresh_blocks(content: bytes) -> dict[str, FreshBlock]:
    """The blocks of a document that has just been built, by the hashes of their keys, in order."""
    source = WordFile(content)
    root = source.root(DOCUMENT)
    parts = standing_in(root)
    rows: dict[Element | None, list[Standing]] = {}
    for (kind, _), each in parts.items():
        if kind == "r":
            rows.setdefault(block_of(each.table), []).append(each)
    found = {}
    for control in root.iter(SDT):
        if control.find(f"{q('w:sdtPr')}/{q('w:docPartObj')}") is None:
            continue
        key = value_of(control, "w:sdtPr/w:tag")
        block = parts.get(("b", key_hash(key)))
        if block is not None:
            found[key_hash(key)] = FreshBlock(
                key=key,
                part=block.part,
                control=control,
                paragraphs=tuple(own_paragraphs(key, parts)),
                rows=tuple(rows.get(control, ())),
                chart=parts.get(("c", key_hash(key))),
                source=source,
            )
    return found


def own_paragraphs(key: str, parts: Mapping[tuple[str, str], Standing]) -> Iterator[Standing]:
    """The paragraphs of a block that stand in a document."""
    missing = 0
    for number in count():
        each = parts.get(("p", key_hash(f"{key}/{number}")))
        if each is not None:
            missing = 0
            yield each
        elif (missing := missing + 1) > _MOST_GONE:
            return


_MOST_GONE = 20
"""So many paragraphs in a row may somebody have deleted out of a block."""


def blocks_within(control: Element) -> Iterator[str]:
    """The hashes of the blocks in a block's control, its own too."""
    for mark in control.iter(BEGINS):
        part = part_in(mark.get(q("w:name"), ""))
        if part is not None and part.kind == "b":
            yield part.key

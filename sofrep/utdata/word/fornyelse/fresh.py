"""The documents as they would be now, block by block, to be held against edited ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sofrep.utdata.word.fornyelse.atoms import BEGINS, SDT
from sofrep.utdata.word.fornyelse.standing import Standing, block_of, standing_in
from sofrep.utdata.word.keys import Anchor, key_hash, part_in
from sofrep.utdata.word.ooxml import W_TC, Element, q, value_of
from sofrep.utdata.word.word_file import DOCUMENT, WordFile


class FreshBlock(Struct, frozen=True, kw_only=True):
    """A block of a fresh document: its control, its own paragraphs, its rows and its chart.

    `source` is the file that it stands in.
    """

    key: str
    part: Anchor
    control: Element
    paragraphs: Sequence[Standing]
    rows: Sequence[Standing]
    chart: Standing | None
    source: WordFile

    @property
    def is_placed(self) -> bool:
        """Whether its paragraphs stand side by side in a table that only places them."""
        cells = set(self.control.iter(W_TC))
        return any(cells.intersection(p.start.iterancestors(W_TC)) for p in self.paragraphs)

    @property
    def can_be_put_in(self) -> bool:
        """Whether it can be put into another document: not what stands in a file of the office's own."""
        is_ours = self.paragraphs or self.rows
        return bool(is_ours) or self.control.find(f".//{q('w:sdt')}") is not None

    @property
    def within(self) -> Iterator[str]:
        """The hashes of the blocks in its control, its own too."""
        for mark in self.control.iter(BEGINS):
            part = part_in(mark.get(q("w:name"), ""))
            if part is not None and part.kind == "b":
                yield part.key


def fresh_blocks(content: bytes) -> dict[str, FreshBlock]:
    """The blocks of a document that has just been built, by the hashes of their keys, in order."""
    source = WordFile(content)
    root = source.root(DOCUMENT)
    parts = standing_in(root)
    own: dict[tuple[str, Element | None], list[Standing]] = {}
    for (kind, _), each in parts.items():
        around = block_of(each.table if kind == "r" else each.start)
        own.setdefault((kind, around), []).append(each)
    found = {}
    for control in root.iter(SDT):
        key = value_of(control, "w:sdtPr/w:tag")
        block = parts.get(("b", key_hash(key)))
        if block is not None:
            found[block.part.key] = FreshBlock(
                key=key,
                part=block.part,
                control=control,
                paragraphs=own.get(("p", control), ()),
                rows=own.get(("r", control), ()),
                chart=parts.get(("c", block.part.key)),
                source=source,
            )
    return found


def added(order: Sequence[str], have: Mapping[str, Anchor]) -> dict[str, str]:
    """The keys of `order` that a document does not have, each with the one of it that they come after.

    `have` are the parts that it has; each says which one came after it when the document was written.
    What did and is not there now has been deleted by somebody: that is not new, nor is what follows it.
    """
    found: dict[str, str] = {}
    before, is_deleted = "", False
    for key in order:
        if key in have:
            before, is_deleted = key, False
        elif before:
            is_deleted = is_deleted or _last(have[before], have, set(order)).is_before(key)
            if not is_deleted:
                found[key] = before
    return found


def _last(part: Anchor, have: Mapping[str, Anchor], order: set[str]) -> Anchor:
    """The part itself, or the last of those after it that still stand but would not be there now."""
    left = {key: each for key, each in have.items() if key not in order and key != part.key}
    while after := next(filter(part.is_before, left), ""):
        part = left.pop(after)
    return part

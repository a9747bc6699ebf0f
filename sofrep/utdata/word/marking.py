"""The bookmarks by which blocks, their paragraphs, rows and charts are found again (`keys`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from sofrep.utdata.word.keys import Anchor, bare, key_hash
from sofrep.utdata.word.ooxml import parse_xml
from sofrep.utdata.word.wordml import BlockControl, Made, WordParagraph, WordTable, paragraphs_in

_Part = tuple[WordParagraph, str, str]
"""A part that gets a bookmark: the paragraph that is to hold it, its key, and its words."""


def mark_blocks(made: Iterable[Made], keys: Mapping[str, bool]) -> None:
    """Put a bookmark on every block of these keys, and on its paragraphs, rows and chart.

    `keys` says of each whether its words are ours, and not those of a file or a form.
    """
    blocks: list[_Part] = []
    for control in _controls(made):
        first = next(paragraphs_in([control]), None) if control.key in keys else None
        if first is not None:
            blocks.append((first, control.key, ""))
            if keys[control.key]:
                _mark_within(control)
    _mark("b", blocks)


def _controls(made: Iterable[Made]) -> Iterator[BlockControl]:
    """Every control, those within others too."""
    for each in made:
        if isinstance(each, BlockControl):
            yield each
            yield from _controls(each.content)
        elif isinstance(each, WordTable) and not each.is_data:
            yield from _controls(each.content())


def _mark_within(control: BlockControl) -> None:
    own = list(_own(control.content))
    paragraphs = [part for part in own if isinstance(part, WordParagraph)]
    said = [(paragraph, words) for paragraph in paragraphs if (words := bare(paragraph.words))]
    _mark("p", [(p, f"{control.key}/{number}", words) for number, (p, words) in enumerate(said)])
    for part in own:
        if isinstance(part, WordTable):
            _mark("r", list(_rows(control.key, part)))
    for paragraph in paragraphs:
        if paragraph.chart:
            words = hash_of_chart(paragraph.chart)
            paragraph.mark(Anchor("c", key_hash(control.key), words).name)


def _own(made: Iterable[Made]) -> Iterator[WordParagraph | WordTable]:
    """The tables for readers, and the paragraphs outside them, that are of no block within."""
    for each in made:
        if isinstance(each, WordParagraph):
            yield each
        elif isinstance(each, WordTable):
            within = each.content()
            if each.is_data:
                yield each
                within = (part for part in within if isinstance(part, WordTable))
            yield from _own(within)


def _mark(kind: str, parts: Sequence[_Part]) -> None:
    """A bookmark for each; it says which one comes after it."""
    hashes = [*(key_hash(key) for _, key, _ in parts), key_hash("")]
    for (paragraph, _, words), key, after in zip(parts, hashes, hashes[1:], strict=False):
        paragraph.mark(Anchor(kind, key, key_hash(words) if kind != "b" else "", after).name)


def hash_of_chart(content: bytes) -> str:
    """Ten letters for a chart part, however its XML is written."""
    return key_hash(etree.tostring(parse_xml(content), method="c14n").decode())


def _rows(key: str, table: WordTable) -> Iterator[_Part]:
    """The rows of a table, the key by what the row is about."""
    taken: Counter[str] = Counter()
    for number, row in enumerate(table.rows):
        cells = [list(paragraphs_in(cell.content)) for cell in row.cells]
        words = ["\n".join(bare(paragraph.words) for paragraph in cell) for cell in cells]
        label = f"{key}/{words[0]}" if number else f"{key}#"
        taken[label] += 1
        one = label if taken[label] == 1 else f"{label}/{taken[label]}"
        yield cells[0][0], one, "\n".join(words)

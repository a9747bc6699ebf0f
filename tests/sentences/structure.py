"""How a document hangs together, whatever its figures: keys, headings, references, charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sentences.language import is_of_few
from sentences.reading import Kind, sentences
from sofrep.visning.block import (
    Block,
    Bredvid,
    Diagramblock,
    Hanvisning,
    Kanslitext,
    Nyckeltal,
    Rubrik,
    Stycke,
    numbered,
    printed,
    walk,
)
from sofrep.visning.visat import Diagramslag

MOST_LINES, MOST_BARS, MOST_BOXES, MOST_CATEGORIES = 5, 3, 4, 16
MOST_PLACES = 3
"""A figure may stand in its message, in its chart or table, and on the first page."""


def faults_of_structure(blocks: Sequence[Block]) -> Iterator[str]:
    """What is wrong in how the blocks stand together."""
    every = list(walk(blocks))
    for key, count in Counter(block.nyckel for block in every).items():
        if count > 1:
            yield f"{key} stands {count} times"
    yield from _headings(every)
    tables = numbered(blocks)
    for block in every:
        match block:
            case Stycke(delar=delar) | Diagramblock(bildtext=delar):
                lost = [p.till for p in delar if isinstance(p, Hanvisning) and p.till not in tables]
                yield from (f"{block.nyckel} refers to {key}, which is not there" for key in lost)
            case _:
                pass
        if isinstance(block, Stycke) and not "".join(map(str, block.delar)).strip():
            yield f"{block.nyckel} is empty"
        if isinstance(block, Diagramblock):
            yield from _chart(block)
        if isinstance(block, Nyckeltal) and len(block.rutor) > MOST_BOXES:
            yield f"{block.nyckel} has {len(block.rutor)} boxes"
    said = Counter((s.text, s.ids) for s in sentences(blocks) if s.kind is Kind.MENING and s.ids)
    yield from (f"said {count} times: {text}" for (text, _), count in said.items() if count > 1)


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    """No level is skipped, and something stands under each heading."""
    before: Rubrik | None = None
    level = 0
    for block in blocks:
        if isinstance(block, Rubrik):
            if block.niva > level + 1:
                yield f"{block.nyckel} is of level {block.niva} after {level}"
            if before is not None and block.niva <= before.niva:
                yield f"nothing stands under {before.nyckel}"
            level, before = block.niva, block
        else:
            before = None
    if before is not None:
        yield f"nothing stands under {before.nyckel}"


def _chart(block: Diagramblock) -> Iterator[str]:
    diagram = block.diagram
    most = MOST_LINES if diagram.slag is Diagramslag.LINJE else MOST_BARS
    if len(diagram.serier) > most:
        yield f"{block.nyckel} has {len(diagram.serier)} series"
    if len(diagram.kategorier) > MOST_CATEGORIES:
        yield f"{block.nyckel} has {len(diagram.kategorier)} categories"
    if any(len(serie.tal) != len(diagram.kategorier) for serie in diagram.serier):
        yield f"{block.nyckel} has a series of another length than its categories"
    drawn = [tal for serie in diagram.serier for tal in serie.tal if tal is not None]
    if not drawn or (diagram.slag is Diagramslag.LIGGANDE and not any(drawn)):
        yield f"{block.nyckel} has nothing to draw"
    few = [tal.figure.id for tal in drawn if is_of_few(tal)]
    yield from (f"{block.nyckel} draws {key}, of fewer than ten" for key in few)


def told_too_often(blocks: Sequence[Block], tables: str) -> Iterator[str]:
    """Figures that stand in more than `MOST_PLACES` blocks before the heading with the key `tables`.

    What the office has written is its own.
    """
    places: Counter[str] = Counter()
    for block in walk(blocks):
        if isinstance(block, Rubrik) and block.nyckel == tables:
            break
        if not isinstance(block, Kanslitext | Bredvid):  # what stands abreast comes by itself
            places.update({tal.figure.id for tal in printed((block,))})
    yield from (f"{key} in {n} places" for key, n in places.items() if n > MOST_PLACES)

"""Blocks as plain text, for tests and for reading a document without rendering it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sofrep.visning.block import (
    Block,
    Bredvid,
    Del,
    Diagramblock,
    Hanvisning,
    Kanslitext,
    Nyckeltal,
    Rubrik,
    Stycke,
    Tabellblock,
    numbered,
    walk,
)
from sofrep.visning.visat import cell_text


def plain(delar: Iterable[Del], numbers: dict[str, int] | None = None) -> str:
    """A sentence as it is printed; no-break spaces are spaces."""
    texts = (_part(part, numbers or {}) for part in delar)
    return "".join(texts).replace("\u00a0", " ")


def sentences(blocks: Sequence[Block]) -> dict[str, str]:
    """The generated paragraphs by their key."""
    return {b.nyckel: plain(b.delar) for b in walk(blocks) if isinstance(b, Stycke)}


def tables(blocks: Sequence[Block]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The printed cells of each table's rows, by the table's key and the row's label."""
    return {
        b.nyckel: {
            rad.etikett: tuple(cell_text(c).replace("\u00a0", " ") for c in rad.celler)
            for rad in b.tabell.rader
        }
        for b in walk(blocks)
        if isinstance(b, Tabellblock)
    }


def charts(blocks: Sequence[Block]) -> dict[str, str]:
    """The title of each chart, by its key."""
    return {b.nyckel: b.diagram.rubrik for b in walk(blocks) if isinstance(b, Diagramblock)}


def dump(blocks: Sequence[Block]) -> str:
    """The whole document as text."""
    numbers = numbered(blocks)
    return "\n".join(line for block in blocks for line in _lines(block, numbers))


def _part(part: Del, numbers: dict[str, int]) -> str:
    if isinstance(part, Hanvisning):
        return f"tabell {numbers.get(part.till, '?')}"
    return str(part)


def _lines(block: Block, numbers: dict[str, int]) -> Iterator[str]:
    match block:
        case Rubrik():
            yield f"\n{'#' * block.niva} {plain(block.delar, numbers)}"
        case Stycke():
            yield f"[{block.stil}] {plain(block.delar, numbers)}"
        case Kanslitext():
            yield f"[kansli {block.stil}] {block.text}"
        case Bredvid():
            for column in block.kolumner:
                yield "--- bredvid"
                yield from (line for each in column for line in _lines(each, numbers))
            yield "---"
        case _:
            yield from _figures(block, numbers)


def _figures(block: Block, numbers: dict[str, int]) -> Iterator[str]:
    match block:
        case Tabellblock(tabell=tabell):
            yield f"TABELL {numbers.get(block.nyckel, '-')}: {tabell.rubrik}"
            yield "   " + " | ".join(tabell.kolumner)
            yield from (
                f"   {r.etikett}: {' | '.join(map(cell_text, r.celler))}" for r in tabell.rader
            )
            yield from (f"   * {note}" for note in tabell.noter)
        case Diagramblock(diagram=diagram):
            yield f"DIAGRAM {diagram.rubrik} ({plain(block.bildtext, numbers)})"
            for n, kategori in enumerate(diagram.kategorier):
                yield f"   {kategori}: " + ", ".join(f"{s.namn} {s.tal[n]}" for s in diagram.serier)
        case Nyckeltal():
            for ruta in block.rutor:
                rows = "; ".join(plain(rad, numbers) for rad in ruta.rader)
                yield f"   <{ruta.etikett}: {ruta.tal} ({rows})>"
        case _:
            yield f"<{type(block).__name__}>"

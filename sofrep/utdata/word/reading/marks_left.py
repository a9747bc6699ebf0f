"""What still says that it is missing in a document that somebody has gone on writing in."""

from __future__ import annotations

from collections.abc import Iterable

from sofrep.utdata.word.ooxml import W_P, W_T
from sofrep.utdata.word.reading.accepted import accept
from sofrep.utdata.word.reading.opened_file import OpenedFile

_BESIDE = frozenset({"header", "footer"})


def marks_left(content: bytes, name: str, marks: Iterable[str]) -> tuple[str, ...]:
    """Those of `marks`, texts of placeholders, that still stand in a Word file; `name` is what messages call it.

    Raises:
        UnreadableWordError: for a file that is none, or damaged.
    """
    opened = OpenedFile(content=content, name=name)
    beside = (
        each.target for each in opened.relations(opened.main).values() if each.kind in _BESIDE
    )
    lines: set[str] = set()
    for part in (opened.main, *beside):
        root = opened.part(part)
        if root is not None:
            accept(root)
            lines |= {"".join(t.text or "" for t in p.iter(W_T)) for p in root.iter(W_P)}
    return tuple(mark for mark in marks if any(f"[{mark}]" in line for line in lines))

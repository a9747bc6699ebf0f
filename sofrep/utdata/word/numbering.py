"""Numbered lists: each is one of its own, so that none goes on from another."""

from __future__ import annotations

import re

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.utdata.word.ooxml import make, q
from sofrep.utdata.word.parts import PackagePart, read_root, related, write_root

_LEVELS = 3
_LEFT, _STEP, _HANGING = 400, 340, 287


def numbered_list(document: PackagePart, first: str) -> str:
    """The id of a new list that counts from the number in `first`; "" where there is none to add to."""
    part = related(document, RELATIONSHIP_TYPE.NUMBERING)
    if part is None:
        return ""
    root = read_root(part)
    abstracts, numbers = (list(root.iter(q(f"w:{name}"))) for name in ("abstractNum", "num"))
    abstract_id = str(1 + max((int(a.get(q("w:abstractNumId"))) for a in abstracts), default=-1))
    number_id = str(1 + max((int(n.get(q("w:numId"))) for n in numbers), default=0))
    abstract = make("w:abstractNum", make("w:multiLevelType", val="multilevel"))
    abstract.set(q("w:abstractNumId"), abstract_id)
    start = re.search(r"\d+", first)
    for level in range(_LEVELS):
        abstract.append(
            make(
                "w:lvl",
                make("w:start", val=start[0] if start and level == 0 else "1"),
                make("w:numFmt", val="decimal" if level != 1 else "lowerLetter"),
                make("w:lvlText", val=f"%{level + 1}."),
                make("w:lvlJc", val="left"),
                make(
                    "w:pPr", make("w:ind", left=str(_LEFT + level * _STEP), hanging=str(_HANGING))
                ),
                ilvl=str(level),
            )
        )
    root.insert(root.index(abstracts[-1]) + 1 if abstracts else 0, abstract)
    root.append(make("w:num", make("w:abstractNumId", val=abstract_id), numId=number_id))
    write_root(part, root)
    return number_id

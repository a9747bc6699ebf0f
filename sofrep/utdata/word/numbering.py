"""Numbered lists: each is one of its own, so that none goes on from another."""

from __future__ import annotations

import re

from docx.opc.constants import RELATIONSHIP_TYPE

from sofrep.utdata.word.ooxml import q
from sofrep.utdata.word.parts import PackagePart, read_root, related, write_root
from sofrep.utdata.word.wordml import elements

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
    start = re.search(r"\d+", first)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start[0] if start and not level else 1}"/>'
        f'<w:numFmt w:val="{"lowerLetter" if level == 1 else "decimal"}"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{_LEFT + level * _STEP}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    abstract, number = elements(
        f'<w:abstractNum w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="{number_id}">'
        f'<w:abstractNumId w:val="{abstract_id}"/></w:num>'
    )
    root.insert(root.index(abstracts[-1]) + 1 if abstracts else 0, abstract)
    root.append(number)
    write_root(part, root)
    return number_id

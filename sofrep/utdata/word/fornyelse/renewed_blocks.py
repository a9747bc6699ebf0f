"""Blocks that an edited document does not have, and those that it would not have now."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.editing import Editing, said
from sofrep.utdata.word.fornyelse.fresh import FreshBlock, added
from sofrep.utdata.word.fornyelse.importing import Importing
from sofrep.utdata.word.fornyelse.standing import Standing, block_of
from sofrep.utdata.word.keys import Anchor
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_TBL,
    W_TC,
    Element,
    q,
    text_of,
    value_of,
)

_AFTER = "nytt stycke efter det här"
_BODIES = frozenset(
    {q("w:body"), W_TC, q("w:hdr"), q("w:ftr"), q("w:footnote"), q("w:txbxContent")}
)


def tell_gone(editing: Editing, blocks: Mapping[str, FreshBlock]) -> None:
    """Tell the blocks that the report would not have now."""
    for (kind, key), each in editing.parts.items():
        if kind == "b" and key not in blocks:
            control = block_of(each.start)
            name = "" if control is None else value_of(control, "w:sdtPr/w:tag")
            editing.tell(
                Atgard.FORSVUNNEN, each.paragraphs[0], ("stycket", name), fore=said(each.paragraphs)
            )


def add_new(editing: Editing, blocks: Mapping[str, FreshBlock], *, put_in: bool) -> None:
    """Tell the blocks that are new, with where they would stand, or put them in there."""
    have = {key: each for (kind, key), each in editing.parts.items() if kind == "b"}
    tags = {value_of(control, "w:tag") for control in editing.root.iter(q("w:sdtPr"))}
    parts = {key: Anchor("b", key) for key, block in blocks.items() if block.key in tags}
    new = added(list(blocks), {**parts, **{key: each.part for key, each in have.items()}})
    last: dict[str, Element] = {}
    within: set[str] = set()
    for key, before in new.items():
        if key in within or before not in have:
            continue
        block, after = blocks[key], have[before]
        within |= {*block.within}
        goes_in = put_in and block.can_be_put_in
        atgard = Atgard.INSATT if goes_in else Atgard.NY
        words = said(block.control.iter(W_P))
        editing.tell(atgard, after.paragraphs[0], (_AFTER, block.key), nu=words)
        if goes_in:
            made = Importing(block.source, editing.file).take(block.control)
            place = last[before] if before in last else _end_of(editing, blocks[before], after)
            last[before] = editing.put_after(place, [made])
            after.call(replace(after.part, after=blocks[before].part.after))


def _end_of(editing: Editing, block: FreshBlock, each: Standing) -> Element:
    """The last element of a block as it stands in the document."""
    control = block_of(each.start)
    if control is not None and value_of(control, "w:sdtPr/w:tag") == block.key:
        return _outer(control)
    keys = [("p", p.part.key) for p in block.paragraphs] + [("r", r.part.key) for r in block.rows]
    keys.append(("c", block.part.key))
    order = {element: number for number, element in enumerate(editing.root.iter())}
    parts = [editing.parts[key] for key in keys if key in editing.parts]
    found = [part.paragraphs[-1] for part in parts]
    last = max(found, key=lambda p: order.get(p, -1), default=each.paragraphs[-1])
    tables = list(last.iterancestors(W_TBL))
    place = _outer(tables[0] if tables and block.rows else last)
    after = place.getnext()
    is_end = place.tag == W_TBL and after is not None and after.tag == W_P
    return (
        after
        if is_end and not text_of(after) and after.find(".//w:sectPr", NAMESPACES) is None
        else place
    )


def _outer(element: Element) -> Element:
    """The outermost element around one that stands in the same body or cell."""
    while element.getparent().tag not in _BODIES:
        element = element.getparent()
    return element

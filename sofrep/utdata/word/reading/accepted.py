"""Tracked changes: the text as it would be when all of them were accepted."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.utdata.word.ooxml import NAMESPACES, W_P, W_TBL, W_TR, Element, q

_GONE = tuple(q(f"w:{name}") for name in ("del", "moveFrom"))
_KEPT = tuple(q(f"w:{name}") for name in ("ins", "moveTo"))
_LOOKS = tuple(
    q(f"w:{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid")
)
_PROPERTIES = tuple(q(f"w:{name}") for name in ("rPr", "trPr", "tcPr", "numPr"))
_CONTAINERS = tuple(
    q(f"w:{name}") for name in ("body", "tc", "txbxContent", "footnote", "endnote", "hdr", "ftr")
)


def changed_in(root: Element) -> list[Element]:
    """The paragraphs with tracked changes, each once, in order."""
    paragraphs = dict.fromkeys(map(_paragraph_of, root.iter(*_GONE, *_KEPT, *_LOOKS)))
    return [paragraph for paragraph in paragraphs if paragraph is not None]


def accept(root: Element) -> None:
    """Accept all changes under `root`.

    A deleted mark of a paragraph joins it with the one after it, which keeps its looks.
    """
    joined = [p for p in root.iter(W_P) if _is_joined(p)]
    for row in [row for row in root.iter(W_TR) if row.find("w:trPr/w:del", NAMESPACES) is not None]:
        row.getparent().remove(row)
    for change in list(root.iter(*_GONE, *_KEPT, *_LOOKS)):
        parent = change.getparent()
        if change.tag in _KEPT and parent.tag not in _PROPERTIES:
            position = parent.index(change)
            parent[position : position + 1] = list(change)
        else:
            parent.remove(change)
    for paragraph in joined:
        _join(paragraph)


def _paragraph_of(change: Element) -> Element | None:
    """The paragraph that a change stands in, else the first one in what it changes."""
    around = next(change.iterancestors(W_P), None)
    if around is not None:
        return around
    inside = next(change.iter(W_P), None)
    if inside is not None:
        return inside
    row = next(change.iterancestors(W_TR, W_TBL), None)
    return next(row.iter(W_P), None) if row is not None else None


def _is_joined(paragraph: Element) -> bool:
    return any(
        paragraph.find(f"w:pPr/w:rPr/w:{name}", NAMESPACES) is not None
        for name in ("del", "moveFrom")
    )


def _join(paragraph: Element) -> None:
    container = next(paragraph.iterancestors(*_CONTAINERS), None)
    if container is None:
        return  # a row that is gone
    content = [child for child in paragraph if child.tag != q("w:pPr")]
    following = _next_in(container, paragraph)
    if following is not None:
        position = 0 if following.find(q("w:pPr")) is None else 1
        following[position:position] = content
    elif content:
        return
    if following is not None or sum(1 for _ in container.iterchildren(W_P)) > 1:
        paragraph.getparent().remove(paragraph)


def _next_in(container: Element, paragraph: Element) -> Element | None:
    """The paragraph that follows in the same container; None where a table comes first, or nothing."""
    blocks = _blocks(container)
    for block in blocks:
        if block is paragraph:
            following = next(blocks, None)
            return following if following is not None and following.tag == W_P else None
    return None


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (W_P, W_TBL):
            yield child
        elif isinstance(child.tag, str):
            yield from _blocks(child)

"""The text inside a paragraph of a section file: plain, bold, italic; nothing else comes along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from sofrep.utdata.word.file_source import SectionFile
from sofrep.utdata.word.ooxml import NAMESPACES, Element, make, make_text, q, value_of
from sofrep.utdata.word.reading.pieces import Fields
from sofrep.visning.svenska import plain

_KEPT = ("w:b", "w:i", "w:u", "w:vertAlign")
_THROUGH = frozenset(
    q(name)
    for name in (
        "w:hyperlink",
        "w:smartTag",
        "w:ins",
        "w:moveTo",
        "w:fldSimple",
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
    )
)
_LOST = {
    q("w:drawing"): "en bild",
    q("w:pict"): "en bild",
    q("w:object"): "ett inbäddat objekt",
    q("mc:AlternateContent"): "en bild eller textruta",
    q("w:footnoteReference"): "en fotnot",
    q("w:endnoteReference"): "en slutkommentar",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "en formel",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara": "en formel",
}
# Takes what cannot come along, gives the run that says so.
Losing = Callable[[str], Element]


def runs_of(paragraph: Element, source: SectionFile, lost: Losing) -> list[Element]:
    """The runs of a paragraph; a field is what it shows, deleted text is gone."""
    return list(_walk(paragraph, source, lost, Fields()))


def _walk(parent: Element, source: SectionFile, lost: Losing, fields: Fields) -> Iterator[Element]:
    for child in parent:
        if child.tag in _THROUGH:
            yield from _walk(child, source, lost, fields)
        elif child.tag == q("w:r"):
            yield from _run(child, source, lost, fields)
        elif child.tag in _LOST:
            yield lost(_LOST[child.tag])


def _run(run: Element, source: SectionFile, lost: Losing, fields: Fields) -> Iterator[Element]:
    properties = _properties(run, source)
    for child in run:
        if child.tag == q("w:fldChar"):
            fields.pass_by(child.get(q("w:fldCharType"), ""))
        elif fields.instructs:
            continue
        elif child.tag in _LOST:
            yield lost(_LOST[child.tag])
        else:
            for piece in _pieces(child):
                new = make("w:r")
                if properties is not None:
                    new.append(deepcopy(properties))
                new.append(piece)
                yield new


def _pieces(child: Element) -> Iterator[Element]:
    if child.tag == q("w:t"):
        yield make_text(plain(child.text or "").replace("\n", " "))
    elif child.tag in {q("w:tab"), q("w:noBreakHyphen"), q("w:softHyphen")}:
        yield make(f"w:{child.tag.rpartition('}')[2]}")
    elif child.tag == q("w:cr") or (
        child.tag == q("w:br") and child.get(q("w:type"), "textWrapping") == "textWrapping"
    ):
        yield make("w:br")


def _properties(run: Element, source: SectionFile) -> Element | None:
    """Bold, italic, underlined, raised; those of the styles Strong and Emphasis too."""
    kept = []
    own = run.find(q("w:rPr"))
    style = source.style_name(value_of(run, "w:rPr/w:rStyle"))
    by_style = {"strong": "w:b", "emphasis": "w:i"}.get(style)
    for name in _KEPT:
        found = own.find(name, NAMESPACES) if own is not None else None
        if found is not None:
            kept.append(make(name, **({"val": found.get(q("w:val"))} if len(found.attrib) else {})))
        elif name == by_style:
            kept.append(make(name))
    return make("w:rPr", *kept) if kept else None

"""A copy of a Word file with a comment at each finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from lxml import etree

from sofrep.granskning.fynd import Fynd
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    Element,
    make,
    make_run,
    make_text,
    parse_xml,
    q,
)
from sofrep.zipping import files_of, write_zip

_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_KIND = f"{NAMESPACES['r']}/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR, _INITIALS = "Granskning", "G"


def with_comments(package: bytes, found: Iterable[Fynd]) -> bytes:
    """The Word file with the findings as comments; one without a place in the text stands at its beginning."""
    files = files_of(package)
    document = parse_xml(files[_DOCUMENT])
    name = _comments_part(files)
    comments = parse_xml(files[name]) if name in files else make("w:comments")
    paragraphs = list(document.iter(W_P))
    taken = [int(c.get(q("w:id"), "0")) for c in comments if c.get(q("w:id"), "0").isdecimal()]
    number = max(taken, default=-1) + 1
    ordered = sorted(found, key=lambda fynd: fynd.plats.ankare)
    for place, group in groupby(ordered, key=lambda fynd: fynd.plats.ankare):
        index = place if 0 <= place < len(paragraphs) else 0
        for fynd in group:
            comments.append(_comment(number, fynd))
            _mark(paragraphs[index], number)
            number += 1
    files[_DOCUMENT] = _bytes(document)
    files[name] = _bytes(comments)
    return write_zip(files)


def _comments_part(files: dict[str, bytes]) -> str:
    """The name of the part of comments, which the document is made to refer to."""
    relations = parse_xml(files[_RELATIONS])
    there = next((r for r in relations if r.get("Type") == _KIND), None)
    if there is not None:
        return "word/" + str(there.get("Target")).removeprefix("/word/")
    ids = {relation.get("Id") for relation in relations}
    relation = etree.SubElement(relations, relations.tag.replace("Relationships", "Relationship"))
    relation.set("Id", next(f"rIdG{n}" for n in range(len(ids) + 1) if f"rIdG{n}" not in ids))
    relation.set("Type", _KIND)
    relation.set("Target", "comments.xml")
    files[_RELATIONS] = _bytes(relations)
    types = parse_xml(files[_TYPES])
    override = etree.SubElement(types, types.tag.replace("Types", "Override"))
    override.set("PartName", f"/{_COMMENTS}")
    override.set("ContentType", _TYPE)
    files[_TYPES] = _bytes(types)
    return _COMMENTS


def _comment(number: int, fynd: Fynd) -> Element:
    lines: Sequence[str] = (
        f"{fynd.sakerhet.capitalize()}: {fynd.star}",
        fynd.foljer,
        *(f"Jämför: {place.fil}, {place}" for place in fynd.andra),
        f"Nyckel: {fynd.nyckel}",
    )
    paragraphs = [make("w:p", make_run(None, make_text(line))) for line in lines]
    return make("w:comment", *paragraphs, id=str(number), author=_AUTHOR, initials=_INITIALS)


def _mark(paragraph: Element, number: int) -> None:
    """Put a comment around all of a paragraph."""
    start = make("w:commentRangeStart", id=str(number))
    properties = paragraph.find(q("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(make("w:commentRangeEnd", id=str(number)))
    paragraph.append(make_run(None, make("w:commentReference", id=str(number))))


def _bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

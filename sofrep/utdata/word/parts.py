"""The parts of a package behind python-docx: their XML read and put back."""

from __future__ import annotations

from typing import Any

from lxml import etree

from sofrep.utdata.word.ooxml import Element, parse_xml

# python-docx publishes no types; a part of its package.
PackagePart = Any


def related(part: PackagePart, kind: str) -> PackagePart | None:
    """The first part to which `part` has a relationship of `kind`."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return relation.target_part
    return None


def drop_related(part: PackagePart, kind: str) -> None:
    """Let go of all parts of `kind`; a part that nothing refers to is not saved."""
    for key in [key for key, relation in part.rels.items() if relation.reltype == kind]:
        del part.rels[key]


def read_root(part: PackagePart) -> Element:
    """The XML of a part."""
    return parse_xml(part.blob)


def write_root(part: PackagePart, root: Element) -> None:
    """Put XML back into its part."""
    if hasattr(part, "_element"):
        part._element = root  # noqa: SLF001 - python-docx offers no other way
    else:
        part._blob = etree.tostring(  # noqa: SLF001 - as above
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

"""What a document says about itself: title, author, language and fixed dates, nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sofrep.utdata.word.ooxml import parse_xml
from sofrep.utdata.word.parts import PackagePart, drop_related, related, write_root
from sofrep.utdata.word.rendered import Properties
from sofrep.utdata.word.wordml import escaped
from sofrep.visning.svenska import plain

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title>{subject}<dc:creator>{author}</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{created}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{created}T00:00:00Z</dcterms:modified>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>sofrep</Application></Properties>'
)
_CUSTOM_KIND = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{items}'
    "</Properties>"
)
_CUSTOM_ITEM = (
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
    "<vt:lpwstr>{text}</vt:lpwstr></property>"
)
_DROPPED = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    _CUSTOM_KIND,
)


def set_properties(package: PackagePart, properties: Properties) -> None:
    """Write the properties; the template's own (its maker, company, editing time) are dropped."""
    for kind in _DROPPED:
        drop_related(package, kind)
    subject = f"<dc:subject>{_text(properties.subject)}</dc:subject>" if properties.subject else ""
    core = _CORE.format(
        title=_text(properties.title),
        subject=subject,
        author=_text(properties.author),
        created=properties.created.isoformat(),
        language=_text(properties.language),
    )
    drop_related(package, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    _ = package.core_properties  # python-docx makes a new part
    write_root(related(package, RELATIONSHIP_TYPE.CORE_PROPERTIES), parse_xml(core))
    app = related(package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    if app is not None:
        write_root(app, parse_xml(_APP))


def add_custom_properties(package: PackagePart, custom: Mapping[str, str]) -> None:
    """Write properties of our own, each a name and a text."""
    items = "".join(
        _CUSTOM_ITEM.format(number=number, name=_text(name), text=_text(text))
        for number, (name, text) in enumerate(custom.items(), start=2)
    )
    name = PackURI("/docProps/custom.xml")
    content = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    content += _CUSTOM.format(items=items).encode()
    drop_related(package, _CUSTOM_KIND)
    package.relate_to(Part(name, _CUSTOM_TYPE, content, package), _CUSTOM_KIND)


def _text(text: str) -> str:
    return escaped(plain(" ".join(text.split())))

"""A Word template opened: its parts that hold text, and faults for a file that is none."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import NoReturn

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree
from msgspec import Struct

from sofrep.errors import DAMAGED_ZIP
from sofrep.utdata.word.ooxml import NAMESPACES, PRIVATE, Element, parse_xml, q
from sofrep.utdata.word.parts import PackagePart, read_root, related, write_root
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError

_DAMAGED = "filen är skadad eller ingen vanlig Word-fil. Spara den som .docx i Word."
MAX_TEMPLATE_BYTES = 100_000_000
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# Word's notes of who edited what when, and of spelling.
_EDIT_MARKS = re.compile(
    r' w:rsid\w*="[0-9A-Fa-f]*"| w14:(?:paraId|textId)="[0-9A-Fa-f]*"|<w:proofErr [^<>]*/>'
)
_PARTS = {
    f"{_WORDPROCESSING}document.main+xml": "dokumentet",
    f"{_WORDPROCESSING}header+xml": "sidhuvudet",
    f"{_WORDPROCESSING}footer+xml": "sidfoten",
    f"{_WORDPROCESSING}footnotes+xml": "fotnoterna",
    f"{_WORDPROCESSING}endnotes+xml": "slutkommentarerna",
}
_ROOT = re.compile(r"^(?:<\?xml[^>]*\?>)?\s*<[\w:]+(?P<attributes>[^>]*?)(?=/?>)")
_NEWER = ("w14", "w15")
_IGNORABLE = re.compile(r'mc:Ignorable="([^"]*)"')


class TemplatePart(Struct):
    """A part of the document that holds text: what readers call it, and its XML."""

    name: str
    part: PackagePart
    root: Element


class Template:
    """A template in memory; `parts` begin with the document itself.

    Raises:
        TemplateFaultError: for a file that is missing, damaged or of another kind.
    """

    def __init__(self, path: Path) -> None:
        self.file_name = path.name
        self.document, self.parts = self._open(path)

    @property
    def body(self) -> Element:
        """The body of the document."""
        return self.parts[0].root.find(q("w:body"))

    def files(self) -> dict[str, bytes]:
        """The parts of the document, with their XML as it is now."""
        for text in self.parts:
            write_root(text.part, text.root)
        package = self.document.package
        try:
            files = {"_rels/.rels": package.rels.xml}
            for part in package.parts:
                files[part.partname.membername] = part.blob
                if part.rels:
                    files[part.partname.rels_uri.membername] = part.rels.xml
            types = _ContentTypesItem.from_parts(package.parts)  # type: ignore[no-untyped-call]
            files["[Content_Types].xml"] = types.blob
        except Exception as error:  # a damaged part fails in any way it likes
            raise TemplateFaultError(self.file_name, [TemplateFault(None, _DAMAGED)]) from error
        return files

    def stop(self, text: str) -> NoReturn:
        """Give up on the whole template."""
        raise TemplateFaultError(self.file_name, [TemplateFault(None, text)])

    def _open(self, path: Path) -> tuple[PackagePart, list[TemplatePart]]:
        try:
            with zipfile.ZipFile(path) as package:
                size = sum(item.file_size for item in package.infolist())
            if size > MAX_TEMPLATE_BYTES:
                self.stop("filen är orimligt stor när den packas upp.")
            document = docx.Document(str(path)).part
            if document.element.tag != q("w:document"):
                self.stop(_DAMAGED)
            parts = sorted(document.package.iter_parts(), key=lambda part: part.partname)
            if not all(part.content_type for part in parts):
                self.stop("filen är skadad: en del av den saknar sort. Spara om den i Word.")
            found = [p for p in parts if p.content_type in _PARTS]
            found.sort(key=lambda part: list(_PARTS).index(part.content_type))
            for kind in (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS):
                read_root(related(document, kind))
            return document, [_text_part(part) for part in found]
        except TemplateFaultError:
            raise
        except FileNotFoundError:
            self.stop("filen finns inte.")
        except (*DAMAGED_ZIP, OpcError):
            self.stop("filen går inte att öppna. Är den en Word-fil (.docx) och hel?")
        except Exception as error:  # a damaged part fails in any way it likes
            raise TemplateFaultError(self.file_name, [TemplateFault(None, _DAMAGED)]) from error


def _text_part(part: PackagePart) -> TemplatePart:
    source = etree.tostring(read_root(part), encoding="unicode")
    root = parse_xml(_declared(_EDIT_MARKS.sub("", PRIVATE.sub("", source))))
    return TemplatePart(_PARTS[part.content_type], part, root)


def _declared(xml: str) -> str:
    """`xml` with the namespaces declared on its root; w14 and w15 may be ignored by older programs."""
    match = _ROOT.match(xml)
    if match is None:
        return xml
    attributes = match["attributes"]
    for prefix in ("w", *_NEWER, "mc", "r"):
        if f"xmlns:{prefix}=" not in attributes:
            attributes += f' xmlns:{prefix}="{NAMESPACES[prefix]}"'
    listed = _IGNORABLE.search(attributes)
    known = listed[1].split() if listed else []
    ignorable = " ".join([*known, *(prefix for prefix in _NEWER if prefix not in known)])
    if listed is None:
        attributes += f' mc:Ignorable="{ignorable}"'
    else:
        attributes = attributes.replace(listed[0], f'mc:Ignorable="{ignorable}"')
    return xml[: match.start("attributes")] + attributes + xml[match.end("attributes") :]

"""docxtpl, made strict: every part filled once, located faults, nothing lost in silence."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, TracebackType
from typing import NoReturn

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError
from lxml import etree

from sofrep.word.compiled import CompiledTemplates
from sofrep.word.expressions import faults_of, prepare
from sofrep.word.faults import Place, TemplateFault, TemplateFaultError, ValueFaultError, suggest
from sofrep.word.lint import lint
from sofrep.word.namespaces import declare
from sofrep.word.ooxml import Element, parse_xml, q
from sofrep.word.parts import PackagePart, read_root, related, write_root
from sofrep.word.sandbox import StrictEnvironment
from sofrep.word.tags import TAG, Tag, find_tags, mark_looped_tables
from sofrep.word.tokens import LEFT_OVER, Printing

_DAMAGED = "filen är skadad eller ingen vanlig Word-fil. Spara den som .docx i Word."
MAX_TEMPLATE_BYTES = 100_000_000
MAX_OUTPUT_CHARACTERS = 60_000_000
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
# Word's notes of who edited what when, and of spelling; loops would repeat their ids.
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


@dataclass(slots=True)
class TextPart:
    """A part of the document that holds text: what readers call it, and its XML."""

    name: str
    part: PackagePart
    root: Element
    tags: list[Tag]


class StrictTemplate(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    """A template whose faults are told with their place; `parts` hold the XML before and after."""

    def __init__(self, template: Path, printing: Printing, kept: CompiledTemplates) -> None:
        super().__init__(str(template))
        self.file_name = template.name
        self.kept = kept
        self.environment = StrictEnvironment(printing)
        self.parts = self._open(template)

    def fill(self, context: Mapping[str, object]) -> None:
        """Fill all parts; raises `TemplateFaultError` with every fault that is found at once."""
        faults: list[TemplateFault] = []
        for part in self.parts:
            faults += lint(part.root, part.name, part.tags)
            mark_looped_tables(part.tags)
        sources = [self._source(part) for part in self.parts]
        codes = [self._kept_code(n, source, context) for n, source in enumerate(sources)]
        for part, code in zip(self.parts, codes, strict=True):
            if code is None:
                faults += faults_of(part.tags, self.environment)
        self._stop_at(faults)
        codes = [
            code or self._compile(number, source, context, faults)
            for number, (source, code) in enumerate(zip(sources, codes, strict=True))
        ]
        self._stop_at(faults)
        for part, code in zip(self.parts, codes, strict=True):
            if code is not None:
                template = Template.from_code(self.environment, code, {})
                part.root = self._parse(part, declare(self._render(part, template, context)))

    def package(self) -> bytes:
        """The document as a file, with the parts' XML as it is now."""
        for part in self.parts:
            write_root(part.part, part.root)
        buffer = io.BytesIO()
        try:
            self.docx.save(buffer)
        except Exception as error:  # a damaged part fails in any way it likes
            raise TemplateFaultError(self.file_name, [TemplateFault(None, _DAMAGED)]) from error
        return buffer.getvalue()

    def _open(self, template: Path) -> list[TextPart]:
        try:
            with zipfile.ZipFile(template) as package:
                size = sum(item.file_size for item in package.infolist())
            if size > MAX_TEMPLATE_BYTES:
                self._stop("filen är orimligt stor när den packas upp.")
            self.init_docx()
            if self.docx.part.element.tag != q("w:document"):
                self._stop(_DAMAGED)
            parts = sorted(self.docx.part.package.iter_parts(), key=lambda part: part.partname)
            if not all(part.content_type for part in parts):
                self._stop("filen är skadad: en del av den saknar sort. Spara om den i Word.")
            found = [p for p in parts if p.content_type in _PARTS]
            found.sort(key=lambda part: list(_PARTS).index(part.content_type))
            for kind in (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS):
                read_root(related(self.docx.part, kind))
            return [self._text_part(part) for part in found]
        except TemplateFaultError:
            raise
        except FileNotFoundError:
            self._stop("filen finns inte.")
        except (OSError, zipfile.BadZipFile, zlib.error, OpcError):
            self._stop("filen går inte att öppna. Är den en Word-fil (.docx) och hel?")
        except Exception as error:  # a damaged part fails in any way it likes
            raise TemplateFaultError(self.file_name, [TemplateFault(None, _DAMAGED)]) from error

    def _text_part(self, part: PackagePart) -> TextPart:
        name = _PARTS[part.content_type]
        source = etree.tostring(read_root(part), encoding="unicode")
        root = parse_xml(_EDIT_MARKS.sub("", LEFT_OVER.sub("", source)))
        return TextPart(name, part, root, find_tags(root, name))

    def _source(self, part: TextPart) -> str | None:
        """The part's XML, or None for a part without tags, which is finished as it is."""
        source: str = etree.tostring(part.root, encoding="unicode")
        if not part.tags and "{{" not in source:
            part.root = self._parse(part, declare(source))
            return None
        return source

    def _one_tag_per_line(self, source: str) -> str:
        """As a template: line n + 2 begins with tag n."""
        source = _unescape_tags(self.patch_xml(source.replace("\n", " ")))
        return TAG.sub(lambda match: "\n" + match.group(), source)

    def _kept_code(
        self, number: int, source: str | None, context: Mapping[str, object]
    ) -> CodeType | None:
        if source is None:
            return None
        return self.kept.load(self.environment, f"{self.file_name}/{number}", source, context)

    def _compile(
        self,
        number: int,
        source: str | None,
        context: Mapping[str, object],
        faults: list[TemplateFault],
    ) -> CodeType | None:
        if source is None:
            return None
        part = self.parts[number]
        try:
            tree = self.environment.parse(self._one_tag_per_line(source))
        except TemplateError as error:
            place = self._place(part, getattr(error, "lineno", 0) or 0)
            faults.append(TemplateFault(place, f"taggen går inte att läsa ({error})."))
            return None
        known = sorted(context)
        unknown = prepare(tree, known)
        faults += [
            TemplateFault(self._place(part, line), f"'{name}' finns inte.{suggest(name, known)}")
            for line, name in unknown
        ]
        code = self.environment.compile(tree, filename="<template>")
        if not unknown:
            name = f"{self.file_name}/{number}"
            self.kept.keep(self.environment, name, source, context, code)
        return code

    def _render(self, part: TextPart, template: Template, context: Mapping[str, object]) -> str:
        pieces, size = [], 0
        try:
            for piece in template.root_render_func(template.new_context(dict(context))):
                pieces.append(piece)
                size += len(piece)
                if size > MAX_OUTPUT_CHARACTERS:
                    self._stop("dokumentet blir orimligt stort. Ta bort en loop.", part.name)
        except TemplateFaultError:
            raise
        except (
            TemplateError,
            ValueFaultError,
            TypeError,
            ValueError,
            LookupError,
            ArithmeticError,
        ) as error:
            place = self._place(part, _template_line(error.__traceback__, template))
            raise TemplateFaultError(
                self.file_name, [TemplateFault(place, _explain(error))]
            ) from error
        return "".join(pieces).replace("\n", "")

    def _parse(self, part: TextPart, xml: str) -> Element:
        try:
            return parse_xml(xml)
        except etree.XMLSyntaxError:
            self._stop(
                "en tagg börjar och slutar på olika ställen, så att dokumentet går sönder.",
                part.name,
            )

    def _place(self, part: TextPart, line: int) -> Place:
        number = line - 2
        if 0 <= number < len(part.tags):
            return part.tags[number].place
        return Place(part.name)

    def _stop(self, text: str, part: str = "") -> NoReturn:
        place = Place(part) if part else None
        raise TemplateFaultError(self.file_name, [TemplateFault(place, text)])

    def _stop_at(self, faults: list[TemplateFault]) -> None:
        if faults:
            raise TemplateFaultError(self.file_name, faults)


def _unescape_tags(source: str) -> str:
    """Tags are code, not XML: ``&gt;`` in them is ``>``."""

    def plain(match: re.Match[str]) -> str:
        tag = match.group()
        for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            tag = tag.replace(name, sign)
        return tag

    return TAG.sub(plain, source)


def _template_line(traceback: TracebackType | None, template: Template) -> int:
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def _explain(error: Exception) -> str:
    if isinstance(error, ValueFaultError | TemplateError):
        return str(error)
    return f"värdet kan inte användas så här ({error})."

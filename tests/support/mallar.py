"""Small Word templates made in a test, values to fill them with, and what came out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from sofrep.domain.figure import Absence, Figure, Number, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.utdata.word import Properties, Rendered
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
PROPERTIES = Properties(
    title="Bilaga Statistik", author="Exempelförbundet", created=date(2024, 2, 1)
)


def tal(value: Number | None, unit: Unit = Unit.ANTAL, measure: str = "nya") -> Tal:
    """A figure of 2023 for the insats rv, as a template prints it."""
    absence = Absence.TOM_NAMNARE if value is None else None
    figure = Figure(
        f"2023.rv.{measure}",
        value,
        unit,
        "rv",
        Period.of_year(2023),
        Recipe("register", ("nya",)),
        absence=absence,
    )
    return Tal(figure)


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A table with these cells."""
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A field as Word writes it, over five runs."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run(result if kind == "result" else None)
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = instruction
            run._r.append(element)
        elif kind != "result":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)


def part(rendered: Rendered, name: str = "word/document.xml") -> etree._Element:
    """The XML of a part of the finished document."""
    return etree.fromstring(part_bytes(rendered, name))


def part_bytes(rendered: Rendered, name: str) -> bytes:
    """The bytes of a part."""
    with zipfile.ZipFile(io.BytesIO(rendered.content)) as package:
        return package.read(name)


def part_names(rendered: Rendered) -> list[str]:
    """The names of all parts, in the order in which they lie in the file."""
    with zipfile.ZipFile(io.BytesIO(rendered.content)) as package:
        return package.namelist()


def lines(root: etree._Element) -> list[str]:
    """The text of each paragraph."""
    return ["".join(p.itertext(f"{{{NS['w']}}}t")) for p in root.iter(f"{{{NS['w']}}}p")]

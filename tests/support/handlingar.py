"""Finished documents of no sofrep: the same parts as a Word file, a web page, a PDF and a text."""

from __future__ import annotations

import html
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from msgspec import Struct

Rows = Sequence[Sequence[str]]


class Form(Enum):
    """How a table is made: with borders, without them, by tabs, or with a merged heading above."""

    RAM = auto()
    UTAN_RAM = auto()
    TABBAR = auto()
    SAMMANSLAGEN = auto()


class Rubrik(Struct, frozen=True):
    """A heading."""

    text: str
    niva: int = 1


class Ruta(Struct, frozen=True):
    """A text box."""

    text: str


class Tab(Struct, frozen=True):
    """A table with its title; `over` is a heading over all columns but the first."""

    titel: str
    rader: Rows
    form: Form = Form.RAM
    over: str = ""


Part = str | Rubrik | Ruta | Tab
Maker = Callable[[Sequence[Part]], bytes]


def make_docx(parts: Sequence[Part]) -> bytes:
    """A Word file."""
    document = Document()
    for part in parts:
        if isinstance(part, Tab):
            if part.titel:
                document.add_paragraph(part.titel)
            _docx_table(document, part)
        elif isinstance(part, Rubrik):
            document.add_heading(part.text, part.niva)
        elif isinstance(part, Ruta):
            _text_box(document, part.text)
        else:
            document.add_paragraph(part)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _docx_table(document: Document, part: Tab) -> None:
    if part.form is Form.TABBAR:
        for row in part.rader:
            document.add_paragraph("\t".join(row))
        return
    above = [[part.titel, *[part.over] * (len(part.rader[0]) - 1)]] if part.over else []
    rows = [*above, *part.rader]
    table = document.add_table(len(rows), len(rows[0]))
    if part.form is not Form.UTAN_RAM:
        table.style = "Table Grid"
    cells = iter(table._cells)  # once: python-docx makes the grid anew for each cell
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            cell = next(cells)
            if not (above and i == 0 and j > 1):
                cell.text = text
    if above:
        table.cell(0, 1).merge(table.cell(0, len(rows[0]) - 1))
    if part.form is Form.SAMMANSLAGEN and len(rows) > 2 and not part.over:
        first = table.cell(1, 0)
        second = table.cell(2, 0)
        second.text = ""
        first.merge(second)


def _text_box(document: Document, text: str) -> None:
    run = document.add_paragraph().add_run()
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run._r.append(
        parse_xml(
            f'<w:pict xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict>"
        )
    )


def put_in_control(paragraph: object, tag: str) -> None:
    """Put the last run of a python-docx paragraph in a content control."""
    run = paragraph.runs[-1]._r
    control, properties, content = (OxmlElement(f"w:{n}") for n in ("sdt", "sdtPr", "sdtContent"))
    named = OxmlElement("w:tag")
    named.set(qn("w:val"), tag)
    properties.append(named)
    run.addprevious(control)
    content.append(run)
    control.extend([properties, content])


def make_html(parts: Sequence[Part]) -> bytes:
    """A web page."""
    pieces = [
        "<!doctype html><html lang=sv><head><meta charset=utf-8><title>x</title></head><body>"
    ]
    for part in parts:
        if isinstance(part, Tab):
            pieces += _html_table(part)
        elif isinstance(part, Rubrik):
            pieces.append(f"<h{part.niva}>{html.escape(part.text)}</h{part.niva}>")
        else:
            text = part.text if isinstance(part, Ruta) else part
            pieces.append(f"<p>{html.escape(text)}</p>")
    return "\n".join([*pieces, "</body></html>"]).encode()


def _html_table(part: Tab) -> Iterator[str]:
    yield f"<table><caption>{html.escape(part.titel)}</caption>"
    if part.over:
        yield f"<tr><th></th><th colspan={len(part.rader[0]) - 1}>{html.escape(part.over)}</th></tr>"
    for number, row in enumerate(part.rader):
        tag = "td" if number else "th"
        yield "<tr>" + "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in row) + "</tr>"
    yield "</table>"


def make_text(parts: Sequence[Part]) -> bytes:
    """A text file, its tables by spaces."""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, Tab):
            widths = [max(len(row[j]) for row in part.rader) + 2 for j in range(len(part.rader[0]))]
            rows = (
                "".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
                for row in part.rader
            )
            pieces.append("\n".join([part.titel, "", *rows]))
        elif isinstance(part, Rubrik):
            pieces.append("#" * part.niva + " " + part.text)
        else:
            pieces.append(part.text if isinstance(part, Ruta) else part)
    return "\n\n".join(pieces).encode()


_TOP, _FOOT, _LEFT, _RIGHT = 780.0, 70.0, 60.0, 540.0
_NARROW = frozenset("iljtfrI.,:;!|'()[] ")


class _Pages:
    """Text at places on pages, in Helvetica."""

    def __init__(self, running: str) -> None:
        self.pages: list[list[str]] = []
        self._running = running
        self._y = 0.0

    def put(self, x: float, text: str, size: float, *, bold: bool = False) -> None:
        encoded = text.replace("−", "-").encode("cp1252", errors="replace").replace(b"\\", b"\\\\")
        encoded = encoded.replace(b"(", b"\\(").replace(b")", b"\\)")
        shown = encoded.decode("latin-1")
        font = "F2" if bold else "F1"
        self.pages[-1].append(f"BT /{font} {size} Tf {x:.1f} {self._y:.1f} Td ({shown}) Tj ET")

    def down(self, step: float) -> None:
        self._y -= step
        if not self.pages or self._y < _FOOT:
            self.pages.append([])
            self._y = 40.0
            self.put(_LEFT, f"{self._running}   Sida {len(self.pages)}", 8)
            self._y = _TOP


def _width(text: str, size: float) -> float:
    return sum(0.29 if sign in _NARROW else 0.556 for sign in text) * size


def make_pdf(parts: Sequence[Part]) -> bytes:
    """A PDF; tables are cut where a page ends."""
    pages = _Pages("Exempelförbundet, verksamhetsberättelse")
    pages.down(1000)
    for part in parts:
        if isinstance(part, Tab):
            _pdf_table(pages, part)
        elif isinstance(part, Rubrik):
            pages.down(30)
            pages.put(_LEFT, part.text, 18 - 2 * part.niva, bold=True)
            pages.down(8)
        else:
            _pdf_text(pages, part.text if isinstance(part, Ruta) else part)
    return _pdf_bytes(pages.pages)


def scanned_pdf() -> bytes:
    """A PDF of a page without text."""
    return _pdf_bytes([[]])


def _pdf_text(pages: _Pages, text: str) -> None:
    pages.down(10)
    line = ""
    for word in text.split(" "):
        if line and _width(f"{line} {word}", 10) > _RIGHT - _LEFT:
            pages.down(14)
            pages.put(_LEFT, line, 10)
            line = ""
        line = f"{line} {word}".strip(" ")
    pages.down(14)
    pages.put(_LEFT, line, 10)


def _pdf_table(pages: _Pages, part: Tab) -> None:
    if part.titel:
        _pdf_text(pages, part.titel)
    pages.down(8)
    columns = len(part.rader[0])
    step = min(90.0, 300.0 / max(1, columns - 1))
    ends = [_RIGHT - step * (columns - 1 - j) for j in range(columns)]
    for number, row in enumerate(part.rader):
        pages.down(15)
        pages.put(_LEFT, row[0], 9, bold=number == 0)
        for j, text in enumerate(row[1:], start=1):
            pages.put(ends[j] - _width(text, 9), text, 9, bold=number == 0)
    pages.down(12)


def _pdf_bytes(pages: Sequence[Sequence[str]]) -> bytes:
    fonts = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont"
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< {fonts} /Helvetica >>".encode(),
        f"<< {fonts} /Helvetica-Bold >>".encode(),
    ]
    for number, page in enumerate(pages):
        stream = zlib.compress("\n".join(page).encode("latin-1"))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            b" /F2 4 0 R >> >> /Contents %d 0 R >>" % (6 + 2 * number),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
        ]
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


MAKERS: dict[str, Maker] = {
    "docx": make_docx,
    "html": make_html,
    "pdf": make_pdf,
    "txt": make_text,
}
"""The forms by the ending of their files."""

"""More places in a workbook and all those in a Word file, planted in the bytes of their parts.

A plant returns the parts of a file with `PLANTED` in the place; `filled` writes a text there instead.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import docx

from support.personal import Plant, clean_book, with_parts
from support.xlsx_edit import SHEET

PLANTED = "PLANTERAT"
_DRAWING = "xmlns:xdr='x' xmlns:a='y'"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A file of parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@cache
def planted(plant: Plant) -> dict[str, bytes]:
    """The parts of a file that `plant` makes, with `PLANTED` in its place."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "r"
        plant(path.with_suffix(".xlsx"), PLANTED)
        return parts_of(path.with_suffix(".xlsx"))


def filled(parts: dict[str, bytes], text: str) -> bytes:
    """A file with the text where `PLANTED` stands, in files within it too."""
    written = escape(text, {'"': "&quot;"}).encode()
    new = {}
    for name, part in parts.items():
        if part.startswith(b"PK"):
            new[name] = filled(_unzipped(part), text)
        else:
            wide = part.replace(PLANTED.encode("utf-16-le"), text.encode("utf-16-le"))
            is_xml = name.endswith((".xml", ".rels", ".vml"))
            new[name] = wide.replace(PLANTED.encode(), written if is_xml else text.encode())
    return zipped(new)


def _unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _with_bytes(part: str, content: bytes | Callable[[], bytes]) -> Plant:
    """Plants a part as it is."""

    def plant(path: Path, text: str) -> None:
        assert text == PLANTED
        clean_book(path)
        path.write_bytes(
            zipped(parts_of(path) | {part: content() if callable(content) else content})
        )

    return plant


def _book() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "r.xlsx"
        clean_book(path)
        parts = parts_of(path)
    text = parts[SHEET].decode()
    assert "2023-01-10" in text
    return zipped(parts | {SHEET: text.replace("2023-01-10", PLANTED).encode()})


def _document() -> bytes:
    return zipped(_word(_run("Om {}")))


MORE_ON_SHEETS: dict[str, Plant] = {
    "in a picture's alt text": with_parts(
        "xl/drawings/drawing7.xml",
        f'<xdr:wsDr {_DRAWING}><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Bild" descr="om {{}}"/>'
        "</xdr:nvPicPr></xdr:pic></xdr:wsDr>",
        of_sheet="drawing",
    ),
    "in a picture's link's tip": with_parts(
        "xl/drawings/drawing7.xml",
        f'<xdr:wsDr {_DRAWING}><a:hlinkClick tooltip="om {{}}"/></xdr:wsDr>',
        of_sheet="drawing",
    ),
    "as the author of a note": with_parts(
        "xl/comments/comment7.xml",
        '<comments xmlns="c"><authors><author>{}</author></authors><commentList/></comments>',
        of_sheet="comments",
    ),
    "in a button's text": with_parts(
        "xl/drawings/vmlDrawing7.vml",
        '<xml xmlns:v="v"><v:shape alt="x"><v:textbox><div><font>om </font><font>{}</font></div>'
        "</v:textbox></v:shape></xml>",
        of_sheet="vmlDrawing",
    ),
    "in a control's caption": with_parts(
        "xl/ctrlProps/ctrlProp1.xml",
        '<formControlPr xmlns="c" objectType="List"><itemLst><item val="{}"/></itemLst></formControlPr>',
        of_sheet="ctrlProp",
    ),
    "in a column of a table": with_parts(
        "xl/tables/table7.xml",
        '<table xmlns="t" id="1"><tableColumns><tableColumn id="1" name="{}"/></tableColumns></table>',
        of_sheet="table",
    ),
}
"""Places where personal data refuses the sheet, beside those that openpyxl writes."""

MORE_IN_BOOKS: dict[str, Plant] = {
    "in a pivot field's caption": with_parts(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        '<pivotCacheDefinition xmlns="p"><cacheFields><cacheField name="F" caption="{}"/></cacheFields>'
        "</pivotCacheDefinition>",
    ),
    "in a pivot table's filter": with_parts(
        "xl/pivotTables/pivotTable9.xml",
        '<pivotTableDefinition xmlns="p"><filters><filter name="x" stringValue1="{}"/></filters>'
        "</pivotTableDefinition>",
    ),
    "in a slicer": with_parts(
        "xl/slicers/slicer1.xml", '<slicers xmlns="s"><slicer caption="{}"/></slicers>'
    ),
    "in a query to another source": with_parts(
        "xl/connections.xml", '<connections xmlns="c"><dbPr command="select {}"/></connections>'
    ),
    "in the name of a style": with_parts(
        "xl/styles2.xml", '<a xmlns="c"><cellStyle name="{}"/></a>'
    ),
    "in the cells of an embedded workbook": _with_bytes("xl/embeddings/Bok1.xlsx", _book),
    "in the text of an embedded document": _with_bytes("xl/embeddings/Brev1.docx", _document),
    "in an embedded object of another format": _with_bytes(
        "xl/embeddings/oleObject1.bin",
        b"\xd0\xcf\x11\xe0" + f"\r\n{PLANTED}\r\n".encode("utf-16-le"),
    ),
    "in a picture that holds text": _with_bytes(
        "xl/media/image1.emf", b"\x01\x00\x00\x00" + f"  {PLANTED}  ".encode("utf-16-le")
    ),
}
"""Places where it refuses the whole workbook."""


@cache
def _empty_document() -> dict[str, bytes]:
    """Without its styles, which are nine tenths of it."""
    content = io.BytesIO()
    docx.Document().save(content)
    return {
        name: part for name, part in _unzipped(content.getvalue()).items() if "tyles" not in name
    }


def _word(body: str) -> dict[str, bytes]:
    """The parts of a Word file with the elements in its body."""
    parts = dict(_empty_document())
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = (
        text.replace("<w:body>", f"<w:body>{body}").replace("{}", PLANTED).encode()
    )
    return parts


def _word_part(name: str, xml: str) -> dict[str, bytes]:
    first, _, rest = xml.replace("{}", PLANTED).partition(">")
    return _word("") | {name: f"{first} {_WORD}>{rest}".encode()}


def _run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


IN_WORD: dict[str, dict[str, bytes]] = {
    "in a paragraph": _word(_run("Ring {}.")),
    "in a table": _word(f"<w:tbl><w:tr><w:tc>{_run('{}')}</w:tc></w:tr></w:tbl>"),
    "in a text box": _word(f"<w:p><w:r><w:pict><w:txbxContent>{_run('{}')}</w:txbxContent></w:pict></w:r></w:p>"),
    "in deleted text": _word("<w:p><w:del w:author='K'><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>"),
    "as the author of a change": _word("<w:p><w:ins w:author='{}'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
    "in a field's code": _word("<w:p><w:r><w:instrText>QUOTE {}</w:instrText></w:r></w:p>"),
    "in a simple field": _word("<w:p><w:fldSimple w:instr='QUOTE {}'/></w:p>"),
    "in a picture's alt text": _word("<w:p><w:r><w:drawing><docPr id='1' name='Bild' descr='om {}'/></w:drawing></w:r></w:p>"),
    "in a picture's title": _word("<w:p><w:r><w:drawing><docPr id='1' title='{}'/></w:drawing></w:r></w:p>"),
    "in a link's tip": _word("<w:p><w:hyperlink w:anchor='a' w:tooltip='om {}'/></w:p>"),
    "in a bookmark": _word("<w:bookmarkStart w:id='1' w:name='{}'/>"),
    "in a table's caption": _word("<w:tbl><w:tblPr><w:tblCaption w:val='{}'/></w:tblPr></w:tbl>"),
    "in a table's description": _word("<w:tbl><w:tblPr><w:tblDescription w:val='{}'/></w:tblPr></w:tbl>"),
    "in the title of a content control": _word("<w:sdt><w:sdtPr><w:alias w:val='{}'/></w:sdtPr></w:sdt>"),
    "in the tag of a content control": _word("<w:sdt><w:sdtPr><w:tag w:val='{}'/></w:sdtPr></w:sdt>"),
    "in a list's item": _word("<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{}'/></w:dropDownList></w:sdtPr></w:sdt>"),
    "as a list's value": _word("<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value='{}'/></w:dropDownList></w:sdtPr></w:sdt>"),
    "in a form field's help": _word("<w:ffData><w:helpText w:val='{}'/></w:ffData>"),
    "in a header": _word_part("word/header9.xml", f"<w:hdr>{_run('{}')}</w:hdr>"),
    "in a footer": _word_part("word/footer9.xml", f"<w:ftr>{_run('{}')}</w:ftr>"),
    "in a footnote": _word_part("word/footnotes.xml", f"<w:footnotes>{_run('{}')}</w:footnotes>"),
    "in a comment": _word_part("word/comments.xml", f"<w:comments>{_run('{}')}</w:comments>"),
    "as the author of a comment": _word_part("word/comments.xml", "<w:comments><w:comment w:author='{}'/></w:comments>"),
    "in a document variable": _word_part("word/settings.xml", "<w:settings><w:docVar w:name='a' w:val='{}'/></w:settings>"),
    "in the name of a document variable": _word_part("word/settings.xml", "<w:settings><w:docVar w:name='{}'/></w:settings>"),
    "in the name of a style": _word_part("word/styles.xml", "<w:styles><w:name w:val='{}'/></w:styles>"),
    "in a building block": _word_part("word/glossary/document.xml", f"<w:doc>{_run('{}')}</w:doc>"),
    "in a comment of the XML": _word_part("word/styles.xml", "<w:styles><!-- {} --></w:styles>"),
    "in a chart's label": _word_part("word/charts/chart1.xml", "<w:c><w:v>{}</w:v></w:c>"),
    "in a diagram": _word_part("word/diagrams/data1.xml", "<w:d><w:t>{}</w:t></w:d>"),
    "in data of another program": _word_part("customXml/item9.xml", "<w:a b='{}'></w:a>"),
    "in a link's target": _word_part(
        "word/_rels/x.xml.rels", "<w:r><Relationship Target='mailto:x?subject={} ' TargetMode='External'/></w:r>"
    ),
    "in an embedded workbook": _word("") | {"word/embeddings/Bok1.xlsx": _book()},
    "in an embedded object of another format": _word("") | {
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + f"\r\n{PLANTED}\r\n".encode("utf-16-le")
    },
}  # fmt: skip
"""Places in a Word file, as its parts."""

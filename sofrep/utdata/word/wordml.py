"""What is put into a document, as the text of its XML: that is many times as fast as making its elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from sofrep.utdata.word.ooxml import NAMESPACES, Element, parse_xml

GALLERY = "sofrep"
"""Where Word would list the controls of blocks."""
MAX_ALIAS = 64
APPEARANCE = '<w:id w:val="0"/><w15:appearance w15:val="hidden"/>'
"""Of a control; it is numbered when the whole document is known."""
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:br/>"
_TEXTS = re.compile(r"<w:t [^>]*>([^<]*)")
_SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


class Runs(NamedTuple):
    """Runs, and the words by which they are known again (`atoms.words_of`)."""

    xml: str = ""
    words: str = ""


def escaped(text: str) -> str:
    """`text` as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """`text` as it stands in an attribute."""
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;")


def text_run(text: str, looks: str = "") -> str:
    """A run that says `text`; `looks` are its ``w:rPr``."""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def line_runs(text: str, looks: str = "") -> str:
    """Runs that say `text`, a break between its lines."""
    if "\n" not in text:
        return text_run(text, looks) if text else ""
    broken = f"<w:r>{looks}{BREAK}</w:r>"
    return broken.join(text_run(line, looks) if line else "" for line in text.split("\n"))


def simple_field(instruction: str, result: str) -> str:
    """A field of one element, with its result."""
    return f'<w:fldSimple w:instr="{quoted(instruction)}">{text_run(result)}</w:fldSimple>'


def field_begin(instruction: str) -> str:
    """A field of many runs up to its result, which `FIELD_END` ends."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f"{escaped(instruction)}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def elements(xml: str) -> list[Element]:
    """What has been written, as elements for the XML of a part."""
    return list(parse_xml(f"<w:p {_SPACES}>{xml}</w:p>"))


class WordParagraph(Struct):
    """A paragraph: the id of its style, its runs, the words that they say, and what it says of itself.

    `marks` are the names of the bookmarks around all of it, the outermost first; `chart` is the chart
    part that it shows.
    """

    style: str = ""
    content: str = ""
    words: str = ""
    keep: bool = False
    right: bool = False
    new_page: bool = False
    number: str = ""
    spacing: str = ""
    indent: str = ""
    section: str = ""
    marks: tuple[str, ...] = ()
    chart: bytes = b""

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        text = "".join(_TEXTS.findall(self.content))
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    def mark(self, name: str) -> None:
        """Put a bookmark around all of it."""
        self.marks = (name, *self.marks)

    def xml(self) -> str:
        """As it is written."""
        told = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        if self.keep:
            told += "<w:keepNext/>"
        if self.new_page:
            told += "<w:pageBreakBefore/>"
        told += self.number
        if self.spacing:
            told += f"<w:spacing {self.spacing}/>"
        if self.indent:
            told += f"<w:ind {self.indent}/>"
        if self.right:
            told += '<w:jc w:val="right"/>'
        content = self.content
        for name in reversed(self.marks):
            content = bookmarked(name, content)
        return f"<w:p><w:pPr>{told}{self.section}</w:pPr>{content}</w:p>"


def bookmarked(name: str, content: str) -> str:
    """A bookmark around `content`; it is numbered when the whole document is known."""
    return (
        f'<w:bookmarkStart w:id="{name}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{name}"/>'
    )


def low_paragraph(section: str = "") -> WordParagraph:
    """An empty paragraph too low to be seen; a section may end in it."""
    low = 'w:before="0" w:after="0" w:line="20" w:lineRule="exact"'
    return WordParagraph(spacing=low, section=section)


class WordCell(Struct):
    """A cell of a table: what it says of itself, and what stands in it."""

    properties: str
    content: Sequence[Made]


class LaidRow(Struct):
    """A row of a table: what it says of itself, and its cells."""

    properties: str
    cells: Sequence[WordCell]

    def xml(self) -> str:
        """As it is written."""
        cells = "".join(
            f"<w:tc><w:tcPr>{cell.properties}</w:tcPr>{written(cell.content)}</w:tc>"
            for cell in self.cells
        )
        return f"<w:tr><w:trPr>{self.properties}</w:trPr>{cells}</w:tr>"


class WordTable(Struct):
    """A table; one that `is_data` is for readers, and does not only place its content."""

    properties: str
    widths: Sequence[int]
    rows: list[LaidRow] = field(default_factory=list)
    is_data: bool = True

    def content(self) -> Iterator[Made]:
        """What stands in its cells."""
        return (made for row in self.rows for cell in row.cells for made in cell.content)

    def xml(self) -> str:
        """As it is written."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        return (
            f"<w:tbl><w:tblPr>{self.properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{written(self.rows)}</w:tbl>"
        )


class WordContents(Struct):
    """A contents list of headings down to `level`; its entries are written when all of them are known."""

    level: int
    width: int
    entries: str = ""

    def xml(self) -> str:
        """As it is written."""
        return self.entries


class BlockControl(Struct):
    """The control around what a block is made of: its key, and what a reader may call its kind."""

    key: str
    kind: str
    content: Sequence[Made]

    def xml(self) -> str:
        """As it is written."""
        # LibreOffice prints the fields of a plain block control as their instructions.
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{self.kind}"/><w:tag w:val="{self.key}"/>{APPEARANCE}'
            f'<w:docPartObj><w:docPartGallery w:val="{GALLERY}"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{written(self.content)}</w:sdtContent></w:sdt>"
        )


Made = WordParagraph | WordTable | WordContents | BlockControl
"""What stands in the body of a document, or in a cell."""


def paragraphs_in(made: Iterable[Made]) -> Iterator[WordParagraph]:
    """All paragraphs in it, but for those of contents lists."""
    for each in made:
        if isinstance(each, WordParagraph):
            yield each
        elif isinstance(each, WordTable):
            yield from paragraphs_in(each.content())
        elif isinstance(each, BlockControl):
            yield from paragraphs_in(each.content)


def written(made: Iterable[Made | LaidRow]) -> str:
    """All of it, one after another."""
    return "".join([each.xml() for each in made])

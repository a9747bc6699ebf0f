"""What a tagged PDF says to who listens: its elements in reading order, with text, alt and headers."""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct, field


class Tagg(Struct):
    """An element: its kind, what it says itself, and those within it."""

    slag: str
    delar: list[Tagg | str] = field(default_factory=list)
    alt: str = ""
    identitet: str = ""
    scope: str = ""
    rubriker: tuple[str, ...] = ()
    sammanfattning: str = ""

    @property
    def text(self) -> str:
        """All that is read out: a figure's alternative text in the place of what is drawn."""
        if self.slag == "Figure" and self.alt:
            return self.alt
        return "".join(d if isinstance(d, str) else d.text for d in self.delar)

    def alla(self, *slag: str) -> Iterator[Tagg]:
        """The elements of these kinds within it, in reading order."""
        for del_ in self.delar:
            if isinstance(del_, Tagg):
                if del_.slag in slag:
                    yield del_
                yield from del_.alla(*slag)


@cache
def lasning(pdf: bytes) -> Tagg:
    """The document as it is read out."""
    texts = _marked_texts(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages)}
        return _tagg(document.Root.StructTreeRoot.K[0], pages, texts)


def _tagg(node, pages, texts) -> Tagg:
    made = Tagg(str(node.S)[1:], alt=str(node.get("/Alt", "")), identitet=str(node.get("/ID", "")))
    for attributes in node.get("/A", []):
        made.scope = str(attributes.get("/Scope", made.scope))
        made.sammanfattning = str(attributes.get("/Summary", made.sammanfattning))
        made.rubriker += tuple(map(str, attributes.get("/Headers", [])))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.delar.append(texts[pages[node.Pg.objgen], kid])
        elif "/MCID" in kid:
            page = kid.get("/Pg", node.get("/Pg"))
            made.delar.append(texts[pages[page.objgen], int(kid.MCID)])
        elif "/S" in kid:
            made.delar.append(_tagg(kid, pages, texts))
    return made


def _marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked content, by page and number."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
                length = pdfium.FPDFTextObj_GetText(each.raw, words.raw, None, 0)
                buffer = ctypes.create_string_buffer(length)
                taken = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
                pdfium.FPDFTextObj_GetText(each.raw, words.raw, taken, length)
                mark = pdfium.FPDFPageObj_GetMarkedContentID(each.raw)
                found[number, mark] += buffer.raw.decode("utf-16-le").rstrip("\x00")
            words.close()
            page.close()
    finally:
        document.close()
    return found

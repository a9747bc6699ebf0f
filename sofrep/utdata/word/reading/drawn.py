"""What is drawn or laid in among the words: pictures, text boxes, charts, and what has no other form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sofrep.utdata.word.ooxml import NAMESPACES, Element, q
from sofrep.utdata.word.reading.opened_file import OpenedFile, target_of
from sofrep.utdata.word.reading.pieces import EQUATIONS

_EMU_PER_MM = 36_000
_KINDS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_BOX = q("w:txbxContent")
_VML = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_POINTS = re.compile(r"(?:^|;)\s*height:\s*([\d.]+)pt")
_DRAW_AGAIN = "Ersätt det med en bild som har en alternativtext, eller med text."


class FoundPicture(Struct, frozen=True):
    """A picture's bytes; `alt` is None where nobody has written one, "" where it only adorns."""

    content: bytes
    alt: str | None
    hojd_mm: int


class FoundChart(Struct, frozen=True):
    """The name of a chart's part, and what the drawing is called and described as."""

    part: str
    title: str
    alt: str


class FoundBox(Struct, frozen=True):
    """The content of a text box."""

    content: Element


class Lost(Struct, frozen=True):
    """What cannot be carried, and what to do about it."""

    what: str
    action: str = _DRAW_AGAIN


Found = FoundPicture | FoundChart | FoundBox | Lost


def found_in(thing: Element, opened: OpenedFile, part: str) -> Iterator[Found]:
    """What a thing among the words is, or holds; nothing for one that is not seen."""
    if thing.tag == q("mc:AlternateContent"):
        for choice in thing:
            yield from (each for child in choice for each in found_in(child, opened, part))
            return
    elif thing.tag == q("w:drawing"):
        yield from _drawing(thing, opened, part)
    elif thing.tag == q("w:pict"):
        yield from _pict(thing, opened, part)
    elif thing.tag in EQUATIONS:
        yield Lost("en formel", "Skriv den med vanlig text, eller som en bild med alternativtext.")
    elif thing.tag == q("w:fldChar"):
        yield Lost("ett formulärfält", "Skriv svaret som text.")
    elif thing.tag == q("w:sym"):
        font = thing.get(q("w:font"), "")
        yield Lost(
            f"ett tecken ur typsnittet {font}", "Skriv det med ord, eller med ett vanligt tecken."
        )
    else:
        yield Lost("ett inbäddat objekt", "Klistra in det som tabell, text eller bild.")


def _drawing(drawing: Element, opened: OpenedFile, part: str) -> Iterator[Found]:
    properties = next(drawing.iter(q("wp:docPr")), None)
    if properties is None or properties.get("hidden") in {"1", "true"}:
        return
    adorns = any(each.get("val") in {"1", "true"} for each in properties.iter(_DECORATIVE))
    alt = "" if adorns else " ".join(properties.get("descr", "").split()) or None
    extent = next(drawing.iter(q("wp:extent")), None)
    height = int(extent.get("cy", "0")) if extent is not None else 0
    for data in drawing.iter(q("a:graphicData")):
        kind = data.get("uri", "").rpartition("/")[2]
        if kind == "picture":
            yield from (
                _picture(each, opened, part, alt, height) for each in data.iter(q("pic:pic"))
            )
        elif kind == "chart":
            yield from _chart(data, opened, part, properties)
        elif kind.startswith("wordprocessing"):
            yield from _shapes(data, opened, part, alt)
        elif kind == "diagram":
            yield Lost("en SmartArt-bild")
        else:
            yield Lost("ett diagram av en nyare sort" if "chartex" in kind else "ett objekt")


def _chart(data: Element, opened: OpenedFile, part: str, properties: Element) -> Iterator[Found]:
    for chart in data.iter(q("c:chart")):
        where = target_of(opened, part, chart)
        if where is None or where.is_external:
            yield Lost("ett diagram som är skadat", "Rita om det i Word.")
        else:
            yield FoundChart(where.target, properties.get("title", ""), properties.get("descr", ""))


def _shapes(data: Element, opened: OpenedFile, part: str, alt: str | None) -> Iterator[Found]:
    """The text boxes and pictures of a shape or a group of them; a shape without words is lost."""
    boxes = [box for box in data.iter(_BOX) if next(box.iterancestors(_BOX), None) is None]
    pictures = [
        each for each in data.iter(q("pic:pic")) if next(each.iterancestors(_BOX), None) is None
    ]
    for element in data.iter(_BOX, q("pic:pic")):
        if element in boxes:
            yield FoundBox(element)
        elif element in pictures:
            size = next(element.iter(q("a:ext")), None)
            height = int(size.get("cy", "0")) if size is not None else 0
            yield _picture(element, opened, part, alt, height)
    if not boxes and not pictures and alt != "":
        yield Lost("en ritad figur")


def _picture(
    picture: Element, opened: OpenedFile, part: str, alt: str | None, height: int
) -> FoundPicture | Lost:
    own = next(picture.iter(q("pic:cNvPr")), None)
    alt = alt if alt is not None or own is None else " ".join(own.get("descr", "").split()) or None
    crop = next(picture.iter(q("a:srcRect")), None)
    if crop is not None and any(crop.get(side, "0") not in {"0", ""} for side in "ltrb"):
        return Lost(
            "en bild som är beskuren i Word, där det bortskurna skulle ha synts",
            "Markera den, välj Bildformat, Komprimera bilder och Ta bort beskurna områden, och spara.",
        )
    blip = next(picture.iter(q("a:blip")), None)
    where = target_of(opened, part, blip, "r:embed") if blip is not None else None
    return _content(where.target if where else "", opened, alt, height // _EMU_PER_MM)


def _content(name: str, opened: OpenedFile, alt: str | None, height: int) -> FoundPicture | Lost:
    content = opened.bytes_of(name)
    if content is None:
        return Lost(
            "en bild som inte finns i filen", "Infoga den i dokumentet i stället för att länka."
        )
    if not content.startswith(_KINDS):
        return Lost(
            f"en bild i formatet {name.rpartition('.')[2].lower()}", "Spara den som png eller jpg."
        )
    return FoundPicture(content, alt, max(1, height))


def _pict(pict: Element, opened: OpenedFile, part: str) -> Iterator[Found]:
    """The older form of a drawing."""
    found = False
    for element in pict.iter():
        if element.tag == _BOX and next(element.iterancestors(_BOX), None) is None:
            found = True
            yield FoundBox(element)
        elif element.tag == f"{_VML}imagedata":
            found = True
            shape = element.getparent()
            where = target_of(opened, part, element)
            points = _POINTS.search(shape.get("style", ""))
            height = round(float(points[1]) * 25.4 / 72) if points else 40
            alt = " ".join(shape.get("alt", "").split()) or None
            yield _content(where.target if where else "", opened, alt, height)
    is_line = pict.xpath(".//@*[local-name()='hr']") or pict.xpath(".//*[local-name()='shapetype']")
    if not found and not is_line:
        yield Lost("en ritad figur")


def is_of_box(element: Element) -> bool:
    """Whether something stands in a text box, or in the older form of a drawing."""
    return any(each.tag in {_BOX, q("mc:Fallback")} for each in element.iterancestors())


def watermarks(root: Element) -> Iterator[str]:
    """The words that are laid across the pages, such as UTKAST."""
    for path in root.iter(f"{_VML}textpath"):
        yield path.get("string", "")
    yield from ("".join(each.itertext()) for each in root.iterfind(".//w:txbxContent", NAMESPACES))

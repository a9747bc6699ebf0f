"""Forms for tests: made for a small office, and filled in as Word would."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.blanketter import BLANKETTER, Blankett, Falt, Faltslag
from sofrep.pipeline.forms import FormOrder, MadeForm, make_form
from sofrep.pipeline.gathering import profile_of
from sofrep.statistics.underlag import TextKey

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
W = f"{{{NS['w']}}}"
W14 = f"{{{NS['w14']}}}"
AVTAL, UPPFOLJNING = BLANKETTER["avtal"], BLANKETTER["uppfoljning"]
TEXTFIELDS = [f.kod for f in AVTAL.falt if f.slag is Faltslag.TEXT]

Body = etree._Element


def made(
    folder: Path, out: Path, blankett: Blankett = AVTAL, *, year: int = 2023, empty: bool = False
) -> MadeForm:
    """The form of the office's first insats."""
    forbund, _ = profile_of(folder)
    return make_form(folder, FormOrder(blankett, forbund.insats[0], year, empty), out)


def fields(path: Path) -> Mapping[str, Falt]:
    """The fields of a form by kod, told by its name."""
    blankett = UPPFOLJNING if path.name.startswith("Uppf") else AVTAL
    return {falt.kod: falt for falt in blankett.falt}


def edit(path: Path, change: Callable[[Body], None], part: str = "word/document.xml") -> Path:
    """Change the XML of a part of a Word file in place."""
    with zipfile.ZipFile(path) as package:
        parts = {item.filename: package.read(item) for item in package.infolist()}
    root = etree.fromstring(parts[part])
    change(root)
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def body_of(path: Path) -> Body:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def control(root: Body, kod: str) -> Body:
    """The control of a field that is no check box."""
    found = [
        tag.getparent().getparent()
        for tag in root.iterfind(".//w:sdtPr/w:tag", NS)
        if tag.get(f"{W}val") == f"falt:{kod}"
    ]
    return next(sdt for sdt in found if sdt.find("w:sdtPr/w14:checkbox", NS) is None)


def cell(root: Body, kod: str) -> Body:
    """The cell that a field stands in."""
    return next(control(root, kod).iterancestors(f"{W}tc"))


def paragraph(text: str, *, item: bool = False) -> Body:
    """A paragraph, an item of a list if wanted."""
    found = etree.Element(f"{W}p")
    if item:
        numbering = etree.SubElement(etree.SubElement(found, f"{W}pPr"), f"{W}numPr")
        etree.SubElement(numbering, f"{W}numId").set(f"{W}val", "1")
    found.append(run(text))
    return found


def run(text: str) -> Body:
    found = etree.Element(f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(found, f"{W}br")
        element = etree.SubElement(found, f"{W}t")
        element.text = line
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return found


def write(root: Body, kod: str, text: str) -> None:
    """What Word does when somebody types in a field: the prompt goes, a line break per Enter."""
    sdt = control(root, kod)
    for shown in sdt.findall("w:sdtPr/w:showingPlcHdr", NS):
        shown.getparent().remove(shown)
    content = sdt.find("w:sdtContent", NS)
    for child in list(content):
        content.remove(child)
    content.append(run(text))


def tick(root: Body, name: str) -> None:
    """Tick the box named so."""
    for box in root.iterfind(".//w14:checkbox", NS):
        sdt = box.getparent().getparent()
        if sdt.find("w:sdtPr/w:alias", NS).get(f"{W}val") == name:
            box.find("w14:checked", NS).set(f"{W14}val", "1")
            sdt.find(".//w:t", NS).text = "\u2612"


def fill(path: Path, answers: Mapping[str, str]) -> Path:
    """Fill in a form as Word does."""

    def change(root: Body) -> None:
        for kod, text in answers.items():
            write(root, kod, text)

    return edit(path, change)


def stored(folder: Path, blankett: Blankett = AVTAL, year: int = 2023) -> dict[str, str]:
    """The answers that the text sheets hold for the office's first insats, by field."""
    forbund, _ = profile_of(folder)
    underlag = read_underlag(folder, forbund)
    assert [p for p in underlag.problems if p.rule.startswith("text")] == []
    keys = {
        f.kod: TextKey(bilaga=blankett.bilaga, avsnitt=f.kod, insats=forbund.insats[0].kod)
        for f in blankett.falt
    }
    return {
        kod: text.text
        for kod, key in keys.items()
        for text in underlag.texts.get(key, ())
        if text.year == year
    }

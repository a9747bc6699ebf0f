"""Reading a form that somebody has filled in, in Word or LibreOffice.

A field is found by its control's tag, else by the bookmark around its answer, else by that of its
question, else by the question's words: LibreOffice keeps only the bookmarks and the words, and
people delete controls.  The answer is all that stands in its cell.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lxml import etree
from msgspec import Struct

from sofrep.domain.blanketter import Blankett, Falt, Markning
from sofrep.errors import DAMAGED_ZIP
from sofrep.utdata.word.form_marks import (
    ANSWER,
    MARK_PROPERTY,
    QUESTION,
    all_text,
    bookmarks,
    cell_after,
    own_hashes,
    text_hash,
)
from sofrep.utdata.word.form_text import Written, written_in
from sofrep.utdata.word.form_values import value_of_field
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_TBL,
    W_TC,
    Element,
    parse_xml,
    q,
    style_of,
    text_of,
)

MAX_FORM_BYTES = 60_000_000
_MARK = re.compile(r"[\w-]+(?:/[\w-]+){3}")
"""A mark in a line of text, whatever words the förbund's phrases put around it."""

_NOTES = {"word/comments.xml": "w:comment"}


class FormFileError(Exception):
    """A file that is no form, or none that can be read; `rule` is that of the problem."""

    def __init__(self, rule: str, message: str, action: str) -> None:
        self.rule = rule
        self.message = message
        self.action = action
        super().__init__(message)


class Svar(Struct, frozen=True, kw_only=True):
    """The answer to a question: its text ("" for none), and what stood there that is no text.

    `doubt` says in Swedish what is odd about it, "" for nothing.
    """

    falt: Falt
    text: str
    lost: tuple[str, ...] = ()
    doubt: str = ""


class FormFile(Struct, frozen=True, kw_only=True):
    """A Word file opened: its body, its own properties, and whether it has comments."""

    body: Element
    properties: Mapping[str, str]
    comments: int

    @property
    def markning(self) -> Markning | None:
        """Which form it is: a property says so, and a line of the form's text."""
        found = Markning.of(self.properties.get(MARK_PROPERTY, ""))
        if found is not None:
            return found
        for paragraph in self.body.iter(W_P):
            for text in _MARK.findall(all_text(paragraph)):
                if (found := Markning.of(text)) is not None:
                    return found
        return None

    def paragraphs(self) -> Iterator[str]:
        """The text of every paragraph."""
        return (all_text(paragraph) for paragraph in self.body.iter(W_P))


class Svarsblankett(Struct, frozen=True, kw_only=True):
    """What a form holds: an answer per field that was found, the fields that were not.

    `strays` are the headings under which somebody has written outside the answers; None where
    the form's own properties are gone, so that nobody can tell.
    """

    svar: tuple[Svar, ...]
    saknade: tuple[Falt, ...]
    strays: tuple[str, ...] | None


def open_form(path: Path) -> FormFile:
    """Open a Word file without running or fetching anything; raises `FormFileError`."""
    if path.suffix.lower() not in {".docx", ".docm"}:
        raise FormFileError(
            "blankett-format",
            "Filen är ingen Word-fil av det slag som kan läsas.",
            "Spara blanketten som .docx (Word-dokument) och läs in den igen.",
        )
    try:
        with zipfile.ZipFile(path) as package:
            if sum(item.file_size for item in package.infolist()) > MAX_FORM_BYTES:
                raise FormFileError(
                    "blankett-for-stor",
                    "Filen är orimligt stor.",
                    "Ta bort bilder ur blanketten och spara den igen.",
                )
            names = set(package.namelist())
            body = _part(package, "word/document.xml").find(q("w:body"))
            custom = "docProps/custom.xml"
            properties = _properties(_part(package, custom)) if custom in names else {}
            comments = sum(
                len(_part(package, name).findall(f".//{kind}", NAMESPACES))
                for name, kind in _NOTES.items()
                if name in names
            )
    except FileNotFoundError as fault:
        raise FormFileError(
            "blankett-finns-inte", "Filen finns inte.", "Kontrollera namnet och mappen."
        ) from fault
    except PermissionError as fault:
        raise FormFileError(
            "fil-oppen",
            "Filen går inte att läsa. Den är troligen öppen i ett annat program.",
            "Stäng den i Word och läs in den igen.",
        ) from fault
    except (*DAMAGED_ZIP, KeyError, ValueError, etree.XMLSyntaxError) as fault:
        raise _damaged() from fault
    if body is None:
        raise _damaged()
    return FormFile(body=body, properties=properties, comments=comments)


def _part(package: zipfile.ZipFile, name: str) -> Element:
    root = parse_xml(package.read(name))
    if root.getroottree().docinfo.doctype:
        raise FormFileError(
            "fil-fientlig",
            "Filen innehåller en dokumenttyp (DOCTYPE), som ingen vanlig Word-fil har.",
            "Kontrollera var filen kommer ifrån. Spara den på nytt från Word.",
        )
    return root


def _damaged() -> FormFileError:
    return FormFileError(
        "blankett-skadad",
        "Filen går inte att läsa. Den är skadad, skyddad med lösenord eller ingen Word-fil.",
        "Öppna den i Word, spara den som .docx utan lösenord, stäng den och läs in den igen.",
    )


def _properties(root: Element) -> dict[str, str]:
    return {
        item.get("name", ""): "".join(item.itertext()).strip()
        for item in root
        if isinstance(item.tag, str)
    }


def read_answers(form: FormFile, blankett: Blankett, choices: Collection[str]) -> Svarsblankett:
    """The answers of a form, whatever Word or LibreOffice and its users have done to it.

    `choices` are what its check boxes stand for.
    """
    anchors = _anchors(form.body, blankett)
    cells: dict[Element, list[str]] = {}
    for kod, anchor in anchors.items():
        cell = _cell(anchor)
        if cell is not None:
            cells.setdefault(cell, []).append(kod)
    places = {kod: _place(anchor, cells) for kod, anchor in anchors.items()}
    found, missing = [], []
    for falt in blankett.falt:
        if falt.kod in places:
            found.append(_answer(falt, places[falt.kod], choices))
        else:
            missing.append(falt)
    own = own_hashes(form.properties)
    strays = _strays(form.body, set(places.values()), own) if own else None
    return Svarsblankett(svar=tuple(found), saknade=tuple(missing), strays=strays)


def _answer(falt: Falt, place: Element, choices: Collection[str]) -> Svar:
    written = written_in(place)
    _cut_prompts(written, falt.prompt)
    text, doubt = value_of_field(falt, written, choices)
    return Svar(falt=falt, text=text, lost=tuple(dict.fromkeys(written.lost)), doubt=doubt)


def _cut_prompts(written: Written, prompt: str) -> None:
    """Take the prompt away where it still stands, alone or beside what somebody wrote."""
    for number, (text, is_item) in enumerate(written.paragraphs):
        plain = text.replace("\u00a0", " ").strip()
        if plain.startswith(prompt) or plain.endswith(prompt):
            rest = plain.removeprefix(prompt).removesuffix(prompt).strip()
            written.paragraphs[number] = (rest, is_item)


def _anchors(body: Element, blankett: Blankett) -> dict[str, Element]:
    """An element inside the place of each field's answer, by the surest sign that is left."""
    kods = [falt.kod for falt in blankett.falt]
    found: dict[str, Element] = {}
    for tag in body.iterfind(".//w:sdtPr/w:tag", NAMESPACES):
        kod = tag.get(q("w:val"), "").removeprefix("falt:")
        if kod in kods:
            found.setdefault(kod, tag.getparent().getparent())
    for kod, mark in bookmarks(body, ANSWER, kods):
        found.setdefault(kod, mark)
    for kod, mark in bookmarks(body, QUESTION, kods):
        question = _cell(mark)
        answer = cell_after(question) if question is not None else None
        if answer is not None:
            found.setdefault(kod, answer)
    for falt in blankett.falt:
        if falt.kod not in found and (answer := _by_words(body, falt)) is not None:
            found[falt.kod] = answer
    return found


def _by_words(body: Element, falt: Falt) -> Element | None:
    """The cell after the one that asks the question."""
    wanted = text_hash(falt.fraga)
    for paragraph in body.iter(W_P):
        if text_hash(all_text(paragraph)) == wanted and (cell := _cell(paragraph)) is not None:
            return cell_after(cell)
    return None


def _cell(element: Element) -> Element | None:
    return element if element.tag == W_TC else next(element.iterancestors(W_TC), None)


def _place(anchor: Element, cells: Mapping[Element, list[str]]) -> Element:
    """The whole cell, where it holds one field only; else the control or its paragraph."""
    cell = _cell(anchor)
    if cell is not None and len(cells[cell]) == 1:
        return cell
    if anchor.tag == q("w:sdt"):
        return anchor
    return next(anchor.iterancestors(W_P), anchor)


def _strays(body: Element, places: set[Element], own: frozenset[str]) -> tuple[str, ...]:
    """The headings under which a paragraph stands that neither the form nor an answer holds."""
    found: dict[str, None] = {}
    heading = "Blankettens början"
    for paragraph in body.iter(W_P):
        if paragraph in places or any(above in places for above in paragraph.iterancestors()):
            continue
        text = all_text(paragraph)
        is_own = text_hash(text) in own
        if is_own and _is_heading(paragraph):
            heading = text.strip()
        if text.strip() and not is_own:
            found[heading] = None
    return tuple(found)


def _is_heading(paragraph: Element) -> bool:
    in_table = next(paragraph.iterancestors(W_TBL), None) is not None
    # The questions of the cards too: they say best where something stands.
    return style_of(paragraph).startswith(("Rubrik", "Heading")) or (
        in_table and text_of(paragraph).rstrip().endswith("?")
    )

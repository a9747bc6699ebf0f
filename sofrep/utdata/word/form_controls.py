"""The places of a form to write in: content controls that Word lets people fill in.

Each is tagged with its field.  LibreOffice drops tags when it saves, and the names of date
fields, drop-downs and check boxes as well; bookmarks it keeps.  So a bookmark marks the answer,
and one the question, which nobody writes over.
"""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.utdata.word.form_marks import ANSWER, QUESTION, bookmark_name, cell_before
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_TC,
    Element,
    make,
    make_run,
    make_text,
    q,
    text_of,
)
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Ifyllnad, Ruta

PROMPT_STYLE = "SofrepPrompt"
TICKED, UNTICKED = "\u2612", "\u2610"
_FONT = "MS Gothic"
_MAX_ALIAS = 64
_GREY = "56646A"


def field_control(field: Ifyllnad) -> Element:
    """The control of a field: what stands in it, or the prompt to write there."""
    properties = [
        make("w:alias", val=field.namn[:_MAX_ALIAS]),
        make("w:tag", val=field.tagg),
        make("w:id", val="0"),  # numbered when the whole document is known
    ]
    if not field.text:
        properties.append(make("w:showingPlcHdr"))
    shown = _runs(field.text) if field.text else [_prompt(field.prompt)]
    control = make("w:sdtPr", *properties, _kind(field))
    return make("w:sdt", control, make("w:sdtContent", *shown))


def _kind(field: Ifyllnad) -> Element:
    if field.val:
        items = [make("w:listItem", displayText=text, value=text) for text in field.val]
        return make("w:dropDownList", *items)
    if field.datum:
        return make(
            "w:date",
            make("w:dateFormat", val="yyyy-MM-dd"),
            make("w:lid", val="sv-SE"),
            make("w:storeMappedDataAs", val="dateTime"),
            make("w:calendar", val="gregorian"),
        )
    # Rich text: lists and paragraphs are answers too, and LibreOffice takes a control of plain
    # text for ordinary words, so that its prompt must be deleted by hand.
    return make("w:richText")


def _runs(text: str) -> Iterator[Element]:
    """The text in runs, a line break between its lines."""
    for number, line in enumerate(plain(text).split("\n")):
        if number:
            yield make_run(None, make("w:br"))
        if line:
            yield make_run(None, make_text(line))


def _prompt(text: str) -> Element:
    return make_run(make("w:rPr", make("w:rStyle", val=PROMPT_STYLE)), make_text(text))


def box_control(box: Ruta) -> Element:
    """The control of a check box."""
    states = {
        "checked": {"val": "1" if box.kryssad else "0"},
        "checkedState": {"val": f"{ord(TICKED):X}", "font": _FONT},
        "uncheckedState": {"val": f"{ord(UNTICKED):X}", "font": _FONT},
    }
    properties = make(
        "w:sdtPr",
        make("w:alias", val=box.namn[:_MAX_ALIAS]),
        make("w:tag", val=box.tagg),
        make("w:id", val="0"),
        make("w14:checkbox", *(make(f"w14:{name}", **given) for name, given in states.items())),
    )
    fonts = make("w:rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, hint="eastAsia")
    sign = make_text(TICKED if box.kryssad else UNTICKED)
    return make("w:sdt", properties, make("w:sdtContent", make_run(make("w:rPr", fonts), sign)))


def mark_fields(body: Element) -> None:
    """Put a bookmark around each field's paragraph, and around the question in the cell before."""
    seen: set[str] = set()
    for tag in list(body.iterfind(".//w:sdtPr/w:tag", NAMESPACES)):
        kod = tag.get(q("w:val"), "").removeprefix("falt:")
        if kod == tag.get(q("w:val")) or kod in seen:
            continue
        seen.add(kod)
        paragraph = next(tag.iterancestors(W_P))
        _put_bookmark(paragraph, bookmark_name(ANSWER, kod))
        cell = next(paragraph.iterancestors(W_TC), None)
        question = cell_before(cell) if cell is not None else None
        asked = (
            [p for p in question.iter(W_P) if text_of(p).strip()] if question is not None else []
        )
        if asked:
            _put_bookmark(asked[-1], bookmark_name(QUESTION, kod))


def _put_bookmark(paragraph: Element, name: str) -> None:
    # The number need only be the same at both ends: identities numbers them anew.
    properties = paragraph.find(q("w:pPr"))
    start = make("w:bookmarkStart", id=name, name=name)
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(make("w:bookmarkEnd", id=name))


def add_prompt_style(styles: Element) -> None:
    """The character style of prompts, unless the template has designed its own."""
    for style in styles.iter(q("w:style")):
        if style.get(q("w:styleId")) == PROMPT_STYLE:
            return
    styles.append(
        make(
            "w:style",
            make("w:name", val="Uppmaning i blankett"),
            make("w:uiPriority", val="99"),
            make("w:qFormat"),
            make("w:rPr", make("w:i"), make("w:color", val=_GREY)),
            type="character",
            customStyle="1",
            styleId=PROMPT_STYLE,
        )
    )

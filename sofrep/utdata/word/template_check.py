"""What is told of a template before it is filled: one of before, and fields where none can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sofrep.utdata.word.ooxml import W_P, W_T, Element, q, text_of
from sofrep.utdata.word.tags import TAG, Spots
from sofrep.utdata.word.template import Template
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, TemplatePlace

_SIGNS = ("{{", "}}", "{%", "%}", "{#", "#}")
_OLD = re.compile(r"\{\{\s*innehåll\s*\}\}")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ACCEPT = "Godkänn alla ändringar i Word (Granska > Godkänn) och spara."
_MOVED = f"fältet är flyttat med spårade ändringar och står på båda ställena. {_ACCEPT}"
_STRUCK = f"fältet är struket med spårade ändringar men finns kvar. {_ACCEPT}"


def check_file(path: Path) -> None:
    """Whether a file can be a template at all, before anything is known to fill it with.

    Raises:
        TemplateFaultError: for one that is damaged, of before, or has fields where none can stand.
    """
    template = Template(path)
    refuse_old(template)
    faults = [fault for part in template.parts for fault in check_places(part.root, part.name)]
    if faults:
        raise TemplateFaultError(template.file_name, faults)


def refuse_old(template: Template) -> None:
    """Refuse a template that was made for another way of filling it.

    Raises:
        TemplateFaultError: when it has conditions or loops, or no slot.
    """
    texts = [text_of(p) for part in template.parts for p in part.root.iter(W_P)]
    if any("{%" in text for text in texts) or not any(_OLD.search(text) for text in texts):
        template.stop(
            "mallen är gjord för en tidigare version av sofrep (eller saknar raden {{ innehåll }}) och "
            "kan inte användas. Ta bort den ur mappen mallar, så används den inbyggda, eller hämta en "
            "ny att ändra i med: sofrep init --mallar"
        )


def check_places(root: Element, part: str) -> list[TemplateFault]:
    """Faults for fields in equations, in fields' instructions, in struck or moved text; half ones."""
    spots = Spots(root)
    faults: list[TemplateFault] = []
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        for told, text in _misplaced(paragraph):
            place = TemplatePlace(part, spots.describe(paragraph), _shown(text))
            faults.append(TemplateFault(place, told))
    if not faults:
        faults += [
            TemplateFault(
                TemplatePlace(part, "", _shown(value)),
                "ett fält kan inte stå där. Skriv det i löpande text.",
            )
            for value in _values(root)
            if any(sign in value for sign in _SIGNS)
        ]
    return faults


def _misplaced(paragraph: Element) -> Iterator[tuple[str, str]]:
    joined = {
        "en siffra kan inte stå i en ekvation. Skriv den i löpande text.": f"{_MATH}t",
        "en siffra kan inte stå i ett fälts instruktion. Skriv den i löpande text.": q(
            "w:instrText"
        ),
        _STRUCK: q("w:delText"),
    }
    for told, tag in joined.items():
        text = "".join(e.text or "" for e in paragraph.iter(tag))
        if any(sign in text for sign in _SIGNS):
            yield told, text
    moved = "".join(
        text.text or ""
        for move in paragraph.iter(q("w:moveFrom"), q("w:moveTo"))
        for text in move.iter(W_T)
    )
    if any(sign in moved for sign in _SIGNS):
        yield _MOVED, moved
    rest = TAG.sub("", text_of(paragraph))
    for sign in _SIGNS:
        if sign in rest:
            yield f"{sign} hör inte till något helt fält.", rest[max(0, rest.index(sign) - 20) :]
            return


def _values(root: Element) -> Iterator[str]:
    """Every other text: attributes, and what is no text of a paragraph."""
    for element in root.iter():
        yield from element.attrib.values()
        if element.tag != W_T and element.text:
            yield element.text


def _shown(text: str) -> str:
    found = TAG.search(text)
    short = " ".join((found.group() if found else text).split())
    return short if len(short) <= 60 else short[:57] + "…"

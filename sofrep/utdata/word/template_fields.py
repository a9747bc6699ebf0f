"""The fields of a template: ``{{ forbund.namn }}``, ``{{ figur['rv.nya']|ord }}``, and the slot.

A template holds no loops and no conditions.  A field that is empty and stands alone takes its
paragraph with it; between others it takes a dot (``·``) beside it along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree
from msgspec import Struct

from sofrep.domain.figure import UnknownFigureError
from sofrep.utdata.word.ooxml import W_P, W_TC, Element, make_run, own_texts, q, text_of
from sofrep.utdata.word.tags import TAG, Tag, body_of, find_tags
from sofrep.utdata.word.template import Template
from sofrep.utdata.word.template_check import check_places, refuse_old
from sofrep.utdata.word.template_faults import TemplateFault, TemplateFaultError, suggest
from sofrep.utdata.word.wordml import elements, text_run
from sofrep.utdata.word.writing import Writer
from sofrep.visning.fraser import FORMS
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Bild, Platshallare, Tal

SLOT = "innehåll"
_FIGURE = "figur"
_FIELD = re.compile(
    r"(?P<name>[a-zåäö_]+(?:\.[a-zåäö_]+)*)(?:\[\s*(?P<quote>['\"])(?P<id>[^'\"]+)(?P=quote)\s*\])?"
    r"(?P<forms>(?:\s*\|\s*[a-zåäö ]+)*)"
)
_DOT_AFTER, _DOT_BEFORE = re.compile(r"^\s*·\s*"), re.compile(r"\s*·\s*$")

Value = str | Platshallare | Sequence[Bild] | Mapping[str, Tal]
"""What a field prints; `figur` is every figure by its id."""


class TemplateField(Struct, frozen=True):
    """A field as it is written: its name, for ``figur`` the id, and the forms asked for."""

    name: str
    id: str
    forms: tuple[str, ...]


def parse_field(body: str) -> TemplateField | None:
    """What stands between ``{{`` and ``}}``, or None for what is no field."""
    match = _FIELD.fullmatch(body.strip())
    if match is None or (match["name"] == _FIGURE) != bool(match["id"]):
        return None
    forms = tuple(form.strip() for form in match["forms"].split("|")[1:])
    return TemplateField(match["name"], match["id"] or "", forms)


def figures_of(path: Path) -> tuple[str, ...]:
    """The ids of the figures that a template asks for, as they are written there, in order.

    Raises:
        TemplateFaultError: for a file that is no template.
    """
    template = Template(path)
    tags = (tag for part in template.parts for tag in find_tags(part.root, part.name))
    fields = (parse_field(tag.body) for tag in tags)
    return tuple(dict.fromkeys(field.id for field in fields if field and field.id))


def fill_fields(
    template: Template, values: Mapping[str, Value], writers: Sequence[Writer]
) -> Element:
    """Fill every field, part by part, and return the paragraph of the slot.

    Raises:
        TemplateFaultError: with everything that is wrong, each with its place.
    """
    refuse_old(template)
    faults: list[TemplateFault] = []
    slots: list[Element] = []
    for part, writer in zip(template.parts, writers, strict=True):
        tags = find_tags(part.root, part.name)
        faults += check_places(part.root, part.name)
        for tag in tags:
            if tag.body == SLOT:
                slots.append(tag.paragraph)
            elif fault := _fault(tag, values):
                faults.append(fault)
        if not faults:
            for paragraph in dict.fromkeys(tag.paragraph for tag in tags):
                if paragraph not in slots:
                    _fill(paragraph, values, writer)
    if faults:
        raise TemplateFaultError(template.file_name, faults)
    return _the_slot(template, slots)


def _the_slot(template: Template, slots: list[Element]) -> Element:
    if len(slots) != 1 or slots[0].getparent() is not template.body:
        template.stop(
            f"{{{{ {SLOT} }}}} ska stå en enda gång, i ett eget stycke i dokumentets brödtext och inte i "
            "en tabell. Där hamnar hela texten."
        )
    if TAG.sub("", text_of(slots[0])).strip() or len(TAG.findall(text_of(slots[0]))) > 1:
        template.stop(f"{{{{ {SLOT} }}}} ska stå ensamt i sitt stycke.")
    return slots[0]


def _fault(tag: Tag, values: Mapping[str, Value]) -> TemplateFault | None:
    field = parse_field(tag.body)
    if field is None:
        return TemplateFault(
            tag.place, "fältet går inte att läsa. Skriv till exempel {{ figur['rv.nya'] }}."
        )
    if field.name not in values:
        known = [*values, SLOT]
        told = f"'{field.name}' finns inte.{suggest(field.name, known)}"
        return TemplateFault(tag.place, told)
    for form in field.forms:
        if form not in FORMS:
            return TemplateFault(
                tag.place, f"formen '{form}' finns inte.{suggest(form, list(FORMS))}"
            )
        if field.name != _FIGURE:
            return TemplateFault(tag.place, f"formen '{form}' kan bara användas på en figur.")
    if field.name == _FIGURE:
        try:
            _value(field, values)
        except UnknownFigureError:
            ids = list(values[_FIGURE])  # type: ignore[arg-type] # a mapping, by its name
            told = f"siffran '{field.id}' finns inte.{suggest(field.id, [str(i) for i in ids])}"
            return TemplateFault(tag.place, told)
    return None


def _value(field: TemplateField, values: Mapping[str, Value]) -> Value | Tal:
    value = values[field.name]
    if not isinstance(value, Mapping):
        return value
    tal = value[field.id]
    for form in field.forms:
        tal = FORMS[form](tal)
    return tal


def _fill(paragraph: Element, values: Mapping[str, Value], writer: Writer) -> None:
    """Put the values in the fields' places; the paragraph goes when only empty ones stood in it."""
    for text in own_texts(paragraph):
        if "{{" in (text.text or ""):
            run = _alone(text)
            for element in elements(_runs(run, text.text, values, writer)):
                run.addprevious(element)
            run.getparent().remove(run)
    is_bare = not text_of(paragraph).strip() and paragraph.find(f".//{q('w:drawing')}") is None
    parent = paragraph.getparent()
    is_needed = parent.tag == W_TC and len(parent.findall(W_P)) == 1
    holds_section = paragraph.find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None
    if is_bare and not is_needed and not holds_section and parent.tag != q("w:hdr"):
        parent.remove(paragraph)


def _alone(text: Element) -> Element:
    """The run of `text`, after the run's other content has got runs of its own."""
    run = text.getparent()
    looks = run.find(q("w:rPr"))
    after = list(text.itersiblings())
    before = [e for e in text.itersiblings(preceding=True) if e is not looks][::-1]
    if after:
        run.addnext(make_run(looks, *after))
    if before:
        run.addprevious(make_run(looks, *before))
    return run


def _runs(run: Element, text: str, values: Mapping[str, Value], writer: Writer) -> str:
    """The text and the values of one run, in its looks."""
    own = run.find(q("w:rPr"))
    # Canonical XML never writes an element as one that is closed at once.
    looks = "" if own is None else etree.tostring(own, method="c14n", with_tail=False).decode()
    made = []
    for piece in _pieces(text, values):
        if isinstance(piece, Bild):
            made.append(writer.picture(piece).xml)
        elif isinstance(piece, str):
            made.append(text_run(piece, looks) if piece else "")
        else:
            made.append(writer.runs((piece,), looks).xml)
    return "".join(made)


def _pieces(text: str, values: Mapping[str, Value]) -> list[str | Platshallare | Tal | Bild]:
    pieces: list[str | Platshallare | Tal | Bild] = []
    rest = text
    while match := TAG.search(rest):
        before, rest = rest[: match.start()], rest[match.end() :]
        field = parse_field(body_of(match[0]))
        value = _value(field, values) if field else ""
        if value in ("", ()):
            if _DOT_AFTER.match(rest):
                rest = _DOT_AFTER.sub("", rest)
            else:
                before = _DOT_BEFORE.sub("", before)
        pieces.append(before)
        if isinstance(value, str):
            pieces.append(plain(value))
        elif isinstance(value, Tal | Platshallare):
            pieces.append(value)
        elif isinstance(value, Sequence):
            pieces += value
    return [*pieces, rest]

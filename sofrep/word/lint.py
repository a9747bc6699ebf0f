"""Faults that can be seen in a template before it is filled, all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.word.faults import Place, TemplateFault
from sofrep.word.ooxml import NAMESPACES, W_P, W_TBL, W_TC, W_TR, Element, q, text_of
from sofrep.word.tags import TAG, Spots, Tag

_ENDS = {"endif": "if", "endfor": "for"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}


def lint(root: Element, part: str, tags: Sequence[Tag]) -> list[TemplateFault]:
    """The faults of one part in how its tags stand to the text and to each other."""
    faults = [TemplateFault(tag.place, text) for tag in tags for text in _surroundings(tag)]
    faults += _balance(tags)
    faults += _stray_braces(root, part)
    faults += _struck(root, part)
    return faults


def _surroundings(tag: Tag) -> Iterator[str]:
    """Text and section breaks that would be lost with the paragraph, cell or row of a tag."""
    raw = tag.place.tag
    if "{%-" in raw or "-%}" in raw or "{{-" in raw or "-}}" in raw:
        yield "minustecken i början eller slutet av en tagg går inte. Ta bort minustecknet."
    if tag.level in {"", "r"}:
        return
    if tag.level and any(sign in tag.body for sign in "%}"):
        yield f"tecknen % och }} går inte i en {{%{tag.level} %}}-tagg. Sätt värdet med {{% set %}}."
    unit = tag.unit
    if unit is None:
        yield f"{{%{tag.level} %}} måste stå i en tabell."
        return
    noun = {"p": "stycket", "tc": "cellen", "tr": "raden"}[tag.level]
    whole = "".join(text_of(p) for p in unit.iter(W_P))
    if TAG.sub("", whole).strip() or len(TAG.findall(whole)) > 1:
        yield f"annat i {noun} försvinner. Låt taggen stå ensam i {noun}."
    if unit.find(f".//{q('w:sectPr')}") is not None:
        yield "avsnittsbrytningen i stycket försvinner. Flytta brytningen till ett eget stycke."
    if unit.find(".//w:drawing", NAMESPACES) is not None:
        yield f"bilden i {noun} försvinner. Låt taggen stå ensam i {noun}."


def _balance(tags: Sequence[Tag]) -> Iterator[TemplateFault]:
    """Tags without their end, and pairs that stand in different paragraphs, rows or tables."""
    open_tags: list[Tag] = []
    for tag in tags:
        if tag.word in {"if", "for"}:
            open_tags.append(tag)
        elif tag.word in _MIDDLES:
            if not open_tags or open_tags[-1].word not in _MIDDLES[tag.word]:
                yield TemplateFault(tag.place, f"{tag.word} hör inte till någon öppen tagg.")
            elif (reason := _apart(open_tags[-1], tag)) is not None:
                yield TemplateFault(tag.place, reason)
        elif tag.word in _ENDS:
            if not open_tags or open_tags[-1].word != _ENDS[tag.word]:
                yield TemplateFault(tag.place, f"här slutar {_ENDS[tag.word]}, men ingen är öppen.")
                continue
            start = open_tags.pop()
            if (reason := _apart(start, tag)) is not None:
                yield TemplateFault(tag.place, reason)
    for tag in open_tags:
        yield TemplateFault(tag.place, f"taggen saknar sitt slut {{% end{tag.word} %}}.")


def _apart(start: Tag, end: Tag) -> str | None:
    if start.level != end.level:
        return f"börjar med {start.place.tag} men slutar med en annan sorts tagg. Skriv båda lika."
    if start.level in {"", "r"}:
        if start.paragraph is end.paragraph:
            return None
        return (
            f"hör ihop med {start.place.tag} i ett annat stycke. Använd {{%p … %}} i egna stycken."
        )
    one, other = start.unit, end.unit
    if one is None or other is None or _home(one) is _home(other):
        return None
    return f"hör ihop med {start.place.tag}, som står i en annan tabell, rad eller cell."


def _home(unit: Element) -> Element:
    for ancestor in unit.iterancestors():
        if unit.tag == W_TR and ancestor.tag != W_TBL:
            continue
        if unit.tag == W_TC and ancestor.tag != W_TR:
            continue
        return ancestor
    return None


def _struck(root: Element, part: str) -> Iterator[TemplateFault]:
    """Tags in text that is struck out but not gone, which would be filled in unseen."""
    spots = Spots(root)
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        struck = "".join(text.text or "" for text in paragraph.iter(q("w:delText")))
        if found := TAG.search(struck):
            place = Place(part, spots.describe(paragraph), found.group())
            yield TemplateFault(
                place,
                "taggen är struken med spårade ändringar men finns kvar. Godkänn alla ändringar "
                "i Word (Granska > Godkänn) och spara.",
            )


def _stray_braces(root: Element, part: str) -> Iterator[TemplateFault]:
    """Half tags, such as ``{ namn }}``, which would be printed as they stand."""
    spots = Spots(root)
    for paragraph in root.iter(W_P):
        spots.pass_by(paragraph)
        rest = TAG.sub("", text_of(paragraph))
        for sign in ("{{", "}}", "{%", "%}", "{#", "#}"):
            if sign in rest:
                around = rest[max(0, rest.index(sign) - 20) : rest.index(sign) + 20].strip()
                place = Place(part, spots.describe(paragraph), around)
                yield TemplateFault(place, f"{sign} hör inte till någon hel tagg.")
                break

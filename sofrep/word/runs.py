"""Markers in text become Word's own elements: each run is split at its markers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy

from sofrep.word.ooxml import W_P, W_T, Element, make, make_run, make_text, q, set_text
from sofrep.word.tokens import MARKER, TOKEN

# What stands for one marker: takes the run it stands in and the marker's content.
Handler = Callable[[Element, str], Element | None]
_RPR, _PPR = q("w:rPr"), q("w:pPr")
_PARAGRAPH_END = "sofrep-paragraph-end"


def replace_markers(root: Element, handlers: Mapping[str, Handler]) -> None:
    """Let `handlers` (by the names in `tokens.TOKEN`) turn each marker into an element.

    A handler returns the element to put in the marker's place, or None for nothing.  Line and
    paragraph breaks are made here.
    """
    for drawing in root.iter(q("wp:docPr"), q("pic:cNvPr")):
        for name, value in drawing.attrib.items():
            drawing.set(name, TOKEN.sub(_plain, value))
    for text in list(root.iter(W_T)):
        if text.text and MARKER.search(text.text):
            _split(_alone(text), text, handlers)
    for run in [r for r in root.iter(q("w:r")) if r.get(_PARAGRAPH_END)]:
        _split_paragraph(run)


def _plain(match: re.Match[str]) -> str:
    """What a marker says where there is only text, as in the alt text of a template's picture."""
    return match["figure_text"] or match["placeholder"] or " "


def _alone(text: Element) -> Element:
    """The run of `text`, after the run's other content has got runs of its own."""
    run = text.getparent()
    properties = run.find(_RPR)
    after = list(text.itersiblings())
    before = [e for e in text.itersiblings(preceding=True) if e.tag != _RPR][::-1]
    if after:
        run.addnext(make_run(properties, *after))
    if before:
        run.addprevious(make_run(properties, *before))
    return run


def _split(run: Element, text: Element, handlers: Mapping[str, Handler]) -> None:
    properties, whole, position = run.find(_RPR), text.text, 0
    for match in TOKEN.finditer(whole):
        if match.start() > position:
            run.addprevious(make_run(properties, make_text(whole[position : match.start()])))
        element = _element_for(run, match.lastgroup or "", match.groupdict(), handlers)
        if element is not None:
            run.addprevious(element)
        position = match.end()
    if position < len(whole):
        set_text(text, whole[position:])
    else:
        run.getparent().remove(run)


def _element_for(
    run: Element, kind: str, groups: dict[str, str | None], handlers: Mapping[str, Handler]
) -> Element | None:
    if kind == "line" or (kind == "paragraph" and run.getparent().tag != W_P):
        return make_run(run.find(_RPR), make("w:br"))
    if kind == "paragraph":
        end = make_run(None)
        end.set(_PARAGRAPH_END, "1")
        return end
    if kind == "figure_text":
        return handlers["figure"](run, f"{groups['figure']}:{groups['figure_text']}")
    return handlers[kind](run, groups[kind] or "")


def _split_paragraph(end: Element) -> None:
    """A new paragraph with the same properties for what stands before `end`."""
    paragraph = end.getparent()
    properties = paragraph.find(_PPR)
    first = make("w:p")
    if properties is not None:
        copy = deepcopy(properties)
        for section in copy.findall(q("w:sectPr")):
            copy.remove(section)
        first.append(copy)
    first.extend([e for e in end.itersiblings(preceding=True) if e.tag != _PPR][::-1])
    paragraph.remove(end)
    paragraph.addprevious(first)

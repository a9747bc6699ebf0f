"""What is taken from the document as it would be now into one that somebody has edited.

The looks are found again by the names of the styles: another program, or another document into which
a section has been copied, has other ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS
from sofrep.utdata.word.keys import FIGURE
from sofrep.utdata.word.ooxml import NAMESPACES, Element, q, value_of
from sofrep.utdata.word.word_file import DOCUMENT, HYPERLINK, WordFile

_STYLES = "word/styles.xml"
_STYLED = tuple(map(q, ("w:pStyle", "w:rStyle", "w:tblStyle")))
_RELATED = tuple(f"{{{NAMESPACES['r']}}}{name}" for name in ("id", "embed"))


class Importing:
    """Takes elements from one file into another."""

    def __init__(self, source: WordFile, target: WordFile) -> None:
        self._source, self._target = source, target
        self._styles: dict[str, str] = {}

    def take(self, element: Element) -> Element:
        """A copy of an element of the source that can stand in the target."""
        return self.fit(deepcopy(element))

    def fit(self, element: Element) -> Element:
        """Have a copy of an element of the source refer to the target's styles and parts."""
        for styled in element.iter(*_STYLED):
            styled.set(q("w:val"), self._style(styled.get(q("w:val"), "")))
        for each in element.iter():
            for name in _RELATED:
                if isinstance(each.tag, str) and each.get(name):
                    each.set(name, self._relation(each.get(name)))
        return element

    def _style(self, style_id: str) -> str:
        if style_id not in self._styles:
            self._styles[style_id] = self._known_style(style_id)
        return self._styles[style_id]

    def _known_style(self, style_id: str) -> str:
        there = _by_id(self._source.root(_STYLES)).get(style_id)
        if there is None or _STYLES not in self._target:
            return style_id
        root = self._target.root(_STYLES)
        kind, name = there.get(q("w:type")), value_of(there, "w:name").lower()
        ids = _by_id(root)
        for own_id, own in ids.items():
            if own.get(q("w:type")) == kind and value_of(own, "w:name").lower() == name:
                return own_id
        made = deepcopy(there)
        while style_id in ids:
            style_id += "X"
        made.set(q("w:styleId"), style_id)
        for link in made.findall(q("w:next")) + made.findall(q("w:link")):
            made.remove(link)
        self._styles[there.get(q("w:styleId"))] = style_id
        for based in made.findall(q("w:basedOn")):
            based.set(q("w:val"), self._style(based.get(q("w:val"), "")))
        self._target.change(_STYLES).append(made)
        return style_id

    def _relation(self, relation: str) -> str:
        found = self._source.pointers(DOCUMENT).get(relation)
        if found is not None and found.type == HYPERLINK:
            return self._target.relate(DOCUMENT, found.type, found.target, leads_out=True)
        part = self._source.related(DOCUMENT, relation)
        if found is None or not part:
            return relation
        return self._target.relate(DOCUMENT, found.type, self._part(part))

    def _part(self, name: str) -> str:
        """Bring a part, with those that it refers to, as a chart to its workbook; its name in the target."""
        source, target = self._source, self._target
        content = source.read(name)
        new = target.add(name, content, source.type_of(name))
        for relation, each in source.pointers(name).items():
            part = source.related(name, relation)
            if part:
                made = target.relate(new, each.type, self._part(part))
                content = content.replace(f'r:id="{relation}"'.encode(), f'r:id="{made}"'.encode())
                target.put(new, content)
        return new


def _by_id(root: Element) -> dict[str, Element]:
    return {style.get(q("w:styleId"), ""): style for style in root.iter(q("w:style"))}


def give_ids(root: Element, added: Sequence[Element]) -> None:
    """Give what has been put into a document ids and names that nothing else there has."""
    new = {each for element in added for each in element.iter()}
    marks = list(root.iter(BEGINS, ENDS))
    names = {mark.get(q("w:name"), "").casefold() for mark in marks if mark not in new}
    number = max((_number(mark, q("w:id")) for mark in marks if mark not in new), default=0)
    ids: dict[str, str] = {}
    for mark in marks:
        if mark not in new:
            continue
        own = mark.get(q("w:id"), "")
        if mark.tag == BEGINS:
            name = _free(mark.get(q("w:name"), ""), names)
            number += 1
            ids[own] = str(number) if name else ""
            mark.set(q("w:name"), name)
            names.add(name.casefold())
        if not ids.get(own):
            mark.getparent().remove(mark)
        else:
            mark.set(q("w:id"), ids[own])
    _number_others(root, new)


def _number_others(root: Element, new: set[Element]) -> None:
    for path, name in (("w:sdtPr/w:id", q("w:val")), ("wp:docPr", "id")):
        found = list(root.iterfind(f".//{path}", NAMESPACES))
        last = min(max((_number(each, name) for each in found), default=0), 2_000_000_000)
        for each in found:
            if each in new:
                last += 1
                each.set(name, str(last))


def _number(element: Element, name: str) -> int:
    text = element.get(name, "")
    return int(text) if text.lstrip("-").isdecimal() else 0


def _free(name: str, taken: set[str]) -> str:
    """The name, a figure's with another number where it is taken; "" for another one that is."""
    if name.casefold() not in taken:
        return name
    if not name.startswith(FIGURE):
        return ""
    stem = name.rpartition("_")[0]
    return next(
        n for n in (f"{stem}_{i}" for i in range(1, len(taken) + 2)) if n.casefold() not in taken
    )

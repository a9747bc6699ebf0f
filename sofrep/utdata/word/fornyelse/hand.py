"""How a change is put into a document: as it is, or as a suggestion that Word shows and asks about.

A suggestion has an author and no date: the program has no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from sofrep.utdata.word.fornyelse.atoms import (
    BEGINS,
    DELETED,
    ENDS,
    SDT,
    SDT_CONTENT,
    Atom,
    is_deleted,
)
from sofrep.utdata.word.ooxml import (
    W_P,
    W_R,
    W_T,
    W_TR,
    Element,
    make,
    make_run,
    make_text,
    q,
    set_text,
)

AUTHOR = "sofrep"
_INS, _RPR, _PPR = q("w:ins"), q("w:rPr"), q("w:pPr")
_NUMBERED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:bookmarkStart")
_FIRST = 300_000_001


class Hand:
    """Puts changes into one part of a document."""

    def __init__(self, root: Element, *, suggests: bool) -> None:
        self.suggests = suggests
        ids = (each.get(q("w:id"), "") for each in root.iter(*map(q, _NUMBERED)))
        self._number = max([_FIRST, *(int(each) for each in ids if each.isdecimal())])

    def print(self, texts: Sequence[Element], new: str) -> None:
        """Have the texts of a figure say something else.

        A suggestion stands beside what it is for without the figure's control: LibreOffice takes a
        change within one for accepted, and Word asks for a text in one that has become empty.
        """
        first, *others = texts
        if not self.suggests or _is_pending(first):
            set_text(first, new)
            for text in others:
                drop_text(text)
            return
        for control in [c for c in first.iterancestors(SDT) if _is_inline(c)]:
            unwrap(control)
        made = make_run(first.getparent().find(_RPR), make_text(new))
        struck = [self._strike(isolated(text, 0, len(text.text or ""))) for text in texts]
        struck[-1].addnext(made)
        self.inserted([made])

    def delete(self, atom: Atom, start: int = 0, end: int = 0) -> None:
        """Take away an atom, of a text from sign `start` to before `end`."""
        if atom.kind == "text":
            self._delete_text(atom.nodes[0], start, end)
        elif atom.kind == "figure":
            self._delete_figure(atom)
        else:
            for run in dict.fromkeys(isolated_run(node) for node in atom.nodes):
                self.delete_run(run)

    def delete_run(self, run: Element) -> None:
        """Take away a run."""
        if not self.suggests or _is_ours(run) or run.tag != W_R:
            _drop_run(run)
        elif not is_deleted(run):
            self._strike(run)

    def inserted(self, elements: Iterable[Element]) -> None:
        """Suggest what has just been put in, unless it stands in what is itself only suggested."""
        if not self.suggests:
            return
        for element in elements:
            for run in list(element.iter(W_R)):
                if not _is_pending(run):
                    _wrap(run, self._mark("w:ins"))
            self._mark_whole(element, "w:ins")

    def without_controls(self, elements: Iterable[Element]) -> list[Element]:
        """Elements that are to be put in, for a suggestion without their controls (see `print`)."""
        made: list[Element] = []
        for element in elements:
            if not self.suggests:
                made.append(element)
                continue
            for control in list(element.iterdescendants(SDT)):
                unwrap(control)
            made += list(element.find(SDT_CONTENT)) if element.tag == SDT else [element]
        return made

    def delete_whole(self, element: Element) -> None:
        """Take away a paragraph or a row."""
        ends_section = next(element.iter(q("w:sectPr")), None) is not None
        if not self.suggests and not ends_section:
            element.getparent().remove(element)
            return
        for control in [c for c in element.iter(SDT) if self.suggests and _is_inline(c)]:
            unwrap(control)
        for run in list(element.iter(W_R)):
            self.delete_run(run)
        if not self.suggests or ends_section:
            return
        for mark in list(element.iter(BEGINS, ENDS)):
            mark.getparent().remove(mark)
        self._mark_whole(element, "w:del")

    def _delete_text(self, text: Element, start: int, end: int) -> None:
        run = text.getparent()
        if self.suggests and not _is_ours(run):
            self._strike(isolated(text, start, end))
            return
        left = (text.text or "")[:start] + (text.text or "")[end:]
        if left:
            set_text(text, left)
        else:
            drop_text(text)

    def _delete_figure(self, atom: Atom) -> None:
        """A figure goes with its control and its bookmark: what is struck out is no figure any more."""
        inside = [node for node in atom.nodes if node.tag == SDT]
        for control in inside or [c for c in atom.nodes[0].iterancestors(SDT) if _is_inline(c)]:
            unwrap(control)
        for text in atom.texts:
            self._delete_text(text, 0, len(text.text or ""))
        for node in atom.nodes:
            if node.tag in {BEGINS, ENDS} and node.getparent() is not None:
                node.getparent().remove(node)

    def _strike(self, run: Element) -> Element:
        """Strike a run out; the mark around it."""
        for text in run.iter(W_T):
            text.tag = q("w:delText")
        return _wrap(run, self._mark("w:del"))

    def _mark_whole(self, element: Element, name: str) -> None:
        """Rows are put in, or taken away, as such, and the end of a paragraph as a sign of its own."""
        for paragraph in element.iter(W_P):
            self._mark_paragraph(paragraph, name)
        for row in element.iter(W_TR):
            _row_properties(row).append(self._mark(name))

    def _mark_paragraph(self, paragraph: Element, name: str) -> None:
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = make("w:pPr")
            paragraph.insert(0, properties)
        looks = properties.find(_RPR)
        if looks is None:
            looks = make("w:rPr")
            after = [c for c in properties if c.tag in {q("w:sectPr"), q("w:pPrChange")}]
            properties.insert(properties.index(after[0]) if after else len(properties), looks)
        looks.insert(0, self._mark(name))

    def _mark(self, name: str) -> Element:
        self._number += 1
        return make(name, id=str(self._number), author=AUTHOR)


def isolated(text: Element, start: int, end: int) -> Element:
    """The run that holds the signs of a text from `start` to before `end`, and nothing else."""
    whole = text.text or ""
    if end < len(whole):
        rest = make_text(whole[end:])
        text.addnext(rest)
        set_text(text, whole[:end])
    if text.getnext() is not None:
        split_before(text.getnext())
    if start > 0:
        middle = make_text((text.text or "")[start:])
        text.addnext(middle)
        set_text(text, (text.text or "")[:start])
        text = middle
    return split_before(text)


def isolated_run(node: Element) -> Element:
    """The run that holds a sign or a mark of a field alone; a field of one element is itself."""
    if node.getparent().tag != W_R:
        return node
    if node.getnext() is not None:
        split_before(node.getnext())
    return split_before(node)


def split_before(node: Element) -> Element:
    """Have a run begin with `node`, which is in one; that run."""
    run = node.getparent()
    before = [child for child in node.itersiblings(preceding=True) if child.tag != _RPR]
    if not before:
        return run
    looks = run.find(_RPR)
    new = make("w:r", *([] if looks is None else [deepcopy(looks)]))
    new.extend([node, *node.itersiblings()])
    run.addnext(new)
    return new


def drop_text(text: Element) -> None:
    """Take away a text, and its run where nothing else stands in it."""
    run = text.getparent()
    run.remove(text)
    if all(child.tag == _RPR for child in run) and run.getparent() is not None:
        _drop_run(run)


def _drop_run(run: Element) -> None:
    parent = run.getparent()
    parent.remove(run)
    if parent.tag == _INS and len(parent) == 0:
        parent.getparent().remove(parent)


def unwrap(control: Element) -> None:
    """Have what a control holds stand without it."""
    content = control.find(SDT_CONTENT)
    for child in list(content) if content is not None else ():
        control.addprevious(child)
    control.getparent().remove(control)


def _is_inline(control: Element) -> bool:
    """Whether it stands in a paragraph, as the control of a figure does."""
    return next(control.iterancestors(W_P), None) is not None


def _is_ours(element: Element) -> bool:
    """Whether it stands in what an earlier update has only suggested."""
    return any(each.get(q("w:author")) == AUTHOR for each in element.iterancestors(_INS))


def _is_pending(element: Element) -> bool:
    """Whether it stands in what somebody has only suggested, or has struck out."""
    return any(each.tag == _INS or each.tag in DELETED for each in element.iterancestors())


def _wrap(run: Element, mark: Element) -> Element:
    run.addprevious(mark)
    mark.append(run)
    return mark


def _row_properties(row: Element) -> Element:
    properties = row.find(q("w:trPr"))
    if properties is None:
        properties = make("w:trPr")
        first = row.findall(q("w:tblPrEx"))
        row.insert(len(first), properties)
    return properties

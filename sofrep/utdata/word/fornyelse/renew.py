"""An edited document brought up to date: from its bytes and the fresh documents to new bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from sofrep.utdata.word.fields import number_captions
from sofrep.utdata.word.fornyelse.andringar import UNCHANGED, Andring
from sofrep.utdata.word.fornyelse.atoms import BEGINS, printed_of
from sofrep.utdata.word.fornyelse.editing import Editing
from sofrep.utdata.word.fornyelse.fresh import FreshBlock, fresh_blocks
from sofrep.utdata.word.fornyelse.importing import give_ids
from sofrep.utdata.word.fornyelse.renewed_blocks import add_new, tell_gone
from sofrep.utdata.word.fornyelse.renewed_charts import renew_chart
from sofrep.utdata.word.fornyelse.renewed_figures import Figures, NameOf, Printer
from sofrep.utdata.word.fornyelse.renewed_parts import renew_paragraphs, renew_rows
from sofrep.utdata.word.keys import hash_in, hash_printed, part_in
from sofrep.utdata.word.ooxml import NAMESPACES, W_P, W_T, Element, q, set_text
from sofrep.utdata.word.word_file import WordFile


class Renewed(Struct, frozen=True):
    """What became of a document: its bytes, the same ones where nothing was changed, and every change."""

    content: bytes
    changes: tuple[Andring, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the document is another now."""
        return any(change.atgard not in UNCHANGED for change in self.changes)


def anchors_of(content: bytes) -> frozenset[str] | None:
    """The hashes of the figures whose bookmarks stand in a document; raises as `WordFile`.

    None for one that does not say what was written in it: it cannot be renewed.
    """
    file = WordFile(content)
    marks = (mark for part in file.texts for mark in file.root(part).iter(BEGINS))
    names = [mark.get(q("w:name"), "") for mark in marks]
    if not any(hash_printed(n) or ((anchor := part_in(n)) and anchor.words) for n in names):
        return None
    return frozenset(filter(None, map(hash_in, names)))


class Now(Struct, frozen=True, kw_only=True):
    """What would be written now: the documents, each as built, and what every figure prints."""

    documents: Sequence[bytes]
    tal_of: Printer
    name_of: NameOf


def renewing(now: Now) -> Callable[..., Renewed]:
    """Renews documents, one after another, as what is written `now` says."""
    fresh = [fresh_blocks(content) for content in now.documents]

    def renew(content: bytes, *, suggests: bool = False, put_in: bool = False) -> Renewed:
        return _renew(content, fresh, now, suggests=suggests, put_in=put_in)

    return renew


def _renew(
    content: bytes,
    fresh: Sequence[Mapping[str, FreshBlock]],
    now: Now,
    *,
    suggests: bool,
    put_in: bool,
) -> Renewed:
    file = WordFile(content)
    told: list[tuple[int, Andring]] = []
    document, *others = (Editing(file, name, suggests, told) for name in file.texts)
    figures = Figures(now.tal_of, now.name_of)
    printing = [each for each in (document, *others) if figures.learn(each.root)]
    for each in printing if figures.hides else ():
        figures.hide(each)
    headings = _headings(document.root)
    own = max(
        fresh, key=lambda blocks: sum(("b", key) in document.parts for key in blocks), default={}
    )
    blocks = {**{key: each for other in fresh for key, each in other.items()}, **own}
    for block in blocks.values():
        renew_paragraphs(document, block)
        renew_rows(document, block)
        renew_chart(document, block)
    tell_gone(document, blocks)
    add_new(document, own, put_in=put_in)
    for each in printing:
        figures.renew(each)
    in_order = sorted(told, key=lambda one: one[0])
    renewed = Renewed(content, tuple(change for _, change in in_order))
    if not renewed.is_changed:
        return renewed
    give_ids(document.root, document.added)
    _number(document.root, document.added)
    _retitle(document.root, headings)
    return Renewed(file.content(), renewed.changes)


def _number(root: Element, added: Sequence[Element]) -> None:
    """Number the tables where one is new, and have new references print their numbers."""
    new = {each for element in added for each in element.iter(q("w:fldSimple"))}
    instructions = {field: field.get(q("w:instr"), "").split() for field in new}
    if any(words[:1] == ["SEQ"] for words in instructions.values()):
        number_captions([root], Counter())
    for field, words in instructions.items():
        number = _bookmarked(root, words[1]) if words[:1] == ["REF"] and len(words) > 1 else ""
        text = next(field.iter(W_T), None)
        if number and text is not None:
            set_text(text, number)


def _bookmarked(root: Element, name: str) -> str:
    """The text that a bookmark within a paragraph stands around."""
    start = next((m for m in root.iter(BEGINS) if m.get(q("w:name")) == name), None)
    if start is None:
        return ""
    texts: list[str] = []
    for element in start.itersiblings():
        if element.tag == q("w:bookmarkEnd") and element.get(q("w:id")) == start.get(q("w:id")):
            return "".join(texts)
        texts += [text.text or "" for text in element.iter(W_T)]
    return ""


def _headings(root: Element) -> dict[str, str]:
    """What the headings say that the contents list refers to, by their bookmarks."""
    return {
        mark.get(q("w:name")): printed_of(next(mark.iterancestors(W_P)))
        for mark in root.iter(BEGINS)
        if mark.get(q("w:name"), "").startswith("_Toc")
        and next(mark.iterancestors(W_P), None) is not None
    }


def _retitle(root: Element, before: Mapping[str, str]) -> None:
    """Have the contents list say what its headings say now."""
    for name, heading in _headings(root).items():
        if before.get(name, heading) == heading:
            continue
        for link in root.iterfind(f".//w:hyperlink[@w:anchor='{name}']", NAMESPACES):
            text = next(link.iter(W_T), None)
            if text is not None and text.text == before[name]:
                set_text(text, heading)

"""What must hold of a document that somebody has edited and that then was brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from functools import cache

from lxml import etree

from sofrep.utdata.word.fornyelse import Atgard, Now, Renewed
from sofrep.utdata.word.fornyelse.atoms import atoms_of, printed_of
from sofrep.utdata.word.fornyelse.renewed_figures import figures_in
from sofrep.utdata.word.fornyelse.standing import Standing, block_of, standing_in
from sofrep.utdata.word.keys import hash_printed, printed_hash
from sofrep.utdata.word.ooxml import W_P, W_T, Element, q, set_text, value_of
from sofrep.utdata.word.word_file import DOCUMENT, WordFile

_MARKS = re.compile(
    rb"<w:(bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd)[^>]*></w:\1>| xmlns:\w+=\"[^\"]*\""
)
_MAY_CHANGE = re.compile(
    r"word/(document\.xml|comments\.xml|charts/|embeddings/|styles\.xml|_rels/)|\[Content"
)


def root_of(content: bytes) -> Element:
    return WordFile(content).root(DOCUMENT)


@cache
def _fresh(documents: tuple[bytes, ...]) -> list[dict[tuple[str, str], Standing]]:
    return [standing_in(root_of(content)) for content in documents]


def texts_of(content: bytes) -> list[str]:
    """What a reader sees: the paragraphs, and what is pending as if it were accepted."""
    return [printed_of(paragraph) for paragraph in root_of(content).iter(W_P)]


def stale_figures(renewed: bytes, before: bytes, now: Now) -> list[str]:
    """Figures that nobody has touched and that are not the new ones; and touched ones that were changed."""
    typed = {
        atom.name: atom.printed
        for _, atom in figures_in(root_of(before))
        if atom.name and hash_printed(atom.name) != printed_hash(atom.printed)
    }
    found = []
    for _, atom in figures_in(root_of(renewed)):
        tal = now.tal_of(atom.name) if atom.name else None
        if atom.name in typed:
            if typed[atom.name] != atom.printed:
                found.append(f"{typed[atom.name]} typed, now {atom.printed}")
        elif tal is not None and tal.text != atom.printed:
            found.append(f"{atom.name}: {atom.printed}, not {tal.text}")
    return found


def lost_words(renewed: bytes, words: list[str]) -> list[str]:
    """What somebody wrote and is not there any more."""
    texts = "".join(text.text or "" for text in root_of(renewed).iter(W_T))
    return [word for word in words if word not in texts]


def stale_parts(renewed: Renewed, before: bytes, now: Now) -> list[str]:
    """Paragraphs and rows that nobody has edited and that do not say what a build would write."""
    fresh = {key: part for parts in _fresh(tuple(now.documents)) for key, part in parts.items()}
    was = standing_in(root_of(before))
    left = {c.nyckel for c in renewed.changes if c.atgard is Atgard.KVAR and c.namn == "tabellen"}
    found = []
    for key, part in standing_in(root_of(renewed.content)).items():
        is_own = key in was and not was[key].is_as_written
        if key[0] not in "pr" or is_own or key not in fresh:
            continue
        if key[0] == "r" and value_of(block_of(fresh[key].table), "w:sdtPr/w:tag") in left:
            continue
        own, new = ([printed_of(p) for p in each.paragraphs] for each in (part, fresh[key]))
        if own != new:
            found.append(f"{own} is not {new}")
    return found


def other_differences(renewed: bytes, before: bytes, now: Now) -> list[str]:
    """What differs in the XML though nothing in the workbooks makes it differ."""
    old, new = WordFile(before), WordFile(renewed)
    found = [
        name
        for name in old.texts
        if name != DOCUMENT and _unmarked(old.root(name)) != _unmarked(new.root(name))
    ]
    names = set(old._files) | set(new._files)
    found += [
        n
        for n in names
        if not _MAY_CHANGE.match(n)
        and n not in old.texts
        and (n not in old or n not in new or old.read(n) != new.read(n))
    ]
    other = _other_columns(before, now)
    first, second = list(_kept(before, other)), list(_kept(renewed, other))
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind != "equal":
            found += [
                f"{x!r} -> {y!r}"
                for x, y in zip(first[a:b] or [b""], second[c:d] or [b""], strict=False)
            ]
    return found


def _other_columns(before: bytes, now: Now) -> set[tuple[str, str]]:
    """The rows of headings that are others now: such tables are made anew."""
    was = standing_in(root_of(before))
    found = set()
    for parts in _fresh(tuple(now.documents)):
        tables: set[Element] = set()
        for key, part in parts.items():
            if key[0] == "r" and part.table not in tables:
                tables.add(part.table)
                if key in was and was[key].part.words != part.part.words:
                    found.add(key)
    return found


def _kept(content: bytes, made_anew: set[tuple[str, str]]) -> Iterator[bytes]:
    """Every paragraph that is nobody's but the office's, or that it has edited; figures masked."""
    root = root_of(content)
    ours: set[Element] = set()
    for key, part in standing_in(root).items():
        if (key[0] in "pr" and part.is_as_written) or key[0] == "c":
            ours |= set(part.paragraphs)
        if key in made_anew:
            ours |= set(part.table.iter(W_P))
    for paragraph in root.iter(W_P):
        if paragraph not in ours and printed_of(paragraph):
            yield _unmarked(paragraph)


def _unmarked(element: Element) -> bytes:
    """The XML of an element without what a figure prints, and without bookmarks and comments' places."""
    copied = deepcopy(element)
    for paragraph in [copied] if copied.tag == W_P else copied.iter(W_P):
        for atom in atoms_of(paragraph):
            if atom.kind == "figure":
                for number, text in enumerate(atom.texts):
                    set_text(text, "#" if number == 0 else "")
    for run in list(copied.iter(q("w:commentReference"))):
        parent = run.getparent()
        if parent.getparent() is not None:
            parent.getparent().remove(parent)
    return _MARKS.sub(b"", etree.tostring(copied, method="c14n"))

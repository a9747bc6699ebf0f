"""One paragraph takes over the words of another: what both have is left as it stands.

So a bold word stays bold, a comment and a footnote keep their places, and a suggestion shows only
what is other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

from lxml import etree
from msgspec import Struct

from sofrep.utdata.word.fornyelse.atoms import SDT, SDT_CONTENT, Atom, atoms_of
from sofrep.utdata.word.fornyelse.hand import Hand, isolated, isolated_run
from sofrep.utdata.word.keys import figure_form
from sofrep.utdata.word.ooxml import W_R, Element, make_run, make_text, q

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_RPR, _PPR = q("w:rPr"), q("w:pPr")


class _Token(Struct, frozen=True):
    """A word, a space, a sign, a figure or a field: what it is, and which signs of which atom."""

    value: str
    atom: Atom
    start: int = 0
    end: int = 0


def rewrite(paragraph: Element, like: Element, hand: Hand) -> list[Element]:
    """Have `paragraph` say what `like` does; what has been put in."""
    old, new = list(_tokens(paragraph)), list(_tokens(like))
    looks = _common_looks(old)
    added: list[Element] = []
    matcher = SequenceMatcher(None, [t.value for t in old], [t.value for t in new], autojunk=False)
    for kind, a, b, c, d in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        made = hand.without_controls(_made(new[c:d], looks))
        if not a:
            _put_first(paragraph, old, made)
        for token in reversed(old[a:b]):
            hand.delete(token.atom, token.start, token.end)
        if a:
            _put_after(old[a - 1], made)
        hand.inserted(made)
        added += made
    return added


def _tokens(paragraph: Element) -> Iterator[_Token]:
    for atom in atoms_of(paragraph):
        if atom.kind == "text":
            for match in _WORDS.finditer(atom.value):
                yield _Token(match[0], atom, match.start(), match.end())
        elif atom.kind == "figure":
            yield _Token(f"\0{atom.value} {figure_form(atom.name)}", atom)
        else:
            yield _Token(f"\1{atom.value}" if atom.kind == "field" else atom.value, atom)


def _common_looks(tokens: Sequence[_Token]) -> Element | None:
    """The looks that somebody has given the whole paragraph; none where they differ, or are a style."""
    runs = [
        token.atom.nodes[0].getparent()
        for token in tokens
        if token.atom.kind == "text" and token.value.strip()
    ]
    if len(set(map(_looks, runs))) != 1:
        return None
    looks = runs[0].find(_RPR)
    return None if looks is None or looks.find(q("w:rStyle")) is not None else looks


def _looks(run: Element) -> bytes:
    looks = run.find(_RPR)
    return b"" if looks is None else bytes(etree.tostring(looks, method="c14n"))


def _made(tokens: Sequence[_Token], looks: Element | None) -> list[Element]:
    """What `tokens` of another paragraph are, to be put into this one."""
    made: list[Element] = []
    for token in tokens:
        atom = token.atom
        if atom.kind in {"text", "sign"}:
            source = atom.nodes[0].getparent()
            own = source.find(_RPR)
            content = make_text(token.value) if atom.kind == "text" else deepcopy(atom.nodes[0])
            last = made[-1] if made and made[-1].tag == W_R else None
            run = make_run(own if own is not None else looks, content)
            alike = last is not None and last[-1].tag == run[-1].tag and _looks(last) == _looks(run)
            if last is not None and atom.kind == "text" and alike:
                last[-1].text += token.value
            else:
                made.append(run)
        else:
            made += [deepcopy(each) for each in _wholes(atom)]
    return made


def _wholes(atom: Atom) -> list[Element]:
    """The outermost elements of an atom of a document that nobody has edited."""
    inside = {each for node in atom.nodes for each in node.iterdescendants()}
    tops = (
        isolated_run(n) if n.getparent().tag == W_R else n for n in atom.nodes if n not in inside
    )
    return list(dict.fromkeys(tops))


def _put_first(paragraph: Element, tokens: Sequence[_Token], made: Sequence[Element]) -> None:
    if not tokens:
        paragraph.extend(made)
        return
    place = _outermost(tokens[0].atom.nodes[0])
    for element in made:
        place.addprevious(element)


def _put_after(token: _Token, made: Sequence[Element]) -> None:
    """Put elements after a token, and after what has been struck out there."""
    node = token.atom.nodes[-1]
    place = _outermost(isolated(node, 0, token.end) if token.atom.kind == "text" else node)
    while (after := place.getnext()) is not None and after.tag == q("w:del"):
        place = after
    for element in reversed(made):
        place.addnext(element)


def _outermost(node: Element) -> Element:
    """The run, or the control of a figure, that a node stands in."""
    if node.getparent().tag == W_R:
        node = isolated_run(node)
    while node.getparent().tag in {SDT, SDT_CONTENT}:
        node = node.getparent()
    return node

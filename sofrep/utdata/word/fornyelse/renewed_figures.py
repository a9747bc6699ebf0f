"""Every figure of a document, wherever it stands, as it would be printed now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS, Atom, atoms_of
from sofrep.utdata.word.fornyelse.editing import Editing
from sofrep.utdata.word.fornyelse.hand import Hand
from sofrep.utdata.word.keys import hash_in, hash_printed, printed_hash, reprinted
from sofrep.utdata.word.ooxml import W_P, Element, q, set_text
from sofrep.visning.visat import Tal

Printer = Callable[[str], Tal | None]
"""What the bookmark of a figure stands for now; None for a figure that is not known."""
NameOf = Callable[[Tal], str]


def figures_in(root: Element) -> Iterator[tuple[Element, Atom]]:
    """Every printed figure of a part with its paragraph."""
    for paragraph in root.iter(W_P):
        for atom in atoms_of(paragraph):
            if atom.kind == "figure":
                yield paragraph, atom


class Figures:
    """Renews the figures of the parts of a document; `hides` once one is found that must not be known.

    A copy within a document has lost its bookmark, and takes that of a figure that is printed alike.
    """

    def __init__(self, tal_of: Printer, name_of: NameOf) -> None:
        self._tal_of, self._name_of = tal_of, name_of
        self.hides = False
        self._names: dict[tuple[str, str], str] = {}

    def learn(self, root: Element) -> bool:
        """Remember which figures stand where; whether there are any."""
        names = {m.get(q("w:name"), "") for m in root.iter(BEGINS)}
        self.hides = self.hides or any(tal and _is_hidden(tal) for tal in map(self._tal_of, names))
        found = list(figures_in(root))
        for _, atom in found:
            if atom.name:
                self._names.setdefault((atom.value, atom.printed), atom.name)
        return bool(found)

    def hide(self, editing: Editing) -> None:
        """Take away what must not be known any more, out of what is struck out too."""
        outright = Hand(editing.root, suggests=False)
        for paragraph, atom, _, tal in self._other_ones(editing.root):
            if _is_hidden(tal) and _has_number(atom):
                self._print(atom, tal, outright)
                self._tell(editing, Atgard.DOLD, paragraph, tal, "")
        for start in editing.root.iter(BEGINS):
            name = start.get(q("w:name"), "")
            struck = self._tal_of(name) if hash_in(name) else None
            if struck is not None and _is_hidden(struck):
                for text in _struck_out(start):
                    set_text(text, struck.text)

    def renew(self, editing: Editing) -> None:
        """Print each figure as it is now, unless somebody has written something else in its place."""
        for paragraph, atom, name, tal in self._other_ones(editing.root):
            stood = atom.printed
            is_edited = hash_printed(name) != printed_hash(stood)
            if not is_edited:
                self._print(atom, tal, editing.hand)
            self._tell(editing, Atgard.KVAR if is_edited else Atgard.UTBYTT, paragraph, tal, stood)

    def _other_ones(self, root: Element) -> list[tuple[Element, Atom, str, Tal]]:
        """The figures that print something else than they would now, by what bookmark they are known."""
        found = []
        for paragraph, atom in figures_in(root):
            name = atom.name or self._names.get((atom.value, atom.printed), "")
            tal = self._tal_of(name) if name else None
            if tal is not None and tal.text != atom.printed:
                found.append((paragraph, atom, name, tal))
        return found

    def _print(self, atom: Atom, tal: Tal, hand: Hand) -> None:
        hand.print(atom.texts, tal.text)
        if atom.name:
            atom.nodes[0].set(q("w:name"), reprinted(atom.name, tal.text))

    def _tell(
        self, editing: Editing, atgard: Atgard, paragraph: Element, tal: Tal, fore: str
    ) -> None:
        of = (self._name_of(tal), tal.figure.id)
        editing.tell(atgard, paragraph, of, fore=fore, nu=tal.text)


def _is_hidden(tal: Tal) -> bool:
    return tal.dold or tal.samlad


def _has_number(atom: Atom) -> bool:
    """Whether what stands there may say the number: it was printed, or somebody has typed digits."""
    is_printed = not atom.name or hash_printed(atom.name) == printed_hash(atom.printed)
    return is_printed or any(sign.isdecimal() for sign in atom.printed)


def _struck_out(start: Element) -> Iterator[Element]:
    """The texts of a figure that a pending change has deleted."""
    paragraph = next(start.iterancestors(W_P), None)
    inside = False
    for element in paragraph.iter() if paragraph is not None else ():
        if element is start:
            inside = True
        elif element.tag == ENDS and element.get(q("w:id")) == start.get(q("w:id")):
            return
        elif inside and element.tag == q("w:delText"):
            yield element

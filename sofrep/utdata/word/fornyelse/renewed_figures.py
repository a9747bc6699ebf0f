"""Every figure of a document, wherever it stands, as it would be printed now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sofrep.utdata.word.fornyelse.andringar import Andring, Atgard
from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS, Atom, atoms_of
from sofrep.utdata.word.fornyelse.editing import Places
from sofrep.utdata.word.fornyelse.hand import Hand
from sofrep.utdata.word.keys import hash_in, hash_printed, printed_hash, reprinted
from sofrep.utdata.word.ooxml import W_P, Element, q, set_text
from sofrep.visning.visat import Tal

Printer = Callable[[str], Tal | None]
"""What the bookmark of a figure stands for now; None for a figure that is not known."""
NameOf = Callable[[Tal], str]
Told = tuple[int, Andring]
"""A change, and the number of its paragraph."""


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

    def hide(self, root: Element, places: Places) -> Iterator[Told]:
        """Take away what must not be known any more, out of what is struck out too."""
        for paragraph, atom in list(figures_in(root)):
            tal = self._tal(atom)
            if (
                tal is not None
                and _is_hidden(tal)
                and atom.printed != tal.text
                and _has_number(atom)
            ):
                self._print(atom, tal, Hand(root, suggests=False))
                yield self._told(Atgard.DOLD, places, paragraph, tal, "")
        for start in root.iter(BEGINS):
            name = start.get(q("w:name"), "")
            tal = self._tal_of(name) if hash_in(name) else None
            if tal is not None and _is_hidden(tal):
                for text in _struck_out(start):
                    set_text(text, tal.text)

    def renew(self, root: Element, hand: Hand, places: Places) -> Iterator[Told]:
        """Print each figure as it is now, unless somebody has written something else in its place."""
        for paragraph, atom in list(figures_in(root)):
            tal, stood = self._tal(atom), atom.printed
            if tal is None or stood == tal.text:
                continue
            name = atom.name or self._names[atom.value, stood]
            if hash_printed(name) != printed_hash(stood):
                yield self._told(Atgard.KVAR, places, paragraph, tal, stood)
                continue
            self._print(atom, tal, hand)
            yield self._told(Atgard.UTBYTT, places, paragraph, tal, stood)

    def _tal(self, atom: Atom) -> Tal | None:
        name = atom.name or self._names.get((atom.value, atom.printed), "")
        return self._tal_of(name) if name else None

    def _print(self, atom: Atom, tal: Tal, hand: Hand) -> None:
        hand.print(atom.texts, tal.text)
        if atom.name:
            start = atom.nodes[0]
            start.set(q("w:name"), reprinted(atom.name, tal.text))

    def _told(
        self, atgard: Atgard, places: Places, paragraph: Element, tal: Tal, fore: str
    ) -> Told:
        return places.number(paragraph), Andring(
            atgard=atgard,
            plats=places.of(paragraph),
            namn=self._name_of(tal),
            nyckel=tal.figure.id,
            fore=fore,
            nu=tal.text,
        )


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

"""What stands in a paragraph, piece by piece, however often somebody has edited and saved it.

Text that a pending change has deleted is not there, text that one has inserted is.  The printed
number of a field (a page, a table) is nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from sofrep.domain.figure import is_figure_id
from sofrep.utdata.word.keys import bare, figure_form, hash_in, key_hash
from sofrep.utdata.word.ooxml import W_P, W_T, Element, q, value_of

BEGINS, ENDS = q("w:bookmarkStart"), q("w:bookmarkEnd")
SDT, SDT_CONTENT = q("w:sdt"), q("w:sdtContent")
DELETED = frozenset({q("w:del"), q("w:moveFrom")})
_PASSED = frozenset(
    q(name)
    for name in (
        "w:pPr",
        "w:rPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "mc:Fallback",
        "w:txbxContent",
        "w:delText",
    )
)
_SIGNS = {q("w:tab"): "\t", q("w:br"): "\n", q("w:cr"): "\n", q("w:noBreakHyphen"): "\u2011"}
_SIMPLE, _CHAR, _INSTRUCTION = q("w:fldSimple"), q("w:fldChar"), q("w:instrText")


class Atom(Struct):
    """A piece: `kind` is ``text``, ``sign`` (a line break, a tab), ``figure`` or ``field``.

    `value` is its text; of a figure the hash of its id, of a field its instruction.  `nodes` are its
    elements: a text, a sign, a figure's bookmark and control, a field.  Of a figure `name` is the
    bookmark, "" for a control without one, and `texts` are the texts that print it.
    """

    kind: str
    value: str
    nodes: list[Element]
    name: str = ""
    texts: list[Element] = field(default_factory=list)

    @property
    def printed(self) -> str:
        """The text of a figure as it stands."""
        return "".join(text.text or "" for text in self.texts)

    @property
    def words(self) -> str:
        """What it adds to the words of its paragraph."""
        if self.kind == "field":
            return "{}"
        return f"{{{self.value} {figure_form(self.name)}}}" if self.kind == "figure" else self.value


def atoms_of(paragraph: Element) -> list[Atom]:
    """The pieces of a paragraph in order, without those of text boxes in it."""
    reading = _Reading()
    for element in _live(paragraph):
        reading.take(element)
    if reading.figure is not None:  # its end has been lost: what follows is text
        start = reading.figure.nodes[0]
        again = _Reading()
        for element in _live(paragraph):
            if element is not start:
                again.take(element)
        return again.atoms
    return reading.atoms


def is_deleted(element: Element) -> bool:
    """Whether a pending change has struck it out."""
    return any(each.tag in DELETED for each in element.iterancestors())


def words_of(paragraphs: Iterable[Element]) -> str:
    """The words of paragraphs: figures by what they are, fields without their results."""
    return "\n".join(
        bare("".join(atom.words for atom in atoms_of(paragraph))) for paragraph in paragraphs
    )


def printed_of(paragraph: Element) -> str:
    """What a reader sees in a paragraph, but for the results of fields."""
    return "".join(
        atom.printed if atom.kind == "figure" else atom.value
        for atom in atoms_of(paragraph)
        if atom.kind != "field"
    ).strip()


class _Reading:
    """Where the reading of a paragraph stands."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self.figure: Atom | None = None
        self._id: str | None = None
        self._fields: list[Atom] = []
        self._passed: set[Element] = set()

    def take(self, element: Element) -> None:
        """Take the next element of the paragraph."""
        tag = element.tag
        if element in self._passed:
            return
        if tag == _CHAR:
            self._field_char(element)
        elif self._fields:
            self._fields[0].nodes.append(element)
            if tag == _INSTRUCTION and len(self._fields) == 1:
                self._fields[0].value += element.text or ""
        elif tag == BEGINS:
            self._begin_figure(element)
        elif tag == ENDS:
            self._end_figure(element)
        elif self.figure is not None:
            self.figure.nodes.append(element)
            self.figure.texts += [element] if tag == W_T else []
        else:
            self._take_piece(element)

    def _take_piece(self, element: Element) -> None:
        tag = element.tag
        if tag == SDT:
            self._bare_figure(element)
        elif tag == _SIMPLE:
            self.atoms.append(Atom("field", _short(element.get(q("w:instr"), "")), [element]))
        elif tag == W_T:
            self.atoms.append(Atom("text", element.text or "", [element]))
        elif tag in _SIGNS:
            self.atoms.append(Atom("sign", _SIGNS[tag], [element]))

    def _begin_figure(self, start: Element) -> None:
        name = start.get(q("w:name"), "")
        if self.figure is None and hash_in(name):
            self.figure = Atom("figure", hash_in(name), [start], name)
            self._id = start.get(q("w:id"))

    def _end_figure(self, end: Element) -> None:
        if self.figure is not None and end.get(q("w:id")) == self._id:
            self.figure.nodes.append(end)
            if self.figure.texts:
                self.atoms.append(self.figure)
            self.figure = None

    def _bare_figure(self, control: Element) -> None:
        """A copy within the document, whose bookmark has stayed where it was."""
        figure_id = value_of(control, "w:sdtPr/w:tag")
        if is_figure_id(figure_id):
            inside = list(_live(control))
            self._passed.update(inside)
            if texts := [each for each in inside if each.tag == W_T]:
                self.atoms.append(Atom("figure", key_hash(figure_id), [control], "", texts))

    def _field_char(self, element: Element) -> None:
        kind = element.get(q("w:fldCharType"))
        if kind == "begin":
            self._fields.append(Atom("field", "", [element]))
        elif self._fields:
            self._fields[0].nodes.append(element)
            if kind == "end":
                done = self._fields.pop()
                if not self._fields:
                    done.value = _short(done.value)
                    self.atoms.append(done)


def _short(instruction: str) -> str:
    return " ".join(instruction.split()[:2])


def _live(parent: Element) -> Iterator[Element]:
    """What is not deleted, in order; simple fields as wholes.  The ends of a bookmark may be deleted."""
    for child in parent:
        tag = child.tag
        if tag in DELETED:
            yield from child.iter(BEGINS, ENDS)
        elif tag not in _PASSED and tag != W_P and isinstance(tag, str):
            yield child
            if tag != _SIMPLE:
                yield from _live(child)

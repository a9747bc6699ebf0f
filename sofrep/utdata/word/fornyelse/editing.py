"""The text of a file that is being brought up to date: its XML, how changes are put in and told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sofrep.utdata.word.comments import add_comment
from sofrep.utdata.word.fornyelse.andringar import UNCHANGED, Andring, Atgard
from sofrep.utdata.word.fornyelse.atoms import printed_of
from sofrep.utdata.word.fornyelse.hand import AUTHOR, Hand
from sofrep.utdata.word.fornyelse.standing import Standing, is_double, standing_in
from sofrep.utdata.word.ooxml import W_P, W_TBL, W_TR, Element, rows_of, style_of
from sofrep.utdata.word.reading.telling import shortened
from sofrep.utdata.word.word_file import WordFile

_FIRST_WORDS = 7
_HEADINGS = ("heading", "rubrik")
_KEPT = "Texten är ändrad här och står därför kvar. Nu skulle det ha stått: ”{nu}”"


@dataclass(slots=True)
class Editing:
    """A part of a file, the document or such as a header, with its own parts by kind and key.

    `told` are the changes, each with the number that its paragraph had; `added` what has been put in.
    """

    file: WordFile
    name: str
    suggests: bool
    told: list[tuple[int, Andring]]
    root: Element = field(init=False)
    hand: Hand = field(init=False)
    parts: dict[tuple[str, str], Standing] = field(init=False)
    added: list[Element] = field(default_factory=list)
    _headings: dict[Element, str] = field(default_factory=dict)
    _numbers: dict[Element, int] = field(default_factory=dict)
    _tables: dict[Element, int] = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.file.root(self.name)
        self.hand = Hand(self.root, suggests=self.suggests)
        self.parts = standing_in(self.root)
        self._tables = {table: n for n, table in enumerate(self.root.iter(W_TBL), start=1)}
        heading = ""
        for paragraph in self.root.iter(W_P):
            if not is_double(paragraph):
                if style_of(paragraph).lower().startswith(_HEADINGS):
                    heading = printed_of(paragraph) or heading
                self._headings[paragraph] = heading
                self._numbers[paragraph] = len(self._numbers)

    def tell(
        self,
        atgard: Atgard,
        paragraph: Element,
        of: tuple[str, str],
        *,
        fore: str = "",
        nu: str = "",
    ) -> None:
        """Add a change at a paragraph: `of` what it is, and the id of the figure or the key of the block."""
        namn, nyckel = of
        plats = self._place_of(paragraph)
        change = Andring(atgard=atgard, plats=plats, namn=namn, nyckel=nyckel, fore=fore, nu=nu)
        self.told.append((self._numbers.get(paragraph, len(self._numbers)), change))
        if atgard not in UNCHANGED:
            self.file.change(self.name)

    def _place_of(self, paragraph: Element) -> str:
        """Where it stands, as a reader would say: ``under ”Kvinnor och män”, tabell 2, raden ”Nya”``."""
        heading = self._headings.get(paragraph, "")
        parts = [f"under ”{heading}”"] if heading else []
        table = next((t for t in paragraph.iterancestors(W_TBL) if len(rows_of(t)) > 1), None)
        if table is not None and table in self._tables:
            parts.append(f"tabell {self._tables[table]}")
            row = next((r for r in paragraph.iterancestors(W_TR)), None)
            first = next((printed_of(p) for p in row.iter(W_P)), "") if row is not None else ""
            parts += [f"raden ”{shortened(first, _FIRST_WORDS)}”"] if first else []
        elif (own := printed_of(paragraph)) and own != heading:
            parts.append(f"stycket ”{shortened(own, _FIRST_WORDS)}”")
        return ", ".join(parts)

    def comment(self, paragraph: Element, nu: str) -> None:
        """Say in the margin what would stand here now."""
        add_comment(self.file, paragraph, [_KEPT.format(nu=nu)], AUTHOR, "s")

    def put_after(self, place: Element, made: Iterable[Element]) -> Element:
        """Put elements after another, as the hand does; the last one."""
        elements = self.hand.without_controls(made)
        for element in reversed(elements):
            place.addnext(element)
        self.hand.inserted(elements)
        self.added += elements
        return elements[-1] if elements else place


def said(paragraphs: Iterable[Element]) -> str:
    """What paragraphs say, parted by bars."""
    return " | ".join(filter(None, map(printed_of, paragraphs)))

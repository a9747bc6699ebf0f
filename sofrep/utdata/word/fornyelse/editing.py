"""A document that is being brought up to date: its XML, its parts, how changes are put in and told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sofrep.utdata.word.comments import add_comment
from sofrep.utdata.word.fornyelse.andringar import Andring, Atgard
from sofrep.utdata.word.fornyelse.atoms import printed_of
from sofrep.utdata.word.fornyelse.hand import AUTHOR, Hand
from sofrep.utdata.word.fornyelse.standing import Standing, is_double
from sofrep.utdata.word.ooxml import W_P, W_TBL, W_TR, Element, rows_of, style_of
from sofrep.utdata.word.word_file import WordFile

_FIRST_WORDS = 7
_HEADINGS = ("heading", "rubrik")
_KEPT = "Texten är ändrad här och står därför kvar. Nu skulle det ha stått: ”{nu}”"


class Places:
    """Says where a paragraph stands, as a reader would: under which heading, in which table."""

    def __init__(self, root: Element) -> None:
        self._headings: dict[Element, str] = {}
        self._numbers: dict[Element, int] = {}
        self._tables = {table: number for number, table in enumerate(root.iter(W_TBL), start=1)}
        heading = ""
        for paragraph in root.iter(W_P):
            if not is_double(paragraph):
                if style_of(paragraph).lower().startswith(_HEADINGS):
                    heading = printed_of(paragraph) or heading
                self._headings[paragraph] = heading
                self._numbers[paragraph] = len(self._numbers)

    def number(self, paragraph: Element) -> int:
        """How many paragraphs came before it when the document was opened."""
        return self._numbers.get(paragraph, len(self._numbers))

    def of(self, paragraph: Element) -> str:
        """``under ”Kvinnor och män”, tabell 2, raden ”Nya”``."""
        heading = self._headings.get(paragraph, "")
        parts = [f"under ”{heading}”"] if heading else []
        table = next((t for t in paragraph.iterancestors(W_TBL) if len(rows_of(t)) > 1), None)
        if table is not None and table in self._tables:
            parts.append(f"tabell {self._tables[table]}")
            row = next((r for r in paragraph.iterancestors(W_TR)), None)
            first = next((printed_of(p) for p in row.iter(W_P)), "") if row is not None else ""
            parts += [f"raden ”{shortened(first)}”"] if first else []
        elif (own := printed_of(paragraph)) and own != heading:
            parts.append(f"stycket ”{shortened(own)}”")
        return ", ".join(parts)


def shortened(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


@dataclass(slots=True, kw_only=True)
class Editing:
    """The document part of a file, with its parts by kind and key; `added` is what has been put in."""

    file: WordFile
    root: Element
    hand: Hand
    parts: dict[tuple[str, str], Standing]
    places: Places
    told: list[tuple[int, Andring]] = field(default_factory=list)
    added: list[Element] = field(default_factory=list)

    def tell(
        self,
        atgard: Atgard,
        paragraph: Element,
        of: tuple[str, str],
        *,
        fore: str = "",
        nu: str = "",
    ) -> None:
        """Add a change at a paragraph: `of` what it is, and the key of the block."""
        change = Andring(
            atgard=atgard,
            plats=self.places.of(paragraph),
            namn=of[0],
            nyckel=of[1],
            fore=fore,
            nu=nu,
        )
        self.told.append((self.places.number(paragraph), change))

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

"""A finished document as plain data, however it was made: its paragraphs and tables in order.

The readers (`sofrep.granskning.lasare`) make it, the rules (`sofrep.granskning.regler`) read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

_FIRST_WORDS = 6


class Plats(Struct, frozen=True):
    """Where something stands, so that a reader of the document finds it.

    `sida` is the page (0: not known, as in Word files), `rubrik` the heading above, `tabell` the
    table's number in the document, `rad` and `kolumn` a cell of it, all from 1; `borjan` the first
    words of a paragraph.  `ankare` is the number from 0 of the first ``w:p`` of the place in
    ``word/document.xml``, or -1 where there is none.  `under` are the headings that it stands
    under, the outermost first.
    """

    fil: str
    sida: int = 0
    rubrik: str = ""
    tabell: int = 0
    rad: int = 0
    kolumn: int = 0
    borjan: str = ""
    ankare: int = -1
    under: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"sidan {self.sida}"] if self.sida else []
        if self.rubrik:
            parts.append(f"under ”{self.rubrik}”")
        if self.tabell:
            parts.append(f"tabell {self.tabell}")
        if self.rad:
            parts.append(f"rad {self.rad}")
        if self.kolumn:
            parts.append(f"kolumn {self.kolumn}")
        if self.borjan:
            parts.append(f"stycket ”{self.borjan}”")
        return ", ".join(parts)


class Innehallskontroll(Struct, frozen=True):
    """A content control of Word around a part of a text: from sign `fran` to before `till`.

    `tagg` is what the maker of the document put there: in a document of sofrep a figure's id.
    """

    fran: int
    till: int
    tagg: str
    titel: str = ""

    def moved(self, signs: int) -> Innehallskontroll:
        """The same, so many signs further on."""
        return replace(self, fran=self.fran + signs, till=self.till + signs)


class Textstycke(Struct, frozen=True):
    """A paragraph, a footnote or the text of a box.  `niva` is 1-9 for a heading, 0 for text."""

    text: str
    plats: Plats
    niva: int = 0
    kontroller: tuple[Innehallskontroll, ...] = ()


class Tabellcell(Struct, frozen=True):
    """A cell of a table; its paragraphs are parted by line breaks."""

    text: str
    plats: Plats
    kontroller: tuple[Innehallskontroll, ...] = ()


class Rutnat(Struct, frozen=True):
    """A table.  All rows are equally long: a merged cell stands, the same object, in each of its places.

    The first `rubrikrader` rows and `rubrikkolumner` columns hold headings. `titel` is the caption
    or what else stands just above.
    """

    rader: tuple[tuple[Tabellcell, ...], ...]
    plats: Plats
    titel: str = ""
    rubrikrader: int = 1
    rubrikkolumner: int = 1

    @property
    def bredd(self) -> int:
        """The number of columns."""
        return len(self.rader[0]) if self.rader else 0

    def radrubrik(self, rad: int) -> str:
        """The heading of the row with index `rad`: its heading cells, each once."""
        return _joined(self.rader[rad][: self.rubrikkolumner])

    def kolumnrubrik(self, kolumn: int) -> str:
        """The heading of the column with index `kolumn`: its heading cells from above, each once."""
        return _joined(rad[kolumn] for rad in self.rader[: self.rubrikrader])


class Handling(Struct, frozen=True):
    """A document: its name, and its paragraphs and tables in the order in which they stand."""

    fil: str
    delar: tuple[Textstycke | Rutnat, ...]

    @property
    def stycken(self) -> tuple[Textstycke, ...]:
        """The paragraphs that stand outside tables."""
        return tuple(del_ for del_ in self.delar if isinstance(del_, Textstycke))

    @property
    def tabeller(self) -> tuple[Rutnat, ...]:
        """The tables."""
        return tuple(del_ for del_ in self.delar if isinstance(del_, Rutnat))


def first_words(text: str) -> str:
    """How a paragraph begins, as a place names it."""
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")


def _joined(cells: tuple[Tabellcell, ...] | Iterator[Tabellcell]) -> str:
    seen: list[str] = []
    for cell in cells:
        text = " ".join(cell.text.split())
        if text and text not in seen:
            seen.append(text)
    return " ".join(seen)

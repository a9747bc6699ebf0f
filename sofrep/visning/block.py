"""What a document is made of: blocks, plain frozen data that every output renders in its own form.

A document is composed once, as a sequence of blocks; Word, a web page, a PDF or a terminal render
the same ones.  Which figures are published is read off them.  Each block has a key that is stable
from year to year (``statistik.rv.oversikt.besked``), by which an output marks it and a later run
finds it again; it begins with a letter, where the id of a figure begins with a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from sofrep.domain.figure import MAX_ID
from sofrep.visning.visat import Bild, Diagram, Ifyllnad, Platshallare, Tabell, Tal, WordFil

_KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")


class Stil(StrEnum):
    """What a paragraph is for; each output gives it a look."""

    BROD = "bröd"
    BESKED = "besked"
    """The message that a section begins with."""
    PUNKT = "punkt"
    NOT = "not"
    """Small print: what a number covers, where a table stands."""
    KOMMENTAR = "kommentar"
    CITAT = "citat"


class Hanvisning(Struct, tag=True, frozen=True):
    """A reference to a numbered table or chart by its block's key: prints ``tabell 9``."""

    till: str


class Textbit(Struct, tag=True, frozen=True, kw_only=True):
    """Words or a figure with a look of their own, as somebody has set them in Word.

    `hojd` is 1 where they are raised and -1 where they are lowered; `lank` an address that they lead
    to (``https:``, ``http:`` or ``mailto:``), "" for none.
    """

    text: str | Tal
    fet: bool = False
    kursiv: bool = False
    understruken: bool = False
    struken: bool = False
    hojd: int = 0
    lank: str = ""

    def __str__(self) -> str:
        return str(self.text)


class Fotnot(Struct, tag=True, frozen=True):
    """A note: its number as it is printed (``3``, ``iv``) where it is referred to, and its paragraphs."""

    nummer: str
    stycken: tuple[Delar, ...]

    def __str__(self) -> str:
        return self.nummer


Del = str | Tal | Platshallare | Hanvisning | Textbit | Fotnot
"""A part of a sentence.  Figures stay figures until an output prints them."""
Delar = tuple[Del, ...]


class Block(Struct, tag=True, frozen=True, kw_only=True):
    """The base of all blocks.

    Blocks and what stands in them are tagged: written as data, each says what it is.

    Raises:
        ValueError: for a key that is none, or longer than a content control's tag may be.
    """

    nyckel: str

    def __post_init__(self) -> None:
        if len(self.nyckel) > MAX_ID or not _KEY.fullmatch(self.nyckel):
            message = f"not a block key (at most {MAX_ID} of a-z 0-9 . -): {self.nyckel}"
            raise ValueError(message)


class Rubrik(Block, frozen=True, kw_only=True):
    """A heading; levels follow one another without a gap, 1 is the document's sections."""

    niva: int
    delar: Delar


class Stycke(Block, frozen=True, kw_only=True):
    """A generated paragraph; `fras` is the phrase and variant that it was made of."""

    delar: Delar
    stil: Stil = Stil.BROD
    fras: str = ""


class Kanslitext(Block, frozen=True, kw_only=True):
    """What the office has written, or the mark that it has not; blank lines part paragraphs."""

    text: str | Platshallare | WordFil
    stil: Stil = Stil.BROD


class Tabellblock(Block, frozen=True, kw_only=True):
    """A table; a numbered one can be referred to, another has its caption as a plain line."""

    tabell: Tabell
    numrerad: bool = True


class Listpunkt(Struct, tag=True, frozen=True):
    """An item of a list, at `niva` from 0; `marke` is its number as printed (``2.``, ``b)``), "" for a bullet."""

    delar: Delar
    niva: int = 0
    marke: str = ""


class Lista(Block, frozen=True, kw_only=True):
    """A list; an item of a deeper level belongs to the one above it."""

    punkter: tuple[Listpunkt, ...]


class Tabellfalt(Struct, tag=True, frozen=True, kw_only=True):
    """A cell of a table that somebody has drawn: how many columns and rows it takes from here.

    `rubrik` says that it heads its row or column, `hoger` that it stands to the right, as numbers do.
    """

    blocks: tuple[Block, ...]
    kolumner: int = 1
    rader: int = 1
    rubrik: bool = False
    hoger: bool = False


class Egentabell(Block, frozen=True, kw_only=True):
    """A table that somebody has drawn in Word, of any shape, `bredd` columns wide.

    A cell stands in the row in which it begins; the first `rubrikrader` rows hold headings.  `rubrik` is
    the caption with its number, `bredder` how the columns share the width, () where that is not known.
    """

    rader: tuple[tuple[Tabellfalt, ...], ...]
    bredd: int
    rubrikrader: int
    rubrik: Delar = ()
    beskrivning: str = ""
    bredder: tuple[int, ...] = ()


class Diagramblock(Block, frozen=True, kw_only=True):
    """A chart, its message as its title; `bildtext` stands under it."""

    diagram: Diagram
    bildtext: Delar = ()


class Nyckelruta(Struct, tag=True, frozen=True, kw_only=True):
    """One key figure: what it is, the number, and lines of small print under it.

    The number is words where somebody has written over it.
    """

    etikett: str
    tal: Tal | str
    rader: tuple[Delar, ...] = ()


class Nyckeltal(Block, frozen=True, kw_only=True):
    """Key figures side by side, at most four."""

    rutor: tuple[Nyckelruta, ...]


class Bredvid(Block, frozen=True, kw_only=True):
    """Blocks in two columns that stand abreast where the page is wide enough."""

    kolumner: tuple[tuple[Block, ...], ...]


class Bildblock(Block, frozen=True, kw_only=True):
    """A picture on a line of its own."""

    bild: Bild


class Innehall(Block, frozen=True, kw_only=True):
    """The contents list, down to headings of `niva`, under its own heading."""

    rubrik: str
    niva: int = 2


class Nysida(Block, frozen=True, kw_only=True):
    """A new page; `liggande` turns the pages from here on."""

    liggande: bool = False


class Underskrifter(Block, frozen=True, kw_only=True):
    """Lines to sign on: a name and what the person is, each."""

    rader: tuple[tuple[str, str], ...]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in reading order, those that stand abreast or in a cell too."""
    for block in blocks:
        yield block
        if isinstance(block, Bredvid):
            for column in block.kolumner:
                yield from walk(column)
        elif isinstance(block, Egentabell):
            for row in block.rader:
                for cell in row:
                    yield from walk(cell.blocks)


def printed(blocks: Iterable[Block]) -> Iterator[Tal]:
    """Every figure that the blocks print, in reading order: this is what is published."""
    for block in walk(blocks):
        match block:
            case Tabellblock():
                yield from block.tabell.tal
            case Diagramblock():
                for serie in block.diagram.serier:
                    yield from _figures(serie.tal)
                yield from _figures(block.bildtext)
            case Nyckeltal():
                for ruta in block.rutor:
                    yield from _figures((ruta.tal,))
                    for delar in ruta.rader:
                        yield from _figures(delar)
            case _:
                for delar in sentences(block):
                    yield from _figures(delar)


def sentences(block: Block) -> Iterator[Delar]:
    """The sentences that a heading, a paragraph or a list says, and what is said over a drawn table."""
    match block:
        case Rubrik() | Stycke():
            yield block.delar
        case Lista():
            yield from (punkt.delar for punkt in block.punkter)
        case Egentabell():
            yield block.rubrik
        case _:
            pass


def _figures(delar: Iterable[object]) -> Iterator[Tal]:
    for part in delar:
        match part:
            case Tal():
                yield part
            case Textbit():
                yield from _figures((part.text,))
            case Fotnot():
                for stycke in part.stycken:
                    yield from _figures(stycke)
            case _:
                pass


def numbered(blocks: Iterable[Block]) -> dict[str, int]:
    """The number of each numbered table, from 1, by its block's key: for captions and references."""
    tables = (b for b in walk(blocks) if isinstance(b, Tabellblock) and b.numrerad)
    return {table.nyckel: number for number, table in enumerate(tables, start=1)}


class Blankettfraga(Struct, tag=True, frozen=True, kw_only=True):
    """A question of a form and the place to answer it in; `innan` is what was planned before."""

    fraga: str
    svar: Ifyllnad
    innan: str = ""


class Fragekort(Block, frozen=True, kw_only=True):
    """Questions of a form that belong together, each with the place for its answer under it.

    `beskrivning` tells that to who cannot see it.
    """

    fragor: tuple[Blankettfraga, ...]
    beskrivning: str

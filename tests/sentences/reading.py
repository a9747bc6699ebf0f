"""A composed document as its reader has it: sentences of printed text, with the figures in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.mal import MalUtfall
from sofrep.visning.block import (
    Block,
    Del,
    Diagramblock,
    Fragekort,
    Hanvisning,
    Nyckeltal,
    Rubrik,
    Stycke,
    Tabellblock,
    walk,
)
from sofrep.visning.visat import Diagram, Tabell, Tal

_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9«”\"(–])")
_MASK = re.compile(r"«(\d+)»")


class Kind(StrEnum):
    """What a text is, where that matters to how it may read."""

    MENING = "mening"
    RUBRIK = "rubrik"
    DIAGRAMRUBRIK = "diagramrubrik"
    BILDTEXT = "bildtext"
    NOT = "not"
    RUTA = "ruta"
    CELL = "cell"


class Sentence(Struct, frozen=True):
    """One sentence as it is printed.

    In `masked` each figure stands as ``«n»``, its place in `tals`; `before` is what the sentences
    before it in the same paragraph say, for what "av dem" means.
    """

    nyckel: str
    kind: Kind
    masked: str
    tals: tuple[Tal, ...]
    fras: str = ""
    before: str = ""
    diagram: Diagram | None = None

    @property
    def text(self) -> str:
        """The sentence as it is printed, with plain spaces."""
        return printed(self.masked, self.tals)

    @property
    def own(self) -> tuple[Tal, ...]:
        """The figures of this sentence."""
        return tuple(self.tals[int(n)] for n in _MASK.findall(self.masked))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the figures of this sentence."""
        return tuple(tal.figure.id for tal in self.own)


def printed(masked: str, tals: tuple[Tal, ...]) -> str:
    """The text with its figures printed."""
    return _MASK.sub(lambda m: tals[int(m[1])].text, masked).replace("\u00a0", " ")


class Document(Struct, frozen=True):
    """What the sentences are held against: the figures that may be shown, and the profile."""

    kod: str
    forbund: Forbund
    period: str
    previous: str
    figures: FigureSet
    blocks: tuple[Block, ...]
    goals: tuple[MalUtfall, ...] = ()

    def names(self) -> list[str]:
        """What the profile calls things, and the office's own words of its goals.

        No word in them is a claim of the program's.
        """
        forbund = self.forbund
        lists = (forbund.insats, forbund.union, forbund.part, forbund.kommun, forbund.medlem)
        codes = (
            forbund.forsorjning,
            forbund.sysselsattning,
            forbund.avslutsorsak,
            forbund.kodgrupp,
            *(own.varde for own in forbund.uppgift),
        )
        groups = [n for i in forbund.insats for n in (i.gruppnamn, i.utan_gruppnamn) if n]
        written = [
            text
            for goal in self.goals
            for text in (goal.mal.wording, goal.mal.not_measured, goal.mal.omrade)
        ]
        own = [text.rstrip(".") for text in written if text]
        return [*groups, *own, *(post.namn for posts in (*lists, *codes) for post in posts)]

    def scope_of(self, nyckel: str) -> str:
        """The insats or union that a block is about, by its key; else the förbund."""
        part = nyckel.split(".")[1]
        return part if part in self.forbund.scopes() else FORBUNDET


def sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """All sentences of a document, titles, tables and small print among them."""
    for block in walk(blocks):
        match block:
            case Stycke():
                yield from _split(block.nyckel, Kind.MENING, block.delar, block.fras)
            case Rubrik():
                yield from _split(block.nyckel, Kind.RUBRIK, block.delar)
            case Diagramblock():
                diagram = block.diagram
                yield Sentence(
                    block.nyckel, Kind.DIAGRAMRUBRIK, diagram.rubrik, (), diagram=diagram
                )
                for said in _split(block.nyckel, Kind.BILDTEXT, block.bildtext):
                    yield replace(said, diagram=diagram)
            case _:
                yield from _plain(block)


def _plain(block: Block) -> Iterator[Sentence]:
    """What is printed as it stands: tables, boxes, questions."""
    match block:
        case Tabellblock(tabell=tabell):
            for text in _texts(tabell):
                yield Sentence(block.nyckel, Kind.CELL, text.replace("\n", "; "), ())
            for note in tabell.noter:
                yield from _split(block.nyckel, Kind.NOT, (note,))
        case Nyckeltal():
            for ruta in block.rutor:
                yield Sentence(block.nyckel, Kind.CELL, ruta.etikett, ())
                for rad in ruta.rader:
                    yield from _split(block.nyckel, Kind.RUTA, rad)
        case Fragekort():
            for fraga in block.fragor:
                for text in filter(None, (fraga.fraga, fraga.svar.prompt)):
                    yield Sentence(block.nyckel, Kind.CELL, text, ())
        case _:
            pass


def _texts(tabell: Tabell) -> Iterator[str]:
    cells = (cell for rad in tabell.rader for cell in (rad.etikett, *rad.celler))
    for text in (tabell.rubrik, *tabell.kolumner, *cells):
        if isinstance(text, str) and text:
            yield text


def _split(nyckel: str, kind: Kind, delar: Iterable[Del], fras: str = "") -> Iterator[Sentence]:
    tals: list[Tal] = []
    masked = ""
    for part in delar:
        if isinstance(part, Tal):
            masked += f"«{len(tals)}»"
            tals.append(part)
        else:
            masked += "tabell 1" if isinstance(part, Hanvisning) else str(part)
    before = ""
    for piece in _END.split(masked.replace("\u00a0", " ")):
        if piece:
            yield Sentence(nyckel, kind, piece, tuple(tals), fras, before)
            before += f"{piece} "

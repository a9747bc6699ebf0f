"""What sections and printers are given: printed numbers, placeholders, tables, charts, pictures.

Plain frozen data, free of any output format: each renderer (Word, terminal, HTML) turns these
types into its own form when they are printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Absence, Figure, Number, Unit
from sofrep.visning import svenska


class Form(StrEnum):
    """How a number is written."""

    SIFFROR = "siffror"
    ORD = "ord"
    ETT = "ett"
    UNGEFAR = "ungefar"
    BELOPP = "belopp"


class Tal(Struct, tag=True, frozen=True):
    """A figure as it is printed in one place.

    Phrases choose the form; `decimaler` None means the unit's own number of
    decimals, `enhet` whether the unit follows the number, `stor` that it begins a sentence, `siffror`
    that it is no word (but for one) because what it is compared with is none.  A figure without a value prints a
    dash, a hidden one an x.  A hidden one counts as something, not as 0.
    """

    figure: Figure
    form: Form = Form.SIFFROR
    decimaler: int | None = None
    enhet: bool = True
    stor: bool = False
    siffror: bool = False

    @property
    def finns(self) -> bool:
        """Whether there is a value."""
        return self.figure.value is not None

    @property
    def dold(self) -> bool:
        """Whether the value is hidden, so that nobody can be recognised."""
        return self.figure.absence is Absence.DOLD

    @property
    def raknad(self) -> bool:
        """Whether anybody has counted, and it may be told: False is neither 0 nor a missing answer."""
        return self.figure.absence is not Absence.EJ_RAKNAT and not self.samlad

    @property
    def samlad(self) -> bool:
        """Whether it is left out, or told of a larger group only, because the group is small."""
        absence = self.figure.absence
        return absence is not None and absence.is_folded

    @property
    def varde(self) -> Number:
        """The exact value, for comparisons; 0 where there is none."""
        return self.figure.value if self.figure.value is not None else 0

    @property
    def namnare(self) -> int | None:
        """The denominator of a share, the n of a mean."""
        return self.figure.denominator

    @property
    def text(self) -> str:
        """The number as printed."""
        value = self.figure.value
        if value is None:
            return svenska.HIDDEN if self.dold else svenska.DASH
        text = self._text(value, self.figure.unit)
        return text[:1].upper() + text[1:] if self.stor else text

    def _text(self, value: Number, unit: Unit) -> str:
        form = self.form
        if form is Form.BELOPP:
            value = -value if value < 0 else value
        digits = svenska.format_value(value, unit, decimals=self.decimaler, with_unit=self.enhet)
        if form is Form.SIFFROR or form is Form.BELOPP:
            return digits
        if form is not Form.UNGEFAR:
            if not isinstance(value, int) or (self.siffror and value != 1):
                return digits
            word = svenska.number_word(value, neuter=form is Form.ETT)
            return word + svenska.unit_after(word, unit) if self.enhet else word
        places = (
            self.decimaler if self.decimaler is not None else svenska.default_decimals(value, unit)
        )
        side = svenska.approximately(value, places)
        return f"{side} {digits}" if side else digits

    def ord(self, *, ett: bool = False) -> Tal:
        """As a word up to twelve."""
        return replace(self, form=Form.ETT if ett else Form.ORD)

    def ungefar(self) -> Tal:
        """With knappt or drygt before it."""
        return replace(self, form=Form.UNGEFAR)

    def i_siffror(self) -> Tal:
        """In digits, also where a phrase asks for words."""
        return replace(self, siffror=True)

    def belopp(self) -> Tal:
        """Without its sign, where a word says the direction: 4 procentenheter lägre."""
        return replace(self, form=Form.BELOPP)

    def med_decimaler(self, antal: int) -> Tal:
        """With this many decimals."""
        return replace(self, decimaler=antal)

    def versal(self) -> Tal:
        """With a capital letter, where it begins a sentence."""
        return replace(self, stor=True)

    def utan_enhet(self) -> Tal:
        """Without its unit, where a heading says it."""
        return replace(self, enhet=False)

    def __bool__(self) -> bool:
        return bool(self.figure.value) or self.dold

    def __str__(self) -> str:
        return self.text


class Platshallare(Struct, tag=True, frozen=True):
    """Marked text where the office has not written anything yet; the build counts them.

    `ar_text` says that a text is to be written: a date, an amount or a name is none.
    """

    text: str
    ar_text: bool = True

    def __str__(self) -> str:
        return f"[{self.text}]"


class WordFil(Struct, tag=True, frozen=True):
    """A hand-written text in a Word file of its own; it alone fills the paragraph it stands in.

    `namn` is what messages call the file.
    """

    fil: Path
    namn: str

    def __str__(self) -> str:
        return f"[{self.namn}]"


Cell = Tal | str | tuple[Tal | str, ...]
"""A figure, a text, or both as they follow one another: ``113 (96 %)``."""


def cell_text(cell: Cell) -> str:
    """A cell as printed."""
    return "".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def figures_of(cells: Iterable[Cell]) -> tuple[Tal, ...]:
    """The figures of cells, some of which have several parts."""
    found: list[Tal] = []
    for cell in cells:
        if isinstance(cell, Tal):
            found.append(cell)
        elif isinstance(cell, tuple):
            found += [part for part in cell if isinstance(part, Tal)]
    return tuple(found)


class Rad(Struct, tag=True, frozen=True, dict=True):
    """A table row: its label and its cells; `summa` for a total, `rubrik` for a heading of rows."""

    etikett: str
    celler: tuple[Cell, ...]
    summa: bool = False
    rubrik: bool = False

    @cached_property
    def tal(self) -> tuple[Tal, ...]:
        """Every figure of the row."""
        return figures_of(self.celler)


class Tabell(Struct, tag=True, frozen=True, dict=True):
    """A table with one header row: `kolumner[0]` heads the labels.

    `rubrik` is its caption and `beskrivning` its alt text; `noter` stand under it (what is
    unknown, why a value is a dash).
    """

    rubrik: str
    beskrivning: str
    kolumner: tuple[str, ...]
    rader: tuple[Rad, ...]
    noter: tuple[str, ...] = ()

    @cached_property
    def tal(self) -> tuple[Tal, ...]:
        """Every figure of the table, row by row."""
        return tuple(tal for rad in self.rader for tal in rad.tal)


class Diagramslag(StrEnum):
    """The kinds of chart."""

    STAPEL = "stapel"
    LIGGANDE = "liggande"
    LINJE = "linje"


class Serie(Struct, tag=True, frozen=True):
    """A series of a chart; None is a gap."""

    namn: str
    tal: tuple[Tal | None, ...]


class Diagram(Struct, tag=True, frozen=True):
    """A chart; its numbers also stand in a table.  `noter` say why values are not there."""

    rubrik: str
    alt: str
    slag: Diagramslag
    kategorier: tuple[str, ...]
    serier: tuple[Serie, ...]
    enhet: Unit = Unit.ANTAL
    noter: tuple[str, ...] = ()


class Bild(Struct, tag=True, frozen=True):
    """A picture, a file or its bytes, `hojd_mm` high; `alt` is "" for one that only adorns."""

    fil: Path | bytes
    alt: str
    hojd_mm: int = 16

    @property
    def innehall(self) -> bytes:
        """The bytes of the picture."""
        return self.fil if isinstance(self.fil, bytes) else self.fil.read_bytes()


class Ruta(Struct, tag=True, frozen=True):
    """A check box of a form: which field it belongs to, what it stands for, whether it is ticked."""

    tagg: str
    namn: str
    kryssad: bool = False


class Ifyllnad(Struct, tag=True, frozen=True):
    """A place in a form for somebody to write in.

    `tagg` identifies it when the form is read back, `namn` is what the reader's program calls it.
    `text` is what stands there already, else `prompt`; `val` are the answers of a drop-down,
    `datum` asks for a day.  `rutor` are the field's check boxes, printed one by one.
    """

    tagg: str
    namn: str
    prompt: str
    text: str = ""
    val: tuple[str, ...] = ()
    datum: bool = False
    rutor: tuple[Ruta, ...] = ()

    def __str__(self) -> str:
        return self.text or self.prompt

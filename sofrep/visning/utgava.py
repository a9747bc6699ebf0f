"""An edition: one document as every output but Word needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from sofrep.domain.figure import Figure
from sofrep.visning.block import Block
from sofrep.visning.visat import Bild, Platshallare


class Utgava(Struct, frozen=True, kw_only=True):
    """A document, composed and held against the rules of disclosure, with what its first page says.

    `titel` is the whole title (``Bilaga 2 Statistik 2023``), of which `nummer` (``Bilaga 2``, "" for
    a document that is no bilaga), `dokument` (``Statistik``) and `period` (``2023``) are the parts.
    `skapad` is its day as a property of the file, never from a clock; `datum` the day as it is
    printed, "" for a document that has none.  `markning` is what every page is marked with
    (``Utkast · Påhittade exempeldata``), "" for nothing.  `accenter` are the colours of the Word
    template's charts as six hexadecimal digits.  `blocks` holds no `WordFil`.  `namn_av` is what a
    figure is called.
    """

    titel: str
    forbund: str
    organisationsnummer: str = ""
    dokument: str
    nummer: str = ""
    period: str
    skapad: date
    datum: str | Platshallare = ""
    diarienummer: str = ""
    markning: str = ""
    sprak: str = "sv"
    logotyper: tuple[Bild, ...] = ()
    accenter: tuple[str, ...]
    blocks: tuple[Block, ...]
    namn_av: Callable[[Figure], str]

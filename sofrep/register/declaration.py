"""What a sheet kind and a column are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Values(StrEnum):
    """What the cells of a column hold, in the words of docs/data-format.md."""

    FRITEXT = "text"
    BETECKNING = "beteckning"
    KOD = "ett av listans värden"
    KODER = "ett eller flera av listans värden"
    KON = "kvinna, man, annat eller tomt"
    DATUM = "datum"
    MANAD = "månad"
    HALVAR = "halvår"
    ARTAL = "årtal"
    MARK = "x, ja, 1 eller nej"
    SVAR = "ett svar på skalan, eller ja eller nej"
    ANTAL = "heltal"
    TAL = "tal"
    BELOPP = "hela kronor"
    JAMFORELSE = ">=, <=, minst eller högst"
    ENHET = "enhet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Other words for a column than its header and aliases.

    `also` are headers that are read as the column where the sheet has none of its own names.
    `stems` begin the words of a header that may be meant as the column ("-kommun" ends them), so
    that it is told; unless some word of it begins as one of `unlike`.
    """

    also: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its field in the reader, its header, and what its cells hold.

    `required`: a sheet of this kind must have the header; `without` is what a sheet that has not
    means, for a note.  `choices` names the list behind a
    coded column (see `choices_of`).  `KODER` columns may be repeated ("... 2"), or spread over
    pinn columns ("...: Sjukpenning") that hold marks.
    """

    field: str
    header: str
    values: Values
    aliases: tuple[str, ...] = ()
    words: Words = Words()
    required: bool = False
    without: str = ""
    choices: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """A kind of sheet.

    `file` is the workbook that `sofrep init` puts it in, relative to the förbund's folder, with
    ``{ar}`` for the year; `title` its sheet title; `per_year` says that a year is needed, from
    the column "År" or the folder.  `one_of` begins the fields of columns of
    which a sheet of this kind must have at least one ("" for none).  `asides` are the headers of
    columns that are only for whoever fills it in.
    """

    kind: str
    title: str
    file: str
    columns: tuple[Column, ...]
    per_year: bool = False
    one_of: str = ""
    asides: tuple[str, ...] = ()
    help: str = ""

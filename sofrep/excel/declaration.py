"""What a sheet kind and a column are: all that the reading of sheets needs to know of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Problem
from sofrep.excel.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sofrep.excel.checked_rows import CheckedRows
    from sofrep.excel.sheet_table import SheetTable


class Values(StrEnum):
    """What the cells of a column hold, in the words of docs/data-format.md."""

    FRITEXT = "text"
    BETECKNING = "eget nummer eller namn"
    KOD = "välj i listan"
    KODER = "välj ett eller flera i listan"
    KON = "kvinna, man, annat eller tomt"
    DATUM = "datum"
    MANAD = "månad"
    HALVAR = "halvår"
    ARTAL = "årtal"
    MARK = "ja eller nej (x går också bra)"
    SVAR = "svaret enligt skalan, eller ja eller nej"
    ANTAL = "heltal"
    TAL = "tal"
    BELOPP = "hela kronor"
    JAMFORELSE = ">=, <=, minst eller högst"
    ENHET = "enhet"


class Words(Struct, frozen=True, kw_only=True):
    """Other words for a column than its header and aliases.

    `also` are headers that are read as the column where the sheet has none of its own names.
    `stems` begin the words of a header that may be meant as the column ("-kommun" ends them), so
    that it is told; unless some word of it begins as one of `unlike`.
    """

    also: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def offering(*choices: str) -> Callable[[Forbund], tuple[str, ...]]:
    """The same choices whatever the profile says."""
    return lambda _: choices


_anything = offering()


class Column(Struct, frozen=True):
    """A column: its field in the reader, its header, and what its cells hold.

    `required`: a sheet of this kind must have the header; `without` is what a sheet that has not
    means, for a note.  `in_words`: its cells are printed as names of something.  `names` are what the cells of a coded column are looked up in; `offered` is
    what a dropdown offers in one that its reader looks up.  `KODER` columns may be repeated
    ("... 2"), or spread over pinn columns ("...: Sjukpenning") that hold marks.
    """

    field: str
    header: str
    values: Values
    aliases: tuple[str, ...] = ()
    words: Words = Words()
    required: bool = False
    in_words: bool = False
    without: str = ""
    names: Callable[[Forbund], Names] | None = None
    offered: Callable[[Forbund], tuple[str, ...]] = _anything
    help: str = ""

    def choices(self, forbund: Forbund) -> tuple[str, ...]:
        """What a dropdown offers; empty where anything may be written."""
        if self.values is Values.MARK:
            return ("ja", "nej")
        return self.names(forbund).choices if self.names else self.offered(forbund)


Check = Callable[["CheckedRows"], "Iterator[Problem]"]


class Frame(Struct, frozen=True, kw_only=True):
    """A frame of `Underlag`: its name, the types of its columns, and the checks of its rows.

    `only_checked` are further columns, which only the checks use.  The checks build on the fields
    `built_on`: they pass over rows in which one of those could not be understood, and every row of
    a sheet without the field `built_on_column`.
    """

    name: str
    dtypes: Callable[[Forbund], dict[str, str]]
    only_checked: Callable[[Forbund], dict[str, str]] = lambda _: {}
    checks: tuple[Check, ...] = ()
    built_on: tuple[str, ...] = ()
    built_on_column: str = ""


Finish = Callable[[list[Any]], tuple[object, Iterable[Problem]]]


class Records(Struct, frozen=True, kw_only=True):
    """What `Underlag` holds row by row: its name, and how the rows of all sheets become it.

    `places` is the name of the places by key that the readers of the sheets share, "" for none.
    """

    name: str
    finish: Finish = lambda rows: (tuple(rows), ())
    places: str = ""


class Totals(Enum):
    """What a row of totals is on a sheet."""

    AMONG = auto()
    """A row as others."""
    LAST = auto()
    """The end of the rows, and no one's concern."""
    CHECKED = auto()
    """The end of the rows, held against them."""


class WhosePeople(Enum):
    """Whose data a sheet holds: which personal data refuse it."""

    NOBODY = auto()
    PARTICIPANTS = auto()
    """A row per participant."""
    COUNTED = auto()
    """Participants as counts only."""
    OFFICE = auto()
    """Those who hold the offices, with how to reach them."""


class Copied(Struct, frozen=True, kw_only=True):
    """How a copy of a sheet of the kind is known.

    `number` are the fields that together are a row's own; `by_row`: two different rows are hardly
    ever equal in all their cells; `by_pair`: they may be, but hardly ever two below each other;
    `titled`: the title may say whose the rows are.
    """

    number: tuple[str, ...] = ()
    by_row: bool = False
    by_pair: bool = False
    titled: bool = False


class OpenColumns(Struct, frozen=True, kw_only=True):
    """Columns whose headers no list can hold, on a sheet that must have at least one of them.

    `start` begins their fields, `of_header` makes the column that a header cell names, if any;
    `lacking` tells what the sheet lacks without them.
    """

    start: str
    of_header: Callable[[object], Column | None]
    lacking: str


class SheetKind(Struct, frozen=True, kw_only=True):
    """A kind of sheet.

    `file` is the workbook that `sofrep init` puts it in, relative to the förbund's folder, with
    ``{ar}`` for the year; `title` its sheet title; `per_year` says that a year is needed, from
    the column "År" or the folder.  `of_profile` are the columns that follow from the profile, and
    `of_profile_lines` the lines about them in docs/data-format.md.  A förbund can have the kind
    where it `exists`, and needs a workbook of it where it `is_made`.

    `read` gives what a table holds: columns for a `Frame`, rows for `Records`.

    `one_of` begins the fields of columns of which a sheet of this kind must have at least one (""
    for none).  `asides` are the headers of columns that are only for whoever fills it in.
    `worded_as` are kinds whose headers may stand on a sheet of this one as those of its own;
    `percent_apart`: a header with "%" is of another column than that without.  `has_headings`: a
    heading may stretch over a row; `has_lines`: its rows are of different things.  In rows with
    `contacts` (a field, and what stands in it) the office says whom to ask.  `expected` are the
    fields that every row may be expected to say, where more than `expected_beside` rows are there;
    a row that says only what is `bare` may be none.  The fields that begin with one of `of_year`
    hardly ever say the same on several rows of two years.
    """

    kind: str
    title: str
    file: str
    columns: tuple[Column, ...]
    into: Frame | Records
    read: Callable[[SheetTable], Any]
    of_profile: Callable[[Forbund], Iterable[Column]] | None = None
    of_profile_lines: tuple[tuple[str, str, str, str, str], ...] = ()
    exists: Callable[[Forbund], bool] = lambda _: True
    is_made: Callable[[Forbund], bool] = lambda _: True
    per_year: bool = False
    one_of: str = ""
    open_columns: OpenColumns | None = None
    asides: tuple[str, ...] = ()
    worded_as: tuple[str, ...] = ()
    percent_apart: bool = False
    totals: Totals = Totals.LAST
    has_headings: bool = False
    has_lines: bool = False
    people: WhosePeople = WhosePeople.NOBODY
    contacts: tuple[str, str] | None = None
    copied: Copied = Copied()
    expected: tuple[str, ...] = ()
    expected_beside: int = 8
    bare: tuple[str, ...] = ()
    of_year: tuple[str, ...] = ()
    help: str = ""

    def columns_of(self, forbund: Forbund) -> tuple[Column, ...]:
        """The columns with those that follow from the profile."""
        return (*self.columns, *(self.of_profile(forbund) if self.of_profile else ()))

"""What has been read from a förbund's folder: the one input of what is counted and shown.

Frames are named by what one row is.  Every row knows its source: `sheet` is an index into
`Underlag.sheets` and `row` the 1-based row there; with the sheet's column letters that gives the
cell of every value.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sofrep.domain.ekonomi import Ledamot, Post
from sofrep.domain.figure import Figure
from sofrep.domain.mal import Insatsuppgift, Mal
from sofrep.domain.problem import Place, Problem
from sofrep.excel.sheet import NO_DAY, NOT_ASKED, TID_PER_YEAR, UNKNOWN, Sheet

if TYPE_CHECKING:
    from sofrep.excel.column_table import ColumnTable


class TextKey(Struct, frozen=True, kw_only=True):
    """Where a hand-written text belongs: bilaga kod, section, and insats kod ("" for none)."""

    bilaga: str
    avsnitt: str
    insats: str = ""


class Text(Struct, frozen=True, kw_only=True):
    """A hand-written text of one year; paragraphs are separated by a blank line."""

    year: int
    text: str
    place: Place


class WrittenPart(Struct, frozen=True, kw_only=True):
    """What workbooks say that is no rows to count.

    goals: those of every year
    texts: what is written by hand, by where it belongs
    text_places: (year, key) -> the cell of each row of a text sheet, also where it is empty
    economy: the posts of every year's statements, in the order of the sheets
    organisation: who holds the offices of each year
    sheets: those that were read
    hidden: (file, sheet) -> the numbers of rows and letters of columns that are hidden there
    files: path relative to the folder -> sha256 of every workbook read
    problems: what is told of them
    """

    goals: tuple[Mal, ...]
    texts: Mapping[TextKey, tuple[Text, ...]]
    sheets: tuple[Sheet, ...]
    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    economy: tuple[Post, ...] = ()
    organisation: tuple[Ledamot, ...] = ()
    text_places: Mapping[tuple[int, TextKey], Place] = field(default_factory=dict)
    hidden: Mapping[tuple[str, str], AbstractSet[int | str]] = field(default_factory=dict)


class Underlag(WrittenPart, frozen=True, kw_only=True):
    """Everything read from the workbooks.

    enrolments: one row per enrolment (an insats for one person from start to end), columns
        ``insats`` int16, index into `Forbund.insats`
        ``nummer`` object, the pseudonymous participant number as str, "" for none
        ``kon`` int8, 0 kvinnor, 1 man, 2 ovriga (index into `SEXES`)
        ``fodelsear`` int32, year of birth or UNKNOWN
        ``alder_start`` int32, age at start or UNKNOWN (given, or start year - birth year)
        ``kommun`` int16, index into `Forbund.kommun` or UNKNOWN
        ``grupp`` object, group label or ""
        ``start``, ``slut`` int32, days since 1970-01-01, or NO_DAY for no end
        ``anonym`` bool
        ``tid`` int64, time on public support before the start in 1/1200 years, or UNKNOWN
        ``forsorjning``, ``sysselsattning`` int64 bit masks over the profile's lists, 0 for blank
        ``avslutsorsak`` int16, index into the profile's list or UNKNOWN
        ``samtycke`` bool (blank is False)
        for each uppföljning with kod K: ``K.svarat`` bool, ``K.forsorjning`` and
        ``K.sysselsattning`` int64 bit masks
        ``sheet`` int32, ``row`` int32
    followups: one row per exit that was to be followed up (only from follow-up sheets), columns
        ``insats``, ``kon``, ``samtycke`` as above; ``uppfoljning`` int16, index into
        `Forbund.uppfoljning`; ``slut_fran``, ``slut_till`` int32, the exit day, or the first and
        last day of the half-year; ``svarat`` bool; ``forsorjning``, ``sysselsattning`` then;
        ``avslut_forsorjning``, ``avslut_sysselsattning`` at exit, int64 bit masks, 0 for blank;
        ``sheet``, ``row``
    applications: one row per cell of a tally matrix, or per application, columns
        ``year`` int32, ``month`` int8 or UNKNOWN, ``part`` int16, ``kommun`` int16 or UNKNOWN,
        ``antal`` int64, ``sheet``, ``row``, ``column`` object (column letter of the count, "" for
        a row that is one application)
    tallies: one row per counted cell of an insats that delivers counts, columns
        ``year`` int32; ``month`` int8, 1 to 12 or UNKNOWN for the whole year; ``insats`` int16;
        ``steps`` object, what was counted as in `Recipe.rows`: ``("avslutade", "syss=arb-hel")``,
        the new with the anonymous ``("nya-alla",)``; ``kon`` int8 as above, UNKNOWN for everybody;
        ``antal`` int64; ``sheet``, ``row``, ``column`` object, the column letter
    activities: one row per structural activity, columns ``year``, ``vad``, ``utforare``, ``nar``
        objects, ``antal`` int64 (UNKNOWN for blank), ``sheet``, ``row``
    surveys: one row per returned survey, columns
        ``year`` int32; ``grupp`` int16, index into `Enkat.grupp` or UNKNOWN; ``kon`` int8 as above;
        ``nummer`` object, the survey's number in lower case without punctuation, "" for none;
        for each question number NN of the profile ``fNN`` int8: index into `Enkat.svar`, of a
        yes-or-no question 1 yes and 0 no, UNKNOWN for not answered, NOT_ASKED where the group, the
        year, the sheet or the question's condition leaves the question out; ``sheet``, ``row``
    survey_sums: one row per question and sex that was counted by the office, columns
        ``year``, ``grupp``; ``fraga`` int8, the question's number; ``kon`` int8, UNKNOWN for
        everyone; ``enkater``, ``tillfragade``, ``negativt``, ``varken``, ``positivt`` (with the
        klart positiva), ``klart`` (UNKNOWN for blank) int64; ``sheet``, ``row``
    national: one row per question and sex with a national result, columns ``year``, ``grupp``,
        ``fraga``, ``kon`` as in survey_sums; ``procent`` object, the share of positive answers
        in per cent as int or Fraction; ``sheet``, ``row``
    history: figures that the office typed in, with `Figure.source`; `history_places` are their
        cells by figure id
    insatser: what the office says of each insats in a year: budget, outcome, a grade of its own
    """

    enrolments: ColumnTable
    followups: ColumnTable
    applications: ColumnTable
    tallies: ColumnTable
    activities: ColumnTable
    surveys: ColumnTable
    survey_sums: ColumnTable
    national: ColumnTable
    history: tuple[Figure, ...]
    history_places: Mapping[str, Place] = field(default_factory=dict)
    insatser: tuple[Insatsuppgift, ...] = ()


__all__ = [
    "NOT_ASKED",
    "NO_DAY",
    "TID_PER_YEAR",
    "UNKNOWN",
    "Sheet",
    "Text",
    "TextKey",
    "Underlag",
    "WrittenPart",
]

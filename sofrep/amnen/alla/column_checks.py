"""Columns that a sheet lacks, headings that may be meant as them, and columns that were not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sofrep.amnen.alla.column_gaps import listed, not_counted, not_read, place_of, resembling
from sofrep.amnen.alla.column_needs import Lacking, lacking
from sofrep.amnen.alla.sheets import ANSOKNINGAR, PINNBLAD, REGISTER, SHEET_KINDS, UPPFOLJNING
from sofrep.domain.cellomraden import row_and_column
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error, note, warning
from sofrep.excel.columns import year_of_path
from sofrep.excel.declaration import Column, Values
from sofrep.excel.near_headers import meant
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import UNKNOWN, Sheet, Underlag
from sofrep.statistics.ways import EVERYTHING

_ALTERNATIVES = (
    frozenset({"fodelsear", "alder"}),
    frozenset({"tid_ar", "tid_manader"}),
    frozenset({"datum", "manad"}),
    frozenset({"slut", "halvar"}),
)
"""Columns of which one is enough."""

_PEOPLE = (REGISTER.kind, UPPFOLJNING.kind)
_DIGITS = re.compile(r"\d+")
_UNDATED = "ingen rad med datum eller månad, så ansökningarna räknas inte per månad"
_WHOLE_DATE = re.compile(r"föd\w*\s*(dat|dag|tid)|dat\w*\s+föd", re.IGNORECASE)


def check_columns(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """What the columns of every sheet lose.

    An error for what the sections or goals of the year build on and a sheet of people with rows
    that are counted in the period has no column for; a warning for a heading that may be meant as
    another column that is lacking; notes of the rest.
    """
    kinds = {kind.kind: kind.columns_of(forbund) for kind in SHEET_KINDS}
    by_sheet, before = (
        lacking(Source(underlag, forbund, each, EVERYTHING)) for each in (period, period.previous())
    )
    months = [*underlag.applications.rows("sheet", "month")]
    undated = {sheet for sheet, _ in months} - {sheet for sheet, n in months if n != UNKNOWN}
    unread = _unread_columns(underlag.problems)
    for number, sheet in enumerate(underlag.sheets):
        columns = {column.field: column for column in kinds[sheet.kind]}
        if told := _lost(sheet, columns, underlag.sheets):
            yield told
        found, earlier = (
            [
                each
                for each in lacked.get(number, [])
                if not any(
                    (sheet.file, sheet.title, sheet.columns.get(field)) in unread
                    for field in each.noted.fields
                )
            ]
            for lacked in (by_sheet, before)
        )
        noted = [each.noted for each in found]
        earlier = [
            each
            for each in earlier
            if each.noted not in noted and each.noted.uppgift and each.is_needed
        ]
        more = [_UNDATED] if number in undated and sheet.kind == ANSOKNINGAR.kind else []
        if gone := list(not_counted(sheet, columns, forbund)):
            more.append(f"ingen kolumn för {listed(gone, len(gone))}, så där saknas antal")
        beside = {
            field
            for other in underlag.sheets
            if (other.file, other.kind) == (sheet.file, REGISTER.kind) and other != sheet
            for field in other.columns
        }
        yield from _of_sheet(sheet, columns, (found, earlier), more, beside)


def _unread_columns(problems: Iterable[Problem]) -> set[tuple[str, str, str]]:
    """The file, sheet and letter of the columns in which something could not be read."""
    return {
        (place.file, place.sheet, row_and_column(place.cell)[1])
        for problem in problems
        if problem.is_error
        for place in problem.places
    }


def _of_sheet(
    sheet: Sheet,
    columns: Mapping[str, Column],
    lacked: tuple[list[Lacking], list[Lacking]],
    meanings: list[str],
    beside: set[str],
) -> Iterator[Problem]:
    """`lacked` is what the rows of the period lack, and what those of the one before do.

    `beside` are the fields of the other registers in the file.
    """
    found, earlier = lacked
    concerned = {field for each in (*found, *earlier) for field in each.noted.fields}
    missing = _missing(sheet, columns.values(), concerned)
    wanted = [column for column in missing if _matters(sheet, column.field, concerned)]
    near = {column.field: letter for letter, column in meant(sheet.unread, wanted)}
    alike = {field: letter for letter, field in sheet.alike.items() if columns[field] in wanted}
    near = {k: v for k, v in alike.items() if v not in near.values()} | near
    for each in found:
        if each.is_needed:
            yield _needed(sheet, columns, each, near)
            concerned -= set(each.noted.fields)
    needed = {field for each in found if each.is_needed for field in each.noted.fields}
    for field, letter in near.items():
        if field not in needed:
            yield resembling(sheet, letter, columns[field])
    rest = [each for each in (*found, *earlier) if near.keys().isdisjoint(each.noted.fields)]
    lost = [each.noted.words for each in rest if each in earlier]
    yield from _without(sheet, lost, no_kommun="kommun" in sheet.lacks.difference(near))
    rest = [each for each in rest if not each.is_needed]
    apart = [each for each in rest if each.noted.uppgift and beside & {*each.noted.fields}]
    if apart and sheet.kind == REGISTER.kind:
        yield warning(
            "kolumn-utan-uppgift",
            Place(sheet.file, sheet.title),
            f"Bladet har ingen kolumn för {listed([each.noted.words for each in apart])}, som ett annat "
            "blad i filen har.",
            "Lägg till kolumnen, eller rätta dess rubrik. Noteras det inte, skriv noteras_inte för "
            "insatsen i forbund.toml.",
        )
    else:
        apart = []
    others = [each.noted.words for each in rest if each not in apart]
    meanings += [
        f"ingen kolumn {column.header}, så {column.without}"
        for field, column in columns.items()
        if column.without and field in sheet.lacks and field not in near
    ]
    if others:
        meanings.insert(0, f"ingen kolumn för {listed(others)}, så där saknas uppgift")
    if meanings:
        yield note(
            "kolumn-utan-uppgift",
            Place(sheet.file, sheet.title),
            f"Bladet har {'; '.join(meanings)}.",
            "Inget behöver göras om det stämmer.",
        )
    unread = {k: text for k, text in sheet.unread.items() if k not in near.values()}
    suspect = {k: text for k, text in unread.items() if _may_count(sheet, k, columns)}
    if suspect:
        yield not_read(sheet, suspect, warning)
    if passed := {k: text for k, text in unread.items() if k not in suspect}:
        yield not_read(sheet, passed, note)


def _without(sheet: Sheet, lost: list[str], *, no_kommun: bool) -> Iterator[Problem]:
    """The warnings of what figures lack for want of a column: last year's, and kommuner."""
    place = Place(sheet.file, sheet.title)
    if lost:
        yield warning(
            "kolumn-utan-uppgift",
            place,
            f"Bladet har ingen kolumn för {listed(lost)}, så det saknas för perioden innan.",
            "Lägg till kolumnen, eller rätta dess rubrik. Noterades det inte då behövs inget.",
        )
    if no_kommun and sheet.kind == ANSOKNINGAR.kind:
        yield warning(
            "kolumn-utan-uppgift",
            place,
            "Bladet har ingen kolumn Kommun, så ansökningarna räknas inte per kommun.",
            "Lägg till kolumnen Kommun, eller rätta dess rubrik.",
        )


def _may_count(sheet: Sheet, letter: str, columns: Mapping[str, Column]) -> bool:
    """Whether values have lost their heading, or numbers may be those of a column that is lacking."""
    if not sheet.unread[letter]:
        return True
    wanted = {columns[field].values for field in sheet.lacks & columns.keys()}
    counts = not wanted.isdisjoint((Values.ANTAL, Values.TAL, Values.BELOPP))
    return sheet.kind not in _PEOPLE and counts and letter in sheet.numbers


def _lost(sheet: Sheet, columns: Mapping[str, Column], sheets: Iterable[Sheet]) -> Problem | None:
    """The warning of columns that the same sheet had the year before, or has beside it."""
    lacking = {column.field for column in _missing(sheet, columns.values(), set())}
    for other in sheets if lacking else ():
        names = [columns[name].header for name in columns if name in lacking & other.columns.keys()]
        if names and _is_the_same(sheet, other):
            return warning(
                "kolumn-utan-uppgift",
                Place(sheet.file, sheet.title),
                f"Bladet har ingen kolumn {listed(names)}, som finns i {other.file}, bladet "
                f"{other.title}.",
                "Lägg till kolumnen, eller rätta dess rubrik, om uppgiften noteras också här.",
            )
    return None


def _is_the_same(sheet: Sheet, other: Sheet) -> bool:
    """Whether the other is the same sheet of a year before, or another of the same follow-up."""
    if sheet.kind != other.kind or sheet.kind in (REGISTER.kind, PINNBLAD.kind):
        return False
    earlier = UNKNOWN < year_of_path(other.file) < year_of_path(sheet.file)
    named = _DIGITS.sub("", sheet.title) == _DIGITS.sub("", other.title)
    return (named and earlier) or (sheet.kind == UPPFOLJNING.kind and sheet.file == other.file)


def _missing(sheet: Sheet, columns: Iterable[Column], concerned: set[str]) -> Iterator[Column]:
    """The columns that the sheet has neither of itself nor by another that is enough."""
    enough = {f for group in _ALTERNATIVES if group & sheet.columns.keys() for f in group}
    enough -= concerned
    if year_of_path(sheet.file) != UNKNOWN:
        enough.add("ar")
    return (column for column in columns if column.field in sheet.lacks - enough)


def _matters(sheet: Sheet, field: str, concerned: set[str]) -> bool:
    """Whether a column that is lacking loses anything: of people, only what counted rows say."""
    return sheet.kind not in _PEOPLE or field in concerned or field in ("insats", "anonym")


def _needed(
    sheet: Sheet, columns: Mapping[str, Column], each: Lacking, near: Mapping[str, str]
) -> Problem:
    lost_fields = (field for field in each.noted.fields if field in sheet.lacks)
    headers = " eller ".join(columns[field].header for field in lost_fields)
    field = next((field for field in each.noted.fields if field in near), "")
    silent = (
        f' Noterar ni det inte, skriv noteras_inte = ["{each.noted.uppgift}"] för insatsen i '
        "forbund.toml."
        if each.noted.uppgift
        else ""
    )
    lost = f"så ingen på bladet har {each.noted.words}"
    if not field:
        others = [columns[f].header for f in each.noted.fields if f not in sheet.lacks]
        empty = (
            f"och kolumnen {' och '.join(others)} är tom på mer än hälften av raderna, "
            if others
            else ""
        )
        return (warning if others else error)(
            "kolumn-saknas",
            Place(sheet.file, sheet.title),
            f"Bladet har ingen kolumn {headers}, {empty}{lost}.",
            f"Lägg till kolumnen {headers}.{silent}",
        )
    heading = sheet.unread[near[field]]
    what = f"Döp om den till {columns[field].header}, om det är den som menas.{silent}"
    if field == "fodelsear" and _WHOLE_DATE.search(heading):
        what = (
            "Skriv bara årtalet, i en kolumn som heter Födelseår: en hel födelsedag säger mer om "
            "en person än vad som behövs."
        )
    return error(
        "kolumn-saknas",
        place_of(sheet, near[field]),
        f"Kolumnen ”{heading}” lästes inte, {lost}.",
        what,
    )

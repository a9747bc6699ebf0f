"""All kinds of sheets, and what is checked between them: the one place that knows them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from sofrep.amnen.alla.goal_names import with_measures
from sofrep.amnen.ansokningar.blad import ANSOKNINGAR, MATRIS
from sofrep.amnen.antal.blad import ANTAL, PINNBLAD
from sofrep.amnen.ekonomi.blad import EKONOMI
from sofrep.amnen.enkat.blad import ENKATSUMMOR, ENKATSVAR, RIKET
from sofrep.amnen.enkat.kontroller import check_rows_and_sums
from sofrep.amnen.historik.blad import HISTORIK
from sofrep.amnen.insatsmedel.blad import INSATSER
from sofrep.amnen.inskrivningar.blad import REGISTER
from sofrep.amnen.inskrivningar.kontroller.row_checks import check_equal_in_year
from sofrep.amnen.mal.blad import MAL
from sofrep.amnen.organisation.blad import ORGANISATION
from sofrep.amnen.strukturella.blad import STRUKTURELLA
from sofrep.amnen.texter.blad import TEXTER
from sofrep.amnen.uppfoljning.blad import UPPFOLJNING
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.excel.columns import year_of_path
from sofrep.excel.declaration import SheetKind
from sofrep.excel.sheet import UNKNOWN, Sheet
from sofrep.statistics.underlag import Underlag, WrittenPart

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WHEN = re.compile(
    r"\d\d[-/. ]\d\d|\d:\d|\b(dnr|diarie|antag|beslut|uppdater|revider|senast|skriv|utskri|jämför|enligt"
    r"|mall|version)|\b(från|till|sedan)( och med)? \d",
    re.IGNORECASE,
)
"""Words, and dates, with which a year is not the one that the sheet is about."""
_BY_YEAR = ("tallies", "applications", "activities", "surveys", "survey_sums", "national")


def check_sheet_years(underlag: Underlag) -> Iterator[Problem]:
    """A warning for each sheet in a year's folder that is named after another, or has only its rows.

    One per sheet: at the first row, else at the sheet.  A sheet with rows of several years, among
    them the folder's, is one of several years.
    """
    rows = _first_rows(underlag)
    for number, sheet in enumerate(underlag.sheets):
        folder = year_of_path(sheet.file)
        if folder == UNKNOWN:
            continue
        place, year = rows.get(number) or rows.get((sheet.file, sheet.title)) or (None, 0)
        if place:
            message = f"Filen ligger i mappen {folder} men säger {year}, och räknas till {year}."
        else:
            place = Place(sheet.file, sheet.title)
            what, year = _named_year(sheet, folder)
            message = (
                f"{what} säger {year} men filen ligger i mappen {folder}, och räknas till {folder}."
            )
        if year:
            yield warning(
                "blad-annat-ar",
                place,
                message,
                "Flytta filen till rätt års mapp, eller rätta året.",
                About(year=folder),
            )


def _named_year(sheet: Sheet, folder: int) -> tuple[str, int]:
    """What says another year than the folder's, and that year: names, and the line above the headings."""
    texts = {
        "Bladets namn": sheet.title,
        "Filens namn": sheet.file.rpartition("/")[2],
        "Raden ovanför rubrikerna": "" if _WHEN.search(sheet.above) else sheet.above,
    }
    for what, text in texts.items():
        years = [int(year) for year in _YEAR.findall(text)]
        if years and not min(years) <= folder <= max(years):
            return what, years[0]
    return "", 0


def _first_rows(underlag: Underlag) -> dict[object, tuple[Place, int]]:
    """The first row, by sheet (its number, or file and title), of those with none of the folder's."""
    found: dict[object, tuple[Place, int]] = {}
    right: set[object] = set()
    for name in _BY_YEAR:
        for number, row, year in getattr(underlag, name).rows("sheet", "row", "year"):
            sheet = underlag.sheets[number]
            if year in (UNKNOWN, year_of_path(sheet.file)):
                right.add(number)
            else:
                found.setdefault(number, (sheet.place(row, "ar"), year))
    written = [(goal.place, goal.year) for goal in underlag.goals]
    written += [(row.place_budget, row.year) for row in underlag.insatser]
    written += [(text.place, text.year) for texts in underlag.texts.values() for text in texts]
    for place, year in written:
        key = (place.file, place.sheet)
        if year == year_of_path(place.file):
            right.add(key)
        else:
            found.setdefault(key, (place, year))
    return {key: row for key, row in found.items() if key not in right}


SHEET_KINDS: tuple[SheetKind, ...] = (
    REGISTER,
    UPPFOLJNING,
    ANTAL,
    PINNBLAD,
    ANSOKNINGAR,
    MATRIS,
    STRUKTURELLA,
    MAL,
    INSATSER,
    TEXTER,
    ENKATSVAR,
    ENKATSUMMOR,
    RIKET,
    HISTORIK,
    EKONOMI,
    ORGANISATION,
)

CHECKS: tuple[Callable[[Underlag], Iterator[Problem]], ...] = (
    check_rows_and_sums,
    check_sheet_years,
    check_equal_in_year,
)


def read_underlag(folder: Path, forbund: Forbund) -> Underlag:
    """Read every workbook below `folder`.

    Never raises for faulty data: what cannot be read or understood is in `Underlag.problems`,
    by file and in the order of the sheets.
    """
    # The reader is imported here: queries that are answered without it should not wait for it.
    from sofrep.excel.read_folder import read_folder

    underlag = Underlag(**read_folder(folder, forbund, SHEET_KINDS))
    more = [problem for check in CHECKS for problem in check(underlag)]
    goals = with_measures(underlag.goals, forbund)
    return replace(underlag, goals=goals, problems=(*underlag.problems, *more))


def read_written(folder: Path, forbund: Forbund, files: Collection[str]) -> WrittenPart:
    """Read some of the workbooks, by their paths in `folder`, but for what is rows to count."""
    from sofrep.excel.read_folder import read_folder

    read = read_folder(folder, forbund, SHEET_KINDS, files)
    written = WrittenPart(**{name: read[name] for name in WrittenPart.__struct_fields__})
    return replace(written, goals=with_measures(written.goals, forbund))


__all__ = [
    "ANSOKNINGAR",
    "ANTAL",
    "CHECKS",
    "EKONOMI",
    "ENKATSUMMOR",
    "ENKATSVAR",
    "HISTORIK",
    "INSATSER",
    "MAL",
    "MATRIS",
    "ORGANISATION",
    "PINNBLAD",
    "REGISTER",
    "RIKET",
    "SHEET_KINDS",
    "STRUKTURELLA",
    "TEXTER",
    "UPPFOLJNING",
    "read_underlag",
    "read_written",
]

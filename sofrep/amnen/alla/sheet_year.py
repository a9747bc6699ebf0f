"""A sheet in a year's folder is about that year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.excel.columns import year_of_path
from sofrep.excel.sheet import UNKNOWN, Sheet
from sofrep.statistics.underlag import Underlag

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

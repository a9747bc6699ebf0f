"""A sheet in a year's folder is about that year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.problem import About, Place, Problem, warning
from sofrep.register.columns import year_of_path
from sofrep.register.sheet import UNKNOWN, Sheet
from sofrep.register.underlag import Underlag

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
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
        key = (sheet.file, sheet.title)
        place, year = rows.get(number) or rows.get(key) or (None, 0)
        if place is None:
            place, year = Place(sheet.file, sheet.title), _named_year(sheet, folder)
        if year:
            yield warning(
                "blad-annat-ar",
                place,
                f"Filen ligger i mappen {folder} men säger {year}, och räknas till {year}."
                if rows.get(number) or rows.get(key)
                else f"Namnet säger {year} men filen ligger i mappen {folder}, och räknas till "
                f"{folder}.",
                "Flytta filen till rätt års mapp, eller rätta året.",
                About(year=folder),
            )


def _named_year(sheet: Sheet, folder: int) -> int:
    """The year that the sheet's title, or else the file's name, says instead of the folder's."""
    for text in (sheet.title, sheet.file.rpartition("/")[2]):
        years = [int(year) for year in _YEAR.findall(text)]
        if years and not min(years) <= folder <= max(years):
            return years[0]
    return 0


def _first_rows(underlag: Underlag) -> dict[object, tuple[Place, int]]:
    """The first row, by sheet (its number, or file and title), of those with none of the folder's."""
    found: dict[object, tuple[Place, int]] = {}
    right: set[object] = set()
    for name in _BY_YEAR:
        frame = getattr(underlag, name)
        columns = (frame[column].tolist() for column in ("sheet", "row", "year"))
        for number, row, year in zip(*columns, strict=True):
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

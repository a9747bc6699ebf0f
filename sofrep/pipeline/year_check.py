"""Whether the folder says anything about a period: a mistyped year must not become zeros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from sofrep.amnen.alla.running import check_exits, check_rows
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, Severity, error, note, warning
from sofrep.excel.columns import year_of_path
from sofrep.pipeline.kinds_of_year import (
    check_borrowed,
    check_chosen_goals,
    check_groups,
    check_kinds,
    check_profile,
)
from sofrep.statistics.underlag import Underlag

_EPOCH = date(1970, 1, 1)


def check_year(
    underlag: Underlag, forbund: Forbund, folder: Path, period: Period
) -> Iterator[Problem]:
    """A problem when nothing begins, ends or is written down in `period`; else of what is lacking.

    An error, unless the year has a folder of its own: then the office has only just begun, and
    where no year has anything it has not begun at all, which is no fault.
    """
    if _has_rows(underlag, period) or _has_sheets(underlag, period):
        if len(underlag.enrolments):  # else nobody has begun, and only a build is refused
            yield from check_rows(underlag, forbund, period)
            yield from check_exits(underlag, forbund, period)
        yield from check_kinds(underlag, forbund, period)
        yield from check_borrowed(underlag, forbund, period)
        yield from check_chosen_goals(underlag, forbund, period)
        yield from check_groups(underlag, forbund, period)
        yield from check_profile(forbund, period)
        yield from _later(underlag, period)
        return
    place = Place(f"{period.year}/")
    if (folder / str(period.year)).is_dir():
        yield (note if is_untouched(underlag) else warning)(
            "ar-utan-uppgifter",
            place,
            f"Det finns ännu inga uppgifter för {period.year}.",
            "Fyll i registret och årets blad.",
        )
    else:
        yield error(
            "ar-utan-uppgifter",
            place,
            f"Det finns inga uppgifter för {period.year}: inget i registret börjar eller slutar "
            "då, och året har inga blad.",
            f"Kontrollera året. Nya blad görs med: sofrep init --nytt-ar {period.year}",
        )


def _later(underlag: Underlag, period: Period) -> Iterator[Problem]:
    """A warning for each workbook in the folder of a later year, after one that has no workbooks.

    It may have come to the wrong folder: its rows are in no document of the period.
    """
    years = {file: year_of_path(file) for file in underlag.files}
    has = set(years.values())
    for file, year in sorted(years.items()):
        if period.year in has and year > period.year and year - 1 not in has:
            yield warning(
                "ar-efter-lucka",
                Place(file),
                f"Arbetsboken ligger i mappen {year}, men det finns ingen arbetsbok i en mapp {year - 1}.",
                "Flytta den till rätt år, om den hör till ett annat.",
            )


def check_begun(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """What a check does not object to where nobody has begun, but a build does."""
    if is_untouched(underlag):
        yield error(
            "ar-utan-uppgifter",
            Place(f"{period.year}/"),
            "Ingenting är ifyllt i mappen än, så det finns inget att skriva dokument av.",
            "Fyll i forbund.toml, registret och årets blad.",
        )
    elif len(underlag.enrolments) == 0:
        yield from check_rows(underlag, forbund, period)


def of_untouched(problems: Iterable[Problem], underlag: Underlag) -> Iterator[Problem]:
    """The problems of the profile; that it has the names of the template is a note until something is filled in."""
    for problem in problems:
        begun = problem.rule != "profil-ej-ifylld" or not is_untouched(underlag)
        yield problem if begun else replace(problem, severity=Severity.NOTE)


def is_untouched(underlag: Underlag) -> bool:
    """Whether nothing is filled in for any year: the workbooks are as `sofrep init` makes them."""
    rows = (
        underlag.enrolments,
        underlag.followups,
        underlag.applications,
        underlag.tallies,
        underlag.activities,
        underlag.surveys,
        underlag.survey_sums,
        underlag.national,
        underlag.goals,
        underlag.texts,
        underlag.history,
        underlag.organisation,
    )
    filled = (row.is_filled for row in underlag.insatser)
    amounts = (bool(post.belopp) for post in underlag.economy)
    return not (any(len(each) > 0 for each in rows) or any(filled) or any(amounts))


def _has_rows(underlag: Underlag, period: Period) -> bool:
    first, last = ((day - _EPOCH).days for day in (period.start, period.end))
    rows = underlag.enrolments
    return any(
        bool(((rows[name] >= first) & (rows[name] <= last)).any()) for name in ("start", "slut")
    )


def _has_sheets(underlag: Underlag, period: Period) -> bool:
    year = period.year
    return (
        any(
            bool((rows["year"] == year).any())
            for rows in (
                underlag.applications,
                underlag.tallies,
                underlag.activities,
                underlag.surveys,
                underlag.survey_sums,
            )
        )
        or any(goal.year == year for goal in underlag.goals)
        or any(row.year == year and row.is_filled for row in underlag.insatser)
        or any(
            amount.kolumn.period.year == year for post in underlag.economy for amount in post.belopp
        )
        or any(text.year == year for texts in underlag.texts.values() for text in texts)
        or any(figure.period == period for figure in underlag.history)
    )

"""Whether the folder says anything about a period: a mistyped year must not become zeros."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error, warning
from sofrep.pipeline.kinds_of_year import check_kinds
from sofrep.register.underlag import Underlag
from sofrep.statistics import check_rows

_EPOCH = date(1970, 1, 1)


def check_year(
    underlag: Underlag, forbund: Forbund, folder: Path, period: Period
) -> Iterator[Problem]:
    """A problem when nothing begins, ends or is written down in `period`; else of what is lacking.

    An error, unless the year has a folder of its own: then the office has only just begun.
    """
    if _has_rows(underlag, period) or _has_sheets(underlag, period):
        if len(underlag.enrolments):  # else nobody has begun, and only a build is refused
            yield from check_rows(underlag, forbund, period)
        yield from check_kinds(underlag, forbund, period)
        return
    place = Place(f"{period.year}/")
    if (folder / str(period.year)).is_dir():
        yield warning(
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


def _has_rows(underlag: Underlag, period: Period) -> bool:
    first, last = ((day - _EPOCH).days for day in (period.start, period.end))
    rows = underlag.enrolments
    return any(bool(rows[name].between(first, last).any()) for name in ("start", "slut"))


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

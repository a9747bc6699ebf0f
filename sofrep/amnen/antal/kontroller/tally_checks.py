"""What counting finds wrong with the tallies: missing, unwanted, or numbers that disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sofrep.amnen.antal.kontroller.tally_sums import CHECKS, Tally
from sofrep.domain.efterfoljare import running
from sofrep.domain.forbund import Forbund, Underlagsslag
from sofrep.domain.period import Period
from sofrep.domain.problem import Place, Problem, error
from sofrep.statistics.codes import Codes
from sofrep.statistics.tally_books import Key, book_of, counts_of, every_count
from sofrep.statistics.tally_lines import Tallied
from sofrep.statistics.underlag import UNKNOWN, Underlag

_UNREADABLE = frozenset({"streck-okanda", "tal-okant", "antal-orimligt"})
"""What reading says of a cell that should hold a count."""


def check_tallies(underlag: Underlag, forbund: Forbund, period: Period) -> tuple[Problem, ...]:
    """Every error of the tallies of all years, and of insatser that lack the period's."""
    return (
        *_every_year(underlag, forbund),
        *_missing(underlag, forbund, period),
        *_with_rows(underlag, forbund),
    )


def _every_year(underlag: Underlag, forbund: Forbund) -> Iterator[Problem]:
    frame, codes = underlag.tallies, Codes(forbund)
    pairs = dict.fromkeys(frame.rows("year", "insats"))
    for year, number in sorted(pairs):
        insats = forbund.insats[number]
        counts = counts_of(frame, number, year)
        several = insats.flera_varden
        book = book_of(counts, Period.of_year(year), codes, several_values=several)
        tally = Tally(underlag, forbund, insats, year, counts, book)
        yield from _not_wanted(tally)
        yield from _twice(tally, number)
        if not _has_unreadable(underlag, counts):
            for check in CHECKS:
                yield from check(tally)


def _has_unreadable(underlag: Underlag, counts: dict[Key, Tallied]) -> bool:
    """Whether a count on the same sheets could not be read: then no sum says anything."""
    places = (underlag.sheets[cell[0]].place(1) for each in counts.values() for cell in each.cells)
    sheets = {(place.file, place.sheet) for place in places}
    return any(
        problem.rule in _UNREADABLE and (problem.place.file, problem.place.sheet) in sheets
        for problem in underlag.problems
    )


def _missing(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    frame = underlag.tallies
    counted = set(frame["insats"][frame["year"] == period.year].tolist())
    for insats in running(forbund, period.year):
        wanted = insats.underlag is Underlagsslag.ANTAL
        if wanted and forbund.insats.index(insats) not in counted:
            yield error(
                "insats-utan-antal",
                Place(f"{period.year}/antal.xlsx"),
                f"Det finns inga antal för {insats.namn} {period.year}.",
                "Fyll i insatsens rad på bladet Antal eller dess pinnblad. Pågick den inte det "
                "året, ange fran eller till för insatsen i forbund.toml.",
            )


def _with_rows(underlag: Underlag, forbund: Forbund) -> Iterator[Problem]:
    """Rows of an insats that delivers counts only would be counted nowhere."""
    for number, insats in enumerate(forbund.insats):
        if insats.underlag is not Underlagsslag.ANTAL:
            continue
        for frame in (underlag.enrolments, underlag.followups):
            mine = [*frame.where(frame["insats"] == number).rows("sheet", "row")]
            if mine:
                sheet, row = mine[0]
                yield error(
                    "insats-antal-och-rader",
                    underlag.sheets[sheet].place(row),
                    f"{insats.namn} lämnar bara antal enligt forbund.toml, men har "
                    f"{len(mine)} {'rad' if len(mine) == 1 else 'rader'} på bladet, som inte räknas.",
                    "Ta bort raderna. Eller ta bort underlag för insatsen i forbund.toml och ange "
                    "register_fran där, om den nu för ett register.",
                )


def _not_wanted(tally: Tally) -> Iterator[Problem]:
    first = next(iter(tally.counts.values()))
    start = tally.forbund.rows_from(tally.insats)
    if start is not None and date(tally.year, 1, 1) >= start:
        yield error(
            "insats-antal-och-rader",
            tally.place(first),
            f"{tally.insats.namn} räknas ur registret {tally.year} men har också antal.",
            "Ta bort antalen. Eller ange register_fran för insatsen i forbund.toml, om registret "
            "är komplett först senare.",
        )
    if not tally.insats.runs(tally.year):
        yield error(
            "insats-utanfor-ar",
            tally.place(first),
            f"{tally.insats.namn} pågick inte {tally.year} enligt forbund.toml, men har antal för året.",
            "Flytta antalen till rätt år, eller rätta fran och till i forbund.toml.",
        )


def _twice(tally: Tally, number: int) -> Iterator[Problem]:
    """A number that stands in two sheets must be the same."""
    for key, counted in every_count(tally.underlag.tallies, number, tally.year):
        first = tally.counts[key]
        if counted.antal != first.antal:
            steps, month, column = key
            of_month = f", månad {month}" if month != UNKNOWN else ""
            yield tally.problem(
                "antal-olika",
                counted,
                f"{tally.said(steps, counted, column)}{of_month}, men {first.antal} i "
                f"{tally.place(first)}.",
            )

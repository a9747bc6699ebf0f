"""The next year's sheets, with last year's goals and describing texts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from sofrep.amnen.alla.goal_names import name_of
from sofrep.domain.figure import Number
from sofrep.domain.forbund import Forbund
from sofrep.domain.mal import Mal
from sofrep.errors import FaultyDataError
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.documents import texts_of_year
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.output import replace_file
from sofrep.pipeline.startmapp.makers import (
    NOTHING,
    ExistsError,
    LastYear,
    make_missing,
    year_makers,
)
from sofrep.pipeline.startmapp.profile_text import with_dokument
from sofrep.pipeline.startmapp.workbooks import Cells
from sofrep.statistics.underlag import TextKey, Underlag

_FOLLOWING = frozenset(
    {
        "syfte",
        "malgrupp",
        "beskrivning",
        "personal",
        "ordlista",
        "uppdrag",
        "styrning",
        "principer",
        "kontakt",
    }
)
"""Sections whose texts hold for more than a year; comments do not."""


class NewYear(Struct, frozen=True):
    """What was made: the files, those that were there, and how many goals came along.

    `heading` is whether forbund.toml was given the year's, `lacking` what it still does not have of the
    year: its heading, the members' money.
    """

    files: tuple[Path, ...]
    existing: tuple[Path, ...]
    goals: int
    heading: bool
    lacking: tuple[str, ...]


def add_year(folder: Path, year: int) -> NewYear:
    """Make the sheets of `year`; a file that exists is left as it is.

    Goals come along with wording, measure, comparator and target, not with results: last
    year's are computed, and one that was typed in becomes the new row's "Föregående år".  The
    economy's posts come along with last year's amounts beside, and the organisation as it was.

    Raises:
        ExistsError: if the year has all its sheets.
        FaultyDataError: if the profile, or last year's goals or texts, have errors.
    """
    forbund, _ = profile_of(folder)
    carried = carried_over(folder, forbund, year)
    made, existing = make_missing(folder, year_makers(forbund, year, carried))
    if not made:
        raise ExistsError(f"Bladen för {year} finns redan. Inget har ändrats.")
    has_new_goals = any(path.stem == "mal" for path in made)
    has_heading = str(year) in forbund.dokument
    added = not has_heading and _add_heading(folder / PROFILE_NAME, year)
    return NewYear(
        files=made,
        existing=existing,
        goals=len(carried.goals) if has_new_goals else 0,
        heading=added,
        lacking=tuple(_lacking(forbund, year, has_heading=has_heading or added)),
    )


def _add_heading(profile: Path, year: int) -> bool:
    """Give the profile the heading of the year's documents; False where it has no place for it."""
    text = with_dokument(profile.read_bytes().decode("utf-8"), year)
    if text is not None:
        replace_file(profile, text.encode())
    return text is not None


def _lacking(forbund: Forbund, year: int, *, has_heading: bool) -> Iterator[str]:
    if not has_heading:
        yield f"rubriken [dokument.{year}] med datum och diarienummer"
    if any(str(year) not in medlem.bidrag for medlem in forbund.medlem):
        yield f"medlemmarnas bidrag, bidrag = {{ {year - 1} = 600000, {year} = 620000 }}"


def carried_over(folder: Path, forbund: Forbund, year: int) -> LastYear:
    """What `year` takes over from the year before; nothing where that has no folder.

    Raises:
        FaultyDataError: if last year's goals or texts have errors, which would be lost.
    """
    from sofrep.amnen.alla.sheets import read_underlag

    last = year - 1
    if not (folder / str(last)).is_dir():
        return NOTHING
    underlag = read_underlag(folder, forbund)
    faults = [p for p in underlag.problems if p.is_error and p.place.file.startswith(f"{last}/")]
    if faults:
        raise FaultyDataError(faults)
    return LastYear(
        goals=tuple(_goal_row(goal, forbund) for goal in underlag.goals if goal.year == last),
        texts=describing_texts(underlag, year),
        posts=tuple(post for post in underlag.economy if post.year == last),
        organisation=tuple(m for m in underlag.organisation if m.year == last),
    )


def describing_texts(underlag: Underlag, year: int) -> dict[TextKey, str]:
    """Last year's texts that a new text workbook begins with."""
    texts = texts_of_year(underlag, year - 1)
    return {key: text for key, text in texts.items() if key.avsnitt in _FOLLOWING}


def _goal_row(goal: Mal, forbund: Forbund) -> Cells:
    names = {insats.kod: insats.kortnamn or insats.namn for insats in forbund.insats}
    names |= {union.kod: union.namn for union in forbund.union}
    parts = {part.kod: part.namn for part in forbund.part}
    return {
        "insats": names.get(goal.scope, "Förbundet"),
        "mal": goal.wording,
        "matt": _measure(goal, forbund),
        "jamforelse": goal.jamforelse and str(goal.jamforelse),
        "malvarde": _cell(goal.target),
        "enhet": str(goal.unit)
        if goal.matt or goal.target is not None or not goal.in_words
        else "",
        "forra": None if goal.matt else _cell(goal.entered),
        "forra_i_ord": goal.in_words,
        "part": parts.get(goal.part, ""),
        "omrade": goal.omrade,
    }


def _measure(goal: Mal, forbund: Forbund) -> str:
    """The measure as the sheet offers it; a figure of the year by its id is that of the next."""
    year, dot, rest = goal.matt.partition(".")
    if year == str(goal.year):
        return f"{goal.year + 1}{dot}{rest}"
    return name_of(goal.matt, forbund, goal.scope) if goal.matt else ""


def _cell(value: Number | None) -> int | float | None:
    # A cell of Excel holds a binary float; reading rounds it back to what is shown.
    return float(value) if isinstance(value, Fraction) else value

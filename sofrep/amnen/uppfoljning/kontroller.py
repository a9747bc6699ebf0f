"""Where follow-up sheets do not fit the cohorts of exits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sofrep.domain.forbund import Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, Problem, error
from sofrep.statistics.answers import sheet_rows, uses_sheet
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Underlag
from sofrep.statistics.ways import EVERYTHING

_SEX_NAMES = ("kvinnor", "män", "övriga")


def check_followups(underlag: Underlag, forbund: Forbund, period: Period) -> tuple[Problem, ...]:
    """Where the follow-up sheets do not fit the cohorts that the report of `period` follows up.

    A half-year that lies in the window only in part; more rows than the register has exits, by
    insats and sex; answers both in the register and in a sheet.
    """
    source = Source(underlag, forbund, period, EVERYTHING)
    return tuple(
        problem
        for horizon in forbund.uppfoljning
        if (window := source.window(horizon)) is not None
        for check in (_straddling, _too_many, _answered_twice)
        for problem in check(source, horizon, window)
    )


def _straddling(source: Source, horizon: Uppfoljning, window: Period) -> Iterator[Problem]:
    _, partly = sheet_rows(source.underlag, source.forbund, horizon, window)
    for place in _sheet_places(source.underlag, np.flatnonzero(partly).tolist()):
        yield error(
            "uppfoljning-over-fonstret",
            place,
            f"Halvåret ligger bara delvis i tiden för uppföljning efter {horizon.namn}: "
            f"avslut {window.start} till {window.end}.",
            "Skriv avslutsdatum i stället för halvår, eller ändra fonster i forbund.toml.",
            About(year=source.period.year),
        )


def _too_many(source: Source, horizon: Uppfoljning, window: Period) -> Iterator[Problem]:
    underlag, forbund = source.underlag, source.forbund
    within, _ = sheet_rows(underlag, forbund, horizon, window)
    insatser, sexes = underlag.followups["insats"], underlag.followups["kon"]
    for insats in _from_sheet(source, horizon, window):
        name = forbund.insats[insats].namn
        exits = source.register_rows((insats,), f"uppf-{horizon.kod}.kohort").count()[1:]
        for sex, known in enumerate(exits):
            rows = np.flatnonzero(within & (insatser == insats) & (sexes == sex)).tolist()
            if known is not None and len(rows) > known:
                yield error(
                    "uppfoljning-fler-an-avslut",
                    _sheet_places(underlag, rows[known : known + 1])[0],
                    f"Uppföljningen efter {horizon.namn} har {_rows(len(rows))} för {name}, "
                    f"{_SEX_NAMES[sex]}, men registret har {known} avslut "
                    f"{window.start} till {window.end}.",
                    "Jämför bladet med registret: ta bort rader som inte hör hit, eller fyll i "
                    "slutdatum som saknas.",
                    About(forbund.insats[insats].kod, source.period.year),
                )


def _answered_twice(source: Source, horizon: Uppfoljning, window: Period) -> Iterator[Problem]:
    underlag, forbund = source.underlag, source.forbund
    for insats in _from_sheet(source, horizon, window):
        rows = source.register_rows((insats,), f"uppf-{horizon.kod}.kohort")
        answered = np.flatnonzero(rows.column(f"{horizon.kod}.svarat"))
        if len(answered):
            first = int(answered[0])
            sheet, row = rows.column("sheet")[first], rows.column("row")[first]
            yield error(
                "uppfoljning-dubbel",
                underlag.sheets[int(sheet)].place(int(row)),
                f"{forbund.insats[insats].namn} har svar på uppföljningen efter {horizon.namn} "
                f"både i registret ({_rows(len(answered))}) och i ett uppföljningsblad.",
                "För svaren på ett av ställena och ta bort dem på det andra.",
                About(forbund.insats[insats].kod, source.period.year),
            )


def _from_sheet(source: Source, horizon: Uppfoljning, window: Period) -> list[int]:
    """The insatser with answers in a sheet whose register holds the window's exits."""
    from_sheet = uses_sheet(source.underlag, source.forbund, horizon, window)
    return sorted(insats for insats in from_sheet if source.has_exits(horizon, insats))


def _rows(number: int) -> str:
    return f"{number} rad" if number == 1 else f"{number} rader"


def _sheet_places(underlag: Underlag, index: list[int]) -> list[Place]:
    cells = [*underlag.followups.rows("sheet", "row")]
    return [underlag.sheets[sheet].place(row) for sheet, row in (cells[n] for n in index)]

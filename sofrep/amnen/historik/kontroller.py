"""Entered history beside what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sofrep.amnen.alla.between.years import history_place
from sofrep.amnen.alla.catalogue import every_name, find
from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import Absence, Figure, FigureSet
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Problem, warning
from sofrep.statistics.underlag import Underlag

_MANY = 5
"""More of a workbook than these are told together."""


def check_history(underlag: Underlag, forbund: Forbund, period: Period) -> tuple[Problem, ...]:
    """Entered history that no figure is, or that is also computed from rows; all are warnings."""
    return (*_entered_unknown(underlag, forbund), *_entered_and_computed(underlag, forbund, period))


def _entered_unknown(underlag: Underlag, forbund: Forbund) -> Iterator[Problem]:
    for figure in underlag.history:
        of_forbundet = figure.scope == FORBUNDET
        found = find(figure.measure, forbund)
        if any(match.measure.forbundet == of_forbundet for match in found):
            continue
        known = every_name(forbund, of_forbundet=of_forbundet)
        near = get_close_matches(figure.measure, list(known), n=1, cutoff=0)[0]
        yield warning(
            "historik-okand",
            history_place(underlag, figure.id),
            f"{figure.id} är ingen siffra som programmet räknar, och används inte.",
            f"Menar ni {figure.period.key}.{figure.scope}.{near}? Alla id visas av: sofrep figures",
            About(figure.scope, figure.period.year),
        )


def _entered_and_computed(
    underlag: Underlag, forbund: Forbund, period: Period
) -> Iterator[Problem]:
    """Those that are computed too, one by one; many of a workbook together, as before old rows are deleted."""
    found: dict[str, list[Figure]] = {}
    for shown in (period, period.previous()):
        entered = [figure for figure in underlag.history if figure.period == shown]
        computed = compute(underlag, forbund, shown) if entered else FigureSet()
        for figure in entered:
            known = computed.get(figure.id)
            if known is not None and known.absence is not Absence.EJ_RAKNAT:
                found.setdefault(history_place(underlag, figure.id).file, []).append(figure)
    for figures in found.values():
        if len(figures) > _MANY:
            yield _told(underlag, figures[0], len(figures) - 1)
        else:
            yield from (_told(underlag, figure) for figure in figures)


def _told(underlag: Underlag, figure: Figure, more: int = 0) -> Problem:
    """The warning of one that is computed too, with so many `more` beside it."""
    both = f"och {more} siffror till är inmatade" if more else "är inmatad"
    action = "Ta bort raden ur historiken."
    if more:
        action = "Ta bort raderna ur historiken. Gallrar ni, ta i stället bort de gamla raderna i registret."
    return warning(
        "historik-aven-beraknad",
        history_place(underlag, figure.id),
        f"{figure.id} {both} i historiken men räknas också ut ur registret. Det uträknade värdet används.",
        action,
        About(figure.scope, figure.period.year),
    )

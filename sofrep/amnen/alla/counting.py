"""Every figure of one period: for each page, every measure that is declared of it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sofrep.amnen.ansokningar.siffror import applications
from sofrep.amnen.ekonomi.siffror.funding import funding
from sofrep.amnen.ekonomi.siffror.postmatt import economy
from sofrep.amnen.enkat.siffror.survey_measures import survey_figures
from sofrep.amnen.insatsmedel.siffror import insats_money
from sofrep.amnen.inskrivningar.siffror.inskrivna import (
    EXITS,
    HEAD_COUNTS,
    MONTHS,
    SUPPORT_TIME,
    WHO,
)
from sofrep.amnen.inskrivningar.siffror.personer import GROUPS, PERSONS, REPEATS, own_measures
from sofrep.amnen.strukturella.siffror import structural
from sofrep.amnen.uppfoljning.siffror import follow_ups
from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.period import Period
from sofrep.statistics.measure import figures_of_pages
from sofrep.statistics.measure_words import POPULATIONS
from sofrep.statistics.page import Page
from sofrep.statistics.source import Source
from sofrep.statistics.underlag import Underlag
from sofrep.statistics.ways import EVERYTHING, Selection


def compute(
    underlag: Underlag, forbund: Forbund, period: Period, selection: Selection = EVERYTHING
) -> FigureSet:
    """The figures of `period` in every insats and union that runs in it, and in the förbund.

    The measures are listed in docs/figures.md.  An insats has figures of a period from whose start
    its register is complete, or for whose year it has tallies; a cohort that begins before the
    register has none of follow-up.  Those of a `selection` have ids of their own.
    """
    return _named(_figures(Source(underlag, forbund, period, selection)), selection)


def compute_scope(
    underlag: Underlag, forbund: Forbund, period: Period, selection: Selection, scope: str
) -> FigureSet:
    """The figures of enrolments in one insats, one union or all insatser, as `compute` makes them."""
    source = Source(underlag, forbund, period, selection)
    if not source.is_counted(scope):
        return FigureSet()
    if scope == FORBUNDET:
        return _named(_of_all(source), selection)
    return _named(_enrolments(source, scope), selection)


def _named(figures: Iterator[Figure], selection: Selection) -> FigureSet:
    if not selection:
        return FigureSet(figures)
    return FigureSet(replace(figure, id=figure.id + selection.suffix) for figure in figures)


def _of_all(source: Source) -> Iterator[Figure]:
    return figures_of_pages(_pages(source, FORBUNDET), HEAD_COUNTS, source.forbund)


def _figures(source: Source) -> Iterator[Figure]:
    forbund, period = source.forbund, source.period
    for scope in forbund.scopes():
        if source.is_counted(scope):
            yield from _enrolments(source, scope)
        yield from follow_ups(source, scope)
    if source.is_counted(FORBUNDET):
        yield from _of_all(source)
    if not source.selection:  # these know no participants
        yield from applications(source.underlag, forbund, period)
        yield from funding(forbund, period)
        yield from structural(source.underlag, forbund, period)
        yield from survey_figures(source.underlag, forbund, period)
        yield from economy(source.underlag, period)
        yield from insats_money(source.underlag, forbund, period)


def _enrolments(source: Source, scope: str) -> Iterator[Figure]:
    pages = _pages(source, scope)
    young = {"population": "avslutade.unga"}
    pages["avslutade.unga"] = pages["avslutade"].narrow("unga", words=young)
    own = own_measures(source.forbund)
    for measures in (WHO, MONTHS, SUPPORT_TIME, EXITS, GROUPS, PERSONS, REPEATS, own):
        yield from figures_of_pages(pages, measures, source.forbund)


def _pages(source: Source, scope: str) -> dict[str, Page]:
    return {name: Page.of(source, scope, name, {"population": name}) for name in POPULATIONS}

"""Every figure of one period: reads like a contents page."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.figure import Figure, FigureSet
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.domain.period import Period
from sofrep.register.underlag import Underlag
from sofrep.statistics.ages import ages
from sofrep.statistics.applications import applications
from sofrep.statistics.economy import economy
from sofrep.statistics.enrolment_time import longest_enrolment_time, mean_enrolment_time
from sofrep.statistics.followup import follow_ups
from sofrep.statistics.funding import funding
from sofrep.statistics.groups import groups
from sofrep.statistics.head_counts import head_counts
from sofrep.statistics.indicators import survey_figures
from sofrep.statistics.insats_money import insats_money
from sofrep.statistics.outcomes import outcomes
from sofrep.statistics.page import Page
from sofrep.statistics.persons import persons, repeats
from sofrep.statistics.populations import by_month, size, size_of_new
from sofrep.statistics.selection import Selection
from sofrep.statistics.source import POPULATIONS, Source
from sofrep.statistics.structural import structural
from sofrep.statistics.support_time import mean_support_time, support_time

EVERYTHING = Selection()


def compute(
    underlag: Underlag, forbund: Forbund, period: Period, selection: Selection = EVERYTHING
) -> FigureSet:
    """The figures of `period` in every insats and union that runs in it, and in the förbund.

    The measures are listed in docs/figures.md.  An insats has figures of a period from whose start
    its register is complete, or for whose year it has tallies; a cohort that begins before the
    register has none of follow-up.
    """
    return FigureSet(_figures(Source(underlag, forbund, period, selection)))


def _figures(source: Source) -> Iterator[Figure]:
    forbund, period = source.forbund, source.period
    for scope in forbund.scopes():
        if source.is_counted(scope):
            yield from _enrolments(source, scope)
        yield from follow_ups(source, scope)
    if source.is_counted(FORBUNDET):
        yield from head_counts(source)
    if not source.selection:  # these know no participants
        yield from applications(source.underlag, forbund, period)
        yield from funding(forbund, period)
        yield from structural(source.underlag, period)
        yield from survey_figures(source.underlag, forbund, period)
        yield from economy(source.underlag, period)
        yield from insats_money(source.underlag, forbund, period)


def _enrolments(source: Source, scope: str) -> Iterator[Figure]:
    pages = {
        name: Page.of(source.period, scope, name, source.rows(scope, name)) for name in POPULATIONS
    }
    new, ended, current = pages["nya"], pages["avslutade"], pages["aktuella"]
    everyone, anonymous = source.rows(scope, "nya-alla"), source.rows(scope, "nya-anonyma")
    for page in pages.values():
        yield from size_of_new(page, everyone, anonymous) if page is new else size(page)
        yield from ages(page)
        yield from page.coded("kommun")
    for page in (new, ended):
        yield from by_month(page)
    for page in (current, new, ended):
        yield from support_time(page)
    yield from _ended(ended)
    yield from groups(current)
    for page in (new, current):
        yield from persons(page)
    yield repeats(new)


def _ended(page: Page) -> Iterator[Figure]:
    young = page.narrow("unga", name=f"{page.name}.unga")
    yield from outcomes(page)
    yield from mean_enrolment_time(page)
    yield from longest_enrolment_time(page)
    yield from outcomes(young)
    yield from mean_enrolment_time(young)
    yield from mean_support_time(young)

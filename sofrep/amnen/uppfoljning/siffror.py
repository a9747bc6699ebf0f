"""The measures of follow-up: from the cohort of exits over consent and answer to the outcome then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sofrep.domain.figure import Figure
from sofrep.statistics.counters import Line, Of, breakdown, kodgrupper, of_groups, part
from sofrep.statistics.crossed import CHANGED, Crossing, known
from sofrep.statistics.dimension import FORS, SYSS
from sofrep.statistics.measure import Measure, figures_of_pages
from sofrep.statistics.page import Page

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund, Kodlista, Uppfoljning
    from sofrep.statistics.source import Source

_OUTCOMES = (FORS, SYSS)
_COHORT, _ASKED, _CONSENTED, _ANSWERED = "kohort", "svar", "samtycke", "svarade"


def _kept(page: Page, line: Line) -> Iterator[Figure]:
    """Of those who had a code of a kodgrupp at exit, those who have one at follow-up too.

    Unknown where nobody's exit is noted: then nobody knows who had one.
    """
    for kod, dimension, measure in of_groups(page, line, _OUTCOMES):
        unknown = page.blanks(dimension, "avslut.")
        had = page.narrow(f"avslut.{kod}")
        counts, blank = had.rows.count_of(kod), had.blanks(dimension)
        yield from known(had.part(measure, counts, kod, blanks=blank), page, unknown)


_AT_FOLLOW_UP = Of(
    (_ANSWERED,),
    "uppf-<uppföljning>",
    "uppföljning {uppföljning}",
    "de som svarade",
    "vid uppföljningen",
)

FOLLOW_UP: tuple[Line, ...] = (
    Measure(
        "uppf-<uppföljning>.kohort",
        "uppföljning {uppföljning}, avslutade att följa upp",
        "Avslutade under den tid som uppföljningen gäller.",
        lambda page, line: page.count(line.pattern, page.size),
        of=(_COHORT,),
    ),
    Measure(
        "uppf-<uppföljning>.samtycke",
        "uppföljning {uppföljning}, samtycke",
        "De som samtyckt till uppföljning. Saknas uppgift räknas det inte som samtycke.",
        part("samtycke"),
        of=(_ASKED,),
        share="de som samtyckt / alla avslutade att följa upp",
    ),
    Measure(
        "uppf-<uppföljning>.svarade",
        "uppföljning {uppföljning}, svarade",
        "De som samtyckt och svarat; andelen är svarsfrekvensen.",
        part("svarade"),
        of=(_CONSENTED,),
        share="de som svarade / de som samtyckt",
    ),
    *breakdown(FORS, _AT_FOLLOW_UP),
    *breakdown(SYSS, _AT_FOLLOW_UP),
    Measure(
        "uppf-<uppföljning>.<utfallsgrupp>",
        "uppföljning {uppföljning}, {utfallsgrupp}",
        "Minst ett värde vid uppföljningen som förbundet räknar till gruppen.",
        kodgrupper(_OUTCOMES),
        of=(_ANSWERED,),
        share="de med ett sådant värde / de som svarade",
    ),
)
AT_EXIT: tuple[Line, ...] = (
    Measure(
        "uppf-<uppföljning>.avslut.<utfallsgrupp>",
        "uppföljning {uppföljning}, vid avslut, alla avslutade, {utfallsgrupp}",
        "Värdet vid avslut för alla avslutade att följa upp.",
        kodgrupper(_OUTCOMES),
        of=(_COHORT,),
        share="de med ett sådant värde / alla avslutade att följa upp",
    ),
)
SAME_PERSONS: tuple[Line, ...] = (
    Measure(
        "uppf-<uppföljning>.samma.<utfallsgrupp>",
        "uppföljning {uppföljning}, vid avslut, samma personer, {utfallsgrupp}",
        "Värdet vid avslut för dem som svarade vid uppföljningen.",
        kodgrupper(_OUTCOMES, at="avslut."),
        of=(_ANSWERED,),
        share="de med ett sådant värde / de som svarade",
    ),
    Measure(
        "uppf-<uppföljning>.kvar.<utfallsgrupp>",
        "uppföljning {uppföljning}, fortfarande {utfallsgrupp}",
        "De som hade ett sådant värde vid avslut, svarade och har ett vid uppföljningen också.",
        _kept,
        of=(_ANSWERED,),
        share="de med ett sådant värde / de som svarade och hade ett sådant värde vid avslut",
    ),
)
FOLLOW_UPS = (FOLLOW_UP, AT_EXIT, SAME_PERSONS)


def changes(forbund: Forbund) -> tuple[Line, ...]:
    """From the exit to the follow-up, of what is noted at the start too."""
    return _changes(forbund.noteras_vid_start)


@lru_cache(maxsize=8)
def _changes(at_start: tuple[Kodlista, ...]) -> tuple[Line, ...]:
    start, namn = _AT_FOLLOW_UP.pattern, _AT_FOLLOW_UP.namn
    noted = [each for each in _OUTCOMES if each.lista in at_start]
    crossed = [Crossing(f"{start}.{CHANGED}.{e.name}", "", e, e, at="avslut.") for e in noted]
    return tuple(line for each in crossed for line in each.measures(namn, (_ANSWERED,)))


def follow_ups(source: Source, scope: str) -> Iterator[Figure]:
    """The figures of every horizon that is followed up in all insatser of the scope.

    An insats that has ended is followed up as long as its exits are; one that another has taken
    over is followed up there.
    """
    kods = source.forbund.scopes()[scope]
    if not source.insatser[scope]:
        return
    for horizon in source.forbund.uppfoljning:
        if set(kods) <= set(horizon.insatser) and source.is_followed_up(horizon, scope):
            uses_sheet = source.uses_sheet(horizon, scope)
            # A sheet's rows know neither kommun nor age: nothing can be said of a selection.
            if not (source.selection and uses_sheet):
                pages = _pages(source, scope, horizon, uses_sheet=uses_sheet)
                for measures in (*FOLLOW_UPS, changes(source.forbund)):
                    yield from figures_of_pages(pages, measures, source.forbund)


def _pages(
    source: Source, scope: str, horizon: Uppfoljning, *, uses_sheet: bool
) -> Mapping[str, Page]:
    """Those to follow up, those asked for consent, those who gave it, and those who answered."""
    name, words = f"uppf-{horizon.kod}", {"uppföljning": horizon.kod}
    table = "uppfoljning" if uses_sheet else ""
    cohort = Page.of(source, scope, f"{name}.kohort", words)
    asked = Page.of(source, scope, f"{name}.svar", words, table)
    sexes = max(cohort.sexes, asked.sexes, key=len)
    cohort = replace(cohort, sexes=sexes)
    asked = replace(asked, sexes=sexes, whole=cohort)
    consented = asked.narrow("samtycke")
    answered = consented.narrow("svarade")
    return {_COHORT: cohort, _ASKED: asked, _CONSENTED: consented, _ANSWERED: answered}

"""What counting finds wrong with the rows: faults that no single row shows."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import numpy as np

from sofrep.amnen.alla.between.years import history_place
from sofrep.amnen.alla.catalogue import every_name, find
from sofrep.amnen.alla.counting import EVERYTHING, compute
from sofrep.amnen.ansokningar.siffror import Applications
from sofrep.amnen.strukturella.siffror import rows_without_month
from sofrep.domain.figure import Absence, FigureSet
from sofrep.domain.forbund import FORBUNDET, Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Place, Problem, error, warning
from sofrep.statistics.answers import sheet_rows, uses_sheet
from sofrep.statistics.source import Source
from sofrep.statistics.table import integers
from sofrep.statistics.underlag import Underlag

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
            f"Halvåret ligger bara delvis i fönstret för uppföljning efter {horizon.namn}: "
            f"avslut {window.start} till {window.end}.",
            "Skriv avslutsdatum i stället för halvår, eller ändra fönstret i profilen.",
            About(year=source.period.year),
        )


def _too_many(source: Source, horizon: Uppfoljning, window: Period) -> Iterator[Problem]:
    underlag, forbund = source.underlag, source.forbund
    within, _ = sheet_rows(underlag, forbund, horizon, window)
    insatser, sexes = integers(underlag.followups, "insats"), integers(underlag.followups, "kon")
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
    sheets = integers(underlag.followups, "sheet")[index].tolist()
    rows = integers(underlag.followups, "row")[index].tolist()
    return [underlag.sheets[sheet].place(row) for sheet, row in zip(sheets, rows, strict=True)]


def check_counts(underlag: Underlag, forbund: Forbund, period: Period) -> tuple[Problem, ...]:
    """What the office should know about the period's counts; all are warnings.

    Entered history that no figure is, or that is also computed from rows; in a part of a year,
    applications without a month and activities without a month.
    """
    return (
        *_entered_unknown(underlag, forbund),
        *_entered_and_computed(underlag, forbund, period),
        *_without_month(underlag, forbund, period),
        *_without_date(underlag, period),
    )


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
            f"Menas {figure.period.key}.{figure.scope}.{near}? Alla id visas av: sofrep figures",
            About(figure.scope, figure.period.year),
        )


def _entered_and_computed(
    underlag: Underlag, forbund: Forbund, period: Period
) -> Iterator[Problem]:
    for shown in (period, period.previous()):
        entered = [figure for figure in underlag.history if figure.period == shown]
        computed = compute(underlag, forbund, shown) if entered else FigureSet()
        for figure in entered:
            known = computed.get(figure.id)
            if known is not None and known.absence is not Absence.EJ_RAKNAT:
                yield warning(
                    "historik-aven-beraknad",
                    history_place(underlag, figure.id),
                    f"{figure.id} är inmatad i historiken men räknas också ut ur underlaget. Det "
                    "uträknade värdet används.",
                    "Ta bort raden ur historiken.",
                    About(figure.scope, figure.period.year),
                )


def _without_month(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    applications = Applications(underlag, forbund, period)
    if undated := applications.undated_in_part_year:
        yield warning(
            "ansokningar-utan-manad",
            underlag.sheets[undated[0].sheet].place(undated[0].row),
            "Ansökningar utan månad kan inte räknas för en del av året; ansökningarna är inte "
            "med i rapporten.",
            "Fyll i månad eller datum för årets alla ansökningar.",
        )
    elif forgotten := applications.forgotten:
        yield warning(
            "ansokningar-utan-manad",
            underlag.sheets[forgotten[0].sheet].place(forgotten[0].row),
            f"{'En rad' if len(forgotten) == 1 else f'{len(forgotten)} rader'} saknar månad, fast andra "
            f"på bladet har en. Ansökningarna {period.year} räknas inte per månad.",
            "Fyll i månad eller datum på alla rader.",
        )


def _without_date(underlag: Underlag, period: Period) -> Iterator[Problem]:
    rows = [] if period.is_year else rows_without_month(underlag, period)
    if rows:
        frame = underlag.activities
        sheet, row = integers(frame, "sheet")[rows[0]], integers(frame, "row")[rows[0]]
        yield warning(
            "strukturella-utan-datum",
            underlag.sheets[int(sheet)].place(int(row)),
            f"Strukturella insatser utan månad ({len(rows)} rader för {period.year}) kan inte räknas "
            "för en del av året; de strukturella insatserna är inte med i rapporten.",
            "Skriv månad eller datum i kolumnen ”När” för årets alla strukturella insatser.",
        )

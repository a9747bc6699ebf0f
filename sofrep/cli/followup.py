"""``sofrep followup``: how it went for those who ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.cli.answers import MeasureRow, compared_for, grid_of, scope_name
from sofrep.cli.options import (
    Alder,
    Data,
    Form,
    Insats,
    Jamfor,
    Kommun,
    Kon,
    PartOfYear,
    UsageFault,
    Year,
    format_of,
    scope_of,
)
from sofrep.cli.show import show
from sofrep.domain.forbund import Kodlista

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund, Uppfoljning
    from sofrep.domain.period import Period

_SHEET = "Svar i ett uppföljningsblad går inte att dela upp efter kommun eller ålder."


def followup(  # noqa: PLR0913 - the filters of a query are its options
    year: Year = None,
    *,
    period: PartOfYear = None,
    insats: Insats = None,
    kon: Kon = None,
    kommun: Kommun = None,
    alder: Alder = None,
    jamfor: Jamfor = None,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa uppföljningen av avslutade: samtycke, svar och utfall."""
    shape = format_of(form)
    answer, _ = compared_for(data, year, kommun, alder, kon, part=period, other=jamfor)
    results = answer.results
    forbund, asked = results.forbund, results.period
    wanted = scope_of(insats, forbund)
    grids = [
        grid_of(
            f"{scope_name(scope, forbund)}, {horizon.namn} efter avslut,",
            scope,
            list(followup_measures(horizon, forbund)),
            answer,
        )
        for scope in forbund.scopes()
        if wanted in (None, scope)
        for horizon in forbund.uppfoljning
    ]
    found = [grid for grid in grids if grid is not None]
    if not found:
        told = f"Det finns ingen uppföljning för {insats or 'insatserna'} {asked.key}."
        why = [_SHEET] if results.selection else [*_too_early(forbund, asked)]
        raise UsageFault(" ".join([told, *why]))
    show(found, shape)


def _too_early(forbund: Forbund, period: Period) -> Iterator[str]:
    """The horizons whose window begins before the register is complete."""
    for horizon in forbund.uppfoljning:
        first = horizon.fonster.of_year(period.year).start
        if forbund.register_fran is not None and first < forbund.register_fran:
            yield (
                f"Uppföljningen efter {horizon.namn} gäller dem som avslutade från {first}, men "
                "enligt register_fran i forbund.toml är registret komplett först från "
                f"{forbund.register_fran}."
            )


def followup_measures(horizon: Uppfoljning, forbund: Forbund) -> Iterator[MeasureRow]:
    """The measures of a horizon, in order."""
    start = f"uppf-{horizon.kod}"
    when = f"efter {horizon.namn}"
    yield MeasureRow(f"Avslutade att följa upp {when}", f"{start}.kohort")
    yield MeasureRow("Samtycke", f"{start}.samtycke")
    yield MeasureRow("Samtycke, andel", f"{start}.samtycke.andel")
    yield MeasureRow("Svarade", f"{start}.svarade")
    yield MeasureRow("Svarsfrekvens", f"{start}.svarade.andel")
    for group in forbund.kodgrupp:
        if group.lista is Kodlista.AVSLUTSORSAK:
            continue
        yield MeasureRow(f"{group.namn} {when}", f"{start}.{group.kod}")
        yield MeasureRow(f"{group.namn} {when}, andel", f"{start}.{group.kod}.andel")
        yield MeasureRow("Vid avslut, alla avslutade", f"{start}.avslut.{group.kod}.andel")
        yield MeasureRow("Vid avslut, samma personer", f"{start}.samma.{group.kod}.andel")
        still = f"Fortfarande {group.namn[:1].lower()}{group.namn[1:]}, av dem vid avslut"
        yield MeasureRow(still, f"{start}.kvar.{group.kod}")
        yield MeasureRow(f"{still}, andel", f"{start}.kvar.{group.kod}.andel")

"""``sofrep disclosure``: which figures the documents hide, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from sofrep.cli.options import Data, Form, PartOfYear, Year, folder_of, format_of, period_of
from sofrep.cli.show import Column, Format, Grid, show, working

if TYPE_CHECKING:
    from sofrep.cli.show import Cell
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.disclosure import Disclosure, HiddenFigure

_HIDDEN = (
    Column("id", "Id"),
    Column("namn", "Namn"),
    Column("varde", "Värde", is_number=True),
    Column("skal", "Varför"),
    Column("intervall", "Kan vara"),
)
_SHOWN = (
    Column("tabell", "Tabell"),
    Column("minsta", "Mindre än", is_number=True),
    Column("antal", "Små antal som visas", is_number=True),
)


def disclosure(
    year: Year = None, *, period: PartOfYear = None, data: Data = None, form: Form = "tabell"
) -> None:
    """Visa vilka antal som döljs i dokumenten och varför."""
    from sofrep.pipeline.evaluate import profile_of

    shape = format_of(form)
    folder = folder_of(data)
    forbund, _ = profile_of(folder)
    days = period_of(year, folder, forbund, period)
    with working("Läser, räknar och letar efter det som går att räkna ut ..."):
        from sofrep.pipeline.disclosure import disclosure_of

        found = disclosure_of(folder, days)
    show(list(_grids(found)), shape)
    if shape is Format.TABELL:
        typer.echo(_summary(found))


def _grids(found: Disclosure) -> list[Grid]:
    hidden = [_row(one, found.forbund) for one in found.hidden]
    shown: list[dict[str, Cell]] = [
        {"tabell": str(cells.tabell), "minsta": cells.minsta, "antal": cells.antal}
        for cells in found.shown
    ]
    grids = [Grid(f"Dolda siffror {found.period.key}", _HIDDEN, hidden)] if hidden else []
    return [*grids, Grid("Små antal som dokumenten visar", _SHOWN, shown)]


def _row(one: HiddenFigure, forbund: Forbund) -> dict[str, Cell]:
    from sofrep.statistics import label

    return {
        "id": one.figure.id,
        "namn": label(one.figure, forbund),
        "varde": one.figure,
        "skal": one.why,
        "intervall": _interval(one),
    }


def _interval(one: HiddenFigure) -> str:
    if one.low is None:
        return ""
    return f"{one.low} eller mer" if one.high is None else f"{one.low}–{one.high}"


def _summary(found: Disclosure) -> str:
    if not found.forbund.rojande.is_on:
        return "Inget döljs: profilen har inga regler under [rojande]."
    return (
        f"{len(found.hidden)} siffror döljs. Tabellen visar deras riktiga värden: den är bara för "
        "kansliet. ”Kan vara” är de heltal som den som läser allt i dokumenten inte kan utesluta."
    )

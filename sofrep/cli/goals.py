"""``sofrep goals``: the goals of a year with their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from sofrep.cli.asking import answer_for
from sofrep.cli.options import Data, Form, Insats, PartOfYear, Year, format_of, scope_of
from sofrep.cli.show import Cell, Column, Format, Grid, cell_text, show
from sofrep.domain.mal import Bedomning, Jamforelse, MalUtfall
from sofrep.visning import svenska

if TYPE_CHECKING:
    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund

_COLUMNS = (
    Column("insats", "Insats"),
    Column("mal", "Mål"),
    Column("malvarde", "Målvärde", is_number=True),
    Column("resultat", "Resultat", is_number=True),
    Column("antal", "Antal", is_number=True, may_go=True),
    Column("forra", "Förra året", is_number=True),
    Column("bedomning", "Bedömning"),
    Column("kommentar", "Kommentar", may_go=True),
)
_EXACT_COLUMNS = (
    *_COLUMNS[:2],
    Column("jamforelse", "Jämförelse"),
    *_COLUMNS[2:4],
    Column("enhet", "Enhet"),
    *_COLUMNS[4:],
)
"""For json and csv, where the target is a number of its own."""

_STYLES = {
    Bedomning.UPPFYLLT.value: "green",
    Bedomning.DELVIS.value: "yellow",
    Bedomning.EJ_UPPFYLLT.value: "red",
    Bedomning.EJ_MATT.value: "dim",
    Bedomning.INGET_MALVARDE.value: "dim",
}
_SIGNS = {Jamforelse.MINST: "≥", Jamforelse.HOGST: "≤"}


def goals(
    year: Year = None,
    *,
    period: PartOfYear = None,
    insats: Insats = None,
    data: Data = None,
    form: Form = "tabell",
) -> None:
    """Visa målen med målvärde, resultat, förra året och bedömning."""
    shape = format_of(form)
    results, _ = answer_for(data, year, part=period)
    scope = scope_of(insats, results.forbund)
    wanted = [goal for goal in results.goals if scope in (None, goal.mal.scope)]
    exact = shape in {Format.JSON, Format.CSV}
    row = _exact_row if exact else _row
    grid = Grid(
        f"Mål {results.period.key}",
        _EXACT_COLUMNS if exact else _COLUMNS,
        [row(goal, results.forbund) for goal in wanted],
        styles=_STYLES,
    )
    show([grid], shape)
    if not wanted and shape is Format.TABELL:
        typer.echo(f"Det finns inga mål att visa för {results.period.key}.")


def _row(goal: MalUtfall, forbund: Forbund) -> dict[str, Cell]:
    sign = _SIGNS[goal.mal.jamforelse] if goal.mal.jamforelse else ""
    target = _target_text(goal)
    return {
        "insats": scope_name(goal.mal.scope, forbund),
        "mal": goal.mal.wording,
        "malvarde": f"{sign} {target}".strip() if target else "",
        "resultat": goal.result,
        "antal": counts(goal.result),
        "forra": goal.previous
        or (f"jämförs inte: {goal.not_compared}" if goal.not_compared else None),
        "bedomning": goal.bedomning.value,
        "kommentar": goal.mal.not_measured or goal.mal.comment,
    }


def _target_text(goal: MalUtfall) -> str:
    """The target with its unit; a whole number without decimals, as in the documents."""
    if goal.target is None:
        return ""
    decimals = 0 if goal.target.denominator == 1 else None
    return svenska.format_value(goal.target, goal.mal.unit, decimals=decimals)


def _exact_row(goal: MalUtfall, forbund: Forbund) -> dict[str, Cell]:
    return _row(goal, forbund) | {
        "jamforelse": str(goal.mal.jamforelse or ""),
        "malvarde": goal.target,
        "enhet": str(goal.mal.unit),
    }


def scope_name(scope: str, forbund: Forbund) -> str:
    """The short name of an insats, the name of a union, "Förbundet"."""
    short = {insats.kod: insats.kortnamn or insats.namn for insats in forbund.insats}
    short |= {union.kod: union.namn for union in forbund.union}
    return short.get(scope, "Förbundet")


def counts(figure: Figure | None) -> str:
    """``53 av 198``: what a share was computed from."""
    if figure is None or figure.numerator is None or figure.denominator is None:
        return ""
    return f"{cell_text(figure.numerator)} av {cell_text(figure.denominator)}"

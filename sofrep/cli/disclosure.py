"""``sofrep disclosure``: what the documents make coarser or hide and why, and what each rule costs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sofrep import paths
from sofrep.cli.options import Data, Form, PartOfYear, Year, folder_of, format_of, period_of
from sofrep.cli.progress import working
from sofrep.cli.show import Format, ListedColumn, Listing, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sofrep.cli.show import Cell
    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.coarser import Disclosure, MadeCoarser, SaidOfAll

_COSTS = (
    ListedColumn("regel", "Regel"),
    ListedColumn("siffror", "Siffror i dokumenten", is_number=True),
    ListedColumn("utan-kon", "Kvinnor och män tillsammans", is_number=True),
    ListedColumn("sammanslaget", "Slås samman med andra", is_number=True),
    ListedColumn("bort", "Visas inte", is_number=True),
)
_COARSER = (
    ListedColumn("period", "Period"),
    ListedColumn("omfattning", "Insats"),
    ListedColumn("grupp", "Vilka"),
    ListedColumn("uppgift", "Vad"),
    ListedColumn("hur", "Hur"),
    ListedColumn("skal", "Varför"),
    ListedColumn("siffror", "Siffror", is_number=True),
)
_HIDDEN = (
    ListedColumn("id", "Id"),
    ListedColumn("namn", "Namn"),
    ListedColumn("varde", "Värde", is_number=True),
    ListedColumn("skal", "Varför"),
)
_SAID = (
    ListedColumn("omfattning", "Insats"),
    ListedColumn("grupp", "Vilka"),
    ListedColumn("antal", "Antal", is_number=True),
    ListedColumn("uppgift", "Vad"),
    ListedColumn("alla", "Alla"),
    ListedColumn("ingen", "Ingen"),
)


def disclosure(
    year: Year = None, *, period: PartOfYear = None, data: Data = None, form: Form = "tabell"
) -> None:
    """Visa vad som görs grövre eller döljs i dokumenten och varför, och vad varje regel kostar."""
    from sofrep.pipeline.gathering import profile_of

    shape = format_of(form)
    folder = folder_of(data)
    forbund, _ = profile_of(folder)
    days = period_of(year, folder, forbund, period)
    out = paths.output_folder(folder, days.key, None, Path.cwd())
    with working("Läser, räknar och letar efter det som går att räkna ut ..."):
        from sofrep.pipeline.coarser import disclosure_of

        found = disclosure_of(folder, days, out)
    show(list(_grids(found)), shape)
    if shape is Format.TABELL:
        typer.echo(_summary(found))


def _grids(found: Disclosure) -> list[Listing]:
    from sofrep.amnen.alla.labels import label

    forbund = found.forbund
    costs: list[dict[str, Cell]] = [
        {
            "regel": cost.rule,
            "siffror": cost.printed,
            "utan-kon": cost.coarser,
            "sammanslaget": cost.joined,
            "bort": f"minst {cost.gone}" if cost.is_least else cost.gone,
        }
        for cost in found.costs
    ]
    grids = [Listing("Vad varje regel döljer", _COSTS, costs)]
    if found.coarser:
        title = f"Redovisas grövre eller inte alls {found.period.key}"
        grids.append(Listing(title, _COARSER, [_coarser(each, forbund) for each in found.coarser]))
    if found.hidden:
        hidden: list[dict[str, Cell]] = [
            {
                "id": one.figure.id,
                "namn": label(one.figure, forbund),
                "varde": one.figure,
                "skal": one.why,
            }
            for one in found.hidden
        ]
        grids.append(Listing(f"Dolda siffror {found.period.key}", _HIDDEN, hidden))
    said = [_said(each, forbund) for each in found.said]
    return [*grids, Listing("Vad en grupp säger i sig", _SAID, said)]


def _coarser(one: MadeCoarser, forbund: Forbund) -> dict[str, Cell]:
    from sofrep.pipeline.coarser_words import group_words, how_words, told_words

    return {
        "period": one.period.key,
        "omfattning": forbund.scope_name(one.scope),
        "grupp": group_words(one.reading.steps, forbund),
        "uppgift": told_words(one.reading.told, forbund),
        "hur": how_words(one, forbund),
        "skal": one.why,
        "siffror": len(one.figures),
    }


def _said(one: SaidOfAll, forbund: Forbund) -> dict[str, Cell]:
    from sofrep.pipeline.coarser_words import group_words, told_words

    sex = "" if str(one.sex) == "totalt" else f", {one.sex}"
    return {
        "omfattning": forbund.scope_name(one.scope),
        "grupp": group_words(one.reading.steps, forbund) + sex,
        "antal": one.size,
        "uppgift": told_words(one.reading.told, forbund),
        "alla": _names(one.everybody, forbund),
        "ingen": _names(one.nobody, forbund),
    }


def _names(figures: Iterable[Figure], forbund: Forbund) -> str:
    from sofrep.amnen.alla.labels import label

    return "; ".join(dict.fromkeys(label(figure, forbund) for figure in figures))


def _summary(found: Disclosure) -> str:
    if not found.forbund.rojande.is_on:
        return "Inget döljs: forbund.toml har inga regler under [rojande]."
    return (
        "Listan är bara för kansliet. Antal personer, totalt och efter kön, visas alltid. ”Ingen” och ”Alla” "
        "är vad som går att veta om var och en i en grupp som visas, för att gruppen i sig säger det."
    )

"""``sofrep disclosure``: what the documents make coarser or hide and why, and what each rule costs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sofrep import paths
from sofrep.cli.options import Data, Form, PartOfYear, Year, folder_of, format_of, period_of
from sofrep.cli.progress import working
from sofrep.cli.show import FilledColumn, Format, Listing, filled, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sofrep.domain.figure import Figure
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.coarser import Cost, Disclosure, HiddenFigure, MadeCoarser, SaidOfAll

_COSTS: tuple[FilledColumn[Cost], ...] = (
    FilledColumn("regel", "Regel", cell=lambda one: one.rule),
    FilledColumn("siffror", "Siffror i dokumenten", is_number=True, cell=lambda one: one.printed),
    FilledColumn(
        "utan-kon", "Kvinnor och män tillsammans", is_number=True, cell=lambda one: one.coarser
    ),
    FilledColumn(
        "sammanslaget", "Slås samman med andra", is_number=True, cell=lambda one: one.joined
    ),
    FilledColumn(
        "bort",
        "Visas inte",
        is_number=True,
        cell=lambda one: f"minst {one.gone}" if one.is_least else one.gone,
    ),
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
    show([*_grids(found)], shape)
    if shape is Format.TABELL:
        typer.echo(_summary(found))


def _grids(found: Disclosure) -> Iterator[Listing]:
    forbund, period = found.forbund, found.period.key
    yield filled("Vad varje regel döljer", _COSTS, found.costs)
    if found.coarser:
        title = f"Redovisas grövre eller inte alls {period}"
        yield filled(title, _coarser(forbund), found.coarser)
    if found.hidden:
        yield filled(f"Dolda siffror {period}", _hidden(forbund), found.hidden)
    yield filled("Vad en grupp säger i sig", _said(forbund), found.said)


def _coarser(forbund: Forbund) -> Sequence[FilledColumn[MadeCoarser]]:
    from sofrep.pipeline.coarser_words import group_words, how_words, told_words

    return (
        FilledColumn("period", "Period", cell=lambda one: one.period.key),
        FilledColumn("omfattning", "Insats", cell=lambda one: forbund.scope_name(one.scope)),
        FilledColumn("grupp", "Vilka", cell=lambda one: group_words(one.reading.steps, forbund)),
        FilledColumn("uppgift", "Vad", cell=lambda one: told_words(one.reading.told, forbund)),
        FilledColumn("hur", "Hur", cell=lambda one: how_words(one, forbund)),
        FilledColumn("skal", "Varför", cell=lambda one: one.why),
        FilledColumn("siffror", "Siffror", is_number=True, cell=lambda one: len(one.figures)),
    )


def _hidden(forbund: Forbund) -> Sequence[FilledColumn[HiddenFigure]]:
    from sofrep.amnen.alla.labels import label

    return (
        FilledColumn("id", "Id", cell=lambda one: one.figure.id),
        FilledColumn("namn", "Namn", cell=lambda one: label(one.figure, forbund)),
        FilledColumn("varde", "Värde", is_number=True, cell=lambda one: one.figure),
        FilledColumn("skal", "Varför", cell=lambda one: one.why),
    )


def _said(forbund: Forbund) -> Sequence[FilledColumn[SaidOfAll]]:
    from sofrep.pipeline.coarser_words import group_words, told_words

    def group(one: SaidOfAll) -> str:
        sex = "" if str(one.sex) == "totalt" else f", {one.sex}"
        return group_words(one.reading.steps, forbund) + sex

    return (
        FilledColumn("omfattning", "Insats", cell=lambda one: forbund.scope_name(one.scope)),
        FilledColumn("grupp", "Vilka", cell=group),
        FilledColumn("antal", "Antal", is_number=True, cell=lambda one: one.size),
        FilledColumn("uppgift", "Vad", cell=lambda one: told_words(one.reading.told, forbund)),
        FilledColumn("alla", "Alla", cell=lambda one: _names(one.everybody, forbund)),
        FilledColumn("ingen", "Ingen", cell=lambda one: _names(one.nobody, forbund)),
    )


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

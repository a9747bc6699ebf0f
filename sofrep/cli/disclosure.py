"""``sofrep disclosure``: what the documents make coarser or hide and why, and what each rule costs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sofrep import paths
from sofrep.cli.options import Data, Form, PartOfYear, Year, folder_of, format_of, period_of
from sofrep.cli.show import Format, ListedColumn, Listing, show, working

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
_TOLD = {
    "fors": "försörjning",
    "syss": "sysselsättning",
    "orsak": "avslutsorsak",
    "tid": "tid i offentlig försörjning",
    "dagar": "tid i insatsen",
    "grupp": "grupper",
    "nummer": "unika personer",
    "part": "sökande part",
    "samtycke": "samtycke",
    "svarade": "svar på uppföljningen",
    "kommun": "kommun",
    "alder": "ålder",
    "manad": "månad",
    "enkat": "svar på enkäten",
}


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
                "namn": _label(one.figure, forbund),
                "varde": one.figure,
                "skal": one.why,
            }
            for one in found.hidden
        ]
        grids.append(Listing(f"Dolda siffror {found.period.key}", _HIDDEN, hidden))
    said = [_said(each, forbund) for each in found.said]
    return [*grids, Listing("Vad en grupp säger i sig", _SAID, said)]


def _coarser(one: MadeCoarser, forbund: Forbund) -> dict[str, Cell]:
    return {
        "period": one.period.key,
        "omfattning": forbund.scope_name(one.scope),
        "grupp": _group(one.reading.steps, forbund),
        "uppgift": _told(one.reading.told, forbund),
        "hur": _how(one, forbund),
        "skal": one.why,
        "siffror": len(one.figures),
    }


def _how(one: MadeCoarser, forbund: Forbund) -> str:
    """In place of what it is told: the id of a number of several together, which can be asked for."""
    if one.joined:
        figure = one.joined[0]
        return f"tillsammans, till exempel {figure.id}: {_label(figure, forbund)}"
    if one.in_groups:
        return "bara kodgrupperna"
    return "kvinnor och män tillsammans" if one.by_sex else "visas inte"


def _said(one: SaidOfAll, forbund: Forbund) -> dict[str, Cell]:
    sex = "" if str(one.sex) == "totalt" else f", {one.sex}"
    return {
        "omfattning": forbund.scope_name(one.scope),
        "grupp": _group(one.reading.steps, forbund) + sex,
        "antal": one.size,
        "uppgift": _told(one.reading.told, forbund),
        "alla": _names(one.everybody, forbund),
        "ingen": _names(one.nobody, forbund),
    }


def _names(figures: Iterable[Figure], forbund: Forbund) -> str:
    return "; ".join(dict.fromkeys(_label(figure, forbund) for figure in figures))


def _label(figure: Figure, forbund: Forbund) -> str:
    from sofrep.amnen.alla.labels import label

    return label(figure, forbund)


def _group(steps: tuple[str, ...], forbund: Forbund) -> str:
    """Who they are, as the figure is called that counts them."""
    from sofrep.amnen.alla.labels import measure_text
    from sofrep.rojande.steps import Steps

    if steps[0] == "enkat" and forbund.enkat is not None:
        names = {group.kod: group.namn for group in forbund.enkat.grupp}
        grupp, fraga = (step.partition("=")[2] for step in steps[1:3])
        return f"{names.get(grupp, grupp)}, fråga {fraga}"
    whole = [step for step in steps if step != "samtycke"]
    return measure_text(Steps(forbund).count_of(tuple(whole)), forbund) + ", samtyckt" * (
        len(whole) < len(steps)
    )


def _told(told: frozenset[str], forbund: Forbund) -> str:
    """What is told, in words; at a follow-up also of which."""
    horizons = {f"uppf-{each.kod}": each.namn for each in forbund.uppfoljning}
    words = []
    for name in sorted(told):
        head, _, last = name.rpartition(".")
        word = _TOLD["enkat"] if name.startswith("enkat.") else _TOLD.get(last, last)
        words.append(f"{word} efter {horizons[head]}" if head in horizons else word)
    return " och ".join(words) or "antal"


def _summary(found: Disclosure) -> str:
    if not found.forbund.rojande.is_on:
        return "Inget döljs: forbund.toml har inga regler under [rojande]."
    return (
        "Listan är bara för kansliet. Antal personer, totalt och efter kön, visas alltid. ”Ingen” och ”Alla” "
        "är vad som går att veta om var och en i en grupp som visas, för att gruppen i sig säger det."
    )

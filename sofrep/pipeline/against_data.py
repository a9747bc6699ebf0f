"""A finished document against the figures that it was made of, and against the workbooks as they are now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Plats
from sofrep.granskning.regler.maldomar import goals_in_words
from sofrep.granskning.regler.mot_siffrorna import (
    Kanda,
    changed_figures,
    typed_otherwise,
)
from sofrep.granskning.sokning import ids_of, prints
from sofrep.pipeline.tracing.chart_figures import figures_of_chart, heading_over
from sofrep.pipeline.tracing.of_document import MarkedFile, open_document
from sofrep.pipeline.tracing.sources import Sources
from sofrep.utdata.word.reading.read_charts import read_charts
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.domain.mal import MalUtfall
    from sofrep.pipeline.evaluate import Results

_RULES = (changed_figures, typed_otherwise, goals_in_words)
_GENERIC = frozenset({"andel", "medel", "kvinnor", "män", "övriga"})
_POPULATIONS = frozenset({"deltagare", "nya deltagare", "avslutade"})
_KINDS = re.compile(r"^(?:försörjning|sysselsättning|avslutsorsak|uppföljning) ")
_PROTECTED = (
    "Dokumentets siffror hålls inte mot arbetsböckerna: förbundet skyddar små grupper, och vad som "
    "får visas står bara i figurer.json."
)


def against_data(path: Path, data: Path | None) -> tuple[tuple[Fynd, ...], tuple[str, ...]]:
    """What of a Word file does not hold against its data, and what could not be held against them.

    Nothing for a document without figures of sofrep, unless `data` names a förbund's folder.

    Raises:
        SofrepError: for a file that cannot be read, a folder that is none or of another förbund.
    """
    opened = open_document(path, data)
    sources = opened.sources
    ids = ids_of(opened.document)
    if not ids and data is None:
        return (), ()
    known = known_of(sources, ids)
    found = [fynd for rule in _RULES for fynd in rule(opened.document, known)]
    found += _changed_charts(opened, known)
    return tuple(found), tuple(dict.fromkeys(sources.notes))


def _changed_charts(opened: MarkedFile, known: Kanda) -> Iterator[Fynd]:
    """Values of charts that somebody has typed over."""
    for chart in read_charts(opened.opened):
        for point, figure in figures_of_chart(chart, opened.sources):
            printed = chart.tryckt(point)
            if figure is not None and not prints(printed, figure):
                yield Fynd(
                    "andrad-siffra",
                    Sakerhet.SAKER,
                    Plats(
                        opened.document.fil,
                        rubrik=heading_over(chart, opened.document),
                        borjan=chart.rubrik,
                        ankare=chart.ankare,
                    ),
                    f"{known.name_of(figure)}: {printed} i diagrammet",
                    f"Siffran är {Tal(figure).text}.",
                    figure.id,
                )


def known_of(sources: Sources, ids: Collection[str]) -> Kanda:
    """What the record and the workbooks say; `ids` tell the period where there is no record."""
    results = sources.results(sources.record.period if sources.record else _period_of(ids))
    now = {} if results is None else results.figures
    built = sources.recorded()
    if sources.record is None and sources.hides:
        sources.notes.append(_PROTECTED)
        now = {}
    return Kanda(
        byggda=built if sources.record is not None else now,
        nu=now,
        mal=() if results is None else _goals(results, built, hides=sources.hides),
        scopes=_scopes(sources.forbund),
        tells=not sources.hides,
        name_of=lambda figure: _name(figure, sources.forbund),
        words_of=lambda figure: _words(figure, sources.forbund),
    )


def _period_of(ids: Collection[str]) -> str:
    """The last of the periods that a document shows: it is that one's."""
    keys = {key.partition(".")[0] for key in ids}
    return max(keys, key=lambda key: Period.from_key(key).end, default="")


def _goals(results: Results, built: dict[str, Figure], *, hides: bool) -> tuple[MalUtfall, ...]:
    """The goals; of a förbund that protects small groups those whose result has been published."""
    if not hides:
        return results.goals
    shown = {key for key, figure in built.items() if figure.value is not None}
    return tuple(goal for goal in results.goals if goal.result and goal.result.id in shown)


def _scopes(forbund: Forbund | None) -> dict[str, str]:
    """The kods of insatser and unions by the names that a heading may have."""
    if forbund is None:
        return {}
    named = [*((i.kod, (i.namn, i.kortnamn, *i.alias)) for i in forbund.insats)]
    named += [(u.kod, (u.namn, *u.alias)) for u in forbund.union]
    return {name.casefold(): kod for kod, names in named for name in names if name}


def _name(figure: Figure, forbund: Forbund | None) -> str:
    from sofrep.amnen.alla.labels import names_in

    return names_in(forbund)(figure) if forbund is not None else figure.id


def _words(figure: Figure, forbund: Forbund | None) -> tuple[str, ...]:
    """What a sentence about the figure says: ``("6 månader", "arbete eller studier")``."""
    from sofrep.amnen.alla.labels import measure_text

    if forbund is None:
        return ()
    parts = [p for p in measure_text(figure.measure, forbund).split(", ") if p not in _GENERIC]
    said = [part for part in parts if part not in _POPULATIONS] or parts[-1:]
    return tuple(_KINDS.sub("", part).casefold() for part in said)

"""The rows of the workbooks behind the figures of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sofrep.domain.figure import Figure
from sofrep.domain.problem import Place
from sofrep.pipeline.query import figure_of, places_behind, without_rows
from sofrep.pipeline.tracing.answer import NOT_PROTECTED, Trace, TraceError
from sofrep.pipeline.tracing.sources import Sources
from sofrep.visning.visat import Tal

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results


class RowsBehind(Struct, frozen=True, kw_only=True):
    """Where the rows of a figure's numerator (of the figure, if it is no ratio) and denominator stand."""

    id: str
    rows: tuple[Place, ...] = ()
    base: tuple[Place, ...] = ()
    anmarkning: tuple[str, ...] = ()


def rows_of(trace: Trace) -> tuple[RowsBehind, ...]:
    """The rows of each figure of the trace, as the workbooks are now.

    Raises:
        TraceError: without the förbund's folder.
    """
    sources = trace.sources
    if sources.folder is None:
        raise TraceError("Raderna står i arbetsböckerna. Ange förbundets mapp med --data MAPP.")
    by_answer: dict[int, tuple[Results, list[str]]] = {}
    missing = []
    for key in trace.ids:
        results = sources.results_with(key)
        if results is None:
            missing.append(key)
        else:
            by_answer.setdefault(id(results), (results, []))[1].append(key)
    found = {key: RowsBehind(id=key, anmarkning=(_MISSING,)) for key in missing}
    for results, keys in by_answer.values():
        for key, behind in places_behind(keys, results, sources.folder).items():
            now = figure_of(key, results, sources.folder)
            remarks = tuple(_remarks(now, sources, rows=bool(behind.rows))) if now else ()
            found[key] = RowsBehind(id=key, rows=behind.rows, base=behind.base, anmarkning=remarks)
    return tuple(found[key] for key in trace.ids)


_MISSING = "Arbetsböckerna ger ingen sådan siffra nu."


def _remarks(now: Figure, sources: Sources, *, rows: bool) -> Iterator[str]:
    if not rows:
        yield without_rows(now)
    told = sources.figure(now.id)
    if told is not None and told[0].value is not None and told[0].value != now.value:
        yield f"Arbetsböckerna har ändrats sedan dokumentet skrevs: de ger nu {Tal(now).text}."
    if sources.hides:
        yield NOT_PROTECTED

"""The numbers of a Word file, and the figures that its controls and bookmarks say that they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Unit
from sofrep.granskning.handling import Handling, Innehallskontroll
from sofrep.granskning.lasare import read_document
from sofrep.granskning.sokning import Traff, every_figure, find, places, says, with_figures
from sofrep.pipeline.tracing.answer import (
    BY_HAND,
    UNKNOWN,
    ToldFigure,
    Trace,
    Traced,
    TraceError,
    in_place,
    is_id,
    telling,
)
from sofrep.pipeline.tracing.chart_figures import heading_over, trace_chart
from sofrep.pipeline.tracing.finding import find_sources, marks_of
from sofrep.pipeline.tracing.sources import Sources
from sofrep.utdata.word.reading.opened_file import OpenedFile
from sofrep.utdata.word.reading.read_charts import read_charts
from sofrep.visning import svenska

Tell = Callable[[str], ToldFigure]

_NOTHING = (
    "I {namn} finns ingen siffra som sofrep har märkt: dokumentet är gjort på annat sätt, eller så har "
    "märkningen tagits bort. Tal som inte stämmer hittas med: sofrep audit"
)


class MarkedFile(Struct, frozen=True, kw_only=True):
    """A Word file with its figures marked, and what tells them."""

    document: Handling
    opened: OpenedFile
    sources: Sources

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its figures, as often as they stand there; "" for one that is not known."""
        return tuple(mark.tagg for place in places(self.document) for mark in place.kontroller)


def open_document(path: Path, data: Path | None) -> MarkedFile:
    """Read the Word file at `path`; raises SofrepError for one that cannot be, and as `find_sources`."""
    document = read_document(path)
    opened = OpenedFile(content=path.read_bytes(), name=path.name)
    marks = marks_of(opened)
    sources = find_sources(path, marks, data)
    title = f"{opened.properties.get('title', '')} {path.stem}"
    marked = with_figures(document, sources.ids(title) if marks.hashes else ())
    return MarkedFile(document=marked, opened=opened, sources=sources)


def trace_document(path: Path, wanted: str | None, data: Path | None) -> Trace:
    """The numbers of the Word file at `path` that `wanted` means, all figures without it.

    Raises:
        TraceError: when there is none.
        SofrepError: as `open_document`.
    """
    opened = open_document(path, data)
    document, sources = opened.document, opened.sources
    tell = telling(sources)
    texts = _wanted(document, wanted, tell)
    hits = [(hit.plats.ankare, _told(hit, texts, tell)) for hit in texts]
    for chart in read_charts(opened.opened):
        points = trace_chart(chart, heading_over(chart, document), wanted, sources, tell)
        hits += [(chart.ankare, point) for point in points]
    if not hits:
        raise TraceError(_why_nothing(document, wanted))
    hits.sort(key=lambda hit: hit[0])
    return Trace(namn=path.name, hits=tuple(hit for _, hit in hits), sources=sources)


def _wanted(document: Handling, wanted: str | None, tell: Tell) -> tuple[Traff, ...]:
    every = every_figure(document)
    if wanted is None:
        return every
    ids = {each.kontroll.tagg for each in every if each.kontroll}
    ids = {wanted} if wanted in ids else {key for key in ids if is_id(wanted, key)}
    if ids:
        return tuple(each for each in every if each.kontroll and each.kontroll.tagg in ids)

    def unit_of(mark: Innehallskontroll) -> Unit:
        figure = tell(mark.tagg).figure
        return figure.unit if figure is not None else Unit.ANTAL

    return find(document, wanted, unit_of)


def _told(hit: Traff, others: Sequence[Traff], tell: Tell) -> Traced:
    about = None
    remarks: tuple[str, ...] = ()
    if hit.kontroll is None:
        remarks = (_denominator(hit, others, tell) or BY_HAND,)
    elif not hit.kontroll.tagg:
        about = ToldFigure(id="", namn=hit.kontroll.titel, anmarkning=(UNKNOWN,))
    else:
        about = tell(hit.kontroll.tagg)
        about = about if about.namn else replace(about, namn=hit.kontroll.titel)
        if about.figure is not None:
            remarks = in_place(hit.text, about.figure)
    return Traced(
        tryckt=hit.text,
        plats=str(hit.plats),
        mening=hit.mening,
        about=about,
        anmarkning=remarks,
    )


def _denominator(hit: Traff, others: Sequence[Traff], tell: Tell) -> str:
    """What an unmarked number is: the whole that a share beside it is of, as in ``27 % (54 av 198)``."""
    for other in others:
        if other.kontroll is not None and (other.plats, other.mening) == (hit.plats, hit.mening):
            figure = tell(other.kontroll.tagg).figure
            whole = figure.denominator if figure is not None else None
            if whole is not None and svenska.format_number(whole) == hit.text:
                return f"Nämnaren för {other.text} ({other.kontroll.tagg})."
    return ""


def _why_nothing(document: Handling, wanted: str | None) -> str:
    if wanted is None:
        return _NOTHING.format(namn=document.fil)
    if any(says(place.text, wanted) for place in places(document)):
        return f"”{wanted}” står i {document.fil}, men där finns inget tal."
    return (
        f"”{wanted}” finns inte i {document.fil}. Skriv talet som det är tryckt, t.ex. ”27 %”, några "
        "ord ur meningen, eller siffrans id."
    )

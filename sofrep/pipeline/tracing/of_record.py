"""The figures of a build's record, asked about in the same words as those of a document."""

from __future__ import annotations

from pathlib import Path

from sofrep.granskning.sokning import says
from sofrep.pipeline.earlier import RECORD_NAME, Record, record_in
from sofrep.pipeline.tracing.answer import Trace, Traced, TraceError, is_id, telling
from sofrep.pipeline.tracing.finding import sources_of_record


def trace_record(path: Path, wanted: str | None, data: Path | None) -> Trace:
    """The figures of figurer.json that `wanted` means, those that documents print without it.

    Raises:
        TraceError: when there is none, or the file is no record.
        SofrepError: as `sources_of_record`.
    """
    record = record_in(path)
    if record is None:
        raise TraceError(
            f"{path} är inget Word-dokument och ingen {RECORD_NAME} som går att läsa. Ange ett dokument "
            f"(.docx), eller {RECORD_NAME} i mappen med dokumenten."
        )
    sources = sources_of_record(path, record, data)
    sources.place = path.name
    tell = telling(sources)
    hits = []
    for key, printed_in in _places(record).items():
        text = str(record.figures[key]["visas"]) if key in record.figures else ""
        about = tell(key) if wanted is None or is_id(wanted, key) or says(text, wanted) else None
        if about is not None:
            hits.append(Traced(tryckt=text, plats=", ".join(printed_in), mening="", about=about))
    if not hits:
        raise TraceError(f"Ingen siffra i {path} passar in på ”{wanted}”.")
    return Trace(namn=path.name, hits=tuple(hits), sources=sources)


def _places(record: Record) -> dict[str, list[str]]:
    """The documents that print each figure."""
    found: dict[str, list[str]] = {}
    for name, keys in record.printed.items():
        for key in keys:
            found.setdefault(key, []).append(name)
    return found

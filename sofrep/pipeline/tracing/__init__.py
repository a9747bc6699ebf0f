"""From a number in a finished document to the figure that it is, its parts and the rows behind them."""

from __future__ import annotations

from pathlib import Path

from sofrep.pipeline.tracing.answer import Trace, TraceError

__all__ = ["Trace", "TraceError", "trace"]


def trace(path: Path, wanted: str | None, data: Path | None) -> Trace:
    """The numbers of a document, or of a build's figurer.json, that `wanted` means; all without it.

    `data` is the förbund's folder, where the document does not lie in it.

    Raises:
        TraceError: when there is nothing to trace.
        SofrepError: for a file or folder that cannot be read, or of another förbund.
    """
    if not path.is_file():
        raise TraceError(f"Filen {path} finns inte. Kontrollera namnet och mappen.")
    if path.suffix.casefold() in {".docx", ".docm"}:
        from sofrep.pipeline.tracing.of_document import trace_document

        return trace_document(path, wanted, data)
    from sofrep.pipeline.tracing.of_record import trace_record

    return trace_record(path, wanted, data)

"""From a number in a finished document to the figure that it is, its parts and the rows behind them."""

from __future__ import annotations

from pathlib import Path

from sofrep.paths import OUTPUT
from sofrep.pipeline.tracing.answer import Trace, TraceError

__all__ = ["Trace", "TraceError", "trace"]


def trace(path: Path, wanted: str | None, data: Path | None) -> Trace:
    """The numbers of a document, or of a build's figurer.json, that `wanted` means; all without it.

    A document may be named alone, where it lies in ``out``.
    `data` is the förbund's folder, where the document does not lie in it.

    Raises:
        TraceError: when there is nothing to trace.
        SofrepError: for a file or folder that cannot be read, or of another förbund.
    """
    path = _found(path, data or Path())
    if path.suffix.casefold() in {".docx", ".docm"}:
        from sofrep.pipeline.tracing.of_document import trace_document

        return trace_document(path, wanted, data)
    from sofrep.pipeline.tracing.of_record import trace_record

    return trace_record(path, wanted, data)


def _found(path: Path, folder: Path) -> Path:
    """The file; where there is only its name, the one of that name among the documents of `folder`."""
    if path.is_file():
        return path
    names = {path.name, f"{path.name}.docx"} if path.name == str(path) else set()
    made = [each for each in sorted((folder / OUTPUT).glob("*/*")) if each.name in names]
    if len(made) == 1:
        return made[0]
    several = (
        f" Den finns på flera ställen: skriv mappen också, till exempel {made[-1]}." if made else ""
    )
    raise TraceError(f"Filen {path} finns inte.{several or ' Kontrollera namnet och mappen.'}")

"""What earlier builds have published: of the same year's parts, and of the year before."""

from __future__ import annotations

from pathlib import Path

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.pipeline.figure_json import figure_from_json
from sofrep.pipeline.record import RECORD_NAME, read_record

_OF_PERSONS = frozenset({"register", "uppfoljning", "antal", "blandat", "enkat", "ansokningar"})


def earlier_figures(out: Path, period: Period, forbund: str) -> tuple[Figure, ...]:
    """The figures with values in the förbund's records beside `out`: the same year's, and the one before.

    A build of the period itself is made anew, and is none.
    """
    found: dict[str, Figure] = {}
    for path in sorted(out.parent.glob(f"*/{RECORD_NAME}")):
        record = read_record(path.parent) if path.parent.resolve() != out.resolve() else None
        if record is None or record.period == period.key or record.forbund != forbund:
            continue
        if record.period[:4] not in {str(period.year), str(period.year - 1)}:
            continue
        for name, entry in record.figures.items():
            if entry["recept"][0] in _OF_PERSONS and entry["varde"] is not None:
                found[name] = figure_from_json(name, entry)
    return tuple(found.values())

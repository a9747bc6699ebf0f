"""What changed in the figures since the build before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sofrep.domain.figure import FigureSet
from sofrep.pipeline.figure_json import number_to_json
from sofrep.pipeline.record import Record
from sofrep.visning.visat import Tal


@dataclass(frozen=True, slots=True)
class Change:
    """A figure with another value than before, both as printed."""

    figure_id: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures that changed, came and went, by id."""

    changed: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.gone)


def compare(before: Record, record: bytes, now: FigureSet) -> Changes:
    """Hold the figures `now`, recorded in `record`, against those of an earlier record."""
    if record.decode().endswith(before.figure_text):
        return Changes((), (), ())
    changed = tuple(
        Change(key, _shown_before(before.figures[key]), Tal(figure).text)
        for key, figure in now.items()
        if key in before.figures
        and before.figures[key].get("varde") != number_to_json(figure.value)
    )
    return Changes(
        changed=changed,
        new=tuple(key for key in now if key not in before.figures),
        gone=tuple(key for key in before.figures if key not in now),
    )


def _shown_before(entry: Mapping[str, object]) -> str:
    return str(entry.get("visas", "?"))

"""What changed in the figures since the build before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sofrep.domain.figure import Absence
from sofrep.pipeline.earlier import Record
from sofrep.visning.svenska import HIDDEN


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


def compare(before: Record, now: Record) -> Changes:
    """Hold the figures that one build recorded against those of an earlier one.

    What is hidden now is not told as it was shown before a rule hid it.
    """
    if now.figure_text == before.figure_text:
        return Changes((), (), ())
    old, new = before.figures, now.figures
    changed = tuple(
        _change(key, old[key], entry)
        for key, entry in new.items()
        if key in old and old[key].get("varde") != entry.get("varde")
    )
    return Changes(
        changed=changed,
        new=tuple(key for key in new if key not in old),
        gone=tuple(key for key in old if key not in new),
    )


def _change(key: str, before: Mapping[str, object], now: Mapping[str, object]) -> Change:
    is_hidden = now.get("saknas") == Absence.DOLD.name
    return Change(key, HIDDEN if is_hidden else _shown(before), _shown(now))


def _shown(entry: Mapping[str, object]) -> str:
    return str(entry.get("visas", "?"))

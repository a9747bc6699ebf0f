"""What changed on the pages since the build before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from sofrep.domain.figure import Absence
from sofrep.pipeline.earlier import Record


class Change(Struct, frozen=True):
    """A printed figure that is printed in another way than before, with its Swedish name.

    `before` is "" for one that is hidden now: it is not told as it was.
    """

    figure_id: str
    name: str
    before: str
    now: str


class Changes(Struct, frozen=True):
    """The figures of the documents that changed, that stand there now and that do so no longer.

    `unseen` is how many have another value without being printed in another way.
    """

    changed: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    unseen: int = 0

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.gone)


NOTHING_CHANGED = Changes((), (), ())


def compare(before: Record, now: Record, name: Callable[[str], str] = str) -> Changes:
    """Hold what one build printed against what an earlier one did; `name` is what an id is called."""
    was, is_now = _printed(before), _printed(now)
    new = tuple(key for key in is_now if key not in was)
    gone = tuple(key for key in was if key not in is_now)
    if now.figure_text == before.figure_text:
        return Changes((), new, gone)
    old, figures = before.figures, now.figures
    other = [
        key
        for key, entry in figures.items()
        if key in old and old[key].get("varde") != entry.get("varde")
    ]
    changed = tuple(
        _change(key, name(key), old[key], figures[key])
        for key in other
        if key in is_now and key in was and _shown(old[key]) != _shown(figures[key])
    )
    return Changes(changed, new, gone, unseen=len(other) - len(changed))


def _printed(record: Record) -> dict[str, None]:
    """The ids in a build's documents, each once, in their order."""
    return dict.fromkeys(key for ids in record.printed.values() for key in ids)


def _change(key: str, name: str, before: Mapping[str, object], now: Mapping[str, object]) -> Change:
    is_hidden = now.get("saknas") == Absence.DOLD.name
    return Change(key, name, "" if is_hidden else _shown(before), _shown(now))


def _shown(entry: Mapping[str, object]) -> str:
    return str(entry.get("visas", "?"))

"""figurer.json of earlier builds: what they have published."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from sofrep.domain.figure import Figure
from sofrep.domain.period import Period
from sofrep.paths import ADOPTED
from sofrep.pipeline.figure_json import figure_from_json

RECORD_NAME = "figurer.json"
FIGURES = '"figurer": {'
"""Begins the figures, which stand last."""

_OF_PERSONS = frozenset({"register", "uppfoljning", "antal", "blandat", "enkat", "ansokningar"})


class Record:
    """What an earlier build of a `forbund` and `period` (its key) wrote.

    By document name `documents` is its hash (and `outputs` that of what was written beside the
    documents), `printed` the ids in it, `lacking` what is not written in
    it; `blocks` are the ids that a block prints, by its key.  `inputs`, `profile` and `version` are the
    hashes, by file, and the program that it was made from.  Its thousands of figures are only read when
    they are asked for.
    """

    def __init__(self, text: str) -> None:
        head, _, self.figure_text = text.rpartition(FIGURES)
        content = json.loads(head.rstrip().removesuffix(",") + "}")
        self.documents: Mapping[str, str] = {
            name: entry["sha256"] for name, entry in content["dokument"].items()
        }
        self.outputs: Mapping[str, str] = {
            name: entry["sha256"] for name, entry in content.get("utdata", {}).items()
        }
        self.period = str(content.get("period", ""))
        self.forbund = str(content.get("forbund", ""))
        self.inputs: Mapping[str, str] = dict(content.get("underlag", {}))
        self.profile = str(content.get("profil", ""))
        self.version = str(content.get("program", {}).get("version", ""))
        self.printed: Mapping[str, Sequence[str]] = {
            name: entry.get("figurer", ()) for name, entry in content["dokument"].items()
        }
        self.lacking: Mapping[str, Sequence[str]] = {
            name: entry.get("saknas", ()) for name, entry in content["dokument"].items()
        }
        self.blocks: Mapping[str, Sequence[str]] = {
            key: entry["figurer"] for key, entry in content.get("block", {}).items()
        }

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, Any]]:
        """What the record says about each figure, by id; nothing where it is damaged."""
        try:
            figures: dict[str, dict[str, Any]] = json.loads(f"{{{self.figure_text}".rstrip()[:-1])
        except ValueError:
            return {}
        return figures


def read_record(folder: Path) -> Record | None:
    """The record of the last build in `folder`; None if there is none that can be read."""
    return record_in(folder / RECORD_NAME)


def record_in(path: Path) -> Record | None:
    """The record in a file; None if there is none that can be read."""
    try:
        return Record(path.read_text(encoding="utf-8")) if path.is_file() else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def earlier_figures(folder: Path, out: Path, period: Period, forbund: str) -> tuple[Figure, ...]:
    """The figures with values in the förbund's records: the same year's, and the one before.

    The records are those beside `out`, and in `folder` what the board has adopted.  A build of the
    period itself is made anew, and is none.
    """
    found: dict[str, Figure] = {}
    for path in sorted([*out.parent.glob(f"*/{RECORD_NAME}"), *folder.glob(f"*/{ADOPTED}")]):
        record = record_in(path) if path.parent.resolve() != out.resolve() else None
        if record is None or record.period == period.key or record.forbund != forbund:
            continue
        if record.period[:4] not in {str(period.year), str(period.year - 1)}:
            continue
        for name, entry in record.figures.items():
            if entry["recept"][0] in _OF_PERSONS and entry["varde"] is not None:
                found[name] = figure_from_json(name, entry)
    return tuple(found.values())

"""What the year before was closed with: the record of its last build in the förbund's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.domain.period import Period
from sofrep.domain.problem import Place
from sofrep.paths import OUTPUT
from sofrep.pipeline.adopted import adopted_file
from sofrep.pipeline.earlier import RECORD_NAME, record_in
from sofrep.pipeline.figure_json import number_from_json
from sofrep.pipeline.fingerprint import sha256_of

if TYPE_CHECKING:
    from sofrep.amnen.alla.between import Closing


def closing_file(folder: Path, period: Period) -> Path:
    """The record of the year before `period`, whether or not it is there: the adopted one before others."""
    last = period.start.year - 1
    adopted = adopted_file(folder, last)
    return adopted if adopted.is_file() else folder / OUTPUT / str(last) / RECORD_NAME


def closing_key(folder: Path, period: Period) -> str:
    """What an answer about `period` depends on outside its inputs: "" where there is no record."""
    path = closing_file(folder, period)
    return sha256_of(path) if path.is_file() else ""


def closing_of(folder: Path, period: Period) -> Closing:
    """The values that were recorded; none where the year before was not built in `folder`."""
    from sofrep.amnen.alla.between import NO_CLOSING, Closing

    path = closing_file(folder, period)
    record = record_in(path)
    if record is None:
        return NO_CLOSING
    values = {key: number_from_json(entry.get("varde")) for key, entry in record.figures.items()}
    known = {key: value for key, value in values.items() if value is not None}
    return Closing(Place(path.relative_to(folder).as_posix()), known)

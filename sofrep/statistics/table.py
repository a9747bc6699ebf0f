"""The register and the follow-up answers as columns of whole numbers that are quick to count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.excel.column_table import ColumnTable, codes_of
from sofrep.statistics.calendar_time import (
    IntArray,
    calendar_length,
    month_index,
    year_of,
)
from sofrep.statistics.own_dimensions import added
from sofrep.statistics.underlag import NO_DAY, UNKNOWN

_AS_READ = (
    "insats",
    "kon",
    "alder_start",
    "kommun",
    "start",
    "slut",
    "anonym",
    "tid",
    "forsorjning",
    "sysselsattning",
    "avslutsorsak",
    "samtycke",
    "sheet",
    "row",
)


class CodedTable(Struct, frozen=True):
    """Rows as equally long columns of int64; which columns is said by what made it."""

    columns: Mapping[str, IntArray]

    def __getitem__(self, name: str) -> IntArray:
        return self.columns[name]

    def __len__(self) -> int:
        return len(self.columns["insats"])


def _group_codes(labels: IntArray, insats: IntArray, n_insatser: int) -> IntArray:
    """A group is a label within its insats: two insatser may use the same label."""
    return np.where(labels == UNKNOWN, UNKNOWN, labels * n_insatser + insats)


def register_table(rows: ColumnTable, forbund: Forbund) -> CodedTable:
    """The enrolments, and what follows from each row.

    Beside the columns of `Underlag.enrolments`: ``nummer`` and ``grupp`` as codes,
    ``alder_slut``, ``startmanad`` and ``slutmanad`` (0 to 11), ``dagar`` and
    ``kalender`` (calendar length); those of the end are 0 where there is none.
    """
    own = (dimension.column for dimension in added(forbund))
    answers = (
        f"{follow_up.kod}.{name}"
        for follow_up in forbund.uppfoljning
        for name in ("svarat", "forsorjning", "sysselsattning")
    )
    return _register_table(rows, (*_AS_READ, *own, *answers), len(forbund.insats))


@lru_cache(maxsize=4)
def _register_table(rows: ColumnTable, names: tuple[str, ...], n_insatser: int) -> CodedTable:
    columns = {name: rows.ints(name) for name in names}
    start, ended = columns["start"], columns["slut"] != NO_DAY
    end = np.where(ended, columns["slut"], start)
    age = columns["alder_start"]
    older = np.where(age == UNKNOWN, UNKNOWN, age + year_of(end) - year_of(start))
    columns |= {
        "nummer": codes_of(rows["nummer"].tolist()),
        "grupp": _group_codes(codes_of(rows["grupp"].tolist()), columns["insats"], n_insatser),
        "alder_slut": _age_at_exit(rows.ints("fodelsear"), older, year_of(end)),
        "startmanad": month_index(start) % 12,
        "slutmanad": month_index(end) % 12,
        "dagar": end - start,
        "kalender": np.where(ended, calendar_length(start, end), 0),
    }
    return CodedTable(columns)


def _age_at_exit(born: IntArray, older: IntArray, year: IntArray) -> IntArray:
    """From the year of birth, or, where only an age is known, that at start grown older."""
    return np.where(born == UNKNOWN, older, year - born)

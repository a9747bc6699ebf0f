"""Surveys, sums and national results from rows as dicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sofrep.amnen.enkat.lasning.survey_sums import COUNTS
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import SEXES
from sofrep.domain.forbund import Forbund
from sofrep.statistics.underlag import NOT_ASKED, UNKNOWN, Sheet
from support.columns import Row, code, frame

if TYPE_CHECKING:
    from sofrep.excel.column_table import ColumnTable

SURVEY_SHEETS = (
    Sheet(
        "2023/enkatsvar.xlsx",
        "Enkätsvar",
        "enkatsvar",
        {f"fraga:{n}": "ABCDEFGHIJKLMNOP"[n + 2] for n in range(1, 12)},
    ),
    Sheet(
        "enkatsummor.xlsx",
        "Enkätsummor",
        "enkatsummor",
        {name: "EFGHIJ"[n] for n, name in enumerate(COUNTS)},
    ),
    Sheet("2023/riket.xlsx", "Riket", "riket", {"procent": "D"}),
)
"""The sheets 4, 5 and 6 of the frames."""


def survey_frames(
    forbund: Forbund, surveys: Sequence[Row], sums: Sequence[Row], national: Sequence[Row]
) -> dict[str, ColumnTable]:
    """The three frames of the survey; empty ones where there are no rows."""
    made: dict[str, ColumnTable] = {}
    for name, rows, make in (
        ("surveys", surveys, _survey),
        ("survey_sums", sums, _survey_sum),
        ("national", national, _national),
    ):
        columns = [make(forbund, row, place) for place, row in enumerate(rows)]
        made[name] = frame(columns, make(forbund, {}, 0), objects=("procent",))
    return made


def _group(forbund: Forbund, row: Row) -> np.int16:
    groups = forbund.enkat.grupp if forbund.enkat else ()
    return np.int16(code(groups, row.get("grupp", "")))


def _survey(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    """An answer that is not given is blank; a question that the group or its yes lacks, unasked."""
    enkat = forbund.enkat
    own = {f.nummer: f for f in enkat.questions_to(row.get("grupp", ""))} if enkat else {}
    answers: dict[int, str] = {n: a for n, a in row.get("svar", {}).items() if n in own}
    coded: dict[str, Any] = {
        "year": np.int32(row.get("year", 2023)),
        "grupp": _group(forbund, row),
        "kon": np.int8(SEXES.index(row.get("kon", "kvinnor"))),
        "nummer": row.get("nummer", ""),
    }
    steps = [step.svar for step in enkat.svar] if enkat else []
    for number in enkat.numbers() if enkat else ():
        fraga, answer = own.get(number), answers.get(number)
        code = UNKNOWN if answer is None else _answer_code(fraga, answer, steps)
        if fraga is None or (
            fraga.villkor_fraga and answers.get(fraga.villkor_fraga) not in fraga.villkor_svar
        ):
            code = NOT_ASKED
        coded[f"f{number:02d}"] = np.int8(code)
    return {**coded, "sheet": np.int32(4), "row": np.int32(place + 2)}


def _answer_code(fraga: Fraga | None, answer: str, steps: Sequence[str]) -> int:
    if fraga is not None and fraga.ja_nej:
        return int(answer == "ja")
    return steps.index(answer)


def _question_key(forbund: Forbund, row: Row) -> dict[str, Any]:
    kon = row.get("kon", "")
    return {
        "year": np.int32(row.get("year", 2023)),
        "grupp": _group(forbund, row),
        "fraga": np.int8(row.get("fraga", 1)),
        "kon": np.int8(SEXES.index(kon) if kon else UNKNOWN),
    }


def _survey_sum(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    counts = {name: row.get(name, 0) for name in COUNTS}
    counts["tillfragade"] = row.get("tillfragade", counts["enkater"])
    return {
        **_question_key(forbund, row),
        **{name: np.int64(count) for name, count in counts.items()},
        "sheet": np.int32(5),
        "row": np.int32(place + 2),
    }


def _national(forbund: Forbund, row: Row, place: int) -> dict[str, Any]:
    return {
        **_question_key(forbund, row),
        "procent": row.get("procent", 0),
        "sheet": np.int32(6),
        "row": np.int32(place + 2),
    }

"""Survey answers: one row per returned survey, a column per question number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sofrep.domain.enkat import Enkat, Fraga
from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place, Problem, note
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, Parser, plain
from sofrep.excel.columns import read_code, read_years
from sofrep.excel.names import label_of, names_of, says_unknown
from sofrep.excel.sheet import NOT_ASKED, UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.words import code_parser, parse_kon, parse_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sofrep.excel.column_table import Columns

QUESTION = "fraga:"
"""Begins the field of a question's column: ``fraga:9``."""

_YES_NO = {"ja": 1, "nej": 0}


def dtypes(forbund: Forbund) -> dict[str, str]:
    """The columns of `Underlag.surveys`."""
    numbers = forbund.enkat.numbers() if forbund.enkat else ()
    return {
        "year": "int32",
        "grupp": "int16",
        "kon": "int8",
        "nummer": "object",
        **{f"f{number:02d}": "int8" for number in numbers},
        "sheet": "int32",
        "row": "int32",
    }


def read_surveys(table: SheetTable) -> Columns:
    """The columns of `dtypes`; faults go to `SheetTable.problems`.

    Raises:
        ValueError: if the profile has no survey.
    """
    import numpy as np

    enkat = table.forbund.enkat
    if enkat is None:
        raise ValueError(table.kind)
    year, grupp = read_years(table), read_groups(table)
    rows = [
        _questions(enkat, group, of_year)
        for group, of_year in zip(grupp.tolist(), year, strict=True)
    ]
    _check_headers(table)
    scale = code_parser(names_of("enkätsvar", ((step.svar, step.alias) for step in enkat.svar)))
    answers = {number: _answers(table, number, rows, scale) for number in enkat.numbers()}
    _leave_out(table, rows, answers, enkat)
    return {
        "year": np.array(year, dtype=np.int64),
        "grupp": grupp,
        "kon": table.ints("kon", parse_kon, 2),
        "nummer": np.array([label_of(text) for text in table.texts("nummer")], dtype=object),
        **{
            f"f{number:02d}": np.array(column, dtype=np.int64) for number, column in answers.items()
        },
        **table.origin(),
    }


def _check_headers(table: SheetTable) -> None:
    """Tell a column of answers whose question no group has: they would be lost."""
    for letter, header, _ in table.beside():
        if is_like_a_question(header):
            table.tell(
                table.header_row,
                letter,
                Fault(
                    "fraga-okand",
                    "Kolumnen har svar, men ingen grupp har en fråga med det numret i forbund.toml.",
                    "Rätta rubriken, eller lägg till frågan i forbund.toml.",
                ),
            )


_LIKE_A_QUESTION = re.compile(r"(fråga|frågenr|frågenummer|frnr|fr|f)(nr)?\d+")


def is_like_a_question(header: str) -> bool:
    """Whether a header looks like that of a question, of whatever number."""
    number = header.partition("(")[0].partition(":")[0]
    return bool(_LIKE_A_QUESTION.fullmatch(normalise(number)))


def read_groups(table: SheetTable) -> NDArray[np.int64]:
    """Index into the profile's respondent groups per row; a fault where it is missing."""
    found = read_code(table, "respondentgrupp")
    table.faults(
        found == UNKNOWN,
        "respondentgrupp",
        Fault(
            "respondentgrupp-saknas",
            "Det står inte vilken grupp som har svarat.",
            "Fyll i respondentgruppen.",
        ),
    )
    return found


def answer_codes(fraga: Fraga, enkat: Enkat) -> frozenset[int]:
    """The codes of the answers to the condition's question for which `fraga` is asked."""
    asked = enkat.question(fraga.grupp, fraga.villkor_fraga)
    if asked is None:
        return frozenset()
    steps = [step.svar for step in enkat.svar]
    return frozenset(
        _YES_NO[answer] if asked.ja_nej else steps.index(answer) for answer in fraga.villkor_svar
    )


_Asked = Mapping[int, Fraga]
"""The questions that a survey has, by number."""


def _questions(enkat: Enkat, group: int, year: int) -> _Asked | None:
    """The questions of a survey; None where its group or year is not known."""
    if UNKNOWN in (group, year):
        return None
    own = enkat.questions_to(enkat.grupp[group].kod)
    return {fraga.nummer: fraga for fraga in own if fraga.is_asked(year)}


def _answers(table: SheetTable, number: int, rows: list[_Asked | None], scale: Parser) -> list[int]:
    """The answer per row to a question number, as a code."""
    name = f"{QUESTION}{number}"
    if not table.has(name):
        return [NOT_ASKED] * len(table)
    known: dict[tuple[object, bool], int | Fault] = {}
    answers = []
    for index, cell in enumerate(table.cells(name)):
        asked = rows[index]
        fraga = asked.get(number) if asked is not None else None
        if fraga is None:
            if asked is not None and not says_unknown(plain(cell)):
                table.fault(index, name, _not_a_question(number))
            answers.append(NOT_ASKED)
            continue
        key = (cell, fraga.ja_nej)
        if key not in known:
            known[key] = _mark(cell) if fraga.ja_nej else scale(cell)
        found = known[key]
        if isinstance(found, Fault):
            table.fault(index, name, found)
        elif found == UNKNOWN and normalise(plain(cell)):
            table.problems.append(_unanswered(table.place(index, name)))
        answers.append(UNKNOWN if isinstance(found, Fault) else found)
    return answers


def _unanswered(place: Place) -> Problem:
    return note(
        "enkatsvar-obesvarat",
        place,
        "Svaret säger att den svarande inte vet eller inte vill svara. Frågan räknas som obesvarad.",
        "Inget behöver göras. Är det ett steg på svarsskalan, lägg till ett alias i forbund.toml.",
    )


def _mark(cell: object) -> int | Fault:
    return UNKNOWN if says_unknown(plain(cell)) else parse_mark(cell)


def _not_a_question(number: int) -> Fault:
    return Fault(
        "fraga-okand",
        f"Gruppen har ingen fråga {number} det året enligt forbund.toml, men här står ett svar.",
        "Flytta svaret till rätt fråga eller grupp, eller lägg till frågan i forbund.toml.",
    )


def _leave_out(
    table: SheetTable, rows: list[_Asked | None], answers: dict[int, list[int]], enkat: Enkat
) -> None:
    """Make a question whose condition a survey does not meet one that it was not asked."""
    allowed = {
        (fraga.grupp, fraga.nummer): answer_codes(fraga, enkat)
        for fraga in enkat.fraga
        if fraga.villkor_fraga
    }
    for index, asked in enumerate(rows):
        for number, fraga in (asked or {}).items():
            if not fraga.villkor_fraga:
                continue
            given = answers[fraga.villkor_fraga][index]
            if given in allowed[fraga.grupp, number]:
                continue
            if answers[number][index] >= 0 and not _is_told(table, index, fraga.villkor_fraga):
                table.fault(index, f"{QUESTION}{number}", _without_condition(fraga))
            answers[number][index] = NOT_ASKED


def _is_told(table: SheetTable, index: int, number: int) -> bool:
    part = table.part(f"{QUESTION}{number}")
    return part is not None and (table.rows[index], part.letter) in table.told


def _without_condition(fraga: Fraga) -> Fault:
    wanted = " eller ".join(fraga.villkor_svar)
    return Fault(
        "svar-utan-villkor",
        f"Fråga {fraga.nummer} är bara för dem som svarat {wanted} på fråga "
        f"{fraga.villkor_fraga}, och det har den här enkäten inte.",
        f"Rätta svaret på fråga {fraga.villkor_fraga}, eller ta bort det här svaret.",
    )

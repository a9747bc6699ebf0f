"""Survey results that are counted already, and the national results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sofrep.amnen.enkat.lasning.answer_rows import read_groups
from sofrep.domain.enkat import Fraga
from sofrep.domain.figure import Number, Unit
from sofrep.domain.skrivsatt import normalise
from sofrep.excel.cells import Fault, plain
from sofrep.excel.column_table import columns_of
from sofrep.excel.columns import read_years
from sofrep.excel.numbers import parse_count
from sofrep.excel.sheet import UNKNOWN
from sofrep.excel.sheet_table import SheetTable
from sofrep.excel.shown_numbers import number_at, question_percent
from sofrep.excel.words import parse_kon

if TYPE_CHECKING:
    from sofrep.excel.column_table import Columns

COUNTS = ("enkater", "tillfragade", "negativt", "varken", "positivt", "klart")

DTYPES = {
    "year": "int32",
    "grupp": "int16",
    "fraga": "int8",
    "kon": "int8",
    **dict.fromkeys(COUNTS, "int64"),
    "sheet": "int32",
    "row": "int32",
}

NATIONAL_DTYPES = {
    "year": "int32",
    "grupp": "int16",
    "fraga": "int8",
    "kon": "int8",
    "procent": "object",
    "sheet": "int32",
    "row": "int32",
}

_EVERYONE = frozenset({"", "samtliga", "alla", "totalt", "total"})
_NUMBER = re.compile(r"(?:fråga(?:nr)?|fr|f)?0*([1-9]\d?)")
_REQUIRED = ("enkater", "negativt", "varken", "positivt")


def read_sums(table: SheetTable) -> Columns:
    """The columns of `DTYPES`; a row with a fault is told and left out."""
    counts = {name: table.values(name, parse_count, UNKNOWN) for name in COUNTS}
    rows: list[tuple[object, ...]] = []
    for index, (key, fraga) in enumerate(_keys(table)):
        own = {name: column[index] for name, column in counts.items()}
        if key is None or fraga is None or not _is_sound(table, index, own, fraga):
            continue
        if own["tillfragade"] == UNKNOWN:
            own["tillfragade"] = own["enkater"]
        rows.append((*key, *own.values(), table.number, table.rows[index]))
    return columns_of(rows, DTYPES)


def read_national(table: SheetTable) -> Columns:
    """The columns of `NATIONAL_DTYPES`; a row without a percentage is left out."""
    rows: list[tuple[object, ...]] = []
    for index, (key, fraga) in enumerate(_keys(table)):
        percent = _percent(number_at(table, index, "procent"))
        question_percent(table, index, "procent", percent, Unit.PROCENT)
        if isinstance(percent, Fault):
            table.fault(index, "procent", percent)
        elif percent is not None and key is not None and fraga is not None:
            rows.append((*key, percent, table.number, table.rows[index]))
    return columns_of(rows, NATIONAL_DTYPES)


def _percent(number: Number | Fault | None) -> Number | Fault | None:
    if number is None or isinstance(number, Fault) or 0 <= number <= 100:
        return number
    return Fault(
        "procent-orimlig",
        "Andelen är mindre än 0 eller större än 100 procent.",
        "Rätta andelen; 91 procent skrivs 91.",
    )


_Key = tuple[int, int, int, int]
"""Year, group, question number, sex (an index into `SEXES`, `UNKNOWN` for everyone)."""


def _keys(table: SheetTable) -> Iterator[tuple[_Key | None, Fraga | None]]:
    """What each row is about; None where a fault has been told."""
    enkat = table.forbund.enkat
    if enkat is None:
        return
    years, groups = read_years(table), read_groups(table).tolist()
    sexes = table.values("kon", _parse_sex, UNKNOWN)
    faulty = table.told_rows(("kon",))
    for index, (year, group, sex) in enumerate(zip(years, groups, sexes, strict=True)):
        number = _parse_question(table.cells("fraga")[index])
        if isinstance(number, Fault):
            table.fault(index, "fraga", number)
        if UNKNOWN in (year, group) or isinstance(number, Fault) or table.rows[index] in faulty:
            yield None, None
            continue
        fraga = enkat.question(enkat.grupp[group].kod, number)
        fault = _question_fault(enkat.questions_to(enkat.grupp[group].kod), number, year)
        if fault is not None:
            table.fault(index, "fraga", fault)
            yield None, None
        elif sex != UNKNOWN and not enkat.grupp[group].kon:
            table.fault(index, "kon", _NO_SEX)
            yield None, None
        else:
            yield (year, group, number, sex), fraga


def _parse_sex(value: object) -> int | Fault:
    return UNKNOWN if normalise(plain(value)) in _EVERYONE else parse_kon(value)


def _parse_question(value: object) -> int | Fault:
    found = _NUMBER.fullmatch(normalise(plain(value)))
    if found:
        return int(found[1])
    return Fault(
        "fraga-okand", "Frågans nummer går inte att läsa.", "Skriv frågans nummer, t.ex. 7."
    )


def _question_fault(questions: Sequence[Fraga], number: int, year: int) -> Fault | None:
    fraga = next((own for own in questions if own.nummer == number), None)
    if fraga is None or not fraga.is_asked(year):
        return Fault(
            "fraga-okand",
            f"Gruppen har ingen fråga {number} det året enligt forbund.toml.",
            "Rätta numret eller gruppen, eller lägg till frågan i forbund.toml.",
        )
    if fraga.ja_nej:
        return Fault(
            "fraga-utan-skala",
            f"Fråga {number} besvaras med ja eller nej och har inga positiva eller negativa svar.",
            f"Ta bort raden. {_where_yes_goes(number, questions)}Svaren kan ni nämna i en kommentar.",
        )
    return None


def _where_yes_goes(number: int, questions: Sequence[Fraga]) -> str:
    """Where those are put who gave the answer that other questions depend on."""
    asked = [fraga for fraga in questions if fraga.villkor_fraga == number]
    if not asked:
        return ""
    answer, numbers = " eller ".join(asked[0].villkor_svar), [str(fraga.nummer) for fraga in asked]
    return f"De som svarade {answer} är de som står under Skulle svara på fråga {' och '.join(numbers)}. "


_NO_SEX = Fault(
    "kon-fragas-inte",
    "Gruppen tillfrågas inte om kön enligt forbund.toml.",
    "Skriv bara en rad för samtliga, eller ange kon = true vid gruppen i forbund.toml.",
)


def _is_sound(table: SheetTable, index: int, own: dict[str, int], fraga: Fraga) -> bool:
    """Whether the counts of a row are there and fit together; what does not is told."""
    letters = {part.letter for name in COUNTS if (part := table.part(name))}
    row = table.rows[index]
    if any((row, letter) in table.told for letter in letters):
        return False
    faults = dict(_count_faults(own, fraga))
    for name, fault in faults.items():
        table.fault(index, name, fault)
    return not faults


def _count_faults(own: dict[str, int], fraga: Fraga) -> Iterator[tuple[str, Fault]]:
    missing = [name for name in _REQUIRED if own[name] == UNKNOWN]
    for name in missing:
        yield name, Fault("antal-saknas", "Antalet saknas.", "Fyll i antalet; 0 om det är noll.")
    if missing:
        return
    asked = own["tillfragade"]
    if asked == UNKNOWN and fraga.villkor_fraga:
        yield (
            "tillfragade",
            Fault(
                "tillfragade-saknas",
                f"Fråga {fraga.nummer} ställs inte till alla, men det står inte hur många som "
                "skulle svara.",
                f"Fyll i antalet som svarat {' eller '.join(fraga.villkor_svar)} på fråga "
                f"{fraga.villkor_fraga}.",
            ),
        )
    if asked > own["enkater"]:
        yield (
            "tillfragade",
            Fault(
                "enkatsumma-for-stor",
                f"Det är {asked} som skulle svara på frågan, men bara {own['enkater']} enkäter är inlämnade.",
                "Räkna bara dem som lämnade in enkäten; töm cellen om alla av dem skulle svara. Hur många som "
                "fick enkäten skriver ni i texten Metod.",
            ),
        )
    answers = own["negativt"] + own["varken"] + own["positivt"]
    most = own["enkater"] if asked == UNKNOWN else asked
    if answers > most:
        whole = "enkäter" if asked == UNKNOWN else "som skulle svara"
        yield "positivt", too_many("svar tillsammans", answers, most, whole)
    if own["klart"] > own["positivt"]:
        yield "klart", too_many("klart positiva", own["klart"], own["positivt"], "positiva")


def too_many(part: str, count: int, most: int, whole: str) -> Fault:
    """The fault of a part that is larger than its whole."""
    return Fault(
        "enkatsumma-for-stor",
        f"Det är {count} {part}, men bara {most} {whole}.",
        "Rätta antalen på raden.",
    )

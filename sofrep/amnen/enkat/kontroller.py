"""The survey's rows and sums against each other: nothing is counted twice, parts fit wholes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sofrep.amnen.enkat.lasning.answer_rows import QUESTION
from sofrep.domain.problem import About, Place, Problem, error, warning
from sofrep.excel.checked_rows import CheckedRows
from sofrep.statistics.underlag import Underlag

if TYPE_CHECKING:
    from sofrep.excel.column_table import ColumnTable

from sofrep.amnen.enkat.lasning.survey_sums import COUNTS
from sofrep.excel.sheet import UNKNOWN

_NAMES = {
    "enkater": "enkäter",
    "tillfragade": "som skulle svara",
    "negativt": "negativa",
    "varken": "varken eller",
    "positivt": "positiva",
    "klart": "klart positiva",
}


def check_same_survey(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each further survey with the same number in a group and year."""
    for index, earlier in _repeated(rows, ("year", "grupp", "nummer"), blank="nummer"):
        yield error(
            "enkat-dubbel",
            rows.place(index, "nummer"),
            f"Enkäten (nummer, grupp och år) finns redan i {rows.place(earlier, 'nummer')}.",
            "Ta bort den ena raden, eller rätta numret.",
            example=rows.place(earlier, "nummer"),
        )


def check_questions(rows: CheckedRows) -> Iterator[Problem]:
    """A warning for each sheet without a column for a question that its group is asked, or for sex.

    One with only a few of the questions is meant to have only those.
    """
    enkat = rows.forbund.enkat
    cells = zip(*(rows.column(name).tolist() for name in ("sheet", "year", "grupp")), strict=True)
    for number, year, group in dict.fromkeys(cells) if enkat else ():
        sheet, grupp = rows.sheets[number], enkat.grupp[group] if enkat and group >= 0 else None
        own = enkat.questions_to(grupp.kod) if enkat and grupp else ()
        asked = [fraga for fraga in own if fraga.is_asked(year)]
        lacking = [
            f"fråga {fraga.nummer}" for fraga in asked if f"{QUESTION}{fraga.nummer}" in sheet.lacks
        ]
        if grupp and grupp.kon and "kon" in sheet.lacks:
            yield warning(
                "kolumn-utan-uppgift",
                Place(sheet.file, sheet.title),
                "Bladet har ingen kolumn Kön, fast den som svarar ska ange kön enligt forbund.toml. "
                f"Svaren för {year} räknas inte per kön.",
                "Rätta rubriken, eller lägg till kolumnen. Frågas de inte, skriv kon = false för "
                "gruppen i forbund.toml.",
                About(year=year),
            )
        if grupp and 0 < 2 * len(lacking) < len(asked):
            yield warning(
                "fraga-utan-kolumn",
                Place(sheet.file, sheet.title),
                f"{grupp.namn} får enligt forbund.toml {' och '.join(lacking)} {year}, men bladet har ingen "
                "kolumn för det.",
                "Rätta rubriken, eller lägg till kolumnen. Ställdes frågan inte, skriv fran eller till "
                "för den i forbund.toml.",
                About(year=year),
            )


def check_same_sum(rows: CheckedRows) -> Iterator[Problem]:
    """An error for each further row about the same year, group, question and sex."""
    for index, earlier in _repeated(rows, ("year", "grupp", "fraga", "kon")):
        yield error(
            "enkatrad-dubbel",
            rows.place(index, "fraga"),
            f"Samma år, grupp, fråga och kön står redan i {rows.place(earlier, 'fraga')}.",
            "Behåll en av raderna.",
            example=rows.place(earlier, "fraga"),
        )


def _repeated(
    rows: CheckedRows, keys: tuple[str, ...], blank: str = ""
) -> Iterator[tuple[int, int]]:
    """The rows that repeat an earlier one, with that one; rows with an unknown key are none."""
    first: dict[tuple[object, ...], int] = {}
    columns = [rows.column(name).tolist() for name in keys]
    for index, key in enumerate(zip(*columns, strict=True)):
        known = key[0] != UNKNOWN and key[1] != UNKNOWN
        if not known or (blank and not key[keys.index(blank)]):
            continue
        earlier = first.setdefault(key, index)
        if earlier != index:
            yield index, earlier


def check_sum_of_sexes(rows: CheckedRows) -> Iterator[Problem]:
    """An error where the sexes together are more than all, or all are missing."""
    counts = {name: rows.column(name).tolist() for name in COUNTS}
    for by_sex in _by_question(rows).values():
        everyone = by_sex.pop(UNKNOWN, None)
        parts = list(by_sex.values())
        if everyone is None:
            yield error(
                "enkatsummor-utan-samtliga",
                rows.place(parts[0], "kon"),
                "Frågan har en rad per kön men ingen för samtliga.",
                "Lägg till en rad för samtliga, också de som inte har uppgett kön.",
            )
            continue
        for name, column in counts.items():
            known = sum(max(column[index], 0) for index in parts)
            if column[everyone] != UNKNOWN and known > column[everyone]:
                yield error(
                    "enkatsumma-for-stor",
                    rows.place(everyone, name, "enkater"),
                    f"Könen har tillsammans {known} {_NAMES[name]}, men samtliga är "
                    f"{column[everyone]}.",
                    "Rätta antalen.",
                )


def check_surveys_agree(rows: CheckedRows) -> Iterator[Problem]:
    """An error where the number of returned surveys differs between a group's questions."""
    first: dict[tuple[int, int, int], int] = {}
    surveys = rows.column("enkater").tolist()
    for (year, group, _), by_sex in _by_question(rows).items():
        for sex, index in by_sex.items():
            earlier = first.setdefault((year, group, sex), index)
            if surveys[earlier] != surveys[index]:
                yield error(
                    "enkater-stammer-inte",
                    rows.place(index, "enkater"),
                    f"Antalet enkäter är {surveys[index]} här men {surveys[earlier]} i "
                    f"{rows.place(earlier, 'enkater')}.",
                    "Skriv samma antal inkomna enkäter på gruppens alla frågor; de som skulle "
                    "svara på just den här frågan skrivs under Skulle svara.",
                )


def _by_question(rows: CheckedRows) -> dict[tuple[int, int, int], dict[int, int]]:
    """(year, group, question) -> sex -> the first row about it."""
    found: dict[tuple[int, int, int], dict[int, int]] = {}
    keys = (rows.column(name).tolist() for name in ("year", "grupp", "fraga", "kon"))
    for index, (year, group, question, sex) in enumerate(zip(*keys, strict=True)):
        found.setdefault((year, group, question), {}).setdefault(sex, index)
    return found


def check_rows_and_sums(underlag: Underlag) -> Iterator[Problem]:
    """An error for a group and year that has both surveys and sums, at the first sum."""
    first: dict[tuple[int, int], Place] = {}
    for key, place in _groups(underlag.surveys, underlag):
        first.setdefault(key, place)
    told: set[tuple[int, int]] = set()
    for key, place in _groups(underlag.survey_sums, underlag):
        if key in first and key not in told:
            told.add(key)
            yield error(
                "enkat-rader-och-summor",
                place,
                "Gruppen har både räknade enkäter här och enkäter rad för rad i "
                f"{first[key]} för samma år.",
                "Behåll det ena: raderna om de finns.",
            )


def _groups(rows: ColumnTable, underlag: Underlag) -> Iterator[tuple[tuple[int, int], Place]]:
    for year, group, sheet, row in rows.rows("year", "grupp", "sheet", "row"):
        yield (year, group), underlag.sheets[sheet].place(row, "respondentgrupp")

"""The survey workbooks: a sheet per group in 2023, one sheet before, sums before 2021."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from vast.sample.books import save
from vast.sample.rows import K, M
from vast.sample.survey_counts import (
    AVSLUT,
    ONLY_AFTER_YES,
    PAGAENDE,
    QUESTIONS,
    RETURNED,
    A,
    Answers,
    Counts,
    counts_of,
)
from vast.sample.surveys import Survey, make_surveys
from verktyg.published import read_csv
from verktyg.workbook import Cell, Column, Table

ROW_YEARS, SUM_YEARS = (2021, 2022, 2023), (2018, 2019, 2020)
WITH_SEX = (PAGAENDE, AVSLUT)
WORDS = {
    1: "Stämmer mycket dåligt",
    2: "Stämmer ganska dåligt",
    3: "Varken eller",
    4: "Stämmer ganska bra",
    5: "Stämmer mycket bra",
}
SEX_WORDS = {K: "Kvinna", M: "Man", A: "Annat", "": None}
SUM_SEXES = {K: "Kvinnor", M: "Män"}
SHORT = {"Deltagare avslut": "Avslut", "Parternas chefsgrupp": "Chefsgrupp"}
NATIONAL_COLUMNS = (
    Column("Respondentgrupp", 24),
    Column("Fråga", 8),
    Column("Kön", 12),
    Column("Positivt (procent)", 12),
)
SUM_COLUMNS = (
    Column("År", 8),
    Column("Respondentgrupp", 24),
    Column("Fråga", 8),
    Column("Kön", 12),
    Column("Enkäter", 10),
    Column("Tillfrågade", 12),
    Column("Negativt", 10),
    Column("Varken eller", 10),
    Column("Positivt", 10),
    Column("Klart positivt", 10),
)


def write_surveys(folder: Path, facit: Path, surveys: Mapping[int, Sequence[Survey]]) -> None:
    """Write every survey workbook below `folder`; `facit` holds the published tables."""
    save(
        folder / "2023" / "Enkäter 2023.xlsx",
        [*_by_group(surveys[2023]), _national(national_2023(facit), "Riket 2023")],
    )
    save(folder / "2022" / "Enkäter 2022.xlsx", [_in_digits(surveys[2022])])
    save(folder / "2022" / "Riket 2022.xlsx", [_national(national_2022(facit), "Riket")])
    save(folder / "2021" / "Enkäter 2021.xlsx", [_in_words(surveys[2021])])
    rows = [row for year in SUM_YEARS for row in _sums(year, counts_of(year, facit))]
    heading = "Enkäter 2018–2020, räknade då de kom in"
    save(
        folder / "Enkäter 2018-2020.xlsx",
        [Table("Enkätsummor", SUM_COLUMNS, rows, heading)],
    )


def survey_rows(facit: Path) -> dict[int, list[Survey]]:
    """The surveys of the years that are kept row by row."""
    table = facit / "indikatorer_2023.csv"
    return {year: make_surveys(year, counts_of(year, table)) for year in ROW_YEARS}


def national_2023(facit: Path) -> list[list[Cell]]:
    """The published national results."""
    return [
        [row["respondentgrupp"], int(row["fråga"]), row["kön"], int(row["positivt_procent"])]
        for row in read_csv(facit / "nationella_indikatorer_2023.csv")
    ]


def national_2022(facit: Path) -> list[list[Cell]]:
    """Invented: near the published ones of the year after."""
    rng = random.Random("national-2022")
    return [
        [group, question, sex, min(99, int(str(share)) + rng.randint(-4, 2))]
        for group, question, sex, share in national_2023(facit)
    ]


def _national(rows: list[list[Cell]], title: str) -> Table:
    return Table(title, NATIONAL_COLUMNS, rows)


def _by_group(surveys: Sequence[Survey]) -> list[Table]:
    tables = []
    for group in RETURNED[2023]:
        own = [survey for survey in surveys if survey.grupp == group]
        questions = range(1, QUESTIONS[group] + 1)
        with_sex = group in WITH_SEX
        columns = [Column("Enkätnummer", 13), Column("Respondentgrupp", 24)]
        columns += [Column("Kön", 10)] * with_sex
        columns += [Column(f"Fråga {question}", 23) for question in questions]
        rows = [
            [number, group, *[SEX_WORDS[s.kon]] * with_sex, *_answers(s, questions, WORDS)]
            for number, s in enumerate(own, start=1)
        ]
        tables.append(Table(SHORT.get(group, group), columns, rows))
    return tables


def _answers(survey: Survey, questions: range, words: Mapping[int, str]) -> list[Cell]:
    answers = [survey.svar.get(question) for question in questions]
    return [words.get(a, a) if isinstance(a, int) else a for a in answers]


def _in_digits(surveys: Sequence[Survey]) -> Table:
    """One sheet for all groups, with the digits of the scale, short names and "Fr 1"."""
    questions = range(1, 12)
    columns = [Column("Respondentgrupp", 22), Column("Kön", 8)]
    columns += [Column(f"Fr {question}", 8) for question in questions]
    sexes = {**SEX_WORDS, K: "K", M: "M", A: None}
    rows = [
        [SHORT.get(s.grupp, s.grupp), sexes[s.kon], *_answers(s, questions, {})] for s in surveys
    ]
    return Table("Enkäter", columns, rows, "Enkätsvar 2022")


def _in_words(surveys: Sequence[Survey]) -> Table:
    questions = range(1, 12)
    columns = [Column("År", 8), Column("Respondentgrupp", 24), Column("Kön", 10)]
    columns += [Column(f"Fråga {question}", 23) for question in questions]
    rows = [[2021, s.grupp, SEX_WORDS[s.kon], *_answers(s, questions, WORDS)] for s in surveys]
    return Table("Enkätsvar 2021", columns, rows)


def _sums(year: int, counts: Counts) -> list[list[Cell]]:
    rows = []
    for group, question in dict.fromkeys((g, q) for g, q, _ in counts):
        own = {sex: counts[group, question, sex] for sex in RETURNED[year][group]}
        returned = RETURNED[year][group]
        whole = Answers(*(sum(values) for values in zip(*own.values(), strict=True)))
        key: list[Cell] = [year, group, question]
        conditional = group == AVSLUT and question in ONLY_AFTER_YES
        rows.append([*key, "Samtliga", *_cells(sum(returned.values()), whole, conditional)])
        rows += [
            [*key, name, *_cells(returned[sex], own[sex], conditional)]
            for sex, name in SUM_SEXES.items()
            if sex in own
        ]
    return rows


def _cells(returned: int, answers: Answers, conditional: bool) -> list[Cell]:  # noqa: FBT001 - a column of the row
    return [
        returned,
        answers.asked if conditional else None,
        answers.negative,
        answers.neither,
        answers.positive,
        answers.best,
    ]

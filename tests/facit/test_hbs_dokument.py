"""Every published number of the Sammanställning stands in its row of the document's tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from sofrep.utdata.word import Rendered
from support.built import settled
from support.hbs import COUNTS, GOALS, TOTAL, YEAR
from support.mallar import NS, lines, part

if TYPE_CHECKING:
    from lxml import etree

Tables = dict[str, list[list[list[str]]]]  # caption -> rows -> cells -> paragraphs

COLUMNS = {
    "aktuella": "Deltagare",
    "kvinnor": "Kvinnor",
    "män": "Män",
    "nya": "Nya",
    "avslutade": "Avslutade",
    "till arbete eller studier": "Arbete eller studier",
    "arbetssökande vid avslut": "Arbetssökande",
}
COUNT_CASES = [
    pytest.param(row["insats"], column, row[column], id=f"{row['insats']}, {column}")
    for row in COUNTS
    for column in COLUMNS
]
INSATSER = list(dict.fromkeys(row["insats"] for row in GOALS))
W = f"{{{NS['w']}}}"


@pytest.fixture(scope="module")
def roots() -> dict[str, etree._Element]:
    """The main part of each document, by the document's first word."""
    return {
        re.sub(r"^Bilaga \d+ ", "", document.name).split()[0]: part(
            Rendered(document.content, document.figures, document.placeholders)
        )
        for document in settled("hbs", str(YEAR)).documents
    }


@pytest.fixture(scope="module")
def tables(roots: dict[str, etree._Element]) -> Tables:
    root = roots["Sammanställning"]
    return {
        table.find("w:tblPr/w:tblCaption", NS).get(f"{W}val"): [
            [
                [" ".join(line.split()) for line in lines(cell) if line]
                for cell in row.iter(f"{W}tc")
            ]
            for row in table.iter(f"{W}tr")
        ]
        for table in root.iter(f"{W}tbl")
    }


def row_of(table: list[list[list[str]]], name: str) -> list[list[str]]:
    (found,) = [row for row in table if row[0] == [name]]
    return found


def goals_of(insats: str) -> list[dict[str, str]]:
    return [row for row in GOALS if row["insats"] == insats]


def says(row: dict[str, str], column: str) -> str:
    """A published result as a pattern: the number with its unit, and nothing else in front."""
    value = row[column]
    if not value:
        return r"[–-]$"
    if row["enhet"] == "kvalitativt":  # shortened as published: its words, in their order
        return ".*".join(("", *map(re.escape, value.split())))
    return rf"{value} %(?!\d)" if row["enhet"] == "procent" else rf"{value}(?! %)(?!\d)"


def assert_says(paragraph: str, row: dict[str, str], column: str) -> None:
    numberless = re.sub(r"^\d+\. ", "", paragraph)
    assert re.match(says(row, column), numberless), (paragraph, row["insats"], row["mål"])


@pytest.mark.parametrize(("insats", "column", "published"), COUNT_CASES)
def test_published_count_stands_in_its_row(
    insats: str, column: str, published: str, tables: Tables
) -> None:
    header, *rows = tables[f"Deltagare i insatserna {YEAR}"]
    place = header.index([COLUMNS[column]])
    name = "Totalt" if insats == TOTAL else insats
    assert row_of(rows, name)[place] == [published]


def test_nobody_is_of_unknown_sex_and_there_is_no_such_column(tables: Tables) -> None:
    assert {row["okänd"] for row in COUNTS} == {"0"}
    assert ["Annat eller okänt"] not in tables[f"Deltagare i insatserna {YEAR}"][0]


@pytest.mark.parametrize("insats", INSATSER)
def test_goals_results_and_grade_stand_in_the_table_of_all(insats: str, tables: Tables) -> None:
    header, *rows = tables[f"Insatsernas mål, resultat och betyg {YEAR}"]
    assert header == [["Insats"], ["Mål"], ["Målvärde"], ["Resultat"], ["Betyg"]]
    published = goals_of(insats)
    own = [row for row in rows if row[0] == [insats]]
    for (_, _, target, result, _), row in zip(own, published, strict=True):
        assert row["målvärde"] in " ".join(target)
        assert_says(result[0], row, f"resultat {YEAR}")
    grade = own[0][-1]
    assert grade[0] == published[0]["samlad måluppfyllelse"]
    assert (len(grade) > 1) == (insats == "SamPlan")  # set by the förbund, and says so


@pytest.mark.parametrize("insats", INSATSER)
def test_the_page_has_this_and_last_years_results(insats: str, tables: Tables) -> None:
    header, *rows = tables[f"Mål och resultat för {insats} {YEAR}"]
    before = header.index([str(YEAR - 1)]) if [str(YEAR - 1)] in header else None
    for cells, row in zip(rows, goals_of(insats), strict=True):
        assert row["målvärde"] in " ".join(cells[1])
        in_words = row["enhet"] == "kvalitativt"
        result = cells[0][1].removeprefix("Resultat: ") if in_words else cells[2][0]
        assert_says(result, row, f"resultat {YEAR}")
        if before is None:
            assert not row[f"resultat {YEAR - 1}"]
        elif not in_words:
            assert_says(cells[before][0], row, f"resultat {YEAR - 1}")


@pytest.mark.parametrize("insats", INSATSER)
def test_budget_and_outcome_stand_in_the_table_and_in_a_sentence_where_they_were_published(
    insats: str, tables: Tables, roots: dict[str, etree._Element]
) -> None:
    first = goals_of(insats)[0]
    cells = [" ".join(cell) for cell in row_of(tables[MONEY], insats)[1:]]
    if not first["budget tkr"]:
        assert cells == ["–"] * 3
        return
    budget, outcome = int(first["budget tkr"]), int(first["utfall tkr"])
    assert [_amount(cell) for cell in cells] == [budget, outcome, outcome - budget]
    said = re.sub(r"(?<=\d)\s(?=\d)", "", " ".join(lines(roots["Sammanställning"])))
    assert f"Utfallet blev {outcome} tkr" in said.replace("\xa0", " ")


MONEY = f"Budget och utfall {YEAR}, tusental kronor"


def _amount(text: str) -> int:
    return int(re.sub(r"\s", "", text).replace("−", "-"))


def test_the_captions_are_those_of_the_insatser(tables: Tables) -> None:
    pages: Sequence[str] = [c for c in tables if c.startswith("Mål och resultat för")]
    assert pages == [f"Mål och resultat för {insats} {YEAR}" for insats in INSATSER]


def test_nothing_is_said_of_applications_and_activities_that_there_are_none_of(
    roots: dict[str, etree._Element],
) -> None:
    said = " ".join(lines(roots["Statistik"]))
    assert "Insatserna hade sammanlagt 728 deltagare." in said.replace("\xa0", " ")
    assert "ansökning" not in said.lower()
    assert "strukturella" not in said.lower()


def test_no_sentence_begins_with_a_space_where_the_one_before_it_is_left_out(
    roots: dict[str, etree._Element],
) -> None:
    said = lines(roots["Statistik"])
    assert [line for line in said if line.startswith("Flest bor i Huddinge")]
    assert [line for line in said if line != line.lstrip(" ")] == []

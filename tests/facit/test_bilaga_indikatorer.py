"""Every published number of the survey of 2023 stands in the right row of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from sofrep.domain.period import Period
from sofrep.pipeline.documents import render_documents
from sofrep.pipeline.evaluate import evaluate
from sofrep.word import Rendered
from support.enkatbilaga import tables_by_caption
from support.facit import SAMPLE, read_table

PUBLISHED = read_table("indikatorer_2023.csv")
NATIONAL = read_table("nationella_indikatorer_2023.csv")
HEADINGS = [
    "Fråga",
    "Grupp",
    "Kön",
    "n",
    "Negativt",
    "Varken eller",
    "Positivt",
    "Varav klart positivt",
    "Svarsfrekvens",
    "Riket",
    "Förändring",
]

Tables = Mapping[str, Sequence[Sequence[str]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    results = evaluate(SAMPLE, Period.of_year(2023))
    assert results.underlag is not None
    documents = render_documents(results, results.underlag, SAMPLE)
    document = next(d for d in documents if "Indikatorer" in d.name)
    return tables_by_caption(Rendered(document.content, document.figures, document.placeholders))


def _name(row: dict[str, str]) -> str:
    return f"{row['indikator']} {row['respondentgrupp']} {row['fråga']} {row['kön']}"


def _row(tables: Tables, row: dict[str, str]) -> Sequence[str]:
    caption = next(c for c in tables if c.startswith(f"Resultat för indikator {row['indikator']},"))
    header, *rows = tables[caption]
    assert header == HEADINGS
    key = [row["fråga"], row["respondentgrupp"], row["kön"]]
    (found,) = [cells for cells in rows if list(cells[:3]) == key]
    return found


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_published_counts_and_shares_stand_in_their_row(
    row: dict[str, str], tables: Tables
) -> None:
    def both(count: str, share: str) -> str:
        return f"{row[count]} ({row[share]} %)"

    assert list(_row(tables, row)[3:9]) == [
        row["svar"],
        both("negativt", "negativt_procent"),
        both("varken_eller", "varken_eller_procent"),
        both("positivt", "positivt_procent"),
        both("varav_klart_positivt", "klart_positivt_procent"),
        f"{row['svarsfrekvens_procent']} % av {row['enkäter']}",
    ]


@pytest.mark.parametrize("row", NATIONAL, ids=_name)
def test_the_national_share_stands_in_its_row(row: dict[str, str], tables: Tables) -> None:
    assert _row(tables, row)[9].startswith(f"{row['positivt_procent']} % (")


def test_no_other_row_has_a_result(tables: Tables) -> None:
    rows = [r for c, t in tables.items() if c.startswith("Resultat för indikator") for r in t[1:]]
    assert len(rows) == len(PUBLISHED)


def test_surveys_returned_stand_in_the_table_of_groups(tables: Tables) -> None:
    rows = {cells[0]: cells[1:] for cells in tables["Inkomna enkäter per grupp och år"]}
    assert list(rows["Respondentgrupp"]) == ["2018", "2019", "2020", "2021", "2022", "2023"]
    assert list(rows["Totalt"][-3:]) == ["242", "257", "184"]
    assert rows["Deltagare avslut"][-1] == "123"
    assert rows["Deltagare pågående"][-1] == "\u2013"

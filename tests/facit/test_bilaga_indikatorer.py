"""Every published number of the survey of 2023 stands in the right row of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from sofrep.dokument import DOKUMENT
from sofrep.pipeline.documents import bilaga_underlag
from sofrep.visning.block import Tabellblock, walk
from sofrep.visning.visat import cell_text
from support.built import evaluated
from support.facit import SAMPLE, read_table

compose = DOKUMENT["indikatorer"].compose

PUBLISHED = read_table("indikatorer_2023.csv")
NATIONAL = read_table("nationella_indikatorer_2023.csv")
Tables = Mapping[str, Sequence[Sequence[str]]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The rows of every table by its caption: headings first, labels first, with plain spaces."""
    results = evaluated("vast", "2023")
    assert results.underlag is not None
    blocks = compose(bilaga_underlag(results, results.underlag, SAMPLE))
    found = [block.tabell for block in walk(blocks) if isinstance(block, Tabellblock)]
    return {
        tabell.rubrik: [
            list(tabell.kolumner),
            *(
                [rad.etikett, *(cell_text(cell).replace("\xa0", " ") for cell in rad.celler)]
                for rad in tabell.rader
            ),
        ]
        for tabell in found
    }


def _name(row: dict[str, str]) -> str:
    return f"{row['indikator']} {row['respondentgrupp']} {row['fråga']} {row['kön']}"


def _row(tables: Tables, caption: str, row: dict[str, str]) -> dict[str, str]:
    """The row of a question and sex, by heading: that of a sex stands below its question."""
    headings, *rows = tables[f"{caption} på indikator {row['indikator']}, 2023"]
    question = f"{row['respondentgrupp']}, fråga {row['fråga']}"
    first = next(n for n, cells in enumerate(rows) if cells[0] == question)
    wanted = first if row["kön"] == "Samtliga" else first + 1
    if row["kön"] != "Samtliga":
        wanted = next(n for n in range(first, len(rows)) if rows[n][0] == row["kön"])
        assert wanted - first <= 2
    return dict(zip(headings, rows[wanted], strict=True))


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_published_shares_stand_in_their_row(row: dict[str, str], tables: Tables) -> None:
    shown = _row(tables, "Svar", row)
    assert [shown[heading] for heading in list(shown)[1:7]] == [
        row["svar"],
        f"{row['negativt_procent']} %",
        f"{row['varken_eller_procent']} %",
        f"{row['positivt_procent']} %",
        f"{row['klart_positivt_procent']} %",
        f"{row['svarsfrekvens_procent']} %",
    ]


@pytest.mark.parametrize("row", PUBLISHED, ids=_name)
def test_the_counts_behind_them_stand_in_the_tables(row: dict[str, str], tables: Tables) -> None:
    shown = list(_row(tables, "Antal svar", row).values())[1:]
    names = ("enkäter", "svar", "negativt", "varken_eller", "positivt", "varav_klart_positivt")
    assert shown == [row[name] for name in names]


@pytest.mark.parametrize("row", NATIONAL, ids=_name)
def test_the_national_share_stands_in_its_row(row: dict[str, str], tables: Tables) -> None:
    assert _row(tables, "Svar", row)["Riket"].startswith(f"{row['positivt_procent']} % (")


def test_no_other_row_has_a_result(tables: Tables) -> None:
    rows = [r for c, t in tables.items() if c.startswith("Svar på indikator") for r in t[1:]]
    assert len(rows) == len(PUBLISHED)


def test_surveys_returned_stand_in_the_table_of_groups(tables: Tables) -> None:
    rows = {cells[0]: cells[1:] for cells in tables["Inkomna enkäter per grupp och år"]}
    assert list(rows["Respondentgrupp"]) == ["2018", "2019", "2020", "2021", "2022", "2023"]
    assert list(rows["Totalt"][-3:]) == ["242", "257", "184"]
    assert rows["Deltagare avslut"][-1] == "123"
    assert rows["Deltagare pågående"][-1] == "\u2013"

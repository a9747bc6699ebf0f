"""The delårsrapport of the sample, recounted from the workbooks with plain loops."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from lxml import etree

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.statistics.underlag import NO_DAY, Underlag
from support.built import settled
from support.columns import records

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = Period(date(2023, 1, 1), date(2023, 8, 31))
EPOCH = date(1970, 1, 1)
NAMES = {"rv": "Rehabvägledare", "utr": "Utredning", "gg": "Gränsgångare"}
Row = tuple[str, date, date]
"""Insats, start and end of a known enrolment; one that goes on ends in 9999."""


@pytest.fixture(scope="module")
def body() -> etree._Element:
    (document,) = settled("vast", PART.key).documents
    assert (document.name, document.placeholders) == ("Delårsrapport 2023.docx", ())
    with zipfile.ZipFile(io.BytesIO(document.content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.fixture(scope="module")
def tables(body: etree._Element) -> dict[str, dict[str, list[str]]]:
    """The rows of each table by label, by the table's caption."""
    found = {}
    for table in body.iter(f"{W}tbl"):
        named = table.find(f"{W}tblPr/{W}tblCaption")
        if named is None:  # it only places key figures abreast
            continue
        caption = named.get(f"{W}val").replace("\xa0", " ")
        rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        found[caption] = {row[0]: row[1:] for row in rows}
    return found


def text_of(cell: etree._Element) -> str:
    return "".join(cell.itertext(f"{W}t")).strip().replace("\xa0", " ")


@pytest.fixture(scope="module")
def rows(underlag: Underlag, forbund: Forbund) -> list[Row]:
    return list(_rows(underlag, forbund))


def _rows(underlag: Underlag, forbund: Forbund) -> Iterator[Row]:
    for row in records(underlag.enrolments):
        if not row["anonym"]:
            start, end = int(row["start"]), int(row["slut"])
            last = date.max if end == NO_DAY else EPOCH + timedelta(days=end)
            yield forbund.insats[row["insats"]].kod, EPOCH + timedelta(days=start), last


@pytest.mark.parametrize("kod", ["rv", "utr"])
def test_each_insats_is_counted_in_both_years(kod: str, rows: list[Row], tables) -> None:
    for caption, counted in (
        ("Deltagare i insatserna, ", lambda s, e, p: s <= p.end and e >= p.start),
        ("Avslutade deltagare, ", lambda _, e, p: p.start <= e <= p.end),
        ("Inskrivna ", lambda s, e, p: s <= p.end and e > p.end),
    ):
        now, before = (
            sum(counted(s, e, p) for insats, s, e in rows if insats == kod)
            for p in (PART, PART.previous())
        )
        (shown,) = [table[NAMES[kod]] for name, table in tables.items() if name.startswith(caption)]
        assert (shown[0], shown[-2]) == (str(now), str(before))
        assert int(shown[-1].replace("−", "-")) == now - before


def test_the_target_of_the_new_is_eight_twelfths_of_the_year_s(tables) -> None:
    goals = tables["Mål och resultat för Samtliga individinsatser januari–augusti 2023"]
    (shown,) = [cells for label, cells in goals.items() if label.startswith("Minst 233")]
    assert shown[0].startswith("minst 233")
    assert "minst 156 för perioden" in shown[0]


def test_the_economy_is_that_of_the_part_of_the_year(tables) -> None:
    table = tables["Driftsredovisning januari–augusti 2023, kronor"]
    assert table["Resultat"] == ["615 931", "−1 086 000", "50 000", "1 136 000", "847 371"]


def test_the_columns_of_the_part_are_none_of_the_year_s_statement() -> None:
    (annual,) = [d for d in settled("vast", "2023").documents if d.kod == "arsredovisning"]
    assert not any("eko.drift" in key and "prognos" in key for key in annual.figures)


def test_no_share_is_told_of_a_union_of_which_an_insats_does_not_know(body: etree._Element) -> None:
    """Utredning notes no occupation at exit: 31 of 226 would count those who nobody has asked of."""
    text = text_of(body)
    assert "Av de 116 som avslutade gick 31 till arbete eller studier" in text
    assert "Av de 226 som avslutade" not in text
    assert "Insatserna hade sammanlagt 527 deltagare, fler än januari–augusti 2022 (393)." in text

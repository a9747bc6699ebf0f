"""Errors that were published are found where they are printed; the same figures without them give nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.granska import audit
from sofrep.granskning.lasare import read_document
from support.handlingar import MAKERS, Part, Rows, Rubrik, Tab

INCOME: Rows = [
    ["Post", "2023", "2022"],
    ["Verksamhetens intäkter", "13 245 431", "10 289 777"],
    ["Verksamhetens kostnader", "−12 507 068", "−9 156 246"],
    ["Avskrivningar", "0", "0"],
    ["Verksamhetens resultat", "738 363", ""],
    ["Finansiella intäkter", "25 359", "0"],
    ["Finansiella kostnader", "0", "−30"],
    ["Resultat efter finansiella poster", "763 722", "1 133 531"],
    ["Årets resultat", "763 722", "1 133 531"],
]
OVERVIEW: Rows = [
    ["Post", "2023", "2022", "2021", "2020", "2019"],
    ["Medlemsbidrag", "10 086 000", "10 289 777", "9 519 995", "9 357 996", "9 402 000"],
    ["Elstöd", "6 351", "", "", "", ""],
    ["ESF-medel", "3 153 083", "", "", "265 660", "2 373 824"],
    ["Öresutjämning", "−3", "", "", "", ""],
    ["Verksamhetens kostnader", "12 481 709", "9 156 246", "9 295 092", "10 626 529", "12 331 695"],
    ["Årets resultat", "763 722", "1 133 531", "224 903", "−1 002 874", "−555 871"],
]
CASH_FLOW: Rows = [
    ["Post", "2023", "2022"],
    ["Årets resultat", "763 722", "1 133 531"],
    ["Medel från verksamheten före förändring av rörelsekapital", "763 722", "1 133 531"],
    ["Förändring kortfristiga fordringar", "−1 554 754", "−122 252"],
    ["Förändring kortfristiga skulder", "−486 218", "820 560"],
    ["Kassaflöde från den löpande verksamheten", "−2 040 972", "698 308"],
    ["Årets kassaflöde", "−1 277 250", "1 831 839"],
    ["Likvida medel vid årets början", "3 940 024", "2 108 185"],
    ["Likvida medel vid årets slut", "2 662 774", "3 940 024"],
]
BALANCE: Rows = [
    ["Post", "2023"],
    ["Summa tillgångar", "5 035 339"],
    ["Eget kapital vid årets början", "−3 116 858"],
    ["Årets resultat", "−763 722"],
    ["Summa eget kapital", "−3 880 580"],
    ["Kortfristiga skulder", "−1 154 759"],
    ["Summa eget kapital och skulder", "−5 035 339"],
]
SALEM = "Av de 17 som avslutade insatsen hade 70 % egen försörjning."


def found(tmp_path: Path, form: str, *parts: Part) -> Sequence[Fynd]:
    path = tmp_path / f"Årsredovisning 2023.{form}"
    path.write_bytes(MAKERS[form]([Rubrik("Årsredovisning 2023"), *parts]))
    return audit([read_document(path)])


def changed(rows: Rows, label: str, column: int, value: str) -> Rows:
    return [
        [value if row[0] == label and j == column else text for j, text in enumerate(row)]
        for row in rows
    ]


@pytest.mark.parametrize("form", MAKERS)
def test_an_income_statement_whose_parts_miss_the_result_by_30(tmp_path: Path, form: str) -> None:
    told = found(tmp_path, form, Tab("Resultaträkning, kronor", INCOME))
    results = [fynd for fynd in told if "1 133 501" in fynd.foljer]
    assert {fynd.plats.rad for fynd in results} == {8, 9}
    assert {fynd.sakerhet for fynd in results} == {Sakerhet.SAKER}
    mended = changed(
        changed(INCOME, "Årets resultat", 2, "1 133 501"),
        "Resultat efter finansiella poster",
        2,
        "1 133 501",
    )
    assert not found(tmp_path, form, Tab("Resultaträkning, kronor", mended))


@pytest.mark.parametrize("form", MAKERS)
def test_an_overview_whose_parts_miss_a_year_by_1(tmp_path: Path, form: str) -> None:
    (fynd,) = found(tmp_path, form, Tab("Flerårsöversikt, kronor", OVERVIEW))
    assert (fynd.plats.rad, fynd.plats.kolumn) == (7, 5)
    assert fynd.foljer.endswith("Skillnaden är 1.")
    told = "För 2020 ger posterna tillsammans 1 kr mer än årets resultat."
    assert not found(tmp_path, form, Tab("Flerårsöversikt, kronor", OVERVIEW), told)


@pytest.mark.parametrize("form", MAKERS)
def test_a_cost_that_is_net_in_the_overview_and_not_in_the_income_statement(
    tmp_path: Path, form: str
) -> None:
    parts = (
        Rubrik("Översikt"),
        Tab("Flerårsöversikt, kronor", OVERVIEW),
        Rubrik("Resultat"),
        Tab("Resultaträkning, kronor", INCOME),
    )
    told = found(tmp_path, form, *parts)
    (fynd,) = (fynd for fynd in told if fynd.regel == "samma-post")
    assert all(cost in fynd.star + fynd.foljer for cost in ("12 481 709", "12 507 068"))


@pytest.mark.parametrize("form", MAKERS)
def test_a_change_of_capital_that_is_printed_as_the_cash_flow(tmp_path: Path, form: str) -> None:
    told = found(tmp_path, form, Tab("Kassaflödesanalys, kronor", CASH_FLOW))
    assert [fynd for fynd in told if "−1 277 250" in fynd.foljer and fynd.plats.rad == 6]


def test_equity_and_debts_that_are_printed_with_a_minus_are_asked_about(tmp_path: Path) -> None:
    (fynd,) = found(tmp_path, "docx", Tab("Balansräkning, kronor", BALANCE))
    assert (fynd.sakerhet, fynd.regel) == (Sakerhet.MOJLIG, "tecken")


def test_a_share_that_no_number_of_17_gives(tmp_path: Path) -> None:
    (fynd,) = found(tmp_path, "docx", SALEM)
    assert "65 % (11 av 17) och 71 % (12 av 17)" in fynd.foljer

"""Hand-written texts and entered history: read exactly, or told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sofrep.domain.figure import Origin, Sex, Unit
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TextKey
from support.reading import read, told
from support.workbooks import Row

if TYPE_CHECKING:
    from pathlib import Path


TEXT = {"Bilaga": "maluppfyllelse", "Avsnitt": "syfte", "Insats": "ST", "Text": "Ett syfte."}


def test_texts_by_bilaga_section_and_insats(tmp_path: Path) -> None:
    rows = [
        TEXT,
        TEXT | {"Insats": "Båda insatserna", "Text": "A\r\n\r\nB "},
        {"Bilaga": "Statistik", "Avsnitt": "inledning", "Text": "Hej", "År": 2022},
        TEXT | {"Avsnitt": "malgrupp", "Text": None},
        TEXT | {"Avsnitt": "Målgrupp", "Insats": "BR", "Text": "Unga."},
    ]
    underlag = read(tmp_path, texts=rows)
    assert told(underlag) == []
    found = {key: [(t.year, t.text) for t in texts] for key, texts in underlag.texts.items()}
    assert found == {
        TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="st"): [(2023, "Ett syfte.")],
        TextKey(bilaga="maluppfyllelse", avsnitt="syfte", insats="bada"): [(2023, "A\n\nB")],
        TextKey(bilaga="statistik", avsnitt="inledning"): [(2022, "Hej")],
        TextKey(bilaga="maluppfyllelse", avsnitt="malgrupp", insats="br"): [(2023, "Unga.")],
    }


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Bilaga": "Ekonomi"}, ("textplats-okand", "B2")),
        ({"Avsnitt": "slutord"}, ("textplats-okand", "B2")),
        ({"Insats": None}, ("textplats-okand", "B2")),
        ({"Avsnitt": "inledning"}, ("textplats-okand", "B2")),
        ({"Insats": "Hopp"}, ("insats-okand", "C2")),
    ],
)
def test_a_text_that_belongs_nowhere_is_told(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    assert told(read(tmp_path, texts=[TEXT | changes])) == [fault]


def test_a_section_of_the_offices_own_keeps_its_heading_as_it_is_written(tmp_path: Path) -> None:
    own = {"Bilaga": "statistik", "Avsnitt": "Eget:  Omvärld & LÄGE", "Text": "Hej."}
    underlag = read(tmp_path, texts=[own])
    assert told(underlag) == []
    assert list(underlag.texts) == [TextKey(bilaga="statistik", avsnitt="eget: Omvärld & LÄGE")]


def test_an_own_section_may_stand_on_the_page_of_an_insats(tmp_path: Path) -> None:
    own = {"Bilaga": "statistik", "Avsnitt": "eget: Lokaler", "Insats": "ST", "Text": "Nya."}
    underlag = read(tmp_path, texts=[own])
    assert told(underlag) == []
    (key,) = underlag.texts
    assert (key.avsnitt, key.insats) == ("eget: Lokaler", "st")


@pytest.mark.parametrize(
    "changes",
    [
        {"Insats": "Båda insatserna"},
        {"Insats": "ST", "Bilaga": "indikatorer"},
        {"Bilaga": "avtal"},
        {"Avsnitt": "eget:"},
        {"Avsnitt": "egen: Omvärld"},
    ],
)
def test_an_own_section_that_no_document_can_have_is_told(tmp_path: Path, changes: Row) -> None:
    own = {"Bilaga": "statistik", "Avsnitt": "eget: Omvärld", "Text": "Hej."}
    assert told(read(tmp_path, texts=[own | changes])) == [("textplats-okand", "B2")]


def test_the_same_text_twice_is_told_with_both_cells(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, texts=[TEXT, TEXT]).problems
    assert (problem.rule, problem.place.cell) == ("text-dubbel", "D3")
    assert "cell D2" in problem.message


HISTORY = {"Figur": "2019.st.nya", "Värde": 40, "Källa": "Årsredovisning 2019"}


def test_history_becomes_entered_figures(tmp_path: Path) -> None:
    rows = [
        HISTORY,
        HISTORY | {"Figur": "2019.st.avslutade.arbstud.andel.kvinnor", "Värde": "27,5"},
        HISTORY | {"Figur": "2019m01-08.forbundet.ansokningar", "Värde": 9, "Enhet": "antal"},
        HISTORY | {"Figur": "2019.bada.nya.unga.andel", "Värde": 20, "Täljare": 10, "Nämnare": 50},
    ]
    underlag = read(tmp_path, history=rows)
    assert told(underlag) == []
    first, second, third, fourth = underlag.history
    assert (first.id, first.value, first.unit) == ("2019.st.nya", 40, Unit.ANTAL)
    assert (first.origin, first.source) == (Origin.INMATAD, "Årsredovisning 2019")
    assert (first.scope, first.period) == ("st", Period.of_year(2019))
    assert (second.value, second.unit, second.sex) == (Fraction(55, 2), Unit.PROCENT, Sex.KVINNOR)
    assert third.period == Period(date(2019, 1, 1), date(2019, 8, 31))
    assert (fourth.numerator, fourth.denominator) == (10, 50)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Figur": "nya deltagare"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.hopp.nya"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.st.Nya Män"}, ("figur-id-okant", "A2")),
        ({"Figur": "2019.st." + "a" * 60}, ("figur-id-okant", "A2")),
        ({"Figur": "2019m01-13.st.nya"}, ("figur-id-okant", "A2")),
        ({"Värde": None}, ("varde-saknas", "B2")),
        ({"Värde": "många"}, ("tal-okant", "B2")),
        ({"Källa": None}, ("kalla-saknas", "C2")),
        ({"Nämnare": 0.5}, ("antal-orimligt", "D2")),
        ({"Nämnare": 0}, ("namnare-noll", "D2")),
        (
            {"Figur": "2019.st.nya.unga.andel", "Täljare": 1, "Nämnare": 2},
            ("historik-stammer-inte", "B2"),
        ),
    ],
)
def test_a_faulty_history_row_is_told_and_left_out(
    tmp_path: Path, changes: Row, fault: tuple[str, str]
) -> None:
    underlag = read(tmp_path, history=[HISTORY | changes])
    assert told(underlag) == [fault]
    assert underlag.history == ()


def test_the_same_figure_twice_is_told_with_both_cells(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, history=[HISTORY, HISTORY]).problems
    assert (problem.rule, problem.place.cell) == ("historik-dubbel", "A3")
    assert "cell A2" in problem.message

"""What an office notes beside what every office does is a declaration: nothing else says how it is counted."""

from __future__ import annotations

from datetime import date

import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Kodlista
from sofrep.domain.period import Period
from sofrep.domain.uppgift import EgenUppgift, Noteras, Varde
from sofrep.statistics.underlag import TID_PER_YEAR
from support.frames import make_forbund, make_underlag

YEAR = Period.of_year(2023)
VALUES = (Varde(kod="grund", namn="Grundskola"), Varde(kod="gymn", namn="Gymnasium"))
OWN = (
    EgenUppgift(kod="utb", namn="Utbildning", varde=VALUES),
    EgenUppgift(kod="kurs", namn="Kurs", varde=VALUES, flera_varden=True, noteras=Noteras.BADA),
    EgenUppgift(kod="tim", namn="Timmar", granser=(10, 20), noteras=Noteras.VID_SLUT),
)


def counted(*egna: dict[str, object]) -> FigureSet:
    """The figures of as many women, who all began and left in 2023."""
    forbund = make_forbund(uppgift=OWN, noteras_vid_start=(Kodlista.FORSORJNING,))
    day, end = date(2023, 3, 1), date(2023, 9, 1)
    rows = [{"insats": "rv", "start": day, "slut": end, "egna": each} for each in egna]
    return compute(make_underlag(forbund, rows), forbund, YEAR)


@pytest.mark.parametrize(
    ("measure", "said", "counts"),
    [
        ("nya.utb", [{"utb": "grund"}, {"utb": "grund"}, {}], {"grund": 2, "gymn": 0, "saknas": 1}),
        (
            "aktuella.kurs-in",
            [{"kurs-in": ["grund", "gymn"]}, {"kurs-in": ["gymn"]}, {"kurs-ut": ["gymn"]}],
            {"grund": 1, "gymn": 2, "saknas": 1},
        ),
        (
            "avslutade.kurs-ut",
            [{"kurs-ut": ["grund"]}, {"kurs-in": ["gymn"]}],
            {"grund": 1, "gymn": 0, "saknas": 1},
        ),
        (
            "avslutade.tim",
            [{"tim": 10 * TID_PER_YEAR}, {"tim": 10 * TID_PER_YEAR + 1}, {"tim": 0}, {}],
            {"till-10": 2, "10-20": 1, "over-20": 0, "saknas": 1},
        ),
        (
            "vid-start.fors-in",
            [{"fors-in": ["sjukpen"]}],
            {"ingen": 0, "sjukpen": 0, "saknas": 0},
        ),
        ("nya.fors-in", [{"fors-in": ["sjukpen"]}], {"ingen": 0, "sjukpen": 1, "saknas": 0}),
    ],
)
def test_it_is_counted_by_value_with_blanks(
    measure: str, said: list[dict[str, object]], counts: dict[str, int]
) -> None:
    figures = counted(*said)
    assert {kod: figures[f"2023.rv.{measure}.{kod}"].value for kod in counts} == counts


def test_its_shares_are_of_the_whole_population_by_sex_and_traced_to_its_rows() -> None:
    share = counted({"utb": "grund"}, {}, {}, {})["2023.rv.nya.utb.grund.andel.kvinnor"]
    assert (share.numerator, share.denominator) == (1, 4)
    assert share.recipe.rows == ("nya", "utb=grund")


def test_where_everybody_is_blank_nobody_knows() -> None:
    figures = counted({}, {})
    assert figures["2023.rv.nya.utb.gymn"].value is None
    assert figures["2023.rv.nya.utb.saknas"].value == 2


def test_what_is_noted_at_exit_is_counted_of_those_who_left_alone() -> None:
    figures = counted({"tim": 0})
    assert "2023.rv.avslutade.tim.till-10" in figures
    assert "2023.rv.nya.tim.till-10" not in figures

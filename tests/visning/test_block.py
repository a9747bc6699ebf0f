from __future__ import annotations

import pytest

from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.visning.block import (
    Bredvid,
    Diagramblock,
    Kanslitext,
    Nyckelruta,
    Nyckeltal,
    Rubrik,
    Stycke,
    Tabellblock,
    numbered,
    printed,
)
from sofrep.visning.visat import Diagram, Diagramslag, Rad, Serie, Tabell, Tal


def tal(measure: str, value: int = 7) -> Tal:
    year = Period.of_year(2023)
    recipe = Recipe("register", ("nya",))
    return Tal(Figure(f"2023.rv.{measure}", value, Unit.ANTAL, "rv", year, recipe))


def tabell(*celler: Tal | str) -> Tabell:
    return Tabell("Nya", "Nya efter kön.", ("Insats", "Antal"), (Rad("RV", celler),))


@pytest.mark.parametrize("key", ["", "statistik", "2023.rv.nya", "a.Ö", "a." + "b" * 63])
def test_a_key_that_could_not_be_found_again_is_refused(key):
    with pytest.raises(ValueError, match="not a block key"):
        Rubrik(nyckel=key, niva=1, delar=("Deltagare",))


def test_every_figure_of_every_kind_of_block_is_published():
    chart = Diagram("Nya", "Nya.", Diagramslag.STAPEL, ("RV",), (Serie("Nya", (tal("e"), None)),))
    blocks = [
        Rubrik(nyckel="s.a", niva=1, delar=("Av ", tal("a"))),
        Stycke(nyckel="s.b", delar=(tal("b"), " var nya.")),
        Tabellblock(nyckel="s.c", tabell=tabell(tal("c"), "–")),
        Nyckeltal(
            nyckel="s.d",
            rutor=(Nyckelruta(etikett="Nya", tal=tal("d"), rader=(("2022: ", tal("f")),)),),
        ),
        Bredvid(
            nyckel="s.g",
            kolumner=(
                (Diagramblock(nyckel="s.e", diagram=chart, bildtext=("n är ", tal("g"))),),
                (Kanslitext(nyckel="s.h", text="Fri text"),),
            ),
        ),
    ]

    assert [t.figure.measure for t in printed(blocks)] == ["a", "b", "c", "d", "f", "e", "g"]


def test_numbered_tables_are_counted_in_reading_order_those_abreast_too():
    blocks = [
        Tabellblock(nyckel="s.a", tabell=tabell("1")),
        Tabellblock(nyckel="s.b", tabell=tabell("2"), numrerad=False),
        Bredvid(
            nyckel="s.c",
            kolumner=((), (Tabellblock(nyckel="s.d", tabell=tabell("3")),)),
        ),
    ]

    assert numbered(blocks) == {"s.a": 1, "s.d": 2}


def test_the_figures_of_a_cell_of_several_parts_are_published_too():
    table = Tabellblock(nyckel="s.a", tabell=tabell((tal("a"), " (", tal("b"), ")")))

    assert [t.figure.measure for t in printed([table])] == ["a", "b"]

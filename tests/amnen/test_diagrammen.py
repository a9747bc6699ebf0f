"""Charts of figures of which some are hidden."""

from __future__ import annotations

import pytest

from sofrep.amnen.gemensamt.bilder import diagram
from sofrep.amnen.gemensamt.noter import med_noter
from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.hidden_counts import hide
from sofrep.visning.block import Diagramblock
from sofrep.visning.frasfil import phrases_of
from sofrep.visning.ritning import ritning_av
from sofrep.visning.visat import Diagram, Serie, Tal
from support.frames import make_forbund

FRASER = phrases_of(make_forbund())


def chart(*values: int | None) -> Diagram | None:
    """A chart of counts, None for one that is hidden."""
    numbers = [
        Tal(hide(figure(n, 1)) if value is None else figure(n, value))
        for n, value in enumerate(values)
    ]
    names = [f"Kommun {n}" for n in range(len(values))]
    return diagram(
        FRASER,
        "Per kommun",
        names,
        (Serie("Alla", tuple(numbers)),),
    )


def figure(number: int, value: int) -> Figure:
    return Figure(
        id=f"2023.ett.aktuella.kommun.k{number}",
        value=value,
        unit=Unit.ANTAL,
        scope="ett",
        period=Period.of_year(2023),
        recipe=Recipe("register", ("aktuella", f"kommun=k{number}")),
    )


def test_a_hidden_value_is_told_to_be_hidden_and_the_alt_text_says_so() -> None:
    found = chart(7, None, 9, 0)
    assert found is not None
    assert [str(tal) for tal in found.serier[0].tal] == ["7", "x", "9", "0"]
    assert "Värden som inte visas saknas" in found.alt
    assert "9" not in found.alt
    drawn = ritning_av(found, 100)
    assert drawn.kategorier[1] == "Kommun 1 (x)"
    assert drawn.kurvor[0].varden == (7, None, 9, 0)
    (block,) = med_noter([Diagramblock(nyckel="a.b", diagram=found)], FRASER)
    assert isinstance(block, Diagramblock)
    assert block.diagram.noter == ("x Visas inte, för att ingen ska kunna kännas igen.",)


def test_the_alt_text_names_the_largest_value_of_each_series() -> None:
    found = chart(7, 0, 9, 8)
    assert found is not None
    assert found.alt == "Liggande stapeldiagram: Per kommun. Störst värde: Alla 9 (Kommun 2)."
    assert found.enhet is Unit.ANTAL


@pytest.mark.parametrize("values", [(7, None, None), (None, None), (0, 0), (0, 0, None)])
def test_there_is_no_chart_of_gaps_and_noughts(values: tuple[int | None, ...]) -> None:
    assert chart(*values) is None

"""What counts that no document prints tie together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.hiding import suppress
from sofrep.rojande.sma_antal.model import model_of
from support.frames import make_forbund
from support.rojande import forbund_with

YEAR, BEFORE = Period.of_year(2023), Period.of_year(2022)
Counts = Mapping[tuple[Period, tuple[str, ...]], int]


def figures_of(counts: Counts, scope: str = "ett") -> Iterator[Figure]:
    for (period, steps), count in counts.items():
        measure = ".".join(step.replace("=", ".") for step in steps)
        yield Figure(
            id=f"{period.key}.{scope}.{measure}",
            value=count,
            unit=Unit.ANTAL,
            scope=scope,
            period=period,
            recipe=Recipe("register", steps),
        )


def hidden_of(figures: Iterator[Figure], table: Rojandetabell, forbund=None) -> set[str]:
    known = list(figures)
    rules = Rojande(tabell=(Rojanderegel(tabell=table, minsta=5),))
    forbund = make_forbund(rojande=rules) if forbund else forbund_with(rules, "ab")
    model = model_of(known, [figure.id for figure in known], forbund, [BEFORE, YEAR])
    return {".".join((key.period, *key.steps)) for key in suppress(model).hidden}


NOW, LEFT, CAME = (
    (YEAR, ("aktuella", "kommun=a")),
    (BEFORE, ("vid-slut", "kommun=a")),
    (YEAR, ("nya", "kommun=a")),
)


def test_who_was_left_last_year_and_who_came_since_are_those_who_are_there() -> None:
    """No document prints who was there on 1 January."""
    hidden = hidden_of(figures_of({NOW: 14, LEFT: 4, CAME: 10}), Rojandetabell.KOMMUN)
    assert "2022.vid-slut.kommun=a" in hidden
    assert hidden & {"2023.aktuella.kommun=a", "2023.nya.kommun=a"}


@pytest.mark.parametrize("printed", [{NOW: 14, LEFT: 4}, {LEFT: 4, CAME: 10}])
def test_without_a_link_of_the_chain_the_count_is_free(printed: Counts) -> None:
    hidden = hidden_of(figures_of(printed), Rojandetabell.KOMMUN)
    assert hidden == {"2022.vid-slut.kommun=a"}


def test_a_crossing_that_no_document_has_yet_is_covered() -> None:
    """Two came from a in March: the others of the month, or of the kommun, give them company."""
    march = {"a": 2, "b": 8}
    counts = {
        (YEAR, ("nya",)): 40,
        (YEAR, ("nya", "manad=03")): 10,
        **{(YEAR, ("nya", f"kommun={kod}")): 20 for kod in march},
        **{(YEAR, ("nya", "manad=03", f"kommun={kod}")): n for kod, n in march.items()},
    }
    hidden = hidden_of(figures_of(counts), Rojandetabell.KOMMUN)
    assert "2023.nya.manad=03.kommun=a" in hidden
    assert hidden & {"2023.nya.manad=03.kommun=b", "2023.nya.manad=03"}
    assert "2023.nya" not in hidden


def ended(*steps: str) -> tuple[Period, tuple[str, ...]]:
    return YEAR, ("avslutade", *steps)


def test_kodgrupper_tell_the_code_that_only_one_of_them_has() -> None:
    counts = {
        ended(): 20,
        ended("arbstudsok"): 15,
        ended("arbstud"): 12,
        ended("syss=arbsok"): 3,
    }
    hidden = hidden_of(figures_of(counts, "rv"), Rojandetabell.SYSSELSATTNING, forbund=True)
    assert "2023.avslutade.syss=arbsok" in hidden
    assert hidden & {"2023.avslutade.arbstud", "2023.avslutade.arbstudsok"}


def test_where_somebody_has_two_codes_the_kodgrupper_do_not_tell_it() -> None:
    counts = {
        ended(): 20,
        ended("arbstudsok"): 15,
        ended("arbstud"): 13,
        ended("syss=arbete"): 9,
        ended("syss=studier"): 8,
        ended("syss=arbsok"): 4,
        ended("syss=ingen"): 5,
    }
    hidden = hidden_of(figures_of(counts, "rv"), Rojandetabell.SYSSELSATTNING, forbund=True)
    assert hidden == {"2023.avslutade.syss=arbsok"}

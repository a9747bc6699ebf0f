"""Means published beside bands: the sum behind them must not tell how a group is shared."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from sofrep.domain.figure import Figure, Recipe, Unit
from sofrep.domain.period import Period
from sofrep.domain.rojande import Rojande, Rojanderegel, Rojandetabell
from sofrep.rojande.sma_antal.hiding import suppress
from sofrep.rojande.sma_antal.model import model_of
from support.rojande import forbund_with

YEAR = Period.of_year(2023)
RULES = Rojande(tabell=(Rojanderegel(tabell=Rojandetabell.ALDER, minsta=5),))


def figures_of(ages: list[int], bands: tuple[str, ...]) -> Iterator[Figure]:
    """All, each band of ages, and the mean age."""
    place = {"scope": "ett", "period": YEAR}
    counts = {(): len(ages), ("alder=kand",): len(ages), ("alder=saknas",): 0}
    for band in bands:
        low, _, high = band.partition("-")
        kod = f"fran-{low}" if not high else band if low else f"till-{high}"
        inside = [age for age in ages if int(low or 0) <= age <= int(high or 999)]
        counts[f"alder={kod}",] = len(inside)
    for steps, count in counts.items():
        measure = ".".join(("aktuella", *(step.replace("=", ".") for step in steps)))
        recipe = Recipe("register", ("aktuella", *steps))
        yield Figure(id=f"2023.ett.{measure}", value=count, unit=Unit.ANTAL, recipe=recipe, **place)
    known = ("aktuella", "alder=kand")
    yield Figure(
        id="2023.ett.aktuella.alder.medel",
        value=Fraction(sum(ages), len(ages)),
        numerator=sum(ages),
        denominator=len(ages),
        unit=Unit.AR,
        recipe=Recipe("register", known, known),
        **place,
    )


@pytest.mark.parametrize(
    "ages", [[18, 19, 55, 56, 57, 58], [25, 26, 50, 51, 52, 53, 53], [24, 24, 24, 61, 62, 63]]
)
def test_the_mean_age_does_not_tell_how_many_are_in_each_of_two_bands(ages):
    forbund = forbund_with(RULES, ("a",))
    figures = list(figures_of(ages, forbund.alder.band))
    model = model_of(figures, [figure.id for figure in figures], forbund, [YEAR])
    found = suppress(model)
    hidden = {
        figure.id
        for figure in figures
        if any(key in found.hidden for key in model.readings[figure.id].keys)
    }
    assert "2023.ett.aktuella.alder.medel" in hidden
    assert "2023.ett.aktuella" not in hidden

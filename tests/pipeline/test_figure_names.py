"""A figure that is clicked in Word tells its name in plain Swedish."""

from __future__ import annotations

from datetime import date

import pytest

from sofrep.amnen.alla.labels import names_in
from sofrep.domain.figure import Figure, Recipe, Sex, Unit
from sofrep.domain.forbund import Insats
from sofrep.domain.period import Period
from support.frames import make_forbund

PERIODS = {
    "2023": Period.of_year(2023),
    "januari–augusti 2023": Period(date(2023, 1, 1), date(2023, 8, 31)),
}


@pytest.mark.parametrize(("said", "period"), PERIODS.items())
def test_a_name_tells_scope_measure_sex_and_period(said: str, period: Period) -> None:
    forbund = make_forbund(
        insats=(Insats(kod="rv", namn="Rehabvägledare", kortnamn="RV"),), union=()
    )
    figure = Figure(
        f"{period.key}.rv.nya.kvinnor",
        112,
        Unit.ANTAL,
        "rv",
        period,
        Recipe("register", ("nya",)),
        Sex.KVINNOR,
    )
    assert names_in(forbund)(figure) == f"RV: nya deltagare, kvinnor, {said}"

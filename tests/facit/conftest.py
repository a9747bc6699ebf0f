from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from sofrep.amnen.alla.counting import compute
from sofrep.amnen.alla.sheets import read_underlag
from sofrep.domain.figure import FigureSet
from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.forbundsprofil import read_profile
from sofrep.statistics.underlag import Underlag
from support.facit import SAMPLE


@pytest.fixture(scope="session")
def forbund() -> Forbund:
    profile, problems = read_profile(SAMPLE / "forbund.toml")
    assert profile is not None, problems
    return profile


@pytest.fixture(scope="session")
def underlag(forbund: Forbund) -> Underlag:
    return read_underlag(SAMPLE, forbund)


@pytest.fixture(scope="session")
def figures_of(forbund: Forbund, underlag: Underlag) -> Callable[[int], FigureSet]:
    """The figures of a year, computed once."""

    @cache
    def figures(year: int) -> FigureSet:
        return compute(underlag, forbund, Period.of_year(year))

    return figures

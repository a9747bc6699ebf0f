import pytest

from sofrep.domain.figure import (
    Absence,
    Figure,
    FigureSet,
    Origin,
    Recipe,
    Unit,
    UnknownFigureError,
    figure_id,
)
from sofrep.domain.period import Period

YEAR = Period.of_year(2023)


def figure(id_="2023.rv.nya", value=1, absence=None):
    return Figure(id_, value, Unit.ANTAL, "rv", YEAR, Recipe("register", ("nya",)), absence=absence)


def test_an_id_is_period_scope_and_measure():
    assert figure_id(YEAR, "rv", "avslutade.arbstud.andel") == "2023.rv.avslutade.arbstud.andel"
    assert figure("2023.rv.avslutade.arbstud.andel").measure == "avslutade.arbstud.andel"


@pytest.mark.parametrize("measure", ["nya.Kvinnor", "nya.män", "nya..andel", "x" * 60, ""])
def test_an_id_that_word_or_a_reader_could_not_take_is_refused(measure):
    with pytest.raises(ValueError, match="not a figure id"):
        figure_id(YEAR, "rv", measure)


@pytest.mark.parametrize(("value", "absence"), [(None, None), (1, Absence.TOM_NAMNARE)])
def test_a_figure_has_either_a_value_or_a_reason(value, absence):
    with pytest.raises(ValueError, match="either a value or a reason"):
        figure(value=value, absence=absence)


def test_two_figures_with_one_id_are_refused():
    with pytest.raises(ValueError, match="two figures"):
        FigureSet([figure(), figure(value=2)])


def test_an_unknown_id_says_what_was_wanted():
    with pytest.raises(UnknownFigureError, match=r"2023\.rv\.gamla"):
        FigureSet([figure()])["2023.rv.gamla"]


def test_entered_figures_fill_gaps_but_never_replace_computed_ones():
    computed = FigureSet([figure(value=5)])
    both = computed.with_entered([figure(value=6), figure("2022.rv.nya", 7)])
    assert both["2023.rv.nya"].value == 5
    assert both["2022.rv.nya"].value == 7
    assert both["2022.rv.nya"].origin is Origin.INMATAD
    assert list(computed) == ["2023.rv.nya"]

"""A page tells of a number no more than is published beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sofrep.domain.period import Period
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.explaining import explaining
from sofrep.pipeline.record import held_in
from sofrep.rojande.folded import Folding
from support.office import ENROLMENTS, make_office

NOW, BEFORE = "2023.ett.nya", "2022.ett.nya"


def explained(results):
    return explaining(results.forbund, results.figures, held_in(results))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Three new in 2023, one in 2022."""
    earlier = {**ENROLMENTS[1], "Startdatum": "2022-02-01"}
    office = make_office(tmp_path_factory.mktemp("kontor"), (*ENROLMENTS, earlier))
    return evaluate(office, Period.of_year(2023))


def test_a_count_tells_its_definition_and_last_year(results: Results) -> None:
    told = explained(results)(results.figures[NOW])
    assert told.definition.startswith("Start i perioden.")
    assert told.fjol is not None
    assert (told.fjol.figure.id, told.fjol.text) == (BEFORE, "1")


def test_a_share_tells_of_what_it_is_one(results: Results) -> None:
    told = explained(results)(results.figures["2023.ett.avslutade.arbstud.andel"])
    assert (told.taljare, told.namnare) == ("de med minst ett sådant värde", "alla i gruppen")


@pytest.mark.parametrize(("asked", "is_told"), [((NOW,), False), ((NOW, BEFORE), True)])
def test_where_small_groups_are_protected_last_year_is_told_only_if_it_was_held_against_the_rest(
    results: Results, asked: tuple[str, ...], *, is_told: bool
) -> None:
    protected = replace(results, folding=Folding(folded={}, asked=frozenset(asked)))
    fjol = explained(protected)(results.figures[NOW]).fjol
    assert (fjol is not None) is is_told


def test_a_goal_s_number_is_of_another_goal_last_year(results: Results) -> None:
    goal = next(f for f in results.figures.values() if f.recipe.table == "mal")
    assert explained(results)(goal).fjol is None

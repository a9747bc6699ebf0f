"""Answers mark what the documents fold for the sake of a small group."""

from __future__ import annotations

import pytest

from sofrep.amnen.alla.counting import compute_scope
from sofrep.paths import sample_data
from sofrep.pipeline.evaluate import Results
from sofrep.rojande.internal import Internal
from sofrep.statistics.ways import Selection
from support.built import evaluated, settled

FOLDER = sample_data() / "sofint"


@pytest.fixture(scope="module")
def results() -> Results:
    return evaluated("sofint", "2024")


@pytest.fixture(scope="module")
def marked(results: Results) -> set[str]:
    assert results.underlag is not None
    internal = Internal(results.underlag, results.forbund, results.figures)
    figures = internal.mark(results.figures.values(), Selection())
    return {key for key, figure in figures.items() if figure.is_internal}


def test_what_the_documents_fold_is_marked_and_what_they_show_is_not(
    marked: set[str],
) -> None:
    """What is joined with others is so for the table's sake: by itself it is of a group that is large."""
    folding = settled("sofint", "2024").results.folding
    assert folding is not None
    folded = {
        key
        for key, each in folding.folded.items()
        if each.figure.value is not None and not (each.is_joined and ".kors." in key)
    }
    assert len(folded) > 100
    assert folded - marked == set()
    assert {figure.id for figure, _, _ in folding.shown} & marked == set()


@pytest.mark.parametrize(("scope", "is_internal"), [("vval", False), ("arvux", True)])
def test_what_nobody_may_know_is_marked_in_a_selection_of_a_small_group(
    results: Results, scope: str, *, is_internal: bool
) -> None:
    """Ten have left Vägvalet from Klaravik, and four Arenan vuxen: of these nothing may be said, nor that none are."""
    assert results.underlag is not None
    internal = Internal(results.underlag, results.forbund, results.figures)
    for noted in ("fors=ingen", "fors=fk", "syss=anst"):
        chosen = Selection(kommun="klara", noted=(noted,))
        found = compute_scope(results.underlag, results.forbund, results.period, chosen, scope)
        marked = internal.mark(found.values(), chosen)
        assert marked[f"2024.{scope}.avslutade{chosen.suffix}"].is_internal is is_internal

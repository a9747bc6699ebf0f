"""What is published beside Word is made of the figures that are published, and of nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sofrep.domain.figure import FigureSet
from sofrep.pipeline.editions import OUTPUTS
from sofrep.pipeline.record import recorded_figures
from sofrep.visning.block import printed
from support.built import files, settled

SAMPLE = ("sofint", "2024")
"""Protects its small groups."""
PUBLISHED = [output for output in OUTPUTS if output != "oversikt"]


@pytest.mark.parametrize("output", PUBLISHED)
def test_an_output_is_the_same_without_all_that_is_folded_hidden_or_behind_the_figures(
    output: str,
) -> None:
    made = settled(*SAMPLE)
    published = FigureSet(recorded_figures(made.results, made.documents))
    assert len(published) < len(made.results.figures)
    results = replace(made.results, figures=published, underlag=None)
    blind = replace(made, results=results, counted=None)
    assert dict(OUTPUTS[output](blind)) == files(*SAMPLE, output)


def test_what_the_documents_print_is_as_it_is_shown_and_something_is_folded() -> None:
    made = settled(*SAMPLE)
    shown, counted = made.results.figures, made.counted.figures
    assert any(shown[key].value is None and counted[key].value is not None for key in counted)
    for edition in made.editions:
        for tal in printed(edition.blocks):
            assert tal.figure.value == shown[tal.figure.id].value

"""The samples' documents as editions, each sample worked out once for all tests of a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sofrep.domain.period import Period
from sofrep.paths import sample_data
from sofrep.pipeline.editions import OUTPUTS, Settled
from sofrep.pipeline.evaluate import evaluate
from sofrep.pipeline.publication import settle

SAMPLES = {"vast": 2023, "sofint": 2024, "hbs": 2015}


@cache
def settled(sample: str) -> Settled:
    """What the outputs of a sample's year are made from."""
    folder, period = sample_data() / sample, Period.of_year(SAMPLES[sample])
    counted = evaluate(folder, period)
    assert counted.underlag is not None
    results, drafts = settle(counted, counted.underlag, folder)
    return Settled(
        folder=folder,
        results=results,
        counted=counted,
        drafts=drafts,
        documents=tuple(draft.document(period) for draft in drafts),
        problems=(),
        changes=None,
        outputs=(),
    )


@cache
def files(sample: str, output: str) -> dict[str, bytes]:
    """The files of one output, by their names."""
    return dict(OUTPUTS[output](settled(sample)))


def documents(output: str) -> list[tuple[str, str]]:
    """Every sample with each file of an output, for tests of one at a time."""
    return [(sample, name) for sample in SAMPLES for name in files(sample, output)]


def sample_file(path: str) -> Path:
    """A file of a sample, such as its logotype."""
    return sample_data() / path

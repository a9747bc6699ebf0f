"""The samples worked out once for all tests of a process: their editions, and the files of each output."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sofrep.domain.period import Period
from sofrep.domain.problem import most_serious_first
from sofrep.paths import sample_data
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.editions import OUTPUTS, Settled
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.publication import settle
from sofrep.pipeline.record import record_of

YEARS = (("vast", "2023"), ("hbs", "2015"), ("sofint", "2024"))
BUILT = (*YEARS, ("vast", "2023m01-08"))


@cache
def evaluated(sample: str, period: str) -> Results:
    """What is counted of a sample."""
    return evaluate(sample_data() / sample, Period.from_key(period))


@cache
def settled(sample: str, period: str) -> Settled:
    """What the outputs of a sample are made from."""
    folder, days, counted = (
        sample_data() / sample,
        Period.from_key(period),
        evaluated(sample, period),
    )
    assert counted.underlag is not None
    results, drafts = settle(counted, counted.underlag, folder)
    return Settled(
        folder=folder,
        results=results,
        counted=counted,
        drafts=drafts,
        documents=tuple(draft.document(days) for draft in drafts),
        problems=most_serious_first(counted.problems),
        changes=None,
        outputs=tuple(OUTPUTS),
    )


@cache
def files(sample: str, period: str, output: str) -> dict[str, bytes]:
    """The files of one output, by their names."""
    return dict(OUTPUTS[output](settled(sample, period)))


@cache
def outputs(sample: str, period: str) -> Path:
    """The folder of the documents of a sample, their pages, the overview and figurer.json."""
    folder = Path(tempfile.mkdtemp(prefix="sofrep-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    worked_out = settled(sample, period)
    made = {each.name: each.content for each in worked_out.documents}
    record = record_of(worked_out.results, worked_out.documents, {}, worked_out.folder)
    made[RECORD_NAME] = record.encode()
    for output in ("webb", "oversikt"):
        made |= files(sample, period, output)
    for name, content in made.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder

"""The samples built with everything that is written beside the Word documents, once for all tests."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sofrep.domain.period import Period
from sofrep.pipeline.building import build

SAMPLES = Path(__file__).parents[2] / "sample_data"
BUILT = (("vast", "2023"), ("vast", "2023m01-08"), ("hbs", "2015"), ("sofint", "2024"))


@cache
def outputs(sample: str, period: str) -> Path:
    """The folder of the documents of a sample, their pages and the overview."""
    folder = Path(tempfile.mkdtemp(prefix="sofrep-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(SAMPLES / sample, Period.from_key(period), folder, asked=["webb", "oversikt"])
    return folder

"""A few broken folders, and cells of any kind; ``make fuzz`` tries thousands."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sofrep.amnen.alla.sheets import read_underlag
from support.workbooks import example_forbund, write_cells

TIMES, SEED = 25, 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="builds in children that it forks")
def test_no_broken_folder_gives_a_traceback_a_hang_or_a_document_from_what_cannot_be_read() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "fuzz.fuzz", str(TIMES), str(SEED)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        check=False,
        timeout=900,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-4000:]


HEADERS = [
    "Insats", "Kön", "Födelseår", "Kommun", "Startdatum", "Slutdatum", "Försörjning vid avslut",
    "Anonym", "Samtycke", "6 månader svarat",
]  # fmt: skip
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)),  # noqa: DTZ001 - Excel knows no zones
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.sampled_from(
        ["ST", "kvinna", "Alby", "2023-01-10", "x", "ja", "vt 2023", "=A1", "#N/A", 1990]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.lists(CELLS, min_size=10, max_size=10), max_size=6))
def test_cells_of_any_kind_are_read_or_told_and_never_lost(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        write_cells(Path(place) / "r.xlsx", [HEADERS, *rows])
        underlag = read_underlag(Path(place), example_forbund())
    filled = [row for row in rows if any(cell not in (None, "") for cell in row)]
    if not underlag.problems:
        assert len(underlag.enrolments) == len(filled)
    assert all(problem.place.file == "r.xlsx" for problem in underlag.problems)

"""``kill -9`` at any moment leaves whole files, figurer.json last, and the next build mends a mixture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import killed

TIMES = 50
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children that it forks")


def test_a_build_that_is_killed_leaves_the_old_or_the_new_file_and_the_next_mends(
    office: Path, tmp_path: Path
) -> None:
    tests = Path(__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, killed.__file__, office, tmp_path / "ut", str(TIMES), "20231231"],
        env={**os.environ, "PYTHONPATH": str(tests)},
        capture_output=True,
        check=True,
        timeout=600,
    )
    found = json.loads(ran.stdout)
    assert found["faults"] == []
    assert found["finished"] < TIMES // 2
    assert found["mixtures"] >= 3

"""Times whole commands in pairs and holds them against their limits: ``make bench``.

Exits with 1 when a limit is not kept.  Peak memory is the operating system's (``wait4``), so this
needs Linux or macOS.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from big_register import make

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = sys.executable
SOFREP = (PYTHON, "-m", "sofrep")


@dataclass(frozen=True)
class Run:
    """Wall seconds and peak MiB of one process."""

    seconds: float
    mebibytes: float


def run(command: tuple[str, ...], env: dict[str, str]) -> Run:
    """Run a command to its end; raises when it fails."""
    # Byte code is kept, as on any machine that does not turn that off.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=environment | env
    )
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    return Run(seconds, peak)


def pairs(
    name: str, ours: tuple[str, ...], theirs: tuple[str, ...], count: int, **env: str
) -> tuple[float, float, float]:
    """Run both commands in turn; print and return our median, the median ratio, our peak."""
    run(ours, env)
    run(theirs, env)
    runs = [(run(ours, env), run(theirs, env)) for _ in range(count)]
    mine = statistics.median(a.seconds for a, _ in runs)
    other = statistics.median(b.seconds for _, b in runs)
    ratio = statistics.median(a.seconds / b.seconds for a, b in runs)
    peak = max(a.mebibytes for a, _ in runs)
    print(f"{name:<52} {mine:7.3f} s  against {other:7.3f} s  ratio {ratio:5.2f}  {peak:5.0f} MiB")
    return mine, ratio, peak


def two_appendices(folder: Path) -> Path:
    """The sample data with a profile that lists Bilaga Statistik and Bilaga Måluppfyllelse only.

    Without the workbooks that only the other documents need: the economy, and earlier surveys.
    """
    others = (
        "Ekonomi*",
        "Organisation*",
        "Riket*",
        "Enkäter 2018-2020*",
        "Enkäter 2021*",
        "avsnitt",
    )
    sample = ROOT / "sample_data" / "vast"
    shutil.copytree(sample, folder, ignore=shutil.ignore_patterns(*others))
    profile = folder / "forbund.toml"
    head, *entries = re.split(r"^(?=\[)", profile.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [
        entry
        for entry in entries
        if not entry.startswith("[[bilaga]]") or re.search('"(statistik|maluppfyllelse)"', entry)
    ]
    profile.write_text(head + "".join(kept), encoding="utf-8")
    return folder


def main() -> None:
    """Run everything."""
    broken: list[str] = []

    def hold(what: str, value: float, limit: float) -> None:
        print(f"    {what}: {value:.2f}, limit {limit}")
        if value > limit:
            broken.append(what)

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        cache = str(scratch / "cache")
        os.environ["TMPDIR"] = name
        pandas = (PYTHON, "-c", "import pandas")

        seconds, _, _ = pairs("sofrep --help / import pandas", (*SOFREP, "--help"), pandas, 9)
        hold("sofrep --help, seconds", seconds, 0.25)
        goals = (*SOFREP, "goals", "--insats", "RV")
        seconds, _, _ = pairs(
            "sofrep goals, unchanged input / import pandas", goals, pandas, 9, SOFREP_CACHE=cache
        )
        hold("sofrep goals, seconds", seconds, 0.6)
        uncached = (PYTHON, str(HERE / "uncached.py"), "goals", "--insats", "RV")
        seconds, _, _ = pairs("sofrep goals, nothing stored / import pandas", uncached, pandas, 5)
        print("    (the first query after a change; no limit)")

        plain = (PYTHON, str(HERE / "plain_script.py"), str(scratch / "plain.docx"))
        two = two_appendices(scratch / "två bilagor")
        build = (*SOFREP, "build", "2023", "--ut", str(scratch / "out"))
        _, ratio, _ = pairs(
            "Statistik and Måluppfyllelse / plain script", (*build, "--data", str(two)), plain, 7
        )
        hold("build / plain script", ratio, 0.7)
        seconds, ratio, _ = pairs("every document of 2023 / plain script", build, plain, 5)
        print("    (the plain script makes one report of 12 tables; no limit)")
        one_report = seconds / ratio
        beside = (*build, "--webb", "--pdf", "--tabeller")
        seconds, ratio, _ = pairs(
            "with pages, PDF and tables / Word alone", beside, (*build, "--bara-word"), 5
        )
        more = (seconds - seconds / ratio) / one_report
        hold("pages, PDF and tables of every document / plain script", more, 1.0)

        register = make(scratch / "stort")
        stats = (
            PYTHON,
            str(HERE / "uncached.py"),
            "stats",
            "2023",
            "--data",
            str(scratch / "stort"),
        )
        read = (
            PYTHON,
            "-c",
            f"import pandas; pandas.read_excel({str(register)!r}, engine='openpyxl')",
        )
        _, ratio, peak = pairs("100 000 rows: stats / pandas.read_excel", stats, read, 3)
        hold("100 000 rows / pandas.read_excel", ratio, 0.5)
        hold("100 000 rows, peak MiB", peak, 700)

    if broken:
        sys.exit("not kept: " + "; ".join(broken))


if __name__ == "__main__":
    main()

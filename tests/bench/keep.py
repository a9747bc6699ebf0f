"""Keeps what the program makes of the samples, to hold a redesign against: ``keep.py FOLDER``.

Run it before and after, then ``diff -r BEFORE AFTER``: every file is made the same to the byte.  Nothing
that was kept of earlier builds is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"
BUILDS = (
    ("vast", "2022", "2023"),
    ("sofint", "2023", "2024"),
    ("hbs", "2015"),
)
RULE = "\n[rojande]\nminsta_grupp = 5\n"
QUERIES = (
    "check {}",
    "check {} --format json",
    "goals {} --format json",
    "stats {} --per kön",
    "followup {}",
    "indicators {} --format csv",
    "economy {}",
    "figures * --ar {} --format csv",
    "disclosure {}",
)


def kept(into: Path, *command: str) -> None:
    """Run a command; what it says goes to `into`.txt."""
    done = subprocess.run(
        (sys.executable, "-m", "sofrep", *command),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,  # a query that has no answer is kept too
    )
    into.parent.mkdir(parents=True, exist_ok=True)
    said = f"{done.returncode}\n{done.stdout}\n{done.stderr}".replace(str(into.parent), "")
    into.with_name(f"{into.name}.txt").write_text(said, encoding="utf-8")


def main(out: Path) -> None:
    """Build, ask and check everything."""
    with_rule = out / "med regel"
    for sample, *years in BUILDS:
        folders = {sample: SAMPLES / sample}
        if "[rojande]" not in (SAMPLES / sample / "forbund.toml").read_text(encoding="utf-8"):
            folders[f"{sample} med regel"] = with_rule / sample
            shutil.copytree(SAMPLES / sample, with_rule / sample)
            with (with_rule / sample / "forbund.toml").open("a", encoding="utf-8") as profile:
                profile.write(RULE)
        for name, folder in folders.items():
            for year in years:
                target = out / name / year
                beside = ("--webb", "--pdf", "--tabeller") if year == years[-1] else ()
                build = ("build", year, "--data", str(folder), "--ut", str(target), *beside)
                kept(target.with_name(f"{year} build"), *build)
            half = ("build", years[-1], "--period", "delår", "--data", str(folder))
            kept(out / name / "delår", *half, "--ut", str(out / name / "delår"))
            for query in QUERIES:
                command = query.format(years[-1])
                said = out / name / command.replace("*", "alla")
                kept(said, *command.split(), "--data", str(folder))
    shutil.rmtree(with_rule, ignore_errors=True)


if __name__ == "__main__":
    out = Path(sys.argv[1]).resolve()
    if out.exists():
        sys.exit(f"{out} is there already: what was built before can change what is built.")
    with tempfile.TemporaryDirectory() as store:
        os.environ["SOFREP_CACHE"] = store
        main(out)

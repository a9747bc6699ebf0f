"""Builds that are killed: ``killed.py FOLDER OUT TIMES SEED`` prints what it found as JSON.

A process of its own, because it forks: the program is loaded once, and each build is a child that
is killed with SIGKILL after a random time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

import sofrep.pipeline.built_anew as build_module
from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from sofrep.pipeline.earlier import read_record

YEAR = Period.of_year(2023)
RECORD = "figurer.json"


def hashes(out: Path) -> dict[str, str]:
    """The files that a reader of the folder sees."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.iterdir()
        if not path.name.startswith(".sofrep-")
    }


def change(folder: Path, version: int) -> None:
    """Give every document another content: the förbund gets another name."""
    profile = folder / "forbund.toml"
    lines = profile.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("namn = "))
    lines[at] = f'namn = "Förbundet {version}"'
    profile.write_text("\n".join(lines) + "\n", encoding="utf-8")


def dying(run: Callable[[], object], steps: int) -> Callable[[], object]:
    """`run`, killed just before it moves its file number `steps`."""
    real, left = Path.replace, [steps]

    def replace(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, target)

    def ran() -> object:
        Path.replace = replace  # type: ignore[assignment, method-assign]
        return run()

    return ran


def forked(run: Callable[[], object], ready: int) -> int:
    """A child that says when it is about to begin, and runs."""
    process = os.fork()
    if process == 0:
        os.write(ready, b".")
        with contextlib.suppress(BaseException):
            run()
            os._exit(0)
        os._exit(1)
    return process


class Trial(Struct):
    """Two versions of a folder's documents, and what came of killing builds from one to the other."""

    folder: Path
    out: Path
    chance: random.Random
    pipe: tuple[int, int] = field(default_factory=os.pipe)
    versions: list[dict[str, str]] = field(default_factory=list)
    writes: list[Callable[[], object]] = field(default_factory=list)
    building: float = 0.0
    writing: float = 0.0
    faults: list[str] = field(default_factory=list)
    mixtures: int = 0
    finished: int = 0

    def make_versions(self) -> None:
        """Build both versions whole, and keep what each gives to be written."""
        real = build_module.write_outputs

        def write(folder: Path, files: object, recorded: object) -> object:
            self.writes.append(lambda: real(folder, files, read_record(folder).documents))
            started = time.perf_counter()
            kept = real(folder, files, recorded)
            self.writing = time.perf_counter() - started
            return kept

        build_module.write_outputs = write
        for version in (1, 2):
            change(self.folder, version)
            started = time.perf_counter()
            build(self.folder, YEAR, self.out)
            self.building = time.perf_counter() - started
            self.versions.append(hashes(self.out))
        build_module.write_outputs = real

    def kill(self, version: int, phase: int) -> None:
        """Kill a build of a version at a random moment, look at the folder, and mend it.

        The moment is anywhere in the build, while it writes, or while it replaces the files, which
        takes so short a time that the first two hardly hit it.
        """
        change(self.folder, version + 1)
        run = self.writes[version] if phase else lambda: build(self.folder, YEAR, self.out)
        if phase == 2:
            run = dying(run, self.chance.randrange(1 + len(self.versions[version])))
        process = forked(run, self.pipe[1])
        os.read(self.pipe[0], 1)
        if phase < 2:
            time.sleep((self.writing if phase else self.building) * self.chance.random())
            os.kill(process, signal.SIGKILL)
        self.finished += os.WIFEXITED(os.waitpid(process, 0)[1])
        self.look(version)

    def look(self, version: int) -> None:
        """Every file is the old or the new one, and the record is the new one only where all are."""
        found = hashes(self.out)
        if found.keys() != self.versions[0].keys():
            self.faults.append(f"other files: {sorted(found)}")
        for name, value in found.items():
            if value not in (each.get(name) for each in self.versions):
                self.faults.append(f"{name} is neither the old nor the new")
        one, other = self.versions
        found = {name: value for name, value in found.items() if one.get(name) != other.get(name)}
        new = {name for name, value in found.items() if value == self.versions[version][name]}
        if RECORD in new and len(new) < len(found):
            self.faults.append(f"{RECORD} was written before {sorted(found.keys() - new)}")
        if 0 < len(new) < len(found):
            self.mixtures += 1
            self.mend(version)

    def mend(self, version: int) -> None:
        """The next build tells of the mixture, keeps nothing as edited and leaves nothing behind."""
        report = build(self.folder, YEAR, self.out)
        if report.interrupted is None:
            self.faults.append("the mixture was not told")
        if report.kept:
            self.faults.append(f"kept {report.kept}")
        left = {path.name for path in self.out.iterdir()}
        if hashes(self.out) != self.versions[version] or left != set(self.versions[version]):
            self.faults.append(f"not mended: {sorted(left)}")


def main(folder: Path, out: Path, times: int, seed: int) -> None:
    """Kill `times` builds, a third of them in each phase."""
    trial = Trial(folder, out, random.Random(seed))  # noqa: S311 - moments, no secrets
    trial.make_versions()
    for attempt in range(times):
        trial.kill(attempt % 2, attempt % 3)
    change(folder, 1)
    build(folder, YEAR, out)
    left = {path.name for path in out.iterdir()}
    if left != set(trial.versions[0]):
        trial.faults.append(f"left behind: {sorted(left)}")
    found = {"faults": trial.faults, "mixtures": trial.mixtures, "finished": trial.finished}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))

"""Builds from broken folders: ``fuzz.py TIMES [SEED]``, or ``make fuzz N=2000``.

The program is loaded once; each case is a child that builds from a copy of a folder that a mutation
has broken: an office with a register, filled-in forms to read, or a sample that delivers counts; at
times another command is run on it.  A case fails when the child shows a traceback or an unknown
fault, lasts longer than 20 s, takes more than 1 GiB, leaves a document or changes the folder where
it refused, counts otherwise than another reader, or makes a document although a counted cell could
not be read.  Case number n of a seed is always the same: ``fuzz.py 1 SEED n``.
"""

from __future__ import annotations

import collections
import contextlib
import hashlib
import io
import math
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sofrep.cli import exit_codes
from sofrep.cli.main import run

from .mutations import A_FORM, MUTATIONS, NEEDS, OF_COUNTED
from .offices import FORMS, Base, make_bases
from .other_reader import lost_texts, miscounted, texts_of

SECONDS = 20
MEBIBYTES = 1024
COMMANDS = (*["build"] * 6, "init --nytt-ar", "check --mark", "disclosure", "stats")
_ALLOWED = set(exit_codes.EXIT_CODES) - {exit_codes.UNEXPECTED, exit_codes.INTERRUPTED}


class Case(Struct, frozen=True):
    """One broken folder and what came of it."""

    number: int
    mutation: str
    code: int
    seconds: float
    mebibytes: int
    said: str
    documents: int
    must_refuse: bool
    wrong: str = ""

    @property
    def faults(self) -> list[str]:
        """What is wrong with it."""
        told = {
            f"code {self.code}": self.code not in _ALLOWED,
            "a traceback": "Traceback" in self.said,
            "nothing said": self.code != exit_codes.OK and not self.said.strip(),
            f"{self.seconds:.1f} s": self.seconds > SECONDS,
            f"{self.mebibytes} MiB": self.mebibytes > MEBIBYTES,
            "a document though it was refused": self.code != exit_codes.OK and self.documents > 0,
            "a document from a cell that cannot be read": self.must_refuse and self.documents > 0,
            "told of a template": "section file" in self.mutation and "Mallen" in self.said,
            self.wrong: bool(self.wrong),
        }
        return [fault for fault, is_so in told.items() if is_so]


def warm(bases: Sequence[Base], scratch: Path) -> None:
    """Load all that the commands load, once, before children are made; sound folders are built."""
    os.environ["SOFREP_CACHE"] = str(scratch / "store")
    for base in bases:
        for command in ("build", "check --mark", "disclosure") if base is bases[0] else ("build",):
            with contextlib.redirect_stdout(io.StringIO()):
                code = run(_arguments(command, base, base.folder, scratch / "hel"))
            assert code == exit_codes.OK, (base, command, code)


def try_case(bases: Sequence[Base], scratch: Path, seed: int, number: int) -> Case:
    """Break a copy of an office, run a command on it in a child, and look at what came of it."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
    folder, out, said = scratch / "brutet", scratch / "ut", scratch / "sagt"
    for place in (folder, out):
        shutil.rmtree(place, ignore_errors=True)
    mutation = chance.choice((*sorted(MUTATIONS), *OF_COUNTED, *OF_COUNTED))
    need = NEEDS.get(mutation, "*")
    base = chance.choice([b for b in bases if b.has(need) and b.has(A_FORM) == (need == A_FORM)])
    shutil.copytree(base.folder, folder)
    must_refuse = MUTATIONS[mutation](chance, folder)
    command = "build" if must_refuse else chance.choice(COMMANDS)
    if (folder / FORMS).is_dir():
        command = chance.choice(("form read", "form read --ersatt"))
    before, written = _digests(folder), texts_of(folder)
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        _run(_arguments(command, base, folder, out), said)
    queued = _queued(process)
    while not (ended := os.wait4(process, os.WNOHANG))[0]:
        if time.perf_counter() - started > 2 * SECONDS:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.003)
        queued = _queued(process)
    usage = ended[2]
    seconds = usage.ru_utime + usage.ru_stime
    seconds = max(seconds, time.perf_counter() - started - queued)
    if os.WIFSIGNALED(ended[1]):
        seconds = 2 * SECONDS
    code = os.waitstatus_to_exitcode(ended[1])
    documents = len(list(out.glob("*.docx"))) if out.is_dir() else 0
    wrong = ""
    if code == exit_codes.OK and command == "build":
        wrong = miscounted(folder, out, base.year)
    elif code == exit_codes.OK and command == "form read":
        wrong = lost_texts(written, folder)
    elif code not in (exit_codes.OK, exit_codes.UNEXPECTED) and _digests(folder) != before:
        wrong = "the folder was changed though it was refused"
    return Case(
        number=number,
        mutation=f"{mutation}, {command}",
        code=code,
        seconds=seconds,
        mebibytes=usage.ru_maxrss // 1024,
        said=said.read_text(encoding="utf-8", errors="replace"),
        documents=documents,
        must_refuse=must_refuse,
        wrong=wrong,
    )


def _arguments(command: str, base: Base, folder: Path, out: Path) -> list[str]:
    """What stands on the command line."""
    data = ["--data", str(folder)]
    if command.startswith("form read"):
        forms = sorted(str(path) for path in (folder / FORMS).glob("*.docx"))
        return [*command.split(), *forms, *data]
    if command == "init --nytt-ar":
        return [*command.split(), str(base.year + 1), *data]
    named, *options = command.split()
    to = ["--ut", str(out)] if command in {"build", "check --mark"} else []
    return [named, str(base.year), *options, *data, *to]


def _queued(process: int) -> float:
    """How many seconds it has waited for its turn: other work on the machine is no fault of its."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[1]) / 10**9
    except (OSError, IndexError):  # another system: its processor time alone counts
        return math.inf


def _digests(folder: Path) -> dict[str, str]:
    """Every file of a folder, and what it holds."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _run(command: list[str], said: Path) -> None:
    """What the child does."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30, 6 * 2**30))
    stream = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    code = 99
    try:
        code = run(command)
        if code == exit_codes.UNEXPECTED:  # say where
            run([*command, "--debug"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def fuzz(times: int, seed: int, first: int = 0) -> list[Case]:
    """Try `times` cases from number `first` on."""
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        bases = make_bases(scratch)
        warm(bases, scratch)
        for number in range(first, first + times):
            cases.append(try_case(bases, scratch, seed, number))
            for fault in cases[-1].faults:
                said = cases[-1].said[-1500:]
                sys.stderr.write(f"case {number} ({cases[-1].mutation}): {fault}\n{said}\n")
            if sys.stderr.isatty() or number % 100 == 99:
                sys.stderr.write(f"{number + 1 - first} of {times}\n")
    return cases


def summary(cases: Sequence[Case]) -> str:
    """How many of each mutation were built and refused, and the slowest and largest."""
    counted: dict[str, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    for case in cases:
        counted[case.mutation][case.code] += 1
    lines = [f"{name}: {dict(sorted(codes.items()))}" for name, codes in sorted(counted.items())]
    slowest, largest = max(c.seconds for c in cases), max(c.mebibytes for c in cases)
    faulty = sum(bool(case.faults) for case in cases)
    return "\n".join(
        [*lines, f"{len(cases)} cases, {faulty} faults, {slowest:.1f} s, {largest} MiB"]
    )


if __name__ == "__main__":
    wanted = [int(text) for text in sys.argv[1:]]
    tried = fuzz(wanted[0], *(wanted[1:] or [1]))
    sys.stdout.write(summary(tried) + "\n")
    sys.exit(any(case.faults for case in tried))

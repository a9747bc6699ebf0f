"""Builds from broken folders: ``fuzz.py TIMES [SEED]``, or ``make fuzz N=2000``.

The program is loaded once; each case is a child that builds from a copy of a small office that a
mutation has broken.  A case fails when the child shows a traceback or an unknown fault, lasts longer
than 20 s, takes more than 1 GiB, leaves a document where it refused, or makes a document although a
counted cell could not be read.  Case number n of a seed is always the same: ``fuzz.py 1 SEED n``.
"""

from __future__ import annotations

import collections
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl

from sofrep.cli import exit_codes
from sofrep.cli.main import run
from support.office import make_office

from .mutations import MUTATIONS

SECONDS = 20
MEBIBYTES = 1024
_ALLOWED = set(exit_codes.EXIT_CODES) - {exit_codes.UNEXPECTED, exit_codes.INTERRUPTED}


@dataclass(frozen=True)
class Case:
    """One broken folder and what came of it."""

    number: int
    mutation: str
    code: int
    seconds: float
    mebibytes: int
    said: str
    documents: int
    must_refuse: bool
    miscounted: str = ""

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
            self.miscounted: bool(self.miscounted),
        }
        return [fault for fault, is_so in told.items() if is_so]


def small_office(folder: Path) -> Path:
    """A filled-in office with templates of its own and a section file."""
    office = make_office(folder)
    section = office / "2023" / "avsnitt" / "forord.docx"
    section.parent.mkdir()
    document = docx.Document()
    document.add_heading("Året", 1)
    document.add_paragraph("Det gick bra.", style="List Bullet")
    document.save(str(section))
    return office


def offices(office: Path) -> dict[str, Path]:
    """A copy of the office per document, which makes that one alone: a case is then soon done."""
    made: dict[str, Path] = {}
    profile = (office / "forbund.toml").read_text(encoding="utf-8")
    head, *bilagor = profile.split("\n[[bilaga]]\n")
    for bilaga in bilagor:
        found = re.search(r'^kod = "(\w+)"', bilaga, re.MULTILINE)
        if found is None or found[1] == "delarsrapport":
            continue
        kod = found[1]
        made[kod] = office.with_name(f"kontor-{kod}")
        shutil.copytree(office, made[kod])
        rest = bilagor[-1].partition("\n[")[2]
        own = bilaga.partition("\n[")[0]
        text = f"{head}\n[[bilaga]]\n{own}\n" + (f"\n[{rest}" if rest else "")
        (made[kod] / "forbund.toml").write_text(text, encoding="utf-8")
        for template in (made[kod] / "mallar").glob("*.docx"):
            if kod not in template.stem:
                template.unlink()
    return made


def warm(office: Path, scratch: Path) -> None:
    """Load all that a build loads, once, before children are made."""
    os.environ["SOFREP_CACHE"] = str(scratch / "store")
    code = run(["build", "2023", "--data", str(office), "--ut", str(scratch / "hel")])
    assert code == exit_codes.OK, code


def try_case(made: dict[str, Path], scratch: Path, seed: int, number: int) -> Case:
    """Break a copy of an office, build from it in a child, and look at what came of it."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311 - no secret
    folder, out, said = scratch / "brutet", scratch / "ut", scratch / "sagt"
    for place in (folder, out):
        shutil.rmtree(place, ignore_errors=True)
    mutation = chance.choice(sorted(MUTATIONS))
    kod = "arsredovisning" if "section" in mutation else chance.choice(sorted(made))
    shutil.copytree(made[kod], folder)
    must_refuse = MUTATIONS[mutation](chance, folder)
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        _build(folder, out, said)
    while not (ended := os.wait4(process, os.WNOHANG))[0]:
        if time.perf_counter() - started > 2 * SECONDS:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.003)
    usage = ended[2]
    # Other work on the machine is no fault of the program's: its own time counts.
    seconds = usage.ru_utime + usage.ru_stime
    if os.WIFSIGNALED(ended[1]):
        seconds = 2 * SECONDS
    code = os.waitstatus_to_exitcode(ended[1])
    documents = len(list(out.glob("*.docx"))) if out.is_dir() else 0
    return Case(
        number=number,
        mutation=mutation,
        code=code,
        seconds=seconds,
        mebibytes=usage.ru_maxrss // 1024,
        said=said.read_text(encoding="utf-8", errors="replace"),
        documents=documents,
        must_refuse=must_refuse,
        miscounted=_miscounted(folder, out) if code == exit_codes.OK else "",
    )


def _build(folder: Path, out: Path, said: Path) -> None:
    """What the child does."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30, 6 * 2**30))
    stream = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    code = 99
    try:
        command = ["build", "2023", "--data", str(folder), "--ut", str(out)]
        code = run(command)
        if code == exit_codes.UNEXPECTED:  # say where
            run([*command, "--debug"])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _miscounted(folder: Path, out: Path) -> str:
    """What another reader counts otherwise: how many were new in the year, where it is plain."""
    try:
        sheet = openpyxl.load_workbook(
            folder / "register" / "register.xlsx", data_only=True
        ).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        insats, start = rows[0].index("Insats"), rows[0].index("Startdatum")
    except Exception:  # noqa: BLE001 - the other reader may refuse what it likes
        return ""
    filled = [row for row in rows[1:] if any(value not in (None, "") for value in row)]
    if not all(
        row[insats] == "Ett" and re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])-[012]\d", str(row[start]))
        for row in filled
    ):
        return ""
    expected = sum(str(row[start]).startswith("2023") for row in filled)
    record = json.loads((out / "figurer.json").read_text(encoding="utf-8"))
    found = record["figurer"]["2023.ett.nya"]["varde"]
    return "" if found == expected else f"{found} new, another reader counts {expected}"


def fuzz(times: int, seed: int, first: int = 0) -> list[Case]:
    """Try `times` cases from number `first` on."""
    cases: list[Case] = []
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        office = small_office(scratch / "kontor")
        warm(office, scratch)
        made = offices(office)
        for number in range(first, first + times):
            cases.append(try_case(made, scratch, seed, number))
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

"""Times whole commands against their limits: ``make bench``, or some of it: ``make bench ROWS="help kept"``.

P is the plain script (``plain_script.py``), I is ``import pandas``: what is measured stands in a pair
with one of them, run in turn.  Exits with 1 when a limit is not kept.  Meant for a quiet machine.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.made_folders import VAST, make_big, make_wide, printed_numbers, with_rule, write_cell
from bench.timing import HEAD, ROOT, Paired, Result, Run, in_turn, run, slope_ratio

SOFREP = (sys.executable, "-m", "sofrep")
PANDAS = (sys.executable, "-c", "import pandas")
PLAIN = ROOT / "tests" / "bench" / "plain_script.py"
PHRASE = "[manad.flest]\nalltid = {{topp|versal}}. {{se}} ({0})\n"


class Bench:
    """Commands in a scratch folder, each with a store and an output folder of its own or a kept one."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.made = 0

    def fresh(self) -> Path:
        """A folder that is not there yet."""
        self.made += 1
        return self.scratch / str(self.made)

    def cold(self, *arguments: str | Path, out: bool = False) -> Run:
        """Run sofrep with nothing kept from before; with `out`, into a new folder."""
        target = ("--ut", self.fresh()) if out else ()
        return run(*SOFREP, *arguments, *target, store=self.fresh())

    def plain(self) -> Run:
        """P."""
        return run(sys.executable, PLAIN, self.scratch / "plain.docx", store=self.scratch)

    def pandas(self) -> Run:
        """I."""
        return run(*PANDAS, store=self.scratch)


Rows = Iterator[Result]


def help_text(bench: Bench) -> Rows:
    """The program's start."""
    timed = in_turn(lambda: bench.cold("--help"), bench.pandas, 9)
    yield timed.result("sofrep --help", "I", 0.4)


def kept_query(bench: Bench) -> Rows:
    """A query whose answer is kept."""
    store = bench.fresh()
    timed = in_turn(lambda: run(*SOFREP, "goals", "--insats", "RV", store=store), bench.pandas, 7)
    yield timed.result("query, its answer kept", "I", 0.8)


def cold_query(bench: Bench) -> Rows:
    """A query after a change."""
    timed = in_turn(lambda: bench.cold("goals", "--insats", "RV"), bench.pandas, 5)
    yield timed.result("query, nothing kept", "I", 2.5)


def build(bench: Bench) -> Rows:
    """Every Word document of Väst."""
    timed = in_turn(lambda: bench.cold("build", "2023", out=True), bench.plain, 3)
    yield timed.result("all Word documents of Väst, nothing kept", "P", 0.5)


def rule(bench: Bench) -> Rows:
    """The same with the rule of disclosure that a new profile has."""
    folder = with_rule(shutil.copytree(VAST, bench.fresh()))
    timed = in_turn(lambda: bench.cold("build", "2023", "--data", folder, out=True), bench.plain, 3)
    yield timed.result("the same with minsta_grupp = 5", "P", 0.8)


def rebuild(bench: Bench, change: Callable[[Path, str], None] | None, count: int) -> Paired:
    """Build again, each time after a `change` of the folder to another text.

    Exits when the documents do not change with it, or change without it.
    """
    folder, out, store = shutil.copytree(VAST, bench.fresh()), bench.fresh(), bench.fresh()
    number = 0

    def again() -> Run:
        nonlocal number
        before = {path.name: path.read_bytes() for path in out.glob("*.docx")}
        number += 1
        if change:
            change(folder, f"Ändring nummer {number}")
        took = run(*SOFREP, "build", "2023", "--data", folder, "--ut", out, store=store)
        changed = [
            path.name for path in out.glob("*.docx") if path.read_bytes() != before.get(path.name)
        ]
        if before and bool(changed) is not bool(change):
            sys.exit(f"The rebuild changed {changed or 'no document'}.")
        return took

    again()
    return in_turn(again, bench.plain, count)


def phrase(bench: Bench) -> Rows:
    """A phrase of the office's own is written another way."""

    def change(folder: Path, text: str) -> None:
        (folder / "fraser.txt").write_text(PHRASE.format(text), encoding="utf-8")

    yield rebuild(bench, change, 3).result("again after one phrase", "P", 0.25)


def text(bench: Bench) -> Rows:
    """A text of the text workbook is written another way."""

    def change(folder: Path, text: str) -> None:
        write_cell(folder / "2023" / "Texter 2023.xlsx", "D3", text)

    yield rebuild(bench, change, 3).result("again after one text", "P", 0.25)


def comment(bench: Bench) -> Rows:
    """The comment of a goal is written another way."""

    def change(folder: Path, text: str) -> None:
        write_cell(folder / "2023" / "Mål 2023.xlsx", "J4", text)

    yield rebuild(bench, change, 3).result("again after the comment of one goal", "P", 0.25)


def unchanged(bench: Bench) -> Rows:
    """Nothing was changed."""
    yield rebuild(bench, None, 3).result("again when nothing changed", "P", 0.15)


def outputs(bench: Bench) -> Rows:
    """Every document in every form."""
    forms = ("--webb", "--pdf", "--tabeller")

    def one(*beside: str) -> Run:
        return bench.cold("build", "2023", *beside, out=True)

    one(*forms)  # which is not counted
    timed = [
        tuple(each.seconds for each in (one(*forms), one("--bara-word"), bench.plain()))
        for _ in range(3)
    ]
    more = statistics.median((every - word) / plain for every, word, plain in timed)
    whole = statistics.median(every / plain for every, _, plain in timed)
    yield Result("page, PDF and tables of all documents, beside Word", more, "P", 1.0)
    yield Result("  all of them with the Word documents", whole, "P")


def many_rows(bench: Bench) -> Rows:
    """Registers of 1,000, 10,000 and 100,000 rows."""
    points, store = [], bench.scratch
    for count in (1_000, 10_000, 100_000):
        folder = bench.fresh()
        register = make_big(folder, count)

        def ours(folder: Path = folder) -> Run:
            return bench.cold("stats", "2023", "--data", folder)

        if count < 100_000:
            ours()
            seconds = statistics.median(ours().seconds for _ in range(5))
            yield Result(f"{count:,} rows: read, checked, counted", seconds, "s")
            points.append((count, seconds))
            continue
        read = f"import pandas; pandas.read_excel({str(register)!r}, engine='openpyxl')"
        timed = in_turn(ours, lambda code=read: run(sys.executable, "-c", code, store=store), 2)
        seconds = statistics.median(mine.seconds for mine, _ in timed.runs)
        yield Result(f"{count:,} rows: read, checked, counted", seconds, "s")
        yield timed.result("  against pandas.read_excel with openpyxl", "read_excel", 0.3)
        yield Result("  peak memory", timed.peak, "MiB", 300)
        points.append((count, seconds))
    yield Result(
        "  a further row costs, of what it did below 10,000 rows", slope_ratio(points), "times", 1.5
    )


def wide(bench: Bench) -> Rows:
    """15, 30 and 60 insatser of a förbund with 60 kommuner: the appendix of statistics."""
    cost = []
    for insatser in (15, 30, 60):
        folder, out = make_wide(bench.fresh(), insatser, 60), bench.fresh()
        took = run(*SOFREP, "build", "2023", "--data", folder, "--ut", out, store=bench.fresh())
        printed = printed_numbers(out)
        cost.append(1000 * took.seconds / printed)
        what = f"{insatser} insatser x 60 kommuner: {printed:,} numbers in {took.seconds:.1f} s"
        yield Result(what, cost[-1], "ms each", note=f"{took.mebibytes:.0f} MiB")
    yield Result("  a number of the last, of one of the first", cost[-1] / cost[0], "times", 1.2)


ROWS: Mapping[str, Callable[[Bench], Rows]] = {
    "help": help_text,
    "kept": kept_query,
    "cold": cold_query,
    "build": build,
    "rule": rule,
    "phrase": phrase,
    "text": text,
    "comment": comment,
    "unchanged": unchanged,
    "outputs": outputs,
    "rows": many_rows,
    "wide": wide,
}


def main(chosen: list[str]) -> None:
    """Run the chosen rows, or all."""
    if unknown := [name for name in chosen if name not in ROWS]:
        sys.exit(f"no rows {' '.join(unknown)}; there are {' '.join(ROWS)}")
    print(HEAD, flush=True)
    broken = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in chosen or ROWS:
            for result in ROWS[name](Bench(Path(scratch) / name)):
                print(result.line(), flush=True)
                broken += [] if result.is_kept else [result.what.strip()]
    if broken:
        sys.exit("not kept: " + "; ".join(broken))


if __name__ == "__main__":
    main(sys.argv[1:])

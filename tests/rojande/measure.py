"""What rules of disclosure cost: ``PYTHONPATH=tests python -m rojande.measure [--rules init]``.

Builds invented förbund without and with rules, and prints how much of what was printed still is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from msgspec import Struct

from rojande.invented import GOALS, make_office, with_rules
from rojande.published import Published, build
from rojande.world import POPULATIONS, SEXES

SIZES = (40, 60, 90, 140, 250, 500)
YEAR = "2023"
RULES: Mapping[str, Any] = {
    "smallest": {"minsta_grupp": 5},
    "init": {
        "enkat": True,
        "tabell": [{"tabell": "kommun", "minsta": 5}, {"tabell": "kon", "minsta": 5}, {"tabell": "ansokningar", "minsta": 0}],
    },
}  # fmt: skip


class Cost(Struct, frozen=True):
    """Of the numbers printed without rules: how many there are, and how many are left."""

    numbers: int
    heads: tuple[int, int]
    goals: tuple[int, int]
    others: tuple[int, int]
    coarser: int
    tables_of_x: int
    seconds: tuple[float, float]

    @property
    def told(self) -> float:
        """The share of the others that are printed, or stand in a coarser table."""
        return (self.others[0] + self.coarser) / max(self.others[1], 1)

    def row(self) -> str:
        plain, ruled = self.seconds
        return (
            f"{self.numbers:6}  {self.heads[0]:3} of {self.heads[1]:3}  {self.goals[0]:2} of {self.goals[1]:2}  "
            f"{self.others[0]:5} of {self.others[1]:5}  {self.coarser:4}  {100 * self.told:5.1f} %  "
            f"{self.tables_of_x:3}  {plain:5.1f}  {ruled:5.1f}  {ruled / plain:4.1f}"
        )


HEADER = "size seed  numbers  head counts  goals  others shown  coarser  told  tables of x  seconds without, with, ratio"


def is_head_count(name: str) -> bool:
    """A population by sex; a third group of a few stands in the total alone."""
    measure = name.split(".", 2)[2]
    rest, _, last = measure.removeprefix("insatser.").rpartition(".")
    return (rest if last in SEXES[:2] else f"{rest}.{last}".strip(".")) in POPULATIONS


def is_coarser(name: str, ruled: Published, together: AbstractSet[str]) -> bool:
    """Whether what the number told is told of women and men together, or in a row of several (`together`)."""
    rest, _, last = name.rpartition(".")
    of_all = rest if last in SEXES else name
    return name in together or of_all in together or (last in SEXES and ruled.printed[rest] > 0)


def told_together(ruled: Published) -> set[str]:
    """What is told in printed numbers of several categories: the ids of each by itself."""
    found = set()
    for name in ruled.printed:
        for step in ruled.figures_all[name]["recept"][1]:
            if "+" in step and ruled.printed[name]:
                parts = name.split(".")
                place = next(n for n, part in enumerate(parts) if part.startswith("samlade-"))
                for kod in step.partition("=")[2].split("+"):
                    found.add(".".join((*parts[:place], kod, *parts[place + 1 :])))
    return found


def cost_of(folder: Path, rules: Mapping[str, Any], seconds: int = 600) -> Cost | None:
    """Build both ways; None where the build with rules was stopped."""
    with_rules(folder, None)
    plain_time = build(folder, YEAR, folder / "out" / "plain")
    with_rules(folder, rules)
    ruled_time = build(folder, YEAR, folder / "out" / YEAR, seconds=seconds)
    if ruled_time is None or plain_time is None:
        return None
    plain, ruled = Published(folder / "out" / "plain"), Published(folder / "out" / YEAR)
    names = [*plain.printed]
    heads = [n for n in names if is_head_count(n)]
    goals = []
    for name, entry in plain.figures.items():
        period, _, measure = name.split(".", 2)
        if period == YEAR and measure in {g[0] for g in GOALS} and plain.printed[name]:
            rests_on = entry.get("namnare", entry["varde"])
            goals += [name] if int(rests_on) >= 5 else []
    others = [n for n in names if n not in {*heads, *goals}]
    together = told_together(ruled)
    shown = lambda of: sum(ruled.printed[n] > 0 for n in of)  # noqa: E731
    return Cost(
        numbers=len(names),
        heads=(shown(heads), len(heads)),
        goals=(shown(goals), len(goals)),
        others=(shown(others), len(others)),
        coarser=sum(not ruled.printed[n] and is_coarser(n, ruled, together) for n in others),
        tables_of_x=len([*ruled.tables_of_x()]),
        seconds=(plain_time, ruled_time),
    )


def main() -> None:
    parser = ArgumentParser(description="What rules of disclosure cost.")
    parser.add_argument("--rules", choices=[*RULES], default="smallest")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seeds", type=int, nargs="*", default=(1, 2, 3))
    parser.add_argument(
        "--seconds", type=int, default=120, help="a build that takes longer is stopped"
    )
    chosen = parser.parse_args()
    sys.stdout.write(HEADER + "\n")
    for line in lines(chosen.sizes, chosen.seeds, RULES[chosen.rules], chosen.seconds):
        sys.stdout.write(line + "\n")


def lines(
    sizes: Iterable[int], seeds: Iterable[int], rules: Mapping[str, Any], seconds: int
) -> Iterable[str]:
    for size in sizes:
        for seed in seeds:
            folder = Path(tempfile.mkdtemp())
            make_office(folder, size, seed)
            cost = cost_of(folder, rules, seconds)
            yield f"{size:4} {seed:4} {cost.row() if cost else f'stopped after {seconds} s of the processor'}"
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()

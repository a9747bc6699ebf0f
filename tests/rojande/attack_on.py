"""The attack on invented förbund: ``PYTHONPATH=tests python -m rojande.attack_on [--rules init]``."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rojande.attacker import leaks_of
from rojande.claims import Claims
from rojande.invented import Office, make_office
from rojande.measure import RULES, SIZES
from rojande.published import Published, build, sexes_told
from rojande.world import World

PERIODS = ("2022m01-08", "2022", "2023m01-08", "2023")


def publish(
    office: Office, periods: Sequence[str] = PERIODS, seconds: int = 600
) -> list[Published]:
    """What the office publishes, in order; each where `sofrep` puts it, as the year before lies there."""
    found = []
    for period in periods:
        out = office.folder / "out" / period
        took = build(office.folder, period, out, seconds=seconds)
        assert took is not None, (
            f"the build of {period} was stopped after {seconds} s of the processor"
        )
        found.append(Published(out))
    return found


def findings(office: Office, published: Sequence[Published], most: int = 10) -> Iterator[str]:
    """Everything that the publications tell and should not."""
    world = World(office)
    for each in published:
        yield from each.faults()
        yield from sexes_told(world, each.figures)
    told = [each.figures for each in published]
    claims, *before = [Claims(world, told[:n]) for n in range(len(told), 0, -1)]
    periods = {each.record["period"] for each in published}
    yield from leaks_of(world, claims, sorted(periods), most, before)


def main() -> None:
    parser = ArgumentParser(description="Attack what is published of invented förbund.")
    parser.add_argument("--rules", choices=[*RULES, "none"], default="smallest")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seeds", type=int, nargs="*", default=(1, 2, 3))
    parser.add_argument("--periods", nargs="*", default=PERIODS)
    parser.add_argument(
        "--seconds", type=int, default=120, help="a build that takes longer is stopped"
    )
    parser.add_argument("--adds", action="store_true", help="note and cross more than every office")
    parser.add_argument("--keep", type=Path, help="where the folders are left")
    chosen = parser.parse_args()
    rules: Mapping[str, Any] | None = RULES.get(chosen.rules)
    for size in chosen.sizes:
        for seed in chosen.seeds:
            folder = (chosen.keep or Path(tempfile.mkdtemp())) / f"{size}-{seed}"
            office = make_office(folder, size, seed, rules, adds=chosen.adds)
            began = time.perf_counter()
            found = 0
            for line in findings(office, publish(office, chosen.periods, chosen.seconds)):
                sys.stdout.write(f"    {line}" + "\n")
                sys.stdout.flush()
                found += 1
            sys.stdout.write(
                f"{size:4} {seed:4}  {found} leaks, {time.perf_counter() - began:.0f} s" + "\n"
            )
            if not chosen.keep:
                shutil.rmtree(folder)


if __name__ == "__main__":
    main()

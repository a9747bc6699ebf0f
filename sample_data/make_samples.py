"""Make the sample workbooks: ``python make_samples.py [NAME ...] [--to FOLDER]``.

Without names all samples are made, without --to in their own folders; with it in FOLDER/NAME.
Every run writes the same bytes. Before a sample is written, what it must give is counted again
with plain loops; if something does not come out, nothing of it is written and the exit code is 1.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from hbs.sample.make import make as make_hbs
from sofint.sample.make import make as make_sofint
from vast.sample.make import make as make_vast

HERE = Path(__file__).resolve().parent
FACIT = HERE.parent / "tests" / "facit"
# Takes the folder to write to and that of the published tables, gives the faults.
SAMPLES: Mapping[str, Callable[[Path, Path], list[str]]] = {
    "vast": make_vast,
    "hbs": make_hbs,
    "sofint": make_sofint,
}


def main(arguments: Sequence[str]) -> int:
    """Make the samples that are named, or all; 1 if one of them could not be made."""
    parser = ArgumentParser(description="Make the sample workbooks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SAMPLES))
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER")
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - set(SAMPLES):
        parser.error(f"no such sample: {', '.join(sorted(unknown))}")
    failed = False
    for name in given.names or SAMPLES:
        faults = SAMPLES[name](given.to / name, FACIT)
        for fault in faults:
            print(f"{name}: {fault}", file=sys.stderr)
        failed = failed or bool(faults)
        print(f"{name}: {'fel' if faults else 'klart'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

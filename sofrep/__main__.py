"""``sofrep`` and ``python -m sofrep``."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from sofrep.cli.main import run

    # A run is short and its objects live until the end: collecting them takes a tenth of its time.
    gc.set_threshold(200_000, 50, 50)

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

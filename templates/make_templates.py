"""Make the built-in Word templates.

This is how the templates beside this script were first made: their styles, theme, tables and
wording come from the modules here.  An office edits the .docx itself in Word; this script is
only for changing what everybody gets.  Same script, same bytes:

    python templates/make_templates.py [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

import mall_delarsrapport
from paket import package

TEMPLATES = {
    "delarsrapport.docx": mall_delarsrapport.body,
}


def main() -> None:
    """Write every template into the folder given, or beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, body in TEMPLATES.items():
        (folder / name).write_bytes(package(body()))
        print(folder / name)


if __name__ == "__main__":
    main()

"""Excel in: sheets are declared once, and every value keeps its file, sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sofrep.domain.forbund import Forbund
from sofrep.register.underlag import (
    NO_DAY,
    NOT_ASKED,
    TID_PER_YEAR,
    UNKNOWN,
    Sheet,
    Text,
    TextKey,
    Underlag,
)


def read_underlag(folder: Path, forbund: Forbund) -> Underlag:
    """Read every workbook below `folder`.

    Never raises for faulty data: what cannot be read or understood is in `Underlag.problems`,
    by file and in the order of the sheets.
    """
    # The reader is imported here: queries that are answered without it should not wait for it.
    from sofrep.register.read_folder import read_folder
    from sofrep.register.sheets import CHECKS, SHEET_KINDS

    underlag = Underlag(**read_folder(folder, forbund, SHEET_KINDS))
    more = [problem for check in CHECKS for problem in check(underlag)]
    return replace(underlag, problems=(*underlag.problems, *more))


__all__ = [
    "NOT_ASKED",
    "NO_DAY",
    "TID_PER_YEAR",
    "UNKNOWN",
    "Sheet",
    "Text",
    "TextKey",
    "Underlag",
    "read_underlag",
]

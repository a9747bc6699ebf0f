"""From a förbund's folder to all that its workbooks say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sofrep.domain.forbund import Forbund
from sofrep.statistics.underlag import Underlag


def read_underlag(folder: Path, forbund: Forbund) -> Underlag:
    """Read every workbook below `folder`.

    Never raises for faulty data: what cannot be read or understood is in `Underlag.problems`,
    by file and in the order of the sheets.
    """
    # The reader is imported here: queries that are answered without it should not wait for it.
    from sofrep.amnen.alla.sheets import CHECKS, SHEET_KINDS
    from sofrep.excel.read_folder import read_folder

    underlag = Underlag(**read_folder(folder, forbund, SHEET_KINDS))
    more = [problem for check in CHECKS for problem in check(underlag)]
    return replace(underlag, problems=(*underlag.problems, *more))

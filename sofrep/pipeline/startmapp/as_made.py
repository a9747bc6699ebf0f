"""Whether workbooks are still as `sofrep init` made them, and so may follow a changed profile."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from sofrep.amnen.alla.sheets import SHEET_KINDS
from sofrep.errors import DAMAGED_ZIP
from sofrep.pipeline.startmapp.makers import Maker
from sofrep.pipeline.startmapp.signature import MARK, signature_of

_CORE = "docProps/core.xml"


def to_renew(folder: Path, makers: Mapping[str, Maker]) -> dict[Path, bytes]:
    """The new content of each workbook that nobody has written in and that would be another now."""
    found: dict[Path, bytes] = {}
    with TemporaryDirectory() as place:
        for name, make in makers.items():
            path = folder / name
            signature = _signature_as_made(path)
            if not signature:
                continue
            new = Path(place) / f"{len(found)}.xlsx"
            make(new)
            if signature_in(new) != signature:
                found[path] = new.read_bytes()
            new.unlink()
    return found


def not_needed(folder: Path, makers: Mapping[str, Maker], year: int) -> tuple[Path, ...]:
    """The workbooks of `year` that nobody has written in and that the profile does not ask for."""
    names = {kind.file.replace("{ar}", str(year)) for kind in SHEET_KINDS} - makers.keys()
    return tuple(folder / name for name in sorted(names) if _signature_as_made(folder / name))


def signature_in(path: Path) -> str:
    """The signature that `sofrep init` left in a workbook; "" where it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            core = archive.read(_CORE).decode("utf-8", "replace")
    except (*DAMAGED_ZIP, KeyError):
        return ""
    _, found, rest = core.partition(MARK)
    return rest.partition("<")[0].strip() if found else ""


def _signature_as_made(path: Path) -> str:
    """The signature of a workbook that still has the cells that it was signed for; else ""."""
    signature = signature_in(path)
    if not signature:
        return ""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever it stumbles upon; such a file is left alone
        return ""
    return signature if signature == signature_of(book) else ""

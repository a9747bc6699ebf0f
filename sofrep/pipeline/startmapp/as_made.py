"""Whether workbooks are still as `sofrep init` made them, and so may follow a changed profile.

What the cells of such a workbook say is signed, among its properties, where Excel and LibreOffice keep it.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sofrep.amnen.alla.sheets import SHEET_KINDS
from sofrep.errors import DAMAGED_ZIP

if TYPE_CHECKING:
    from openpyxl import Workbook

Maker = Callable[[], bytes]
"""Makes the content of a new file."""
_CORE = "docProps/core.xml"
_MARK = "sofrep init: "
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""A signature has no digits, which could be taken for a personnummer."""


def to_renew(folder: Path, makers: Mapping[str, Maker]) -> dict[Path, bytes]:
    """The new content of each workbook that nobody has written in and that would be another now."""
    found: dict[Path, bytes] = {}
    for name, make in makers.items():
        signature = _signature_as_made(folder / name)
        if signature and _signature_in(new := make()) != signature:
            found[folder / name] = new
    return found


def not_needed(folder: Path, makers: Mapping[str, Maker], year: int) -> tuple[Path, ...]:
    """The workbooks of `year` that nobody has written in and that the profile does not ask for."""
    names = {kind.file.replace("{ar}", str(year)) for kind in SHEET_KINDS} - makers.keys()
    return tuple(folder / name for name in sorted(names) if _signature_as_made(folder / name))


def sign(book: Workbook) -> None:
    """Leave the signature in a workbook."""
    book.properties.keywords = f"{_MARK}{_signature_of(book)}"


def _signature_in(content: bytes) -> str:
    """The signature that `sofrep init` left in a workbook; "" where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            core = archive.read(_CORE).decode("utf-8", "replace")
    except (*DAMAGED_ZIP, KeyError):
        return ""
    _, found, rest = core.partition(_MARK)
    return rest.partition("<")[0].strip() if found else ""


def _signature_as_made(path: Path) -> str:
    """The signature of a workbook that still has the cells that it was signed for; else ""."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    signature = _signature_in(content)
    if not signature:
        return ""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content))
    except Exception:  # noqa: BLE001 - openpyxl raises whatever it stumbles upon; such a file is left alone
        return ""
    return signature if signature == _signature_of(book) else ""


def _signature_of(book: Workbook) -> str:
    """What stands in every cell, and the comments, as 32 letters."""
    told = hashlib.sha256()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.comment:
                    comment = cell.comment.text if cell.comment else ""
                    line = f"{sheet.title}\n{cell.coordinate}\n{_plain(cell.value)}\n{comment}\n"
                    told.update(line.encode())
    return told.hexdigest()[:32].translate(_LETTERS)


def _plain(value: object) -> object:
    """A whole number is the same whether it is kept as 5 or 5.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

"""Edits of a workbook's bytes, for what openpyxl would not write."""

from __future__ import annotations

import zipfile
from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


def edit_part(path: Path, old: str, new: str, part: str = SHEET) -> None:
    """Replace `old` in one part of the workbook; it must be there."""
    parts = parts_of(path)
    text = parts[part].decode()
    assert old in text, f"{old!r} is not in {part}"
    parts[part] = text.replace(old, new, 1).encode()
    write_parts(path, parts)


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a zip by their names."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    """Write a zip of `parts`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

_CONTENT_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in one package: content types first, then by name, with a fixed date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in sorted(files, key=lambda name: (name != _CONTENT_TYPES, name)):
            item = zipfile.ZipInfo(name, _FIRST_DATE)
            item.compress_type = zipfile.ZIP_DEFLATED
            item.create_system = 0
            package.writestr(item, files[name])
    return buffer.getvalue()


def files_of(package: bytes) -> dict[str, bytes]:
    """The files of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def without_clock(book: bytes, day: date) -> bytes:
    """A workbook that openpyxl has written, as if it had been on that day."""
    files = files_of(book)
    if _CORE in files:
        files[_CORE] = _MODIFIED.sub(rb"\g<1>%bT00:00:00Z" % day.isoformat().encode(), files[_CORE])
    return write_zip(files)

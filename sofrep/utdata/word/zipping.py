"""Zip files whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_CONTENT_TYPES = "[Content_Types].xml"
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

"""What a document looks like: LibreOffice makes a PDF of it, poppler text and pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_TIMEOUT = 120
_TOOLS = ("soffice", "pdftotext", "pdftoppm")


def need_page_tools() -> None:
    """Skip the test where LibreOffice or poppler is missing; where SOFREP_REQUIRE_PAGES is set, fail."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing and os.environ.get("SOFREP_REQUIRE_PAGES"):
        pytest.fail(f"not on this machine: {', '.join(missing)}")
    if missing:
        pytest.skip(f"needs LibreOffice and poppler; missing: {', '.join(missing)}")


def make_pdf(document: bytes, folder: Path, source: str = "docx") -> Path:
    """The document, or a workbook, as a PDF in `folder`."""
    return _converted(document, folder, "pdf", source)


def saved_in_libreoffice(document: bytes, folder: Path) -> bytes:
    """The document as LibreOffice saves it."""
    return _converted(document, folder, "docx").read_bytes()


def _converted(document: bytes, folder: Path, kind: str, suffix: str = "docx") -> Path:
    """Each run has a LibreOffice profile of its own."""
    need_page_tools()
    source = folder / "kalla" / f"dokument.{suffix}"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(document)
    profile = (folder / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT,
    )
    made = folder / f"dokument.{kind}"
    assert made.is_file(), f"LibreOffice wrote no {kind}"
    return made


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, as laid out."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-"],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT,
    )
    return run.stdout.decode("utf-8").split("\f")[:-1]


def page_pictures(pdf: Path, *, dpi: int = 80) -> list[Path]:
    """A picture of each page, beside the PDF."""
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(dpi), str(pdf), str(pdf.with_suffix(""))],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT,
    )
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))

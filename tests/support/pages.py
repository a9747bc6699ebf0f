"""What a document looks like: LibreOffice makes a PDF of it, poppler text and pictures."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
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
    return _converted([document], folder, "pdf", source)[0]


def make_pdfs(documents: Sequence[bytes], folder: Path) -> list[Path]:
    """The documents as PDF: LibreOffice takes longer to start than to lay one out."""
    return _converted(documents, folder, "pdf")


def saved_in_libreoffice(document: bytes, folder: Path) -> bytes:
    """The document as LibreOffice saves it."""
    return _converted([document], folder, "docx")[0].read_bytes()


def _converted(
    documents: Sequence[bytes], folder: Path, kind: str, suffix: str = "docx"
) -> list[Path]:
    need_page_tools()
    names = [f"dokument{number or ''}" for number in range(len(documents))]
    sources = [folder / "kalla" / f"{name}.{suffix}" for name in names]
    sources[0].parent.mkdir(exist_ok=True)
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), *map(str, sources)],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT * len(documents),
    )
    made = [folder / f"{name}.{kind}" for name in names]
    assert all(path.is_file() for path in made), f"LibreOffice wrote no {kind}"
    return made


@cache
def _profile() -> Path:
    """The profile of LibreOffice that this process has for itself."""
    folder = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


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

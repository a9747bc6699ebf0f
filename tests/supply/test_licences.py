"""What sofrep runs on is locked with hashes, on docs/dependencies.md, and under a licence of the list."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(.*(?:\n .*)*)", LOCK, re.MULTILINE)
NAMES = sorted({name for name, _, _ in PINS})

ALLOWED = {
    "0BSD", "Apache-2.0", "Apache Software License", "BSD License", "BSD-2-Clause", "BSD-3-Clause",
    "CC0-1.0", "ISC License", "LGPL-2.1-only", "MIT", "MIT License", "MIT-CMU", "MPL-2.0", "PSF-2.0",
    "Python Software Foundation License", "Zlib",
    "dependency licenses",  # pypdfium2's word for those of PDFium's own parts, all permissive, which the wheel holds
}  # fmt: skip
"""Licences that let a program under MIT be used and passed on together with the package."""


def licences_of(name: str) -> set[str]:
    """The licences that a package's own metadata give."""
    given = metadata(name)
    expression = given["License-Expression"] or ""
    if expression:
        return set(re.split(r" (?:AND|OR) ", expression.replace("(", "").replace(")", "")))
    stated = (given["License"] or "").strip()
    if stated and "\n" not in stated and len(stated) < 60:
        return set(stated.split(", "))
    classifiers = [
        c.rpartition(" :: ")[2] for c in given.get_all("Classifier") or [] if "License ::" in c
    ]
    return set(classifiers)


def test_the_lock_file_holds_what_there_is() -> None:
    assert {"python-docx", "jinja2", "lxml", "openpyxl", "numpy", "typer"} <= set(NAMES)


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin[0])
def test_every_package_is_locked_with_hashes(pin: tuple[str, str, str]) -> None:
    assert "--hash=sha256:" in pin[2]


@pytest.mark.parametrize("name", NAMES)
def test_every_package_has_a_licence_of_the_list(name: str) -> None:
    try:
        found = licences_of(name)
    except PackageNotFoundError:
        pytest.skip("for another system")
    assert found
    assert found <= ALLOWED


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_on_the_page_of_dependencies(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\|[^|]*\b{re.escape(name)}\b[^|]*\|", page, re.MULTILINE)


def test_a_licence_that_is_not_on_the_list_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.metadata", lambda _: {"License-Expression": "MIT AND GPL-3.0"})
    assert licences_of("x") - ALLOWED == {"GPL-3.0"}

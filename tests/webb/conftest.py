"""One browser for all tests: Debian's Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from support.built import BUILT, outputs


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Skips where Chromium is missing; where SOFREP_REQUIRE_PAGES is set, fails."""
    program = shutil.which("chromium")
    if program is None and os.environ.get("SOFREP_REQUIRE_PAGES"):
        pytest.fail("not on this machine: chromium")
    if program is None:
        pytest.skip("needs chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opener]:
    """Opens a file as wide as is wanted; every request and message of the page is noted."""
    opener = Opener(browser)
    yield opener
    opener.close()


class Opener:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._pages: list[Page] = []
        self.requests: list[str] = []
        self.messages: list[str] = []

    def __call__(self, path: Path, width: int = 1280, *, scripts: bool = True) -> Page:
        page = self._browser.new_page(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts
        )
        self._pages.append(page)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda fault: self.messages.append(str(fault)))
        page.goto(path.as_uri())
        return page

    def close(self) -> None:
        for page in self._pages:
            page.close()


@pytest.fixture(scope="session", params=BUILT, ids=" ".join)
def folder(request: pytest.FixtureRequest) -> Path:
    """The documents and pages of a sample."""
    return outputs(*request.param)


@pytest.fixture(scope="session")
def statistics() -> Path:
    """A page with everything: tables, charts, key figures, references."""
    return outputs("vast", "2023") / "Bilaga 2 Statistik 2023.html"


@pytest.fixture(scope="session")
def overview() -> Path:
    """The office's overview of a sample that protects small groups."""
    return outputs("sofint", "2024") / "kansliet" / "oversikt.html"


@pytest.fixture(scope="session")
def goals() -> Path:
    """A short page."""
    return outputs("vast", "2023") / "Bilaga 1 Måluppfyllelse 2023.html"

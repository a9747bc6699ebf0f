"""Everybody can read a page: axe-core finds no fault, and it fits a phone and stands by itself."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

from support.built import outputs
from webb.conftest import Opener

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ON_A_PHONE = ("sofint", "2024")
RUN = """
async () => {
  document.querySelectorAll(".siffra[hidden]").forEach(figure => figure.remove());
  const colours = "color-contrast", found = [];
  for (const [what, how] of [
    [document, {rules: {[colours]: {enabled: false}}}],
    [{exclude: [["tr:nth-child(n+5)"]]}, {runOnly: {type: "rule", values: [colours]}}],
  ]) found.push(...(await axe.run(what, {...how, resultTypes: ["violations"]})).violations);
  return found;
}
"""
"""All rules, of what is seen: thousands of figures that a search leaves out are not.

The contrast, which takes as long as all other rules, is that of the first rows of each table: the
others look like one of them.
"""


def test_axe_finds_no_violation_on_any_page_and_none_is_wider_than_the_window(
    folder: Path, opened: Opener
) -> None:
    """On a phone axe reads the pages of one sample: what fits is all that the width changes."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        for width in (320, 1280):
            page = opened(path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
            if width > 320 or folder == outputs(*ON_A_PHONE):
                page.evaluate(AXE)
                for fault in page.evaluate(RUN):
                    found[path.name, fault["id"]] = fault["nodes"][0]["html"]
    assert found == {}
    assert opened.messages == []
    assert all(url.startswith("file://") and url.endswith(".html") for url in opened.requests)


def test_nothing_leaves_a_page_whatever_is_done_to_it(statistics: Path, opened: Opener) -> None:
    page = opened(statistics)
    page.locator(".tal").first.click()
    page.locator("summary").first.click()
    page.evaluate("document.querySelectorAll('a[href^=\"#\"]').forEach(link => link.click())")
    assert [url for url in opened.requests if not url.startswith(("file://", "data:"))] == []


def test_the_browser_refuses_what_would_leave_a_page(goals: Path, opened: Opener) -> None:
    """Its policy does, whatever stood in it."""
    page = opened(goals)
    page.evaluate("""
        window.refused = [];
        document.addEventListener("securitypolicyviolation", e => refused.push(e.effectiveDirective));
        fetch("https://example.org/").catch(() => {});
        new Image().src = "https://example.org/x.png";
        document.body.append(Object.assign(document.createElement("script"), {textContent: "hit = 1"}));
    """)
    page.wait_for_function("refused.length === 3")
    assert set(page.evaluate("refused")) == {"connect-src", "img-src", "script-src-elem"}
    assert page.evaluate("'hit' in window") is False


def test_without_scripts_a_page_says_the_same(statistics: Path, opened: Opener) -> None:
    with_scripts = opened(statistics).locator("main").inner_text()
    without = opened(statistics, scripts=False).locator("main").inner_text()
    assert (
        without
        == with_scripts.removeprefix(
            "Förklara siffrorna\nGör varje siffra till en knapp som säger vad den är."
        ).lstrip()
    )
    assert len(without.split()) > 5000

"""The keyboard alone reaches and operates all of a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from webb.conftest import Opener

REACHABLE = """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && each.getClientRects().length)"""
MARKED = f"{REACHABLE}.forEach((each, number) => each.dataset.nummer = number)"


def reached(page: Page) -> list[str]:
    """What has the focus as Tab is pressed, until it has gone round."""
    page.evaluate(MARKED)
    count = page.evaluate(f"{REACHABLE}.length")
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.dataset.nummer"))
    assert found == [str(number) for number in range(count)]
    return found


def ask_of_numbers(page: Page) -> None:
    page.locator("#forklara").focus()
    page.keyboard.press("Enter")


def test_tab_reaches_everything_in_the_order_of_the_page_numbers_too_once_they_are_buttons(
    goals: Path, opened: Opener
) -> None:
    page = opened(goals, 320)
    before = len(reached(page))
    ask_of_numbers(page)
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    page.evaluate("document.querySelector('.hoppa').focus({preventScroll: true})")
    page.keyboard.press("Shift+Tab")
    assert len(reached(page)) == before + page.locator(".tal").count()


def test_tab_reaches_everything_on_the_overview_too(overview: Path, opened: Opener) -> None:
    assert len(reached(opened(overview, 320))) > 50


def test_the_first_thing_is_a_way_past_the_contents(goals: Path, opened: Opener) -> None:
    page = opened(goals)
    page.keyboard.press("Tab")
    expect(page.locator(".hoppa")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_number_tells_what_it_is_and_escape_goes_back_to_it(
    statistics: Path, opened: Opener
) -> None:
    page = opened(statistics)
    ask_of_numbers(page)
    number = page.locator(".tabell .tal").first
    expect(number).to_have_role("button")
    number.focus()
    page.keyboard.press("Enter")
    told = page.get_by_role("dialog", name="RV: avslutade, arbete eller studier, andel, 2023")
    expect(told).to_be_focused()
    words = told.inner_text()
    assert "Värde\n27 %\nÅret före\n31 % (2022)\nPeriod\n2023" in words.replace("\u00a0", " ")
    assert "Täljare\n54 (" in words
    assert "Nämnare\n198 (" in words
    assert "Så är det räknat\n" in words
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(number).to_be_focused()


def test_tab_past_the_last_of_an_explanation_goes_on_to_the_next_number(
    goals: Path, opened: Opener
) -> None:
    page = opened(goals)
    ask_of_numbers(page)
    page.locator(".tal").nth(3).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.locator("#stang")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#forklaring")).to_be_hidden()
    expect(page.locator(".tal").nth(4)).to_be_focused()


def test_a_table_too_wide_for_a_phone_is_scrolled_with_the_arrows(
    goals: Path, opened: Opener
) -> None:
    page = opened(goals, 320)
    frame = page.locator(".tabell[tabindex]").first
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())


def test_a_table_with_room_is_no_stop_for_the_keyboard(goals: Path, opened: Opener) -> None:
    page = opened(goals)
    assert page.locator(".tabell").count() > 5
    assert page.locator(".tabell[tabindex]").count() == 0


def test_the_numbers_of_a_chart_open_with_the_keyboard(statistics: Path, opened: Opener) -> None:
    page = opened(statistics)
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details table").first).to_be_visible()

"""The office's overview: what is left to do, and every printed figure with the rows behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import expect

from sofrep.domain.period import Period
from sofrep.pipeline.building import build
from support.office import ENROLMENTS, add_rows, make_office
from webb.conftest import Opener

YEAR = Period.of_year(2023)
PAGE = Path("kansliet", "oversikt.html")


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def section(root: html.HtmlElement, name: str) -> str:
    """The words under a heading, up to the next."""
    (heading,) = root.xpath(f"//h2[@id='{name}']")
    words = []
    for element in heading.itersiblings():
        if element.tag == "h2":
            break
        words += element.itertext()
    return " ".join(" ".join(words).split())


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    """The overview of an office whose documents were made, and made again with one more participant."""
    folder = tmp_path_factory.mktemp("kontor")
    office = make_office(folder / "förbund")
    build(office, YEAR, folder / "ut")
    add_rows(office / "register" / "register.xlsx", [{**ENROLMENTS[2], "Kön": "okänt"}])
    build(office, YEAR, folder / "ut", asked=["oversikt"])
    return read(folder / "ut" / PAGE)


def test_it_says_that_it_is_not_for_publication(twice: html.HtmlElement) -> None:
    assert "Sidan ska inte publiceras" in twice.xpath("//header")[0].text_content()
    assert "ska inte publiceras" in twice.xpath("//footer")[0].text_content()


def test_it_tells_what_changed_what_is_unwritten_and_how_the_goals_stand(
    twice: html.HtmlElement,
) -> None:
    assert "Ett: nya deltagare 3 4 2023.ett.nya" in section(twice, "andringar")
    assert "texter.xlsx" in section(twice, "texter")
    goals = section(twice, "mal")
    assert "Minst 4 nya deltagare" in goals
    assert "minst 4" in goals
    assert "Uppfyllt" in goals
    assert "Bilaga 2 Statistik 2023.docx" in section(twice, "dokument")


def test_a_figure_names_its_rows(twice: html.HtmlElement) -> None:
    (figure,) = (
        each
        for each in twice.xpath("//details[@class='siffra']")
        if each.xpath(".//code")[0].text == "2023.ett.nya"
    )
    told = " ".join(figure.text_content().split())
    assert "4" in figure.xpath(".//strong")[0].text
    assert "register/register.xlsx, bladet Register, rad" in told
    assert "Start i perioden." in told


def test_every_figure_of_the_documents_is_there_once(overview: Path) -> None:
    record = json.loads((overview.parents[1] / "figurer.json").read_text(encoding="utf-8"))
    printed = dict.fromkeys(key for each in record["dokument"].values() for key in each["figurer"])
    listed = [each.text for each in read(overview).xpath("//details[@class='siffra']//code")]
    assert listed == list(printed)


def test_what_is_made_coarser_is_told_and_no_hidden_value(overview: Path) -> None:
    root = read(overview)
    assert "kvinnor och män tillsammans" in section(root, "grupper")
    record = json.loads((overview.parents[1] / "figurer.json").read_text(encoding="utf-8"))
    shown = {key: entry["visas"] for key, entry in record["figurer"].items()}
    for each in root.xpath("//details[@class='siffra']"):
        assert each.xpath(".//strong")[0].text == shown[each.xpath(".//code")[0].text]


def test_a_search_finds_figures_by_name_number_and_id_and_says_how_many(
    overview: Path, opened: Opener
) -> None:
    page = opened(overview)
    field, said = page.get_by_label("Sök bland siffrorna"), page.get_by_role("status")
    shown = page.locator(".siffra:visible")
    expect(said).to_contain_text("de första 50 visas")
    assert shown.count() == 50
    field.fill("avslutade arbete andel kvinnor")
    expect(said).not_to_contain_text("de första")
    for text in shown.locator("summary").all_inner_texts():
        assert "avslutade" in text
        assert "kvinnor" in text
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(shown.first.get_by_text("Rader bakom nämnaren")).to_be_visible()
    field.fill("finns inte")
    expect(said).to_have_text("0 siffror.")
    assert shown.count() == 0


def test_without_scripts_every_figure_can_be_read(overview: Path, opened: Opener) -> None:
    page = opened(overview, scripts=False)
    count = len(read(overview).xpath("//details[@class='siffra']"))
    assert page.locator(".siffra:visible").count() == count > 500
    expect(page.locator(".sok")).to_be_hidden()

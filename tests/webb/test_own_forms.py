"""What somebody has made in Word keeps its form on the page: notes, lists, tables, looks; and is escaped."""

from __future__ import annotations

from datetime import date

from lxml import html

from sofrep.utdata.webb import Forklaring, page
from sofrep.visning.block import (
    Block,
    Egentabell,
    Fotnot,
    Lista,
    Listpunkt,
    Rubrik,
    Stycke,
    Tabellfalt,
    Textbit,
)
from sofrep.visning.farger import READABLE, contrast
from sofrep.visning.utgava import Utgava


def shown(*blocks: Block, accents: tuple[str, ...] = ("0B4A56", "D27B2C")) -> html.HtmlElement:
    edition = Utgava(
        titel="Bilaga", forbund="Förbundet", dokument="Bilaga", period="2023",
        skapad=date(2024, 3, 8), accenter=accents, blocks=blocks, namn_av=lambda figure: figure.id,
    )  # fmt: skip
    return html.document_fromstring(page(edition, lambda _: Forklaring()))


def words(nyckel: str, *delar: str | Textbit) -> Stycke:
    return Stycke(nyckel=nyckel, delar=delar)


def test_a_note_is_reached_from_its_number_and_leads_back() -> None:
    heading = Rubrik(nyckel="a.b", niva=1, delar=("Syfte", Fotnot("iv", (("En not.",),))))
    root = shown(heading)
    (there,) = root.xpath("//main//h2/sup/a")
    (note,) = root.xpath(f"//*[@id='{there.get('href')[1:]}']")
    assert note.text_content() == "iv En not."
    assert note.find("a").get("href") == f"#{there.get('id')}"
    assert root.xpath("//nav//a")[0].text_content() == "Syfte"


def test_a_list_is_nested_and_keeps_its_marks() -> None:
    points = (("Ett", 0, "1."), ("Under", 1, "a)"), ("Två", 0, "2."))
    root = shown(Lista(nyckel="a.l", punkter=tuple(Listpunkt((t,), n, m) for t, n, m in points)))
    first, second = root.xpath("//main//div[@id='a.l']/ul/li")
    assert first.xpath("div/ul/li")[0].text_content() == "a) Under"
    assert second.text_content() == "2. Två"


def test_a_table_has_its_headings_and_spans() -> None:
    def cell(number: int, text: str, **of: int) -> Tabellfalt:
        is_heading = bool(of.pop("rubrik", 0))
        return Tabellfalt(blocks=(words(f"a.c{number}", text),), rubrik=is_heading, **of)

    rows = (
        (cell(1, "År", rubrik=1), cell(2, "Antal", rubrik=1, kolumner=2)),
        (cell(3, "2023", rubrik=1), cell(4, "1"), cell(5, "2")),
    )
    root = shown(Egentabell(nyckel="a.t", rader=rows, bredd=3, rubrikrader=1, rubrik=("Egen",)))
    heads = [(th.text_content(), th.get("scope"), th.get("colspan")) for th in root.iter("th")]
    assert heads == [("År", "col", None), ("Antal", "col", "2"), ("2023", "row", None)]
    assert root.xpath("//caption")[0].text_content() == "Egen"


def test_looks_and_links_are_kept_and_nothing_is_taken_for_html() -> None:
    link = Textbit(text="<b>här</b>", fet=True, lank='https://example.org/?a="b"')
    root = shown(words("a.b", "Läs ", link, " & <script>x</script>"))
    (there,) = root.xpath("//main//p[@id='a.b']/a")
    assert there.get("href") == 'https://example.org/?a="b"'
    assert there.xpath("strong")[0].text == "<b>här</b>"
    assert root.xpath("//main//p[@id='a.b']")[0].text_content().endswith("& <script>x</script>")
    assert len(root.xpath("//script")) == 2


def test_a_colour_too_pale_for_text_is_darkened() -> None:
    style = shown(words("a.b", "x"), accents=("F4C7A0", "F0F0F0")).xpath("//style")[0].text
    colours = dict(
        pair.split(":#") for pair in style.split("{")[1].split("}")[0].split("--")[1:] if pair
    )
    ground = colours["grund"].rstrip(";")
    for name in ("huvud", "framhavd", "dampad", "text"):
        assert contrast(colours[name].rstrip(";"), ground) >= READABLE, name

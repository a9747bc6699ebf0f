"""Every kind of block in the PDF; texts that look like code; layouts and fonts of the office's own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import page
import pypdfium2
import pytest
from msgspec.structs import replace

from sofrep.paths import builtin_templates, sample_data
from sofrep.pipeline.editions import pdf_of
from sofrep.utdata.pdf import PdfTemplateError
from sofrep.utdata.pdf.layout_data import layout_data
from sofrep.visning.block import (
    Bildblock,
    Blankettfraga,
    Block,
    Bredvid,
    Egentabell,
    Fotnot,
    Fragekort,
    Hanvisning,
    Innehall,
    Kanslitext,
    Lista,
    Listpunkt,
    Nysida,
    Rubrik,
    Stil,
    Stycke,
    Tabellblock,
    Tabellfalt,
    Textbit,
    Underskrifter,
)
from sofrep.visning.farger import READABLE, contrast
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Bild, Ifyllnad, Platshallare, Rad, Ruta, Tabell
from support.taggar import lasning

LOGO = sample_data() / "vast" / "logotyp.png"
CODE = '#panic() *fet* _kursiv_ $x$ <a> \\ `kod` @ref // inte {{ 7*7 }} "citat" --- \\u{41}'


def utgava(*blocks: Block) -> Utgava:
    return Utgava(
        titel="Prov 2023",
        forbund="Förbundet #1 & *Co*",
        dokument="Prov",
        period="2023",
        skapad=dt.date(2024, 3, 8),
        datum=Platshallare("datum saknas", ar_text=False),
        markning="Utkast",
        accenter=("0B4A56", "D27B2C", "6F9AA1", "9A4A12", "4A5B60", "1E6B3A"),
        blocks=blocks,
        namn_av=str,
    )


def made(*blocks: Block, folder: Path = Path("ingen")) -> bytes:
    return pdf_of([utgava(*blocks)], ["statistik"], folder)[0].pdf


def stycke(text: str, number: int = 1, stil: Stil = Stil.BROD) -> Stycke:
    return Stycke(nyckel=f"prov.s{number}", delar=(text,), stil=stil)


def drawn() -> Egentabell:
    """A table with a heading over two columns and a header over two rows."""

    def cell(text: str, **looks: object) -> Tabellfalt:
        return Tabellfalt(blocks=(stycke(text),), **looks)  # type: ignore[arg-type]

    return Egentabell(
        nyckel="prov.ritad",
        bredd=3,
        rubrikrader=1,
        rubrik=("Tabell A",),
        beskrivning="Ritad",
        rader=(
            (cell("Vad", rubrik=True), cell("Antal", kolumner=2, rubrik=True)),
            (cell("Båda", rader=2, rubrik=True), cell("1"), cell("2")),
            (cell("3"), cell("4")),
        ),
    )


def every_kind() -> list[Block]:
    tabell = Tabell(
        "Rubriken",
        "Beskrivningen",
        ("Namn", "Läge"),
        (
            Rad("Delar", (), rubrik=True),
            Rad("Ett\nliten not", ("Uppfyllt\nandra raden",)),
            Rad("Totalt", ("3",), summa=True),
        ),
        ("– uppgift saknas",),
    )
    fragor = (
        Blankettfraga(fraga="Vad?", svar=Ifyllnad("t", "n", "Skriv"), innan="Planerat: x"),
        Blankettfraga(
            fraga="Vilka?",
            svar=Ifyllnad(
                "u", "n", "Välj", rutor=(Ruta("a", "Ja", kryssad=True), Ruta("b", "Nej"))
            ),
        ),
        Blankettfraga(fraga="När?", svar=Ifyllnad("v", "n", "Välj", val=("I dag", "I går"))),
    )
    looks = Textbit(text="allt", kursiv=True, understruken=True, struken=True, hojd=-1)
    link = Textbit(text="länk", lank="https://exempel.invalid/?a=1&b=2")
    note = Fotnot("iv", (("Noten.",), ("Dess andra stycke.",)))
    return [
        Rubrik(nyckel="prov.r1", niva=1, delar=(CODE,)),
        Innehall(nyckel="prov.i", rubrik="Innehåll"),
        Stycke(nyckel="prov.s", delar=("Se ", Hanvisning("prov.t"), ". ", looks, link, note)),
        Kanslitext(nyckel="prov.k", text=Platshallare("skriv texten")),
        Kanslitext(nyckel="prov.k2", text="Ett\nrad två\n\nStycke två", stil=Stil.CITAT),
        Lista(nyckel="prov.l", punkter=(Listpunkt(("Över",), 0, "a)"), Listpunkt(("Under",), 1))),
        Tabellblock(nyckel="prov.t", tabell=tabell),
        drawn(),
        Nysida(nyckel="prov.n", liggande=True),
        Fragekort(nyckel="prov.f", beskrivning="b", fragor=fragor),
        Nysida(nyckel="prov.n2"),
        Underskrifter(nyckel="prov.u", rader=(("A. B.", "ordförande"), ("C. D.", "ledamot"))),
        Bildblock(nyckel="prov.b", bild=Bild(LOGO, "En logotyp")),
        Bildblock(nyckel="prov.b2", bild=Bild(LOGO, "")),
        Bredvid(nyckel="prov.v", kolumner=((stycke("vänster"),), (stycke("höger", 2, Stil.NOT),))),
    ]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(*every_kind())


def test_a_document_of_every_kind_of_block_has_no_fault_and_is_the_same_again(pdf: bytes) -> None:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.validate_pdf_bytes(pdf, profile=profile).failures == []
    assert made(*every_kind()) == pdf


def test_what_looks_like_code_is_printed_as_it_is_written(pdf: bytes) -> None:
    assert [tag.text.strip() for tag in lasning(pdf).alla("H1")] == [CODE]
    assert "Förbundet #1 & *Co*" in lasning(pdf).text


def test_every_kind_of_block_is_read_out(pdf: bytes) -> None:
    text = lasning(pdf).text
    for said in (
        "[datum saknas]", "[skriv texten]", "tabell\u00a01", "allt", "länk", "Noten.",
        "Dess andra stycke.", "rad två", "Stycke två", "a)", "Under", "Tabell 1. Rubriken",
        "liten not", "Uppfyllt", "andra raden", "– uppgift saknas", "Tabell A", "Planerat: x",
        "x  Ja", "I dag / I går", "A. B.", "ledamot", "En logotyp", "vänster", "höger",
    ):  # fmt: skip
        assert said.replace("\u00a0", " ") in text.replace("\u00a0", " "), said
    figures = [tag.alt for tag in lasning(pdf).alla("Figure")]
    assert figures == ["En logotyp"]  # the other only adorns


def test_a_cell_of_a_drawn_table_has_a_header_that_spans_rows(pdf: bytes) -> None:
    table = list(lasning(pdf).alla("Table"))[1]
    heads = {cell.identitet: cell.text.strip() for cell in table.alla("TH")}
    assert [
        (cell.text.strip(), *(heads[name] for name in cell.rubriker)) for cell in table.alla("TD")
    ] == [(text, "Antal", "Båda") for text in "1234"]


def test_a_layout_of_the_office_is_used_for_its_document_and_told_when_it_is_faulty(
    tmp_path: Path,
) -> None:
    own = tmp_path / "mallar"
    own.mkdir()
    built_in = (builtin_templates() / "dokument.typ").read_text(encoding="utf-8")
    (own / "statistik.typ").write_text(built_in.replace("Org.nr", "Nr") + "\n= Sist\n", "utf-8")
    headings = [tag.text for tag in lasning(made(stycke("a"), folder=tmp_path)).alla("H1")]
    assert headings == ["Sist"]
    (own / "statistik.typ").write_text("#dok.titel", encoding="utf-8")
    with pytest.raises(PdfTemplateError, match=r"mallen statistik\.typ") as told:
        made(stycke("a"), folder=tmp_path)
    assert "ta bort den ur mappen mallar" in str(told.value)


def test_a_sign_that_no_font_has_is_marked_and_told_and_stops_nothing(
    tmp_path: Path,
) -> None:
    family, thumb, flag = (
        "\U0001f468\u200d\U0001f467",
        "\U0001f44d\U0001f3fd",
        "\U0001f1f8\U0001f1ea",
    )
    blocks = (
        stycke(f'glad {family}, \u4e2d "sist"'),
        stycke(f"{thumb} och {flag}\u200b.", 2, Stil.BESKED),
    )
    (satt,) = pdf_of([utgava(*blocks)], ["statistik"], tmp_path)
    assert {*satt.utan_typsnitt} == {*"\U0001f468\U0001f467\u4e2d\U0001f44d\U0001f1f8\U0001f1ea"}
    assert page.validate_pdf_bytes(satt.pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []
    said = [tag.text for tag in lasning(satt.pdf).alla("P")]
    assert said[-2:] == ['glad [?], [?] "sist"', "[?] och [?]."]


def test_a_sign_that_no_font_has_in_a_layout_of_the_office_is_told_with_the_template(
    tmp_path: Path,
) -> None:
    own = tmp_path / "mallar"
    own.mkdir()
    built_in = (builtin_templates() / "dokument.typ").read_text(encoding="utf-8")
    (own / "statistik.typ").write_text(built_in + "\n\U0001f600\n", "utf-8")
    with pytest.raises(PdfTemplateError, match=r"mallen statistik\.typ"):
        made(stycke("a"), folder=tmp_path)


def test_a_word_that_is_wider_than_the_page_is_broken_and_stays_one_word() -> None:
    word = "https://exempel.se/" + "sida" * 60
    pdf = made(stycke(f"Läs {word} först"))
    assert [*lasning(pdf).alla("P")][-1].text.split() == ["Läs", word, "först"]
    sheet = pypdfium2.PdfDocument(pdf)[0]
    text = sheet.get_textpage()
    ends = [text.get_rect(n)[2] for n in range(text.count_rects())]
    assert max(ends) < sheet.get_width() - 40
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []


def test_texts_can_be_read_whatever_the_colours_of_the_office() -> None:
    pale = replace(utgava(stycke("a")), accenter=("FFE600", "FFF4C2"))
    data = layout_data(pale)
    assert data["accenter"] == ["FFE600", "FFF4C2"] * 3
    assert all(contrast(code, "FFFFFF") >= READABLE for code in data["lasbara"])
    assert pdf_of([pale], ["statistik"], Path("ingen"))

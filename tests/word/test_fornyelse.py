"""An edited document of blocks is brought up to date: each kind of edit, each kind of change."""

from __future__ import annotations

import io

import docx
import pytest
from msgspec.structs import replace

from sofrep.domain.figure import Absence
from sofrep.utdata.word.comments import add_comment
from sofrep.utdata.word.fornyelse import Atgard, Now, Renewed, anchors_of, renewing
from sofrep.utdata.word.fornyelse.atoms import BEGINS, SDT
from sofrep.utdata.word.fornyelse.hand import AUTHOR
from sofrep.utdata.word.keys import Known, hash_in
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    Element,
    make,
    make_run,
    make_text,
    q,
    set_text,
    text_of,
    value_of,
)
from sofrep.utdata.word.word_file import DOCUMENT, WORKBOOK, WordFile, bytes_of
from sofrep.visning.block import (
    Block,
    Diagramblock,
    Innehall,
    Kanslitext,
    Nysida,
    Rubrik,
    Stycke,
    Tabellblock,
    printed,
)
from sofrep.visning.visat import Diagram, Diagramslag, Rad, Serie, Tabell, Tal
from support.blocken import rendered
from support.fornyade import texts_of
from support.mallar import tal
from support.pages import saved_in_libreoffice
from support.redigering import settled


def of(measure: str, value: int | None) -> Tal:
    return tal(value, measure=measure)


def stycke(key: str, *delar: str | Tal) -> Stycke:
    return Stycke(nyckel=key, delar=delar, fras=key)


def tabell(
    rows: dict[str, tuple[int, ...]], columns: tuple[str, ...] = ("Kvinnor", "Män")
) -> Tabellblock:
    made = tuple(
        Rad(
            label,
            tuple(of(f"t.{label}.{c}".lower(), v) for c, v in zip(columns, values, strict=True)),
        )
        for label, values in rows.items()
    )
    return Tabellblock(
        nyckel="prov.tabell", tabell=Tabell("Nya", "", ("Kommun", *columns), made, ("En not.",))
    )


def diagram(*values: int) -> Diagramblock:
    serie = Serie("Nya", tuple(of(f"d.{n}", v) for n, v in enumerate(values)))
    shown = Diagram(
        "Flest är unga", f"Flest: {values[0]}.", Diagramslag.LIGGANDE, ("18–24", "25–29"), (serie,)
    )
    return Diagramblock(nyckel="prov.diagram", diagram=shown)


def document(
    new: int = 27, more: str = "fler", table: Tabellblock | None = None, chart: int = 4
) -> list[Block]:
    return [
        Rubrik(nyckel="prov.rubrik", niva=1, delar=("Nya deltagare: ", of("nya", new))),
        stycke("prov.besked", of("nya", new), f" var nya, {more} än i fjol."),
        stycke("prov.andra", "Av dem var ", of("unga", new - 20), " unga."),
        Nysida(nyckel="prov.sida", liggande=True),
        table or tabell({"Norra": (3, 4), "Södra": (5, 6), "Östra": (7, 8)}),
        diagram(chart, 2),
        Kanslitext(nyckel="prov.text", text="Så var året."),
    ]


def now(blocks: list[Block]) -> Now:
    result = rendered(*blocks)
    figures = {each.figure.id: each.figure for each in printed(blocks)}
    known = Known(figures)

    def tal_of(name: str) -> Tal | None:
        found = known.figure(name)
        return found and found.tal(figures[found.id])

    return Now(documents=[result.content], tal_of=tal_of, name_of=lambda tal: tal.figure.measure)


class Opened:
    """A document opened to be edited."""

    def __init__(self, content: bytes) -> None:
        self.file = WordFile(content)
        self.root = self.file.change(DOCUMENT)

    def paragraph(self, text: str) -> Element:
        return next(p for p in self.root.iter(W_P) if text in text_of(p))

    def write(self, at: str, text: str) -> None:
        """Write at the end of a paragraph."""
        self.paragraph(at).append(make_run(None, make_text(text)))

    def figure(self, measure: str, number: int = 0) -> Element:
        controls = [
            c for c in self.root.iter(SDT) if value_of(c, "w:sdtPr/w:tag").endswith(f".{measure}")
        ]
        return controls[number]

    def block(self, key: str) -> Element:
        return next(c for c in self.root.iter(SDT) if value_of(c, "w:sdtPr/w:tag") == key)

    def row(self, label: str) -> Element:
        return next(r for r in self.root.iter(q("w:tr")) if text_of(next(r.iter(W_P))) == label)

    @property
    def content(self) -> bytes:
        return self.file.content()


@pytest.fixture
def opened() -> Opened:
    return Opened(rendered(*document()).content)


def renewed(opened: Opened | bytes, blocks: list[Block], **how: bool) -> Renewed:
    content = opened if isinstance(opened, bytes) else opened.content
    renew = renewing(now(blocks))
    made = renew(content, **how)
    again = renew(made.content, **how)
    assert not again.is_changed, again.changes
    assert again.content == made.content
    return made


def told(made: Renewed, atgard: Atgard) -> list[tuple[str, str, str]]:
    return [(c.namn, c.fore, c.nu) for c in made.changes if c.atgard is atgard]


def test_without_a_change_the_file_stays_byte_for_byte(opened):
    opened.write("Så var året.", " Och mer.")
    made = renewed(opened, document())
    assert made.content == opened.content
    assert made.changes == ()


def test_figures_in_headings_sentences_and_tables_become_the_new_ones(opened):
    table = tabell({"Norra": (3, 4), "Södra": (50, 6), "Östra": (7, 8)})
    made = renewed(opened, document(29, table=table))
    texts = texts_of(made.content)
    assert "Nya deltagare: 29" in texts
    assert "29 var nya, fler än i fjol." in texts
    assert "50" in texts
    assert ("nya", "27", "29") in told(made, Atgard.UTBYTT)
    assert ("t.södra.kvinnor", "5", "50") in told(made, Atgard.UTBYTT)


def test_the_contents_list_says_what_its_heading_says_now():
    blocks = [Innehall(nyckel="prov.innehall", rubrik="Innehåll"), *document()]
    later = [Innehall(nyckel="prov.innehall", rubrik="Innehåll"), *document(29)]
    made = renewed(rendered(*blocks).content, later)
    links = WordFile(made.content).root(DOCUMENT).iter(q("w:hyperlink"))
    assert [text_of(p) for link in links for p in [next(link.iterancestors(W_P))]][:1] == [
        "Nya deltagare: 29"
    ]


def test_an_unedited_sentence_becomes_the_new_one_and_keeps_a_word_that_was_made_bold(opened):
    run = opened.paragraph("var nya").findall(q("w:r"))[-1]
    run.insert(0, make("w:rPr", make("w:b")))
    made = renewed(opened, document(20, "färre"))
    assert "20 var nya, färre än i fjol." in texts_of(made.content)
    paragraph = Opened(made.content).paragraph("var nya")
    assert [r for r in paragraph.iter(q("w:r")) if r.find("w:rPr/w:b", NAMESPACES) is not None]


def test_an_edited_sentence_gets_its_figures_and_a_comment_where_it_would_have_other_words(opened):
    opened.write("var nya", " Det är bra.")
    made = renewed(opened, document(20, "färre"))
    assert "20 var nya, fler än i fjol. Det är bra." in texts_of(made.content)
    (change,) = told(made, Atgard.KOMMENTERAD)
    assert change[2] == "20 var nya, färre än i fjol."
    comments = WordFile(made.content).read("word/comments.xml").decode()
    assert "Nu skulle det ha stått: ”20 var nya, färre än i fjol.”" in comments


def test_a_figure_that_somebody_typed_over_is_kept_and_told(opened):
    set_text(next(opened.figure("nya", 1).iter(q("w:t"))), "28")
    made = renewed(opened, document(29))
    assert "28 var nya, fler än i fjol." in texts_of(made.content)
    assert "Nya deltagare: 29" in texts_of(made.content)
    assert told(made, Atgard.KVAR) == [("nya", "28", "29")]


def test_a_figure_in_a_sentence_of_the_offices_own_is_renewed(opened):
    control = opened.figure("unga")
    start, end = control.getprevious(), control.getnext()
    own = make("w:p", make_run(None, make_text("Hos oss var ")), start, control, end)
    opened.block("prov.text").addnext(own)
    made = renewed(opened, document(30))
    assert "Hos oss var 10" in texts_of(made.content)


def test_a_copy_of_a_figure_in_the_document_is_renewed_with_it(opened):
    copied = WordFile(opened.content).root(DOCUMENT)  # a second tree to copy from
    control = next(c for c in copied.iter(SDT) if value_of(c, "w:sdtPr/w:tag").endswith(".unga"))
    opened.block("prov.text").addnext(make("w:p", make_run(None, make_text("Igen: ")), control))
    assert "Igen: 10" in texts_of(renewed(opened, document(30)).content)


def test_a_figure_in_a_text_box_is_renewed(opened):
    control = opened.figure("unga")
    start, end = control.getprevious(), control.getnext()
    box = make("w:p", start, control, end)
    pict = make("w:pict")
    pict.append(make("w:txbxContent", box))
    opened.paragraph("Så var året.").append(make("w:r", pict))
    assert "10" in texts_of(renewed(opened, document(30)).content)


def test_a_figure_in_a_footnote_is_renewed(opened):
    control = opened.figure("unga")
    start, end = control.getprevious(), control.getnext()
    note = make("w:footnote", make("w:p", start, control, end), id="2")
    opened.file.put("word/footnotes.xml", bytes_of(make("w:footnotes", note)))
    made = renewed(opened, document(30))
    (paragraph,) = WordFile(made.content).root("word/footnotes.xml").iter(W_P)
    assert text_of(paragraph) == "10"


def test_a_hidden_figure_is_replaced_wherever_it_stands_and_its_value_is_not_told(opened):
    set_text(next(opened.figure("nya", 1).iter(q("w:t"))), "27 st")
    blocks = document()
    hidden = replace(tal(None, measure="nya").figure, absence=Absence.DOLD)
    later = [
        replace(
            b,
            delar=tuple(
                Tal(hidden) if isinstance(d, Tal) and d.figure.id == hidden.id else d
                for d in b.delar
            ),
        )
        if isinstance(b, Rubrik | Stycke)
        else b
        for b in blocks
    ]
    for how in ({}, {"suggests": True}):
        made = renewing(now(later))(opened.content, **how)
        assert told(made, Atgard.DOLD) == [("nya", "", "x")] * 2
        root = WordFile(made.content).root(DOCUMENT)
        texts = [text.text or "" for text in root.iter(q("w:t"), q("w:delText"))]
        assert not any("27" in text for text in texts)


def test_tables_gain_and_lose_rows_and_keep_the_edited_ones(opened):
    next(opened.row("Östra").iter(W_P)).append(make_run(None, make_text(" (från maj)")))
    table = tabell({"Norra": (3, 4), "Västra": (1, 2)})
    made = renewed(opened, document(table=table))
    assert told(made, Atgard.INSATT) == [("raden", "", "Västra | 1 | 2")]
    assert told(made, Atgard.BORTTAGEN) == [("raden", "Södra | 5 | 6", "")]
    assert told(made, Atgard.KVAR) == [("raden", "Östra (från maj) | 7 | 8", "")]
    texts = texts_of(made.content)
    assert "Västra" in texts
    assert "Södra" not in texts
    assert "Östra (från maj)" in texts


def test_a_row_that_somebody_deleted_does_not_come_back(opened):
    row = opened.row("Södra")
    row.getparent().remove(row)
    table = tabell({"Norra": (30, 4), "Södra": (5, 6), "Östra": (7, 8), "Övre": (1, 1)})
    made = renewed(opened, document(table=table))
    assert "Södra" not in texts_of(made.content)
    assert told(made, Atgard.INSATT) == [("raden", "", "Övre | 1 | 1")]


def test_tables_gain_columns_and_keep_the_cells_and_rows_of_the_office(opened):
    set_text(next(opened.row("Södra").iter(SDT)).find(".//w:t", NAMESPACES), "55")
    table = tabell(
        {"Norra": (3, 4, 1), "Södra": (5, 6, 1), "Östra": (7, 8, 1)}, ("Kvinnor", "Män", "Övriga")
    )
    made = renewed(opened, document(table=table))
    rows = Opened(made.content)
    assert [text_of(p) for p in rows.row("Södra").iter(W_P)] == ["Södra", "55", "6", "1"]
    assert [text_of(p) for p in rows.row("Norra").iter(W_P)] == ["Norra", "3", "4", "1"]
    assert "Övriga" in texts_of(made.content)


def test_a_chart_gets_its_data_its_workbook_and_its_alternative_text(opened):
    made = renewed(opened, document(chart=9))
    old, new = WordFile(opened.content), WordFile(made.content)
    (name,) = (n for n in ("word/charts/chart1.xml",) if n in new)
    assert b"<c:v>9</c:v>" in new.read(name)
    (_, book) = new.relation_to(name, WORKBOOK)
    assert new.read(book) != old.read(book)
    properties = next(new.root(DOCUMENT).iter(q("wp:docPr")))
    assert properties.get("descr") == "Flest: 9."


def test_a_chart_that_somebody_has_given_other_looks_keeps_them(opened):
    name = "word/charts/chart1.xml"
    opened.file.put(
        name,
        opened.file.read(name).replace(
            b'<c:roundedCorners val="0"/>', b'<c:roundedCorners val="1"/>'
        ),
    )
    made = renewed(opened, document(chart=9))
    chart = WordFile(made.content).read(name)
    assert b'roundedCorners val="1"' in chart
    assert b"<c:v>9</c:v>" in chart


def test_new_blocks_are_told_and_put_in_when_asked(opened):
    blocks = document()
    blocks.insert(3, stycke("prov.ny", "Av dem var ", of("ny", 3), " nya i år."))
    made = renewed(opened, blocks)
    assert told(made, Atgard.NY) == [("nytt stycke efter det här", "", "Av dem var 3 nya i år.")]
    assert made.content == opened.content
    put_in = renewed(opened, blocks, put_in=True)
    texts = [t for t in texts_of(put_in.content) if t]
    assert texts[texts.index("Av dem var 7 unga.") + 1] == "Av dem var 3 nya i år."


def test_a_paragraph_that_somebody_deleted_is_not_new(opened):
    block = opened.block("prov.andra")
    block.getparent().remove(block)
    made = renewed(opened, document(), put_in=True)
    assert made.content == opened.content
    assert made.changes == ()


def test_a_paragraph_that_is_new_is_put_in_also_after_one_that_is_renewed(opened):
    table = tabell({"Norra": (3, 4), "Södra": (5, 6), "Östra": (7, 8)})
    notes = ("En annan not.", "En till.")
    made = renewed(
        opened, document(table=replace(table, tabell=replace(table.tabell, noter=notes)))
    )
    texts = texts_of(made.content)
    assert texts[texts.index(notes[0]) :][:2] == [*notes]
    assert "En not." not in texts


def test_a_block_that_would_not_be_there_now_is_told_and_stands(opened):
    made = renewed(opened, [b for b in document() if b.nyckel != "prov.andra"])
    assert told(made, Atgard.FORSVUNNEN) == [("stycket", "Av dem var 7 unga.", "")]
    assert made.content == opened.content


def test_suggestions_say_the_same_when_accepted_and_give_the_document_back_when_rejected(opened):
    table = tabell({"Norra": (3, 4), "Västra": (1, 2), "Östra": (70, 8)})
    blocks = document(20, "färre", table=table, chart=9)
    direct = renewed(opened, blocks)
    suggested = renewed(opened, blocks, suggests=True)
    assert [(c.namn, c.fore, c.nu) for c in suggested.changes] == [
        (c.namn, c.fore, c.nu) for c in direct.changes
    ]
    accepted = settled(suggested.content, AUTHOR, accept=True)
    rejected = settled(suggested.content, AUTHOR, accept=False)
    assert list(filter(None, texts_of(accepted))) == list(filter(None, texts_of(direct.content)))
    assert list(filter(None, texts_of(rejected))) == list(filter(None, texts_of(opened.content)))
    assert b"w:date" not in WordFile(suggested.content).read(DOCUMENT)


def test_what_the_office_has_rejected_is_kept_and_told(opened):
    suggested = renewed(opened, document(29), suggests=True)
    rejected = settled(suggested.content, AUTHOR, accept=False)
    made = renewed(rejected, document(31))
    assert set(told(made, Atgard.KVAR)) == {("nya", "27", "31"), ("unga", "7", "11")}


def test_pending_edits_and_comments_of_the_office_stay(opened):
    paragraph = opened.paragraph("var nya")
    paragraph.append(
        make("w:ins", make_run(None, make_text(" Tillägg.")), id="9001", author="Kansliet")
    )
    add_comment(opened.file, opened.paragraph("unga"), ["Stämmer det?"], "Kansliet", "K")
    made = renewed(opened, document(29), suggests=True)
    root = WordFile(made.content).root(DOCUMENT)
    (own,) = (i for i in root.iter(q("w:ins")) if i.get(q("w:author")) == "Kansliet")
    assert text_of(own.getparent()) == "29 var nya, fler än i fjol. Tillägg."
    assert "Stämmer det?" in WordFile(made.content).read("word/comments.xml").decode()


def test_a_section_copied_into_another_document_is_renewed_and_not_asked_for_the_rest(opened):
    other = docx.Document()
    other.add_paragraph("En annan rapport.")
    buffer = io.BytesIO()
    other.save(buffer)
    copied = WordFile(buffer.getvalue())
    body = copied.change(DOCUMENT).find(q("w:body"))
    body.insert(1, opened.block("prov.besked"))
    made = renewed(copied.content(), document(20, "färre"))
    assert "20 var nya, färre än i fjol." in texts_of(made.content)
    assert not told(made, Atgard.NY)


def test_a_document_that_libreoffice_has_saved_is_renewed_like_the_one_that_it_was(
    opened, tmp_path
):
    opened.write("Så var året.", " Och mer.")
    saved = saved_in_libreoffice(opened.content, tmp_path)
    table = tabell({"Norra": (3, 4), "Västra": (1, 2), "Östra": (70, 8)})
    blocks = document(20, "färre", table=table)
    one, other = renewed(opened, blocks), renewed(saved, blocks)
    assert list(filter(None, texts_of(other.content))) == list(filter(None, texts_of(one.content)))
    assert [c.nu for c in other.changes] == [c.nu for c in one.changes]
    suggested = renewed(saved, blocks, suggests=True)
    again = saved_in_libreoffice(suggested.content, tmp_path)
    accepted = settled(again, AUTHOR, accept=True)
    assert list(filter(None, texts_of(accepted))) == list(filter(None, texts_of(one.content)))


def test_a_document_of_before_does_not_say_what_was_written_in_it(opened):
    for mark in opened.root.iter(BEGINS):
        name = mark.get(q("w:name")).split("_")
        is_figure = bool(hash_in("_".join(name)))
        mark.set(q("w:name"), "_".join([*name[:4], name[-1]] if is_figure else name[:3]))
    assert anchors_of(opened.content) is None
    assert anchors_of(rendered(*document()).content)

"""The questions of a form: a card each, the place to write under the question."""

from __future__ import annotations

from sofrep.utdata.word.form_controls import box_control, field_control
from sofrep.utdata.word.ooxml import Element, make, make_run, make_text
from sofrep.utdata.word.writing import Writer
from sofrep.visning.blankettblock import Blankettfraga, Fragekort
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Ifyllnad

_ROOM = "1300"
"""How high the place for a text is at least, in twentieths of a point."""
_ASKED = {"val": "clear", "color": "auto", "fill": "EAF2F3", "themeFill": "background2"}


def question_card(block: Fragekort, writer: Writer) -> list[Element]:
    """A table of one column: a question, the place for its answer, and so on."""
    width = str(writer.width)
    table = make(
        "w:tbl",
        make(
            "w:tblPr",
            make("w:tblStyle", val=writer.shared.styles.id_of("Frågekort")),
            make("w:tblW", w=width, type="dxa"),
            make("w:tblLayout", type="fixed"),
            make("w:tblLook", val="0620", firstRow="1", firstColumn="0", noHBand="1", noVBand="1"),
            make("w:tblCaption", val=plain(block.fragor[0].fraga)),
            make("w:tblDescription", val=plain(block.beskrivning)),
        ),
        make("w:tblGrid", make("w:gridCol", w=width)),
    )
    for number, fraga in enumerate(block.fragor, start=1):
        table.append(_question(fraga, writer, is_first=number == 1))
        table.append(_answer(fraga.svar, writer, keep=number < len(block.fragor)))
    return [table, writer.paragraph("Tabellslut")]


def _question(fraga: Blankettfraga, writer: Writer, *, is_first: bool) -> Element:
    style = "Tabellsumma" if is_first else "Tabelltext"
    asked = [writer.paragraph(style, (fraga.fraga,), keep=True)]
    if fraga.innan:
        asked.append(writer.paragraph("Tabellnot", (fraga.innan,), keep=True))
    header = [make("w:tblHeader")] if is_first else []
    cell = make("w:tcPr", make("w:tcW", w=str(writer.width), type="dxa"), make("w:shd", **_ASKED))
    return make("w:tr", make("w:trPr", make("w:cantSplit"), *header), make("w:tc", cell, *asked))


def _answer(svar: Ifyllnad, writer: Writer, *, keep: bool) -> Element:
    """The place to write; that for a text has room and may go on on the next page."""
    boxes = [
        writer.paragraph_of(
            "Tabelltext",
            [box_control(ruta), make_run(None, make_text(f"\u00a0{plain(ruta.namn)}"))],
        )
        for ruta in svar.rutor
    ]
    place = writer.paragraph_of("Tabelltext", [field_control(svar)], keep=keep)
    is_text = not (svar.val or svar.datum or svar.rutor)
    room = make("w:trHeight", val=_ROOM, hRule="atLeast") if is_text else make("w:cantSplit")
    cell = make("w:tcPr", make("w:tcW", w=str(writer.width), type="dxa"))
    return make("w:tr", make("w:trPr", room), make("w:tc", cell, *boxes, place))

"""The questions of a form: a card each, the place to write under the question.

A place to write in is a content control that Word lets people fill in, tagged with its field.
LibreOffice drops tags when it saves, and the names of date fields, drop-downs and check boxes as
well; bookmarks it keeps.  So a bookmark marks the answer, and one the question, which nobody writes
over.
"""

from __future__ import annotations

from sofrep.utdata.word.block_tables import HEADER, WHOLE, cell_width, table_frame
from sofrep.utdata.word.form_marks import ANSWER, FIELD, QUESTION, TICKED, UNTICKED, bookmark_name
from sofrep.utdata.word.stylebook import PROMPT
from sofrep.utdata.word.wordml import (
    MAX_ALIAS,
    LaidRow,
    Made,
    Runs,
    WordCell,
    line_runs,
    quoted,
    text_run,
)
from sofrep.utdata.word.writing import Writer
from sofrep.visning.block import Blankettfraga, Fragekort
from sofrep.visning.svenska import plain
from sofrep.visning.visat import Ifyllnad, Ruta

_ROOM = '<w:trHeight w:val="1300" w:hRule="atLeast"/>'
"""How high the place for a text is at least, in twentieths of a point."""
_ASKED = '<w:shd w:val="clear" w:color="auto" w:fill="EAF2F3" w:themeFill="background2"/>'
_LOOK = '<w:tblLook w:val="0620" w:firstRow="1" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>'
_DATE = (
    '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="sv-SE"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
_FONT = "MS Gothic"
_BOX_FONT = f'w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:hint="eastAsia"'


def question_card(block: Fragekort, writer: Writer) -> list[Made]:
    """A table of one column: a question, the place for its answer, and so on."""
    said = block.fragor[0].fraga, block.beskrivning
    table = table_frame(writer, [writer.width], said, _LOOK, "Frågekort")
    for number, fraga in enumerate(block.fragor, start=1):
        table.rows.append(_question(fraga, writer, is_first=number == 1))
        table.rows.append(_answer(fraga.svar, writer, keep=number < len(block.fragor)))
    return [table, writer.paragraph("Tabellslut")]


def _question(fraga: Blankettfraga, writer: Writer, *, is_first: bool) -> LaidRow:
    style = "Tabellsumma" if is_first else "Tabelltext"
    asked = [writer.paragraph(style, (fraga.fraga,), keep=True)]
    if fraga.innan:
        asked.append(writer.paragraph("Tabellnot", (fraga.innan,), keep=True))
    asked[-1].mark(bookmark_name(QUESTION, fraga.svar.tagg.removeprefix(FIELD)))
    cell = WordCell(f"{cell_width(writer.width)}{_ASKED}", asked)
    return LaidRow(f"{WHOLE}{HEADER if is_first else ''}", [cell])


def _answer(svar: Ifyllnad, writer: Writer, *, keep: bool) -> LaidRow:
    """The place to write; that for a text has room and may go on on the next page."""
    places = [writer.paragraph_of("Tabelltext", _box(ruta)) for ruta in svar.rutor]
    places.append(writer.paragraph_of("Tabelltext", _place(svar), keep=keep))
    places[0].mark(bookmark_name(ANSWER, svar.tagg.removeprefix(FIELD)))
    is_text = not (svar.val or svar.datum or svar.rutor)
    cell = WordCell(cell_width(writer.width), places)
    return LaidRow(_ROOM if is_text else WHOLE, [cell])


def _place(field: Ifyllnad) -> Runs:
    """The control of a field: what stands in it, or the prompt to write there."""
    prompt = text_run(plain(field.prompt), f'<w:rPr><w:rStyle w:val="{PROMPT}"/></w:rPr>')
    shown = line_runs(plain(field.text)) if field.text else prompt
    kind = f"{'' if field.text else '<w:showingPlcHdr/>'}{_kind(field)}"
    return _control(field.namn, field.tagg, kind, shown)


def _kind(field: Ifyllnad) -> str:
    if field.val:
        items = (
            f'w:displayText="{text}" w:value="{text}"'
            for text in map(quoted, map(plain, field.val))
        )
        listed = "".join(f"<w:listItem {item}/>" for item in items)
        return f"<w:dropDownList>{listed}</w:dropDownList>"
    # Rich text: lists and paragraphs are answers too, and LibreOffice takes a control of plain
    # text for ordinary words, so that its prompt must be deleted by hand.
    return _DATE if field.datum else "<w:richText/>"


def _box(box: Ruta) -> Runs:
    """A check box, and what it stands for."""
    states = {"checkedState": TICKED, "uncheckedState": UNTICKED}
    told = "".join(
        f'<w14:{name} w14:val="{ord(sign):X}" w14:font="{_FONT}"/>' for name, sign in states.items()
    )
    kind = f'<w14:checkbox><w14:checked w14:val="{box.kryssad:d}"/>{told}</w14:checkbox>'
    looks = f"<w:rPr><w:rFonts {_BOX_FONT}/></w:rPr>"
    control = _control(
        box.namn, box.tagg, kind, text_run(TICKED if box.kryssad else UNTICKED, looks)
    )
    return Runs(control.xml + text_run(f"\u00a0{plain(box.namn)}"))


def _control(name: str, tag: str, kind: str, shown: str) -> Runs:
    # It is numbered when the whole document is known.
    return Runs(
        f'<w:sdt><w:sdtPr><w:alias w:val="{quoted(plain(name)[:MAX_ALIAS])}"/><w:tag w:val="{quoted(tag)}"/>'
        f'<w:id w:val="0"/>{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>'
    )

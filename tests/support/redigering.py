"""What people do to a finished document in Word, at random, as the XML that Word leaves behind."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from sofrep.utdata.word.comments import add_comment
from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS, SDT, SDT_CONTENT
from sofrep.utdata.word.ooxml import (
    NAMESPACES,
    W_P,
    W_R,
    W_T,
    W_TBL,
    W_TC,
    Element,
    cells_of,
    make,
    make_run,
    make_text,
    q,
    rows_of,
    set_text,
    text_of,
    value_of,
)
from sofrep.utdata.word.word_file import DOCUMENT, WordFile

OFFICE = "Kansliet"


def edited(content: bytes, random: Random, edits: int) -> tuple[bytes, list[str]]:
    """The document after so many random edits, and every word that was written in it."""
    file = WordFile(content)
    editor = Editor(file, random)
    for _ in range(edits):
        random.choice(EDITS)(editor)
    return file.content(), editor.written()


class Editor:
    """Somebody who edits: each word that is written is one that nothing else in the document is."""

    def __init__(self, file: WordFile, random: Random) -> None:
        self.file, self.random = file, random
        self.root = file.change(DOCUMENT)
        self._words: list[str] = []

    def word(self) -> str:
        self._words.append(f"Ord{len(self._words)}{self.random.choice('xyz')}")
        return self._words[-1]

    def written(self) -> list[str]:
        """The words that are still there."""
        texts = "".join(t.text or "" for t in self.root.iter(W_T))
        return [word for word in self._words if word in texts]

    def paragraphs(self) -> list[Element]:
        """Those of the text that hold words, in tables too; without the contents list."""
        return [
            p
            for p in self.root.iter(W_P)
            if text_of(p).strip() and p.find(".//w:instrText", NAMESPACES) is None
        ]

    def paragraph(self) -> Element:
        return self.random.choice(self.paragraphs())

    def texts(self, *, figures: bool = False) -> list[Element]:
        """Texts outside controls, or those of figures."""
        return [
            t
            for p in self.paragraphs()
            for t in p.iter(W_T)
            if len((t.text or "").strip()) > (0 if figures else 3) and is_figure(t) is figures
        ]


def is_figure(text: Element) -> bool:
    """Whether a text is printed in the control of a figure."""
    control = next(text.iterancestors(SDT), None)
    return control is not None and control.find("w:sdtPr/w:text", NAMESPACES) is not None


def _insert(editor: Editor) -> None:
    text = editor.random.choice(editor.texts())
    at = editor.random.randrange(len(text.text) + 1)
    set_text(text, f"{text.text[:at]} {editor.word()} {text.text[at:]}")


def _delete(editor: Editor) -> None:
    text = editor.random.choice(editor.texts())
    start = editor.random.randrange(len(text.text) - 1)
    end = min(len(text.text), start + editor.random.randrange(1, 12))
    set_text(text, text.text[:start] + text.text[end:])


def _retype_figure(editor: Editor) -> None:
    figures = editor.texts(figures=True)
    if figures:
        set_text(editor.random.choice(figures), f"{editor.random.randrange(1000)} {editor.word()}")


def _reformat(editor: Editor) -> None:
    run = editor.random.choice(list(editor.paragraph().iter(W_R)))
    looks = run.find(q("w:rPr"))
    if looks is None:
        looks = make("w:rPr")
        run.insert(0, looks)
    if looks.find(q("w:b")) is None and len(looks) == 0:
        looks.append(make("w:b"))


def _split(editor: Editor) -> None:
    """Enter in the middle of a paragraph."""
    paragraph = editor.paragraph()
    runs = [c for c in paragraph if c.tag == W_R]
    if len(runs) < 2:
        return
    cut = editor.random.choice(runs[1:])
    properties = paragraph.find(q("w:pPr"))
    new = make("w:p", *([] if properties is None else [deepcopy(properties)]))
    new.extend([cut, *cut.itersiblings()])
    paragraph.addnext(new)


def _join(editor: Editor) -> None:
    """Delete at the end of a paragraph."""
    paragraph = editor.paragraph()
    after = [*paragraph.itersiblings(W_P)][:1]
    control = next(paragraph.iterancestors(SDT), None)
    if not after and control is not None and control.getnext() is not None:
        after = list(control.getnext().iterfind("w:sdtContent/w:p", NAMESPACES))[:1]
    if not after or after[0].find(".//w:sectPr", NAMESPACES) is not None:
        return
    paragraph.extend([c for c in after[0] if c.tag != q("w:pPr")])
    _drop(after[0])


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent.tag == W_TC and len(parent.findall(W_P)) < 2:
        return
    parent.remove(element)
    if parent.tag == SDT_CONTENT and len(parent) == 0:
        control = parent.getparent()
        control.getparent().remove(control)


def blocks(editor: Editor) -> list[Element]:
    """The controls of text blocks that stand in the body."""
    return [
        c
        for c in editor.root.iterfind("w:body/w:sdt", NAMESPACES)
        if value_of(c, "w:sdtPr/w:alias") in {"Text", "Kansliets text"}
        and c.find(".//w:sectPr", NAMESPACES) is None
    ]


def _move(editor: Editor) -> None:
    found = blocks(editor)
    if len(found) > 1:
        one, place = editor.random.sample(found, 2)
        place.addnext(one)


def _delete_block(editor: Editor) -> None:
    found = blocks(editor)
    if found:
        one = editor.random.choice(found)
        one.getparent().remove(one)


def _own_paragraph(editor: Editor) -> None:
    found = blocks(editor)
    if found:
        text = f"Eget {editor.word()} stycke."
        editor.random.choice(found).addnext(make("w:p", make_run(None, make_text(text))))


def _own_sentence_with_figure(editor: Editor) -> None:
    """A figure is cut out of its place into a sentence of the office's own."""
    found = blocks(editor)
    controls = [
        c for c in editor.root.iter(SDT) if c.find("w:sdtPr/w:text", NAMESPACES) is not None
    ]
    if not found or not controls:
        return
    control = editor.random.choice(controls)
    start, end = control.getprevious(), control.getnext()
    if start is None or end is None or (start.tag, end.tag) != (BEGINS, ENDS):
        return
    place = editor.random.choice(found)
    if place in set(control.iterancestors()):
        return
    paragraph = make(
        "w:p", make_run(None, make_text(f"Vi {editor.word()} hade ")), start, control, end
    )
    paragraph.append(make_run(None, make_text(" i år.")))
    place.addnext(paragraph)


def _copy(editor: Editor) -> None:
    """A copy of a paragraph: Word leaves the bookmarks where they were."""
    found = blocks(editor)
    if not found:
        return
    paragraph = deepcopy(next(editor.random.choice(found).iter(W_P)))
    for mark in list(paragraph.iter(BEGINS, ENDS)):
        mark.getparent().remove(mark)
    editor.random.choice(found).addnext(paragraph)


def _tables(editor: Editor) -> list[Element]:
    return [
        t for t in editor.root.iter(W_TBL) if t.find("w:tblPr/w:tblCaption", NAMESPACES) is not None
    ]


def _change_cell(editor: Editor) -> None:
    tables = _tables(editor)
    if tables:
        cell = editor.random.choice(
            list(cells_of(editor.random.choice(rows_of(editor.random.choice(tables)))))
        )
        next(cell.iter(W_P)).append(make_run(None, make_text(f" {editor.word()}")))


def _add_row(editor: Editor) -> None:
    tables = _tables(editor)
    if not tables:
        return
    row = editor.random.choice(rows_of(editor.random.choice(tables))[1:])
    new = deepcopy(row)
    for cell in cells_of(new):
        for paragraph in cell.iter(W_P):
            for child in list(paragraph):
                if child.tag != q("w:pPr"):
                    paragraph.remove(child)
        next(cell.iter(W_P)).append(make_run(None, make_text(editor.word())))
    row.addnext(new)


def _delete_row(editor: Editor) -> None:
    rows = [r for t in _tables(editor) for r in rows_of(t)[1:] if len(rows_of(t)) > 3]
    if rows:
        row = editor.random.choice(rows)
        row.getparent().remove(row)


def _comment(editor: Editor) -> None:
    add_comment(
        editor.file, editor.paragraph(), [f"Fråga {editor.random.randrange(99)}"], OFFICE, "K"
    )


def _suggest(editor: Editor) -> None:
    """Text that somebody has put in with track changes on."""
    runs = [c for c in editor.paragraph() if c.tag == W_R]
    if runs:
        added = make(
            "w:ins", make_run(None, make_text(f" {editor.word()} ")), id="9001", author=OFFICE
        )
        editor.random.choice(runs).addnext(added)


def _strike(editor: Editor) -> None:
    """Text that somebody has deleted with track changes on, a figure or words."""
    text = editor.random.choice(
        editor.texts(figures=editor.random.random() < 0.3) or editor.texts()
    )
    run = text.getparent()
    if next(run.iterancestors(q("w:ins")), None) is not None:
        return
    deleted = make("w:del", id="9002", author=OFFICE)
    run.addprevious(deleted)
    deleted.append(run)
    for each in run.iter(W_T):
        each.tag = q("w:delText")


EDITS = (
    _insert, _delete, _retype_figure, _reformat, _split, _join, _move, _delete_block, _own_paragraph,
    _own_sentence_with_figure, _copy, _change_cell, _add_row, _delete_row, _comment, _suggest, _strike,
)  # fmt: skip


def settled(content: bytes, author: str, *, accept: bool) -> bytes:
    """The document after everything that `author` has suggested is accepted, or rejected."""
    file = WordFile(content)
    root = file.change(DOCUMENT)
    gone, kept = ("w:del", "w:ins") if accept else ("w:ins", "w:del")
    for mark in list(root.iter(q(gone), q(kept))):
        if mark.get(q("w:author")) != author or mark.getparent() is None:
            continue
        parent = mark.getparent()
        if parent.tag == q("w:trPr"):
            if mark.tag == q(gone):
                row = parent.getparent()
                row.getparent().remove(row)
            else:
                parent.remove(mark)
        elif parent.tag == q("w:rPr"):
            _settle_paragraph(mark, is_gone=mark.tag == q(gone))
        else:
            for text in mark.iter(q("w:delText")) if mark.tag == q(kept) else ():
                text.tag = W_T
            # What stands in a mark that goes, goes; its bookmarks are not text.
            for child in (
                list(mark)
                if mark.tag == q(kept)
                else mark.findall(".//w:bookmarkStart", NAMESPACES)
            ):
                mark.addprevious(child)
            parent.remove(mark)
    for table in list(root.iter(W_TBL)):
        if not rows_of(table):
            table.getparent().remove(table)
    return file.content()


def _settle_paragraph(mark: Element, *, is_gone: bool) -> None:
    paragraph = next(mark.iterancestors(W_P))
    mark.getparent().remove(mark)
    if is_gone and not text_of(paragraph).strip() and next(paragraph.iter(W_R), None) is None:
        _drop(paragraph)

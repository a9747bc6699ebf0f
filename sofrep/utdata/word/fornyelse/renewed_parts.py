"""The paragraphs of a block and the rows of its table, each by its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.chain import added
from sofrep.utdata.word.fornyelse.editing import Editing, said
from sofrep.utdata.word.fornyelse.fresh import FreshBlock, own_paragraphs
from sofrep.utdata.word.fornyelse.importing import Importing
from sofrep.utdata.word.fornyelse.renewed_columns import is_of_other_columns, renew_columns
from sofrep.utdata.word.fornyelse.rewriting import rewrite
from sofrep.utdata.word.fornyelse.standing import Standing
from sofrep.utdata.word.ooxml import W_P, Element, cells_of, q

_ANCHORED = tuple(
    map(
        q,
        ("w:commentReference", "w:footnoteReference", "w:endnoteReference", "w:drawing", "w:pict"),
    )
)
SENTENCE, ROW = "texten", "raden"


def renew_paragraphs(editing: Editing, block: FreshBlock) -> None:
    """Bring the paragraphs of a block up to date; those that somebody has edited are told."""
    old = {each.part.key: each for each in own_paragraphs(block.key, editing.parts)}
    if not old or not block.paragraphs:
        return
    taking = Importing(block.source, editing.file)
    for new in block.paragraphs:
        each = old.get(new.part.key)
        if each is not None and each.part.words != new.part.words:
            _renew_paragraph(editing, block, each, new, taking)
    order = {each.part.key for each in block.paragraphs}
    gone = [each for key, each in old.items() if key not in order]
    new_ones = {} if block.is_placed else _added(block.paragraphs, old)
    for each in gone:
        _remove_paragraph(editing, block, each)
    last = {key: each.paragraphs[-1] for key, each in old.items() if key in order}
    for new in block.paragraphs:
        if (before := new_ones.get(new.part.key)) is not None:
            _put_in(editing, (SENTENCE, block.key), last, before, taking.take(new.paragraphs[0]))
    if new_ones or gone:
        _say_after(old, block.paragraphs)


def _renew_paragraph(
    editing: Editing, block: FreshBlock, each: Standing, new: Standing, taking: Importing
) -> None:
    paragraph, stood, now = each.paragraphs[0], said(each.paragraphs), said(new.paragraphs)
    if each.is_as_written:
        editing.tell(Atgard.UTBYTT, paragraph, (SENTENCE, block.key), fore=stood, nu=now)
        like = taking.take(new.paragraphs[0])
        editing.added += rewrite(paragraph, like, editing.hand)
    elif each.words != new.part.words:
        editing.tell(Atgard.KOMMENTERAD, paragraph, (SENTENCE, block.key), fore=stood, nu=now)
        editing.comment(paragraph, now)
    each.call(new.part)


def _remove_paragraph(editing: Editing, block: FreshBlock, each: Standing) -> None:
    may_go = each.is_as_written and not block.is_placed and not holds_more(each.paragraphs)
    atgard = Atgard.BORTTAGEN if may_go else Atgard.KVAR
    editing.tell(atgard, each.paragraphs[0], (SENTENCE, block.key), fore=said(each.paragraphs))
    if may_go:
        for paragraph in each.paragraphs:
            editing.hand.delete_whole(paragraph)
        editing.parts.pop(("p", each.part.key))


def holds_more(paragraphs: Sequence[Element]) -> bool:
    """Whether something of a person's is tied to them that would go with them."""
    return any(next(p.iter(*_ANCHORED), None) is not None for p in paragraphs)


def _added(new: Sequence[Standing], old: Mapping[str, Standing]) -> dict[str, str]:
    return added([each.part.key for each in new], {key: each.part for key, each in old.items()})


def _put_in(
    editing: Editing, of: tuple[str, str], last: dict[str, Element], before: str, made: Element
) -> None:
    """Put a paragraph or a row in after the one with the key `before`, and what came after that."""
    place = last[before]
    paragraph = next(place.iter(W_P))
    editing.tell(Atgard.INSATT, paragraph, of, nu=said(made.iter(W_P)))
    last[before] = editing.put_after(place, [made])


def _say_after(old: Mapping[str, Standing], new: Sequence[Standing]) -> None:
    for each in new:
        if each.part.key in old:
            old[each.part.key].call(each.part)


def renew_rows(editing: Editing, block: FreshBlock) -> None:
    """Have a table gain and lose rows and columns; cells that somebody has edited are kept and told."""
    first = next((e for n in block.rows if (e := editing.parts.get(("r", n.part.key)))), None)
    if first is None:
        return
    table = first.table
    rows = (each for (kind, _), each in editing.parts.items() if kind == "r")
    old = {each.part.key: each for each in rows if each.table is table}
    taking = Importing(block.source, editing.file)
    header, now = old.get(block.rows[0].part.key), block.rows[0]
    if header is not None and header.part.words != now.part.words:
        if renew_columns(editing, block, table, old, taking):
            for key in old:
                editing.parts.pop(("r", key))
            return
        header.call(now.part)
    if not is_of_other_columns(table, block.rows[0].table):
        _renew_rows(editing, block, old, taking)


def _renew_rows(
    editing: Editing, block: FreshBlock, old: Mapping[str, Standing], taking: Importing
) -> None:
    order = {each.part.key for each in block.rows}
    new_ones = _added(block.rows, old)
    for new in block.rows[1:]:
        each = old.get(new.part.key)
        if each is not None and each.part.words != new.part.words:
            _renew_row(editing, block, each, new, taking)
    gone = [each for key, each in old.items() if key not in order]
    last = {key: each.row for key, each in old.items() if key in order}
    for each in gone:
        _remove_row(editing, block, each)
    for new in block.rows:
        if (before := new_ones.get(new.part.key)) is not None:
            made = taking.take(new.row)
            _fit_widths(made, last[before])
            _put_in(editing, (ROW, block.key), last, before, made)
    if new_ones or gone:
        _say_after(old, block.rows)


def _renew_row(
    editing: Editing, block: FreshBlock, each: Standing, new: Standing, taking: Importing
) -> None:
    paragraph, stood, now = each.paragraphs[0], said(each.paragraphs), said(new.paragraphs)
    like = taking.take(new.row)
    if each.is_as_written and _shape(each.row) == _shape(like):
        editing.tell(Atgard.UTBYTT, paragraph, (ROW, block.key), fore=stood, nu=now)
        for one, other in zip(list(each.row.iter(W_P)), like.iter(W_P), strict=True):
            editing.added += rewrite(one, other, editing.hand)
    elif each.words != new.part.words:
        editing.tell(Atgard.KOMMENTERAD, paragraph, (ROW, block.key), fore=stood, nu=now)
        editing.comment(paragraph, now)
    each.call(new.part)


def _shape(row: Element) -> list[int]:
    return [len(list(cell.iter(W_P))) for cell in cells_of(row)]


def _remove_row(editing: Editing, block: FreshBlock, each: Standing) -> None:
    may_go = each.is_as_written and not holds_more(each.paragraphs)
    atgard = Atgard.BORTTAGEN if may_go else Atgard.KVAR
    editing.tell(atgard, each.paragraphs[0], (ROW, block.key), fore=said(each.paragraphs))
    if may_go:
        editing.hand.delete_whole(each.row)
        editing.parts.pop(("r", each.part.key))


def _fit_widths(row: Element, like: Element) -> None:
    """The widths of a row that somebody may have drawn wider or narrower."""
    cells, others = list(cells_of(row)), list(cells_of(like))
    if len(cells) != len(others):
        return
    for cell, other in zip(cells, others, strict=True):
        own, wanted = (each.find(f"{q('w:tcPr')}/{q('w:tcW')}") for each in (cell, other))
        if own is not None and wanted is not None:
            own.attrib.update(wanted.attrib)

"""A table whose columns are others now: the new one, with the cells that somebody has edited."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from msgspec import Struct

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.atoms import BEGINS, ENDS, words_of
from sofrep.utdata.word.fornyelse.editing import Editing, said
from sofrep.utdata.word.fornyelse.fresh import FreshBlock
from sofrep.utdata.word.fornyelse.importing import Importing
from sofrep.utdata.word.fornyelse.standing import Standing, is_as_printed
from sofrep.utdata.word.keys import part_in
from sofrep.utdata.word.ooxml import W_P, W_TC, Element, cells_of, make, put_mark, q, rows_of

_PROPERTIES = q("w:tcPr")


def renew_columns(
    editing: Editing, block: FreshBlock, table: Element, old: Mapping[str, Standing]
) -> bool:
    """Give a table its new columns; whether it has them now.

    A cell that somebody has edited goes along under its heading, and so does a row of somebody's own.
    Where that heading is gone, or the headings are edited, the table is left and told.
    """
    header, now = old[block.rows[0].part.key], block.rows[0]
    merging = _Merging(_texts(header.row), _texts(now.row))
    if merging.before == merging.now:
        return False
    made = Importing(block.source, editing.file).take(now.table)
    rows = dict(zip((each.part.key for each in block.rows), rows_of(made), strict=True))
    merged = header.is_as_written and merging.merge(table, rows, old)
    stood, new = said(header.paragraphs), said(now.paragraphs)
    atgard = Atgard.UTBYTT if merged else Atgard.KVAR
    editing.tell(atgard, header.paragraphs[0], ("tabellen", block.key), fore=stood, nu=new)
    if merged:
        _replace(editing, table, made)
    return merged


def is_of_other_columns(table: Element, fresh: Element) -> bool:
    """Whether a table has another number of columns than the fresh one."""
    one, other = (len(list(cells_of(rows_of(each)[0]))) for each in (table, fresh))
    return one != other


def _texts(row: Element) -> list[str]:
    return [words_of(cell.iter(W_P)) for cell in cells_of(row)]


class _Merging(Struct, frozen=True):
    """Brings cells into new rows, by the headings of the columns as they stand and as they would be now."""

    before: list[str]
    now: list[str]

    def merge(
        self, table: Element, rows: Mapping[str, Element], old: Mapping[str, Standing]
    ) -> bool:
        """Bring what somebody has written into the new rows; whether all of it has a place there."""
        by_row = {each.row: each for each in old.values()}
        last = next(iter(rows.values()))
        for row in rows_of(table):
            each = by_row.get(row)
            is_made = each is not None and each.is_as_written
            target = rows.get(each.part.key) if each is not None else None
            if target is not None:
                last = target
            if is_made:
                continue
            if len(list(cells_of(row))) != len(self.before):
                return False
            is_own = target is None
            if target is None:
                target = _empty_row(row, last)
                last.addnext(target)
                last = target
            if not self._carry(row, target, is_own=is_own):
                return False
        return True

    def _carry(self, row: Element, target: Element, *, is_own: bool) -> bool:
        """Put the edited cells of a row, or all of somebody's own, into another; whether each has a place."""
        places = list(cells_of(target))
        for cell, heading in zip(cells_of(row), self.before, strict=True):
            if heading in self.now:
                place = places[self.now.index(heading)]
                if is_own or _is_edited(cell, place):
                    _fill(place, cell)
            elif words_of(cell.iter(W_P)) if is_own else _is_edited(cell, None):
                return False
        return True


def _empty_row(row: Element, like: Element) -> Element:
    """A row that looks like one and has the empty cells of another."""
    cells = [
        make("w:tc", *(deepcopy(each) for each in place.iterchildren(_PROPERTIES)), make("w:p"))
        for place in cells_of(like)
    ]
    looks = (deepcopy(child) for child in row if child.tag not in {W_TC, q("w:sdt")})
    return make("w:tr", *looks, *cells)


def _is_edited(cell: Element, fresh: Element | None) -> bool:
    paragraphs = list(cell.iter(W_P))
    if not all(map(is_as_printed, paragraphs)):
        return True
    if fresh is None:
        return "{" not in words_of(paragraphs) and bool(words_of(paragraphs).strip())
    return words_of(paragraphs) != words_of(fresh.iter(W_P))


def _fill(place: Element, cell: Element) -> None:
    """Put the content of a cell into another, which stays the one by which its row is known."""
    name = next((m.get(q("w:name")) for m in place.iter(BEGINS) if _is_of_row(m)), "")
    for child in list(place):
        if child.tag != _PROPERTIES:
            place.remove(child)
    place.extend(deepcopy(child) for child in cell if child.tag != _PROPERTIES)
    ids = {mark.get(q("w:id")) for mark in place.iter(BEGINS) if _is_of_row(mark)}
    for mark in [mark for mark in place.iter(BEGINS, ENDS) if mark.get(q("w:id")) in ids]:
        mark.getparent().remove(mark)
    if name:
        put_mark(next(place.iter(W_P)), name)


def _is_of_row(mark: Element) -> bool:
    part = part_in(mark.get(q("w:name"), ""))
    return part is not None and part.kind == "r"


def _replace(editing: Editing, table: Element, made: Element) -> None:
    """One table in the place of another: its rows after those that are struck out."""
    if not editing.hand.suggests:
        table.addprevious(made)
        table.getparent().remove(table)
        editing.added.append(made)
        return
    last = rows_of(table)[-1]
    for row in rows_of(table):
        editing.hand.delete_whole(row)
    grid, wanted = table.find(q("w:tblGrid")), made.find(q("w:tblGrid"))
    if grid is not None and wanted is not None and len(wanted) > len(grid):
        table.replace(grid, wanted)
    editing.put_after(last, rows_of(made))

"""The paragraphs of a block and the rows of its table, each by its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct

from sofrep.utdata.word.fornyelse.andringar import Atgard
from sofrep.utdata.word.fornyelse.editing import Editing, said
from sofrep.utdata.word.fornyelse.fresh import FreshBlock, added
from sofrep.utdata.word.fornyelse.importing import Importing
from sofrep.utdata.word.fornyelse.renewed_columns import is_of_other_columns, renew_columns
from sofrep.utdata.word.fornyelse.rewriting import rewrite
from sofrep.utdata.word.fornyelse.standing import Standing
from sofrep.utdata.word.keys import key_hash
from sofrep.utdata.word.ooxml import W_P, Element, cells_of, q

_ANCHORED = tuple(
    map(
        q,
        ("w:commentReference", "w:footnoteReference", "w:endnoteReference", "w:drawing", "w:pict"),
    )
)
_MOST_GONE = 20
"""So many paragraphs in a row may somebody have deleted out of a block."""


def renew_paragraphs(editing: Editing, block: FreshBlock) -> None:
    """Bring the paragraphs of a block up to date; those that somebody has edited are told."""
    old = {each.part.key: each for each in _own_paragraphs(block.key, editing.parts)}
    if old and block.paragraphs:
        _Parts(editing, block, "texten", old, block.paragraphs, is_fixed=block.is_placed).renew()


def _own_paragraphs(key: str, parts: Mapping[tuple[str, str], Standing]) -> Iterator[Standing]:
    """The paragraphs of a block that stand in a document."""
    missing = 0
    for number in count():
        each = parts.get(("p", key_hash(f"{key}/{number}")))
        if each is not None:
            missing = 0
            yield each
        elif (missing := missing + 1) > _MOST_GONE:
            return


def renew_rows(editing: Editing, block: FreshBlock) -> None:
    """Have a table gain and lose rows and columns; cells that somebody has edited are kept and told."""
    first = next((e for n in block.rows if (e := editing.parts.get(("r", n.part.key)))), None)
    if first is None:
        return
    table = first.table
    rows = (each for (kind, _), each in editing.parts.items() if kind == "r")
    old = {each.part.key: each for each in rows if each.table is table}
    header, now = old.get(block.rows[0].part.key), block.rows[0]
    if header is not None and header.part.words != now.part.words:
        if renew_columns(editing, block, table, old):
            for key in old:
                editing.parts.pop(("r", key))
            return
        header.call(now.part)
    if not is_of_other_columns(table, now.table):
        _Parts(editing, block, "raden", old, block.rows).renew()


class _Parts(Struct):
    """The paragraphs or the rows of a block, called `name`: as they stand, by key, and as they would now.

    Where they are `is_fixed` none can be put in or taken away.
    """

    editing: Editing
    block: FreshBlock
    name: str
    old: dict[str, Standing]
    now: Sequence[Standing]
    is_fixed: bool = False

    def renew(self) -> None:
        order = [each.part.key for each in self.now]
        have = {key: each.part for key, each in self.old.items()}
        new_ones = {} if self.is_fixed else added(order, have)
        taking = Importing(self.block.source, self.editing.file)
        for new in self.now:
            each = self.old.get(new.part.key)
            if each is not None and each.part.words != new.part.words:
                self._rewrite(each, new, taking)
        gone = [each for key, each in self.old.items() if key not in order]
        for each in gone:
            self._remove(each)
        last = {key: each.elements[-1] for key, each in self.old.items() if key in order}
        for new in self.now:
            if (before := new_ones.get(new.part.key)) is not None:
                last[before] = self._put_in(taking.take(new.elements[0]), last[before])
        if new_ones or gone:
            for new in self.now:
                if new.part.key in self.old:
                    self.old[new.part.key].call(new.part)

    def _tell(self, atgard: Atgard, paragraph: Element, *, fore: str = "", nu: str = "") -> None:
        self.editing.tell(atgard, paragraph, (self.name, self.block.key), fore=fore, nu=nu)

    def _rewrite(self, each: Standing, new: Standing, taking: Importing) -> None:
        paragraph, stood, now = each.paragraphs[0], said(each.paragraphs), said(new.paragraphs)
        like = taking.take(new.elements[0])
        if each.is_as_written and _shape(each.elements[0]) == _shape(like):
            self._tell(Atgard.UTBYTT, paragraph, fore=stood, nu=now)
            for one, other in zip(each.paragraphs, list(like.iter(W_P)), strict=False):
                self.editing.added += rewrite(one, other, self.editing.hand)
        elif each.words != new.part.words:
            self._tell(Atgard.KOMMENTERAD, paragraph, fore=stood, nu=now)
            self.editing.comment(paragraph, now)
        each.call(new.part)

    def _remove(self, each: Standing) -> None:
        # Something of a person's may be tied to it that would go with it.
        is_tied = any(next(p.iter(*_ANCHORED), None) is not None for p in each.paragraphs)
        may_go = each.is_as_written and not self.is_fixed and not is_tied
        atgard = Atgard.BORTTAGEN if may_go else Atgard.KVAR
        self._tell(atgard, each.paragraphs[0], fore=said(each.paragraphs))
        if may_go:
            for element in each.elements:
                self.editing.hand.delete_whole(element)
            self.editing.parts.pop((each.part.kind, each.part.key))

    def _put_in(self, made: Element, place: Element) -> Element:
        """Put a paragraph or a row in after another one; it."""
        _fit_widths(made, place)
        self._tell(Atgard.INSATT, next(place.iter(W_P)), nu=said(made.iter(W_P)))
        return self.editing.put_after(place, [made])


def _shape(row: Element) -> list[int]:
    return [len(list(cell.iter(W_P))) for cell in cells_of(row)]


def _fit_widths(row: Element, like: Element) -> None:
    """The widths of a row that somebody may have drawn wider or narrower."""
    cells, others = list(cells_of(row)), list(cells_of(like))
    for cell, other in zip(cells, others, strict=True) if len(cells) == len(others) else ():
        own, wanted = (each.find(f"{q('w:tcPr')}/{q('w:tcW')}") for each in (cell, other))
        if own is not None and wanted is not None:
            own.attrib.update(wanted.attrib)

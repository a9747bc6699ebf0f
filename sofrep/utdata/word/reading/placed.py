"""Tables that only place what is in them: key figures, lines to sign on, columns abreast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sofrep.utdata.word.ooxml import W_P, Element, cells_of, q, rows_of, style_of
from sofrep.utdata.word.reading.drawn_tables import CellReader
from sofrep.visning.block import Block, Bredvid, Nyckelruta, Nyckeltal, Underskrifter
from sofrep.visning.visat import Tal

_LABEL, _NUMBER, _TEXT = "nyckeltalsetikett", "nyckeltal", "nyckeltalstext"
_LINE, _NAME, _ROLE = "underskriftslinje", "underskrift", "underskriftsuppdrag"
_MORE = ("drawing", "pict", "object", "footnoteReference", "endnoteReference")
_MORE_THAN_WORDS = tuple(q(f"w:{name}") for name in _MORE)


class Layouts:
    """Reads such tables; a row of which the looks say nothing stands abreast."""

    def __init__(self, reader: CellReader) -> None:
        self._reader = reader

    def blocks(self, table: Element) -> Iterator[Block]:
        """The blocks of a table, row by row."""
        rows = [list(cells_of(row)) for row in rows_of(table)]
        if rows and all(map(self._is_signed, rows)) and len(rows[0]) > 1:
            signers = [self._signer(cell) for row in rows for cell in row if self._names(cell)[1:]]
            yield Underskrifter(nyckel=self._reader.key(), rader=tuple(signers))
            return
        for row in rows:
            if self._is_key_figures(row):
                key = self._reader.key()
                yield Nyckeltal(nyckel=key, rutor=tuple(map(self._key_figure, row)))
                continue
            key = self._reader.key()
            columns = [column for cell in row if (column := self._reader.blocks(cell))]
            if len(columns) == 1:
                yield from columns[0]
            elif columns:
                yield Bredvid(nyckel=key, kolumner=tuple(columns))

    def _names(self, cell: Element) -> list[str]:
        styles = self._reader.opened.styles
        if next(cell.iter(*_MORE_THAN_WORDS), None) is not None:
            return []
        return [styles.name(style_of(paragraph)) for paragraph in cell.iter(W_P)]

    def _is_key_figures(self, row: Sequence[Element]) -> bool:
        names = [self._names(cell) for cell in row]
        return bool(row) and all(
            each[:2] == [_LABEL, _NUMBER] and set(each[2:]) <= {_TEXT} for each in names
        )

    def _key_figure(self, cell: Element) -> Nyckelruta:
        label, number, *lines = map(self._reader.words, cell.iter(W_P))
        figures = [part for part in number.delar if isinstance(part, Tal)]
        return Nyckelruta(
            etikett=label.text,
            tal=figures[0] if len(figures) == len(number.delar) == 1 else number.text,
            rader=tuple(line.delar for line in lines if line.delar),
        )

    def _is_signed(self, row: Sequence[Element]) -> bool:
        return all(self._names(cell) in ([_LINE, _NAME, _ROLE], [_NAME]) for cell in row)

    def _signer(self, cell: Element) -> tuple[str, str]:
        _, name, role = (self._reader.words(paragraph).text for paragraph in cell.iter(W_P))
        return name, role

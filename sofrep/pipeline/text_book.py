"""Answers into the year's text workbook: nothing else in it changes, and nothing is lost.

A copy of the workbook as it was lies in a hidden folder, which reading passes over.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Place
from sofrep.errors import SofrepError
from sofrep.excel.cells import multiline
from sofrep.excel.facts import column_number
from sofrep.excel.sheet_edit import (
    CannotEditError,
    CellText,
    is_signed,
    last_row,
    with_texts,
)
from sofrep.pipeline.output import OutputError, lock_files, replace_file
from sofrep.statistics.underlag import Sheet, TextKey, Underlag

EARLIER = ".tidigare"
"""The hidden folder of workbooks as they were before answers were read in."""

_NOTHING = "Inget har lästs in."


class TextChange(Struct, frozen=True):
    """A text to write: where it belongs, and its cell where it has one already."""

    key: TextKey
    text: str
    place: Place | None


class WrittenBook(Struct, frozen=True):
    """A text workbook that was written, and the copy of what it was (None for a new one)."""

    path: Path
    copy: Path | None
    texts: int


class TextBookError(SofrepError):
    """The text workbook cannot take the answers; it stands as it was."""

    exit_code = 4


class _Prepared(Struct, frozen=True):
    path: Path
    before: bytes | None
    after: bytes
    texts: int


def write_texts(
    folder: Path, forbund: Forbund, underlag: Underlag, changes: Mapping[int, Sequence[TextChange]]
) -> tuple[WrittenBook, ...]:
    """Write the changes of each year into its text workbooks, all of them or none.

    Raises:
        OutputError: a workbook is open or cannot be written to.
        TextBookError: a cell cannot take its text.
    """
    prepared: list[_Prepared] = []
    for year, wanted in changes.items():
        by_file: dict[str, list[TextChange]] = {}
        target = _target(folder, underlag, year)
        for change in wanted:
            name = change.place.file if change.place is not None else target
            by_file.setdefault(name, []).append(change)
        prepared += [
            _prepare(_Task(folder, forbund, underlag, year, name), found)
            for name, found in by_file.items()
        ]
    for book in prepared:
        _refuse_open(book.path)
    return _write(folder, prepared)


class _Task(Struct, frozen=True):
    """The workbook `name` (relative to the folder), which need not exist yet."""

    folder: Path
    forbund: Forbund
    underlag: Underlag
    year: int
    name: str

    @property
    def path(self) -> Path:
        return self.folder / self.name


def _target(folder: Path, underlag: Underlag, year: int) -> str:
    """The workbook that new rows go into: the year's first, else a new one."""
    for sheet in _text_sheets(underlag, year):
        if not is_signed((folder / sheet.file).read_bytes()):
            return sheet.file
    usual, own = f"{year}/texter.xlsx", f"{year}/Texter ur blanketter {year}.xlsx"
    return own if (folder / usual).exists() else usual


def _text_sheets(underlag: Underlag, year: int) -> list[Sheet]:
    """The text sheets of the year: those in its folder, and others that have rows of it."""
    used = {
        (place.file, place.sheet) for (of, _), place in underlag.text_places.items() if of == year
    }
    texts = (sheet for sheet in underlag.sheets if sheet.kind == "texter")
    return [s for s in texts if s.file.startswith(f"{year}/") or (s.file, s.title) in used]


def _prepare(task: _Task, changes: Sequence[TextChange]) -> _Prepared:
    path = task.path
    before = path.read_bytes() if path.exists() else None
    if before is not None and is_signed(before):
        raise TextBookError(
            f"Arbetsboken {task.name} är digitalt signerad, och signaturen skulle gå sönder. "
            f"Ta bort signaturen i Excel och kör igen. {_NOTHING}"
        )
    content = before if before is not None else _new_book(task)
    cells = _cells(task, changes, content)
    try:
        for title, texts in cells.items():
            content = with_texts(content, title, texts)
    except CannotEditError as fault:
        raise TextBookError(
            f"{task.name}: {fault.why} Ta bort formeln i Excel, spara och kör igen. {_NOTHING}"
        ) from fault
    _verify(task.name, content, cells)
    return _Prepared(path, before, content, len(changes))


def _cells(task: _Task, changes: Sequence[TextChange], content: bytes) -> dict[str, list[CellText]]:
    """The texts by sheet: in the cells that their rows have, or in new rows below."""
    found: dict[str, list[CellText]] = {}
    for change in changes:
        if change.place is not None:
            column = change.place.cell.rstrip("0123456789")
            row = int(change.place.cell[len(column) :])
            found.setdefault(change.place.sheet, []).append(CellText(row, column, change.text))
    title, columns = _columns(task)
    row = last_row(content, title)
    for change in changes:
        if change.place is None:
            row += 1
            fields = _row(task, change)
            found.setdefault(title, []).extend(
                CellText(row, letter, fields[name])
                for name, letter in sorted(columns.items(), key=lambda c: column_number(c[1]))
                if fields.get(name)
            )
    return found


def _row(task: _Task, change: TextChange) -> Mapping[str, str]:
    insats = next(i for i in task.forbund.insats if i.kod == change.key.insats)
    return {
        "ar": str(task.year),
        "bilaga": change.key.bilaga,
        "avsnitt": change.key.avsnitt,
        "insats": insats.kortnamn or insats.namn,
        "text": change.text,
    }


def _columns(task: _Task) -> tuple[str, Mapping[str, str]]:
    """The sheet that new rows go into, and the column letter of each of its fields."""
    for sheet in _text_sheets(task.underlag, task.year):
        if sheet.file == task.name:
            return sheet.title, sheet.columns
    from sofrep.amnen.alla.sheets import TEXTER
    from sofrep.excel.facts import column_letters
    from sofrep.pipeline.startmapp.workbooks import columns_to_make

    columns = columns_to_make(TEXTER, task.forbund)
    return TEXTER.title, {c.field: column_letters(n) for n, c in enumerate(columns, start=1)}


def _new_book(task: _Task) -> bytes:
    """An empty text workbook, as a new year gets it; without rows where other sheets have them."""
    from sofrep.amnen.alla.sheets import TEXTER
    from sofrep.pipeline.startmapp.new_year import describing_texts
    from sofrep.pipeline.startmapp.text_rows import text_rows
    from sofrep.pipeline.startmapp.workbooks import new_workbook

    if _text_sheets(task.underlag, task.year):
        return new_workbook(TEXTER, task.forbund)
    texts = describing_texts(task.underlag, task.year)
    return new_workbook(TEXTER, task.forbund, [*text_rows(task.forbund, task.year, texts)])


def _verify(name: str, content: bytes, cells: Mapping[str, Sequence[CellText]]) -> None:
    """Read the workbook as sofrep reads it: each text must stand in its cell."""
    from sofrep.excel.workbook import open_workbook

    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / Path(name).name
        path.write_bytes(content)
        opened = open_workbook(name, path)
    grids = {grid.title: grid for grid in opened.sheets}
    for title, texts in cells.items():
        for cell in texts:
            grid = grids.get(title)
            found = grid.at(cell.row, column_number(cell.column)) if grid else None
            if multiline(found) != multiline(cell.text):
                raise TextBookError(
                    f"Svaret till cell {cell.reference} på bladet {title} i {name} går inte att "
                    f"skriva dit så att det kan läsas tillbaka. Skriv in det för hand. {_NOTHING}"
                )


def _refuse_open(path: Path) -> None:
    for lock in lock_files(path):
        if lock.exists():
            raise OutputError(
                f"Arbetsboken {path.name} är öppen. Stäng den i Excel och kör igen. {_NOTHING} Är "
                f"den inte öppen hos någon: ta bort filen {lock.name} i {path.parent}."
            )


def _write(folder: Path, books: Sequence[_Prepared]) -> tuple[WrittenBook, ...]:
    written: list[WrittenBook] = []
    try:
        for book in books:
            book.path.parent.mkdir(parents=True, exist_ok=True)
            copy = None if book.before is None else _keep_copy(folder, book.path, book.before)
            replace_file(book.path, book.after)
            written.append(WrittenBook(book.path, copy, book.texts))
    except OSError as fault:
        for done, book in zip(written, books, strict=False):
            with contextlib.suppress(OSError):
                if book.before is None:
                    done.path.unlink(missing_ok=True)
                else:
                    replace_file(done.path, book.before)
        raise OutputError(
            f"Det går inte att skriva i {book.path}. Är arbetsboken öppen eller skrivskyddad? "
            f"{_NOTHING}"
        ) from fault
    return tuple(written)


def _keep_copy(folder: Path, path: Path, content: bytes) -> Path:
    """Keep what a workbook was under a name that nothing has yet."""
    kept = folder / EARLIER
    kept.mkdir(exist_ok=True)
    number = 1
    while True:
        copy = kept / f"{path.parent.name} {path.stem} ({number}){path.suffix}"
        if not copy.exists():
            break
        if copy.read_bytes() == content:
            return copy
        number += 1
    replace_file(copy, content)
    return copy

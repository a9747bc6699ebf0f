"""A workbook's bytes with its problems coloured and commented, and a sheet that lists them first."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

from sofrep.domain.problem import Problem, Severity
from sofrep.excel.cells import printable
from sofrep.excel.facts import RefusedError
from sofrep.excel.raw import inspect_workbook
from sofrep.pipeline.marking.plan import CannotBeMarkedError, Plan, marked_cells
from sofrep.pipeline.marking.problem_sheet import add_problem_sheet
from sofrep.zipping import without_clock

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_SHEET_BYTES = 12 * 2**20
"""Unpacked; a larger workbook takes more than about ten seconds to copy."""

MAX_MARKS = 2_000
"""Comments in one workbook: of more problems the last are only listed, of more cells of one problem
the last are only coloured."""

_WIDEST_ROW = 40
_COMMENT = 1_500
_COLOURS = {Severity.ERROR: "FFB3AB", Severity.WARNING: "FFE699", Severity.NOTE: "DDEBF7"}
"""Light red, yellow and blue; the comment says which in words."""
_NO_DAY = date(2000, 1, 1)


def marked_copy(plan: Plan, content: bytes) -> tuple[bytes, int]:
    """The copy, and how many problems it only lists.

    Raises:
        CannotBeMarkedError: if the workbook holds anything about a person, cannot be opened, or is
            too large.
    """
    if plan.personal:
        raise CannotBeMarkedError("innehåller personuppgifter och kopieras därför inte")
    try:
        inspect_workbook(content)
    except RefusedError as refusal:
        raise CannotBeMarkedError("går inte att läsa som arbetsbok") from refusal
    if _sheet_bytes(content) > MAX_SHEET_BYTES:
        raise CannotBeMarkedError("är för stor för att märkas; följ listan i stället")
    try:
        return _marked(plan, content)
    except OSError:  # of openpyxl's temporary files: the disk is full
        raise
    except Exception as fault:
        # openpyxl raises whatever it stumbles upon in a part that the reader passes over.
        raise CannotBeMarkedError("har delar som inte går att kopiera; följ listan") from fault


def _sheet_bytes(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(i.file_size for i in archive.infolist() if i.filename.startswith("xl/"))


def _marked(plan: Plan, content: bytes) -> tuple[bytes, int]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), keep_vba=plan.file.lower().endswith(".xlsm"))
    titles = [sheet.title for sheet in book.worksheets]
    placed = [problem for problem in plan.problems if problem.place.sheet in titles][:MAX_MARKS]
    links = _mark(book, placed)
    add_problem_sheet(book, plan, links)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer.getvalue(), _NO_DAY), len(plan.problems) - len(placed)


def _mark(book: Workbook, problems: list[Problem]) -> dict[Problem, tuple[str, str]]:
    """Colour and comment the cells; the sheet and first cell of each problem."""
    from openpyxl.styles import PatternFill

    fills = {each: PatternFill("solid", start_color=c) for each, c in _COLOURS.items()}
    links: dict[Problem, tuple[str, str]] = {}
    told: dict[tuple[str, str], list[Problem]] = {}
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    # openpyxl looks through every cell for it each time.
    widths = {title: min(sheet.max_column, _WIDEST_ROW) for title, sheet in sheets.items()}
    room = MAX_MARKS - len(problems)
    for problem in reversed(problems):  # the serious ones come first, and their colour is to stay
        sheet = sheets[problem.place.sheet]
        for place in problem.places:
            cells = marked_cells(place, widths[sheet.title])
            for cell in cells:
                sheet[cell].fill = fills[problem.severity]
            if place is not problem.place:
                room -= 1
                if room < 0:
                    continue
            first = _top_left(sheet, cells[0])
            links.setdefault(problem, (sheet.title, first))
            told.setdefault((sheet.title, first), []).insert(0, problem)
    for (title, cell), found in told.items():
        _comment(sheets[title], cell, found)
    return links


def _top_left(sheet: Worksheet, cell: str) -> str:
    """The cell itself, or of merged cells the first, which alone can have a comment."""
    for merged in sheet.merged_cells.ranges:
        if cell in merged:
            return str(merged.coord).partition(":")[0]
    return cell


def _comment(sheet: Worksheet, cell: str, problems: list[Problem]) -> None:
    from openpyxl.comments import Comment

    target = sheet[cell]
    lines = [
        f"{problem.severity.upper()} ({problem.rule}): {problem.message}\n"
        f"Gör så här: {problem.action}"
        for problem in problems
    ]
    text = printable("\n\n".join(lines))[:_COMMENT]
    if target.comment is not None:
        text = f"{text}\n\nTidigare kommentar: {target.comment.text}"
    comment = Comment(text, "sofrep")
    comment.width, comment.height = 380, min(120 + 40 * len(problems), 400)
    target.comment = comment

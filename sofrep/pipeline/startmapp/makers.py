"""What makes each workbook of a förbund's folder, and making those that are not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sofrep.amnen.alla.sheets import (
    EKONOMI,
    INSATSER,
    MAL,
    ORGANISATION,
    TEXTER,
)
from sofrep.domain.efterfoljare import running
from sofrep.domain.ekonomi import Post
from sofrep.domain.forbund import Forbund
from sofrep.errors import SofrepError
from sofrep.excel.declaration import SheetKind
from sofrep.pipeline.startmapp.economy_rows import make_economy
from sofrep.pipeline.startmapp.tally_rows import tally_makers
from sofrep.pipeline.startmapp.text_rows import HELP_HEADER, text_rows
from sofrep.pipeline.startmapp.workbooks import OF_FOLDER, OF_YEAR, Cells, make_workbook

Maker = Callable[[Path], None]


class ExistsError(SofrepError):
    """What should be made is already there."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """What a new year takes over: posts of the economy, and rows of goals, texts, office-holders.

    `texts` None means the empty rows of every text.
    """

    goals: tuple[Cells, ...] = ()
    texts: tuple[Cells, ...] | None = None
    posts: tuple[Post, ...] = ()
    organisation: tuple[Cells, ...] = ()


NOTHING = LastYear()


def year_makers(forbund: Forbund, year: int, last: LastYear = NOTHING) -> dict[str, Maker]:
    """What makes each workbook of `year`, by its path in the folder."""
    makers = {**workbook_makers(forbund, OF_YEAR, year), **tally_makers(forbund, year)}
    rows = tuple(text_rows(forbund, year, {})) if last.texts is None else last.texts
    makers[_file(TEXTER, year)] = partial(
        make_workbook, kind=TEXTER, forbund=forbund, rows=rows, extra=(HELP_HEADER,)
    )
    makers[_file(EKONOMI, year)] = partial(
        make_economy, forbund=forbund, year=year, posts=last.posts
    )
    if _file(INSATSER, year) in makers:
        names = [i.kortnamn or i.namn for i in running(forbund, year)]
        makers[_file(INSATSER, year)] = partial(
            make_workbook,
            kind=INSATSER,
            forbund=forbund,
            rows=tuple({"insats": name} for name in names),
        )
    makers[_file(ORGANISATION, year)] = partial(
        make_workbook, kind=ORGANISATION, forbund=forbund, rows=last.organisation
    )
    makers[_file(MAL, year)] = partial(make_workbook, kind=MAL, forbund=forbund, rows=last.goals)
    return makers


def all_makers(forbund: Forbund, year: int, last: LastYear = NOTHING) -> dict[str, Maker]:
    """What makes each workbook of the folder and of `year`, by its path in the folder."""
    return workbook_makers(forbund, OF_FOLDER, year) | year_makers(forbund, year, last)


def workbook_makers(forbund: Forbund, kinds: tuple[SheetKind, ...], year: int) -> dict[str, Maker]:
    """What makes an empty workbook of each of `kinds` that the profile needs, by its path."""
    return {
        _file(kind, year): partial(make_workbook, kind=kind, forbund=forbund)
        for kind in kinds
        if kind.exists(forbund) and kind.is_made(forbund)
    }


def _file(kind: SheetKind, year: int) -> str:
    return kind.file.replace("{ar}", str(year))


def make_missing(
    folder: Path, makers: dict[str, Maker]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Make the files that are not there, all or none; those made, and those that were there."""
    existing = tuple(folder / name for name in makers if (folder / name).exists())
    made = tuple(folder / name for name in makers if folder / name not in existing)
    try:
        for path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            makers[path.relative_to(folder).as_posix()](path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made, existing

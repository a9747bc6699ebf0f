"""A new förbund's folder.  Nothing that exists is ever overwritten."""

from __future__ import annotations

import shutil
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
from sofrep.paths import OWN_TEMPLATES, PROFILE_NAME, builtin_templates
from sofrep.pipeline.evaluate import profile_of
from sofrep.pipeline.startmapp.economy_rows import make_economy
from sofrep.pipeline.startmapp.profile_text import profile_text
from sofrep.pipeline.startmapp.tally_rows import tally_makers
from sofrep.pipeline.startmapp.text_rows import HELP_HEADER, text_rows
from sofrep.pipeline.startmapp.workbooks import OF_FOLDER, OF_YEAR, Cells, make_workbook
from sofrep.visning.frasfil import FILE_NAME, commented_phrases

FIRST_YEAR = 2023
"""The year of the first sheets when none is given: nothing in sofrep asks a clock."""

Maker = Callable[[Path], None]


class ExistsError(SofrepError):
    """What should be made is already there."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the year of the sheets, the new files and those that were there before."""

    year: int
    files: tuple[Path, ...]
    existing: tuple[Path, ...]


def make_folder(folder: Path, year: int | None = None) -> Made:
    """Make what `folder` lacks: profile and workbooks with dropdowns.

    Templates and phrases are the built-in ones: a copy would keep today's for ever.

    Where there is a forbund.toml the workbooks follow it.

    Raises:
        ExistsError: if nothing is lacking, or something in the way is no folder.
        FaultyDataError: if the profile that is there has errors.
    """
    first = year or FIRST_YEAR
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as fault:
        raise ExistsError(f"{folder} är en fil. Välj ett annat namn för mappen.") from fault
    made_profile, _ = make_missing(folder, {PROFILE_NAME: partial(_write_new, profile_text(first))})
    forbund, _ = profile_of(folder)
    makers = workbook_makers(forbund, OF_FOLDER, first) | year_makers(forbund, first)
    made, existing = make_missing(folder, makers)
    if not made and not made_profile:
        raise ExistsError(
            f"Mappen {folder.resolve().name} har redan allt som behövs. Inget har ändrats. "
            f"Ett nytt år läggs till med: sofrep init --nytt-ar {first + 1}"
        )
    return Made(first, made_profile + made, existing)


def make_templates(folder: Path) -> Made:
    """Make what `folder` lacks of the office's own templates, and a file for its own phrases.

    In that every phrase stands as a comment, so that none is fixed before it is changed.

    Raises:
        ExistsError: if nothing is lacking.
    """
    makers: dict[str, Maker] = {
        f"{OWN_TEMPLATES}/{template.name}": partial(_copy, template)
        for template in sorted(builtin_templates().glob("*.docx"))
    }
    makers[FILE_NAME] = lambda path: _write_new(commented_phrases(), path)
    made, existing = make_missing(folder, makers)
    if not made:
        raise ExistsError(
            f"Mappen {folder.resolve().name} har redan alla mallar och {FILE_NAME}. Inget har "
            "ändrats. Den mall som ska vara som i programmet tar ni bort ur mappen mallar."
        )
    return Made(0, made, existing)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastYear:
    """What a new year takes over: posts of the economy, and rows of goals, texts, office-holders.

    `texts` None means the empty rows of every text.
    """

    goals: tuple[Cells, ...] = ()
    texts: tuple[Cells, ...] | None = None
    posts: tuple[Post, ...] = ()
    organisation: tuple[Cells, ...] = ()


_NOTHING = LastYear()


def year_makers(forbund: Forbund, year: int, last: LastYear = _NOTHING) -> dict[str, Maker]:
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


def _copy(template: Path, path: Path) -> None:
    with template.open("rb") as source, path.open("xb") as target:
        shutil.copyfileobj(source, target)


def _write_new(text: str, path: Path) -> None:
    with path.open("x", encoding="utf-8") as stream:
        stream.write(text)

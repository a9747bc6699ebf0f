"""What makes each workbook of a förbund's folder, and making those that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from sofrep.amnen.alla.sheets import EKONOMI, INSATSER, MAL, ORGANISATION, TEXTER
from sofrep.domain.efterfoljare import running
from sofrep.domain.ekonomi import Ledamot, Post
from sofrep.domain.forbund import Forbund
from sofrep.errors import SofrepError
from sofrep.excel.declaration import SheetKind
from sofrep.pipeline.startmapp.as_made import Maker
from sofrep.pipeline.startmapp.economy_rows import new_economy
from sofrep.pipeline.startmapp.tally_rows import tally_makers
from sofrep.pipeline.startmapp.text_rows import text_rows
from sofrep.pipeline.startmapp.workbooks import OF_FOLDER, OF_YEAR, Cells, new_workbook
from sofrep.statistics.underlag import TextKey


class ExistsError(SofrepError):
    """What should be made is already there."""

    exit_code = 2


class LastYear(Struct, frozen=True, kw_only=True):
    """What a new year takes over: rows of goals, texts by their places, posts, office-holders."""

    goals: tuple[Cells, ...] = ()
    texts: Mapping[TextKey, str] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    organisation: tuple[Ledamot, ...] = ()


NOTHING = LastYear()


def year_makers(forbund: Forbund, year: int, last: LastYear = NOTHING) -> dict[str, Maker]:
    """What makes each workbook of `year`, by its path in the folder."""
    rows: dict[str, Sequence[Cells]] = {
        TEXTER.kind: tuple(text_rows(forbund, year, last.texts)),
        INSATSER.kind: [{"insats": i.kortnamn or i.namn} for i in running(forbund, year)],
        ORGANISATION.kind: [*map(_member, last.organisation)],
        MAL.kind: last.goals,
    }
    makers = {
        _file(kind, year): partial(new_workbook, kind, forbund, rows.get(kind.kind, ()))
        for kind in _needed(OF_YEAR, forbund)
    }
    economy = partial(new_economy, forbund, year, last.posts)
    return {**makers, _file(EKONOMI, year): economy, **tally_makers(forbund, year)}


def all_makers(forbund: Forbund, year: int, last: LastYear = NOTHING) -> dict[str, Maker]:
    """What makes each workbook of the folder and of `year`, by its path in the folder."""
    of_folder: dict[str, Maker] = {
        kind.file: partial(new_workbook, kind, forbund) for kind in _needed(OF_FOLDER, forbund)
    }
    return of_folder | year_makers(forbund, year, last)


def _needed(kinds: Iterable[SheetKind], forbund: Forbund) -> list[SheetKind]:
    return [kind for kind in kinds if kind.exists(forbund) and kind.is_made(forbund)]


def _file(kind: SheetKind, year: int) -> str:
    return kind.file.replace("{ar}", str(year))


def _member(member: Ledamot) -> Cells:
    """One of last year's office-holders, to be gone through."""
    return {
        "organ": member.organ,
        "namn": member.namn,
        "roll": member.roll,
        "part": member.part,
        "ersattare": member.ersattare_for,
    }


def make_missing(
    folder: Path, makers: Mapping[str, Maker]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Make the files that are not there, all or none; those made, and those that were there."""
    existing = tuple(folder / name for name in makers if (folder / name).exists())
    made = tuple(folder / name for name in makers if folder / name not in existing)
    try:
        for path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            content = makers[path.relative_to(folder).as_posix()]()
            with path.open("xb") as stream:
                stream.write(content)
            if path.suffix == ".command":  # macOS runs it
                path.chmod(0o755)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made, existing

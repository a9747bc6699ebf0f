"""A new förbund's folder.  Nothing that somebody has written in is ever overwritten."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from sofrep.domain.forbund import Forbund
from sofrep.forbundsprofil import read_profile
from sofrep.paths import OWN_TEMPLATES, PROFILE_NAME, builtin_templates
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.output import replace_file
from sofrep.pipeline.startmapp.as_made import Maker, not_needed, to_renew
from sofrep.pipeline.startmapp.double_click import double_click_makers
from sofrep.pipeline.startmapp.makers import ExistsError, all_makers, make_missing
from sofrep.pipeline.startmapp.new_year import carried_over
from sofrep.pipeline.startmapp.profile_text import profile_text
from sofrep.visning.frasfil import FILE_NAME, commented_phrases

_JUNE = 6


class Made(Struct, frozen=True):
    """What was made: the year of the sheets, the new files and those that were left as they were.

    `renewed` are workbooks that nobody had written in and that the profile has changed since;
    `removed` are such that it no longer needs.
    """

    year: int
    files: tuple[Path, ...]
    existing: tuple[Path, ...]
    renewed: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()


def reported_year(today: date) -> int:
    """The year that is being reported: until the end of June the last one."""
    return today.year - 1 if today.month <= _JUNE else today.year


def years_of(folder: Path) -> tuple[int, ...]:
    """The years that `folder` has a folder for, oldest first."""
    names = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    return tuple(sorted(int(n) for n in names if n.isascii() and n.isdecimal() and len(n) == 4))


def year_to_make(folder: Path, today: date) -> int:
    """The newest year of `folder`, or of its profile, or the one that is being reported."""
    if years := years_of(folder):
        return years[-1]
    forbund, _ = read_profile(folder / PROFILE_NAME)
    known = [int(key[:4]) for key in forbund.dokument] if forbund else []
    return max(known, default=reported_year(today))


def make_folder(folder: Path, year: int) -> Made:
    """Make what `folder` lacks: profile, workbooks of `year` with dropdowns, files to double-click.

    Templates and phrases are the built-in ones: a copy would keep today's for ever.

    Where there is a forbund.toml the workbooks follow it, also those that were made before as long
    as nobody has written in them.

    Raises:
        ExistsError: if something in the way is no folder.
        FaultyDataError: if the profile that is there, or last year's goals or texts, have errors.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as fault:
        raise ExistsError(f"{folder} är en fil. Välj ett annat namn för mappen.") from fault
    made_profile, old_profile = make_missing(folder, {PROFILE_NAME: profile_text(year).encode})
    forbund, _ = profile_of(folder)
    makers = all_makers(forbund, year, carried_over(folder, forbund, year))
    renewed = to_renew(folder, makers)
    for path, content in renewed.items():
        replace_file(path, content)
    removed = not_needed(folder, makers, year)
    for path in removed:
        path.unlink()
    made, existing = make_missing(folder, makers | double_click_makers())
    return Made(
        year,
        made_profile + made,
        (*old_profile, *(path for path in existing if path not in renewed)),
        tuple(renewed),
        removed,
    )


def is_as_made(folder: Path) -> bool:
    """Whether nobody has written anything in the profile and the workbooks of a new folder."""
    from sofrep.amnen.alla.sheets import read_underlag
    from sofrep.pipeline.year_check import is_untouched

    profile = (folder / PROFILE_NAME).read_bytes().replace(b"\r\n", b"\n")
    if profile not in {profile_text(year).encode() for year in years_of(folder)}:
        return False
    forbund, _ = profile_of(folder)
    return is_untouched(read_underlag(folder, forbund))


def outdated_books(folder: Path, forbund: Forbund, year: int) -> tuple[Path, ...]:
    """The workbooks that nobody has written in and that `make_folder` would change or take away."""
    makers = all_makers(forbund, year, carried_over(folder, forbund, year))
    return (*to_renew(folder, makers), *not_needed(folder, makers, year))


def make_templates(folder: Path) -> Made:
    """Make what `folder` lacks of the office's own templates, and a file for its own phrases.

    In that every phrase stands as a comment, so that none is fixed before it is changed.

    Raises:
        ExistsError: if nothing is lacking.
    """
    makers: dict[str, Maker] = {
        f"{OWN_TEMPLATES}/{template.name}": template.read_bytes
        for template in sorted(builtin_templates().iterdir())
        if template.suffix in {".docx", ".typ"}
    }
    makers[FILE_NAME] = commented_phrases().encode
    made, existing = make_missing(folder, makers)
    if not made:
        raise ExistsError(
            f"Mappen {folder.resolve().name} har redan alla mallar och {FILE_NAME}. Inget har "
            "ändrats. Den mall som ska vara som i programmet tar ni bort ur mappen mallar."
        )
    return Made(0, made, existing)

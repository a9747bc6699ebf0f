"""Where things lie: templates, sample data, the förbund's folder, the output folder.

In a clone (the package lies beside a pyproject.toml that names sofrep) the top-level folders
``templates`` and ``sample_data`` are used; in an installed wheel, the copies inside the package.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from sofrep.errors import NoFolderError, OutsideError

PROFILE_NAME = "forbund.toml"
PHRASES_NAME = "fraser.txt"
OWN_TEMPLATES = "mallar"
OUTPUT = "out"
SECTIONS = "avsnitt"
ADOPTED = "faststalld.json"
"""In the folder of a year: the record of what was published, once the board has adopted it."""
DOUBLE_CLICK = "dubbelklicka"
WRITTEN = (".docx", ".doc", ".docm", ".dotx", ".odt", ".rtf")
"""What a section may have been written in; only the first is read."""
PASSED_OVER = frozenset({OWN_TEMPLATES, OUTPUT, DOUBLE_CLICK})
"""Folders in a förbund's folder that hold no workbooks to read."""

PACKAGE = Path(__file__).resolve().parent


def clone_root() -> Path | None:
    """The top of the clone that this package runs from, or None when it is installed."""
    root = PACKAGE.parent
    try:
        project = (root / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        return None
    return root if '\nname = "sofrep"\n' in project else None


def _resource(name: str) -> Path:
    root = clone_root()
    return root / name if root is not None else PACKAGE / "_data" / name


def builtin_templates() -> Path:
    """The folder of the built-in Word templates."""
    return _resource("templates")


def sample_data() -> Path:
    """The folder that holds a folder per example förbund."""
    return _resource("sample_data")


def standard_sample() -> Path | None:
    """The example förbund that a clone uses when no folder is given; None outside a clone.

    The clone's pyproject.toml may name it under ``[tool.sofrep]``; otherwise it must be the only one.
    """
    root = clone_root()
    if root is None:
        return None
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    named = table.get("tool", {}).get("sofrep", {}).get("sample")
    if isinstance(named, str):
        return root.joinpath(named)
    folders = [path.parent for path in sorted(sample_data().glob(f"*/{PROFILE_NAME}"))]
    return folders[0] if len(folders) == 1 else None


def find_folder(
    given: Path | None, cwd: Path, environment: Mapping[str, str], *, or_sample: bool = True
) -> Path:
    """The förbund's folder: `given`, `cwd` if it is one, ``SOFREP_DATA``, a clone's sample data.

    Without `or_sample`, for what writes into the folder, sample data must be named.

    Raises:
        NoFolderError: when there is none, or the one that was named has no forbund.toml.
    """
    if given is not None:
        return _must_be_one(given, "--data")
    if (cwd / PROFILE_NAME).is_file():
        return cwd
    if named := environment.get("SOFREP_DATA", "").strip():
        return _must_be_one(Path(named), "SOFREP_DATA")
    sample = standard_sample() if or_sample else None
    if sample is not None:
        return sample
    raise NoFolderError(
        f"Här finns ingen {PROFILE_NAME}. Gå till förbundets mapp, ange den med --data MAPP, "
        "eller gör en ny med: sofrep init MAPP"
    )


def _must_be_one(folder: Path, said_by: str) -> Path:
    if folder.name == PROFILE_NAME and folder.is_file():
        return folder.parent
    if (folder / PROFILE_NAME).is_file():
        return folder
    if not folder.is_dir():
        raise NoFolderError(f"Mappen {folder} finns inte ({said_by}). Kontrollera stavningen.")
    raise NoFolderError(
        f"I mappen {folder} ({said_by}) finns ingen {PROFILE_NAME}. "
        "Ange förbundets mapp, eller gör en ny med: sofrep init MAPP"
    )


def template_path(folder: Path, *names: str) -> Path:
    """The förbund's own template in ``mallar`` of the first of these names that it has.

    Otherwise the built-in one of the last name.
    """
    own = (folder / OWN_TEMPLATES / name for name in names)
    return next((path for path in own if path.is_file()), builtin_templates() / names[-1])


def output_folder(folder: Path, key: str, given: Path | None, cwd: Path) -> Path:
    """Where the documents of the period `key` go: `given`, or ``out/key`` in the förbund's folder.

    Sample data is left as it is: its documents go to ``out/key`` in `cwd`.

    Raises:
        OutsideError: when ``out`` is a link that leads out of the folder; one that is given may be.
    """
    if given is not None:
        return given
    is_sample = folder.resolve().is_relative_to(sample_data().resolve())
    base = cwd if is_sample else folder
    out = base / OUTPUT / key
    if not out.resolve().is_relative_to(base.resolve()):
        raise OutsideError(
            f"Mappen {out} är en länk till en annan plats. Inget har skrivits. Ta bort länken, eller "
            "ange mappen där dokumenten ska ligga med --ut MAPP."
        )
    return out


def must_be_output(folder: Path, out: Path) -> None:
    """Refuse an output folder in which a document would be read as a template or a section.

    Raises:
        OutsideError: when it is one.
    """
    place, root = out.resolve(), folder.resolve()
    if not place.is_relative_to(root):
        return
    parts = [part.casefold() for part in place.relative_to(root).parts]
    if parts[:1] == [OWN_TEMPLATES] or parts[1:2] == [SECTIONS]:
        raise OutsideError(
            f"Mappen {out} är till för det som dokumenten görs av. Inget har skrivits. Ange en annan "
            "mapp med --ut MAPP."
        )


def walk(
    folder: Path, closed: Callable[[OSError], object] | None = None
) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each folder from `folder` down with the names of its folders and files, both sorted.

    Hidden folders are left out; one that is a link is named and not followed, for it may lead back
    to where we are.  Whoever takes names out of the list of folders keeps out of those.
    """
    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "~$")))
        yield Path(place), folders, sorted(files)


def is_illegible(name: str) -> bool:
    """Whether the name of a file is no text in the encoding that the system says it is in."""
    return any("\ud800" <= sign <= "\udfff" for sign in name)


def is_passed_over(relative: PurePath) -> bool:
    """Whether a folder of the förbund's folder holds no workbooks to read."""
    return any(part.casefold() in PASSED_OVER for part in relative.parts)


def is_section_file(relative: str) -> bool:
    """Whether a file of the förbund's folder is written as a section: ``2023/avsnitt/forord.docx``."""
    match relative.split("/"):
        case [year, folder, name]:
            is_year = len(year) == 4 and year.isascii() and year.isdecimal()
            return is_year and folder == SECTIONS and PurePath(name).suffix.lower() in WRITTEN
    return False


def workbooks(folder: Path, suffixes: Iterable[str]) -> list[Path]:
    """The files below `folder` with one of `suffixes`, sorted, without templates and output.

    Hidden files and lock files (``~$...``) are passed over, and so is what is no ordinary file: a
    pipe would be read for ever.
    """
    wanted = frozenset(suffixes)
    return sorted(
        place / name
        for place, _, files in walk(folder)
        if not is_passed_over(place.relative_to(folder))
        for name in files
        if not name.startswith((".", "~$"))
        and PurePath(name).suffix.casefold() in wanted
        and (place / name).is_file()
    )

"""Copies of the workbooks in which what is wrong is coloured and commented; never the originals."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sofrep.domain.problem import Problem
from sofrep.errors import SofrepError
from sofrep.paths import PASSED_OVER
from sofrep.pipeline.journal import hash_of
from sofrep.pipeline.marking.marked_workbook import marked_copy
from sofrep.pipeline.marking.plan import CannotBeMarkedError, Plan, plans
from sofrep.pipeline.output import Kept, write_outputs

MANIFEST = "markerade.json"
"""What the last run wrote, so that a copy that somebody has worked in is kept."""


class MarkFolderError(SofrepError):
    """The copies would be read as input."""

    exit_code = 2


class Marked(Struct, frozen=True):
    """A copy: its name, the workbook that it is of, how many problems it shows, how many not."""

    name: str
    file: str
    shown: int
    only_listed: int


class MarkReport(Struct, frozen=True, kw_only=True):
    """What was written into `folder`, what was kept there, and the workbooks without a copy."""

    folder: Path
    marked: tuple[Marked, ...]
    kept: tuple[Kept, ...] = ()
    left: Mapping[str, str]


def mark_workbooks(
    folder: Path, problems: Sequence[Problem], hashes: Mapping[str, str], target: Path
) -> MarkReport:
    """Write a marked copy of each workbook of `folder` that has problems into `target`.

    `hashes` are those of the workbooks as they were checked: one that has changed since is left.
    So is one that holds anything about a person's identity, that cannot be opened, or that is too
    large; `MarkReport.left` says why.  Copies of earlier runs that are no longer true are removed,
    unless somebody has changed them.

    Raises:
        MarkFolderError: when `target` lies among what is read.
        OutputError: when the copies cannot be written.
    """
    _refuse_input(folder, target)
    marked: list[Marked] = []
    left: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for plan in plans(problems, hashes):
        try:
            content, only_listed = marked_copy(plan, _content(folder, plan))
        except CannotBeMarkedError as fault:
            left[plan.file] = str(fault)
            continue
        files.append((plan.name, content))
        shown = len(plan.problems) - only_listed
        marked.append(Marked(plan.name, plan.file, shown, only_listed))
    kept = _write(target, files)
    return MarkReport(folder=target, marked=tuple(marked), kept=kept, left=left)


def _refuse_input(folder: Path, target: Path) -> None:
    inside, outside = target.resolve(), folder.resolve()
    if inside.is_relative_to(outside):
        parts = inside.relative_to(outside).parts
        if not parts or parts[0].casefold() not in PASSED_OVER:
            raise MarkFolderError(
                f"Mappen {target} ligger bland det som programmet läser, så kopiorna skulle räknas "
                "med. Ange en mapp utanför förbundets mapp, eller i out."
            )


def _content(folder: Path, plan: Plan) -> bytes:
    """The workbook's bytes, if they are those that were checked."""
    try:
        content = (folder / plan.file).read_bytes()
    except OSError as fault:
        raise CannotBeMarkedError("går inte att öppna") from fault
    if hash_of(content) != plan.sha256:
        raise CannotBeMarkedError("ändrades medan den kontrollerades; kör igen")
    return content


def _write(target: Path, files: list[tuple[str, bytes]]) -> tuple[Kept, ...]:
    recorded = _recorded(target)
    if not files and not recorded:
        return ()
    names = {name: hash_of(content) for name, content in files}
    manifest = json.dumps(names, ensure_ascii=False, indent=1).encode()
    kept = write_outputs(target, [*files, (MANIFEST, manifest)], recorded, record=MANIFEST)
    for name in recorded.keys() - names.keys():
        path = target / name
        if path.is_file() and hash_of(path.read_bytes()) == recorded[name]:
            path.unlink()
    return kept


def _recorded(target: Path) -> dict[str, str]:
    """The names and hashes of the last run's copies; only plain names in the folder itself."""
    try:
        found = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
        return {
            name: str(sha)
            for name, sha in found.items()
            if Path(name).name == name and name.endswith((".xlsx", ".xlsm"))
        }
    except (OSError, ValueError, AttributeError):
        return {}


__all__ = ["MarkFolderError", "MarkReport", "Marked", "mark_workbooks"]

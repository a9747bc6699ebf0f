"""``sofrep build --watch``: build again when something that the documents are made of has been saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import typer

from sofrep import paths
from sofrep.cli.exit_codes import tell
from sofrep.cli.problems import problem_lines
from sofrep.cli.show import one_line
from sofrep.errors import SofrepError
from sofrep.pipeline.fingerprint import BY_CONTENT

if TYPE_CHECKING:
    from sofrep.domain.problem import Problem
    from sofrep.pipeline.build_report import BuildReport

    Told = tuple[BuildReport, Iterable[str]]

_QUIET = 300
"""Milliseconds without a change until it is looked: programs save in several goes."""
_AT_LEAST = 5000
"""Milliseconds until it is looked again although nobody told of a change: a network drive may not."""
_SHOWN = 3
_LOCKS = ("~$", ".~lock.")

States = Mapping[str, tuple[int, int]]


def keep_built(
    folder: Path,
    out: Path | None,
    build: Callable[[], Told],
    looks: Iterable[object] | None = None,
) -> None:
    """Build, and again each time something in `folder` has been saved, until Ctrl-C.

    `out` is the output folder where one was named.  `build` gives the report and the lines that tell
    it: all are said of the first build, one of each after it, with the warnings that are new.  A fault is
    told and waiting goes on; where a document was open, the next build comes when it is closed.
    `looks` gives anything each time that the folder is to be looked at, by default when the system
    tells of a change.
    """
    seen, locked = states_of(folder, out), _open_in(folder, out)
    before = _built(build)
    known = before[0].problems if before else ()
    _echo(before[1] if before else ())
    typer.echo(f"Väntar på ändringar i {folder}. Avsluta med Ctrl+C.")
    with suppress(KeyboardInterrupt):
        for _ in _changes(folder) if looks is None else looks:
            now, open_now = states_of(folder, out), _open_in(folder, out)
            changed = sorted(n for n in {*seen, *now} if seen.get(n) != now.get(n))
            was_closed = before is None and open_now != locked
            if not changed and not was_closed:
                continue
            seen, locked = now, open_now
            what = _named(changed, now)
            before = _built(build)
            if before is None:
                typer.echo(f"{what} Inget har skrivits. Väntar på nästa ändring.")
            else:
                _echo(_lines(before[0], known, what))
                known = before[0].problems
    typer.echo("Slutar vänta på ändringar.")


def states_of(folder: Path, out: Path | None = None) -> States:
    """Size and time of every file in `folder` that documents are made of, by its path there.

    Not what a program writes beside a file that it has open, nor what lies in the output folder.
    """
    states: dict[str, tuple[int, int]] = {}
    own = out.resolve() if out is not None else None
    for place, folders, files in paths.walk(folder):
        folders[:] = [
            name
            for name in folders
            if name.casefold() not in (paths.OUTPUT, paths.DOUBLE_CLICK)
            and (place / name).resolve() != own
        ]
        for name in files:
            relative = (place / name).relative_to(folder)
            if _is_input(relative):
                with suppress(OSError):  # gone since
                    status = (place / name).stat()
                    states[relative.as_posix()] = (status.st_size, status.st_mtime_ns)
    return states


def _is_input(relative: PurePath) -> bool:
    suffix = relative.suffix.casefold()
    if relative.name.startswith((".", "~")):
        return False
    if suffix in paths.WRITTEN:
        is_template = relative.parts[0].casefold() == paths.OWN_TEMPLATES
        return is_template or paths.is_section_file(relative.as_posix())
    return suffix in BY_CONTENT


def _open_in(folder: Path, out: Path | None) -> set[Path]:
    """What Word and LibreOffice put beside the documents that they have open."""
    places = [place for place in (folder / paths.OUTPUT, out) if place is not None]
    found = (path for place in places for path in place.rglob("*"))
    return {path for path in found if path.name.startswith(_LOCKS)}


def _changes(folder: Path) -> Iterator[object]:
    """Something each time that the system tells of a change, and at times without."""
    from watchfiles import watch

    return watch(
        folder, watch_filter=None, step=_QUIET, rust_timeout=_AT_LEAST, yield_on_timeout=True
    )


def _built(build: Callable[[], Told]) -> Told | None:
    """What the build did; None where it could not be made, which is told."""
    try:
        return build()
    except (SofrepError, OSError) as fault:
        tell(fault)
        return None


def _named(changed: Sequence[str], now: States) -> str:
    """What was saved: ``Ändrat: 2023/mal.xlsx.``."""
    if not changed:
        return "Dokumentet är stängt."
    names = [name if name in now else f"{name} (borttagen)" for name in changed[:_SHOWN]]
    more = f" och {len(changed) - _SHOWN} till" if len(changed) > _SHOWN else ""
    return one_line(f"Ändrat: {', '.join(names)}{more}.")


def _lines(report: BuildReport, known: Sequence[Problem], what: str) -> Iterator[str]:
    """What changed and which documents it touched; warnings that were not there, edits that are kept."""
    names = [*(document.name for document in report.documents), *report.beside]
    wrote = [name for name in names if name in report.written]
    told = f"Skrev {', '.join(wrote)}." if wrote else "Dokumenten är desamma."
    yield f"{what} {told}"
    for problem in report.problems:
        if problem not in known:
            yield from problem_lines(problem)
    for kept in report.kept:
        yield f"{kept.name} hade ändrats för hand. Den versionen finns kvar som {kept.kept_as}."


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)

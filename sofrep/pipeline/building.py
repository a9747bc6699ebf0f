"""A build: told again where nothing has changed since the one before, else made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError

from sofrep.domain.period import Period
from sofrep.paths import must_be_output
from sofrep.pipeline.adopted import refuse_adopted
from sofrep.pipeline.build_report import BuildReport, KeptBuild
from sofrep.pipeline.closed_year import closing_key
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.figure_json import from_line, to_line
from sofrep.pipeline.fingerprint import folder_state, program_version, sha256_of
from sofrep.pipeline.gathering import profile_of
from sofrep.pipeline.journal import JOURNAL_NAME
from sofrep.pipeline.kept_files import KeptFiles
from sofrep.pipeline.store import Store, key_of


def build(  # noqa: PLR0913 - the options of the command
    folder: Path,
    period: Period,
    out: Path,
    *,
    strict: bool = False,
    asked: Iterable[str] | None = (),
    store: Store | None = None,
    step: Callable[[str, float], object] = lambda _, __: None,
) -> BuildReport:
    """Write the documents of `period` from the förbund's `folder` into `out`.

    Everything is rendered before anything is written; figurer.json is written last, and a file that
    is as it should be is left alone.  Where nothing has changed since a build that the `store`
    (else the user's own) knows of, its report is told again.  `strict` takes warnings for errors.
    `asked` are the outputs to write beside those of the profile; None for nothing but Word documents.
    `step` hears what is done next and how much of 1 is done.

    Raises:
        FaultyDataError: with every problem, when one is an error.
        SofrepError: for a faulty template, an open document, a folder that cannot be written to,
            a document that was edited and is to be published.
    """
    must_be_output(folder, out)
    refuse_adopted(folder, period, out)
    forbund, _ = profile_of(folder)
    store = store or Store.of_user()
    options = (strict, None if asked is None else sorted(asked))
    place = key_of(
        "bygge", str(folder.resolve()), str(out.resolve()), period.key, program_version()
    )
    key = _key(folder, period, out, options)
    kept = _kept(store, place)
    report = _unchanged(kept, key, out)
    if report is not None:
        return report
    from sofrep.pipeline.built_anew import build_anew

    made_before = KeptFiles(out, kept.files if kept else {})
    report, left = build_anew(
        folder,
        forbund,
        period,
        out,
        strict=strict,
        asked=options[1],
        step=step,
        store=store,
        made_before=made_before,
    )
    if _key(folder, period, out, options) == key:  # else something was changed meanwhile
        told = KeptBuild.of(
            report, key if left is not None else None, made_before.files, left or ()
        )
        store.put(place, [to_line(told)])
    return report


def _kept(store: Store, place: str) -> KeptBuild | None:
    found = store.get(place)
    with suppress(MsgspecError):
        return from_line(found[0], KeptBuild) if found else None
    return None


def _key(folder: Path, period: Period, out: Path, options: object) -> str | None:
    """The key of all that a build depends on but what it writes itself; None where it cannot be read."""
    try:
        own = out.resolve()
        others = {
            str(path): sha256_of(path)
            for path in sorted(out.parent.glob(f"*/{RECORD_NAME}"))
            if path.parent.resolve() != own and path.is_file()
        }
        return key_of(
            str(folder.resolve()),
            str(own),
            period.key,
            options,
            folder_state(folder),
            others,
            closing_key(folder, period),
            program_version(),
        )
    except OSError:
        return None


def _unchanged(kept: KeptBuild | None, key: str | None, out: Path) -> BuildReport | None:
    """The report that was kept, if all that the build wrote into `out` stands there as it was written."""
    if kept is None or key is None or kept.key != key or (out / JOURNAL_NAME).exists():
        return None
    with suppress(OSError):
        stands = all(sha256_of(out / name) == sha for name, (_, sha, _) in kept.files.items())
        if stands and all((out / name).is_file() for name in kept.left):
            return kept.report(out)
    return None

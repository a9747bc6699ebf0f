"""A build: told again where nothing has changed since the one before, else made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.paths import must_be_output
from sofrep.pipeline.adopted import refuse_adopted
from sofrep.pipeline.build_report import BuildReport, report_from_json, report_to_json
from sofrep.pipeline.closed_year import closing_key
from sofrep.pipeline.earlier import RECORD_NAME
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
    report = _unchanged(kept, key, out, forbund)
    if report is not None:
        return report
    from sofrep.pipeline.built_anew import build_anew

    made_before = KeptFiles(out, kept.get("filer", {}))
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
        known = {
            "nyckel": key if left is not None else None,
            "filer": made_before.files,
            "kvar": left,
        }
        store.put(place, [json.dumps(report_to_json(report) | known, ensure_ascii=False)])
    return report


def _kept(store: Store, place: str) -> Mapping[str, Any]:
    found = store.get(place)
    content: Mapping[str, Any] = json.loads(found[0]) if found else {}
    return content


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


def _unchanged(
    kept: Mapping[str, Any], key: str | None, out: Path, forbund: Forbund
) -> BuildReport | None:
    """The report that was kept, if all that the build wrote into `out` stands there as it was written."""
    if key is None or kept.get("nyckel") != key or (out / JOURNAL_NAME).exists():
        return None
    with suppress(OSError):
        stands = all(sha256_of(out / name) == sha for name, (_, sha, _) in kept["filer"].items())
        if stands and all((out / name).is_file() for name in kept["kvar"]):
            return report_from_json(kept, out, forbund)
    return None

"""A build: told again where nothing has changed since the one before, else made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

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
    key = _key(folder, period, out, options)
    report = _unchanged(store.get(key), out, forbund)
    if report is not None:
        return report
    from sofrep.pipeline.built_anew import build_anew

    report, left = build_anew(folder, period, out, strict=strict, asked=options[1], step=step)
    if left is not None and _key(folder, period, out, options) == key:  # nothing changed meanwhile
        store.put(key, [json.dumps(report_to_json(report) | left, ensure_ascii=False)])
    return report


def _key(folder: Path, period: Period, out: Path, options: object) -> str | None:
    """The key of all that a build depends on but what it writes itself; None where it cannot be read."""
    try:
        own = out.resolve()
        others = {
            str(path): sha256_of(path)
            for path in sorted(out.parent.glob(f"*/{RECORD_NAME}"))
            if path.parent.resolve() != own
        }
        return key_of(
            "bygge",
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


def _unchanged(kept: list[bytes] | None, out: Path, forbund: Forbund) -> BuildReport | None:
    """The report that was kept, if all that the build wrote into `out` stands there as it was written."""
    if kept is None or (out / JOURNAL_NAME).exists():
        return None
    with suppress(OSError):
        entry = json.loads(kept[0])
        stands = all(sha256_of(out / name) == sha for name, sha in entry["filer"].items())
        if stands and all((out / name).is_file() for name in entry["kvar"]):
            return report_from_json(entry, out, forbund)
    return None

"""A build that is made: evaluate, render, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, most_serious_first
from sofrep.errors import FaultyDataError
from sofrep.pipeline.build_report import BuildReport, Document, Publication
from sofrep.pipeline.changes import NOTHING_CHANGED, Changes, compare
from sofrep.pipeline.documents import Draft, documents_of, file_name
from sofrep.pipeline.earlier import RECORD_NAME, Record, earlier_figures, read_record
from sofrep.pipeline.editions import Settled, files_of_outputs, refuse_edited, wanted_outputs
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.figure_csv import CSV_NAME, figures_csv
from sofrep.pipeline.figure_json import Json
from sofrep.pipeline.fingerprint import hash_files
from sofrep.pipeline.journal import hash_of, interrupted_in
from sofrep.pipeline.output import differing, edited_files, write_outputs
from sofrep.pipeline.own_templates import check_wording
from sofrep.pipeline.publication import settle
from sofrep.pipeline.record import record_of, recorded_figures, with_outputs
from sofrep.pipeline.section_files import section_files
from sofrep.pipeline.year_check import check_begun
from sofrep.visning.frasfil import FILE_NAME


def build_anew(  # noqa: PLR0913 - those of `build`
    folder: Path,
    period: Period,
    out: Path,
    *,
    strict: bool,
    asked: Iterable[str] | None,
    step: Callable[[str, float], object],
) -> tuple[BuildReport, Json | None]:
    """As `sofrep.pipeline.building.build`, with nothing kept from before.

    Beside the report what is to be known of the folder, so that it can be told again: the hashes of
    the files ("filer"), and the others that it tells of ("kvar"); None where it cannot be.
    """
    counted = evaluate(folder, period, step=step)
    underlag = counted.underlag
    assert underlag is not None  # noqa: S101 - evaluate always reads; only queries do not
    begun = check_begun(underlag, counted.forbund, period)
    problems = most_serious_first((*begun, *counted.problems, *check_wording(folder)))
    _refuse_faults(problems, strict=strict)
    step("Sätter samman dokumenten ...", 0.4)
    given = earlier_figures(folder, out, period, counted.forbund.namn)
    results, drafts = settle(counted, underlag, folder, given)
    documents = tuple(_rendered(drafts, period, step))
    texts = [*section_files(folder, results.forbund, period.year).values()]
    if (folder / FILE_NAME).is_file():
        texts.append(folder / FILE_NAME)
    inputs = {**underlag.files, **hash_files(texts, folder)}
    record = record_of(results, documents, inputs, folder)
    before = read_record(out)
    interrupted = interrupted_in(out)
    files = [(document.name, document.content) for document in documents]
    known = {**before.documents, **before.outputs} if before else {}
    outputs = wanted_outputs(results.forbund.utdata, asked)
    refuse_edited(outputs, out, edited_files(out, files, known))
    settled = Settled(
        folder=folder,
        results=results,
        counted=counted,
        drafts=drafts,
        documents=documents,
        problems=problems,
        changes=_changes(before, record, results),
        outputs=outputs,
    )
    made_beside = files_of_outputs(settled, step)
    beside = [(CSV_NAME, _figures(results, documents)), *made_beside]
    files += beside
    left = _left(out, known, {name for name, _ in files})
    still = {name: known[name] for name in left if before and name in before.outputs}
    files.append((RECORD_NAME, with_outputs(record, beside, still).encode()))
    written = differing(out, files)
    kept = write_outputs(out, files, known)
    made = {document.kod for document in documents}
    report = BuildReport(
        folder=out,
        documents=documents,
        written=tuple(name for name, _ in written),
        kept=kept,
        changes=settled.changes,
        problems=problems,
        publication=Publication.of(results),
        silenced=results.silenced,
        interrupted=interrupted,
        beside=tuple(name for name, _ in made_beside),
        left=left,
        lacking_signs=settled.lacking_signs(),
        not_begun=tuple(b.namn for b in documents_of(results.forbund, period) if b.kod not in made),
    )
    if "oversikt" in outputs and settled.changes != NOTHING_CHANGED:
        return report, None  # the next overview tells of other changes
    hashes = {name: hash_of(content) for name, content in files}
    return report, {"filer": hashes, "kvar": list(still)}


def _rendered(
    drafts: Sequence[Draft], period: Period, step: Callable[[str, float], object]
) -> Iterator[Document]:
    for number, draft in enumerate(drafts):
        step(f"Skriver {file_name(draft.bilaga, period)} ...", 0.5 + 0.3 * number / len(drafts))
        yield draft.document(period)


def _figures(results: Results, documents: Sequence[Document]) -> bytes:
    """The figures of figurer.json as a table."""
    from sofrep.amnen.alla.labels import names_in

    return figures_csv(recorded_figures(results, documents), names_in(results.forbund))


def _changes(before: Record | None, record: str, results: Results) -> Changes | None:
    """What changed on the pages; None for the first build in its folder."""
    from sofrep.amnen.alla.labels import label

    def name(key: str) -> str:
        return label(results.figures[key], results.forbund)

    return compare(before, Record(record), name) if before else None


def _left(out: Path, known: Mapping[str, str], made: set[str]) -> tuple[str, ...]:
    return tuple(name for name in known if name not in made and (out / name).is_file())


def _refuse_faults(problems: tuple[Problem, ...], *, strict: bool) -> None:
    if any(problem.stops(strict=strict) for problem in problems):
        raise FaultyDataError(problems, "Inget dokument har skrivits.")

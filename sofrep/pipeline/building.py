"""The whole build: evaluate, render, write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, most_serious_first
from sofrep.errors import FaultyDataError
from sofrep.paths import must_be_output
from sofrep.pipeline.adopted import refuse_adopted
from sofrep.pipeline.changes import Changes, compare
from sofrep.pipeline.documents import Document, documents_of
from sofrep.pipeline.earlier import RECORD_NAME, Record, earlier_figures, read_record
from sofrep.pipeline.editions import Settled, files_of_outputs, refuse_edited, wanted_outputs
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.figure_csv import CSV_NAME, figures_csv
from sofrep.pipeline.fingerprint import hash_files
from sofrep.pipeline.journal import Interrupted, interrupted_in
from sofrep.pipeline.output import Kept, edited_files, write_outputs
from sofrep.pipeline.own_templates import check_wording
from sofrep.pipeline.publication import Publication, settle
from sofrep.pipeline.record import record_of, recorded_figures, with_outputs
from sofrep.pipeline.section_files import section_files
from sofrep.pipeline.silence import Silenced
from sofrep.pipeline.year_check import check_begun
from sofrep.visning.frasfil import FILE_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; `changes` is None for the first build in its folder.

    `beside` names what was written beside the documents, `not_begun` those of the period that the
    year has nothing for; `publication` says what is hidden in the others.  `silenced` are the problems that the profile silences;
    `lacking_signs` are those that no font has, by the PDF that has a mark for each;
    `interrupted` is an earlier build in the folder that was cut off, and that this one has mended;
    `left` are documents of an earlier one that are no longer made, such as one that has a new name.
    """

    folder: Path
    documents: tuple[Document, ...]
    beside: tuple[str, ...] = ()
    kept: tuple[Kept, ...]
    changes: Changes | None
    problems: tuple[Problem, ...]
    not_begun: tuple[str, ...] = ()
    publication: Publication = field(default_factory=Publication)
    silenced: tuple[Silenced, ...] = ()
    interrupted: Interrupted | None = None
    left: tuple[str, ...] = ()
    lacking_signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def placeholders(self) -> int:
        """How many texts are not written yet."""
        return sum(len(document.placeholders) for document in self.documents)


def build(
    folder: Path,
    period: Period,
    out: Path,
    *,
    strict: bool = False,
    asked: Iterable[str] | None = (),
) -> BuildReport:
    """Write the documents of `period` from the förbund's `folder` into `out`.

    Everything is rendered before anything is written; figurer.json is written last.  `strict`
    takes warnings for errors.  `asked` are the outputs to write beside those of the profile; None
    for nothing but Word documents.

    Raises:
        FaultyDataError: with every problem, when one is an error.
        SofrepError: for a faulty template, an open document, a folder that cannot be written to,
            a document that was edited and is to be published.
    """
    must_be_output(folder, out)
    refuse_adopted(folder, period, out)
    counted = evaluate(folder, period)
    underlag = counted.underlag
    assert underlag is not None  # noqa: S101 - evaluate always reads; only queries do not
    begun = check_begun(underlag, counted.forbund, period)
    problems = most_serious_first((*begun, *counted.problems, *check_wording(folder)))
    _refuse_faults(problems, strict=strict)
    given = earlier_figures(folder, out, period, counted.forbund.namn)
    results, drafts = settle(counted, underlag, folder, given)
    documents = tuple(draft.document(period) for draft in drafts)
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
    made_beside = files_of_outputs(settled)
    beside = [(CSV_NAME, _figures(results, documents)), *made_beside]
    files += beside
    left = _left(out, known, {name for name, _ in files})
    still = {name: known[name] for name in left if before and name in before.outputs}
    written = with_outputs(record, beside, still).encode()
    kept = write_outputs(out, [*files, (RECORD_NAME, written)], known)
    made = {document.kod for document in documents}
    return BuildReport(
        folder=out,
        documents=documents,
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


def _figures(results: Results, documents: Sequence[Document]) -> bytes:
    """The figures of figurer.json as a table."""
    from sofrep.amnen.alla.labels import names_in

    figures = (figure for _, figure in recorded_figures(results, documents))
    return figures_csv(figures, names_in(results.forbund))


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

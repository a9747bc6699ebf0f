"""A build that is made: evaluate, render, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import Problem, most_serious_first
from sofrep.errors import FaultyDataError
from sofrep.paths import PROFILE_NAME, builtin_templates
from sofrep.pipeline.build_report import BuildReport, Document, Publication
from sofrep.pipeline.changes import NOTHING_CHANGED, Changes, compare
from sofrep.pipeline.documents import Draft, documents_of, file_name
from sofrep.pipeline.earlier import RECORD_NAME, Record, earlier_figures, read_record
from sofrep.pipeline.editions import Settled, files_of_outputs, refuse_edited, wanted_outputs
from sofrep.pipeline.evaluate import Results, evaluate
from sofrep.pipeline.figure_csv import CSV_NAME, figures_csv
from sofrep.pipeline.fingerprint import PICTURES, hash_files, sha256_of
from sofrep.pipeline.journal import hash_of, interrupted_in
from sofrep.pipeline.kept_files import KeptFiles
from sofrep.pipeline.kept_results import Inquiry, kept_results, to_keep
from sofrep.pipeline.kept_texts import with_words_of_now, workbooks_of
from sofrep.pipeline.output import differing, edited_files, write_outputs
from sofrep.pipeline.own_templates import check_wording
from sofrep.pipeline.publication import settle
from sofrep.pipeline.record import figure_lines, record_of, recorded_figures, with_outputs
from sofrep.pipeline.section_files import section_files
from sofrep.pipeline.store import Store, key_of
from sofrep.statistics.underlag import WrittenPart
from sofrep.utdata.word import template_figures
from sofrep.visning.block import Kanslitext, walk
from sofrep.visning.frasfil import FILE_NAME
from sofrep.visning.visat import WordFil


def build_anew(  # noqa: PLR0913 - the options of a build, and what is kept from before
    folder: Path,
    forbund: Forbund,
    period: Period,
    out: Path,
    *,
    strict: bool,
    asked: Iterable[str] | None,
    step: Callable[[str, float], object],
    store: Store,
    made_before: KeptFiles,
) -> tuple[BuildReport, list[str] | None]:
    """As `sofrep.pipeline.building.build`, of a folder in which something has changed.

    Of the results and the documents those are made again that need be.  Beside the report are the
    other files that it tells of; None where the next build would not tell the same.
    """
    question = Inquiry.of(folder, period)
    found = _kept_results(store, question, forbund)
    counted, underlag, begun = found or _evaluated(question, step)
    problems = most_serious_first((*begun, *counted.problems, *check_wording(folder)))
    _refuse_faults(problems, strict=strict)
    step("Sätter samman dokumenten ...", 0.4)
    given = earlier_figures(folder, out, period, counted.forbund.namn)
    results, drafts = settle(counted, underlag, folder, given)
    looks = _looks(question)
    documents = tuple(_documents(drafts, period, made_before, looks, step))
    texts = [*section_files(folder, results.forbund, period.year).values()]
    if (folder / FILE_NAME).is_file():
        texts.append(folder / FILE_NAME)
    inputs = {**underlag.files, **hash_files(texts, folder)}
    lines = figure_lines(results, documents)
    record = record_of(results, documents, inputs, folder, lines)
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
    of_table = key_of(looks, lines) if looks else ""
    table, _ = made_before.of(CSV_NAME, of_table, lambda: (_figures(results, documents), None))
    beside = [(CSV_NAME, table), *made_beside]
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
    for name, content in (*made_beside, files[-1]):
        made_before.made(name, content)
    if found is None and not counted.forbund.rojande.is_on and question.is_current():
        to_keep(question, counted, workbooks_of(counted), lines=lines).keep(store, question)
    if "oversikt" in outputs and settled.changes != NOTHING_CHANGED:
        return report, None  # the next overview tells of other changes
    return report, list(still)


_Found = tuple[Results, WrittenPart, tuple[Problem, ...]]
"""The results, what the documents show beside them, and what a build objects to beside their problems."""


def _kept_results(store: Store, question: Inquiry, forbund: Forbund) -> _Found | None:
    """The results as they are kept, and what the documents show beside them; None where they must be counted.

    What is published of small groups hangs on the rows: there they are.
    """
    kept = kept_results(store, question)
    if kept is None or forbund.rojande.is_on:
        return None
    now = with_words_of_now(kept, question, kept.results(forbund, question))
    return (*now, ()) if now else None


def _evaluated(question: Inquiry, step: Callable[[str, float], object]) -> _Found:
    from sofrep.pipeline.year_check import check_begun

    counted = evaluate(question.folder, question.period, step=step)
    assert counted.underlag is not None  # noqa: S101 - evaluate always reads; only queries do not
    begun = tuple(check_begun(counted.underlag, counted.forbund, question.period))
    return counted, counted.underlag, begun


def _looks(question: Inquiry) -> dict[str, str]:
    """What every document is made of beside its blocks: the profile and the pictures, by their hashes."""
    state = question.state or {}
    return {
        name: content
        for name, content in state.items()
        if name == PROFILE_NAME or name.casefold().endswith(PICTURES)
    }


def _documents(
    drafts: Sequence[Draft],
    period: Period,
    made_before: KeptFiles,
    looks: Mapping[str, str],
    step: Callable[[str, float], object],
) -> Iterator[Document]:
    """Each document as it stands in the folder since it was made of the same, or rendered."""

    def rendered(draft: Draft) -> tuple[bytes, list[tuple[str, ...]]]:
        made = draft.document(period)
        return made.content, [made.figures, made.placeholders, made.missing]

    for number, draft in enumerate(drafts):
        name = file_name(draft.bilaga, period)
        step(f"Skriver {name} ...", 0.5 + 0.3 * number / len(drafts))
        key = _made_of(draft, looks)
        content, (figures, texts, facts) = made_before.of(name, key, partial(rendered, draft))
        yield Document(
            kod=draft.bilaga.kod,
            name=name,
            template=draft.template,
            content=content,
            figures=tuple(figures),
            placeholders=tuple(texts),
            missing=tuple(facts),
            blocks=draft.blocks,
        )


def _made_of(draft: Draft, looks: Mapping[str, str]) -> str:
    """The key of all that a document is rendered from; "" where its template prints figures by itself."""
    own = draft.template.parent != builtin_templates()
    if not looks or (own and template_figures(draft.template)):
        return ""
    sections = (
        block.text.fil
        for block in walk(draft.blocks)
        if isinstance(block, Kanslitext) and isinstance(block.text, WordFil)
    )
    fields = {name: repr(each) for name, each in draft.context.items() if name != "figur"}
    return key_of(
        looks,
        sha256_of(draft.template),
        [sha256_of(path) for path in sections],
        fields,
        repr(draft.properties),
        hash_of(msgspec.msgpack.encode(draft.blocks, enc_hook=repr)),
    )


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

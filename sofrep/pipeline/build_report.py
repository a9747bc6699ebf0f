"""What a build did, and what is kept of it so that the next one can tell the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from sofrep.domain.problem import Problem
from sofrep.domain.rojande import Rojandeundantag
from sofrep.pipeline.changes import NOTHING_CHANGED, Changes
from sofrep.pipeline.journal import Interrupted
from sofrep.pipeline.kept_files import KeptFile
from sofrep.pipeline.output import Kept
from sofrep.pipeline.silence import Silenced

if TYPE_CHECKING:
    from sofrep.pipeline.evaluate import Results
    from sofrep.rojande.sma_antal.hidden_counts import Protection
    from sofrep.visning.block import Block


class Publication(Struct, frozen=True):
    """How much is not shown: `folded` figures are for the sake of small groups.

    By the rules of small counts: `small` counts by a rule, `more` to protect them, `figures` in all.

    `unproved` of `more` are hidden because no proof was found that less would do.  `exceptions` are those from the rules, with how many small counts each lets through.
    """

    is_on: bool = False
    folded: int = 0
    small: int = 0
    more: int = 0
    unproved: int = 0
    figures: int = 0
    exceptions: tuple[tuple[Rojandeundantag, int], ...] = ()

    @classmethod
    def of(cls, results: Results) -> Publication:
        """What the protection of `results` comes to."""
        protection, folding = results.protection, results.folding
        folded = len(folding.folded) if folding is not None else 0
        if protection is None:
            return cls(is_on=folding is not None, folded=folded)
        small = len(protection.small())
        return cls(
            is_on=True,
            folded=folded,
            small=small,
            more=len(protection.suppression.hidden) - small,
            unproved=len(protection.unproved()),
            figures=len(protection.figures),
            exceptions=_exceptions(results, protection),
        )


def _exceptions(
    results: Results, protection: Protection
) -> tuple[tuple[Rojandeundantag, int], ...]:
    let_through = Counter(protection.exceptions())
    return tuple((one, let_through[one]) for one in results.forbund.rojande.undantag)


class Document(Struct, frozen=True, kw_only=True):
    """A rendered document.

    `figures` are the ids printed in it, `placeholders` the texts that are not written yet,
    `missing` dates, amounts and names that are not there, `blocks` what it is composed of.  Of one
    that is told again `figures` and `blocks` are not known.
    """

    kod: str
    name: str
    template: Path
    content: bytes
    placeholders: tuple[str, ...]
    figures: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


class BuildReport(Struct, frozen=True, kw_only=True):
    """What a build did; `changes` is None for the first build in its folder.

    `written` are the files that were not already as they should be; none where nothing that the build
    depends on has changed.  `beside` names what belongs beside the documents, `not_begun` those of
    the period that the year has nothing for; `publication` says what is hidden in the others.
    `silenced` are the problems that the profile silences; `lacking_signs` are those that no font
    has, by the PDF that has a mark for each; `interrupted` is an earlier build in the folder that
    was cut off, and that this one has mended; `left` are documents of an earlier one that are no
    longer made, such as one that has a new name.
    """

    folder: Path
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    written: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    changes: Changes | None = None
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


class KeptBuild(Struct, frozen=True, kw_only=True):
    """What is kept of a build: its `key`, None where the next may not tell the same, and what it told.

    `files` are those that it made (`sofrep.pipeline.kept_files`), `left` those of earlier ones that stay.
    """

    key: str | None
    files: dict[str, KeptFile]
    left: tuple[str, ...]
    documents: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...]
    problems: tuple[Problem, ...]
    silenced: tuple[Silenced, ...]
    beside: tuple[str, ...]
    not_begun: tuple[str, ...]
    publication: Publication
    lacking_signs: dict[str, tuple[str, ...]]

    @classmethod
    def of(
        cls, report: BuildReport, key: str | None, files: dict[str, KeptFile], left: Iterable[str]
    ) -> KeptBuild:
        """What is kept of a report."""
        return cls(
            key=key,
            files=files,
            left=tuple(left),
            documents=tuple(
                (each.kod, each.name, str(each.template), each.placeholders, each.missing)
                for each in report.documents
            ),
            problems=report.problems,
            silenced=report.silenced,
            beside=report.beside,
            not_begun=report.not_begun,
            publication=report.publication,
            lacking_signs=dict(report.lacking_signs),
        )

    def report(self, folder: Path) -> BuildReport:
        """A report that nothing has changed and nothing was written.

        Raises:
            OSError: where a document is not there.
        """
        return BuildReport(
            folder=folder,
            documents=tuple(
                Document(
                    kod=kod,
                    name=name,
                    template=Path(template),
                    content=(folder / name).read_bytes(),
                    placeholders=texts,
                    missing=facts,
                )
                for kod, name, template, texts, facts in self.documents
            ),
            problems=self.problems,
            silenced=self.silenced,
            beside=self.beside,
            not_begun=self.not_begun,
            publication=self.publication,
            left=self.left,
            changes=NOTHING_CHANGED,
            lacking_signs=self.lacking_signs,
        )

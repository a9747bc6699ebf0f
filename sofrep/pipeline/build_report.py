"""What a build did, and what is kept of it so that the next one can tell the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from sofrep.domain.forbund import Forbund
from sofrep.domain.problem import Problem
from sofrep.domain.rojande import Rojandeundantag
from sofrep.pipeline.changes import NOTHING_CHANGED, Changes
from sofrep.pipeline.figure_json import Json, problem_from_json, problem_to_json
from sofrep.pipeline.journal import Interrupted
from sofrep.pipeline.output import Kept
from sofrep.pipeline.silence import Silenced, silenced_from_json, silenced_to_json

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


_COUNTED = ("is_on", "folded", "small", "more", "unproved", "figures")


def report_to_json(report: BuildReport) -> Json:
    """What the next build tells where nothing has changed."""
    return {
        "dokument": [
            [each.kod, each.name, str(each.template), each.placeholders, each.missing]
            for each in report.documents
        ],
        "problem": [problem_to_json(problem) for problem in report.problems],
        "tystade": [silenced_to_json(silenced) for silenced in report.silenced],
        "utdata": report.beside,
        "ej_begynt": report.not_begun,
        "rojande": {name: getattr(report.publication, name) for name in _COUNTED},
        "undantag": [count for _, count in report.publication.exceptions],
        "utan_typsnitt": dict(report.lacking_signs),
    }


def report_from_json(entry: Mapping[str, Any], folder: Path, forbund: Forbund) -> BuildReport:
    """A report that nothing has changed and nothing was written, from `report_to_json` and what was left."""
    exceptions = tuple(zip(forbund.rojande.undantag, entry["undantag"], strict=False))
    return BuildReport(
        folder=folder,
        documents=tuple(
            Document(
                kod=kod,
                name=name,
                template=Path(template),
                content=(folder / name).read_bytes(),
                placeholders=tuple(texts),
                missing=tuple(facts),
            )
            for kod, name, template, texts, facts in entry["dokument"]
        ),
        problems=tuple(map(problem_from_json, entry["problem"])),
        silenced=tuple(map(silenced_from_json, entry["tystade"])),
        beside=tuple(entry["utdata"]),
        not_begun=tuple(entry["ej_begynt"]),
        publication=Publication(**entry["rojande"], exceptions=exceptions),
        left=tuple(entry["kvar"]),
        changes=NOTHING_CHANGED,
        lacking_signs={name: tuple(signs) for name, signs in entry["utan_typsnitt"].items()},
    )

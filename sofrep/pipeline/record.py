"""figurer.json: what a build was made from and every figure in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from sofrep import __version__
from sofrep.domain.figure import Figure
from sofrep.paths import PROFILE_NAME
from sofrep.pipeline.build_report import Document, Publication
from sofrep.pipeline.earlier import FIGURES
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.figure_json import Json, figure_to_json, on_one_line
from sofrep.pipeline.fingerprint import sha256_of
from sofrep.pipeline.journal import hash_of
from sofrep.pipeline.kept_figures import KeptFigures
from sofrep.pipeline.silence import by_post
from sofrep.visning.block import Bredvid, printed, walk
from sofrep.visning.visat import Tal

FORMAT = 1
"""The version of figurer.json's form (`sofrep.pipeline.record_schema`), raised when a reader must change."""


def record_of(
    results: Results,
    documents: Sequence[Document],
    inputs: Mapping[str, str],
    folder: Path,
    lines: Mapping[str, str] | None = None,
) -> str:
    """The content of figurer.json; `inputs` is the hash of every workbook that was read.

    `lines` are those of its figures, where they are made already.
    """
    content: Json = {
        "format": FORMAT,
        "program": {"namn": "sofrep", "version": __version__},
        "forbund": results.forbund.namn,
        "exempel": results.forbund.exempel,
        "period": results.period.key,
        "profil": sha256_of(folder / PROFILE_NAME),
        "underlag": dict(sorted(inputs.items())),
        "mallar": {document.template.name: sha256_of(document.template) for document in documents},
        "dokument": {
            document.name: {
                "sha256": hash_of(document.content),
                "oskrivna_texter": len(document.placeholders),
                "saknas": [*document.placeholders, *document.missing],
                "figurer": list(dict.fromkeys(document.figures)),
            }
            for document in documents
        },
        "tystade": _silenced(results),
        **_grades(results),
        "oskrivna_texter": sum(len(document.placeholders) for document in documents),
        **_disclosure(results),
        "block": _blocks(documents),
    }
    return _dump(content, lines or figure_lines(results, documents)) + "\n"


_SHOWN = '{"visas"'
"""Begins the line of a figure that has been recorded."""


def figure_line(figure: Figure) -> str:
    """A figure as JSON on one line, with how it is printed."""
    return on_one_line({"visas": Tal(figure).text} | figure_to_json(figure))


def figure_lines(results: Results, documents: Sequence[Document]) -> dict[str, str]:
    """The figures that are recorded, each as JSON, by id; those that are kept as such are not read."""
    figures = results.figures
    kept = figures.line if isinstance(figures, KeptFigures) else lambda _: ""
    return {
        key: line if (line := kept(key)).startswith(_SHOWN) else figure_line(figures[key])
        for key in _recorded(results, documents)
    }


def with_outputs(record: str, files: Sequence[tuple[str, bytes]], left: Mapping[str, str]) -> str:
    """The content of figurer.json with what was written beside the documents, at its head.

    `left` are the hashes of what earlier builds wrote there, so that it is known again.
    """
    hashes = {**left, **{name: hash_of(content) for name, content in files}}
    if not hashes:
        return record
    told = {name: {"sha256": sha256} for name, sha256 in hashes.items()}
    written = json.dumps({"utdata": told}, ensure_ascii=False, indent=1)
    return f"{written[:-2]},{record.removeprefix('{')}"


def _blocks(documents: Sequence[Document]) -> Json:
    """What each block was made of, by its key: its phrase and the figures that it prints."""
    return {
        block.nyckel: {"fras": getattr(block, "fras", ""), "figurer": figures}
        for document in documents
        for block in walk(document.blocks)
        if not isinstance(block, Bredvid)
        if (figures := [tal.figure.id for tal in printed((block,))]) or hasattr(block, "fras")
    }


def _disclosure(results: Results) -> Json:
    """How much is hidden, and every exception from the rules with the office's reason."""
    publication = Publication.of(results)
    if not publication.is_on:
        return {}
    return {
        "rojande": {
            "samlade_siffror": publication.folded,
            "dolda_antal": publication.small + publication.more,
            "dolda_siffror": publication.figures,
            "undantag": [
                {
                    "tabell": str(exception.tabell or ""),
                    "insats": exception.insats,
                    "ar": exception.ar,
                    "skal": exception.skal,
                    "antal": count,
                }
                for exception, count in publication.exceptions
            ],
        }
    }


def _grades(results: Results) -> Json:
    """The grade of each insats and whether the office set it; nothing where there are none."""
    grades = {
        grade.scope: {
            "betyg": grade.steg,
            "beraknat": grade.beraknat,
            "satt_for_hand": grade.satt,
            "skal": grade.skal,
        }
        for grade in results.grades
    }
    return {"betyg": grades} if grades else {}


def recorded_figures(results: Results, documents: Sequence[Document]) -> Iterator[Figure]:
    """The figures of figurer.json."""
    return map(results.figures.__getitem__, _recorded(results, documents))


def _recorded(results: Results, documents: Sequence[Document]) -> Iterator[str]:
    """The ids of the period's figures, of what the office has entered, and of whatever else a document prints.

    The figures of the period before that nobody prints stand in that period's own record.  Where
    small counts are hidden nothing is recorded that is not published: what no document shows has
    not been held against the rest.
    """
    figures = results.figures
    if Publication.of(results).is_on:
        yield from (each.id for each in filter(held_in(results), figures.values()))
        return
    printed = {key for document in documents for key in document.figures}
    own = f"{results.period.key}."
    for key in figures:
        if key.startswith(own) or key in printed or figures.is_entered(key):
            yield key


def held_in(results: Results) -> Callable[[Figure], bool]:
    """Whether a figure may be published beside those of the documents of `results`.

    Where no rule is on each may.
    """
    protection, folding = results.protection, results.folding
    if protection is None and folding is None:
        return lambda _: True
    held = folding.asked if folding is not None else frozenset()
    if protection is not None:
        held = protection.asked | protection.figures.keys()

    def is_held(figure: Figure) -> bool:
        own = figure.recipe.table not in OF_PERSONS and figure.period == results.period
        return figure.id in held or own

    return is_held


OF_PERSONS = frozenset(
    {"register", "uppfoljning", "antal", "blandat", "enkat", "ansokningar", "historik"}
)
"""The tables whose figures may tell of people."""


def _silenced(results: Results) -> list[Json]:
    """What the profile silences: rule, reason, how many and where.

    Not the messages, which hold counts that a document may hide.
    """
    return [
        {
            "regel": post.regel,
            "skal": post.skal,
            "antal": len(problems),
            "platser": [str(problem.place) for problem in problems],
        }
        for post, problems in by_post(results.silenced).items()
    ]


def _dump(content: Json, figures: Mapping[str, str]) -> str:
    """JSON with a block or a figure per line: short, and an editor still shows what changed.

    Figures come last, so that `sofrep.pipeline.earlier.Record` can leave them unread.
    """
    blocks = _lines({key: on_one_line(block) for key, block in content.pop("block").items()})
    head = json.dumps(content, ensure_ascii=False, indent=1)
    by_line = f' "block": {{\n{blocks}\n }},\n {FIGURES}\n{_lines(figures)}\n }}\n'
    return f"{head[:-2]},\n{by_line}}}"


def _lines(entries: Mapping[str, str]) -> str:
    return ",\n".join(f'  "{key}": {entry}' for key, entry in entries.items())

"""What is written beside the Word documents: each document as an edition, and the outputs made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sofrep.amnen.alla.labels import names_in
from sofrep.domain.dokument import Utdata
from sofrep.domain.figure import Figure
from sofrep.domain.problem import Problem
from sofrep.errors import SofrepError
from sofrep.paths import OWN_TEMPLATES, builtin_templates, template_path
from sofrep.pipeline.build_report import Document
from sofrep.pipeline.changes import Changes
from sofrep.pipeline.documents import Draft
from sofrep.pipeline.evaluate import Results
from sofrep.pipeline.record import held_in
from sofrep.visning.svenska import enumerate_in_text
from sofrep.visning.visat import WordFil

if TYPE_CHECKING:
    from sofrep.utdata.pdf import Satt
    from sofrep.utdata.webb import Forklaring
    from sofrep.visning.block import Block
    from sofrep.visning.utgava import Utgava

SUFFIXES: Mapping[str, str] = MappingProxyType({"webb": ".html", "pdf": ".pdf"})
"""Outputs that are published: made of the blocks, not of a Word document that somebody has edited."""


class EditedError(SofrepError):
    """A Word document was edited after it was built, so that a page of the build would not be it."""

    exit_code = 4


class Settled(Struct, frozen=True, kw_only=True, dict=True):
    """What the outputs are made from: a build that is composed and rendered, and not yet written.

    `folder` is the förbund's, where it may have templates of its own.  `results` are the figures as the
    documents show them, `counted` as they were counted; `drafts` and `documents` are one each;
    `changes` are those since the build before, None for the first.
    """

    folder: Path
    results: Results
    counted: Results
    drafts: tuple[Draft, ...]
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    changes: Changes | None
    outputs: tuple[str, ...]

    @cached_property
    def editions(self) -> tuple[Utgava, ...]:
        """The documents as editions.

        Raises:
            SofrepError: for a faulty template.
        """
        return tuple(map(edition, self.drafts))

    @cached_property
    def name_of(self) -> Callable[[Figure], str]:
        """What a figure is called."""
        return names_in(self.results.forbund)

    @cached_property
    def explain(self) -> Callable[[Figure], Forklaring]:
        """What a reader may ask of a figure."""
        from sofrep.pipeline.explaining import explaining

        return explaining(self.results.forbund, self.results.figures, held_in(self.results))

    @cached_property
    def pdfs(self) -> list[Satt]:
        """The documents as PDF.

        Raises:
            SofrepError: for a faulty template.
        """
        kinds = [document.kod for document in self.documents]
        return pdf_of(self.editions, kinds, self.folder)

    def lacking_signs(self) -> Mapping[str, tuple[str, ...]]:
        """The signs that no font has, by the name of the PDF."""
        if "pdf" not in self.outputs:
            return {}
        named = zip(self.documents, self.pdfs, strict=True)
        return {_beside(d, ".pdf"): each.utan_typsnitt for d, each in named if each.utan_typsnitt}

    def beside(self, document: Document) -> Iterator[str]:
        """The names of the other forms of a document that are made."""
        return (
            _beside(document, suffix) for name, suffix in SUFFIXES.items() if name in self.outputs
        )


Files = Iterable[tuple[str, bytes]]
"""Names in the output folder, with ``/`` where one lies in a folder of it, and what is in them."""


def edition(draft: Draft) -> Utgava:
    """A composed document as an edition.

    Raises:
        SofrepError: for a faulty template.
    """
    from sofrep.utdata.word import template_accents
    from sofrep.visning.utgava import Utgava

    said = draft.context
    return Utgava(
        titel=draft.properties.title,
        forbund=said["forbund.namn"],
        organisationsnummer=said["forbund.organisationsnummer"],
        dokument=said["dokument.namn"],
        nummer=said["dokument.nummer"],
        period=said["period"],
        skapad=draft.properties.created,
        datum=said["dokument.datum"],
        diarienummer=said["dokument.diarienummer"],
        markning=said["märkning"],
        logotyper=said["logotyper"],
        accenter=template_accents(draft.template),
        blocks=tuple(_without_files(draft.blocks)),
        namn_av=draft.name_of,
    )


def _without_files(blocks: Iterable[Block], level: int = 0) -> Iterator[Block]:
    """The blocks, with what stands in the office's own Word files in the place of these.

    `level` is that of the heading above.
    """
    from sofrep.utdata.word import read_section
    from sofrep.visning.block import Bredvid, Kanslitext, Rubrik

    for block in blocks:
        if isinstance(block, Rubrik):
            level = block.niva
        if isinstance(block, Kanslitext) and isinstance(block.text, WordFil):
            yield from read_section(block.text, block.nyckel, level + 1)
        elif isinstance(block, Bredvid):
            columns = tuple(tuple(_without_files(column, level)) for column in block.kolumner)
            yield replace(block, kolumner=columns)
        else:
            yield block


def _pages(made: Settled) -> Files:
    from sofrep.utdata.webb import page

    return (
        (_beside(document, ".html"), page(edition, made.explain).encode())
        for document, edition in zip(made.documents, made.editions, strict=True)
    )


def _pdfs(made: Settled) -> Files:
    named = zip(made.documents, made.pdfs, strict=True)
    return [(_beside(document, ".pdf"), each.pdf) for document, each in named]


def pdf_of(editions: Sequence[Utgava], kinds: Sequence[str], folder: Path) -> list[Satt]:
    """Each edition as PDF; `folder` is the förbund's, which may have a layout and fonts of its own.

    `kinds` are the documents' codes, by which such a layout may be for one of them.

    Raises:
        PdfTemplateError: for a layout that cannot be used.
    """
    from sofrep.utdata.pdf import typeset

    layouts = [template_path(folder, f"{kind}.typ", "dokument.typ") for kind in kinds]
    fonts = [place / "typsnitt" for place in (builtin_templates(), folder / OWN_TEMPLATES)]
    return typeset(editions, layouts, [place for place in fonts if place.is_dir()])


def _overview(made: Settled) -> Files:
    from sofrep.pipeline.office_overview import OVERVIEW, overview

    return [(OVERVIEW, overview(made).encode())]


def _tables(made: Settled) -> Files:
    from sofrep.utdata.tabeller import tables_workbook

    if made.editions:
        yield f"Tabeller {made.editions[0].period}.xlsx", tables_workbook(made.editions)


def _beside(document: Document, suffix: str) -> str:
    """The name of another form of a Word document."""
    return Path(document.name).with_suffix(suffix).name


OUTPUTS: Mapping[str, Callable[[Settled], Files]] = MappingProxyType(
    {"webb": _pages, "pdf": _pdfs, "tabeller": _tables, "oversikt": _overview}
)
"""What makes the files of each output, by its key in the profile (`Utdata`)."""

_NAMES = {"webb": "webbsidor", "pdf": "pdf", "tabeller": "tabeller", "oversikt": "översikten"}


def wanted_outputs(utdata: Utdata, asked: Iterable[str] | None) -> tuple[str, ...]:
    """The outputs of the profile and those `asked` for beside them; none at all where it is None."""
    if asked is None:
        return ()
    chosen = {name for name in utdata.__struct_fields__ if getattr(utdata, name)} | {*asked}
    return tuple(output for output in OUTPUTS if output in chosen)


def files_of_outputs(
    made: Settled, step: Callable[[str, float], object]
) -> list[tuple[str, bytes]]:
    """The files of the chosen outputs, in memory; `step` as in `build`.

    Raises:
        SofrepError: for a faulty template.
    """
    if not made.outputs:
        return []
    from concurrent.futures import ThreadPoolExecutor

    step(f"Skriver {enumerate_in_text([_NAMES[output] for output in made.outputs])} ...", 0.8)
    with ThreadPoolExecutor() as pool:  # the typesetting of a PDF lets the others go on meanwhile
        files = pool.map(lambda output: list(OUTPUTS[output](made)), made.outputs)
        return [file for of_output in files for file in of_output]


def refuse_edited(outputs: Iterable[str], out: Path, edited: Sequence[str]) -> None:
    """Publish nothing of a build beside a Word document that says something else.

    Raises:
        EditedError: when any of the Word documents was edited.
    """
    if not edited or SUFFIXES.keys().isdisjoint(outputs):
        return
    raise EditedError(
        f"{edited[0]} har ändrats för hand, så en webbsida eller pdf av det som räknats fram skulle "
        "inte stämma med dokumentet. Inget har skrivits. Gör sida och pdf av dokumentet som det är: "
        f'sofrep publish "{out / edited[0]}". Gör annars om Word-dokumenten, med era ändringar sparade i '
        "en kopia: sofrep build --bara-word"
    )

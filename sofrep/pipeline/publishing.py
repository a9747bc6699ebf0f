"""Page and PDF of Word documents as they now stand, whatever has been written in them since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path

from msgspec import Struct

from sofrep.domain.figure import Figure
from sofrep.domain.personuppgifter import Slag, slag_of
from sofrep.errors import SofrepError, reason_of
from sofrep.pipeline.editions import pdf_of
from sofrep.pipeline.output import write_beside
from sofrep.pipeline.tracing.chart_figures import figures_of_chart, is_drawn
from sofrep.pipeline.tracing.finding import find_sources, marks_of
from sofrep.pipeline.tracing.sources import Sources
from sofrep.utdata.word.keys import Known
from sofrep.utdata.word.reading.opened_file import OpenedFile
from sofrep.utdata.word.reading.read_charts import Avlast
from sofrep.utdata.word.reading.read_file import ReadFile, read_file
from sofrep.utdata.word.reading.telling import Iakttagelse, Iakttagelseslag
from sofrep.visning.block import Block, Fotnot, Stycke, sentences, walk
from sofrep.visning.utgava import Utgava
from sofrep.visning.visat import Form, Tal

WORD = frozenset({".docx", ".docm"})
_HINDERS = frozenset(Iakttagelseslag) - {Iakttagelseslag.FORENKLAT}
_NO_DAY = date(2000, 1, 1)
_DECIMALS = (None, 0, 1, 2)
_PREFIX = "dokument"
_REMOVE = "Ta bort det ur dokumentet."
_NO_FONT = (
    "Tecknet finns inte i något typsnitt, så pdf:en visar [?]. Byt ut det i Word, eller lägg ett "
    "typsnitt som har det i mallar/typsnitt."
)


class PublishError(SofrepError):
    """A file that is no Word document, or is not there."""

    exit_code = 2


class Publicerad(Struct, frozen=True, kw_only=True):
    """A Word document, what has to be told of it, and the files that were written beside it, if any."""

    path: Path
    told: tuple[Iakttagelse, ...]
    written: tuple[Path, ...] = ()

    def is_hindered(self, *, anyway: bool) -> bool:
        """Whether it has what it is not published with; numbers of persons are not `anyway`."""
        hinders = {Iakttagelseslag.PERSON} if anyway else _HINDERS
        return any(one.slag in hinders for one in self.told)


def publish_documents(
    files: Sequence[Path], data: Path | None, *, anyway: bool = False
) -> tuple[Publicerad, ...]:
    """Write page and PDF beside each of the Word files, all of them or none.

    Nothing is written where one has what hinders it, unless they are to be published `anyway`.
    `data` is the förbund's folder, where a document does not lie in it.

    Raises:
        PublishError: for a file that is none.
        SofrepError: for a damaged file, or one that is open where it is to be written.
    """
    read = [read_edition(path, data) for path in files]
    found = tuple(Publicerad(path=one.path, told=one.told) for one in read)
    if any(one.is_hindered(anyway=anyway) for one in found):
        return found
    made = [(_page(one), pdf_of([one.edition], [_PREFIX], one.folder)[0]) for one in read]
    forms = [
        [(one.path.with_suffix(".html"), page), (one.path.with_suffix(".pdf"), satt.pdf)]
        for one, (page, satt) in zip(read, made, strict=True)
    ]
    write_beside([file for each in forms for file in each])
    return tuple(
        Publicerad(
            path=one.path,
            told=(*one.told, *map(_lacking, satt.utan_typsnitt)),
            written=tuple(path for path, _ in each),
        )
        for one, (_, satt), each in zip(read, made, forms, strict=True)
    )


class ReadEdition(Struct, frozen=True, kw_only=True):
    """A Word file as an edition, with the figures of its record by their ids, and what has to be told.

    `folder` is the förbund's, or that of the file.
    """

    path: Path
    folder: Path
    edition: Utgava
    sources: Sources
    figures: Mapping[str, Figure]
    told: tuple[Iakttagelse, ...]


def _page(one: ReadEdition) -> bytes:
    from sofrep.pipeline.explaining import explaining
    from sofrep.utdata.webb import Forklaring, page

    forbund = one.sources.forbund
    explain = (
        explaining(forbund, one.figures, lambda _: True) if forbund else lambda _: Forklaring()
    )
    return page(one.edition, explain).encode()


def _lacking(sign: str) -> Iakttagelse:
    """A sign that no font has: the PDF has a mark for it."""
    return Iakttagelse(Iakttagelseslag.FORENKLAT, f"tecknet {sign}", "i pdf:en", _NO_FONT)


def read_edition(path: Path, data: Path | None) -> ReadEdition:
    """A Word file as an edition, and what has to be told of it; raises as `publish_documents`."""
    opened = _opened(path)
    found = find_sources(path, marks_of(opened), data)
    # The folder is left out: what the workbooks give is not protected.
    sources = Sources(record=found.record, forbund=found.forbund)
    # Without the profile nobody can tell what a figure is.
    figures = sources.recorded() if sources.forbund is not None else {}
    read = read_file(opened, _PREFIX, _figure_of(figures), lambda chart: _of_chart(chart, sources))
    forbund = sources.record.forbund if sources.record else opened.properties.get("creator", "")
    titel = read.titel or opened.properties.get("title", "") or path.stem
    whole = f"{read.ovanrubrik} {titel}".strip()
    edition = Utgava(
        titel=whole,
        forbund=forbund,
        dokument=titel,
        nummer=read.ovanrubrik,
        period="",
        skapad=_day(opened),
        markning=" · ".join(_edges(read, whole, forbund)),
        sprak=opened.language,
        accenter=opened.accents,
        blocks=tuple(_without_name(read.blocks, forbund)),
        namn_av=_names(sources),
    )
    told = (*read.told, *_personal(read))
    return ReadEdition(
        path=path,
        folder=found.folder or path.parent,
        edition=edition,
        sources=sources,
        figures=figures,
        told=told,
    )


def _opened(path: Path) -> OpenedFile:
    if path.suffix.casefold() not in WORD:
        raise PublishError(f"{path.name} är ingen Word-fil. Ange ett dokument som slutar på .docx.")
    try:
        return OpenedFile(content=path.read_bytes(), name=path.name)
    except FileNotFoundError:
        raise PublishError(f"Filen {path} finns inte. Kontrollera namnet och mappen.") from None
    except OSError as fault:
        raise PublishError(f"Det går inte att läsa {path}: {reason_of(fault)}.") from fault


def _figure_of(figures: dict[str, Figure]) -> Callable[[Iterable[str], str], Tal | None]:
    """Finds the figure that marks mean, where the text still says it."""
    known = Known(figures)

    def tal_of(keys: Iterable[str], text: str) -> Tal | None:
        wanted = text.split()
        for key in keys:
            printed = known.figure(key)
            shown: Iterable[Tal] = ()
            if printed is not None:
                shown = (printed.tal(figures[printed.id]),)
            elif key in figures:
                shown = _forms_of(figures[key])
            found = next((tal for tal in shown if tal.text.split() == wanted), None)
            if found is not None:
                return found
        return None

    return tal_of


def _forms_of(figure: Figure) -> Iterator[Tal]:
    for form, decimals, with_unit, capital in product(
        Form, _DECIMALS, (True, False), (False, True)
    ):
        yield Tal(figure, form, decimals, with_unit, capital)


def _of_chart(chart: Avlast, sources: Sources) -> list[Figure | None]:
    """The figure of each value that is still the figure's."""
    return [
        figure if figure is not None and is_drawn(chart, point, figure) else None
        for point, figure in figures_of_chart(chart, sources)
    ]


def _names(sources: Sources) -> Callable[[Figure], str]:
    from sofrep.amnen.alla.labels import names_in

    return names_in(sources.forbund) if sources.forbund is not None else lambda figure: figure.id


def _day(opened: OpenedFile) -> date:
    """When the document says that it was made."""
    try:
        return date.fromisoformat(opened.properties.get("created", "")[:10])
    except ValueError:
        return _NO_DAY


def _edges(read: ReadFile, title: str, forbund: str) -> Iterator[str]:
    """What headers and footers say that stands nowhere else."""
    said = {word for text in (*_texts(read.blocks), title, forbund) for word in text.split()}
    for line in read.kanter:
        if not {word for word in line.split() if any(map(str.isalnum, word))} <= said:
            yield line


def _without_name(blocks: Iterable[Block], forbund: str) -> Iterator[Block]:
    """The blocks without the line that only says whose document it is: every form begins with that."""
    for number, block in enumerate(blocks):
        is_name = number < 4 and isinstance(block, Stycke) and block.delar == (forbund,)
        if not is_name:
            yield block


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk(blocks):
        for delar in sentences(block):
            yield "".join(map(str, delar))
            for note in (part for part in delar if isinstance(part, Fotnot)):
                yield from ("".join(map(str, stycke)) for stycke in note.stycken)


def _personal(read: ReadFile) -> Iterator[Iakttagelse]:
    """Numbers of persons, which are published in no form."""
    for text in (*_texts(read.blocks), *read.kanter):
        if slag_of(text) is Slag.PERSONNUMMER:
            what = Slag.PERSONNUMMER.words
            yield Iakttagelse(Iakttagelseslag.PERSON, what, "i texten", _REMOVE)

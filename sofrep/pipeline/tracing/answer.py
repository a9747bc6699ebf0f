"""What the numbers of a finished document are: each with its figure, as exactly as it can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from sofrep.amnen.alla.behind import NO_MEANING, Meaning, meaning
from sofrep.domain.figure import Figure, Origin
from sofrep.errors import SofrepError
from sofrep.granskning.sokning import prints
from sofrep.pipeline.earlier import RECORD_NAME
from sofrep.pipeline.query import without_rows
from sofrep.pipeline.tracing.sources import WORKBOOKS, Sources
from sofrep.visning import svenska
from sofrep.visning.visat import Tal

NOT_PROTECTED = "Räknad utan skydd för små grupper: skicka den inte vidare."
BY_HAND = "Ingen siffra: skriven för hand, eller en del av den fasta texten."

UNKNOWN = f"Märkt som siffra, men vilken det är syns inte utan {RECORD_NAME}."


class TraceError(SofrepError):
    """There is nothing to trace; says why, and what to do."""

    exit_code = 2


class ToldFigure(Struct, frozen=True, kw_only=True):
    """What is known of a figure: nothing but its id where neither record nor workbooks have it.

    `taljare` and `namnare` are the ids of the counts that it is a ratio of, "" where they have none.
    """

    id: str
    figure: Figure | None = None
    namn: str = ""
    meaning: Meaning = NO_MEANING
    taljare: str = ""
    namnare: str = ""
    kalla: str = ""
    anmarkning: tuple[str, ...] = ()


class Traced(Struct, frozen=True, kw_only=True):
    """A number as it is printed in one place, and the figure that it is; None for a typed one."""

    tryckt: str
    plats: str
    mening: str
    about: ToldFigure | None
    anmarkning: tuple[str, ...] = ()


class Trace(Struct, frozen=True, kw_only=True):
    """The numbers that were asked for, in reading order, and what the reader should know of them all."""

    namn: str
    hits: tuple[Traced, ...]
    sources: Sources

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures, each once."""
        return tuple(dict.fromkeys(hit.about.id for hit in self.hits if hit.about and hit.about.id))

    @property
    def is_unprotected(self) -> bool:
        """Whether something is told that the documents may hide."""
        return any(hit.about and NOT_PROTECTED in hit.about.anmarkning for hit in self.hits)

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be found, or is not as it was built."""
        return tuple(dict.fromkeys(self.sources.notes))


def telling(sources: Sources) -> Callable[[str], ToldFigure]:
    """Tells about a figure by its id, in the same way wherever the id was found."""

    @cache
    def about(key: str) -> ToldFigure:
        found = sources.figure(key)
        if found is None:
            where = f"varken i {RECORD_NAME} eller ur {WORKBOOKS}" if sources.folder else "inte"
            return ToldFigure(id=key, anmarkning=(f"Det exakta värdet kan {where} tas fram.",))
        figure, source = found
        return ToldFigure(
            id=key,
            figure=figure,
            namn=_name(figure, sources),
            meaning=meaning(figure.measure, sources.forbund) if sources.forbund else NO_MEANING,
            taljare=_part(figure, figure.recipe.rows, figure.numerator, sources),
            namnare=_part(figure, figure.recipe.base, figure.denominator, sources),
            kalla=source,
            anmarkning=tuple(_remarks(figure, source, sources)),
        )

    return about


def is_id(wanted: str, key: str) -> bool:
    """Whether a text is a figure's id, or a part of it with a full stop."""
    return "." in wanted and " " not in wanted and wanted.casefold() in key


def in_place(printed: str, figure: Figure) -> tuple[str, ...]:
    """What is said of a place where something else is printed than the figure."""
    if prints(printed, figure):
        return ()
    if printed in {svenska.HIDDEN, svenska.DASH}:
        return ("Visas inte i dokumentet.",)
    return (f"Siffran är {Tal(figure).text}: ändrad för hand i dokumentet, eller omräknad sedan.",)


def _name(figure: Figure, sources: Sources) -> str:
    from sofrep.amnen.alla.labels import label

    return label(figure, sources.forbund) if sources.forbund is not None else ""


def _part(figure: Figure, rows: tuple[str, ...], value: object, sources: Sources) -> str:
    return sources.count_of(figure, rows, value) if value is not None and rows else ""


def _remarks(figure: Figure, source: str, sources: Sources) -> Iterator[str]:
    if figure.absence is not None:
        from sofrep.visning.fraser import Fraser
        from sofrep.visning.frasfil import builtin_phrases

        words = Fraser(builtin_phrases(), {}).text("saknas", figure.absence)
        yield f"Inget värde: {words}."
    if figure.origin is not Origin.BERAKNAD:
        yield without_rows(figure)
    if source == WORKBOOKS and sources.hides:
        yield NOT_PROTECTED

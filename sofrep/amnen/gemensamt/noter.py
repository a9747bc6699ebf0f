"""What stands under tables and charts: why a value is a dash or an x, what the office has entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sofrep.domain.figure import SEXES, Absence, Figure, Origin
from sofrep.visning.block import Block, Bredvid, Diagramblock, Tabellblock
from sofrep.visning.fraser import Fraser
from sofrep.visning.svenska import DASH, HIDDEN
from sofrep.visning.visat import Diagram, Rad, Tabell, Tal

_BY_SEX = (".aktuella", ".avslutade", ".vid-start", ".vid-slut", ".nya.kanda")
"""The ends of the ids of populations whose participants have a sex, known or not."""


def saknas_not(fraser: Fraser, absence: Absence) -> str:
    """What the sign in the place of a value means."""
    tecken = HIDDEN if absence is Absence.DOLD else DASH
    return fraser.text("not.saknas", tecken=tecken, orsak=fraser.text("saknas", absence))


def streck_noter(fraser: Fraser, rader: Iterable[Rad]) -> tuple[str, ...]:
    """Why values are dashes: a note for each reason."""
    missing = _missing(tal for rad in rader for tal in rad.tal)
    reasons = dict.fromkeys(reason for reason in missing if reason is not Absence.DOLD)
    return tuple(saknas_not(fraser, reason) for reason in reasons)


def med_noter(blocks: Sequence[Block], fraser: Fraser) -> tuple[Block, ...]:
    """The blocks, with notes to what is hidden in them and what the office has entered."""
    return tuple(_noted(block, fraser) for block in blocks)


def _noted(block: Block, fraser: Fraser) -> Block:
    if isinstance(block, Bredvid):
        columns = tuple(med_noter(column, fraser) for column in block.kolumner)
        return replace(block, kolumner=columns)
    if isinstance(block, Tabellblock):
        tabell = block.tabell
        more = tuple(_of_table(tabell, fraser))
        noted = replace(tabell, noter=(*tabell.noter, *more)) if more else tabell
        return replace(block, tabell=noted) if more else block
    if isinstance(block, Diagramblock):
        noter = tuple(_of_chart(block.diagram, fraser))
        return replace(block, diagram=replace(block.diagram, noter=noter)) if noter else block
    return block


def _of_table(tabell: Tabell, fraser: Fraser) -> Iterator[str]:
    """The rows that the office has entered, where no note explains a mark beside them; the x."""
    entered = [r.etikett for r in tabell.rader if any(_is_entered(t.figure) for t in r.tal)]
    if entered and not any(note.startswith("*") for note in tabell.noter):
        yield fraser.text("not.inmatat", rader="; ".join(dict.fromkeys(entered)))
    if any(_has_others(rad) for rad in tabell.rader):
        yield fraser.text("not.totalen")
    if any(tal.dold for tal in tabell.tal):
        yield saknas_not(fraser, Absence.DOLD)


def _has_others(rad: Rad) -> bool:
    """Whether participants of a population are neither among the women nor the men beside them.

    Not of the new, among whom are the anonymous, whose sex nobody knows.
    """
    counts = {t.figure.id: t.figure.value for t in rad.tal if t.figure.value is not None}
    for name, everybody in counts.items():
        if name.endswith(_BY_SEX):
            parts = [counts[own] for sex in SEXES if (own := f"{name}.{sex}") in counts]
            if len(parts) == 2 and everybody > sum(parts):
                return True
    return False


def _of_chart(diagram: Diagram, fraser: Fraser) -> Iterator[str]:
    """What the signs in the place of values mean."""
    missing = _missing(tal for serie in diagram.serier for tal in serie.tal if tal is not None)
    return (saknas_not(fraser, reason) for reason in dict.fromkeys(missing))


def _missing(tal: Iterable[Tal]) -> Iterator[Absence]:
    return (each.figure.absence for each in tal if each.figure.absence is not None)


def _is_entered(figure: Figure) -> bool:
    """Whether the office has typed in what is its own to know; the nation's results are not."""
    return figure.origin is Origin.INMATAD and figure.recipe.table != "riket"

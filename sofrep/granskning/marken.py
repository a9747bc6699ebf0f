"""The marks of figures in a document of sofrep, whatever program has saved it since, and what may be printed there."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from msgspec.structs import replace

from sofrep.domain.figure import Figure, is_figure_id
from sofrep.granskning.handling import Handling, Innehallskontroll, Rutnat, Textstycke
from sofrep.granskning.sokning import places
from sofrep.utdata.word.keys import hash_in, key_hash
from sofrep.visning.visat import Form, Tal

_DECIMALS = (None, 0, 1, 2)


def ids_of(document: Handling) -> frozenset[str]:
    """The ids that the tags of its controls say."""
    tags = (mark.tagg for place in places(document) for mark in place.kontroller)
    return frozenset(filter(is_figure_id, tags))


def with_figures(document: Handling, ids: Collection[str]) -> Handling:
    """The document with the marks of figures alone, each with its id; "" for one that `ids` lack."""
    by_hash = {key_hash(key): key for key in ids}
    parts: list[Textstycke | Rutnat] = []
    for part in document.delar:
        if isinstance(part, Rutnat):
            cells = {
                id(cell): replace(cell, kontroller=_figures(cell.kontroller, by_hash))
                for row in part.rader
                for cell in row
            }
            rows = tuple(tuple(cells[id(cell)] for cell in row) for row in part.rader)
            parts.append(replace(part, rader=rows))
        else:
            parts.append(replace(part, kontroller=_figures(part.kontroller, by_hash)))
    return replace(document, delar=tuple(parts))


def _figures(
    marks: tuple[Innehallskontroll, ...], by_hash: dict[str, str]
) -> tuple[Innehallskontroll, ...]:
    """A figure's control, else its bookmark with the title that the control still has."""
    found = [mark for mark in marks if is_figure_id(mark.tagg)]
    for mark in marks:
        is_taken = any(each.fran < mark.till and mark.fran < each.till for each in found)
        if (name := hash_in(mark.tagg)) and not is_taken:
            title = next(
                (each.titel for each in marks if each.titel and each.fran == mark.fran), ""
            )
            found.append(replace(mark, tagg=by_hash.get(name, ""), titel=title))
    return tuple(sorted(found, key=lambda mark: mark.fran))


def prints(text: str, figure: Figure) -> bool:
    """Whether `text` says the figure, in any of its forms; blind to kinds of space and minus."""
    wanted = _plain(text)
    forms = product(Form, _DECIMALS, (True, False), (False, True))
    return any(
        _plain(Tal(figure, form, decimals, with_unit, siffror=digits).text) == wanted
        for form, decimals, with_unit, digits in forms
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2212", "-").split()).casefold()

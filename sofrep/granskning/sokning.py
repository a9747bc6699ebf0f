"""A text looked for in a finished document: the numbers that it means, and which figure each one is.

A number is found however its spaces are written (``27 %``, ``27\u00a0%``, ``27%``), and without its
unit too; words are found in a sentence, and then all numbers of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.figure import Figure, Unit, is_figure_id
from sofrep.granskning.handling import (
    Handling,
    Innehallskontroll,
    Plats,
    Rutnat,
    Tabellcell,
    Textstycke,
)
from sofrep.granskning.tal import Tryckt, cell_number, numbers_in, sentences
from sofrep.utdata.word.keys import hash_in, key_hash
from sofrep.visning.visat import Form, Tal

Stalle = Textstycke | Tabellcell
UnitOf = Callable[[Innehallskontroll], Unit]
"""What a marked number counts: its heading may say it, and not the text beside it."""
Span = tuple[int, int]


class Traff(Struct, frozen=True):
    """A number in a document: its text, its place, and the sentence or the headings that it stands under.

    `kontroll` is the mark that says which figure it is; None for one that somebody has typed.
    """

    text: str
    mening: str
    plats: Plats
    kontroll: Innehallskontroll | None


def every_figure(document: Handling) -> tuple[Traff, ...]:
    """All figures of the document, in reading order."""
    return tuple(
        _hit(place, heads, (mark.fran, mark.till), mark)
        for place, heads in _with_headings(document)
        for mark in place.kontroller
    )


def find(document: Handling, wanted: str, unit_of: UnitOf) -> tuple[Traff, ...]:
    """The numbers that a text means, in reading order: printed so, or in a sentence with these words.

    With a number that is printed in a sentence come the typed numbers of that sentence.
    """
    number = _only_number(wanted)
    found: list[Traff] = []
    for place, heads in _with_headings(document):
        marks = list(place.kontroller)
        if number is None:
            spans = _of_words(place.text, wanted)
        else:
            marks = [k for k in marks if _prints(place.text, k, number, unit_of)]
            typed = [n for n in typed_numbers(place) if _same(n, number)]
            spans = [(k.fran, k.till) for k in marks] + [(n.fran, n.till) for n in typed]
        for start, end in _around(place.text, spans):
            hits: list[tuple[Span, Innehallskontroll | None]] = [
                ((k.fran, k.till), k) for k in marks
            ]
            hits += [((n.fran, n.till), None) for n in typed_numbers(place)]
            inside = [hit for hit in hits if start <= hit[0][0] < end]
            found += [_hit(place, heads, *hit) for hit in sorted(inside, key=lambda hit: hit[0])]
    return tuple(found)


def says(text: str, wanted: str) -> bool:
    """Whether a text is the wanted number, or holds the wanted words."""
    number = _only_number(wanted)
    if number is None:
        return bool(_of_words(text, wanted))
    alone = cell_number(text)
    return alone is not None and _same(alone, number)


def typed_numbers(place: Stalle) -> list[Tryckt]:
    """The numbers of a text that no mark gives."""
    return [
        number
        for number in numbers_in(place.text)
        if not any(k.fran < number.till and k.till > number.fran for k in place.kontroller)
    ]


def places(document: Handling) -> Iterator[Stalle]:
    """Paragraphs and cells in order; a merged cell once."""
    return (place for place, _ in _with_headings(document))


def _with_headings(document: Handling) -> Iterator[tuple[Stalle, str]]:
    """Each with the headings of its row and column, "" for a paragraph."""
    for part in document.delar:
        if isinstance(part, Textstycke):
            yield part, ""
            continue
        seen = set()
        for number, row in enumerate(part.rader):
            for column, cell in enumerate(row):
                if id(cell) not in seen:
                    heads = (part.titel, part.radrubrik(number), part.kolumnrubrik(column))
                    yield cell, "; ".join(filter(None, heads))
                seen.add(id(cell))


def _only_number(wanted: str) -> Tryckt | None:
    """The number that a text is and nothing else."""
    plain = wanted.strip()
    found = numbers_in(plain)
    return (
        found[0] if len(found) == 1 and (found[0].fran, found[0].till) == (0, len(plain)) else None
    )


def _same(number: Tryckt, wanted: Tryckt) -> bool:
    is_unit = wanted.enhet in {Unit.ANTAL, number.enhet}
    return is_unit and (number.varde, number.steg) == (wanted.varde, wanted.steg)


def _prints(text: str, mark: Innehallskontroll, wanted: Tryckt, unit_of: UnitOf) -> bool:
    """Whether a mark's number is the wanted one, its unit said in the mark, after it or above it."""
    alone = cell_number(text[mark.fran : mark.till], unit_of(mark))
    return (alone is not None and _same(alone, wanted)) or any(
        _same(number, wanted)
        for number in numbers_in(text)
        if number.fran < mark.till and number.till > mark.fran
    )


def _of_words(text: str, wanted: str) -> list[Span]:
    words = r"\s+".join(map(re.escape, wanted.split()))
    return [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)]


def _around(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences in which the spans lie, each once."""
    spans = list(spans)
    return [(a, b) for a, b in sentences(text) if any(x < b and y > a for x, y in spans)]


def _hit(place: Stalle, heads: str, span: Span, mark: Innehallskontroll | None) -> Traff:
    if not heads:
        whole = next(((a, b) for a, b in sentences(place.text) if a <= span[0] < b), (0, None))
        heads = " ".join(place.text[slice(*whole)].split())
    return Traff(place.text[slice(*span)].strip(), heads, place.plats, mark)


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

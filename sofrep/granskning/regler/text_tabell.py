"""Sentences against the tables of the document: ``Steget hade 181 deltagare``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import TOTAL, Vy
from sofrep.granskning.talord import years_of


def texts_against_tables(context: Sammanhang) -> Iterator[Fynd]:
    """A count before the heading of a column, in a sentence that names the row, that the table does not print."""
    for sentence in context.utan_jamforelse:
        years = years_of(sentence.text)
        if sentence.plats.tabell or (years and context.ar and {*years} != {context.ar}):
            continue
        for number in sentence.tal:
            if number.enhet is Unit.ANTAL and not number.ungefar and number.text[0].isdecimal():
                yield from _unprinted(context, sentence, number)


def _unprinted(context: Sammanhang, sentence: Mening, number: Tryckt) -> Iterator[Fynd]:
    before, after = sentence.text[: number.fran].casefold(), sentence.text[number.till :].casefold()
    cells = [
        (vy, line, k, value)
        for vy in context.vyer
        for k, head in enumerate(vy.lagen)
        if head and _begins(after.lstrip(), head) and not _is_of_other_year(context, vy, head)
        for line, label in enumerate(vy.etiketter)
        if label and _names(before, label) and not TOTAL.fullmatch(label)
        if (value := vy.varden[line][k]) and value.enhet is Unit.ANTAL
    ]
    if cells and not any(number.holds(v.varde) or v.holds(number.varde) for *_, v in cells):
        vy, line, k, value = cells[0]
        told = f"I tabellen står {vy.printed(line, k)}."
        quoted = " ".join(sentence.text[max(0, number.fran - 40) : number.till + 25].split())
        andra = (vy.celler[line][k].plats,)
        star = f"… {quoted} …"
        yield Fynd("text-tabell", Sakerhet.TROLIG, sentence.plats, star, told, value.text, andra)


def _begins(text: str, head: str) -> bool:
    return bool(
        text.startswith(head.casefold()) and re.match(rf"{re.escape(head)}\b", text, re.IGNORECASE)
    )


def _names(text: str, label: str) -> bool:
    plain = label.casefold()
    return plain in text and bool(re.search(rf"\b{re.escape(plain)}\b", text))


def _is_of_other_year(context: Sammanhang, vy: Vy, head: str) -> bool:
    years = years_of(head) or years_of(vy.nat.titel)
    return bool(years and context.ar and context.ar not in years)

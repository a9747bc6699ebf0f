"""Sentences against the tables of the same section or name: ``Steget hade 181 deltagare``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sofrep.domain.figure import Unit
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.mening import Mening, marks, sentence_of
from sofrep.granskning.regler.samma_sak import PRIOR, REGEL_MENING, Sagtvarde, deviating, names_of
from sofrep.granskning.sammanhang import Sammanhang
from sofrep.granskning.tal import Tryckt
from sofrep.granskning.talnat import TOTAL, Vy
from sofrep.granskning.talord import years_of

REGEL = "text-tabell"
_QUALIFIED = re.compile(
    r"\b(?:kvinnor\w*|män\w*|unga|yngre|äldre|månader|riket|nation\w*|mål\w*|minst|högst|budget\w*|av dem|av dessa|delår\w*|halvår\w*"
    r"|tidigare|föregående|samma personer|kvartal\w*|svar\w*|grupp\w*|flick\w*|pojk\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
_MIN_LABEL = 12
_HAD = marks(
    r"(?:(?P<namn>[^«.,;()]{3,40}) (?:hade|har haft|nådde|tog emot)|(?:hade|nådde|tog) (?P<namnet>[^«.,;()]{3,40}?)(?: emot)?)"
    r"(?: sammanlagt| totalt)? {N:a} (?P<vad>(?:nya |avslutade )?(?:deltagare|individer|personer|ansökningar))\b"
)


@dataclass(frozen=True, slots=True)
class _Rad:
    """A line of a table with what it and its columns are called."""

    vy: Vy
    line: int
    about: str
    under: tuple[str, ...]


def texts_against_tables(context: Sammanhang) -> Iterator[Fynd]:
    """Numbers in sentences that the table they speak of does not print."""
    lines = [
        _Rad(vy, line, nat.titel.casefold(), nat.plats.under)
        for nat, *views in context.vyer
        for vy in views
        for line, label in enumerate(vy.etiketter)
        if label and not TOTAL.fullmatch(label)
    ]
    for whole in context.meningar:
        if whole.plats.tabell:
            continue
        sentence = sentence_of(PRIOR.sub("", whole.text), whole.plats)
        years = years_of(sentence.text)
        if sentence.tal and not (years and context.ar and set(years) != {context.ar}):
            yield from _counts(context, sentence, lines)
            yield from _shares(sentence, lines)


def names_in_sentences(contexts: Sequence[Sammanhang]) -> Iterator[Fynd]:
    """``Steget hade 181 deltagare`` here and ``hade Steget 171 deltagare`` there, of the same year."""
    names = names_of(contexts)
    said: dict[tuple[str, str, int], list[Sagtvarde]] = {}
    for context in contexts:
        for whole in context.meningar:
            if whole.plats.tabell or _QUALIFIED.search(whole.text):
                continue
            sentence = sentence_of(PRIOR.sub("", whole.text), whole.plats)
            years = years_of(sentence.text) or [context.ar]
            for match, found in sentence.find(_HAD):
                named = {name.casefold() for name in names.findall(match[0])}
                if len(named) == 1 and not found["N"].ungefar:
                    key = (named.pop(), match["vad"].casefold(), years[-1])
                    number = found["N"]
                    said.setdefault(key, []).append(
                        Sagtvarde(number, whole.plats, number.text, context)
                    )
    for same in said.values():
        yield from deviating(same, REGEL_MENING)


def _counts(context: Sammanhang, sentence: Mening, lines: Sequence[_Rad]) -> Iterator[Fynd]:
    """A count followed by the heading of a column, in a sentence that names the row."""
    lower = sentence.text.casefold()
    for number in sentence.tal:
        if number.enhet is not Unit.ANTAL or number.ungefar or not number.text[0].isdecimal():
            continue
        after = lower[number.till :].lstrip()
        cells = [
            (rad, k, value)
            for rad in lines
            if _is_said(rad.vy.etiketter[rad.line], lower[: number.fran])
            for k, head in enumerate(rad.vy.lagen)
            if head and _follows(after, head)
            and (value := rad.vy.varden[rad.line][k]) and value.enhet is Unit.ANTAL
            and not _other_year(context, rad, head)
        ]  # fmt: skip
        yield from _unprinted(sentence, number, cells, Sakerhet.TROLIG)


def _shares(sentence: Mening, lines: Sequence[_Rad]) -> Iterator[Fynd]:
    """The one share of a sentence that says a row's heading, in the table's own section."""
    shares = [number for number in sentence.tal if number.enhet is Unit.PROCENT]
    if len(shares) != 1 or shares[0].ungefar == "gräns" or _QUALIFIED.search(sentence.text):
        return
    lower = sentence.text.casefold()
    cells = [
        (rad, k, value)
        for rad in lines
        if rad.under == sentence.plats.under
        and len(rad.vy.etiketter[rad.line]) >= _MIN_LABEL
        and _is_said(rad.vy.etiketter[rad.line], lower)
        for k in range(len(rad.vy.lagen))
        if (value := rad.vy.varden[rad.line][k]) and value.enhet is Unit.PROCENT
    ]
    yield from _unprinted(sentence, shares[0], cells, Sakerhet.MOJLIG)


def _unprinted(
    sentence: Mening, number: Tryckt, cells: Sequence[tuple[_Rad, int, Tryckt]], sure: Sakerhet
) -> Iterator[Fynd]:
    if not cells or any(number.holds(v.varde) or v.holds(number.varde) for _, _, v in cells):
        return
    rad, k, value = cells[0]
    place = rad.vy.cell(rad.line, k).plats
    told = f"I tabellen står {rad.vy.printed(rad.line, k)}."
    quoted = " ".join(sentence.text[max(0, number.fran - 40) : number.till + 25].split())
    yield Fynd(REGEL, sure, sentence.plats, f"… {quoted} …", told, om=value.text, andra=(place,))


def _is_said(label: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(label.casefold())}\b", text))


def _follows(after: str, head: str) -> bool:
    return bool(re.match(rf"{re.escape(head.casefold())}\b", after))


def _other_year(context: Sammanhang, rad: _Rad, head: str) -> bool:
    years = years_of(head) or years_of(rad.about)
    return bool(years and context.ar and context.ar not in years)

"""Numbers against the figures that they are: typed over, out of date, or typed where a figure says else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct, field

from sofrep.domain.figure import Figure, Sex, Unit
from sofrep.domain.mal import MalUtfall
from sofrep.granskning.fynd import Fynd, Sakerhet
from sofrep.granskning.handling import Handling, Textstycke
from sofrep.granskning.sokning import Stalle, places, prints, typed_numbers
from sofrep.granskning.tal import Tryckt, sentences
from sofrep.visning import svenska
from sofrep.visning.visat import Tal

_NOT_SHOWN = frozenset({svenska.HIDDEN, svenska.DASH})
_INTENDED = re.compile(r"\bska(?:ll)?\b|\bplaner|\bmålvärde|\bbudget|\bgräns", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"deltag|person|individ|kvinn|\bmän\b|\bunga\b|avslut|inskriv|\bgick\b|försörj|arbeta|studera|svara",
    re.IGNORECASE,
)
_SEXES = {
    Sex.KVINNOR: re.compile(r"\bkvinn", re.IGNORECASE),
    Sex.MAN: re.compile(r"\bmän(?:nen)?\b", re.IGNORECASE),
}
_WHOLE_YEAR = re.compile(
    r"\bunder (?:året|20\d\d)\b|\btotalt\b|\bsammanlagt\b|\bsamtliga\b", re.IGNORECASE
)


class Kanda(Struct, frozen=True, kw_only=True):
    """The figures by id: `byggda` as they were when it was built, `nu` as the workbooks give them.

    `mal` are the goals of its year, `scopes` the kods by the names that headings have.  `tells` says
    whether values of the workbooks may be told: not where small groups are protected, for the
    protection is a build's.  `name_of` gives a figure's name, `words_of` the words that its measure is known by.
    """

    byggda: Mapping[str, Figure]
    nu: Mapping[str, Figure] = field(default_factory=dict)
    mal: tuple[MalUtfall, ...] = ()
    scopes: Mapping[str, str] = field(default_factory=dict)
    tells: bool = True
    name_of: Callable[[Figure], str] = lambda figure: figure.id
    words_of: Callable[[Figure], tuple[str, ...]] = lambda figure: (figure.measure,)


def changed_figures(document: Handling, kanda: Kanda) -> Iterator[Fynd]:
    """Marked numbers that say something else than their figure, now and when the document was built."""
    for place in places(document):
        for mark in place.kontroller:
            text = place.text[mark.fran : mark.till].strip()
            figure, now = kanda.byggda.get(mark.tagg), kanda.nu.get(mark.tagg)
            if figure is None or figure.value is None or not text or text in _NOT_SHOWN:
                continue
            if not prints(text, figure):
                if now is not None and kanda.tells and prints(text, now):
                    continue
                kind, told = "andrad-siffra", f"Siffran är {Tal(figure).text}."
            elif now is not None and not prints(text, now):
                value = Tal(now).text if kanda.tells else "något annat"
                told = "ger nu" if kanda.tells else "har ändrats och ger nu"
                told = f"Arbetsböckerna {told} {value}. Bygg dokumentet igen."
                kind = "inaktuell-siffra"
            else:
                continue
            star = f"{kanda.name_of(figure)}: {text}"
            yield Fynd(kind, Sakerhet.SAKER, place.plats, star, told, mark.tagg)


def typed_otherwise(document: Handling, kanda: Kanda) -> Iterator[Fynd]:
    """Typed numbers in a sentence about what figures say, of the insats that the section is about."""
    figures = _by_scope(kanda)
    scope = ""
    for place in places(document):
        if isinstance(place, Textstycke) and place.niva:
            scope = kanda.scopes.get(" ".join(place.text.split()).casefold(), scope)
            continue
        for number in typed_numbers(place):
            sentence = _sentence(place, number)
            about = list(_about(sentence, number, figures.get(scope, [])))
            if about and not any(_gives(figure, number) for figure in about):
                at, figure, star = place.plats, about[0], f"{number.text} i ”{sentence}”"
                told = f"Ingen siffra ger det; {kanda.name_of(figure)}: {Tal(figure).text}."
                yield Fynd("tal-utan-siffra", Sakerhet.MOJLIG, at, star, told, figure.id)


def _by_scope(kanda: Kanda) -> dict[str, list[tuple[Figure, tuple[str, ...]]]]:
    found: dict[str, list[tuple[Figure, tuple[str, ...]]]] = {}
    for figure in kanda.byggda.values():
        if figure.unit in {Unit.PROCENT, Unit.ANTAL} and figure.value is not None:
            found.setdefault(figure.scope, []).append((figure, kanda.words_of(figure)))
    return found


def _about(
    sentence: str, number: Tryckt, figures: list[tuple[Figure, tuple[str, ...]]]
) -> Iterator[Figure]:
    """The figures in the number's unit, of the sex and with the words of the sentence, the most telling first.

    Nothing where the sentence tells no result: something intended, or of no people.
    """
    if _INTENDED.search(sentence) or not _OF_PEOPLE.search(sentence):
        return
    if number.enhet is Unit.ANTAL and (number.varde < 10 or not _WHOLE_YEAR.search(sentence)):
        return
    plain = sentence.casefold()
    said = {sex for sex, pattern in _SEXES.items() if pattern.search(sentence)}
    for figure, words in sorted(figures, key=lambda known: -len(" ".join(known[1]))):
        is_of = len(said) != 1 or figure.sex in said
        if is_of and figure.unit is number.enhet and words and all(word in plain for word in words):
            yield figure


def _gives(figure: Figure, number: Tryckt) -> bool:
    is_share = number.enhet is Unit.PROCENT
    values = (figure.value,) if is_share else (figure.value, figure.numerator, figure.denominator)
    return any(value is not None and number.holds(Fraction(value)) for value in values)


def _sentence(place: Stalle, number: Tryckt) -> str:
    for start, end in sentences(place.text):
        if start <= number.fran < end:
            return " ".join(place.text[start:end].split())
    return ""

"""What a figure is called in a list: "Steget: avslutade, arbete eller studier, andel, kvinnor"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from sofrep.amnen.alla.catalogue import NamedMeasure, find, names
from sofrep.amnen.mal.siffror.grading import COUNT, COUNTS, DIFFERENCE, MEAN, OWN, OWN_COUNTS, RATIO
from sofrep.domain.figure import Figure, Sex
from sofrep.domain.forbund import FORBUNDET, Forbund
from sofrep.statistics.codes import kods_of
from sofrep.statistics.measure_words import word_of
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.visning.svenska import period_in_text

_MOST_NAMES = 3
_SEX_NAMES = {Sex.KVINNOR: "kvinnor", Sex.MAN: "män", Sex.OVRIGA: "övriga"}
_OF_GOALS = {COUNT: "mål"} | {key: f"mål, {b.value.lower()}" for b, key in COUNTS.items()}
_OF_GOALS |= {OWN: "övergripande mål"}
_OF_GOALS |= {key: f"övergripande mål, {b.value.lower()}" for b, key in OWN_COUNTS.items()}
_OF_GOALS[MEAN] = "målens resultat i procent av målvärdet, medelvärde"
_OF_OMRADE = re.compile(rf"{COUNT}\.omrade-(\d\d)(\.[a-z-]+)?")
_ENTERED_GOAL = re.compile(r"mal-0*(\d+)")


def label(figure: Figure, forbund: Forbund) -> str:
    """A readable Swedish name; the measure itself where the list does not know it."""
    return f"{_scope_name(figure.scope, forbund)}: {_measure_name(figure.measure, forbund)}"


@lru_cache(maxsize=2**14)
def _measure_name(name: str, forbund: Forbund) -> str:
    measure = name.removesuffix(DIFFERENCE)
    text = measure_text(measure, forbund)
    return text if measure == name else f"{text}, skillnad mot året före"


def measure_text(measure: str, forbund: Forbund) -> str:
    """The Swedish name of a measure, without its scope; the measure where it has none."""
    if matches := find(measure, forbund):
        return _measure_label(matches[0], forbund)
    for one, word, kods in joined_in(measure, forbund):
        if matches := find(one, forbund):
            return _measure_label(matches[0], forbund, {word: kods})
    if entered := _ENTERED_GOAL.fullmatch(measure):
        return f"mål {entered[1]}, resultat"
    if ratio := _ENTERED_GOAL.fullmatch(measure.removesuffix(RATIO)):
        return f"mål {ratio[1]}, resultat i procent av målvärdet"
    if omrade := _OF_OMRADE.fullmatch(measure):
        return f"målområde {int(omrade[1])}, {_OF_GOALS[COUNT + (omrade[2] or '')]}"
    return _OF_GOALS.get(measure, measure)


@lru_cache(maxsize=512)
def _scope_name(scope: str, forbund: Forbund) -> str:
    if scope == FORBUNDET:
        return forbund.kortnamn or forbund.namn
    short = {insats.kod: insats.kortnamn for insats in forbund.insats}
    return short.get(scope) or forbund.scope_name(scope)


def _measure_label(
    match: NamedMeasure,
    forbund: Forbund,
    joined: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """The label with what its words stand for; `joined` are the codes of a word that stands for several."""
    words = {}
    for word, code in match.words.items():
        known = names(word, match.measure, forbund)
        several = [_in_sentence(word, known[each], forbund) for each in joined.get(word, (code,))]
        more = len(several) - _MOST_NAMES
        if more > 1:
            several = [*several[:_MOST_NAMES], f"{more} till"]
        words[word] = " eller ".join(several)
    parts = [match.measure.namn.format(**words, deltagare=forbund.ord.deltagare.plural)]
    if match.andel:
        parts.append("andel")
    if match.sex is not Sex.TOTALT:
        parts.append(_SEX_NAMES[match.sex])
    return ", ".join(parts)


def _in_sentence(word: str, name: str, forbund: Forbund) -> str:
    """A name with a small first letter, unless it is a proper name or an abbreviation."""
    if word_of(word, forbund).proper or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def words_of(steps: tuple[str, ...], forbund: Forbund) -> str:
    """What a tally counts: ``nya deltagare, Alby`` for ``("nya", "kommun=alby")``."""
    population, *rest = steps
    if population.startswith("uppf-"):
        horizon, _, of = population.partition(".")
        parts = [horizon, *(_of_cohort(rest) if of == "kohort" else _of_answers(rest))]
    else:
        parts = [{"nya-alla": "nya", "nya-anonyma": "nya.anonyma"}.get(population, population)]
        parts += rest
    return measure_text(".".join(parts).replace("=", "."), forbund)


def _of_cohort(rest: list[str]) -> list[str]:
    return ["avslut", *rest] if rest else ["kohort"]


def _of_answers(rest: list[str]) -> list[str]:
    last = rest[-1]
    return ["samma", last.removeprefix("avslut.")] if last.startswith("avslut.") else [last]


@lru_cache(maxsize=8)
def names_in(forbund: Forbund) -> Callable[[Figure], str]:
    """Names such as ``Steget: nya deltagare, kvinnor, 2023``, each worked out once: its id says it all."""
    known: dict[str, str] = {}

    def name(figure: Figure) -> str:
        text = known.get(figure.id)
        if text is None:
            text = f"{label(figure, forbund)}, {period_in_text(figure.period)}"
            known[figure.id] = text
        return text

    return name


def joined_in(measure: str, forbund: Forbund) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a measure of joined codes may be: the measure of the first, the dimension's word, the codes."""
    parts = measure.split(".")
    for place, part in enumerate(parts):
        for dimension in dimensions_of(forbund).values():
            if kods := kods_of(part, tuple(dimension.categories(forbund))):
                one = ".".join((*parts[:place], kods[0], *parts[place + 1 :]))
                yield one, dimension.word, kods

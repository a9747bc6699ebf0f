"""What a line of the list of measures is, and what the words of its pattern may be.

A pattern's ``<word>`` stands for a code of the profile (see `names`).  Where `andel` or `sex` is
set, the measure is also made with ``.andel`` and ``.kvinnor``, ``.man``, ``.ovriga`` after it, in
that order.  The texts are Swedish: they are what the administrator reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sofrep.domain.figure import Sex, Unit
from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.statistics import economy_words
from sofrep.statistics.bands import age_bands, support_bands

POPULATION_NAMES = {
    "aktuella": "{deltagare}",
    "nya": "nya {deltagare}",
    "avslutade": "avslutade",
    "vid-start": "inskrivna vid periodens början",
    "vid-slut": "inskrivna vid periodens slut",
}
"""How the populations are called; ``{deltagare}`` is the förbund's own word, in the plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the list.

    `namn` is the label, with the pattern's words, and the förbund's for participants, in braces; `taljare` and `namnare` say what a
    share or a mean is a ratio of; `populations` are the values of ``<population>``; `forbundet`
    that the measure is the whole förbund's and not an insats'.  `enkat` says that it is about the
    survey, `utfall` about a question's outcomes, which a yes-or-no question has none of.
    """

    pattern: str
    namn: str
    definition: str
    unit: Unit = Unit.ANTAL
    taljare: str = ""
    namnare: str = ""
    andel: bool = False
    sex: bool = False
    populations: tuple[str, ...] = ()
    forbundet: bool = False
    enkat: bool = False
    utfall: bool = False

    def unit_of(self, *, andel: bool) -> Unit:
        """The unit of the measure or of its share."""
        return Unit.PROCENT if andel else self.unit


@dataclass(frozen=True, slots=True)
class Match:
    """A measure's name, taken apart: the line of the list, the words, share and sex."""

    measure: Measure
    words: Mapping[str, str] = field(default_factory=dict)
    andel: bool = False
    sex: Sex = Sex.TOTALT

    @property
    def unit(self) -> Unit:
        """The unit of the figure."""
        return self.measure.unit_of(andel=self.andel)


def _codes(lista: Kodlista) -> Callable[[Forbund], dict[str, str]]:
    return lambda forbund: {kod.kod: kod.namn for kod in forbund.codes(lista)}


def _groups(*listor: Kodlista) -> Callable[[Forbund], dict[str, str]]:
    return lambda forbund: {g.kod: g.namn for g in forbund.kodgrupp if g.lista in listor}


def _age_names(forbund: Forbund) -> dict[str, str]:
    texts = forbund.alder.band + forbund.alder.extra_band
    return {
        band.kod: f"{_band_name(text)} år"
        for band, text in zip(age_bands(forbund.alder), texts, strict=True)
    }


def _band_name(text: str) -> str:
    low, _, high = text.partition("-")
    if not low:
        return f"till och med {high}"
    return f"{low}–{high}" if high else f"från {low}"


def _time_names(forbund: Forbund) -> dict[str, str]:
    return {
        band: f"{band.replace('till-', 'högst ').replace('over-', 'mer än ').replace('-', '–')} år"
        for band in support_bands(forbund.forsorjningstid)
    }


_MONTH_NAMES = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

_NAMES: Mapping[str, Callable[[Forbund], dict[str, str]]] = {
    "kommun": lambda forbund: {k.kod: k.kortnamn or k.namn for k in forbund.kommun},
    "månad": lambda _: {f"{n:02d}": name for n, name in enumerate(_MONTH_NAMES, start=1)},
    "åldersband": _age_names,
    "tidsband": _time_names,
    "försörjning": _codes(Kodlista.FORSORJNING),
    "sysselsättning": _codes(Kodlista.SYSSELSATTNING),
    "avslutsorsak": _codes(Kodlista.AVSLUTSORSAK),
    "kodgrupp": _groups(*Kodlista),
    "utfallsgrupp": _groups(Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING),
    "uppföljning": lambda forbund: {u.kod: u.namn for u in forbund.uppfoljning},
    "part": lambda forbund: {part.kod: part.namn for part in forbund.part},
    "medlem": lambda forbund: {member.kod: member.namn for member in forbund.medlem},
    "respondentgrupp": lambda forbund: (
        {grupp.kod: grupp.namn for grupp in forbund.enkat.grupp} if forbund.enkat else {}
    ),
    "fråga": lambda forbund: (
        {f"{n:02d}": str(n) for n in forbund.enkat.numbers()} if forbund.enkat else {}
    ),
    "nummer": lambda _: {f"{n:02d}": str(n) for n in range(1, 1000)},
    "rapport": lambda _: economy_words.RAPPORT_WORDS,
    "post": lambda _: economy_words.POST_WORDS,
    "not": lambda _: economy_words.NOTE_WORDS,
    "år": lambda _: economy_words.YEAR_WORDS,
}

WORDS = {
    "population": "en av " + ", ".join(POPULATION_NAMES),
    "kommun": "en kommuns kod i profilen",
    "månad": "månadens två siffror: 01 till 12",
    "åldersband": 'ett av profilens band: "-24" skrivs till-24, "25-29" 25-29 och "60-" fran-60',
    "tidsband": "till-1, 1-3, 3-5, 5-9, over-9 om profilens gränser är 1, 3, 5 och 9 år",
    "försörjning": "koden för en försörjning i profilen",
    "sysselsättning": "koden för en sysselsättning i profilen",
    "avslutsorsak": "koden för en avslutsorsak i profilen",
    "kodgrupp": "koden för en kodgrupp i profilen",
    "utfallsgrupp": "koden för en kodgrupp av försörjning eller sysselsättning",
    "uppföljning": "koden för en uppföljning i profilen",
    "part": "koden för en part i profilen",
    "medlem": "koden för en medlem i profilen",
    "respondentgrupp": "koden för en respondentgrupp i profilen",
    "fråga": "frågans nummer i gruppens enkät med två siffror: 01, 02 ...",
    "nummer": "radens nummer bland årets strukturella insatser: 01, 02 ...",
    **economy_words.MEANINGS,
}
"""What each word of a pattern stands for."""


def names(word: str, measure: Measure, forbund: Forbund) -> dict[str, str]:
    """The codes that a word of a pattern may be, and what they are called."""
    if word == "population":
        word = forbund.ord.deltagare.plural
        return {kod: POPULATION_NAMES[kod].format(deltagare=word) for kod in measure.populations}
    return _NAMES[word](forbund)


def is_possible(measure: Measure, words: Mapping[str, str], forbund: Forbund) -> bool:
    """Whether the words fit together, and the profile has what the measure is of.

    A question of the survey must be one to that group.
    """
    if not all(_has(forbund, step) for step in _needs(measure)):
        return False
    if not measure.enkat:
        return True
    if forbund.enkat is None:
        return False
    if "fråga" not in words:
        return True
    fraga = forbund.enkat.question(words["respondentgrupp"], int(words["fråga"]))
    return fraga is not None and not (measure.utfall and fraga.ja_nej)


_LISTS = {
    "fors": Kodlista.FORSORJNING,
    "syss": Kodlista.SYSSELSATTNING,
    "orsak": Kodlista.AVSLUTSORSAK,
}


def _needs(measure: Measure) -> Iterator[str]:
    """The steps of the pattern that are there only where the profile has something."""
    *before, last = measure.pattern.split(".")
    yield from (step for step in before if step in _LISTS)
    if last in {"kunde", "over-max"} or (before[-1:] == ["tid"] and last == "saknas"):
        yield last


def _has(forbund: Forbund, step: str) -> bool:
    if step in _LISTS:
        return bool(forbund.codes(_LISTS[step]))
    return {
        "kunde": any(group.kod == "sjuk" for group in forbund.kodgrupp),
        "over-max": forbund.max_manader > 0,
        "saknas": bool(forbund.forsorjningstid.granser),
    }[step]

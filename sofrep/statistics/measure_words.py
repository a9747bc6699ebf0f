"""What the words of the measures' patterns may be, and what these are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from msgspec import Struct

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.domain.postkoder import DELSUMMOR, POSTKODER, Rapport
from sofrep.statistics.dimension import DIMENSIONS, FORS, POPULATIONS, SYSS, VID_AVSLUT
from sofrep.statistics.own_dimensions import added

Names = Callable[[Forbund], Mapping[str, str]]

POPULATION_NAMES = {
    "aktuella": "{deltagare}",
    "nya": "nya {deltagare}",
    "avslutade": "avslutade",
    "vid-start": "inskrivna vid periodens början",
    "vid-slut": "inskrivna vid periodens slut",
    "avslutade.unga": "avslutade unga",
}
"""How the populations are called; ``{deltagare}`` is the förbund's own word, in the plural."""


class Word(Struct, frozen=True):
    """What a word may be: its `meaning` for a reader, the codes and what they are called.

    The names are `proper` where they keep their first letter in a sentence.
    """

    meaning: str
    names: Names
    proper: bool = False


def _populations(forbund: Forbund) -> dict[str, str]:
    plural = forbund.ord.deltagare.plural
    return {kod: name.format(deltagare=plural) for kod, name in POPULATION_NAMES.items()}


def _groups(*listor: Kodlista) -> Names:
    return lambda forbund: {g.kod: g.namn for g in forbund.kodgrupp if g.lista in listor}


def _same(names: Mapping[str, str]) -> Names:
    return lambda _: names


def _respondents(forbund: Forbund) -> dict[str, str]:
    return {grupp.kod: grupp.namn for grupp in forbund.enkat.grupp} if forbund.enkat else {}


def _questions(forbund: Forbund) -> dict[str, str]:
    return {f"{n:02d}": str(n) for n in forbund.enkat.numbers()} if forbund.enkat else {}


_ALWAYS_NUMBERED = ", ".join(dict.fromkeys(kod.kod for kod in POSTKODER if kod.numrerad))
_OWN_LINE = ("anstallda", "not-summa")
_REPORTS = {
    str(rapport): rapport.namn.lower()
    for rapport in Rapport
    if rapport not in (Rapport.NOTER, Rapport.ANVANDNING)
}
_POSTS = {
    **{k.kod: k.namn for k in reversed(POSTKODER) if not k.numrerad and k.kod not in _OWN_LINE},
    **{slag.kod: slag.namn for slag in DELSUMMOR},
    **{f"{n:02d}": f"post {n}" for n in range(1, 100)},
}

WORDS: Mapping[str, Word] = {
    "population": Word("en av " + ", ".join(POPULATION_NAMES), _populations),
    **{each.word: Word(each.meaning, each.categories, each.proper) for each in DIMENSIONS.values()},
    "kodgrupp": Word("koden för en kodgrupp i profilen", _groups(*Kodlista)),
    "utfallsgrupp": Word(
        "koden för en kodgrupp av försörjning eller sysselsättning",
        _groups(Kodlista.FORSORJNING, Kodlista.SYSSELSATTNING),
    ),
    "uppföljning": Word(
        "koden för en uppföljning i profilen",
        lambda forbund: {each.kod: each.namn for each in forbund.uppfoljning},
    ),
    **{
        f"{each.word}{VID_AVSLUT}": Word(f"{each.meaning}, vid avslut", each.categories)
        for each in (FORS, SYSS)
    },
    "part": Word(
        "koden för en part i profilen",
        lambda forbund: {part.kod: part.namn for part in forbund.part},
        proper=True,
    ),
    "medlem": Word(
        "koden för en medlem i profilen",
        lambda forbund: {member.kod: member.namn for member in forbund.medlem},
        proper=True,
    ),
    "respondentgrupp": Word("koden för en respondentgrupp i profilen", _respondents),
    "fråga": Word("frågans nummer i gruppens enkät med två siffror: 01, 02 ...", _questions),
    "nummer": Word(
        "radens nummer bland årets strukturella insatser: 01, 02 ...",
        _same({f"{n:02d}": str(n) for n in range(1, 1000)}),
    ),
    "rapport": Word(
        ", ".join(f"{kod} ({namn})" for kod, namn in _REPORTS.items()), _same(_REPORTS)
    ),
    "post": Word(
        "postens kod i kolumnen Kod där bara en post har den, annars dess nummer på bladet "
        f"(i noterna: i noten): 01, 02 ... Koderna {_ALWAYS_NUMBERED} räknas alltid med nummer; "
        f"delsummorna heter {', '.join(slag.kod for slag in DELSUMMOR)}",
        _same(_POSTS),
    ),
    "not": Word("notens två siffror", _same({f"{n:02d}": str(n) for n in range(1, 100)})),
    "år": Word(
        "ett år som bladet har en kolumn för, till exempel 2022",
        _same({str(year): str(year) for year in range(1990, 2101)}),
    ),
}


def word_of(word: str, forbund: Forbund) -> Word:
    """What a word of a pattern may be in a profile, which may add words."""
    if word in WORDS:
        return WORDS[word]
    dimension = next(each for each in added(forbund) if each.word == word)
    return Word(dimension.meaning, dimension.categories, dimension.proper)


@lru_cache(maxsize=512)
def names_of(word: str, forbund: Forbund) -> Mapping[str, str]:
    """The codes that a word of a pattern may be in a profile, and what they are called."""
    return word_of(word, forbund).names(forbund)


__all__ = ["POPULATIONS", "POPULATION_NAMES", "WORDS", "Word", "names_of", "word_of"]

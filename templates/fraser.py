"""Small pieces of template language that sentences share."""

from __future__ import annotations

import re

EN = "{{ ord.deltagare.singular }}"
FLERA = "{{ ord.deltagare.plural }}"
DE = "{{ ord.deltagare.bestamda }}"
FLERA_STOR = "{{ ord.deltagare.stor.plural }}"
DE_STOR = "{{ ord.deltagare.stor.bestamda }}"
"""The förbund's word for those who take part."""


def efter(number: str) -> str:
    """The word in the form that follows a figure: one individ, several individer."""
    return f"{{{{ ord.deltagare|efter({number}) }}}}"


def tal(matt: str, filters: str = "") -> str:
    """A figure of the insats or union ``i``."""
    return "{{ " + i(matt) + filters + " }}"


def i(matt: str) -> str:
    """A figure inside a condition."""
    return f"i['{matt}']"


def om(condition: str, text: str, annars: str = "") -> str:
    """Text on a condition, or another."""
    otherwise = f"{{% else %}}{annars}" if annars else ""
    return f"{{% if {condition} %}}{text}{otherwise}{{% endif %}}"


DOLT = "Antalet visas inte, för att ingen ska kunna kännas igen."


def mening(text: str, annars: str = DOLT) -> str:
    """A sentence, or another where a figure of ``i`` that it prints in any case is hidden.

    A sentence has no room to explain the sign.
    """
    always, count = text, 1
    while count:
        always, count = _CONDITION.subn("", always)
    hidden = " or ".join(f"{i(matt)}.dold" for matt in dict.fromkeys(_PRINTED.findall(always)))
    return om(hidden, annars, text)


_CONDITION = re.compile(r"\{% if (?:(?!\{% if ).)*?\{% endif %\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{ i\['([^']+)'\]")


def visad(tal: str) -> str:
    """Whether a number has been counted and is not hidden."""
    return f"{tal}.raknad and not {tal}.dold"


def om_de_visas(text: str) -> str:
    """A sentence about those of a follow-up ``u``, or one instead where any number is hidden."""
    return om(
        "u.kohort.dold or u.samtycke.dold or u.svarade.dold",
        "Hur många som avslutade {{ u.fonster }} och följdes upp visas inte, för att ingen ska kunna "
        "kännas igen.",
        text,
    )


ANSOKNINGAR = om(
    "ansokningar.totalt.dold or ansokningar.per_manad.dold",
    "Hur många ansökningar som kom in visas inte, för att ingen ska kunna kännas igen.",
    "Under {{ period.text }} kom {{ ansokningar.totalt }} "
    + om("ansokningar.totalt.varde == 1", "ansökan", "ansökningar")
    + " om plats in, i medeltal {{ ansokningar.per_manad }} i månaden.",
)
"""How many applications there have been."""


def bojd(matt: str, en: str, flera: str) -> str:
    """The form of a word that follows the number: one or several."""
    return om(f"{i(matt)}.varde == 1", en, flera)


def kon(population: str) -> str:
    """``112 kvinnor, 96 män och 2 med okänt eller annat kön``."""
    return (
        f"{{% for k in i.kon['{population}'] %}}"
        "{{ k.skilje }}{{ k.tal }}\u00a0{{ k.ord }}{% endfor %}"
    )


def av_kon(matt: str) -> str:
    """``(23 % av kvinnorna och 25 % av männen)`` where both exist."""
    women, men = f"{matt}.kvinnor", f"{matt}.man"
    return om(
        f"{i(women)}.finns and {i(men)}.finns",
        f" ({tal(women)} av kvinnorna och {tal(men)} av männen)",
    )

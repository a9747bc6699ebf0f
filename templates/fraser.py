"""Small pieces of template language that sentences share."""

from __future__ import annotations

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

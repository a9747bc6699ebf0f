"""The codes of the profile: their form, words that figure ids need, and duplicates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from sofrep.domain.bilagor import changes_of, noted_sections
from sofrep.domain.forbund import Avsnitt, Forbund
from sofrep.domain.skrivsatt import normalise
from sofrep.domain.uppgift import Uppgift
from sofrep.forbundsprofil.faults import Faults

_NUMBER = re.compile(r"\[\d+\]")
_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SCOPES = ("insats", "union")
_LONGEST = {
    **dict.fromkeys(("insats", "union", "uppfoljning", "uppgift", "korsning"), 6),
    **dict.fromkeys(("forsorjning", "sysselsattning", "avslutsorsak", "enkat.grupp"), 8),
    "uppgift.varde": 8,
}
"""The longest that leave room for the rest of the longest figure id, of any period."""
_LONG = 10

# Words that come after the code in a figure id, or beside it: a code of that name would give
# two figures the same id.
_ALWAYS_TAKEN = frozenset({"kvinnor", "man", "ovriga", "andel", "saknas", "medel", "totalt"})
_OF_REGISTER = frozenset(
    [
        "anonyma",
        "alder",
        "avslut",
        "dagar",
        "fors",
        "grupper",
        "i-grupp",
        "kanda",
        "kohort",
        "kommun",
        "kunde",
        "manad",
        "manader",
        "numrerade",
        "orsak",
        "over-max",
        "personer",
        "samma",
        "samtycke",
        "svarade",
        "syss",
        "tid",
        "unga",
        "upprepning",
        "utan-grupp",
    ]
)
_TAKEN = {
    "kodgrupp": _OF_REGISTER,
    "uppgift": _OF_REGISTER | {*Uppgift, *Avsnitt, "eget", "kors", "over"},
    "korsning": frozenset({*Avsnitt, "eget"}),
    "part": frozenset({"kommuner", "manad", "medlem", "part", "per-manad"}),
    "medlem": frozenset({"kommuner"}),
    "enkat.grupp": frozenset({"antal"}),
}


MOST_CODES = 62
"""How many values a list may have of which a cell holds several: they are bits of one number."""


class _Named(Protocol):
    @property
    def kod(self) -> str: ...
    @property
    def namn(self) -> str: ...


def lists_of(forbund: Forbund) -> Iterator[tuple[str, Sequence[_Named]]]:
    """The lists of the profile whose posts have a code and a name."""
    yield "medlem", forbund.medlem
    yield "kommun", forbund.kommun
    yield "insats", forbund.insats
    yield "union", forbund.union
    yield "forsorjning", forbund.forsorjning
    yield "sysselsattning", forbund.sysselsattning
    yield "avslutsorsak", forbund.avslutsorsak
    yield "kodgrupp", forbund.kodgrupp
    yield "uppgift", forbund.uppgift
    for number, own in enumerate(forbund.uppgift, start=1):
        yield f"uppgift[{number}].varde", own.varde
    yield "korsning", forbund.korsning
    yield "part", forbund.part
    yield "uppfoljning", forbund.uppfoljning
    if forbund.enkat is not None:
        yield "enkat.grupp", forbund.enkat.grupp


def is_code(kod: str, longest: int = _LONG) -> bool:
    """Whether the text has the form of a code."""
    return _FORM.fullmatch(kod) is not None and len(kod) <= longest


def check_codes(forbund: Forbund, faults: Faults) -> None:
    """Every code has the right form and length and is no word of the figure ids."""
    for name, posts in lists_of(forbund):
        kind = _NUMBER.sub("", name)
        longest = _LONGEST.get(kind, _LONG)
        taken = _ALWAYS_TAKEN | _TAKEN.get(kind, frozenset())
        taken |= {each.kod for each in forbund.kodgrupp} if kind == "uppgift" else set()
        taken |= {*noted_sections(forbund), *changes_of(forbund)} if kind == "korsning" else set()
        for number, post in enumerate(posts, start=1):
            key = f"{name}[{number}].kod"
            if faults.told(key):
                continue
            if not is_code(post.kod, longest):
                faults.error(
                    "profil-kod",
                    key,
                    f'"{post.kod}" kan inte vara kod.',
                    f"Använd högst {longest} tecken av a-z, 0-9 och bindestreck (inga å, ä, ö).",
                )
            elif post.kod in taken:
                faults.error(
                    "profil-kod",
                    key,
                    f'"{post.kod}" används av programmet och kan inte vara kod här.',
                    "Välj en annan kod, t.ex. med en siffra efter.",
                )
            if not post.namn.strip() and not faults.told(f"{name}[{number}].namn"):
                faults.error(
                    "profil-varde", f"{name}[{number}].namn", "Namnet är tomt.", "Fyll i namnet."
                )


def check_sizes(forbund: Forbund, faults: Faults) -> None:
    """No list of values that may stand several in a cell is longer than can be kept."""
    lists: dict[str, Sequence[_Named]] = {
        "forsorjning": forbund.forsorjning,
        "sysselsattning": forbund.sysselsattning,
    }
    own = enumerate(forbund.uppgift, start=1)
    lists |= {f"uppgift[{n}].varde": each.varde for n, each in own if each.flera_varden}
    for name, posts in lists.items():
        if len(posts) > MOST_CODES:
            faults.error(
                "profil-varde",
                name,
                f"Listan har {len(posts)} poster, fler än {MOST_CODES}.",
                "Slå ihop poster: samma post kan ha många alias.",
            )


def check_duplicates(forbund: Forbund, faults: Faults) -> None:
    """No code, name, short name or alias stands twice in a list, as the workbooks compare them.

    Insatser and unions are one list: a goal may name either.
    """
    shared: dict[str, str] = {}
    for name, posts in lists_of(forbund):
        seen = shared if name in _SCOPES else {}
        for number, post in enumerate(posts, start=1):
            _check_post(f"{name}[{number}]", post, seen, faults)


def _check_post(path: str, post: _Named, seen: dict[str, str], faults: Faults) -> None:
    own: dict[str, str] = {}
    for key, text in _words(path, post):
        word = normalise(text)
        if not word:
            continue
        if word in seen:
            faults.error(
                "profil-dubblett",
                key,
                f'"{text}" står redan i {seen[word]}.',
                "Varje kod, namn och alias får bara stå på ett ställe i listan.",
            )
        own.setdefault(word, key)
    seen.update({word: key for word, key in own.items() if word not in seen})


def _words(path: str, post: _Named) -> Iterator[tuple[str, str]]:
    for field in ("kod", "namn", "kortnamn"):
        yield f"{path}.{field}", getattr(post, field, "")
    for number, alias in enumerate(getattr(post, "alias", ()), start=1):
        yield f"{path}.alias[{number}]", alias

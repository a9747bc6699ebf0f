"""The names that coded cells may hold, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct, field

from sofrep.domain.enkat import Respondentgrupp
from sofrep.domain.forbund import FORBUNDET, Forbund, Kod, Part
from sofrep.domain.skrivsatt import normalise, same_label
from sofrep.domain.uppgift import Varde

_UNKNOWN_WORDS = frozenset(
    {
        "okänd",
        "okänt",
        "uppgiftsaknas",
        "saknas",
        "vetej",
        "vetinte",
        "ejkänt",
        "ejkänd",
        "ejuppgift",
    }
    | {"ingenuppgift", "ingenåsikt", "ingenuppfattning", "obesvarad", "obesvarat", "ejsvar"}
    | {"ejsvarat", "villejsvara", "villintesvara", "kanejsvara", "kanintesvara"}
)
_UNKNOWN_SIGNS = frozenset({"", "-", "–", "—", "?", "..", "...", "…"})


@lru_cache(maxsize=10_000)
def says_unknown(text: str) -> bool:
    """Whether a coded cell says that nothing is known: empty, a dash, "uppgift saknas"."""
    return text.strip() in _UNKNOWN_SIGNS or normalise(text) in _UNKNOWN_WORDS


def label_of(text: str) -> str:
    """A participant number or group label, equal where it stands for the same; "" for none."""
    is_number = text[-1:].isdigit()  # a quick look: most are, and no word for the unknown is
    return "" if not is_number and says_unknown(text) else same_label(text)


class Names(Struct, frozen=True):
    """The names that a coded column may hold, in the order in which they are offered.

    `choices` are the canonical names (for dropdowns); `index` takes a normalised name to the
    position in the list, or to `UNKNOWN` where it says that nothing is known.
    """

    what: str
    choices: tuple[str, ...]
    index: dict[str, int] = field(default_factory=dict)

    def find(self, text: str) -> int | None:
        """The position of the value named `text`, or None."""
        return self.index.get(normalise(text))


def names_of(what: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> Names:
    """The names of a list: of each value the canonical one, and the others."""
    entries = tuple(entries)
    index: dict[str, int] = {}
    for number, (name, others) in enumerate(entries):
        for text in (name, *others):
            if key := normalise(text):
                index.setdefault(key, number)
    return Names(what, tuple(name for name, _ in entries), index)


def insats_names(forbund: Forbund) -> Names:
    """The insatser, by kod, namn, kortnamn and alias."""
    return names_of(
        "insats", ((i.kortnamn or i.namn, (i.kod, i.namn, *i.alias)) for i in forbund.insats)
    )


def scope_names(forbund: Forbund) -> tuple[Names, tuple[str, ...]]:
    """The förbund, the unions and the insatser, and beside them the kod of each."""
    own = ("Förbundet", (FORBUNDET, forbund.namn, forbund.kortnamn))
    entries = [own, *((i.kortnamn or i.namn, (i.kod, i.namn, *i.alias)) for i in forbund.insats)]
    entries += [(u.namn, (u.kod, *u.alias)) for u in forbund.union]
    kods = (FORBUNDET, *(i.kod for i in forbund.insats), *(u.kod for u in forbund.union))
    return names_of("insats, union eller Förbundet", entries), kods


def scope_choices(forbund: Forbund) -> tuple[str, ...]:
    """The canonical names of the förbund, the insatser and the unions."""
    return scope_names(forbund)[0].choices


def kommun_names(forbund: Forbund) -> Names:
    """The kommuner, by kod, namn, kortnamn and alias."""
    entries = ((k.kortnamn or k.namn, (k.kod, k.namn, *k.alias)) for k in forbund.kommun)
    return names_of("kommun", entries)


def code_names(
    what: str,
    codes: tuple[Kod, ...] | tuple[Part, ...] | tuple[Respondentgrupp, ...] | tuple[Varde, ...],
) -> Names:
    """The values of a list whose posts have kod, namn and alias, by each of them."""
    return names_of(what, ((c.namn, (c.kod, *c.alias)) for c in codes))


def part_names(forbund: Forbund) -> Names:
    """The parties."""
    return code_names("part", forbund.part)


def horizon_names(forbund: Forbund) -> Names:
    """The follow-up horizons, by kod and namn."""
    return names_of("uppföljning", ((u.namn, (u.kod,)) for u in forbund.uppfoljning))


def support_names(forbund: Forbund) -> Names:
    """The kinds of försörjning."""
    return code_names("försörjning", forbund.forsorjning)


def occupation_names(forbund: Forbund) -> Names:
    """The kinds of sysselsättning."""
    return code_names("sysselsättning", forbund.sysselsattning)

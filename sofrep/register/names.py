"""The names that coded cells may hold, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sofrep.domain.enkat import Enkat, Respondentgrupp
from sofrep.domain.forbund import FORBUNDET, Forbund, Kod, Kommun, Part
from sofrep.domain.skrivsatt import normalise, same_label

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


@dataclass(frozen=True, slots=True)
class Names:
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


def _names(what: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> Names:
    entries = tuple(entries)
    index: dict[str, int] = {}
    for number, (name, others) in enumerate(entries):
        for text in (name, *others):
            if key := normalise(text):
                index.setdefault(key, number)
    return Names(what, tuple(name for name, _ in entries), index)


def insats_names(forbund: Forbund) -> Names:
    """The insatser, by kod, namn, kortnamn and alias."""
    return _names(
        "insats", ((i.kortnamn or i.namn, (i.kod, i.namn, *i.alias)) for i in forbund.insats)
    )


def scope_names(forbund: Forbund) -> tuple[Names, tuple[str, ...]]:
    """The förbund, the unions and the insatser, and beside them the kod of each."""
    own = ("Förbundet", (FORBUNDET, forbund.namn, forbund.kortnamn))
    entries = [own, *((i.kortnamn or i.namn, (i.kod, i.namn, *i.alias)) for i in forbund.insats)]
    entries += [(u.namn, (u.kod, *u.alias)) for u in forbund.union]
    kods = (FORBUNDET, *(i.kod for i in forbund.insats), *(u.kod for u in forbund.union))
    return _names("insats, union eller Förbundet", entries), kods


def kommun_names(kommuner: tuple[Kommun, ...]) -> Names:
    """The kommuner, by kod, namn, kortnamn and alias."""
    return _names("kommun", ((k.kortnamn or k.namn, (k.kod, k.namn, *k.alias)) for k in kommuner))


def code_names(
    what: str, codes: tuple[Kod, ...] | tuple[Part, ...] | tuple[Respondentgrupp, ...]
) -> Names:
    """The values of a list whose posts have kod, namn and alias, by each of them."""
    return _names(what, ((c.namn, (c.kod, *c.alias)) for c in codes))


def horizon_names(forbund: Forbund) -> Names:
    """The follow-up horizons, by kod and namn."""
    return _names("uppföljning", ((u.namn, (u.kod,)) for u in forbund.uppfoljning))


def answer_names(enkat: Enkat) -> Names:
    """The steps of the survey's answer scale, by answer and alias."""
    return _names("enkätsvar", ((step.svar, step.alias) for step in enkat.svar))

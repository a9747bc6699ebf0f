"""The profile's coded dimensions: their categories, bands and kodgrupper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sofrep.domain.forbund import Forbund, Kodlista
from sofrep.statistics.bands import Band, age_bands, support_bands
from sofrep.statistics.calendar_time import PER_MONTH

MONTHS = tuple(f"{month:02d}" for month in range(1, 13))
SAKNAS = "saknas"
KAND = "kand"

DIMENSION_OF = {
    Kodlista.FORSORJNING: "fors",
    Kodlista.SYSSELSATTNING: "syss",
    Kodlista.AVSLUTSORSAK: "orsak",
}
SEVERAL_VALUES = ("fors", "syss")
"""The dimensions of which one person may have several values."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """How the rows of a population fall apart: into `atoms`, which `sets` put together.

    Both are steps (``kommun=alv``; ``unga``, ``arbstud``); a set is numbers of atoms.
    """

    name: str
    atoms: tuple[str, ...]
    sets: Mapping[str, frozenset[int]]

    @property
    def blank(self) -> str:
        """The step of those of whom nothing is known."""
        return f"{self.name}={SAKNAS}"


class Codes:
    """The profile's coded dimensions: their categories, and the codes of each kodgrupp."""

    def __init__(self, forbund: Forbund) -> None:
        self.categories: Mapping[str, tuple[str, ...]] = {
            "kommun": tuple(kommun.kod for kommun in forbund.kommun),
            "manad": MONTHS,
            "tid": support_bands(forbund.forsorjningstid),
            **{
                name: tuple(kod.kod for kod in forbund.codes(lista))
                for lista, name in DIMENSION_OF.items()
            },
        }
        self.bands: Mapping[str, Band] = {band.kod: band for band in age_bands(forbund.alder)}
        self.groups: Mapping[str, tuple[str, tuple[int, ...]]] = {
            group.kod: (
                DIMENSION_OF[group.lista],
                tuple(
                    number
                    for number, kod in enumerate(forbund.codes(group.lista))
                    if group.kod in kod.raknas_som
                ),
            )
            for group in forbund.kodgrupp
        }
        self.young_limit = forbund.alder.unga_till
        self.longest = forbund.max_manader * PER_MONTH
        self._plain_bands = tuple(self.bands.values())[: len(forbund.alder.band)]
        self.dimensions = self._dimensions()

    def _dimensions(self) -> tuple[Dimension, ...]:
        """Every dimension that tallies may be in, months apart."""
        made = [
            Dimension(name, tuple(f"{name}={kod}" for kod in self.categories[name]), {})
            for name in ("kommun", "tid")
        ]
        made.append(self._ages())
        for name in DIMENSION_OF.values():
            sets = {
                group: frozenset(members)
                for group, (dimension, members) in self.groups.items()
                if dimension == name
            }
            atoms = tuple(f"{name}={kod}" for kod in self.categories[name])
            if "sjuk" in sets and name == "orsak":
                sets["kunde"] = frozenset(range(len(atoms))) - sets["sjuk"]
            made.append(Dimension(name, atoms, sets))
        return tuple(made)

    def _ages(self) -> Dimension:
        """The bands as atoms; extra bands and the young where whole bands make them."""
        plain = self._plain_bands
        wanted = {f"alder={b.kod}": (b.low, b.high) for b in self.bands.values() if b not in plain}
        wanted["unga"] = (plain[0].low if plain else 0, self.young_limit)
        sets = {}
        for step, (low, high) in wanted.items():
            inside = [n for n, b in enumerate(plain) if low <= b.low and b.high <= high]
            if inside and plain[inside[0]].low == low and plain[inside[-1]].high == high:
                sets[step] = frozenset(inside)
        return Dimension("alder", tuple(f"alder={band.kod}" for band in plain), sets)

"""The dimensions as a profile has them: what every category and kodgrupp is in their columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sofrep.domain.forbund import Forbund
from sofrep.statistics.bands import Band, age_band
from sofrep.statistics.dimension import ALDER, DIMENSIONS, MANAD, ORSAK, SAKNAS, Dimension
from sofrep.statistics.own_dimensions import dimensions_of
from sofrep.statistics.ratio import CALENDAR_PER_MONTH

_UNBORN = -999
_PART = "samlade-"
JOINED = "+"
"""Between the codes of a step of several (``orsak=flytt+annat``)."""


class Category(Struct, frozen=True):
    """What the column of `dimension` holds: one of the `codes`, or a number in the `band`."""

    dimension: Dimension
    codes: tuple[int, ...] = ()
    band: Band | None = None


class Breakdown(Struct, frozen=True):
    """How the rows of a population fall apart: into `atoms`, which `sets` put together.

    Both are steps (``kommun=alv``; ``unga``, ``arbstud``); a set is numbers of atoms.
    """

    dimension: Dimension
    atoms: tuple[str, ...]
    sets: Mapping[str, frozenset[int]]

    @property
    def name(self) -> str:
        """The dimension's."""
        return self.dimension.name

    def members(self, step: str) -> frozenset[int] | None:
        """The atoms that a step puts together: itself, a set's, or those that are joined."""
        if step in self.sets:
            return self.sets[step]
        name, _, kods = step.partition("=")
        atoms = [f"{name}={kod}" for kod in kods.split(JOINED)]
        return frozenset(map(self.atoms.index, atoms)) if {*atoms} <= {*self.atoms} else None


class Codes:
    """The profile's dimensions.

    `categories` are the codes of each; `steps` what every step of a category (``kommun=alv``) or of
    several (``unga``, ``kunde`` and the kodgrupper) is; `groups` the kodgrupper alone; `breakdowns`
    the dimensions that tallies may be in, months apart.  `ages` are spans ("18-24") that are steps
    beside the profile's bands, for those who ask.
    """

    def __init__(
        self,
        forbund: Forbund,
        dimensions: Mapping[str, Dimension] | None = None,
        ages: Iterable[str] = (),
    ) -> None:
        dimensions = dimensions or dimensions_of(forbund)
        self.dimensions = dimensions
        self.categories: Mapping[str, tuple[str, ...]] = {
            name: tuple(dimension.categories(forbund)) for name, dimension in dimensions.items()
        }
        self.groups: Mapping[str, Category] = dict(_kodgrupper(forbund))
        self.longest = forbund.max_manader * CALENDAR_PER_MONTH
        steps: dict[str, Category] = {
            **dict(_categories(forbund, dimensions)),
            **self.groups,
            "unga": Category(
                ALDER, band=Band("unga", _UNBORN, forbund.alder.unga_till, extra=True)
            ),
            **({"kunde": self._could()} if "sjuk" in self.groups else {}),
        }
        self.steps: Mapping[str, Category] = {**steps, **dict(_spans(ages, steps))}
        self.breakdowns: Mapping[str, Breakdown] = {
            name: self._breakdown(each) for name, each in dimensions.items() if each is not MANAD
        }

    def category(self, step: str) -> Category | None:
        """What a step of one category, or of several, is; of bands only neighbours can be joined."""
        if step in self.steps:
            return self.steps[step]
        name, _, kods = step.partition("=")
        parts = [self.steps.get(f"{name}={kod}") for kod in kods.split(JOINED)]
        known = [part for part in parts if part is not None]
        if len(known) < max(len(parts), 2):
            return None
        bands = [part.band for part in known if part.band is not None]
        if any(one.high + 1 != other.low for one, other in pairwise(bands)):
            return None
        band = Band(kods, bands[0].low, bands[-1].high) if bands else None
        return Category(known[0].dimension, tuple(n for part in known for n in part.codes), band)

    def has_bands(self, name: str) -> bool:
        """Whether a dimension is of numbers, which lie in bands."""
        return name in self.dimensions and self.dimensions[name].bands is not None

    def _could(self) -> Category:
        """Those who could make use of the insats: every reason for exit but illness."""
        ill, every = self.groups["sjuk"].codes, range(len(self.categories[ORSAK.name]))
        return Category(ORSAK, tuple(code for code in every if code not in ill))

    def _breakdown(self, dimension: Dimension) -> Breakdown:
        """Codes or bands as atoms; sets of codes, and the extra bands that whole bands make."""
        own = {step: each for step, each in self.steps.items() if each.dimension is dimension}
        plain = [each.band for each in own.values() if each.band and not each.band.extra]
        atoms = tuple(f"{dimension.name}={kod}" for kod in self.categories[dimension.name])
        atoms = atoms[: len(plain)] if dimension.bands else atoms
        sets = {
            step: _made_of(plain, each.band) if each.band else frozenset(each.codes)
            for step, each in own.items()
            if step not in atoms
        }
        return Breakdown(dimension, atoms, {s: m for s, m in sets.items() if m is not None})


def _categories(
    forbund: Forbund, dimensions: Mapping[str, Dimension]
) -> Iterator[tuple[str, Category]]:
    """The step of every category."""
    for name, dimension in dimensions.items():
        if dimension.bands:
            bands = dimension.bands(forbund)
            yield from ((f"{name}={band.kod}", Category(dimension, band=band)) for band in bands)
        else:
            kods = enumerate(dimension.categories(forbund))
            yield from ((f"{name}={kod}", Category(dimension, (number,))) for number, kod in kods)


def _spans(ages: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, Category]]:
    """The steps of spans of ages that are not `known`, which are extra bands."""
    for text in ages:
        if text and text != SAKNAS:
            band = replace(age_band(text), extra=True)
            step = f"{ALDER.name}={band.kod}"
            if step not in known:
                yield step, Category(ALDER, band=band)


def _kodgrupper(forbund: Forbund) -> Iterator[tuple[str, Category]]:
    for group in forbund.kodgrupp:
        kods = enumerate(forbund.codes(group.lista))
        members = tuple(number for number, kod in kods if group.kod in kod.raknas_som)
        yield group.kod, Category(DIMENSIONS[group.lista.steg], members)


def _made_of(bands: Sequence[Band], wanted: Band) -> frozenset[int] | None:
    """The bands that make up another, None where whole bands do not; the young begin with the first."""
    inside = [
        n for n, band in enumerate(bands) if wanted.low <= band.low and band.high <= wanted.high
    ]
    if not inside or bands[inside[-1]].high != wanted.high:
        return None
    low = bands[0].low if wanted.low == _UNBORN else wanted.low
    return frozenset(inside) if bands[inside[0]].low == low else None


def part_of(kods: Sequence[str], of: Sequence[str]) -> str:
    """What joined codes are called in an id: which they are in the profile's list, as a number.

    ``samlade-a`` are the second and the fourth (binary 1010).
    """
    return f"{_PART}{sum(1 << of.index(kod) for kod in kods):x}"


def kods_of(part: str, of: Sequence[str]) -> tuple[str, ...]:
    """The codes that a part of an id joins; none where it joins none of this list."""
    try:
        number = int(part.removeprefix(_PART), 16) if part.startswith(_PART) else 0
    except ValueError:
        return ()
    kods = tuple(kod for n, kod in enumerate(of) if number >> n & 1)
    return kods if len(kods) > 1 and not number >> len(of) else ()

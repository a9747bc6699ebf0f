"""What the sum behind a mean tells of the bands that its rows are counted in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sofrep.domain.forbund import Forbund
from sofrep.rojande.sma_antal.keys import SUM, Key
from sofrep.rojande.sma_antal.relations import Limits, Relations
from sofrep.statistics.bands import age_band, support_bands

YOUNGEST, OLDEST = 16, 64
_LONGEST_SUPPORT = OLDEST - YOUNGEST


def sum_relations(out: Relations, key: Key, forbund: Forbund) -> None:
    """A sum of ages or of times lies between those of the limits of its bands.

    With a mean age of 35 two bands of which one is hidden leave few ways to share six persons.
    """
    if not key.what.startswith(SUM) or len(key.steps) < 2:
        return
    bands = {f"{SUM}alder": _ages, f"{SUM}tid": _times}.get(key.what)
    if bands is not None:
        for limits in bands(forbund):
            rows = key.at(*key.steps[:-1])._replace(what="")
            out.within(key, {rows.at(*rows.steps, step): ends for step, ends in limits.items()})
    if key.what == f"{SUM}alder":
        _young(out, key, forbund.alder.unga_till)


def _ages(forbund: Forbund) -> Iterator[Mapping[str, Limits]]:
    bands = [age_band(text) for text in forbund.alder.band]
    yield {f"alder={band.kod}": (max(band.low, YOUNGEST), min(band.high, OLDEST)) for band in bands}


def _times(forbund: Forbund) -> Iterator[Mapping[str, Limits]]:
    limits: Sequence[int] = (0, *forbund.forsorjningstid.granser, _LONGEST_SUPPORT)
    codes = support_bands(forbund.forsorjningstid)
    yield {f"tid={kod}": ends for kod, ends in zip(codes, pairwise(limits), strict=False)}


def _young(out: Relations, key: Key, limit: int) -> None:
    """The young and the others are two bands; who is neither has no age."""
    known = key._replace(what="")
    young = known.at(*known.steps[:-1], "unga")
    # The others are the known less the young, so a young one counts as the difference.
    out.within(
        key,
        {known: (limit + 1, OLDEST), young: (YOUNGEST - limit - 1, limit - OLDEST)},
    )

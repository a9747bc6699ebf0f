"""What those who came, who were there and who left tell of each other beside their sums."""

from __future__ import annotations

from itertools import accumulate

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.rojande.sma_antal.keys import OVER_MAX, SUM, Key
from sofrep.rojande.sma_antal.relations import Relations
from sofrep.statistics.bands import age_band

_LIFELONG = 20_000
"""Days that no enrolment lasts."""


def flow_relations(out: Relations, everyone: Key, forbund: Forbund, period: Period | None) -> None:
    """The relations of those enrolled in a scope, of one sex or all; `period` is theirs."""
    _in_order(out, everyone)
    _older(out, everyone, forbund)
    if forbund.max_manader and period is not None:
        _too_long(out, everyone, forbund.max_manader, period)


def _in_order(out: Relations, everyone: Key) -> None:
    """Nobody leaves before coming: by the end of any month no more have left than have come."""
    months = [f"manad={n:02d}" for n in range(1, 13)]
    counted = [[everyone.at(p, m) for m in months] for p in ("nya", "avslutade")]
    came, left = ([[key] for key in keys if key in out.truth] for keys in counted)
    for so_far, gone in zip(accumulate(came), accumulate(left), strict=False):
        out.at_most(gone, [everyone.at("vid-start"), *so_far])


def _older(out: Relations, everyone: Key, forbund: Forbund) -> None:
    """Nobody gets younger: who is in the lowest bands at the exit was so at the start.

    Who came in this period leaves in the same year of age.
    """
    codes = [age_band(text).kod for text in forbund.alder.band]
    lowest = [[f"alder={kod}" for kod in codes[: n + 1]] for n in range(len(codes))]
    for steps in (["unga"], *lowest):
        then = [everyone.at("aktuella", step) for step in steps]
        later = [everyone.at(p, step) for p in ("avslutade", "vid-slut") for step in steps]
        out.at_most(later, then)
        out.at_most(then, [*later, everyone.at("vid-start")])


def _too_long(out: Relations, everyone: Key, months: int, period: Period) -> None:
    """Who stayed longer than allowed was there before the period, and adds many days to a mean."""
    left, too_long = everyone.at("avslutade"), everyone.at("avslutade", OVER_MAX)
    if (period.end - period.start).days < 30 * months:
        out.at_most([too_long], [everyone.at("vid-start")])
    days = left._replace(what=f"{SUM}dagar")
    out.within(days, {left: (0, 31 * months), too_long: (30 * months - 2, _LIFELONG)})

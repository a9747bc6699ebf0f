"""All invented enrolments, built in the order in which the published figures allow."""

from __future__ import annotations

import random

from vast.sample.attributes import (
    set_gg_births,
    set_gg_time,
    set_kommun,
    set_other_time,
    set_rv_births,
    set_utr_births,
    set_utr_time_2023,
)
from vast.sample.flow import make_flow
from vast.sample.outcomes import set_follow_ups, set_gg_exits, set_rv_exits
from vast.sample.persons import link_other_years, link_returns, number, pair_2022
from vast.sample.rows import Row
from vast.sample.short_stays import make_gg, make_utr

SEED = "vast"
BLANK_KOMMUN = 5


def make_register() -> list[Row]:
    """Every enrolment of RV, UTR and GG from 2020 to 2023, the same at every run."""
    rng = random.Random(SEED)
    rv = make_flow(SEED)
    utr = make_utr(rng)
    young, older, rest = make_gg(rng)
    known_rv = [row for row in rv if not row.anonym]
    known_utr = [row for row in utr if not row.anonym]
    gg = young + older + rest

    set_kommun(rng, known_rv + known_utr + gg)
    set_rv_births(rng, known_rv)
    set_gg_births(rng, young, older, rest)
    new_2022 = [row for row in known_rv if row.new_in(2022)]
    persons = pair_2022(rng, new_2022, [row for row in known_utr if row.new_in(2022)])
    for year in range(2020, 2024):
        set_utr_births(rng, [row for row in known_utr if row.new_in(year)], year)
    elsewhen = [row for row in known_rv + known_utr + gg if not row.new_in(2022)]
    number(link_returns(rng, persons + link_other_years(rng, elsewhen)))

    set_rv_exits(rng, known_rv)
    set_follow_ups(rng, known_rv)
    set_gg_exits(rng, young, older)
    set_gg_time(rng, young, older, rest)
    set_utr_time_2023(rng, [row for row in known_utr if row.new_in(2023)])
    set_other_time(
        rng, [r for r in known_rv + known_utr if r.insats == "RV" or r.start.year < 2023]
    )
    for row in rng.sample([r for r in known_rv if r.slut is not None], BLANK_KOMMUN):
        row.kommun = ""
    return sorted(rv + utr + gg, key=lambda row: (row.insats, row.start, row.nummer))

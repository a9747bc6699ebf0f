"""Rows of a register for tests of sentences: so many who ended in a year, so many to work."""

from __future__ import annotations

from datetime import date
from typing import Any

from sofrep.domain.forbund import Forbund
from support.columns import Row
from support.frames import make_forbund


def ended(
    antal: int,
    arbete: int = 0,
    *,
    year: int = 2023,
    insats: str = "rv",
    kon: str = "",
    **changes: Any,
) -> list[Row]:
    """`antal` who began and ended in `year`, the first `arbete` of them in work; every other a man."""
    return [
        {
            "insats": insats,
            "start": date(year, 1, 10),
            "slut": date(year, 6, 10),
            "kon": kon or ("man" if n % 2 else "kvinnor"),
            "fodelsear": year - 40,
            "tid_ar": 2,
            "sysselsattning": ["arbete" if n < arbete else "ingen"],
            "forsorjning": ["ingen" if n < arbete else "sjukpen"],
            "avslutsorsak": "klar",
            **changes,
        }
        for n in range(antal)
    ]


def followed(antal: int, svarade: int, arbete: int, *, vid_avslut: int = 0) -> list[Row]:
    """`antal` exits of March 2022, of whom `svarade` answered after 6 months, `arbete` in work."""
    rows = ended(antal, vid_avslut, year=2022, slut=date(2022, 3, 1), samtycke=True)
    for n, row in enumerate(rows[:svarade]):
        value = "arbete" if n < arbete else "arbsok"
        row["uppf"] = {"6man": {"sysselsattning": [value], "forsorjning": ["forsstod"]}}
    return rows


def with_avsnitt(*avsnitt: Any, **changes: Any) -> Forbund:
    """The small profile with these sections for the first insats."""
    from msgspec.structs import replace

    forbund = make_forbund(**changes)
    first, *rest = forbund.insats
    return replace(forbund, insats=(replace(first, avsnitt=avsnitt), *rest))

"""Whether the insatser have rows only in the years in which the profile says that they run."""

from __future__ import annotations

from collections.abc import Iterator

from sofrep.domain.forbund import Forbund
from sofrep.domain.period import Period
from sofrep.domain.problem import About, Problem, error
from sofrep.register.underlag import Underlag
from sofrep.statistics.counting import EVERYTHING
from sofrep.statistics.source import Source
from sofrep.statistics.ways import is_running


def check_years(underlag: Underlag, forbund: Forbund, period: Period) -> Iterator[Problem]:
    """An error for each insats with participants in a period in which it does not run.

    They would be counted in its unions and shown nowhere else.
    """
    source = Source(underlag, forbund, period, EVERYTHING)
    for insats in forbund.insats:
        start = forbund.rows_from(insats)
        if is_running(forbund, insats.kod, period) or start is None or period.start < start:
            continue
        groups = [source.register_rows(insats.kod, name) for name in ("aktuella", "nya-anonyma")]
        count = sum(map(len, groups))
        if count:
            rows = next(group for group in groups if len(group))
            sheet, row = int(rows.column("sheet")[0]), int(rows.column("row")[0])
            yield error(
                "insats-utanfor-ar",
                underlag.sheets[sheet].place(row),
                f"{insats.namn} pågick inte {period.key} enligt profilen, men {count} "
                f"{'rad' if count == 1 else 'rader'} i registret gäller den då.",
                "Rätta datumen (saknas slutdatum?), eller fran och till för insatsen i "
                "forbund.toml.",
                About(insats.kod, period.year),
            )

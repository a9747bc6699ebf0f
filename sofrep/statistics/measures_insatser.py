"""The lines of the list of measures that come from the sheet of insatser: money in tkr."""

from __future__ import annotations

from sofrep.domain.figure import Unit
from sofrep.statistics.measure import Measure

_LINES = (
    ("budget", "budget", "Årets budget"),
    ("utfall", "utfall", "Årets utfall"),
    ("avvikelse", "avvikelse mot budget", "Utfall minus budget"),
)


def _lines(*, forbundet: bool) -> tuple[Measure, ...]:
    begins, name, rest = (
        ("insatser.", "alla insatser, ", "summan av årets insatser. Finns om alla är ifyllda.")
        if forbundet
        else ("", "", "enligt bladet Insatser. För en union summan, om alla är ifyllda.")
    )
    return tuple(
        Measure(
            pattern=f"{begins}{measure}",
            namn=f"{name}{namn}",
            definition=f"{what}, {rest}",
            unit=Unit.TKR,
            forbundet=forbundet,
        )
        for measure, namn, what in _LINES
    )


INSATS_MONEY = _lines(forbundet=False)
FORBUNDET_MONEY = _lines(forbundet=True)

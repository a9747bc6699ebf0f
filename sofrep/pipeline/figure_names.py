"""What a document calls its figures, where a reader clicks one in Word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sofrep.domain.figure import Figure
from sofrep.domain.forbund import Forbund


def names_in(forbund: Forbund) -> Callable[[Figure], str]:
    """Names such as ``Steget: nya deltagare, kvinnor, 2023``."""
    from sofrep.amnen.alla.labels import label
    from sofrep.visning.svenska import period_in_text

    @cache
    def name(figure: Figure) -> str:
        return f"{label(figure, forbund)}, {period_in_text(figure.period)}"

    return name

"""What an answer is of, in words: its period, and whom it is restricted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sofrep.domain.figure import Sex
from sofrep.statistics.dimension import SAKNAS
from sofrep.visning import svenska

if TYPE_CHECKING:
    from sofrep.domain.forbund import Forbund
    from sofrep.pipeline.evaluate import Results

SEX_WORDS = {Sex.KVINNOR: "kvinnor", Sex.MAN: "män", Sex.OVRIGA: "annat eller okänt kön"}


def selection_words(results: Results, sex: Sex | None = None) -> str:
    """``2023, Norra, 29 år eller yngre, kvinnor``; only the period where nothing was chosen."""
    chosen = results.selection
    parts = [
        svenska.period_in_text(results.period),
        kommun_words(chosen.kommun, results.forbund),
        ages_words(chosen.alder),
        SEX_WORDS.get(sex, "") if sex else "",
    ]
    return ", ".join(part for part in parts if part)


def kommun_words(kod: str, forbund: Forbund) -> str:
    """The name of a kommun; "" for none."""
    if kod == SAKNAS:
        return "kommun saknas"
    return next((each.kortnamn or each.namn for each in forbund.kommun if each.kod == kod), "")


def ages_words(text: str) -> str:
    """``29 år eller yngre``, ``30–39 år``, ``60 år eller äldre``, ``45 år``; "" for all."""
    if text == SAKNAS:
        return "ålder saknas"
    low, _, high = text.partition("-")
    if low and high:
        return f"{low} år" if low == high else f"{low}–{high} år"
    if high:
        return f"{high} år eller yngre"
    return f"{low} år eller äldre" if low else ""


def scope_name(scope: str, forbund: Forbund) -> str:
    """The short name of an insats, the name of a union, "Förbundet"."""
    short = {insats.kod: insats.kortnamn or insats.namn for insats in forbund.insats}
    short |= {union.kod: union.namn for union in forbund.union}
    return short.get(scope, "Förbundet")

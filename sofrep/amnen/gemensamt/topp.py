"""The largest of a table's rows, for a sentence before it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sofrep.amnen.gemensamt.tabeller import Radmatt
from sofrep.amnen.gemensamt.tryckta import Siffror
from sofrep.visning.visat import Tal


class Topp(Struct, frozen=True):
    """The row with the largest count."""

    namn: str
    antal: Tal
    andel: Tal | None


def largest(s: Siffror, rader: Sequence[Radmatt]) -> Topp | None:
    """The one largest row; None where there is none, or several are as large.

    Rows of blanks and of totals are no candidates.  Where a row is hidden nobody must know which
    is the largest, and where one has not been counted nobody knows.
    """
    counts = [(s.tal(r.matt), r) for r in rader if not r.summa and not r.matt.endswith(".saknas")]
    if any(tal.dold or not tal.raknad for tal, _ in counts):
        return None
    counts = [(tal, r) for tal, r in counts if tal]
    most = max((tal.varde for tal, _ in counts), default=0)
    winners = [(tal, r) for tal, r in counts if tal.varde == most]
    if len(winners) != 1:
        return None
    tal, rad = winners[0]
    return Topp(rad.etikett, tal, s.kanske(f"{rad.matt}.andel"))


def lower_first(name: str) -> str:
    """A label as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]

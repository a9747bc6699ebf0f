"""What the förbund calls those who take part: deltagare, individer, klienter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordform:
    """A noun with ``en`` in the forms that sentences need."""

    singular: str
    plural: str
    bestamd: str
    bestamda: str


DELTAGARE = Ordform(
    singular="deltagare", plural="deltagare", bestamd="deltagaren", bestamda="deltagarna"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ord:
    """The words that a förbund may have of its own."""

    deltagare: Ordform = DELTAGARE

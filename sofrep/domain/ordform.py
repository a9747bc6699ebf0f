"""What the förbund calls those who take part: deltagare, individer, klienter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordform:
    """A noun with ``en`` in the forms that sentences need; no form is made by a rule."""

    singular: str
    plural: str
    bestamd: str
    bestamda: str

    @property
    def stor(self) -> str:
        """The plural with a capital first letter, where a label begins."""
        return self.plural[:1].upper() + self.plural[1:]


DELTAGARE = Ordform(
    singular="deltagare", plural="deltagare", bestamd="deltagaren", bestamda="deltagarna"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ord:
    """The words that a förbund may have of its own."""

    deltagare: Ordform = DELTAGARE

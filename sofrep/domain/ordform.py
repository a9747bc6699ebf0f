"""What the förbund calls those who take part: deltagare, individer, klienter."""

from __future__ import annotations

from msgspec import Struct


class Ordform(Struct, frozen=True, kw_only=True):
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


class Ord(Struct, frozen=True, kw_only=True):
    """The words that a förbund may have of its own."""

    deltagare: Ordform = DELTAGARE

"""The förbund's own word for those who take part, in the forms that code and templates ask for.

Whatever the program writes about them takes its word from here; no form is made by a rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from sofrep.domain.figure import Number
from sofrep.domain.forbund import Forbund


@dataclass(frozen=True, slots=True)
class Ordval:
    """``en individ``, ``flera individer``, ``den här individen``, ``alla individerna``."""

    singular: str
    plural: str
    bestamd: str
    bestamda: str

    @property
    def stor(self) -> Ordval:
        """The same with a capital first letter, where a sentence or a label begins."""
        forms = (self.singular, self.plural, self.bestamd, self.bestamda)
        return Ordval(*(form[:1].upper() + form[1:] for form in forms))

    def efter(self, number: Number) -> str:
        """The form that follows a number: one or several."""
        return self.singular if number == 1 else self.plural


def deltagare(forbund: Forbund) -> Ordval:
    """The förbund's word for a participant."""
    form = forbund.ord.deltagare
    return Ordval(form.singular, form.plural, form.bestamd, form.bestamda)

"""What a form is: sections of questions, and how each is answered."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

SVAR = ("Ja", "Delvis", "Nej")


class Faltslag(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    DATUM = "datum"
    VAL = "val"
    KRYSS = "kryss"


class Falt(Struct, frozen=True):
    """A question and the place for its answer.

    `prompt` stands in the field until somebody writes there.  `val` are the answers to choose
    among; those of a `KRYSS` come from the profile's members and parties.  A question that is not
    `kravs` may be left open without being named.  `ur` are text places (bilaga, section) whose
    text stands in the field when its own has none.
    """

    kod: str
    fraga: str
    prompt: str
    slag: Faltslag = Faltslag.TEXT
    val: tuple[str, ...] = ()
    kravs: bool = True
    ur: tuple[tuple[str, str], ...] = ()

    @property
    def tagg(self) -> str:
        """What the field's content control is tagged with."""
        return f"falt:{self.kod}"


class Avdelning(Struct, frozen=True):
    """A part of a form under a heading of its own.

    `tabell` is what stands before the questions: ``deltagare``, ``mal``, ``ekonomi``, or nothing.
    """

    rubrik: str
    ingress: str
    falt: tuple[Falt, ...]
    tabell: str = ""


class Blankett(Struct, frozen=True, kw_only=True):
    """A form: `kod` is what the command and the form's own mark call it.

    `bilaga` is where its answers belong in the text sheet.
    """

    kod: str
    bilaga: str
    namn: str
    avdelningar: tuple[Avdelning, ...]

    @property
    def falt(self) -> tuple[Falt, ...]:
        """All fields in the form's order."""
        return tuple(falt for avdelning in self.avdelningar for falt in avdelning.falt)

    def fraga(self, kod: str) -> str:
        """The question of a field."""
        return next(falt.fraga for falt in self.falt if falt.kod == kod)

"""What an office may note of a participant: what every office knows, and what the profile adds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Uppgift(StrEnum):
    """Something that is noted of each participant, in one column of the register or another."""

    KON = "kon"
    ALDER = "alder"
    KOMMUN = "kommun"
    SLUT = "slut"
    FORSORJNINGSTID = "forsorjningstid"
    FORSORJNING = "forsorjning"
    SYSSELSATTNING = "sysselsattning"
    AVSLUTSORSAK = "avslutsorsak"
    GRUPP = "grupp"
    NUMMER = "nummer"

    @property
    def words(self) -> str:
        """What it is, in a sentence."""
        return _WORDS[self]


_WORDS = {
    Uppgift.KON: "kön",
    Uppgift.ALDER: "ålder",
    Uppgift.KOMMUN: "kommun",
    Uppgift.SLUT: "slutdatum",
    Uppgift.FORSORJNINGSTID: "tid i offentlig försörjning",
    Uppgift.FORSORJNING: "försörjning vid avslut",
    Uppgift.SYSSELSATTNING: "sysselsättning vid avslut",
    Uppgift.AVSLUTSORSAK: "avslutsorsak",
    Uppgift.GRUPP: "grupp",
    Uppgift.NUMMER: "deltagarnummer",
}


class Noteras(StrEnum):
    """When something is noted: as somebody begins, as they leave, or both."""

    VID_START = "start"
    VID_SLUT = "slut"
    BADA = "bada"


VID_START, VID_SLUT = "-in", "-ut"
"""End the name of what is noted at both: as it was at the start, and at the exit."""


class Varde(Struct, frozen=True, kw_only=True):
    """One value of something that the office notes beside what every office does."""

    kod: str
    namn: str
    alias: tuple[str, ...] = ()


class EgenUppgift(Struct, frozen=True, kw_only=True):
    """Something that the office notes of each participant beside what every office does.

    It has a list of values (`varde`), or is a number in bands between whole limits (`granser`), of a
    unit (`enhet`).  `rubrik` is the heading of its column, "" for the name.  `kand` says that a
    neighbour can know it: all else is sensitive.
    """

    kod: str
    namn: str
    rubrik: str = ""
    alias: tuple[str, ...] = ()
    noteras: Noteras = Noteras.VID_START
    flera_varden: bool = False
    kand: bool = False
    varde: tuple[Varde, ...] = ()
    granser: tuple[int, ...] = ()
    enhet: str = ""

    @property
    def heading(self) -> str:
        """What its column and its section are called."""
        text = self.rubrik or self.namn
        return text[:1].upper() + text[1:]

    @property
    def delar(self) -> tuple[tuple[str, Noteras, str], ...]:
        """What is counted: the name of each column, when it is noted, and how its words end."""
        if self.noteras is Noteras.BADA:
            return (
                (self.kod + VID_START, Noteras.VID_START, " vid start"),
                (self.kod + VID_SLUT, Noteras.VID_SLUT, " vid avslut"),
            )
        return ((self.kod, self.noteras, ""),)

"""What an office notes of participants: what every office knows, what the profile adds, crosses and divides, and what it calls them."""

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


class Korsning(Struct, frozen=True, kw_only=True):
    """Rows by columns of a population: a dimension by another, or by outcomes (kodgrupper).

    `rader` and `kolumner` are called as the sections are (``forsorjning``, ``utb``); several columns
    are kodgrupper.  `namn` is its heading.
    """

    kod: str
    namn: str
    rader: str
    kolumner: tuple[str, ...]
    population: str = "avslutade"


class Alder(Struct, frozen=True, kw_only=True):
    """Age bands ("16-29", "60-"), extra bands that are counted beside them, the youth limit.

    `yngst` and `aldst` are the ages at start that the insatser are for; others are told.
    """

    band: tuple[str, ...] = ()
    extra_band: tuple[str, ...] = ()
    unga_till: int = 29
    yngst: int = 16
    aldst: int = 64


class Forsorjningstid(Struct, frozen=True, kw_only=True):
    """Limits in whole years between the bands of time on public support: 1, 5, 9."""

    granser: tuple[int, ...] = ()


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

"""What an office may note of a participant: what a register may be without, if the profile says so."""

from __future__ import annotations

from enum import StrEnum


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

"""The words that offices use for the columns of the register and of follow-up sheets.

Read as the column (`Words.also`) is only what can mean nothing else in such a sheet.
"""

from __future__ import annotations

from sofrep.excel.declaration import Words

NUMMER = Words(
    also=(
        "Deltagarkod",
        "Deltagare nr",
        "Deltagare ID",
        "Löpande nummer",
        "Individnummer",
        "Individnr",
        "Individ-ID",
        "Pseudonym",
        "Avidentifierat nummer",
    ),
    stems=("nummer", "nr", "id", "deltagar", "löpn", "kod", "pseudonym"),
)
FODELSEAR = Words(
    also=("År född", "Födelseåret", "Född årtal", "Årgång"),
    stems=("föde", "född", "fött", "årgång"),
)
ALDER = Words(
    also=(
        "Ålder start",
        "Ålder inskrivning",
        "Ålder vid starten",
        "Ålder vid insatsens start",
        "Ålder vid start av insats",
        "Ålder vid inskrivningen",
        "Ålder vid insatsstart",
    ),
    stems=("ålder", "ålders", "år gammal"),
)
GRUPP = Words(
    also=("Gruppbeteckning", "Gruppens namn", "Gruppnummer", "Gruppnr", "Grupp-ID", "Kursgrupp"),
    stems=("grupp", "-gruppen"),
)
STARTDATUM = Words(
    also=(
        "Startat",
        "Startade",
        "Startad",
        "Började",
        "Insatsstart",
        "Insatsens start",
        "Start av insats",
        "Start av insatsen",
        "Start i insatsen",
        "Start insats",
        "Startdatum insats",
        "Insatsen startade",
        "Startdag",
        "Datum för start",
        "Datum för inskrivning",
        "Inskrivning",
        "Inskrivningsdag",
        "Inskriven från",
        "Inskriven den",
        "Inskrivet datum",
        "Påbörjad",
        "Påbörjat",
        "Påbörjade",
        "Från",
        "Från och med",
        "Fr.o.m.",
        "Från datum",
    ),
    stems=("start", "insatsstart", "inskriv", "påbörj", "börj", "ingång", "från", "datum"),
    unlike=("slut", "avslut", "utskriv", "försörj", "sysselsätt", "ålder", "plan"),
)
SLUTDATUM = Words(
    also=(
        "Utskrivningsdatum",
        "Utskriven datum",
        "Utskriven den",
        "Utskrivning",
        "Utskrivningsdag",
        "Datum för utskrivning",
        "Datum utskrivning",
        "Avslut",
        "Avslutat",
        "Avslutades",
        "Avslutad datum",
        "Avslutad den",
        "Avslutsdag",
        "Avslutningsdatum",
        "Datum för avslut",
        "Datum för slut",
        "Slutade",
        "Slutat",
        "Slutdag",
        "Sista dag",
        "Insatsslut",
        "Insatsens slut",
        "Insatsen avslutad",
        "Insatsen avslutades",
        "Slut i insatsen",
        "Avslut av insats",
        "Avslut av insatsen",
        "Slutdatum insats",
        "Till och med",
        "T.o.m.",
        "Till datum",
    ),
    stems=("slut", "avslut", "utskriv", "sista", "upphör", "till", "-slut", "datum"),
    unlike=(
        "start",
        "inskriv",
        "försörj",
        "sysselsätt",
        "orsak",
        "anledning",
        "skäl",
        "-orsak",
        "-anledning",
        "ålder",
    ),
)
ANONYM = Words(
    also=("Anonym deltagare", "Deltagare anonym", "Är anonym", "Anonymt", "Anonym rad"),
    stems=("anonym",),
)
_TIME_STEMS = ("tid", "år", "månader", "bidragstid")
_NOT_TIME = ("avslut", "slut", "efter", "uppfölj", "född", "-form", "-källa", "datum")
TID_AR = Words(
    also=(
        "År i försörjning",
        "Antal år i försörjning",
        "År på offentlig försörjning",
        "År med försörjning",
        "Antal år med offentlig försörjning",
        "Antal år på offentlig försörjning",
        "Tid i offentlig försörjning (år)",
        "Tid med offentlig försörjning (år)",
        "Tid i försörjning (år)",
        "År i offentlig försörjning vid start",
        "År i offentlig försörjning före start",
        "År i offentlig försörjning före insatsen",
    ),
    stems=_TIME_STEMS,
    unlike=_NOT_TIME,
)
TID_MANADER = Words(
    also=(
        "Månader i försörjning",
        "Antal månader i försörjning",
        "Mån i offentlig försörjning",
        "Antal mån i offentlig försörjning",
        "Månader på offentlig försörjning",
        "Antal månader med offentlig försörjning",
        "Antal månader på offentlig försörjning",
        "Tid i offentlig försörjning (månader)",
        "Tid i offentlig försörjning (mån)",
        "Tid med offentlig försörjning (månader)",
        "Månader i offentlig försörjning vid start",
        "Månader i offentlig försörjning före start",
    ),
)
_NOT_AT_EXIT = ("start", "inskriv", "före", "innan", "uppfölj", "tid", "år", "månad", "svar")


def at_exit(word: str, *stems: str) -> Words:
    """The words for what is noted at exit: ``Försörjning efter avslut``."""
    moments = (
        "vid avslutet",
        "vid utskrivning",
        "utskrivning",
        "efter avslut",
        "efter insatsen",
        "efter insats",
        "efter avslutad insats",
        "vid avslutad insats",
        "vid insatsens slut",
        "vid avslut av insats",
    )
    return Words(
        also=tuple(f"{word} {moment}" for moment in moments), stems=stems, unlike=_NOT_AT_EXIT
    )


FORSORJNING = at_exit("Försörjning", "försörj", "ersättning", "inkomst")
SYSSELSATTNING = at_exit("Sysselsättning", "sysselsätt", "status")
AVSLUTSORSAK = Words(
    also=(
        "Avslutsanledning",
        "Avslutningsanledning",
        "Avslutsskäl",
        "Anledning till avslut",
        "Anledning avslut",
        "Anledning",
        "Orsak avslut",
        "Orsak vid avslut",
        "Orsak till avslutet",
        "Orsak till utskrivning",
        "Anledning till utskrivning",
        "Utskrivningsorsak",
        "Utskrivningsanledning",
        "Skäl till avslut",
    ),
    stems=("orsak", "anledning", "skäl", "-orsak", "-anledning", "-skäl", "varför"),
)
SAMTYCKE = Words(
    also=(
        "Samtyckt",
        "Samtycker",
        "Samtyckt till uppföljning",
        "Samtycker till uppföljning",
        "Samtycke för uppföljning",
        "Medgivande",
        "Medgivande till uppföljning",
        "Medgivande uppföljning",
    ),
    stems=("samtyck", "medgiv", "godkän"),
)
SVARAT = Words(
    also=("Har svarat", "Svarade", "Besvarad", "Besvarat", "Svarat på uppföljning"),
    stems=("svar", "besvar"),
)

"""What each key of forbund.toml means, in Swedish: the text of docs/profile.md."""

from __future__ import annotations

from collections.abc import Mapping

TABLE_HELP: Mapping[str, str] = {
    "": "Överst i filen, före den första rubriken.",
    "medlem": "De som betalar: staten, regionen, kommunerna.",
    "kommun": "Kommunerna där deltagarna bor.",
    "insats": "Det som deltagare är inskrivna i.",
    "union": "Insatser som redovisas tillsammans; deltagarna läggs ihop.",
    "forsorjning": "Värdena i kolumnerna för försörjning.",
    "sysselsattning": "Värdena i kolumnerna för sysselsättning.",
    "avslutsorsak": "Värdena i kolumnen för avslutsorsak.",
    "kodgrupp": (
        'Värden som räknas tillsammans. Tre måste finnas: "egen" (försörjning: ingen offentlig '
        'försörjning), "arbstud" (sysselsättning: arbete eller studier) och "sjuk" '
        "(avslutsorsak: kunde inte tillgodogöra sig insatsen på grund av sjukdom)."
    ),
    "part": "De som ansöker om plats för en deltagare.",
    "alder": "Åldersband och gränsen för unga.",
    "forsorjningstid": "Band för tid i offentlig försörjning före insatsen.",
    "uppfoljning": "När och för vilka insatser avslutade deltagare följs upp.",
    "fonster": "De avslut som följs upp, i förhållande till rapportens år.",
    "bilaga": "Dokumenten som ska göras.",
    "mal": "Hur mål bedöms.",
    "dokument": "Vad ett års dokument anger; rubriken skrivs [dokument.2023].",
    "logotyp": "Bilder i dokumenten.",
}

_KOD = "Högst 10 tecken av a-z, 0-9 och bindestreck; ingår i figurernas id."
_KOD_KORT = "Högst 6 tecken av a-z, 0-9 och bindestreck; ingår i figurernas id."
_ALIAS = "Andra skrivsätt i arbetsböckerna."
_LISTA = {
    "kod": _KOD,
    "namn": "Så som värdet skrivs i arbetsböckerna och dokumenten.",
    "alias": _ALIAS,
    "raknas_som": "Kodgrupper som värdet hör till.",
}

_BY_TABLE: Mapping[str, Mapping[str, str]] = {
    "": {
        "namn": "Förbundets namn.",
        "kortnamn": "Det korta namnet, i sidhuvuden.",
        "organisationsnummer": "Organisationsnumret.",
        "exempel": 'Om uppgifterna är påhittade: varje sida får raden "Påhittade exempeldata".',
        "register_fran": "Första dagen då registret är komplett; tidigare år matas in som historik.",
        "max_manader": "Längsta inskrivningstid i månader, enligt kalendern; 0 för ingen gräns.",
    },
    "medlem": {
        "kod": _KOD,
        "namn": "Medlemmens namn.",
        "bidrag": "Bidrag i hela kronor per år: { 2023 = 100000 }. Andelarna räknas ur dem.",
    },
    "kommun": {
        "kod": _KOD,
        "namn": "Kommunens namn.",
        "kortnamn": "Det korta namnet, i tabeller; annars namnet.",
        "alias": _ALIAS,
        "medlem": "Koden för den medlem som kommunen är.",
    },
    "insats": {
        "kod": _KOD_KORT,
        "namn": "Insatsens namn.",
        "kortnamn": "Förkortningen; annars namnet.",
        "alias": _ALIAS,
        "fran": "Första året; 0 för öppet.",
        "till": "Sista året; 0 för öppet.",
        "avsnitt": "Avsnitten i bilagan Statistik, i den ordning de ska stå.",
        "gruppnamn": "Vad den deltar i vars rad har en gruppbeteckning.",
        "utan_gruppnamn": "Vad den deltar i vars rad saknar gruppbeteckning.",
    },
    "union": {
        "kod": _KOD_KORT,
        "namn": "Unionens namn.",
        "alias": _ALIAS,
        "insatser": "Koder för insatserna.",
        "avsnitt": "Avsnitten i bilagan Statistik, i den ordning de ska stå.",
    },
    "forsorjning": _LISTA,
    "sysselsattning": _LISTA,
    "avslutsorsak": _LISTA,
    "kodgrupp": {
        "kod": _KOD,
        "namn": "Gruppens namn, i dokumenten.",
        "lista": "Listan som gruppen hör till.",
    },
    "part": {
        "kod": _KOD,
        "namn": "Partens namn.",
        "alias": _ALIAS,
        "medlem": "Koden för medlemmen som parten hör till; tom om ingen.",
        "kommun": "Om parten är kommunerna, som ansöker var för sig.",
    },
    "alder": {
        "band": 'Band i ordning utan luckor: ["-24", "25-29", "30-"].',
        "extra_band": "Band som räknas vid sidan av de andra.",
        "unga_till": "Till och med denna ålder räknas man som ung.",
    },
    "forsorjningstid": {
        "granser": 'Gränser i hela år, stigande; sista bandet blir "mer än" den sista.',
    },
    "uppfoljning": {
        "kod": _KOD,
        "namn": 'Namnet, som i kolumnrubrikerna: "6 månader svarat".',
        "manader": "Antal månader efter avslut.",
        "insatser": "Koder för de insatser som följs upp.",
        "fonster": "Vilka avslut en årsrapport följer upp.",
        "delar": "Vilka avslut en delårsrapport följer upp; utan fönster utelämnas uppföljningen.",
    },
    "fonster": {
        "fran_ar": "Första dagens år: 0 är rapportens år, -1 året före.",
        "fran_dag": 'Första dagen, som "01-01".',
        "till_ar": "Sista dagens år.",
        "till_dag": 'Sista dagen, som "06-30".',
    },
    "bilaga": {
        "kod": "Vilket dokument det är.",
        "nummer": "Bilagans nummer; inget för årsredovisningen, som inte är någon bilaga.",
        "namn": "Bilagans namn; numret och namnet blir filens namn.",
    },
    "mal": {
        "tolerans_procent": "Så nära målvärdet, i procent av det, räknas som delvis uppfyllt.",
    },
    "dokument": {
        "datum": "Dokumentets datum.",
        "diarienummer": "Diarienumret.",
        "utkast": "Om varje sida ska märkas som utkast.",
    },
    "logotyp": {
        "fil": "Filens namn i förbundets mapp; png eller jpg.",
        "alt": "Vad bilden föreställer, för den som inte ser den.",
        "medfinansiar": "Medfinansiärens namn, om bilden är dess emblem: den står då bara i "
        "årsredovisningen, med namnet bredvid.",
    },
}

KEY_HELP: Mapping[str, str] = {
    f"{table}.{key}" if table else key: text
    for table, keys in _BY_TABLE.items()
    for key, text in keys.items()
}
"""Help by table and key: ``insats.kod``; the keys at the top by their own name."""

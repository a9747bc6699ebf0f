"""What each part of forbund.toml means, in Swedish: the text above its keys in docs/profile.md."""

from __future__ import annotations

from collections.abc import Mapping

TABLE_HELP: Mapping[str, str] = {
    "": "Överst i filen, före den första rubriken.",
    "medlem": "De som betalar: staten, regionen, kommunerna.",
    "kommun": "Kommunerna där deltagarna bor.",
    "insats": "Det som deltagare är inskrivna i.",
    "union": "Insatser som redovisas tillsammans; deltagarna läggs ihop.",
    "forsorjning": "Värdena i kolumnerna för försörjning. Listan får saknas, om den inte räknas.",
    "sysselsattning": "Värdena i kolumnerna för sysselsättning. Listan får saknas, om den inte räknas.",
    "avslutsorsak": "Värdena i kolumnen för avslutsorsak. Listan får saknas, om den inte räknas.",
    "kodgrupp": (
        'Värden som räknas tillsammans. Tre koder har en bestämd betydelse, om de används: "egen" '
        '(försörjning: ingen offentlig försörjning), "arbstud" (sysselsättning: arbete eller '
        'studier) och "sjuk" (avslutsorsak: kunde inte tillgodogöra sig insatsen på grund av '
        "sjukdom). Utan en kodgrupp görs inga siffror om den."
    ),
    "uppgift": "Det som ni noterar utöver det som alla förbund har; se [uppgifter.md](uppgifter.md).",
    "uppgift.varde": "Värdena i uppgiftens kolumn, om den inte är ett tal.",
    "korsning": "Två uppgifter korsade, eller en uppgift och utfall; koden är avsnittets namn. Se "
    "[uppgifter.md](uppgifter.md#korsningar).",
    "part": "De som ansöker om plats för en deltagare.",
    "alder": "Åldersband och gränsen för unga.",
    "forsorjningstid": "Band för tid i offentlig försörjning före insatsen.",
    "uppfoljning": "När och för vilka insatser avslutade deltagare följs upp.",
    "uppfoljning.fonster": "De avslut som följs upp, i förhållande till rapportens år.",
    "enkat": (
        "Enkäten för de nationella indikatorerna. Utan den görs inga siffror ur enkäter. De fyra "
        "listorna kan också skrivas en post per rad, som i den profil som `sofrep init` skriver."
    ),
    "enkat.svar": "Stegen på svarsskalan, och vad de räknas som.",
    "enkat.grupp": "De som får var sin enkät. En grupp som inte tillfrågas ett år är inget fel.",
    "enkat.indikator": "Indikatorerna, i den ordning de ska stå.",
    "enkat.fraga": "Frågorna till varje grupp.",
    "bilaga": "Dokumenten som ska göras.",
    "mal": "Hur mål bedöms.",
    "rojande": "Hur små grupper skyddas i dokumenten. Utan tabellen visas allt.",
    "rojande.tabell": "Strängare än minsta_grupp: antal som inte visas i ett slags tabeller. Slag utan regel "
    "visar alla antal.",
    "rojande.undantag": "Var reglerna inte gäller, och varför. Undantagen skrivs i figurer.json.",
    "betyg": "Samlat betyg för varje insats; utan den här delen sätts inga betyg. Regeln: för varje "
    "mål med både resultat och målvärde delas resultatet med målvärdet (för mål med högst: målvärdet "
    "med resultatet), och medelvärdet, exakt och i procent, ger det första steg vars gräns det når. Mer, och vad som är antaget, står i "
    "[betyg.md](betyg.md).",
    "betyg.steg": "Betygen, det bästa först.",
    "dokument": "Vad ett års dokument anger; rubriken skrivs [dokument.2023], för delårsrapporten "
    "som periodens mapp i out, till exempel [dokument.2023m01-08].",
    "logotyp": "Bilder i dokumenten.",
    "utdata": "Vad `sofrep build` skriver utöver Word-dokumenten, varje gång.",
    "ord": "Förbundets egna ord.",
    "ord.deltagare": (
        "Vad ni kallar dem som deltar, till exempel individ. Dokumenten och programmets svar följer "
        "ordet. Det ska vara ett ord med en: en individ, en klient. Skrivs "
        '`deltagare = { singular = "individ", plural = "individer", bestamd = "individen", '
        'bestamda = "individerna" }`.'
    ),
    "tyst": (
        "Kontroller som är avstängda, med skälet; `sofrep godta` skriver dem. Vilka som går att stänga av visar "
        "`sofrep check --regler`. Utan fil, blad, cell, insats och ar gäller det överallt; det avstängda visas sist."
    ),
}

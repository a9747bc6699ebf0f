"""What each key of forbund.toml means, in Swedish: the text of docs/profile.md."""

from __future__ import annotations

from collections.abc import Mapping

_KOD = "Högst 10 tecken av a-z, 0-9 och bindestreck; ingår i siffrornas id."
_KOD_KORT = "Högst 6 tecken av a-z, 0-9 och bindestreck; ingår i siffrornas id."
_KOD_8 = "Högst 8 tecken av a-z, 0-9 och bindestreck; ingår i siffrornas id."
_ALIAS = "Andra skrivsätt i arbetsböckerna."
_LISTA = {
    "kod": _KOD_8,
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
        "register_fran": "Första dagen då registret är komplett: det har alla som då var inskrivna eller började senare. "
        "Tidigare år matas in som historik. "
        "Behövs inte om alla insatser lämnar antal.",
        "noteras_inte": "Det som inget register i förbundet har en kolumn för. Se samma inställning för en insats.",
        "noteras_vid_start": "Det av forsorjning och sysselsattning som noteras också vid start.",
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
        "efterfoljer": "Koder för insatser som den här har tagit över efter, från sitt första år: "
        "deras rader och siffror räknas då med. Nämner flera insatser samma kod har den insatsen "
        "delats, och delarna jämförs inte med åren före.",
        "avsnitt": "Avsnitten i bilagan Statistik, i den ordning de ska stå: oversikt, manad, kommun, alder, "
        "forsorjningstid, forsorjning, sysselsattning, avslutsorsak, inskrivningstid, unga, grupper, "
        "personer, personal, uppfoljning, och koderna för egna uppgifter och korsningar.",
        "gruppnamn": "Vad den deltar i vars rad har en gruppbeteckning.",
        "utan_gruppnamn": "Vad den deltar i vars rad saknar gruppbeteckning.",
        "underlag": '"rader" om insatsen för ett register, "antal" om den bara lämnar antal.',
        "register_fran": "Första dagen då insatsens eget register är komplett, om den är senare än "
        "förbundets; dessförinnan används antal eller historik.",
        "noteras_inte": 'Det som insatsens register inte har en kolumn för, t.ex. ["kommun"]: kon, alder, kommun, '
        "slut, forsorjningstid, forsorjning, sysselsattning, avslutsorsak, grupp, nummer eller koden för en egen "
        "uppgift. Utan "
        "kolumn och utan inställningen är det ett fel när avsnitten eller målen bygger på uppgiften; med "
        "inställningen står den som okänd, aldrig som 0.",
        "inga_deltagare": "År då ingen deltog, fast insatsen pågick: [2024]. Annars är det ett fel att "
        "registret inte har någon rad för insatsen.",
        "inriktning": "Insatsens inriktning, så som den står i Uppföljning Finsam: individinriktad eller "
        "strukturövergripande, och den preciserade inriktningen. Visas i avsnittet finsam.",
        "metod": "Uppföljningsmetoden, så som den står i Uppföljning Finsam.",
        "esf": "Om insatsen delvis betalas av Europeiska socialfonden (ESF).",
        "flera_varden": "Om en person kan stå på flera rader i insatsens antal för försörjning eller "
        "sysselsättning. Då läggs raderna aldrig ihop till en kodgrupp.",
    },
    "union": {
        "kod": _KOD_KORT,
        "namn": "Unionens namn.",
        "alias": _ALIAS,
        "insatser": "Koder för insatserna.",
        "avsnitt": "Avsnitten i bilagan Statistik, som för en insats.",
    },
    "forsorjning": _LISTA,
    "sysselsattning": _LISTA,
    "avslutsorsak": _LISTA,
    "uppgift": {
        "kod": _KOD_KORT,
        "namn": "Vad uppgiften heter, i dokumenten: utbildningsnivå.",
        "rubrik": "Kolumnens rubrik i arbetsböckerna; annars namnet.",
        "alias": "Andra rubriker som kolumnen kan ha.",
        "noteras": '"start", "slut" eller "bada". Noteras den båda gångerna finns två kolumner, med vid start '
        "och vid avslut efter rubriken; i mått och avsnitt skrivs koden med -in och -ut.",
        "flera_varden": "Om en deltagare kan ha flera värden.",
        "kand": "Om en granne kan veta den om den som deltar. Annars är den känslig.",
        "granser": "Gränser i hela tal, stigande, om uppgiften är ett tal: [10, 20] ger tre band.",
        "enhet": "Talets enhet, i dokumenten: timmar per vecka.",
    },
    "uppgift.varde": {
        "kod": _KOD_8,
        "namn": "Så som värdet skrivs i arbetsböckerna och dokumenten.",
        "alias": _ALIAS,
    },
    "korsning": {
        "kod": _KOD_KORT,
        "namn": "Tabellens rubrik: Arbete eller studier efter kommun.",
        "rader": "Det som raderna är: kommun, alder, forsorjningstid, forsorjning, sysselsattning, avslutsorsak eller "
        "en egen uppgifts kod, så som avsnittet heter.",
        "kolumner": 'Det som kolumnerna är: ["forsorjning"], eller en eller flera kodgrupper: ["arbstud", "egen"].',
        "population": "aktuella, nya, avslutade, vid-start eller vid-slut.",
    },
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
        "band": 'Band i ordning utan luckor: ["-24", "25-29", "30-"]. Ett enda, ["0-"], går bra, '
        "och inga om ålder inte räknas.",
        "extra_band": "Band som räknas vid sidan av de andra.",
        "unga_till": "Till och med denna ålder räknas man som ung.",
        "yngst": "Den som är yngre än så vid start blir en varning.",
        "aldst": "Den som är äldre än så vid start blir en varning.",
    },
    "forsorjningstid": {
        "granser": 'Gränser i hela år, stigande; sista bandet blir "mer än" den sista. Inga om '
        "tiden inte räknas i band."
    },
    "uppfoljning": {
        "kod": _KOD_KORT,
        "namn": 'Namnet, som i kolumnrubrikerna: "6 månader svarat".',
        "manader": "Antal månader efter avslut.",
        "insatser": "Koder för de insatser som följs upp.",
        "fonster": "Vilka avslut en årsrapport följer upp.",
        "delar": "Vilka avslut en delårsrapport följer upp; utan den utelämnas uppföljningen.",
    },
    "uppfoljning.fonster": {
        "fran_ar": "Första dagens år: 0 är rapportens år, -1 året före.",
        "fran_dag": 'Första dagen, som "01-01".',
        "till_ar": "Sista dagens år.",
        "till_dag": 'Sista dagen, som "06-30".',
    },
    "enkat": {
        "minsta_grupp": (
            "Färre svar än så räknas men visas inte i dokumenten; 0 om alla ska visas."
        )
    },
    "enkat.svar": {
        "svar": "Svaret, så som det skrivs i enkäten och arbetsböckerna.",
        "alias": 'Andra skrivsätt, t.ex. siffran i svarsfilen: ["5"].',
        "utfall": '"klart" är klart positivt och räknas också som positivt.',
    },
    "enkat.grupp": {
        "kod": _KOD_8,
        "namn": "Gruppens namn, i arbetsböckerna och dokumenten.",
        "alias": _ALIAS,
        "kon": "Om gruppen tillfrågas om kön; då redovisas den också per kön.",
    },
    "enkat.indikator": {
        "nummer": "Indikatorns nummer.",
        "lydelse": "Indikatorns lydelse.",
        "utan_matt": "Varför indikatorn inte mäts än; tom för dem som har frågor.",
    },
    "enkat.fraga": {
        "grupp": "Koden för gruppen som får frågan.",
        "nummer": "Frågans nummer i gruppens enkät, högst 99.",
        "indikator": "Numret på den indikator som frågan hör till; 0 om ingen.",
        "lydelse": "Frågan.",
        "villkor_fraga": "Frågan ställs bara till dem som har svarat ett av villkor_svar på den.",
        "villkor_svar": 'De svar som villkoret gäller, t.ex. ["ja"].',
        "fran": "Första året som frågan ställs; 0 för öppet.",
        "till": "Sista året; 0 för öppet.",
        "jamforbar_fran": "Åren före visas men jämförs inte, t.ex. när frågan har skrivits om.",
        "ja_nej": "Om frågan besvaras med ja eller nej, som inte räknas till något utfall.",
    },
    "bilaga": {
        "kod": "Vilket dokument det är. Ett eget dokument har en egen kod, högst 10 tecken av a-z, 0-9 och "
        "bindestreck, och sin mall i mallar/KOD.docx, om det inte ska se ut som de andra.",
        "nummer": "Bilagans nummer; inget för årsredovisningen och delårsrapporten, som inte är bilagor. "
        "Sammanställningen och egna dokument får ha ett eller inget.",
        "namn": "Bilagans namn; numret och namnet blir filens namn.",
        "avsnitt": "Avsnitten i den ordning de ska stå; de som inte nämns är inte med. Utan listan är alla "
        'med. Ett eget avsnitt, som står på bladet Texter, skrivs "eget: Rubriken"; "eget" är de egna '
        "avsnitt som inte nämns på annan plats. Ett dokument kan också visa andras avsnitt, och ett eget "
        "dokument är en lista av dem: se [anpassa.md](anpassa.md#egna-dokument).",
        "del_av_ar": "Om ett eget dokument görs för delar av år, som delårsrapporten, och inte för hela år.",
    },
    "mal": {"tolerans_procent": "Så nära målvärdet, i procent av det, räknas som delvis uppfyllt."},
    "rojande": {
        "minsta_grupp": "Om en mindre grupp än så visas bara hur många den är, och inget mer går att räkna ut om "
        "den; 0 om regeln inte ska gälla. En ny mapp har 5.",
        "kanda": "Vad en granne kan veta om den som deltar: kommun, alder och manad kan tas bort; insats och "
        "kon är alltid med. Det som inte är med är känsligt.",
        "kansliga": "Vad ingen ska få veta: fors, syss, orsak, tid, dagar, grupp, nummer, part eller en egen "
        "uppgifts kod. Utan listan allt som inte är känt.",
        "enkat": "Om en liten grupps resultat i enkäten (enkat.minsta_grupp) inte heller ska gå att "
        "räkna ut ur de andras: då döljs ett resultat till.",
    },
    "rojande.tabell": {
        "tabell": '"kon" är alla antal för ett kön; i en grupp som är mindre än minsta visas inget '
        "kön. De andra är tabellerna i avsnittet med det namnet.",
        "minsta": "Mindre antal än så visas inte; 0 om alla ska visas.",
        "visa_nollor": "Om 0 ändå visas.",
    },
    "rojande.undantag": {
        "skal": "Varför de små antalen får visas.",
        "tabell": "Tabellerna som undantaget gäller; utan den alla.",
        "insats": "Koden för insatsen eller unionen; tom om alla.",
        "ar": "Året; 0 om alla.",
    },
    "betyg.steg": {
        "namn": "Betyget i ord.",
        "fran_procent": "Från och med detta medelvärde ges betyget; sjunkande, 0 för det sista.",
    },
    "dokument": {
        "datum": "Dokumentets datum.",
        "diarienummer": "Diarienumret.",
        "utkast": "Om varje sida ska märkas som utkast.",
    },
    "ord": {"deltagare": "Ordet för en deltagare, i fyra former."},
    "ord.deltagare": {
        "singular": "En: individ.",
        "plural": "Flera: individer.",
        "bestamd": "Den: individen.",
        "bestamda": "De: individerna.",
    },
    "logotyp": {
        "fil": "Filens namn i förbundets mapp; png eller jpg.",
        "alt": "Vad bilden föreställer, för den som inte ser den.",
        "medfinansiar": "Medfinansiärens namn, om bilden är dess emblem: den står då bara i "
        "årsredovisningen, med namnet bredvid.",
    },
    "utdata": {
        "webb": "Varje dokument som en webbsida: en fil för sig, som också går att läsa i telefonen.",
        "pdf": "Varje dokument som tillgänglig pdf.",
        "tabeller": "Årets alla tabeller i en arbetsbok.",
        "oversikt": "Översikten för kansliet, inte för publicering: kansliet/oversikt.html.",
    },
    "tyst": {
        "regel": "Regelns namn, så som `sofrep check --regler` visar det.",
        "skal": "Varför den är avstängd. Skälet visas av `check` och `build`.",
        "fil": 'Bara i den filen, med sökväg från förbundets mapp: "2023/mal.xlsx".',
        "blad": "Bara på blad med det namnet.",
        "cell": 'Bara i den cellen eller på den raden: "E9" eller "rad 9".',
        "insats": "Bara det som gäller insatsen eller unionen med den koden.",
        "ar": "Bara det som gäller det året: då inskrivningen började, siffrans år eller årsmappen.",
    },
}

KEY_HELP: Mapping[str, str] = {
    f"{table}.{key}" if table else key: text
    for table, keys in _BY_TABLE.items()
    for key, text in keys.items()
}
"""Help by table and key: ``insats.kod``; the keys at the top by their own name."""

"""Documents of an invented förbund, as reports are written, in which every number holds.

Each is a list of parts that any form can be made of (`support.handlingar`).
"""

from __future__ import annotations

from collections.abc import Mapping

from support.handlingar import Form, Part, Rubrik, Ruta, Tab

STATISTIK: list[Part] = [
    Rubrik("Statistik 2021"),
    ("Bilagan gäller verksamheten enligt lag (2003:1210) om finansiell samordning. Den beslutades den 24 februari 2022, "
    "dnr 2022-14, och frågor besvaras på 0555-12 34 56. Uppgifterna är hämtade 2022-01-17."),
    Rubrik("Insatserna i korthet", 2),
    ("Under 2021 hade insatserna sammanlagt 412 deltagare (221 kvinnor och 191 män), fler än 2020 (388). "
    "Av de 146 som avslutade gick 53 till arbete eller studier, 36 %, mot 33 % under 2020."),
    Tab(
        "Deltagare i insatserna 2021",
        [
            ["Insats", "Deltagare", "Kvinnor", "Män", "Nya", "Avslutade", "Inskrivna 31 december"],
            ["Stegen", "212", "118", "94", "101", "86", "126"],
            ["Verkstan", "134", "61", "73", "70", "39", "95"],
            ["Kompassen", "66", "42", "24", "66", "21", "45"],
            ["Totalt", "412", "221", "191", "237", "146", "266"],
        ],
    ),
    ("Den som är 16–29 år räknas som ung. Av de 101 nya i Stegen var 31 unga (31 %). Sju av de 31 hade inte gått "
    "klart gymnasiet, knappt 23 %."),
    Rubrik("Stegen", 2),
    "Stegen hade 212 deltagare. Alla 86 som avslutade utom 4, dvs. 82, svarade på enkäten.",
    Tab(
        "Avslutade i Stegen 2021 efter kommun",
        [
            ["Kommun", "Totalt", "Kvinnor", "Män", "Andel, %"],
            ["Ekby", "34", "19", "15", "40"],
            ["Granvik", "27", "12", "15", "31"],
            ["Lillsjö", "16", "9", "7", "19"],
            ["Norrås", "9", "6", "3", "10"],
            ["Totalt", "86", "46", "40", "100"],
        ],
    ),
    Tab(
        "Sysselsättning vid avslut i Stegen 2021",
        [
            ["Sysselsättning", "Antal", "Andel"],
            ["Arbete på heltid", "17", "20 %"],
            ["Arbete på deltid", "12", "14 %"],
            ["Studier", "10", "12 %"],
            ["Praktik", "21", "24 %"],
            ["Ingen sysselsättning", "26", "30 %"],
            ["Summa", "86", "100 %"],
        ],
        Form.UTAN_RAM,
    ),
    "Av de 86 gick 29 till arbete, 10 till studier och övriga 47 hade praktik eller ingen sysselsättning.",
    Tab(
        "Försörjning vid avslut i Stegen 2021, flera svar möjliga",
        [
            ["Försörjning", "Antal", "Andel, %"],
            ["Sjukpenning", "41", "48"],
            ["Försörjningsstöd", "30", "35"],
            ["Ingen offentlig försörjning", "22", "26"],
            ["Avslutade", "86", "100"],
        ],
    ),
    "En deltagare kan ha flera slags försörjning, så andelarna blir tillsammans mer än 100 %.",
    Rubrik("Verkstan", 2),
    ("Antalet deltagare i Verkstan ökade från 120 till 134, en ökning med 14. Hälften av de 134 hade varit utan arbete i "
    "mer än 5 år."),
    Tab(
        "Nya och avslutade i Verkstan 2021 efter kvartal",
        [
            ["Kvartal", "Nya", "Nya, kvinnor", "Nya, män", "Avslutade"],
            ["Första", "22", "9", "13", "8"],
            ["Andra", "15", "8", "7", "12"],
            ["Tredje", "10", "4", "6", "5"],
            ["Fjärde", "23", "11", "12", "14"],
            ["Totalt", "70", "32", "38", "39"],
        ],
        Form.TABBAR,
    ),
    Ruta("Av de 39 som avslutade i Verkstan gick 14 till arbete (36 %)."),
    Rubrik("Ansökningar", 2),
    ("Det kom 264 ansökningar, i genomsnitt 22 per månad. De fördelade sig på Försäkringskassan 96, "
    "Arbetsförmedlingen 71, regionen 58 och kommunerna 39."),
    Tab(
        "Ansökningar 2021 efter part",
        [
            ["Part", "Ekby", "Granvik", "Lillsjö", "Totalt", "Andel, %"],
            ["Försäkringskassan", "40", "31", "25", "96", "36,4"],
            ["Arbetsförmedlingen", "30", "22", "19", "71", "26,9"],
            ["Regionen", "28", "16", "14", "58", "22,0"],
            ["Kommunerna", "17", "12", "10", "39", "14,8"],
            ["Totalt", "115", "81", "68", "264", "100"],
        ],
    ),
]  # fmt: skip

ENKAT: list[Part] = [
    Rubrik("Indikatorer 2021"),
    "Enkäten besvarades av 74 av 92 deltagare, 80 %. Den ställs sedan 2018 och har 16 indikatorer.",
    Rubrik("Indikator 3: Stödet är till nytta", 2),
    "På fråga 4 var 85 % positiva bland de 74 som svarade. Av de 40 kvinnorna var 88 % positiva.",
    Tab(
        "Svar på indikator 3, 2021",
        [
            ["Grupp", "Svar (n)", "Negativt", "Varken eller", "Positivt", "Varav klart", "Svarsfrekvens"],
            ["Deltagare", "74", "5 %", "9 %", "85 %", "57 %", "80 %"],
            ["Personal", "18", "6 %", "17 %", "78 %", "44 %", "90 %"],
            ["Remittenter", "25", "4 %", "12 %", "84 %", "48 %", "63 %"],
            ["Styrelsen", "8", "0 %", "13 %", "88 %", "50 %", "100 %"],
        ],
    ),
    Tab(
        "Andel positiva svar 2018–2021",
        [
            ["Grupp", "2018", "2019", "2020", "2021"],
            ["Deltagare", "79 %", "81 %", "82 %", "85 %"],
            ["Personal", "70 %", "74 %", "80 %", "78 %"],
        ],
    ),
    "Andelen positiva deltagare ökade från 82 % till 85 %, med 3 procentenheter.",
    Tab(
        "Utskick och svar 2021",
        [
            ["Grupp", "Utskick", "Svar", "Svarsfrekvens"],
            ["Deltagare", "92", "74", "80 %"],
            ["Personal", "20", "18", "90 %"],
            ["Remittenter", "40", "25", "63 %"],
            ["Styrelsen", "8", "8", "100 %"],
        ],
        Form.UTAN_RAM,
    ),
]  # fmt: skip

EKONOMI: list[Part] = [
    Rubrik("Årsredovisning 2021"),
    ("Årsredovisningen följer lag (2018:597) om kommunal bokföring och redovisning. Räkenskapsåret omfattar "
    "2021-01-01 – 2021-12-31. Organisationsnummer 222000-1234."),
    Rubrik("Översikt", 2),
    ("Årets resultat är 214 300 kr, mot 96 800 kr under 2020. Det egna kapitalet är 1 482 600 kr. Kostnaderna "
    "var drygt 6 miljoner kronor (6 140 200 kr)."),
    Tab(
        "Flerårsöversikt, kronor",
        [
            ["Post", "2021", "2020", "2019", "2018"],
            ["Medlemsbidrag", "6 300 000", "6 200 000", "6 100 000", "6 000 000"],
            ["Övriga bidrag", "54 500", "20 000", "–", "12 000"],
            ["Verksamhetens kostnader", "6 140 200", "6 123 200", "6 190 400", "5 887 700"],
            ["Årets resultat", "214 300", "96 800", "−90 400", "124 300"],
            ["Eget kapital vid årets slut", "1 482 600", "1 268 300", "1 171 500", "1 261 900"],
        ],
    ),
    "Av medlen gick 71 % till individinsatser, 12 % till strukturella insatser och 17 % till kansliet.",
    Rubrik("Resultaträkning", 2),
    Tab(
        "Resultaträkning 2021, kronor",
        [
            ["Post", "Not", "2021", "2020"],
            ["Verksamhetens intäkter", "2", "6 354 500", "6 220 000"],
            ["Verksamhetens kostnader", "3", "−6 140 200", "−6 123 200"],
            ["Verksamhetens resultat", "", "214 300", "96 800"],
            ["Finansiella intäkter", "", "500", "300"],
            ["Finansiella kostnader", "", "−500", "−300"],
            ["Årets resultat", "", "214 300", "96 800"],
        ],
    ),
    Rubrik("Balansräkning", 2),
    Tab(
        "Balansräkning 2021, kronor",
        [
            ["Post", "2021", "2020"],
            ["Kortfristiga fordringar", "402 100", "310 900"],
            ["Kassa och bank", "1 960 700", "1 720 500"],
            ["Summa tillgångar", "2 362 800", "2 031 400"],
            ["Eget kapital vid årets början", "1 268 300", "1 171 500"],
            ["Årets resultat", "214 300", "96 800"],
            ["Summa eget kapital", "1 482 600", "1 268 300"],
            ["Kortfristiga skulder", "880 200", "763 100"],
            ["Summa eget kapital och skulder", "2 362 800", "2 031 400"],
        ],
        Form.UTAN_RAM,
    ),
    Rubrik("Kassaflödesanalys", 2),
    Tab(
        "Kassaflödesanalys 2021, kronor",
        [
            ["Post", "2021", "2020"],
            ["Årets resultat", "214 300", "96 800"],
            ["Medel från verksamheten", "214 300", "96 800"],
            ["Förändring av fordringar", "−91 200", "14 600"],
            ["Förändring av skulder", "117 100", "38 900"],
            ["Kassaflöde från den löpande verksamheten", "240 200", "150 300"],
            ["Årets kassaflöde", "240 200", "150 300"],
            ["Likvida medel vid årets början", "1 720 500", "1 570 200"],
            ["Likvida medel vid årets slut", "1 960 700", "1 720 500"],
        ],
    ),
    Rubrik("Driftsredovisning", 2),
    Tab(
        "Driftsredovisning 2021, kronor",
        [
            ["Post", "Utfall", "Budget", "Avvikelse"],
            ["Individinsatser", "4 359 500", "4 500 000", "140 500"],
            ["Strukturella insatser", "736 800", "800 000", "63 200"],
            ["Kansli", "1 043 900", "1 000 000", "−43 900"],
            ["Summa", "6 140 200", "6 300 000", "159 800"],
        ],
    ),
    Rubrik("Not 2 Intäkter", 2),
    Tab(
        "Not 2 Intäkter, kronor",
        [
            ["Post", "2021", "2020"],
            ["Staten", "3 150 000", "3 100 000"],
            ["Regionen", "1 575 000", "1 550 000"],
            ["Ekby kommun", "900 000", "890 000"],
            ["Granviks kommun", "675 000", "660 000"],
            ["Övriga bidrag", "54 500", "20 000"],
            ["Summa", "6 354 500", "6 220 000"],
        ],
    ),
    Rubrik("Not 3 Kostnader", 2),
    Tab(
        "Not 3 Kostnader, kronor",
        [
            ["Post", "2021", "2020"],
            ["Inhyrd personal", "4 802 600", "4 795 000"],
            ["varav styrelsen", "96 000", "94 000"],
            ["Lokaler", "612 300", "604 900"],
            ["Övrigt", "725 300", "723 300"],
            ["Summa", "6 140 200", "6 123 200"],
        ],
    ),
]  # fmt: skip

MAL: list[Part] = [
    Rubrik("Måluppfyllelse 2021"),
    "Av årets åtta mål är fyra uppfyllda, ett delvis uppfyllt och två inte uppfyllda. För ett kunde resultatet inte mätas.",
    Rubrik("Stegen", 2),
    Tab(
        "Mål och resultat för Stegen 2021",
        [
            ["Mål", "Målvärde", "2021", "Antal", "Kvinnor", "Män", "2020"],
            ["Minst 200 deltagare under året", "minst 200", "212", "", "118", "94", "190"],
            ["Minst 40 procent till arbete eller studier", "minst 40 %", "45 %", "39 av 86", "43 %", "48 %", "38 %"],
            ["Minst 25 procent med egen försörjning", "minst 25 %", "26 %", "22 av 86", "24 %", "28 %", "25 %"],
        ],
    ),
    ("Stegen hade 212 deltagare under 2021, fler än 2020 (190). Målet om 40 procent är nått: 45 % av de 86 som avslutade "
    "(39 av 86) arbetade eller studerade, 7 procentenheter mer än 2020 (38 %)."),
    Rubrik("Verkstan", 2),
    ("Verkstan hade 134 deltagare under 2021, varav 61 kvinnor och 73 män. Projektet pågår 1 mars 2021 – 28 februari 2024. "
    "Tre (3) grupper har hållits och ca 30 % av deltagarna (40 av 134) deltog i dem."),
    Tab(
        "Mål för Verkstan 2021",
        [
            ["Mål", "Målvärde", "Utfall", "Avvikelse"],
            ["Antal deltagare", "120", "134", "14"],
            ["Antal grupper", "4", "3", "−1"],
            ["Antal utbildade", "45", "52", "7"],
        ],
    ),
    "Därutöver deltog 18 personer i den öppna verksamheten. Nästa uppföljning görs hösten 2023, och handlingsplanen gäller till 2030.",
]  # fmt: skip

BLANDAT: list[Part] = [
    Rubrik("Verksamhetsberättelse 2021"),
    ("Styrelsen sammanträdde den 12 mars, den 4 juni, den 17 september och den 3 december 2021 kl. 13.00–15.30. Protokollen har "
    "nummer 1–4 (dnr 2021/17). Förbundet bildades 2009 och har 5 medlemmar. Läs mer på www.exempelbygden.se/rapport2021."),
    "Enligt 7 § lagen (2003:1210) ska staten bidra med hälften av medlen. Ansvaret delas enligt 2 kap. 3 § och SFS 2018:597.",
    ("Av kvinnorna var 40 % nöjda och av männen 55 %. Bland deltagarna är 48 % mellan 30 och 49 år. I tabell 3 och 4 "
    "redovisas resten. Se även bilaga 2, avsnitt 3.1."),
    "Av 60 tillfrågade angav 40 värk, 35 oro och 22 sömnproblem; flera svar kunde lämnas.",
    "Insatsen har 20 platser. Under hösten deltog 12 kvinnor och 5 män i en kurs på 10 veckor, 2 timmar i taget.",
    "Budgeten för 2022 är 6,4 mnkr. Lokalen är på 240 kvadratmeter, på Storgatan 14, 555 55 Ekby. Konto 123-4567.",
    "Resultatet 2021 var bättre än målet på minst 35 %: 38 % gick vidare, mot 33 % året före och 29 % i riket.",
    Tab(
        "Bidrag, tkr",
        [
            ["Medlem", "2019", "2020", "2021"],
            ["Staten", "3 050", "3 100", "3 150"],
            ["Regionen", "1 525", "1 550", "1 575"],
            ["Kommunerna", "1 525", "1 550", "1 575"],
            ["varav Ekby", "880", "890", "900"],
            ["Totalt", "6 100", "6 200", "6 300"],
        ],
    ),
    Tab(
        "Ålder",
        [
            ["Åldersgrupp", "Antal", "Procent"],
            ["16–24 år", "41", "19"],
            ["25–29 år", "33", "16"],
            ["30–49 år", "88", "42"],
            ["50–64 år", "50", "24"],
            ["Totalt", "212", "100"],
        ],
    ),
    "Andelarna är avrundade och blir därför 101 % tillsammans.",
    Tab(
        "Kursutvärdering",
        [
            ["Fråga", "Instämmer", "Delvis", "Instämmer inte"],
            ["Kursen var bra", "64 %", "27 %", "9 %"],
            ["Lokalen var bra", "55 %", "36 %", "9 %"],
            ["Jag lärde mig något", "73 %", "18 %", "9 %"],
            ["Tiden räckte", "33 %", "33 %", "33 %"],
        ],
    ),
    Tab(
        "Kontakter",
        [
            ["Ort", "Telefon", "Öppet"],
            ["Ekby", "0555-12 34 56", "8.00–16.30"],
            ["Granvik", "0555-65 43 21", "9.00–15.00"],
        ],
    ),
    Tab(
        "Medelålder vid avslut",
        [["Insats", "Alla", "Kvinnor", "Män"], ["Stegen", "41,2", "40,1", "42,5"], ["Verkstan", "38,0", "37,4", "38,5"]],
    ),
    Tab(
        "Så har medlen använts, kronor",
        [
            ["Ändamål", "2020", "2021"],
            ["Personal", "4.795.000", "4.802.600"],
            ["Lokaler", "604.900", "612.300"],
            ["Övrigt", "723.300", "725.300"],
            ["Summa kostnader", "6.123.200", "6.140.200"],
        ],
    ),
    Tab(
        "Deltagartimmar 2021",
        [
            ["Grupp", "Våren", "Hösten", "Hela året"],
            ["Stegen", "1204", "1390", "2594"],
            ["Verkstan", "980", "1105", "2085"],
            ["Kompassen", "455", "610", "1065"],
            ["Summa", "2639", "3105", "5744"],
        ],
        over="Timmar",
    ),
]  # fmt: skip

FORRA_ARET: list[Part] = [
    Rubrik("Måluppfyllelse 2020"),
    Rubrik("Stegen", 2),
    Tab(
        "Mål och resultat för Stegen 2020",
        [
            ["Mål", "Målvärde", "2020", "Kvinnor", "Män", "2019"],
            ["Minst 200 deltagare under året", "minst 200", "190", "101", "89", "176"],
            ["Minst 40 procent till arbete eller studier", "minst 40 %", "38 %", "37 %", "39 %", "36 %"],
            ["Minst 25 procent med egen försörjning", "minst 25 %", "25 %", "26 %", "24 %", "22 %"],
        ],
    ),
    "Stegen hade 190 deltagare under 2020, fler än 2019 (176).",
]  # fmt: skip

DOKUMENT: Mapping[str, list[Part]] = {
    "Statistik 2021": STATISTIK,
    "Indikatorer 2021": ENKAT,
    "Årsredovisning 2021": EKONOMI,
    "Måluppfyllelse 2021": MAL,
    "Verksamhetsberättelse 2021": BLANDAT,
    "Måluppfyllelse 2020": FORRA_ARET,
}

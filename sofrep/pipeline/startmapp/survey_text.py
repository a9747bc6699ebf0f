"""The survey part of a new forbund.toml: scale, groups, and the national indicators in brief."""

from __future__ import annotations

SURVEY = """\

# --- Enkäten för de nationella indikatorerna. Lydelserna är kortade: byt till er enkäts egna.
# Ta bort allt härifrån, och bilagan indikatorer ovan, om ni inte gör enkäten ---
[enkat]
minsta_grupp = 5                # färre svar än så räknas men visas inte; 0 om alla ska visas

# Svarsskalan: utfall är negativt, varken, positivt eller klart (klart positivt)
svar = [
    { svar = "Stämmer mycket dåligt", alias = ["1"], utfall = "negativt" },
    { svar = "Stämmer ganska dåligt", alias = ["2"], utfall = "negativt" },
    { svar = "Varken eller", alias = ["3"], utfall = "varken" },
    { svar = "Stämmer ganska bra", alias = ["4"], utfall = "positivt" },
    { svar = "Stämmer mycket bra", alias = ["5"], utfall = "klart" },
]

# De som får var sin enkät; kon = true för dem som tillfrågas om kön
grupp = [
    { kod = "pagaende", namn = "Deltagare pågående", alias = ["Pågående"], kon = true },
    { kod = "avslut", namn = "Deltagare avslut", alias = ["Avslut"], kon = true },
    { kod = "pers", namn = "Personal" },
    { kod = "remitt", namn = "Remittenter", alias = ["Remittent"] },
    { kod = "chef", namn = "Parternas chefsgrupp", alias = ["Chefsgrupp"] },
    { kod = "styr", namn = "Styrelse", alias = ["Styrelsen"] },
]

# utan_matt är skälet till att en indikator inte mäts än
indikator = [
    { nummer = 1, lydelse = "Deltagarna har nytta av stödet" },
    { nummer = 2, lydelse = "Deltagarna blir lyssnade på och bemötta med respekt" },
    { nummer = 3, lydelse = "Stödet utgår från deltagarens hela situation" },
    { nummer = 4, lydelse = "Deltagarna får ett samordnat stöd och slipper hålla ihop det själva" },
    { nummer = 5, lydelse = "Deltagarna får den tid som de behöver" },
    { nummer = 6, lydelse = "Övergången till fortsatt stöd är förberedd" },
    { nummer = 7, lydelse = "Deltagarna närmar sig arbete eller studier" },
    { nummer = 8, lydelse = "Insatserna ger något som ordinarie verksamhet inte kan ge ensam" },
    { nummer = 9, lydelse = "Deltagarnas erfarenheter tas till vara" },
    { nummer = 10, lydelse = "Ledningen efterfrågar och använder kunskap om resultaten" },
    { nummer = 11, lydelse = "Samverkan minskar kostnaderna för samhället", utan_matt = "Ett nationellt mått saknas ännu" },
    { nummer = 12, lydelse = "Parterna ser till helheten" },
    { nummer = 13, lydelse = "De som arbetar i samverkan har kunskap och mandat" },
    { nummer = 14, lydelse = "Styrelsen leder förbundet mot gemensamma mål" },
    { nummer = 15, lydelse = "Parternas chefer tar ansvar för samverkan i den egna organisationen" },
    { nummer = 16, lydelse = "Samverkan leder till varaktiga förbättringar" },
]

# Frågorna. villkor_fraga och villkor_svar: frågan ställs bara till dem som svarat så.
# jamforbar_fran: åren före visas men jämförs inte. fran och till: de år då frågan ställs.
fraga = [
    { grupp = "pagaende", nummer = 1, indikator = 1, lydelse = "Stödet är till nytta för mig" },
    { grupp = "pagaende", nummer = 2, indikator = 2, lydelse = "Jag blir lyssnad på" },
    { grupp = "pagaende", nummer = 3, indikator = 3, lydelse = "Stödet ser till hela min situation" },
    { grupp = "pagaende", nummer = 4, indikator = 4, jamforbar_fran = 2021, lydelse = "De som stödjer mig samarbetar med varandra" },
    { grupp = "pagaende", nummer = 5, indikator = 5, lydelse = "Jag får den tid jag behöver" },
    { grupp = "pagaende", nummer = 6, indikator = 9, lydelse = "Jag kan påverka hur stödet läggs upp" },

    { grupp = "avslut", nummer = 1, indikator = 1, lydelse = "Stödet har varit till nytta för mig" },
    { grupp = "avslut", nummer = 2, indikator = 2, lydelse = "Jag har blivit lyssnad på" },
    { grupp = "avslut", nummer = 3, indikator = 3, lydelse = "Stödet har sett till hela min situation" },
    { grupp = "avslut", nummer = 4, indikator = 4, jamforbar_fran = 2021, lydelse = "De som stödjer mig har samarbetat med varandra" },
    { grupp = "avslut", nummer = 5, indikator = 5, lydelse = "Jag har fått den tid jag behövt" },
    { grupp = "avslut", nummer = 6, indikator = 7, lydelse = "Jag är mer redo att arbeta eller studera än när jag började" },
    { grupp = "avslut", nummer = 7, indikator = 9, lydelse = "Jag har kunnat påverka hur stödet lagts upp" },
    { grupp = "avslut", nummer = 8, ja_nej = true, lydelse = "Behöver du fortsatt stöd från någon myndighet, kommunen eller vården?" },
    { grupp = "avslut", nummer = 9, indikator = 6, villkor_fraga = 8, villkor_svar = ["ja"], lydelse = "Jag vet vem som ger mig stöd nu" },
    { grupp = "avslut", nummer = 10, indikator = 6, villkor_fraga = 8, villkor_svar = ["ja"], fran = 2021, lydelse = "Vi har planerat tillsammans för det som kommer efter" },

    { grupp = "pers", nummer = 1, indikator = 3, lydelse = "Vi kan se till deltagarens hela situation" },
    { grupp = "pers", nummer = 2, indikator = 6, lydelse = "Övergången till fortsatt stöd fungerar" },
    { grupp = "pers", nummer = 3, indikator = 8, lydelse = "Insatsen ger deltagarna något som annars saknas" },
    { grupp = "pers", nummer = 4, indikator = 8, lydelse = "Insatsen avlastar ordinarie verksamhet" },
    { grupp = "pers", nummer = 5, indikator = 9, lydelse = "Deltagarnas synpunkter leder till förändringar" },
    { grupp = "pers", nummer = 6, indikator = 10, lydelse = "Min ledning frågar efter resultaten" },
    { grupp = "pers", nummer = 7, indikator = 12, lydelse = "Parterna ser till helheten" },
    { grupp = "pers", nummer = 8, indikator = 13, lydelse = "Jag har mandat att göra det som behövs" },
    { grupp = "pers", nummer = 9, indikator = 13, lydelse = "Jag känner till vad de andra parterna kan bidra med" },
    { grupp = "pers", nummer = 10, indikator = 16, lydelse = "Arbetssätt från insatsen används i ordinarie verksamhet" },
    { grupp = "pers", nummer = 11, indikator = 16, lydelse = "Hinder som vi ser förs vidare och åtgärdas" },

    { grupp = "remitt", nummer = 1, indikator = 3, lydelse = "Stödet ser till deltagarens hela situation" },
    { grupp = "remitt", nummer = 2, indikator = 6, lydelse = "Återkopplingen till oss fungerar när insatsen avslutas" },
    { grupp = "remitt", nummer = 3, indikator = 8, lydelse = "Insatsen ger deltagarna något som vi inte kan ge själva" },
    { grupp = "remitt", nummer = 4, indikator = 8, lydelse = "Insatsen avlastar vår verksamhet" },

    { grupp = "chef", nummer = 1, indikator = 9, lydelse = "Vi får del av deltagarnas erfarenheter" },
    { grupp = "chef", nummer = 2, indikator = 9, lydelse = "Deltagarna medverkar när vi utvecklar verksamheten" },
    { grupp = "chef", nummer = 3, indikator = 10, lydelse = "Vi använder resultaten i den egna organisationen" },
    { grupp = "chef", nummer = 4, indikator = 12, lydelse = "Parterna ser till helheten" },
    { grupp = "chef", nummer = 5, indikator = 15, lydelse = "Min organisation prioriterar samverkan" },
    { grupp = "chef", nummer = 6, indikator = 15, lydelse = "Samverkan finns med i våra planer och budgetar" },
    { grupp = "chef", nummer = 7, indikator = 16, lydelse = "Arbetssätt från insatserna har införts hos oss" },
    { grupp = "chef", nummer = 8, indikator = 16, lydelse = "Hinder för samverkan undanröjs" },

    { grupp = "styr", nummer = 1, indikator = 12, lydelse = "Parterna ser till helheten" },
    { grupp = "styr", nummer = 2, indikator = 14, lydelse = "Styrelsen har tydliga gemensamma mål" },
    { grupp = "styr", nummer = 3, indikator = 14, lydelse = "Styrelsen följer upp målen och lär av resultaten" },
    { grupp = "styr", nummer = 4, indikator = 16, lydelse = "Det som fungerar tas över av ordinarie verksamhet" },
    { grupp = "styr", nummer = 5, indikator = 16, lydelse = "Behov hos grupper utan stöd fångas upp" },
]
"""
"""The wordings are our own short ones: every förbund puts in those of the survey that it uses."""

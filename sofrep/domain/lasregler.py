"""The rules of what is read at all: files, sheets, headings and personal data."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.regel import (
    Regel,
    Severity,
    fel,
    fel_eller_varning,
    personuppgift,
    upplysning,
    upplysning_eller_varning,
    varning,
)

FEL_OCH_VARNING = (Severity.ERROR, Severity.WARNING)

# A rule a line.
# fmt: off
LASREGLER: Mapping[str, Mapping[str, Regel]] = {
    "Filer": {
        "fil-format": fel("Filen har ett format som inte läses (xls, xlsb, ods, xml, numbers). Spara som xlsx."),
        "fil-namn": fel("Filen är en arbetsbok, men namnet slutar inte på .xlsx: stavfel, mellanslag efter eller ingen ändelse."),
        "fil-ej-last": varning("Filen lästes inte: en textfil (csv, tsv, txt), en genväg, en säkerhetskopia, en hämtning som inte blev klar, eller en arbetsbok i en mapp som heter out eller mallar."),
        "fil-ovrig": upplysning("I mappen ligger också filer som inte är arbetsböcker, t.ex. PDF. De läses inte och får ligga kvar."),
        "fil-skadad": fel("Filen är ingen hel arbetsbok."),
        "fil-ovanlig": fel("Arbetsboken kan vara hel men är uppbyggd på ett ovanligt sätt. Spara den på nytt i Excel."),
        "fil-krypterad": fel("Arbetsboken är skyddad med lösenord."),
        "fil-oppen": fel_eller_varning("Filen är öppen i ett annat program: ett fel om den inte kan läsas, annars en varning om att det som inte är sparat inte räknas."),
        "fil-gar-inte-att-lasa": fel("Filen eller mappen kan inte läsas från disken."),
        "fil-ej-genomsokt": varning("En Wordfil är så stor eller så ovanlig att den inte genomsöktes efter personuppgifter.", tystas=False),
        "fil-for-stor": fel("Filen är orimligt stor, packad eller uppackad."),
        "fil-kopia": fel("Två filer för samma år är exakt lika, så allt skulle räknas två gånger."),
        "fil-makron": varning("Arbetsboken har makron. De körs inte."),
        "fil-lankar": varning("Arbetsboken hämtar värden ur andra arbetsböcker. De senast sparade värdena läses."),
        "fil-fientlig": fel("Filen innehåller sådant som en arbetsbok aldrig har, t.ex. egna XML-entiteter."),
    },
    "Blad och rubriker": {
        "blad-ej-last": varning("Bladet har innehåll men inga rubriker som känns igen, och lästes inte."),
        "blad-kopia": fel("Minst hälften av ett blads rader står också på ett annat, och skulle räknas två gånger. Det läses inte."),
        "blad-for-stort": fel("Bladet har för många rader eller celler, eller en ensam cell långt bort."),
        "blad-tvetydigt": fel("Rubrikerna passar två slags blad lika bra."),
        "rubrik-saknas": fel("En rubrik som bladet måste ha saknas."),
        "rubrik-dubbel": fel("Samma rubrik, eller två namn på samma sak, står två gånger."),
        "rubrik-sammanslagen": fel("En rubrikcell är sammanslagen med andra."),
        "pinnkolumn-okand": fel_eller_varning('En rubrik som "Försörjning vid avslut: …" nämner ett värde som inte finns i forbund.toml, eller en kolumn med markeringar bredvid sådana har en annan rubrik.'),
        "tva-tabeller": fel("Två tabeller står på samma blad."),
        "data-efter-summa": fel("Det finns rader efter summaraden."),
        "varde-i-fel-kolumn": varning("Ett värde ser ut att höra till kolumnen bredvid, som är tom på raden."),
        "cell-ensam-tom": varning("En cell är tom på en enda rad, fast alla andra rader på bladet har ett värde, eller en rad har ett utfall utan budget och en annan tvärtom: det kan ha glömts, eller raden eller kolumnen ha förskjutits."),
        "kolumn-forskjuten": varning("Två kolumner är från en rad och nedåt inte ifyllda på samma rader, men vore det om cellerna i den ena flyttades en rad: celler kan ha infogats eller tagits bort i bara en kolumn."),
        "rad-nastan-tom": varning("En rad har bara det ifyllt som varje rad måste ha, fast andra har mer: den kan vara en rubrik, eller en anonym deltagare utan markering."),
        "rad-overstruken": varning("Alla celler på en rad är överstrukna, men raden räknas."),
        "celler-dragna": varning("Datum, antal eller födelseår är ett mer för varje rad: cellerna kan ha fyllts i genom att dras nedåt."),
        "kolumn-sorterad": varning("Lika värden i en kolumn står intill varandra fast raderna ligger i tidsordning: kolumnen kan ha sorterats utan de andra."),
        "blad-som-annat-ar": varning("Bladet har samma rader som ett blad i en annan årsmapp: förra årets kan ligga kvar."),
        "celler-sammanslagna": fel("Celler bland uppgifterna är sammanslagna."),
        "blad-annat-ar": varning("Bladet eller filen nämner ett annat år än den årsmapp som filen ligger i."),
        "rubrik-liknar": varning("En rubrik liknar en som känns igen, i stavning eller i mening; kolumnen lästes inte."),
        "kolumn-saknas": fel_eller_varning("Registret har ingen kolumn, eller bara en med en rubrik som inte känns igen, för något som avsnitten eller målen bygger på. En varning där en annan kolumn för det finns men är tom. Noterar ni det inte, skriv noteras_inte i forbund.toml."),
        "kolumn-utan-uppgift": upplysning_eller_varning("Bladet har ingen kolumn för något som programmet kan räkna; där står att uppgift saknas. En varning om samma blad hade kolumnen förra året, eller ett annat blad av samma slag i filen har den."),
        "kolumn-tom": varning("En kolumn i registret som avsnitten eller målen bygger på är tom på alla rader som räknas. Noterar ni det inte, skriv noteras_inte i forbund.toml.", foljd=True),
        "kolumn-ej-last": upplysning_eller_varning("Kolumner på ett blad lästes inte, för att deras rubriker inte känns igen. En varning om rubriken är tom, eller om kolumnen har tal på ett blad där en kolumn med tal saknas."),
    },
    "Personuppgifter": {
        "personnummer": personuppgift("Ett personnummer eller samordningsnummer står i en cell, en rubrik, en kommentar, ett dolt blad, ett namn, filens egenskaper eller någon annanstans i en fil. Hela bladet eller filen läses inte; värdet visas aldrig."),
        "personnummer-liknar": personuppgift("Något är skrivet som ett personnummer, med ett möjligt datum, men kontrollsiffran stämmer inte eller är maskerad.", Severity.WARNING),
        "epost": personuppgift("En e-postadress står på ett blad. Bladet läses inte. Kansliets egen får stå på bladet Organisation och, på bladet Texter, i avsnittet kontakt. På ett blad som inte läses är det en varning.", *FEL_OCH_VARNING),
        "telefon": personuppgift("Ett telefonnummer står på ett blad. Bladet läses inte; samma undantag som för e-post.", *FEL_OCH_VARNING),
        "personkolumn": personuppgift("En kolumn på ett blad med en rad per deltagare, eller med antal, heter Namn, Adress, Telefon, Personnummer eller liknande. Bladet läses inte."),
    },
}
# fmt: on

"""Every rule that a förbund's profile and workbooks are held to, by its id: the declarations.

The ids are stable: they stand in problems, in their JSON, in a profile's ``[[tyst]]`` and in
docs/problems.md, which is made from this list (`sofrep.domain.regelsida`).
"""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.regel import Regel, fel, fel_eller_varning, personuppgift, varning

# fmt: off - a rule a line
REGLER: Mapping[str, Mapping[str, Regel]] = {
    "Filer": {
        "fil-format": fel("Filen har ett format som inte läses (xls, xlsb, ods). Spara som xlsx."),
        "fil-skadad": fel("Filen är ingen hel arbetsbok."),
        "fil-krypterad": fel("Arbetsboken är skyddad med lösenord."),
        "fil-oppen": fel("Filen är öppen i ett annat program och kan inte läsas."),
        "fil-gar-inte-att-lasa": fel("Filen eller mappen kan inte läsas från disken."),
        "fil-for-stor": fel("Filen är orimligt stor, packad eller uppackad."),
        "fil-kopia": fel("Två filer för samma år är exakt lika, så allt skulle räknas två gånger."),
        "fil-fientlig": fel(
            "Filen innehåller sådant som en arbetsbok aldrig har, t.ex. egna XML-entiteter."
        ),
    },
    "Blad och rubriker": {
        "blad-ej-last": varning(
            "Bladet har innehåll men inga rubriker som känns igen, och lästes inte."
        ),
        "blad-for-stort": fel(
            "Bladet har för många rader eller celler, eller en ensam cell långt bort."
        ),
        "blad-tvetydigt": fel("Rubrikerna passar två slags blad lika bra."),
        "rubrik-saknas": fel("En rubrik som bladet måste ha saknas."),
        "rubrik-dubbel": fel("Samma rubrik, eller två namn på samma sak, står två gånger."),
        "rubrik-sammanslagen": fel("En rubrikcell är sammanslagen med andra."),
        "pinnkolumn-okand": fel(
            'En rubrik som "Försörjning vid avslut: …" nämner ett värde som inte finns i profilen.'
        ),
        "tva-tabeller": fel("Två tabeller står på samma blad."),
        "data-efter-summa": fel("Det finns rader efter summaraden."),
        "celler-sammanslagna": fel("Celler bland uppgifterna är sammanslagna."),
        "blad-annat-ar": varning(
            "Bladet eller filen nämner ett annat år än den årsmapp som filen ligger i."
        ),
        "rubrik-liknar": varning(
            "En rubrik liknar en som känns igen men är stavad på annat sätt; kolumnen lästes inte."
        ),
        "personnummer": personuppgift(
            "En cell, eller namnet på ett blad eller en fil, innehåller ett personnummer eller samordningsnummer. Hela bladet eller filen vägras; värdet visas aldrig."
        ),
    },
    "Celler": {
        "felvarde": fel("Cellen visar ett felvärde, t.ex. #DIVISION/0!."),
        "formel-ej-beraknad": fel(
            "Cellen har en formel som aldrig räknats ut. Öppna arbetsboken i Excel och spara den."
        ),
        "datum-okant": fel("Cellen kan inte läsas som ett datum."),
        "datum-orimligt": fel("Datumet ligger långt utanför det rimliga."),
        "datum-klockslag": varning("Datumet har ett klockslag, som inte används."),
        "datum-stammer-inte": fel("Datumet ligger utanför det år som bladet gäller."),
        "manad-okand": fel("Cellen kan inte läsas som en månad."),
        "halvar-okant": fel("Cellen kan inte läsas som ett halvår."),
        "tal-okant": fel("Cellen kan inte läsas som ett tal."),
        "antal-orimligt": fel("Antalet är inte ett heltal från 0 och uppåt."),
        "antal-saknas": fel(
            "Ett antal som måste finnas saknas: andra rader har det, eller raden betyder inget utan det."
        ),
        "fodelsear-orimligt": fel("Födelseåret är inte möjligt."),
        "alder-orimlig": fel("Åldern är inte möjlig."),
        "ar-orimligt": fel("Årtalet är inte möjligt."),
        "ar-saknas": fel(
            "Raden säger inte vilket år den gäller, och bladet ligger inte i en årsmapp."
        ),
        "tid-orimlig": fel("Tiden i offentlig försörjning är inte möjlig."),
        "tid-dubbel": fel("Tiden är given både i år och i månader, och de stämmer inte överens."),
        "kon-okant": fel("Cellen kan inte läsas som ett kön."),
        "pinn-motsagelse": fel("Ett värde står i en kolumn men har nej i värdets egen kolumn."),
        "markering-okand": fel("Cellen kan inte läsas som ja eller nej."),
        "insats-okand": fel("Insatsen finns inte i profilen."),
        "insats-saknas": fel("Raden säger inte vilken insats den gäller."),
        "kommun-okand": fel("Kommunen finns inte i profilen."),
        "forsorjning-okand": fel("Försörjningen finns inte i profilens kodlista."),
        "sysselsattning-okand": fel("Sysselsättningen finns inte i profilens kodlista."),
        "avslutsorsak-okand": fel("Avslutsorsaken finns inte i profilens kodlista."),
        "part-okand": fel("Parten finns inte i profilen."),
        "part-saknas": fel("Raden säger inte vilken part som ansökt."),
        "startdatum-saknas": fel("Inskrivningen har inget startdatum."),
    },
    "Registret": {
        "slut-fore-start": fel("Slutdatum ligger före startdatum."),
        "datum-ensamt": varning("Datumet ligger flera år från registrets övriga."),
        "alder-stammer-inte": fel("Ålder och födelseår stämmer inte överens.", tystas=True),
        "anonym-med-uppgifter": fel("En anonym rad har andra uppgifter än insats och startdatum."),
        "egen-med-annan": fel(
            '"Ingen offentlig försörjning" står tillsammans med en annan försörjning.'
        ),
        "avslut-utan-slutdatum": fel("Uppgifter vid avslut är ifyllda men slutdatum saknas."),
        "svar-utan-samtycke": fel("Svar vid uppföljning är ifyllda utan samtycke."),
        "svarat-nej-med-utfall": fel("Raden säger att ingen svarade, men utfall är ifyllda."),
        "inskrivning-dubbel": fel(
            "Samma inskrivning (insats, deltagarnummer, start) står på två ställen."
        ),
        "insats-utanfor-ar": fel(
            "Inskrivningar gäller en insats under ett år då den enligt profilen inte pågick."
        ),
        "alder-utanfor": varning(
            "Åldern vid start ligger utanför de åldrar som insatserna är till för: 16 till 64, om profilen inte säger annat."
        ),
        "kommun-ej-medlem": varning(
            "Deltagarens kommun finns i profilen men hör inte till någon medlem."
        ),
        "inskrivning-overlappar": varning(
            "Samma deltagarnummer är inskrivet två gånger på samma gång i en insats."
        ),
        "nummer-olika-kon": varning(
            "Samma deltagarnummer är kvinna på en rad och man på en annan."
        ),
        "nummer-olika-fodelsear": fel(
            "Samma deltagarnummer har födelseår eller åldrar som inte kan höra till en och samma person.",
            tystas=True,
        ),
        "rader-lika": varning("Två rader utan deltagarnummer är lika i allt."),
    },
    "Uppföljning": {
        "uppfoljning-okand": fel("Uppföljningen finns inte i profilen."),
        "uppfoljning-saknas": fel("Raden säger inte vilken uppföljning den gäller."),
        "uppfoljning-fel-insats": fel("Insatsen har inte den uppföljningen enligt profilen."),
        "avslut-saknas": fel("Raden har varken avslutsdatum eller halvår."),
        "halvar-stammer-inte": fel("Halvåret och avslutsdatumet stämmer inte överens."),
        "uppfoljning-over-fonstret": fel(
            "Ett halvår ligger delvis utanför det fönster som ska följas upp."
        ),
        "uppfoljning-fler-an-avslut": fel(
            "Uppföljningsbladet har fler rader än registret har avslut."
        ),
        "uppfoljning-for-tidig": varning(
            "Ett uppföljningssvar finns fast tiden för uppföljningen inte kan ha kommit än."
        ),
        "uppfoljning-dubbel": fel(
            "Samma uppföljning står både i registret och i ett uppföljningsblad."
        ),
    },
    "Ansökningar och strukturella insatser": {
        "summa-stammer-inte": fel("En summa på bladet är inte summan av cellerna.", tystas=True),
        "ansokningar-dubbla": fel("Årets ansökningar står både som rader och som tabell."),
        "ansokningar-flera-tabeller": varning(
            "Samma part och kommun står i flera tabeller för året; antalen läggs ihop."
        ),
        "ansokningar-utan-manad": varning(
            "Alla ansökningar har inte en månad, så delar av året kan inte räknas."
        ),
        "strukturella-utan-datum": varning(
            "Alla strukturella insatser har inte en månad, så delar av året kan inte räknas."
        ),
        "vad-saknas": fel("Raden säger inte vad som ordnades."),
    },
    "Enkäten": {
        "respondentgrupp-okand": fel("Respondentgruppen finns inte i profilen."),
        "respondentgrupp-saknas": fel("Raden säger inte vilken grupp som har svarat."),
        "enkatsvar-okand": fel("Svaret finns inte på profilens svarsskala."),
        "fraga-okand": fel("Gruppen har ingen sådan fråga det året enligt profilen."),
        "fraga-utan-skala": fel(
            "Frågan besvaras med ja eller nej och kan inte stå bland summorna."
        ),
        "svar-utan-villkor": fel(
            "Frågan är besvarad av någon som inte har svarat så att den ställs."
        ),
        "enkat-dubbel": fel("Samma enkätnummer står två gånger för gruppen och året."),
        "enkatrad-dubbel": fel(
            "Samma år, grupp, fråga och kön står två gånger bland summorna eller för riket."
        ),
        "enkat-rader-och-summor": fel(
            "Gruppens enkäter står både rad för rad och som summor för samma år."
        ),
        "enkatsumma-for-stor": fel(
            "Delarna är fler än det hela: svaren än enkäterna, könen än samtliga."
        ),
        "enkatsummor-utan-samtliga": fel("En fråga har summor per kön men ingen rad för samtliga."),
        "enkater-stammer-inte": fel("Antalet inkomna enkäter är olika på gruppens frågor."),
        "tillfragade-saknas": fel(
            "Frågan ställs inte till alla, men det står inte hur många som skulle svara."
        ),
        "kon-fragas-inte": fel("Raden gäller ett kön, men gruppen tillfrågas inte om kön."),
        "procent-orimlig": fel("Andelen är mindre än 0 eller större än 100 procent."),
    },
    "Mål": {
        "mal-saknas": fel("Raden har inget mål i ord."),
        "jamforelse-okand": fel("Jämförelsen är varken >=, <=, minst eller högst."),
        "jamforelse-saknas": fel("Målet har ett målvärde men ingen jämförelse."),
        "enhet-okand": fel("Enheten är ingen av dem som finns."),
        "mal-matt-okant": fel("Måttet finns inte; de närmaste föreslås."),
        "mal-fel-enhet": fel("Målets enhet är en annan än måttets."),
        "mal-utan-resultat": fel(
            "Målet har varken mått, inmatat resultat eller skäl till att det inte mättes."
        ),
        "mal-utan-underlag": fel("Måttet finns men det saknas underlag för perioden."),
        "mal-motsagelse": fel(
            "Målet har både ett inmatat resultat och ett skäl till att det inte mättes."
        ),
        "mal-inmatat-anvands-inte": varning(
            "Målet har både mått och inmatat resultat; det uträknade används."
        ),
    },
    "Texter": {
        "textplats-okand": fel("Bilaga, avsnitt och insats pekar inte ut någon plats för text."),
        "text-dubbel": fel("Samma text står två gånger."),
        "avsnittsfil-okand": varning(
            "En Word-fil i mappen avsnitt heter inte som något avsnitt i årsredovisningen, och används inte."
        ),
        "avsnitt-dubbelt": varning(
            "Ett avsnitt står både i en Word-fil och på textbladet, då filen används, eller i två filer."
        ),
    },
    "Historik": {
        "figur-id-okant": fel("Figuren har inget giltigt id."),
        "varde-saknas": fel("Figuren har inget värde."),
        "kalla-saknas": fel("Källan till den inmatade siffran saknas."),
        "namnare-noll": fel("Nämnaren är noll."),
        "historik-stammer-inte": fel(
            "Värdet stämmer inte med sin täljare och nämnare.", tystas=True
        ),
        "historik-dubbel": fel("Samma figur står två gånger."),
        "historik-okand": varning(
            "Ingen siffra har det mått som står i historiken, så värdet används inte."
        ),
        "historik-aven-beraknad": varning("Figuren räknas ut av rader; det inmatade används inte."),
    },
    "Mellan siffrorna": {
        "ingaende-stammer-inte": varning(
            "Inskrivna vid årets början är inte lika många som de inmatade eller byggda siffrorna har vid förra årets slut."
        ),
        "forra-aret-andrat": varning(
            "Förra årets antal är inte längre de som dokumenten för det året byggdes med."
        ),
        "hopp-mot-tidigare": varning(
            "Ett antal är minst dubbelt så stort, eller högst hälften så stort, som alla tidigare års."
        ),
        "union-stammer-inte": varning(
            "En inmatad siffra för en union är inte summan av sina insatser."
        ),
        "kon-stammer-inte": varning("Ett inmatat antal är inte summan av kvinnor, män och övriga."),
    },
    "Ekonomi och organisation": {
        "rapport-okand": fel(
            "Varken bladets namn eller kolumnen Rapport säger vilken rapport raderna hör till."
        ),
        "rapport-dubbel": fel("Samma rapport eller not står på två blad för samma år."),
        "kolumn-okand": varning(
            "En kolumn på ett ekonomiblad har tal men ingen rubrik som känns igen, och lästes inte."
        ),
        "kolumn-period": fel("Rubrikens månader står i fel ordning."),
        "post-saknas": fel("En rad med belopp har inget namn på posten."),
        "postkod-okand": fel("Koden finns inte för rapporten."),
        "postkod-dubbel": fel("Två poster har samma kod, och bara en får ha den."),
        "not-okand": fel("Notens nummer kan inte läsas, eller saknas på bladet Noter."),
        "belopp-okant": fel("Cellen kan inte läsas som ett belopp."),
        "belopp-decimaler": fel("Beloppet har ören; det ska vara i hela kronor."),
        "belopp-orimligt": fel("Beloppet är orimligt stort."),
        "belopp-i-tkr": fel("Beloppet eller kolumnen är i tkr; det ska vara i hela kronor."),
        "andel-orimlig": fel("Andelen är inte mellan 0 och 100."),
        "organ-saknas": fel("Raden säger inte vilket organ personen hör till."),
        "namn-saknas": fel("Raden har varken namn eller roll."),
    },
    "Ekonomins summor": {
        "eko-resultat": varning("Resultaträkningens poster ger inte årets resultat."),
        "eko-delsumma": varning("En delsumma är inte summan av posterna ovanför."),
        "eko-tillgangar": varning("Tillgångarna ger inte sin summa."),
        "eko-balans": varning("Tillgångarna är inte lika med eget kapital och skulder."),
        "eko-skulder": varning("Eget kapital och skulder ger inte sin summa."),
        "eko-eget-kapital": varning(
            "Ingående eget kapital och årets resultat ger inte det utgående."
        ),
        "eko-ek-ingaende": varning("Ingående eget kapital är inte förra årets utgående."),
        "eko-kassaflode": varning("Kassaflödets poster ger inte årets kassaflöde."),
        "eko-likvida": varning(
            "Likvida medel vid årets början och årets kassaflöde ger inte slutet."
        ),
        "eko-kassa": varning("Likvida medel vid årets slut är inte balansräkningens kassa."),
        "eko-likvida-ingaende": varning("Likvida medel vid årets början är inte förra årets slut."),
        "eko-arets-resultat": varning("Årets resultat är inte detsamma i två rapporter."),
        "eko-not": varning("Notens summa är inte beloppet i sin post."),
        "eko-not-summa": varning("Notens poster ger inte dess utskrivna summa."),
        "eko-not-saknas": varning("En post hänvisar till en not som inte finns."),
        "eko-bidrag": varning(
            "Staten betalar inte hälften, eller regionen eller kommunerna inte en fjärdedel, av medlemsbidragen."
        ),
        "eko-drift": varning("Driftsredovisningens nettokostnad och bidrag ger inte resultatet."),
        "eko-drift-utfall": varning("Driftsredovisningens utfall är inte resultaträkningens."),
        "eko-drift-ek": varning(
            "Driftsredovisningens eget kapital stämmer inte med balansräkningen."
        ),
        "eko-avvikelse": varning("En utskriven avvikelse är inte utfall minus budget."),
        "eko-oversikt-summa": varning("Ett år i flerårsöversikten går inte ihop."),
        "eko-oversikt-ek": varning(
            "Flerårsöversiktens eget kapital följer inte av året före och resultatet."
        ),
        "eko-oversikt": varning("Flerårsöversikten stämmer inte med rapporterna."),
        "eko-oversikt-netto": varning(
            "Flerårsöversiktens kostnad är netto efter finansiella poster, resultaträkningens är det inte."
        ),
        "eko-balanskrav": varning("Balanskravsutredningens poster ger inte balanskravsresultatet."),
        "eko-anvandning": varning(
            "Andelarna av medlen är inte tillsammans 100 procent (99 till 101 godtas)."
        ),
        "eko-forra-aret": varning("Jämförelseåret är inte som i förra årets arbetsbok."),
        "eko-summa-saknas": varning("En post som kontrollerna behöver saknas eller är tom."),
        "eko-tkr": varning("Ett belopp ser ut att vara i tkr bland kronor."),
    },
    "Profilen": {
        "profil-fil": fel("forbund.toml saknas eller kan inte läsas."),
        "profil-toml": fel("forbund.toml följer inte TOML-formatet; raden sägs."),
        "profil-okand-nyckel": fel(
            "En nyckel i forbund.toml finns inte; närmaste kända nyckel föreslås."
        ),
        "profil-saknad-nyckel": fel("En nyckel som måste finnas saknas."),
        "profil-typ": fel(
            "En nyckel har ett värde av fel slag, t.ex. text där det ska vara ett tal."
        ),
        "profil-varde": fel(
            "Ett värde är av rätt slag men inte möjligt, t.ex. ett negativt bidrag."
        ),
        "profil-kod": fel(
            "En kod har otillåtna tecken, är för lång eller är upptagen av programmet."
        ),
        "profil-dubblett": fel("Samma kod, namn eller alias står två gånger i en lista."),
        "profil-referens": fel("En kod hänvisar till något som inte finns i profilen."),
        "profil-kodgrupp": fel("En kodgrupp som programmet behöver saknas eller har inga koder."),
        "profil-alder": fel_eller_varning(
            "Åldersbanden går inte att läsa, överlappar eller lämnar luckor."
        ),
        "profil-granser": fel("Gränserna för tid i offentlig försörjning är inte stigande."),
        "profil-enkat": fel("Enkätens frågor, villkor och indikatorer går inte ihop."),
        "profil-bilaga": fel("En bilaga har en kod som programmet inte känner."),
        "profil-datum": fel("Ett datum, ett år eller ett uppföljningsfönster är inte möjligt."),
        "profil-ej-ifylld": varning(
            "Profilen har kvar namn från den mall som sofrep init skriver."
        ),
        "profil-tyst": fel(
            "En post under [[tyst]] nämner en regel som inte finns eller inte kan tystas, eller saknar skäl."
        ),
        "profil-logotyp": fel(
            "En logotyp saknas, är inte png eller jpg, eller ligger utanför mappen."
        ),
    },
    "Tystade regler": {
        "tyst-utan-verkan": varning(
            "En post under [[tyst]] i forbund.toml tystar ingenting.", tystas=False
        ),
    },
    "Mallar": {
        "mall-okand": varning(
            "Ett dokument i mappen mallar heter inte som någon mall, och används inte.",
            tystas=False,
        ),
    },
    "Året": {
        "ar-utan-uppgifter": fel_eller_varning(
            "Det finns inga uppgifter för året: troligen är årtalet felskrivet."
        ),
    },
}
# fmt: on
"""Heading -> rule id -> the rule."""

KANDA: Mapping[str, Regel] = {
    rule: regel for rules in REGLER.values() for rule, regel in rules.items()
}
"""Every rule by its id."""

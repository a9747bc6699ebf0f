"""Every rule that a förbund's profile and workbooks are held to, by its id.

The ids are stable: they stand in problems, in their JSON and in docs/problems.md, which is made
from this list (``python -m sofrep.domain.regler > docs/problems.md``).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

REGLER: Mapping[str, Mapping[str, str]] = {
    "Filer": {
        "fil-format": "Filen har ett format som inte läses (xls, xlsb, ods). Spara som xlsx.",
        "fil-skadad": "Filen är ingen hel arbetsbok.",
        "fil-krypterad": "Arbetsboken är skyddad med lösenord.",
        "fil-oppen": "Filen är öppen i ett annat program och kan inte läsas.",
        "fil-gar-inte-att-lasa": "Filen eller mappen kan inte läsas från disken.",
        "fil-for-stor": "Filen är orimligt stor, packad eller uppackad.",
        "fil-kopia": "Två filer för samma år är exakt lika, så allt skulle räknas två gånger.",
        "fil-fientlig": "Filen innehåller sådant som en arbetsbok aldrig har, t.ex. egna XML-entiteter.",
    },
    "Blad och rubriker": {
        "blad-ej-last": "Varning: bladet har innehåll men inga rubriker som känns igen, och lästes inte.",
        "blad-for-stort": "Bladet har för många rader eller celler, eller en ensam cell långt bort.",
        "blad-tvetydigt": "Rubrikerna passar två slags blad lika bra.",
        "rubrik-saknas": "En rubrik som bladet måste ha saknas.",
        "rubrik-dubbel": "Samma rubrik, eller två namn på samma sak, står två gånger.",
        "rubrik-sammanslagen": "En rubrikcell är sammanslagen med andra.",
        "pinnkolumn-okand": 'En rubrik som "Försörjning vid avslut: …" nämner ett värde som inte finns i profilen.',
        "tva-tabeller": "Två tabeller står på samma blad.",
        "data-efter-summa": "Det finns rader efter summaraden.",
        "celler-sammanslagna": "Celler bland uppgifterna är sammanslagna.",
        "rubrik-liknar": "Varning: en rubrik liknar en som känns igen men är stavad på annat sätt; kolumnen lästes inte.",
        "personnummer": "En cell, eller namnet på ett blad eller en fil, innehåller ett personnummer eller samordningsnummer. Hela bladet eller filen vägras; värdet visas aldrig.",
    },
    "Celler": {
        "felvarde": "Cellen visar ett felvärde, t.ex. #DIVISION/0!.",
        "formel-ej-beraknad": "Cellen har en formel som aldrig räknats ut. Öppna arbetsboken i Excel och spara den.",
        "datum-okant": "Cellen kan inte läsas som ett datum.",
        "datum-orimligt": "Datumet ligger långt utanför det rimliga.",
        "datum-klockslag": "Varning: datumet har ett klockslag, som inte används.",
        "datum-stammer-inte": "Datumet ligger utanför det år som bladet gäller.",
        "manad-okand": "Cellen kan inte läsas som en månad.",
        "halvar-okant": "Cellen kan inte läsas som ett halvår.",
        "tal-okant": "Cellen kan inte läsas som ett tal.",
        "antal-orimligt": "Antalet är inte ett heltal från 0 och uppåt.",
        "antal-saknas": "Antalet saknas på raden, fast andra rader har det.",
        "fodelsear-orimligt": "Födelseåret är inte möjligt.",
        "alder-orimlig": "Åldern är inte möjlig.",
        "ar-orimligt": "Årtalet är inte möjligt.",
        "ar-saknas": "Raden säger inte vilket år den gäller, och bladet ligger inte i en årsmapp.",
        "tid-orimlig": "Tiden i offentlig försörjning är inte möjlig.",
        "tid-dubbel": "Tiden är given både i år och i månader, och de stämmer inte överens.",
        "kon-okant": "Cellen kan inte läsas som ett kön.",
        "pinn-motsagelse": "Ett värde står i en kolumn men har nej i värdets egen kolumn.",
        "markering-okand": "Cellen kan inte läsas som ja eller nej.",
        "insats-okand": "Insatsen finns inte i profilen.",
        "insats-saknas": "Raden säger inte vilken insats den gäller.",
        "kommun-okand": "Kommunen finns inte i profilen.",
        "forsorjning-okand": "Försörjningen finns inte i profilens kodlista.",
        "sysselsattning-okand": "Sysselsättningen finns inte i profilens kodlista.",
        "avslutsorsak-okand": "Avslutsorsaken finns inte i profilens kodlista.",
        "part-okand": "Parten finns inte i profilen.",
        "part-saknas": "Raden säger inte vilken part som ansökt.",
        "startdatum-saknas": "Inskrivningen har inget startdatum.",
    },
    "Registret": {
        "slut-fore-start": "Slutdatum ligger före startdatum.",
        "datum-ensamt": "Varning: datumet ligger flera år från registrets övriga.",
        "alder-stammer-inte": "Ålder och födelseår stämmer inte överens.",
        "anonym-med-uppgifter": "En anonym rad har andra uppgifter än insats och startdatum.",
        "egen-med-annan": '"Ingen offentlig försörjning" står tillsammans med en annan försörjning.',
        "avslut-utan-slutdatum": "Uppgifter vid avslut är ifyllda men slutdatum saknas.",
        "svar-utan-samtycke": "Svar vid uppföljning är ifyllda utan samtycke.",
        "svarat-nej-med-utfall": "Raden säger att ingen svarade, men utfall är ifyllda.",
        "inskrivning-dubbel": "Samma inskrivning (insats, deltagarnummer, start) står på två ställen.",
        "insats-utanfor-ar": "Inskrivningar gäller en insats under ett år då den enligt profilen inte pågick.",
        "rader-lika": "Varning: två rader utan deltagarnummer är lika i allt.",
    },
    "Uppföljning": {
        "uppfoljning-okand": "Uppföljningen finns inte i profilen.",
        "uppfoljning-saknas": "Raden säger inte vilken uppföljning den gäller.",
        "uppfoljning-fel-insats": "Insatsen har inte den uppföljningen enligt profilen.",
        "avslut-saknas": "Raden har varken avslutsdatum eller halvår.",
        "halvar-stammer-inte": "Halvåret och avslutsdatumet stämmer inte överens.",
        "uppfoljning-over-fonstret": "Ett halvår ligger delvis utanför det fönster som ska följas upp.",
        "uppfoljning-fler-an-avslut": "Uppföljningsbladet har fler rader än registret har avslut.",
        "uppfoljning-dubbel": "Samma uppföljning står både i registret och i ett uppföljningsblad.",
    },
    "Antal": {
        "streck-okanda": "Cellen är varken ett tal eller streck av ett slag (x, | eller I).",
        "uppgift-saknas": "En rad på ett pinnblad har antal men ingen uppgift.",
        "uppgift-okand": "Uppgiften känns inte igen i sitt avsnitt på pinnbladet.",
        "avsnitt-okant": "Raden är varken ett avsnitt eller en uppgift på ett pinnblad.",
        "uppgift-utan-kon": "Ett antal per kön står för något som inte har kön: anonyma eller grupper.",
        "uppgift-utan-manad": "Ett antal per månad står för något som inte går att lägga ihop över året.",
        "antal-olika": "Samma antal står på två ställen och är olika.",
        "antal-kon": "Könen är tillsammans inte lika många som totalen.",
        "antal-delar": "Delarna är fler än det hela, eller tillsammans med dem som saknar uppgift färre.",
        "antal-kodgrupp": "En kodgrupps antal är inte summan av dess rader.",
        "antal-populationer": "Inskrivna, nya, avslutade och deltagare går inte ihop.",
        "antal-manader": "Månaderna är tillsammans inte lika många som året.",
        "insats-utan-antal": "En insats som bara lämnar antal har inga för året.",
        "insats-antal-och-rader": "Insatsen har antal för ett år som räknas ur registret, eller rader fast den bara lämnar antal.",
        "andel-stammer-inte": "En andel på bladet är inte den som antalen ger.",
    },
    "Ansökningar och strukturella insatser": {
        "summa-stammer-inte": "En summa på bladet är inte summan av cellerna.",
        "ansokningar-dubbla": "Årets ansökningar står både som rader och som tabell.",
        "ansokningar-flera-tabeller": "Varning: samma part och kommun står i flera tabeller för året; antalen läggs ihop.",
        "ansokningar-utan-manad": "Varning: alla ansökningar har inte en månad, så delar av året kan inte räknas.",
        "strukturella-utan-datum": "Varning: alla strukturella insatser har inte en månad, så delar av året kan inte räknas.",
        "vad-saknas": "Raden säger inte vad som ordnades.",
    },
    "Enkäten": {
        "respondentgrupp-okand": "Respondentgruppen finns inte i profilen.",
        "respondentgrupp-saknas": "Raden säger inte vilken grupp som har svarat.",
        "enkatsvar-okand": "Svaret finns inte på profilens svarsskala.",
        "fraga-okand": "Gruppen har ingen sådan fråga det året enligt profilen.",
        "fraga-utan-skala": "Frågan besvaras med ja eller nej och kan inte stå bland summorna.",
        "svar-utan-villkor": "Frågan är besvarad av någon som inte har svarat så att den ställs.",
        "enkat-dubbel": "Samma enkätnummer står två gånger för gruppen och året.",
        "enkatrad-dubbel": "Samma år, grupp, fråga och kön står två gånger bland summorna eller för riket.",
        "enkat-rader-och-summor": "Gruppens enkäter står både rad för rad och som summor för samma år.",
        "enkatsumma-for-stor": "Delarna är fler än det hela: svaren än enkäterna, könen än samtliga.",
        "enkatsummor-utan-samtliga": "En fråga har summor per kön men ingen rad för samtliga.",
        "enkater-stammer-inte": "Antalet inkomna enkäter är olika på gruppens frågor.",
        "antal-saknas": "Ett antal som måste finnas saknas.",
        "tillfragade-saknas": "Frågan ställs inte till alla, men det står inte hur många som skulle svara.",
        "kon-fragas-inte": "Raden gäller ett kön, men gruppen tillfrågas inte om kön.",
        "procent-orimlig": "Andelen är mindre än 0 eller större än 100 procent.",
    },
    "Mål": {
        "mal-saknas": "Raden har inget mål i ord.",
        "jamforelse-okand": "Jämförelsen är varken >=, <=, minst eller högst.",
        "jamforelse-saknas": "Målet har ett målvärde men ingen jämförelse.",
        "enhet-okand": "Enheten är ingen av dem som finns.",
        "mal-matt-okant": "Måttet finns inte; de närmaste föreslås.",
        "mal-fel-enhet": "Målets enhet är en annan än måttets.",
        "mal-utan-resultat": "Målet har varken mått, inmatat resultat, resultat i ord eller skäl till att det inte mättes.",
        "mal-utan-underlag": "Måttet finns men det saknas underlag för perioden.",
        "mal-utan-jamforelse": "Målet har ett målvärde men ingen jämförelse.",
        "mal-motsagelse": "Målet säger två saker: ett inmatat resultat och ett skäl till att det inte mättes, eller ett resultat både som tal (eller mått) och i ord.",
        "mal-inmatat-anvands-inte": "Varning: målet har både mått och inmatat resultat; det uträknade används.",
    },
    "Insatsernas betyg och pengar": {
        "mal-part-for-insats": "Ett mål för en insats eller union har en part; bara förbundets mål kan ha det.",
        "insats-dubbel": "Samma insats står två gånger för året på bladet Insatser.",
        "betyg-okant": "Betyget är inget av profilens betyg.",
        "betyg-utan-skal": "Betyget är satt för hand men skälet saknas.",
        "betyg-skal-utan-betyg": "Varning: skälet till betyget är ifyllt men inget betyg, så skälet visas inte.",
        "belopp-i-kronor": "Beloppet ser ut att vara i kronor; det ska vara i tkr.",
    },
    "Texter": {
        "textplats-okand": "Bilaga, avsnitt och insats pekar inte ut någon plats för text.",
        "text-dubbel": "Samma text står två gånger.",
        "avsnittsfil-okand": "Varning: en Word-fil i mappen avsnitt heter inte som något avsnitt i årsredovisningen, och används inte.",
        "avsnitt-dubbelt": "Varning: ett avsnitt står både i en Word-fil och på textbladet, då filen används, eller i två filer.",
    },
    "Blanketter": {
        "blankett-finns-inte": "Filen finns inte.",
        "blankett-format": "Filen är ingen docx. Spara blanketten som Word-dokument.",
        "blankett-skadad": "Filen kan inte läsas som en Word-fil.",
        "blankett-for-stor": "Filen är orimligt stor uppackad.",
        "blankett-okand": "Filen är ingen blankett från sofrep, eller dess märkning är borttagen.",
        "blankett-annat-forbund": "Blanketten hör till ett annat förbund.",
        "blankett-insats-okand": "Blankettens insats finns inte i profilen.",
        "blankett-dubbel": "Två filer är samma blankett men har olika svar på en fråga.",
        "blankett-text-finns": "Textbladet har redan ett annat svar. Det ersätts bara med --ersatt.",
        "blankett-svar-for-langt": "Svaret är längre än vad en cell i Excel rymmer.",
        "blankett-svar-oklart": "Varning: svaret är inget av dem att välja bland, eller inget datum; det läses in som det står.",
        "blankett-foljer-inte-med": "Varning: svaret har en bild, fotnot eller annat som inte är text.",
        "blankett-fraga-borta": "Varning: en fråga finns inte kvar i blanketten.",
        "blankett-text-utanfor": "Varning: någon har skrivit utanför svarsrutorna; det läses inte in.",
        "blankett-utan-uppgifter": "Varning: blankettens egna uppgifter är borttagna, så text utanför svarsrutorna märks inte.",
        "blankett-kommentarer": "Varning: blanketten har kommentarer, som inte läses in.",
        "blankett-oppen": "Varning: blanketten är öppen i ett annat program, och det som inte är sparat läses inte in.",
    },
    "Historik": {
        "figur-id-okant": "Figuren har inget giltigt id.",
        "varde-saknas": "Figuren har inget värde.",
        "kalla-saknas": "Källan till den inmatade siffran saknas.",
        "namnare-noll": "Nämnaren är noll.",
        "historik-stammer-inte": "Värdet stämmer inte med sin täljare och nämnare.",
        "historik-dubbel": "Samma figur står två gånger.",
        "historik-okand": "Varning: ingen siffra har det mått som står i historiken, så värdet används inte.",
        "historik-aven-beraknad": "Varning: figuren räknas ut av rader; det inmatade används inte.",
    },
    "Ekonomi och organisation": {
        "rapport-okand": "Varken bladets namn eller kolumnen Rapport säger vilken rapport raderna hör till.",
        "rapport-dubbel": "Samma rapport eller not står på två blad för samma år.",
        "kolumn-okand": "Varning: en kolumn på ett ekonomiblad har tal men ingen rubrik som känns igen, och lästes inte.",
        "kolumn-period": "Rubrikens månader står i fel ordning.",
        "post-saknas": "En rad med belopp har inget namn på posten.",
        "postkod-okand": "Koden finns inte för rapporten.",
        "postkod-dubbel": "Två poster har samma kod, och bara en får ha den.",
        "not-okand": "Notens nummer kan inte läsas, eller saknas på bladet Noter.",
        "belopp-okant": "Cellen kan inte läsas som ett belopp.",
        "belopp-decimaler": "Beloppet har ören; det ska vara i hela kronor.",
        "belopp-orimligt": "Beloppet är orimligt stort.",
        "belopp-i-tkr": "Beloppet eller kolumnen är i tkr; det ska vara i hela kronor.",
        "andel-orimlig": "Andelen är inte mellan 0 och 100.",
        "organ-saknas": "Raden säger inte vilket organ personen hör till.",
        "namn-saknas": "Raden har varken namn eller roll.",
    },
    "Ekonomins summor": {
        "eko-resultat": "Varning: resultaträkningens poster ger inte årets resultat.",
        "eko-delsumma": "Varning: en delsumma är inte summan av posterna ovanför.",
        "eko-tillgangar": "Varning: tillgångarna ger inte sin summa.",
        "eko-balans": "Varning: tillgångarna är inte lika med eget kapital och skulder.",
        "eko-skulder": "Varning: eget kapital och skulder ger inte sin summa.",
        "eko-eget-kapital": "Varning: ingående eget kapital och årets resultat ger inte det utgående.",
        "eko-ek-ingaende": "Varning: ingående eget kapital är inte förra årets utgående.",
        "eko-kassaflode": "Varning: kassaflödets poster ger inte årets kassaflöde.",
        "eko-likvida": "Varning: likvida medel vid årets början och årets kassaflöde ger inte slutet.",
        "eko-kassa": "Varning: likvida medel vid årets slut är inte balansräkningens kassa.",
        "eko-likvida-ingaende": "Varning: likvida medel vid årets början är inte förra årets slut.",
        "eko-arets-resultat": "Varning: årets resultat är inte detsamma i två rapporter.",
        "eko-not": "Varning: notens summa är inte beloppet i sin post.",
        "eko-not-summa": "Varning: notens poster ger inte dess utskrivna summa.",
        "eko-not-saknas": "Varning: en post hänvisar till en not som inte finns.",
        "eko-bidrag": "Varning: staten betalar inte hälften, eller regionen eller kommunerna inte en fjärdedel, av medlemsbidragen.",
        "eko-drift": "Varning: driftsredovisningens nettokostnad och bidrag ger inte resultatet.",
        "eko-drift-utfall": "Varning: driftsredovisningens utfall är inte resultaträkningens.",
        "eko-drift-ek": "Varning: driftsredovisningens eget kapital stämmer inte med balansräkningen.",
        "eko-avvikelse": "Varning: en utskriven avvikelse är inte utfall minus budget.",
        "eko-oversikt-summa": "Varning: ett år i flerårsöversikten går inte ihop.",
        "eko-oversikt-ek": "Varning: flerårsöversiktens eget kapital följer inte av året före och resultatet.",
        "eko-oversikt": "Varning: flerårsöversikten stämmer inte med rapporterna.",
        "eko-oversikt-netto": "Varning: flerårsöversiktens kostnad är netto efter finansiella poster, resultaträkningens är det inte.",
        "eko-balanskrav": "Varning: balanskravsutredningens poster ger inte balanskravsresultatet.",
        "eko-anvandning": "Varning: andelarna av medlen är inte tillsammans 100 procent (99 till 101 godtas).",
        "eko-forra-aret": "Varning: jämförelseåret är inte som i förra årets arbetsbok.",
        "eko-summa-saknas": "Varning: en post som kontrollerna behöver saknas eller är tom.",
        "eko-tkr": "Varning: ett belopp ser ut att vara i tkr bland kronor.",
    },
    "Profilen": {
        "profil-fil": "forbund.toml saknas eller kan inte läsas.",
        "profil-toml": "forbund.toml följer inte TOML-formatet; raden sägs.",
        "profil-okand-nyckel": "En nyckel i forbund.toml finns inte; närmaste kända nyckel föreslås.",
        "profil-saknad-nyckel": "En nyckel som måste finnas saknas.",
        "profil-typ": "En nyckel har ett värde av fel slag, t.ex. text där det ska vara ett tal.",
        "profil-varde": "Ett värde är av rätt slag men inte möjligt, t.ex. ett negativt bidrag.",
        "profil-kod": "En kod har otillåtna tecken, är för lång eller är upptagen av programmet.",
        "profil-dubblett": "Samma kod, namn eller alias står två gånger i en lista.",
        "profil-referens": "En kod hänvisar till något som inte finns i profilen.",
        "profil-kodgrupp": "En kodgrupp har inga koder, eller hör till fel lista.",
        "profil-avsnitt": "Ett avsnitt i bilagan Statistik visar något som profilen inte har, t.ex. åldersband.",
        "profil-alder": "Åldersbanden går inte att läsa, överlappar eller lämnar luckor.",
        "profil-granser": "Gränserna för tid i offentlig försörjning är inte stigande.",
        "profil-enkat": "Enkätens frågor, villkor och indikatorer går inte ihop.",
        "profil-bilaga": "En bilaga har en kod som programmet inte känner.",
        "profil-datum": "Ett datum, ett år eller ett uppföljningsfönster är inte möjligt.",
        "profil-efterfoljer": "En insats som har tagit över från andra passar inte ihop med dem: år, uppföljning, eller att de efterföljer varandra.",
        "profil-ej-ifylld": "Profilen har kvar namn från den mall som sofrep init skriver.",
        "profil-logotyp": "En logotyp saknas, är inte png eller jpg, eller ligger utanför mappen.",
    },
    "Mallar": {
        "mall-okand": "Varning: ett dokument i mappen mallar heter inte som någon mall, och används inte.",
    },
    "Året": {
        "ar-utan-uppgifter": "Det finns inga uppgifter för året: troligen är årtalet felskrivet.",
    },
}
"""Heading -> rule id -> what the rule means.  A rule is an error unless its text says "Varning"."""

KANDA = frozenset(rule for rules in REGLER.values() for rule in rules)
"""The ids of all rules."""

_HEAD = """\
# Regler

<!-- Made by `python -m sofrep.domain.regler`; edit sofrep/domain/regler.py. -->

`sofrep check` och `sofrep build` håller profilen och arbetsböckerna mot de här reglerna. Varje problem
sägs med fil, blad, cell, vad som är fel och vad ni ska göra. Ett *fel* stoppar bygget; en *varning* gör
det inte, utom med `--strict`.
"""


def problems_page() -> str:
    """docs/problems.md."""
    parts = [_HEAD]
    for heading, rules in REGLER.items():
        parts.append(f"\n## {heading}\n\n| regel | betydelse |\n|---|---|\n")
        parts.extend(f"| `{rule}` | {text} |\n" for rule, text in rules.items())
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.buffer.write(problems_page().encode())

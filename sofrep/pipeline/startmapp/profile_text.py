"""The commented forbund.toml of a new folder: every part, with names to replace."""

from __future__ import annotations

from textwrap import fill

from sofrep.domain.bilagor import AVSNITT
from sofrep.pipeline.startmapp.survey_text import SURVEY
from sofrep.pipeline.startmapp.usual_codes import usual_codes

_DOKUMENT = """\
[dokument.{year}]
# datum = {next}-03-01           # ta bort # först på raden när datumet är bestämt
diarienummer = ""
utkast = true                   # varje sida märks som utkast; false när det är klart"""

PROFILE = """\
# Profilen för ert samordningsförbund. Det som står efter # är förklaringar. Byt ut alla namn med "(fyll i)", ta
# bort poster ni inte behöver och kopiera dem ni behöver fler av. Text står inom raka citattecken. En kod har
# bara a-z, 0-9 och bindestreck, och ändras inte när ni har börjat. Kontrollera filen med: sofrep check
namn = "Samordningsförbundet (fyll i)"
kortnamn = "Förbundet"
organisationsnummer = "222000-0000"
register_fran = {year}-01-01      # från denna dag är registret komplett, med alla som då var inskrivna
max_manader = 0                 # längsta inskrivningstid i månader; 0 om ingen gräns finns
exempel = false                 # true ger raden "Påhittade exempeldata" på varje sida
# --- Insatser som deltagare skrivs in i; avsnitt är det som bilagan Statistik visar, och förklaras längre ner.
# Koden har högst 6 tecken. Byter ni en kod, byt den också under [[union]] och [[uppfoljning]] ---
[[insats]]
kod = "ett"
namn = "Insats ett (fyll i)"
kortnamn = "Ett"                # kort namn, i tabeller
alias = []                      # andra skrivsätt i arbetsböckerna: ["Första insatsen"]
avsnitt = ["oversikt", "manad", "kommun", "alder", "forsorjningstid", "forsorjning", "sysselsattning",
           "avslutsorsak", "inskrivningstid", "unga", "personer", "personal", "uppfoljning"]
[[insats]]
kod = "tva"
namn = "Insats två (fyll i)"
kortnamn = "Två"
avsnitt = ["oversikt", "grupper", "manad", "kommun", "alder", "forsorjningstid", "forsorjning",
           "sysselsattning", "avslutsorsak", "inskrivningstid", "personal"]
gruppnamn = "Grupp"             # vad den deltar i vars rad har en gruppbeteckning
utan_gruppnamn = "Enskilt"      # vad den deltar i vars rad inte har någon
# --- Medlemmarna och deras bidrag i hela kronor per år ---
[[medlem]]
kod = "staten"
namn = "Staten (Arbetsförmedlingen och Försäkringskassan)"
bidrag = {{ {year} = 2000000 }}
[[medlem]]
kod = "region"
namn = "Regionen (fyll i)"
bidrag = {{ {year} = 1000000 }}
[[medlem]]
kod = "norra"
namn = "Norra kommunen (fyll i)"
bidrag = {{ {year} = 600000 }}
[[medlem]]
kod = "sodra"
namn = "Södra kommunen (fyll i)"
bidrag = {{ {year} = 400000 }}
# --- Kommunerna där deltagarna bor; medlem är koden ovan. En kommun som inte är medlem har ingen sådan rad ---
[[kommun]]
kod = "norra"
namn = "Norra kommunen (fyll i)"
kortnamn = "Norra"
medlem = "norra"
[[kommun]]
kod = "sodra"
namn = "Södra kommunen (fyll i)"
kortnamn = "Södra"
medlem = "sodra"

# ==================================================================================================
# Hit fyller alla i. Det som står nedanför fungerar som det är: ändra det som är annorlunda hos er.
# ==================================================================================================

# --- Dokumenten för ett år: datum och diarienummer; lägg till en rubrik per år ---
{dokument}

# --- Dokumenten som ska göras: koden är programmets, nummer och namn är era ---
# Årsredovisningen görs när årets mapp har blad för ekonomin eller texter till den.
[[bilaga]]
kod = "arsredovisning"
namn = "Årsredovisning"
# Ska något avsnitt inte vara med: ta bort # på raderna, och stryk det ur listan
{avsnitt}

# Delårsrapporten görs av: sofrep build {year} --period delår
[[bilaga]]
kod = "delarsrapport"
namn = "Delårsrapport"

[[bilaga]]
kod = "maluppfyllelse"
nummer = 1
namn = "Måluppfyllelse"

[[bilaga]]
kod = "statistik"
nummer = 2
namn = "Statistik"

# Ta bort den här om ni inte gör enkäten för de nationella indikatorerna
[[bilaga]]
kod = "indikatorer"
nummer = 3
namn = "Indikatorer"

# Alla insatsers mål, resultat och betyg, och en sida per insats. Ta bort # framför raderna
# [[bilaga]]
# kod = "sammanstallning"
# namn = "Sammanställning av måluppfyllelse"

# --- Logotyper: en png- eller jpg-fil i den här mappen. Ta bort # framför raderna ---
# [[logotyp]]
# fil = "logotyp.png"
# alt = "Förbundets logotyp"

# --- Mer som kan stå under en insats, på egna rader där uppe ---
# fran = {year}                   # första året, om insatsen inte alltid har funnits
# till = {year}                   # sista året, om insatsen är avslutad
# underlag = "antal"            # om insatsen inte för något register utan bara lämnar antal
# Orden i avsnitt, i den ordning ni vill ha dem; det som inte nämns visas inte:
#   oversikt                      aktuella, nya, avslutade och inskrivna
#   manad, kommun, alder          dem per månad, kommun och ålder
#   forsorjningstid               tid i offentlig försörjning före insatsen
#   forsorjning, sysselsattning   vad de avslutade lever på och gör när de slutar
#   avslutsorsak, inskrivningstid varför de slutar, och hur länge de var inskrivna
#   unga                          de unga för sig, till och med åldern unga_till
#   grupper                       grupperna; registrets kolumn Grupp
#   personer                      antalet personer, om någon kommer tillbaka; kolumnen Deltagarnummer
#   personal                      texten om tjänsterna, från bladet Texter
#   uppfoljning                   hur det har gått, enligt [[uppfoljning]]

# --- Insatser som redovisas tillsammans ---
[[union]]
kod = "alla"
namn = "Alla insatser"
insatser = ["ett", "tva"]
avsnitt = ["oversikt"]

# --- Parter som ansöker om plats; kommun = true är kommunerna, var för sig ---
[[part]]
kod = "af"
namn = "Arbetsförmedlingen"
alias = ["AF"]
medlem = "staten"
[[part]]
kod = "fk"
namn = "Försäkringskassan"
alias = ["FK"]
medlem = "staten"
[[part]]
kod = "kommun"
namn = "Kommunen"
alias = ["Kommun", "Socialtjänsten"]
kommun = true
[[part]]
kod = "primvard"
namn = "Primärvården"
alias = ["Vårdcentral"]
medlem = "region"
[[part]]
kod = "psyk"
namn = "Psykiatrin"
medlem = "region"
[[part]]
kod = "egen"
namn = "Egen ansökan"

# --- Kodgrupper: värden som räknas tillsammans. De tre första måste finnas ---
[[kodgrupp]]
kod = "egen"
namn = "Ingen offentlig försörjning"
lista = "forsorjning"
[[kodgrupp]]
kod = "arbstud"
namn = "Arbete eller studier"
lista = "sysselsattning"
[[kodgrupp]]
kod = "sjuk"
namn = "Avslutad på grund av sjukdom"
lista = "avslutsorsak"

# --- Försörjning. raknas_som: de kodgrupper som värdet hör till. Lön är ingen offentlig försörjning. Studiemedel
# räknas här som offentlig; ska de inte det, ge dem samma raknas_som som det första värdet har ---
{forsorjning}
# --- Sysselsättning ---
{sysselsattning}
# --- Orsak till avslut ---
{avslutsorsak}
# --- Ålder: band i ordning utan luckor, och gränsen för unga ---
[alder]
band = ["-24", "25-29", "30-39", "40-49", "50-59", "60-"]
extra_band = []
unga_till = 29

# --- Tid i offentlig försörjning före insatsen: gränser i hela år ---
[forsorjningstid]
granser = [1, 3, 5, 9]          # det sista bandet blir "mer än 9 år"

# --- Uppföljning: fonster är vilka avslut en rapport följer upp. fran_ar och till_ar är 0 för rapportens år, -1 för
# året före, -2 för året före det; fran_dag och till_dag är månad och dag. Här är det ett och ett halvt år, så den som
# slutade i januari-juni är med i två rapporter. Fönstret slutar så långt före årets slut som manader ---
[[uppfoljning]]
kod = "6man"
namn = "6 månader"
manader = 6
insatser = ["ett"]
fonster = {{ fran_ar = -1, fran_dag = "01-01", till_ar = 0, till_dag = "06-30" }}

# En till: ta bort # framför raderna. Den gäller avslut under hela det år som är två år före rapportens
# [[uppfoljning]]
# kod = "2ar"
# namn = "2 år"
# manader = 24
# insatser = ["ett"]
# fonster = {{ fran_ar = -2, fran_dag = "01-01", till_ar = -2, till_dag = "12-31" }}

# --- Utdata: vad som skrivs utöver Word-dokumenten varje gång. Ta bort # framför det ni vill ha ---
# [utdata]
# webb = true                   # varje dokument som webbsida
# pdf = true                    # varje dokument som tillgänglig pdf
# tabeller = true               # årets alla tabeller i en arbetsbok
# oversikt = true               # översikten för kansliet, inte för publicering

# --- Varningar som är i sin ordning, och varför: sofrep godta skriver dem här ---
# [[tyst]]
# regel = "kommun-ej-medlem"
# skal = "Två deltagare bor kvar i en grannkommun."

# --- Mål: så nära målvärdet, i procent av det, räknas som delvis uppfyllt ---
[mal]
tolerans_procent = 10

# --- Röjande: om en grupp som är mindre än så (men inte tom) visas bara hur många den är. Det gäller
# också grupper som skulle gå att räkna ut ur andra siffror. Ta bort raderna om inget ska döljas.
# Visa vad som görs grövre, och vad en strängare regel skulle kosta, med: sofrep disclosure ---
[rojande]
minsta_grupp = 5

# --- Samlat betyg för varje insats, efter medelvärdet av resultat delat med målvärde. Ta bort #
# framför raderna om ni ger betyg. Det bästa först; gränserna är era egna att besluta
# [betyg]
# steg = [
#   {{ namn = "Mycket god", fran_procent = 115 }},
#   {{ namn = "God", fran_procent = 100 }},
#   {{ namn = "Godtagbar", fran_procent = 0 }},
# ]
"""


def profile_text(year: int) -> str:
    """The text of a new forbund.toml whose register starts with `year`."""
    places = {
        "year": year,
        "next": year + 1,
        "dokument": dokument_text(year),
        "avsnitt": _sections(),
    }
    return PROFILE.format(**places, **usual_codes()) + SURVEY


def _sections() -> str:
    """The sections of an årsredovisning as a list that is commented out."""
    names = ", ".join(f'"{name}"' for name in AVSNITT["arsredovisning"])
    return fill(f"avsnitt = [{names}]", 100, initial_indent="# ", subsequent_indent="#            ")


def dokument_text(year: int) -> str:
    """What a forbund.toml says of the documents of a `year` that has just begun."""
    return _DOKUMENT.format(year=year, next=year + 1)

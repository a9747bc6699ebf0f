"""docs/data-format.md, made from the declaration of the sheets.

``python -m sofrep.amnen.alla.format_page > docs/data-format.md``
"""

from __future__ import annotations

import sys

from sofrep.amnen.alla.sheets import SHEET_KINDS
from sofrep.domain.bilagor import AVSNITT, INSATSVIS
from sofrep.domain.textplatser import TEXTPLATSER, Galler, avsnittsrubrik

_HEAD = """\
# Dataformat

<!-- Made by `python -m sofrep.amnen.alla.format_page`; edit the declarations in sofrep/amnen. -->

## Mappen

| plats | innehåll |
|---|---|
| `forbund.toml` | profilen, se [profile.md](profile.md) |
| `register/` | registrets arbetsböcker, hur många som helst |
| `<år>/` | årets blad; året får också stå i kolumnen År |
| `<år>/faststalld.json` | årets siffror som de fastställdes, av `sofrep faststall`; ändras inte för hand |
| `historik.xlsx` | inmatade siffror |
| `mallar/` | egna Word-mallar; läses inte som data |
| `out/` | dokumenten; läses inte som data |
| `dubbelklicka/` | filer som kör programmet när någon dubbelklickar på dem |
| `.tidigare/` | arbetsböcker som de var innan svar ur blanketter lästes in; läses inte som data |

Alla xlsx- och xlsm-filer i mappen läses, också i undermappar. Filerna och bladen får heta vad som helst:
ett blad känns igen på sina rubriker. Ett blad som heter Hjälp, Läs mig eller Listor är till för dem som
fyller i och läses bara om det är en hel tabell av ett slag som inget annat blad i arbetsboken är av. Finns
ett annat sådant blad läses det inte, och programmet säger till om det är mer än listor att välja ur.

Programmet säger vad som inte läses: kalkylblad i andra format, csv- och textfiler, arbetsböcker med fel ändelse eller i en
mapp som heter `out`, `mallar` eller `dubbelklicka`, genvägar, säkerhetskopior, avbrutna hämtningar och filer som bara finns i
molnet, var och en med vad ni ska göra. Andra filer, till exempel PDF, nämns i en upplysning och får ligga
kvar. Är en arbetsbok öppen i Excel eller LibreOffice räknas inte det som är osparat; det säger programmet också.

## Rubriker

Rubrikraden söks bland de 25 första raderna, så en titel får stå ovanför. Ordningen är fri, stora och
små bokstäver, mellanslag, skiljetecken, numrering och prickarna på å, ä och ö spelar ingen roll, och
inte heller en enhet sist eller vems uppgiften är: `Kön M/K`, `Kon`, `Födelseår (ÅÅÅÅ)` och `3. Deltagarens
kön` är Kön och Födelseår. Extra kolumner läses inte; de nämns för varje blad. En rubrik som liknar
en känd, i stavning eller i mening, läses inte men nämns. En summarad (Totalt, Summa, Antal) får stå sist (på ekonomibladen är summor poster). Samma rubrik två gånger, sammanslagna rubrikceller och två tabeller
på ett blad är fel.

## Det som saknas

Ett register ska ha en kolumn för det som avsnitten i `forbund.toml` och årets mål bygger på, och alltid för
kön och slutdatum. Saknas den är det ett fel, om inte insatsen (eller förbundet) har
`noteras_inte = ["kommun"]`; då står att uppgift saknas, aldrig 0. En insats som för ett register och pågår
ska ha rader för året; deltog ingen skrivs `inga_deltagare = [2024]` för den. Ett slags blad som förra året
hade ska finnas också i år, om något dokument visar det. Fanns inget att redovisa räcker ett blad med bara
rubrikerna i årets mapp. I en delårsrapport är det bara en varning. Ett helt tomt register är inget fel i `sofrep check`: då har ni inte börjat.

## Celler

| slag | så kan det skrivas |
|---|---|
| datum | Excel-datum, `2023-01-31`, `31/1 2023`, `31.1.2023`, `31/1-23`, `23-01-31`, `den 31 januari 2023`, `230131`, `20230131` |
| kön | K, Kvinna, kvinnor, M, Man, män; annat, okänt eller tomt räknas som okänt eller annat |
| ja och nej | `x`, `1`, `ja`, `j`; `0`, `nej`, `n`; tomt är inget svar |
| svar på skalan | svaret eller ett annat skrivsätt i forbund.toml, t.ex. `5`; tomt, `–` eller `vet ej` är ett svar som inte getts |
| tal | decimalkomma eller punkt, mellanslag i tusental |
| hela kronor | `13 245 431`, `-30`, `−30`, `(30)`, `30 kr`; ören och tkr är fel; tomt är inget belopp, 0 är ett |
| listvärden | kod, namn eller annat skrivsätt i forbund.toml |
| flera värden | skiljs med semikolon eller ny rad, eller står i kolumner som `Försörjning vid avslut: Sjukpenning` med `x` |

| antal på pinnblad | heltal, eller ett streck per deltagare av ett slag: `x`, `xx xx`, `||||`, `IIII` |

Tomt är inte noll. En cell som inte går att läsa är ett fel, se [problems.md](problems.md).

## Antal i stället för rader

En insats med `underlag = "antal"` i profilen har inget register. Dess antal står på bladet Antal, på
pinnblad, eller på båda. Ett antal som står på två ställen måste vara lika.

På ett **pinnblad** är raderna uppgifter i avsnitt. Avsnittet står i kolumnen Avsnitt, eller på en egen
rad utan antal ovanför sina rader.

| avsnitt | rader |
|---|---|
| utan avsnitt, eller `Antal` | Deltagare, Nya deltagare, Varav anonyma, Avslutade, Avslutade unga, Inskrivna vid årets början, Inskrivna vid årets slut, Grupper, I grupp, Utan grupp |
| `Deltagare efter kommun`, `Nya efter kommun`, `Avslutade efter kommun` | kommunerna |
| `Deltagare efter ålder`, och likadant för nya och avslutade | profilens band (`25–29 år`, `Till och med 24 år`, `60 år och äldre`), Unga |
| `Nya efter tid i offentlig försörjning`, och likadant för deltagare och avslutade | banden (`Högst 1 år`, `Mer än 1 till 3 år`, `1-3 år`, `Mer än 9 år`) |
| `Avslutade efter försörjning` eller `Försörjning vid avslut`, likadant för sysselsättning och orsak; `Avslutade unga efter ...` | koderna och kodgrupperna |
| `Uppföljning` och uppföljningens namn | Att följa upp, Samtycke, Svarade, koderna och kodgrupperna; `... vid avslut` för hela gruppen, `... vid avslut, samma personer` |

- `Uppgift saknas` eller `Okänd` är de som saknar uppgift. Utan en sådan rad är det de som är kvar av
  gruppen när alla rader är räknade.
- `Summa` eller `Totalt` i ett avsnitt stäms av och räknas inte, liksom `Andel, %`.
- Är något ifyllt i ett avsnitt är en tom cell där 0. En kolumn, eller ett avsnitt, som är helt tom är
  inte räknad. Raderna utan avsnitt är var för sig.
- En kodgrupp utan egen rad är summan av de rader som tillsammans är just dess koder, om ingen står på
  flera rader (`flera_varden` i profilen). De unga är summan av de band som slutar vid gränsen.
- Månader går bara att lägga ihop för nya och avslutade och deras delar.

## Blad

*Även* är andra rubriker som känns igen, de senare bara när bladet inte har någon av de tidigare. *Krävs* betyder att rubriken måste finnas; cellen får vara tom om
inget annat står.

"""

_TEXTS = """
## Platser för text

Avsnitten på bladet med texter. Där en obligatorisk text saknas står en gulmarkerad påminnelse.

"""


def sheets_markdown() -> str:
    """The tables of the columns: one per sheet kind."""
    parts: list[str] = []
    for kind in SHEET_KINDS:
        parts += [f"### {kind.kind}", "", f"{kind.help} ({kind.file})", ""]
        parts += ["| rubrik | även | innehåll | krävs | anmärkning |", "|---|---|---|---|---|"]
        lines = (
            (c.header, ", ".join((*c.aliases, *c.words.also)), c.values, "ja" * c.required, c.help)
            for c in kind.columns
        )
        parts += [f"| {' | '.join(line)} |" for line in (*lines, *kind.of_profile_lines)]
        parts.append("")
    return "\n".join(parts)


def text_places_markdown() -> str:
    """The table of the places for hand-written text."""
    lines = ["| bilaga | avsnitt | insats | vad |", "|---|---|---|---|"]
    for plats in TEXTPLATSER:
        belongs = "tomt" if plats.galler is Galler.BILAGA else plats.galler.value
        names = map(avsnittsrubrik, (plats.bilaga, plats.avsnitt))
        lines.append(f"| {' | '.join(names)} | {belongs} | {plats.hjalp} |")
    for kod in AVSNITT:
        belongs = "tomt eller en insats" if kod in INSATSVIS else "tomt"
        lines.append(f"| {avsnittsrubrik(kod)} | eget: *rubriken* | {belongs} | Ett eget avsnitt |")
    return "\n".join(lines) + "\n"


def format_page() -> str:
    """docs/data-format.md."""
    return _HEAD + sheets_markdown().strip() + "\n" + _TEXTS + text_places_markdown().strip() + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(format_page().encode())

"""The rules of the economy's sheets and sums."""

from __future__ import annotations

from collections.abc import Mapping

from sofrep.domain.regel import Regel, fel, varning

# A rule a line.
# fmt: off
EKONOMIREGLER: Mapping[str, Mapping[str, Regel]] = {
    "Ekonomi och organisation": {
        "rapport-okand": fel("Varken bladets namn eller kolumnen Rapport säger vilken rapport raderna hör till."),
        "rapport-dubbel": fel("Samma rapport eller not står på två blad för samma år."),
        "kolumn-okand": varning("En kolumn på ett ekonomiblad har tal men ingen rubrik som känns igen, och lästes inte."),
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
        "eko-eget-kapital": varning("Ingående eget kapital och årets resultat ger inte det utgående."),
        "eko-ek-ingaende": varning("Ingående eget kapital är inte förra årets utgående."),
        "eko-kassaflode": varning("Kassaflödets poster ger inte årets kassaflöde."),
        "eko-likvida": varning("Likvida medel vid årets början och årets kassaflöde ger inte slutet."),
        "eko-kassa": varning("Likvida medel vid årets slut är inte balansräkningens kassa."),
        "eko-likvida-ingaende": varning("Likvida medel vid årets början är inte förra årets slut."),
        "eko-arets-resultat": varning("Årets resultat är inte detsamma i två rapporter."),
        "eko-not": varning("Notens summa är inte beloppet i sin post."),
        "eko-not-summa": varning("Notens poster ger inte dess utskrivna summa."),
        "eko-not-saknas": varning("En post hänvisar till en not som inte finns."),
        "eko-bidrag": varning("Staten betalar inte hälften, eller regionen eller kommunerna inte en fjärdedel, av medlemsbidragen."),
        "eko-bidrag-profil": varning("En medlems bidrag är inte detsamma i noten och i forbund.toml."),
        "eko-drift": varning("Driftsredovisningens nettokostnad och bidrag ger inte resultatet."),
        "eko-drift-utfall": varning("Driftsredovisningens utfall är inte resultaträkningens."),
        "eko-drift-ek": varning("Driftsredovisningens eget kapital stämmer inte med balansräkningen."),
        "eko-avvikelse": varning("En utskriven avvikelse är inte utfall minus budget."),
        "eko-oversikt-summa": varning("Ett år i flerårsöversikten går inte ihop."),
        "eko-oversikt-ek": varning("Flerårsöversiktens eget kapital följer inte av året före och resultatet."),
        "eko-oversikt": varning("Flerårsöversikten stämmer inte med rapporterna."),
        "eko-oversikt-netto": varning("Flerårsöversiktens kostnad är netto efter finansiella poster, resultaträkningens är det inte."),
        "eko-balanskrav": varning("Balanskravsutredningens poster ger inte balanskravsresultatet."),
        "eko-anvandning": varning("Andelarna av medlen är inte tillsammans 100 procent (99 till 101 godtas)."),
        "eko-forra-aret": varning("Jämförelseåret är inte som i förra årets arbetsbok."),
        "eko-summa-saknas": varning("En post som kontrollerna behöver saknas eller är tom."),
        "eko-tkr": varning("Ett belopp ser ut att vara i tkr bland kronor."),
    },
}
# fmt: on
"""Heading -> rule id -> the rule."""

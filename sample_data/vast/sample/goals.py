"""The goals of 2022 and 2023, in the office's own words."""

from __future__ import annotations

from verktyg.goals import ANTAL, HOGST, MANADER, Goal

SURVEY_NOT_ASKED = (
    "De avslutade har inte fått någon fråga som visar om de kommit närmare arbetsmarknaden"
)


GOALS_2023 = (
    Goal(
        insats="Förbundet",
        mal="De strukturella insatserna ska nå minst 500 deltagare under året",
        matt="strukturella.deltagare",
        varde=500,
        enhet=ANTAL,
        kommentar=(
            "Flera utbildningar planerades till hösten men fick flyttas till nästa år, när"
            " föreläsarna fick förhinder. Det som genomfördes var välbesökt."
        ),
    ),
    Goal(
        insats="Samtliga individinsatser",
        mal="Minst 233 nya deltagare ska börja i en individinsats",
        matt="nya",
        varde=233,
        enhet=ANTAL,
        kommentar="Inflödet har varit jämnt över året, med ett uppehåll under sommaren.",
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Minst 400 deltagare ska erbjudas stöd under året",
        matt="aktuella",
        varde=400,
        enhet=ANTAL,
        kommentar=(
            "Resultatet är antalet deltagare i insatsen under året. Vakanser under våren"
            " gjorde att färre kunde tas emot än planerat."
        ),
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Minst 35 procent ska gå till arbete eller studier, på hel- eller deltid, vid avslut",
        matt="avslutade.arbstud.andel",
        varde=35,
        kommentar=(
            "Fler än tidigare har en lång tid utan arbete bakom sig, och stegen mot arbete blir"
            " därför flera."
        ),
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Minst 25 procent ska ha egen försörjning, utan offentlig försörjning, vid avslut",
        matt="avslutade.egen.andel",
        varde=25,
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Minst 75 procent ska vid avslut uppleva att stödet har varit till nytta",
        matt="enk.avslut.f01.pos.andel",
        varde=75,
        kommentar="Uppgiften kommer från enkäten till dem som avslutar sin insats.",
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Minst 50 procent ska vid avslut känna sig mer redo att arbeta eller studera",
        matt="enk.avslut.f06.pos.andel",
        varde=50,
        kommentar="Uppgiften kommer från enkäten till dem som avslutar sin insats.",
    ),
    Goal(
        insats="Samverkansteamet",
        mal="Inskrivningen ska vara högst 18 månader och i genomsnitt högst 9 månader",
        matt="avslutade.manader.medel",
        jamforelse=HOGST,
        varde=9,
        enhet=MANADER,
        ej_matt="Det statliga uppföljningssystemet lades ned och gav ingen inskrivningstid för året",
        kommentar="Tiden följs från och med nu i förbundets eget register.",
    ),
    Goal(
        insats="Gränsgångare",
        mal="Minst 100 personer ska delta i projektet under året",
        matt="aktuella",
        varde=100,
        enhet=ANTAL,
        kommentar="Projektet pågår till och med 2025 och ska då ha nått 300 deltagare.",
    ),
    Goal(
        insats="Gränsgångare",
        mal="Minst 25 procent av de avslutade ska gå till arbete eller studier",
        matt="avslutade.arbstud.andel",
        varde=25,
        kommentar="Flera har fått en deltidsanställning eller börjat studera.",
    ),
    Goal(
        insats="Gränsgångare",
        mal="Minst 50 procent av de avslutade ska ha närmat sig arbetsmarknaden",
        varde=50,
        ej_matt=SURVEY_NOT_ASKED,
    ),
    Goal(
        insats="Gränsgångare",
        mal="Högst 25 procent ska avsluta av andra orsaker än arbete eller studier",
        matt="avslutade.andra.andel",
        jamforelse=HOGST,
        varde=25,
        kommentar="Ännu har få hunnit avsluta, så andelen kan ändras mycket nästa år.",
    ),
)

GOALS_2022 = (
    Goal(
        insats="Förbundet",
        mal="De strukturella insatserna ska nå minst 500 personer hos samverkansparterna",
        varde=500,
        enhet=ANTAL,
        resultat=657,
        kommentar="Antalet är summan av deltagarlistorna och är inskrivet för hand.",
    ),
    Goal(
        insats="Förbundet",
        mal="Minst 60 procent i beredningsgrupp och styrelse ska anse att samverkan blivit bättre",
        varde=60,
        resultat=38,
        kommentar=(
            "Många svarade att samverkan är oförändrad. Efter pandemin har grupperna behövt tid"
            " för att hitta tillbaka till sina arbetssätt."
        ),
    ),
    Goal(
        insats="Samtliga individinsatser",
        mal="Minst 350 nya deltagare ska börja i en individinsats",
        matt="nya",
        varde=350,
        enhet=ANTAL,
        kommentar="Anonyma deltagare räknas med i antalet nya.",
    ),
    Goal(
        insats="Samtliga individinsatser",
        mal="Unga till och med 29 år ska prioriteras",
        matt="nya.unga.andel",
        kommentar="Andelen avser de nya deltagare vars ålder är känd.",
    ),
    Goal(
        insats="Samtliga individinsatser",
        mal="Minst 75 procent ska vid avslut uppleva att stödet har varit till nytta",
        matt="enk.avslut.f01.pos.andel",
        varde=75,
        kommentar="Uppgiften kommer från enkäten till dem som avslutar sin insats.",
    ),
    Goal(
        insats="Samtliga individinsatser",
        mal="Minst 50 procent ska vid avslut känna sig mer redo att arbeta eller studera",
        matt="enk.avslut.f06.pos.andel",
        varde=50,
        kommentar="Uppgiften kommer från enkäten till dem som avslutar sin insats.",
    ),
    Goal(
        insats="RV",
        mal="Minst 30 procent ska helt ha egen försörjning vid avslut",
        matt="avslutade.egen.andel",
        varde=30,
    ),
    Goal(
        insats="RV",
        mal="Minst 40 procent ska gå till arbete eller studier vid avslut",
        matt="avslutade.arbstud.andel",
        varde=40,
        kommentar="De som avslutas på grund av sjukdom ingår i jämförelsen.",
    ),
    Goal(
        insats="RV",
        mal="Inskrivningstiden ska i genomsnitt vara högst 9 månader",
        matt="avslutade.manader.medel",
        jamforelse=HOGST,
        varde=9,
        enhet=MANADER,
    ),
    Goal(
        insats="RV",
        mal="Inskrivningstiden ska som längst vara 18 månader",
        matt="avslutade.manader.max",
        jamforelse=HOGST,
        varde=18,
        enhet=MANADER,
        kommentar="Tiden räknas efter kalendern: den längsta varade på dagen så länge.",
    ),
)

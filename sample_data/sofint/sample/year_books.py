"""The sheets of 2024 that are no counts of participants: goals, budget, applications, activities."""

from __future__ import annotations

import random

from sofint.sample.persons import KOMMUNER, START_WEIGHTS
from sofint.sample.plan import (
    ARENAN_UNG,
    ARENAN_VUXEN,
    DRIVHUSET,
    LAST_YEAR,
    VAGVALET,
)
from verktyg.drawing import draw_days
from verktyg.goals import ANTAL, Goal
from verktyg.workbook import Column, Table

AF, FK, REGION, KOMMUN = (
    "Arbetsförmedlingen",
    "Försäkringskassan",
    "Regionen",
    "Kommunen",
)
FORBUNDET = "Förbundet"
GOALS = (
    Goal(
        insats=FORBUNDET,
        part=KOMMUN,
        mal="Minst 25 procent ska leva ett självständigt liv, utan offentlig försörjning",
        matt="2024.ind.avslutade.egen.andel",
        varde=25,
        kommentar="Resultatet gäller de individer som har avslutat en insats.",
    ),
    Goal(
        insats=FORBUNDET,
        part=REGION,
        mal="Individen ska nå bästa möjliga funktion i vardagen",
        enhet="",
        i_ord="Vårdens skattningar visar att de flesta klarar mer i vardagen än när de började",
        forra_i_ord="Skattningen infördes under hösten och kunde inte sammanställas",
        kommentar="Skattningen görs av individens kontakt i vården.",
    ),
    Goal(
        insats=FORBUNDET,
        part=FK,
        mal="Minst 70 procent ska ha återvunnit sin arbetsförmåga så att arbetet eller studierna håller",
        matt="2024.vval.uppf-6man.kvar.arbstud.andel",
        varde=70,
        kommentar=(
            "Av dem som hade arbete eller studier vid avslut: de som har det kvar efter minst"
            " 6 månader."
        ),
    ),
    Goal(
        insats=FORBUNDET,
        part=AF,
        mal="Minst 40 procent ska ha ett arbete eller studera när de avslutar",
        matt="2024.alla.avslutade.arbstud.andel",
        varde=40,
        kommentar="Alla insatser räknas samman, även den öppna verksamheten.",
    ),
    Goal(
        insats=VAGVALET,
        mal="Minst 65 individer ska börja under året",
        matt="nya",
        varde=65,
        enhet=ANTAL,
    ),
    Goal(
        insats=VAGVALET,
        mal="Minst 40 procent ska gå till arbete eller egenfinansierade studier",
        matt="avslutade.arbstud.andel",
        varde=40,
    ),
    Goal(
        insats=VAGVALET,
        mal="Minst 80 procent ska ha kvar arbetet eller studierna efter minst 6 månader",
        matt="uppf-6man.kvar.arbstud.andel",
        varde=80,
        kommentar="Följs upp per telefon av den handledare som individen känner.",
    ),
    Goal(
        insats=VAGVALET,
        mal="Minst 45 procent ska arbeta eller studera ett år efter avslut",
        matt="uppf-12man.arbstud.andel",
        varde=45,
    ),
    Goal(
        insats=ARENAN_UNG,
        mal="Minst 40 unga ska börja under året",
        matt="nya",
        varde=40,
        enhet=ANTAL,
    ),
    Goal(
        insats=ARENAN_UNG,
        mal="Minst 50 procent ska gå till arbete eller studier",
        matt="avslutade.arbstud.andel",
        varde=50,
        kommentar="Det finns inget år att jämföra med: insatsen är ny, sedan Arenan delades.",
    ),
    Goal(
        insats=ARENAN_VUXEN,
        mal="Minst 40 individer ska börja under året",
        matt="nya",
        varde=40,
        enhet=ANTAL,
        kommentar="En handledartjänst tillsattes först efter sommaren.",
    ),
    Goal(
        insats=ARENAN_VUXEN,
        mal="Minst 30 procent ska gå till arbete eller studier",
        matt="avslutade.arbstud.andel",
        varde=30,
    ),
    Goal(
        insats=DRIVHUSET,
        mal="Minst 60 individer ska delta i den öppna verksamheten",
        matt="aktuella",
        varde=60,
        enhet=ANTAL,
    ),
    Goal(
        insats=DRIVHUSET,
        mal="Verksamheten ska kännas trygg för alla",
        enhet="",
        i_ord="I samtalsgrupperna beskriver besökarna verksamheten som trygg och fri från krav",
        forra_i_ord="Besökarna efterfrågade en lugnare lokal, och verksamheten flyttade",
    ),
)
BUDGETS = (
    (VAGVALET, 4200, 4065),
    (ARENAN_UNG, 1900, 1874),
    (ARENAN_VUXEN, 1650, 1512),
    (DRIVHUSET, 900, 931),
)
APPLICATIONS = {"AF": 41, "FK": 38, "Region": 33, "Kommun": 52, "Egen anmälan": 14}
ACTIVITIES = (
    ("Utbildning i att möta den som är rädd för myndigheter", "Inbjuden föreläsare", "Mars", 64),
    ("Samverkansdag för handläggare och vårdpersonal", "Kansliet", "12 maj", 118),
    ("Lokala nätverk i varje kommun", "Processledare", "September-november", 57),
)


def budget_table() -> Table:
    """Budget and outcome of each insats; this office gives no grades."""
    columns = (Column("Insats", 20), Column("Budget, tkr", 13), Column("Utfall, tkr", 13))
    return Table("Insatser", columns, [list(row) for row in BUDGETS])


def application_table() -> Table:
    """A row per application; who applies and from where is invented."""
    rng = random.Random("ansökningar")
    parties = [part for part, count in APPLICATIONS.items() for _ in range(count)]
    rng.shuffle(parties)
    days = draw_days(rng, LAST_YEAR, range(1, 13), START_WEIGHTS, len(parties))
    homes = rng.choices(list(KOMMUNER), list(KOMMUNER.values()), k=len(parties))
    columns = (Column("Datum", 13), Column("Remittent", 18), Column("Kommun", 16))
    rows = [list(row) for row in zip(days, parties, homes, strict=True)]
    return Table("Ansökningar", columns, rows)


def activity_table() -> Table:
    """The structural activities of the year."""
    columns = (
        Column("Vad", 52, wrap=True),
        Column("Utförare", 26),
        Column("När", 22),
        Column("Antal deltagare", 12),
    )
    return Table("Strukturella insatser", columns, [list(row) for row in ACTIVITIES])

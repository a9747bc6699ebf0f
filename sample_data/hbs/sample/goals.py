"""The goals of 2015: targets and results as published, in words of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from hbs.sample.counts import Counts
from verktyg.goals import Goal
from verktyg.published import read_csv, whole_percent

ENTERED = "inmatas"
# A published way of computing a result -> the measure that computes it.
MEASURES = {
    "aktuella": "aktuella",
    "nya": "nya",
    "till arbete eller studier / avslutade": "avslutade.arbstud.andel",
    "(till arbete eller studier + arbetssökande) / avslutade": "avslutade.arbstudsok.andel",
}
KODER = {
    "ADRIAN": "adrian",
    "AkSe": "akse",
    "HälsoSam": "halso",
    "Lyra": "lyra",
    "SamPlan": "splan",
    "Samverkansteam Botkyrka": "stbot",
    "Samverkansteam Huddinge": "sthud",
    "Slussen": "sluss",
    "START": "start",
    "Ungdomsprojektet Salem (Upis)": "upis",
}
# The target is printed beside the wording, so no wording says it.
WORDINGS = {
    ("ADRIAN", "deltagare"): "Deltagare under året",
    ("ADRIAN", "självförsörjande av avslutade"): (
        "De som avslutar försörjer sig genom arbete eller studier"
    ),
    ("AkSe", "nya deltagare"): "Nya deltagare",
    ("AkSe", "arbete eller studier vid avslut"): "Arbete eller studier vid avslut",
    ("HälsoSam", "deltagare"): "Deltagare under året",
    ("HälsoSam", "förbättrad hälsa"): "Deltagarna upplever att hälsan har blivit bättre",
    ("HälsoSam", "genomför sin hälsoplan"): "Deltagarna genomför sin hälsoplan",
    ("Lyra", "nya deltagare"): "Nya deltagare",
    ("Lyra", "arbete, studier eller arbetssökande"): (
        "Arbete, studier eller arbetssökande efter insatsen"
    ),
    ("SamPlan", "metodutveckling för bättre samverkan"): (
        "Parterna utvecklar en metod för bättre samverkan kring individen"
    ),
    ("Samverkansteam Botkyrka", "remisser"): "Remisser till teamet",
    ("Samverkansteam Botkyrka", "nya deltagare"): "Nya deltagare",
    ("Samverkansteam Botkyrka", "deltagare i hälsogrupp"): "Deltagare i hälsogrupp",
    (
        "Samverkansteam Botkyrka",
        "förbättrad hälsa",
    ): "De som gått i hälsogrupp upplever bättre hälsa",
    ("Samverkansteam Botkyrka", "arbete, studier eller arbetssökande vid avslut"): (
        "Arbete, studier eller arbetssökande vid avslut"
    ),
    ("Samverkansteam Huddinge", "nya deltagare"): "Nya deltagare",
    ("Samverkansteam Huddinge", "arbete, studier eller arbetssökande"): (
        "Arbete, studier eller arbetssökande efter insatsen"
    ),
    ("Slussen", "deltagare"): "Deltagare som börjar under året",
    ("Slussen", "arbete eller studier"): "Arbete eller studier efter insatsen",
    ("START", "nya deltagare"): "Nya deltagare",
    ("START", "arbete eller studier"): "Arbete eller studier efter insatsen",
    ("Ungdomsprojektet Salem (Upis)", "deltagare"): "Unga som deltar under året",
    ("Ungdomsprojektet Salem (Upis)", "egen försörjning"): "Egen försörjning efter projektet",
}
IN_WORDS = {
    ("SamPlan", "metodutveckling för bättre samverkan"): (
        "Ett nytt arbetssätt har prövats för över 200 individer"
    )
}
COMMENTS = {
    ("HälsoSam", "förbättrad hälsa"): "Egen skattning före och efter, sammanräknad av insatsen.",
    ("HälsoSam", "genomför sin hälsoplan"): "Insatsens egen uppföljning av planerna.",
    ("Samverkansteam Botkyrka", "remisser"): "Ur teamets diarium.",
    ("Samverkansteam Botkyrka", "deltagare i hälsogrupp"): "Ur gruppernas närvarolistor.",
    ("Samverkansteam Botkyrka", "förbättrad hälsa"): "Enkät till hälsogruppernas deltagare.",
    ("Slussen", "deltagare"): "Målet gäller dem som börjar; resultatet är därför antalet nya.",
    ("Ungdomsprojektet Salem (Upis)", "egen försörjning"): (
        "Projektets egen uppgift. Den går inte att räkna ur de antal som har lämnats."
    ),
}


@dataclass(frozen=True, slots=True)
class Published:
    """A published goal with what is known of its results; "" and None where nothing is."""

    insats: str
    mal: str
    target: int | None
    unit: str
    result: str
    before: int | None
    how: str

    @property
    def measure(self) -> str:
        """The measure that computes the result; "" where it is entered."""
        return MEASURES.get(self.how, "")


def published_goals(facit: Path) -> list[Published]:
    """The goals in the order in which they were published."""
    return [
        Published(
            row["insats"],
            row["mål"],
            int(row["målvärde"]) if row["målvärde"] else None,
            row["enhet"],
            row["resultat 2015"],
            int(row["resultat 2014"]) if row["resultat 2014"] else None,
            row["mått"],
        )
        for row in read_csv(facit / "hbs_2015_mal.csv")
    ]


def goals(published: list[Published]) -> tuple[Goal, ...]:
    """The rows of the goal sheet: what the counts give is measured, the rest is entered."""
    return tuple(_goal(row) for row in published)


def _goal(row: Published) -> Goal:
    key = (row.insats, row.mal)
    entered = row.how == ENTERED and row.target is not None
    return Goal(
        insats=row.insats,
        mal=WORDINGS[key],
        matt=row.measure,
        varde=row.target,
        enhet=row.unit if row.target is not None else "",
        resultat=int(row.result) if entered else None,
        i_ord=IN_WORDS.get(key, ""),
        forra=row.before if entered else None,
        kommentar=COMMENTS.get(key, ""),
    )


def earlier_figures(published: list[Published]) -> Iterator[tuple[str, int, str, str]]:
    """What was published of 2014 for the goals that the counts measure, as entered figures."""
    source = "Sammanställning av måluppfyllelse 2015, kolumnen för 2014"
    for row in published:
        if row.measure and row.before is not None:
            yield f"2014.{KODER[row.insats]}.{row.measure}", row.before, row.unit, source


def result_faults(published: list[Published], counts: dict[str, Counts]) -> list[str]:
    """The published results that do not come out of the counts."""
    faults = []
    for row in published:
        if row.how == ENTERED:
            continue
        of = counts[row.insats]
        ready = of.arbstud + of.arbsok * row.how.startswith("(")
        counted = {
            "aktuella": of.aktuella,
            "nya": of.nya,
        }.get(row.how, whole_percent(ready, of.avslutade) if of.avslutade else None)
        if counted != Fraction(row.result):
            faults.append(f"{row.insats}, {row.mal}: är {counted}, ska vara {row.result}")
    return faults

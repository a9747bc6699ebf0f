"""A profile and its register by chance: what every document of a förbund's year rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from msgspec.structs import replace

from sentences.any_survey import an_enkat
from sofrep.domain.betyg import Betygsregel, Betygssteg
from sofrep.domain.forbund import (
    Avsnitt,
    Forbund,
    Insats,
    Kodlista,
    Kommun,
    Medlem,
    Underlagsslag,
    Union,
)
from sofrep.domain.rojande import Rojande
from sofrep.domain.uppgift import EgenUppgift, Korsning, Noteras, Ord, Ordform, Varde
from sofrep.statistics.underlag import TID_PER_YEAR
from support.frames import Row, make_forbund

Some = TypeVar("Some")
OWN = (
    EgenUppgift(
        kod="utb",
        namn="Utbildningsnivå",
        varde=tuple(
            Varde(kod=kod, namn=namn)
            for kod, namn in (("grund", "Grundskola"), ("gymn", "Gymnasium"), ("annan", "Annat"))
        ),
    ),
    EgenUppgift(
        kod="hinder",
        namn="Hinder",
        noteras=Noteras.BADA,
        flera_varden=True,
        varde=tuple(
            Varde(kod=kod, namn=namn)
            for kod, namn in (("halsa", "Ohälsa"), ("sprak", "Språk"), ("inga", "Inga hinder"))
        ),
    ),
    EgenUppgift(kod="tim", namn="Arbetad tid", granser=(10, 20), enhet="timmar", kand=True),
)
"""What this förbund notes beside what every förbund does, with support at the start."""
CROSSED = (
    Korsning(kod="kom", namn="Utfall efter kommun", rader="kommun", kolumner=("arbstud", "egen")),
    Korsning(kod="ald", namn="Försörjning efter ålder", rader="alder", kolumner=("forsorjning",)),
    Korsning(
        kod="utbtim",
        namn="Arbetad tid efter utbildning",
        rader="utb",
        kolumner=("tim",),
        population="aktuella",
    ),
)
OWN_SECTIONS = (
    *("utb", "tim", "hinder-in", "hinder-ut", "forsorjning-in"),
    *("overgang-hinder", "overgang-forsorjning", "kom", "ald", "utbtim"),
)
_FIRST, _LAST = date(2020, 1, 1), date(2023, 12, 31)
_BETYG = Betygsregel(
    steg=tuple(
        Betygssteg(namn=namn, fran_procent=fran)
        for namn, fran in (("Mycket god", 100), ("God", 80), ("Godtagbar", 0))
    )
)
_KLIENT = Ordform(singular="klient", plural="klienter", bestamd="klienten", bestamda="klienterna")
_NAMES = (
    "Rehabvägledare", "Utredning", "Gränsgångare", "Steget", "Vägen vidare", "Arena", "Gnistan",
    "Kompassen", "Bryggan", "Verkstaden", "Trappan", "Navet", "Lotsen", "Porten", "Växthuset",
)  # fmt: skip
_PLACES = tuple(
    f"{first}{last}"
    for first in ("Ek", "Al", "Björk", "Lind", "Tall", "Sol", "Sjö", "Berg")
    for last in ("by", "vik", "ås", "torp", "hult")
)


def a_forbund(random: Random, insatser: int, kommuner: int, tallied: float = 0) -> Forbund:
    """A förbund of so many insatser and kommuner; `tallied` is the share that delivers counts."""
    paid = random.choice([{"2023": 100}, {"2022": 100, "2023": 100}, {"2022": 90, "2023": 100}, {}])
    of = tuple(
        Kommun(
            kod=f"k{n:02d}", namn=f"{_PLACES[n]} kommun", kortnamn=_PLACES[n], medlem=f"k{n:02d}"
        )
        for n in range(kommuner)
    )
    made = tuple(
        Insats(
            kod=f"i{n:02d}",
            namn=_NAMES[n],
            kortnamn=_NAMES[n],
            fran=random.choice([0, 0, 0, 2023]),
            avsnitt=(
                *(a for a in Avsnitt if n == 0 or random.random() < 0.8),
                *(OWN_SECTIONS if n == 0 else ()),
            ),
            gruppnamn=random.choice(["", "Gruppstart"]),
            underlag=Underlagsslag.ANTAL if random.random() < tallied else Underlagsslag.RADER,
            flera_varden=random.random() < 0.2,
        )
        for n in range(insatser)
    )
    kods = tuple(insats.kod for insats in made)
    base = make_forbund()
    return replace(
        base,
        kommun=of,
        medlem=(
            *(replace(medlem, bidrag=paid) for medlem in base.medlem[:2]),
            *(Medlem(kod=k.medlem, namn=k.namn, bidrag=paid) for k in of),
        ),
        insats=made,
        uppgift=OWN,
        korsning=CROSSED,
        noteras_vid_start=(Kodlista.FORSORJNING,),
        union=_unions(kods),
        enkat=an_enkat(random) if random.random() < 0.8 else None,
        rojande=Rojande(enkat=random.random() < 0.4),
        betyg=random.choice([None, _BETYG]),
        ord=random.choice([Ord(), Ord(deltagare=_KLIENT)]),
        uppfoljning=tuple(
            replace(u, insatser=kods[: random.randint(1, insatser)]) for u in base.uppfoljning
        ),
    )


def _unions(kods: Sequence[str]) -> tuple[Union, ...]:
    """All insatser, and all but the last where those are several."""
    of = {"alla": ("Alla insatser", kods), "flera": ("De äldre insatserna", kods[:-1])}
    return tuple(
        Union(kod=kod, namn=namn, insatser=tuple(own), avsnitt=tuple(Avsnitt))
        for kod, (namn, own) in of.items()
        if len(own) > 1
    )


def some_rows(random: Random, forbund: Forbund, size: int) -> list[Row]:
    """So many enrolments in the insatser that keep a register; none where all deliver counts."""
    insatser = [i for i in forbund.insats if i.underlag is Underlagsslag.RADER]
    return [
        _row(random, forbund, _skewed(random, insatser), n) for n in range(size * bool(insatser))
    ]


def _row(random: Random, forbund: Forbund, insats: Insats, n: int) -> dict[str, Any]:
    """An enrolment: mostly filled in, and mostly at the more common values."""
    start = _day(random, date(max(insats.fran, 2020), 1, 1), _LAST)
    if random.random() < 0.03:
        return {"insats": insats.kod, "start": start, "anonym": True}
    row: dict[str, Any] = {
        "insats": insats.kod,
        "start": start,
        "kon": random.choices(["kvinnor", "man", "ovriga"], [50, 45, 5])[0],
        "fodelsear": maybe(random, start.year - random.randint(17, 63), -1),
        "kommun": maybe(random, _skewed(random, [k.kod for k in forbund.kommun]), ""),
        "grupp": maybe(random, random.choice(["A", "B", "C"]), "", 0.4),
        "nummer": maybe(random, f"p{random.randint(1, 4 * n + 9)}", ""),
        "tid_ar": random.choice([None, random.randint(0, 14)]),
    }
    if row["fodelsear"] == -1:
        del row["fodelsear"]
    row["egna"] = _own(Random(n), forbund)  # noqa: S311 - test data
    if random.random() < 0.6:
        row |= _exit(random, forbund, start, insats.kod)
    return row


def _own(random: Random, forbund: Forbund) -> dict[str, Any]:
    """What the förbund adds, of most."""

    def some(kods: Sequence[str]) -> list[str]:
        return maybe(random, [*{_skewed(random, kods) for _ in range(random.randint(1, 2))}], [])

    hinder = [each.kod for each in OWN[1].varde]
    return {
        "utb": maybe(random, _skewed(random, [each.kod for each in OWN[0].varde]), ""),
        "hinder-in": some(hinder),
        "hinder-ut": some(hinder),
        "tim": maybe(random, random.randint(0, 40) * TID_PER_YEAR, None),
        "fors-in": maybe(random, [_skewed(random, [k.kod for k in forbund.forsorjning])], []),
    }


def _exit(random: Random, forbund: Forbund, start: date, kod: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "slut": _day(random, start, _LAST),
        "forsorjning": maybe(random, [_skewed(random, [k.kod for k in forbund.forsorjning])], []),
        "sysselsattning": maybe(
            random, [_skewed(random, [k.kod for k in forbund.sysselsattning])], []
        ),
        "avslutsorsak": maybe(random, _skewed(random, [k.kod for k in forbund.avslutsorsak]), ""),
        "samtycke": random.random() < 0.8,
    }
    if row["samtycke"]:
        row["uppf"] = {
            u.kod: {
                "forsorjning": [random.choice(forbund.forsorjning).kod],
                "sysselsattning": [random.choice(forbund.sysselsattning).kod],
            }
            for u in forbund.uppfoljning
            if kod in u.insatser and random.random() < 0.7
        }
    return row


def some_applications(random: Random, forbund: Forbund, most: int = 60) -> list[Row]:
    """Applications of this year, and of the last."""
    return [
        {
            "part": random.choice(forbund.part).kod,
            "kommun": random.choice(forbund.kommun).kod,
            "month": random.randint(1, 12),
            "year": random.choice([2022, 2023]),
        }
        for _ in range(random.choice([0, 0, 1, 5, most]))
    ]


def some_activities(random: Random) -> list[Row]:
    """Structural activities of this year and the last: nobody counted, nobody came, or some."""
    return [
        {
            "vad": f"Aktivitet {n}",
            "antal": random.choice([-1, 0, 1, 12, 80]),
            "nar": random.choice(["mars", "2023-03-05", ""]),
            "year": random.choice([2022, 2023]),
        }
        for n in range(random.choice([0, 0, 1, 4]))
    ]


def _day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange(max((last - first).days, 0) + 1))


def maybe(random: Random, value: Any, blank: Any, often: float = 0.9) -> Any:
    return value if random.random() < often else blank


def _skewed(random: Random, some: Sequence[Some]) -> Some:
    return some[min(int(random.expovariate(0.8)), len(some) - 1)]

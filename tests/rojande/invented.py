"""An invented förbund: a whole folder of workbooks as an office has it; the seed decides what.

The profile is the sample's with other insatser and kommuner; `size` is about how many are enrolled
in 2023.  Rows begin in 2018 and the register in 2021: what came before is entered as history.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from sofrep.domain.forbund import Forbund, Underlagsslag
from sofrep.domain.period import Period
from sofrep.forbundsprofil.profile import read_profile
from support.any_folder import Cells, Folder
from support.profiles import to_toml
from support.recount import Ansokan, Rad, Recount

SAMPLE = Path(__file__).parents[2] / "sample_data" / "vast" / "forbund.toml"
YEAR = 2023
FIRST = date(2021, 1, 1)
"""The register is complete from this day."""
ASKED = date(2024, 1, 31)

NAMES = ("Rehabvägledare", "Utredning", "Gränsgångare", "Steget")
PLACES = ("Ekby", "Alvik", "Björkås", "Lindtorp", "Tallhult", "Solby", "Sjövik", "Bergås", "Norrby")
SECTIONS = ["oversikt", "manad", "kommun", "alder", "forsorjningstid", "forsorjning",
            "sysselsattning", "avslutsorsak", "inskrivningstid", "unga", "personer",
            "uppfoljning"]  # fmt: skip
GOALS = (  # measure, comparison, target, unit
    ("nya", ">=", 20, "antal"),
    ("avslutade.arbstud.andel", ">=", 40, "procent"),
    ("uppf-6man.arbstud.andel", ">=", 45, "procent"),
    ("uppf-6man.kvar.arbstud.andel", ">=", 60, "procent"),
    ("avslutade.egen.andel", ">=", 35, "procent"),
    ("avslutade.sjuk.andel", "<=", 15, "procent"),
    ("aktuella.tid.medel", "<=", 6, "år"),
)
HISTORY = ("aktuella", "nya", "avslutade", "avslutade.arbstud", "avslutade.arbstud.andel",
           "avslutade.egen", "avslutade.egen.andel")  # fmt: skip
GRADES = [
    {"namn": "Mycket god", "fran_procent": 115},
    {"namn": "God", "fran_procent": 100},
    {"namn": "Godtagbar", "fran_procent": 0},
]
SUMMARY = {"kod": "sammanstallning", "nummer": 4, "namn": "Sammanställning"}
LIKELY = {  # how common the codes of the sample's lists are, in their order
    "forsorjning": (30, 18, 4, 6, 3, 14, 5, 22, 2),
    "sysselsattning": (14, 9, 7, 10, 20, 12, 10, 18),
    "avslutsorsak": (30, 11, 24, 14, 9, 5, 7),
}
ANSWERS = (5, 9, 16, 40, 30)


ADDED: Mapping[str, Any] = {
    "noteras_vid_start": ["forsorjning"],
    "uppgift": [
        {"kod": "utb", "namn": "Utbildning", "varde": [{"kod": kod, "namn": kod} for kod in ("grund", "gymn", "efter")]}
    ],
    "korsning": [
        {"kod": "komut", "namn": "Utfall efter kommun", "rader": "kommun", "kolumner": ["arbstud", "egen"]},
        {"kod": "aldfo", "namn": "Försörjning efter ålder", "rader": "alder", "kolumner": ["forsorjning"]},
    ],
}  # fmt: skip
"""What some offices note and cross beside what every office does, and their sections."""
ADDED_SECTIONS = ["utb", "forsorjning-in", "overgang-forsorjning", "komut", "aldfo"]


@cache
def sample() -> Mapping[str, Any]:
    return tomllib.loads(SAMPLE.read_text(encoding="utf-8"))


class Office(Struct):
    """The folder, its profile, and what stands in the workbooks."""

    folder: Path
    forbund: Forbund
    rows: list[Rad]
    """Everybody, also those who had ended before the register began."""
    tallied: dict[tuple[int, str], list[Rad]]
    applications: list[Ansokan]
    surveys: dict[int, list[Cells]] = field(default_factory=dict)


def make_office(
    folder: Path,
    size: int,
    seed: int,
    rules: Mapping[str, Any] | None = None,
    *,
    adds: bool = False,
) -> Office:
    """Write a folder; `rules` is the profile's [rojande], and `adds` that it notes and crosses more."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = _profile(seed, rules)
    if adds:
        profile |= ADDED
        for insats in profile["insats"]:
            if insats.get("underlag") != "antal":
                insats["avsnitt"] = [*insats["avsnitt"], *ADDED_SECTIONS]
    (folder / "forbund.toml").write_text(to_toml(profile), encoding="utf-8")
    forbund, problems = read_profile(folder)
    assert forbund is not None, problems
    maker = Invented(folder, forbund, size, seed)
    maker.make()
    rows = maker.rows
    return Office(folder, forbund, maker.everybody, rows.tallied, rows.applications, maker.surveys)


def with_rules(folder: Path, rules: Mapping[str, Any] | None) -> None:
    """Give the profile of an invented förbund these rules."""
    path = folder / "forbund.toml"
    profile = tomllib.loads(path.read_text(encoding="utf-8"))
    profile.pop("rojande", None)
    path.write_text(to_toml(profile | ({"rojande": rules} if rules else {})), encoding="utf-8")


def _profile(seed: int, rules: Mapping[str, Any] | None) -> dict[str, Any]:
    insatser, kommuner = 2 + seed % 3, (3, 5, 6, 9)[seed % 4]
    kods = [f"i{n}" for n in range(insatser)]
    followed = kods[: 1 + seed % 2]
    profile = {k: v for k, v in sample().items() if k not in ("logotyp", "finansiering")}
    made: list[dict[str, Any]] = [
        {
            "kod": kod,
            "namn": NAMES[n],
            "avsnitt": [a for a in SECTIONS if kod in followed or a != "uppfoljning"],
        }
        for n, kod in enumerate(kods)
    ]
    if seed % 3 == 0 and insatser > 2:
        made[-1] |= {"underlag": "antal", "avsnitt": ["oversikt", "sysselsattning"]}
    unions = [{"kod": "alla", "namn": "Alla insatser", "insatser": kods,
               "avsnitt": ["oversikt", "forsorjning", "sysselsattning"]}]  # fmt: skip
    if insatser > 2:
        unions.append({"kod": "ind", "namn": "De två första", "insatser": kods[:2],
                       "avsnitt": ["oversikt", "kommun", "alder", "personer", "avslutsorsak"]})  # fmt: skip
    places = [f"k{n}" for n in range(kommuner)]
    paid = {"2022": 100000, "2023": 110000}
    return profile | {
        "namn": f"Samordningsförbundet Påhitt {seed}",
        "register_fran": FIRST,
        "insats": made,
        "union": unions,
        "kommun": [{"kod": k, "namn": f"{p} kommun", "kortnamn": p, "medlem": k}
                   for k, p in zip(places, PLACES, strict=False)],
        "medlem": [*profile["medlem"][:2],
                   *({"kod": k, "namn": f"{p} kommun", "bidrag": paid}
                     for k, p in zip(places, PLACES, strict=False))],
        "uppfoljning": [h | {"insatser": followed} for h in profile["uppfoljning"]],
        **({"betyg": {"steg": GRADES}, "bilaga": [*profile["bilaga"], SUMMARY]} if seed % 2 else {}),
        **({"rojande": rules} if rules else {}),
    }  # fmt: skip


class Invented(Folder):
    """What an office of `size` has, with common values common and rare ones rare."""

    def __init__(self, folder: Path, forbund: Forbund, size: int, seed: int) -> None:
        super().__init__(folder, forbund, seed)
        self.size, self.on_sheet = size, set()
        self.everybody: list[Rad] = []
        self.surveys: dict[int, list[Cells]] = {}

    def make(self) -> None:
        self.register()
        self.tallies()
        self.money()
        for year in (YEAR - 1, YEAR):
            self.year(year)
        self.activity_sheet()
        self.write("Historik.xlsx", [*self.past()])

    # --- the register -----------------------------------------------------------------------

    def register(self) -> None:
        by_rows = [i for i in self.forbund.insats if i.underlag is not Underlagsslag.ANTAL]
        shares = [1 / (n + 1.2) for n in range(len(by_rows))]
        starts = [
            self.day(date(2018, 1, 1), date(YEAR, 12, 31)) for _ in range(round(self.size * 3.5))
        ]
        for n, start in enumerate(sorted(starts)):
            each = by_rows[n % len(by_rows)] if n % 9 == 0 else None  # nobody's year is empty
            self.everybody.append(
                self.enrolment(each or self.random.choices(by_rows, shares)[0], start)
            )
        self.rows.enrolments = [r for r in self.everybody if r.slut is None or r.slut >= FIRST]
        self.write("register/Register.xlsx", [self.cells_of(rad) for rad in self.rows.enrolments])

    def rad(self, insats: Any, number: int) -> Rad:  # noqa: ARG002 - of the tallied
        return self.enrolment(insats, self.day(date(2021, 1, 1), date(YEAR, 12, 31)))

    def enrolment(self, insats: Any, start: date) -> Rad:
        pick, chance = self.random.choices, self.random.random
        if chance() < 0.02:
            return Rad(insats.kod, start, anonym=True)
        end = start + timedelta(days=min(round(self.random.expovariate(1 / 270)) + 14, 800))
        ended = end <= date(YEAR, 12, 31)
        born = start.year - min(max(round(self.random.gauss(38, 11)), 18), 64)
        consent = ended and chance() < 0.85
        rad = Rad(
            insats=insats.kod,
            start=start,
            slut=end if ended else None,
            kon=pick(["kvinnor", "man", "ovriga"], [58, 41, 1])[0],
            fodelsear=None if chance() < 0.01 else born,
            kommun="" if chance() < 0.01 else self.place(),
            nummer=f"p{len(self.everybody)}" if chance() < 0.95 else "",
            tid=None if chance() < 0.04 else min(self.time(), Fraction(start.year - born - 16)),
            samtycke=consent,
            **self.exit() if ended else {},
            egna=self.more() if self.forbund.uppgift else {},
            uppf=self.answers_of(insats.kod, end) if consent else {},
        )
        return self.again(rad) if chance() < 0.12 else rad

    def more(self) -> dict[str, Any]:
        """Education and support at the start, of most."""
        utb = self.random.choices(["grund", "gymn", "efter", ""], [35, 45, 15, 5])[0]
        return {"utb": frozenset({utb} - {""}), "fors-in": self.some("forsorjning")}

    def time(self) -> Fraction:
        """Years on support: mostly few."""
        return Fraction(round(self.random.expovariate(1 / 40)), 10)

    def place(self) -> str:
        places = [kommun.kod for kommun in self.forbund.kommun]
        return self.random.choices(places, [1 / (n + 1) for n in range(len(places))])[0]

    def again(self, rad: Rad) -> Rad:
        """The row as one of somebody who has been in an insats before."""
        gone = [r for r in self.everybody if r.nummer and r.fodelsear]
        who = self.random.choice(gone[-40:] or [rad])
        theirs = [r for r in self.everybody if r.nummer == who.nummer]
        if any(not r.slut or r.slut >= rad.start for r in theirs) or not theirs:
            return rad
        return replace(rad, nummer=who.nummer, kon=who.kon, fodelsear=who.fodelsear)

    def exit(self) -> dict[str, Any]:
        reason = "" if self.random.random() < 0.03 else self.likely("avslutsorsak")
        return {**self.situation(), "avslutsorsak": reason}

    def situation(self) -> dict[str, Any]:
        return {lista: self.some(lista) for lista in ("forsorjning", "sysselsattning")}

    def some(self, lista: str) -> frozenset[str]:
        """Mostly one code, at times none or two; nobody has one and "ingen"."""
        if self.random.random() < 0.03:
            return frozenset()
        first, second = self.likely(lista), self.likely(lista)
        both = "ingen" not in (first, second) and self.random.random() < 0.1
        return frozenset({first, second} if both else {first})

    def likely(self, lista: str) -> str:
        of = [post["kod"] for post in sample()[lista]]
        return self.random.choices(of, LIKELY[lista])[0]

    def answers_of(self, kod: str, end: date) -> dict[str, dict[str, frozenset[str]]]:
        return {
            horizon.kod: self.situation()
            for horizon in self.forbund.uppfoljning
            if kod in horizon.insatser and end + timedelta(days=31 * horizon.manader) < ASKED
            if self.random.random() < 0.75
        }

    # --- the sheets of a year -----------------------------------------------------------------

    def year(self, year: int) -> None:
        parts = [part.kod for part in self.forbund.part]
        made = [
            Ansokan(
                year=year,
                month=self.random.randint(1, 12),
                part=self.random.choice(parts),
                kommun=self.place(),
                antal=1,
            )
            for _ in range(self.size)
        ]
        self.rows.applications += made
        names = {p.kod: p.namn for p in (*self.forbund.part, *self.forbund.kommun)}
        self.write(
            f"{year}/Ansökningar.xlsx",
            [{"Månad": a.month, "Sökande part": names[a.part], "Kommun": names[a.kommun], "Antal": 1}
             for a in made],
        )  # fmt: skip
        self.write(f"{year}/Mål.xlsx", [*self.some_goals()])
        self.surveys[year] = self.survey(year)
        self.write(f"{year}/Enkätsvar.xlsx", self.surveys[year])

    def some_goals(self) -> Sequence[Cells]:
        """Each measure that the sections of an insats show, of each."""
        rows: list[Cells] = []
        for insats in self.forbund.insats:
            for measure, comparison, target, unit in GOALS:
                followed = not measure.startswith("uppf") or "uppfoljning" in insats.avsnitt
                by_rows = insats.underlag is not Underlagsslag.ANTAL and followed
                if by_rows or measure == "nya":
                    rows.append({"Insats": insats.namn, "Mål": f"Målet {len(rows)}", "Mått": measure,
                                 "Jämförelse": comparison, "Målvärde": target, "Enhet": unit})  # fmt: skip
        rows.append({"Insats": "Alla insatser", "Mål": "Arbete eller studier", "Enhet": "procent",
                     "Mått": "avslutade.arbstud.andel", "Jämförelse": ">=", "Målvärde": 45})  # fmt: skip
        return rows

    def survey(self, year: int) -> list[Cells]:
        enkat = self.forbund.enkat
        assert enkat is not None
        of = {"pagaende": self.size // 2, "avslut": self.size // 3, "styrelse": 9, "chefer": 7}
        scale = [step.svar for step in enkat.svar]
        rows: list[Cells] = []
        for group in enkat.grupp:
            for _ in range(of.get(group.kod, 12)):
                row: Cells = {"Respondentgrupp": group.namn}
                if group.kon:
                    row["Kön"] = self.random.choices(["kvinna", "man", "annat"], [58, 40, 2])[0]
                for fraga in enkat.questions_to(group.kod):
                    first = row.get(f"Fråga {fraga.villkor_fraga}")
                    on = not fraga.villkor_fraga or first in fraga.villkor_svar
                    weights = (1, 1) if fraga.ja_nej else ANSWERS
                    of_these = ["ja", "nej"] if fraga.ja_nej else scale
                    (said,) = self.random.choices(of_these, weights)
                    if on and fraga.is_asked(year) and self.random.random() < 0.93:
                        row[f"Fråga {fraga.nummer}"] = said
                rows.append(row)
        return rows

    def past(self) -> Sequence[Cells]:
        """What the office counted before the register began."""
        rows: list[Cells] = []
        before = replace(self.forbund, register_fran=date(2018, 1, 1))
        for year in (2019, 2020):
            said = Recount(before, Period.of_year(year), self.everybody).said
            for insats in self.forbund.insats:
                for measure in HISTORY:
                    value = said.get(f"{year}.{insats.kod}.{measure}", (None,))[0]
                    if value is not None and insats.underlag is not Underlagsslag.ANTAL:
                        unit = "procent" if measure.endswith("andel") else "antal"
                        rows.append({"Figur": f"{year}.{insats.kod}.{measure}", "Värde": float(round(Fraction(value))),
                                     "Enhet": unit, "Källa": f"Årsredovisning {year}"})  # fmt: skip
        return rows

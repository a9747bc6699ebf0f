"""The workbooks of any profile: random rows that follow it, as Excel sheets and for a recount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct, field
from openpyxl import Workbook

from sofrep.amnen.alla.catalogue import every_name, find
from sofrep.amnen.texter.blad import valid_keys
from sofrep.domain.efterfoljare import running
from sofrep.domain.forbund import (
    FORBUNDET,
    Forbund,
    Insats,
    Kodlista,
    Underlagsslag,
    Uppfoljning,
)
from support.any_survey import survey_sheets
from support.profiles import YEAR
from support.recount import Ansokan, Rad, Svar

Cells = dict[str, object]

_SEXES = {"kvinnor": "kvinna", "man": "man", "ovriga": "annat"}
_LAST = date(YEAR, 12, 31)
TEXT = "Ett stycke med <tecken> & {{ 7*7 }}.\n\nEtt till, som slutar med = 1."


class Rows(Struct):
    """What stands in the workbooks, for `support.recount`."""

    enrolments: list[Rad] = field(default_factory=list)
    answers: list[Svar] = field(default_factory=list)
    tallied: dict[tuple[int, str], list[Rad]] = field(default_factory=dict)
    applications: list[Ansokan] = field(default_factory=list)
    activities: list[tuple[int, int | None]] = field(default_factory=list)


def counted_codes(insats: Insats, rad: Rad) -> list[str]:
    """The lines that a row stands on: of counts one, unless a person may stand on several."""
    codes = sorted(rad.sysselsattning)
    one = insats.underlag is Underlagsslag.ANTAL and not insats.flera_varden
    return codes[:1] if one else codes


class Folder:
    """Fills a förbund's folder with what the profile can have; the seed decides what."""

    def __init__(self, folder: Path, forbund: Forbund, seed: int) -> None:
        self.folder, self.forbund = folder, forbund
        self.random = Random(seed)  # noqa: S311 - test data
        self.rows = Rows()
        self.on_sheet = {
            (horizon.kod, kod)
            for horizon in forbund.uppfoljning
            for kod in horizon.insatser
            if self.random.random() < 0.3
        }

    def fill(self) -> Rows:
        """Everything but the goals, which need to know which figures there are."""
        self.register()
        self.follow_up_sheet()
        self.tallies()
        self.money()
        if self.forbund.part:
            self.application_sheet()
        self.activity_sheet()
        self.texts()
        self.history()
        if self.forbund.enkat:
            for name, rows in survey_sheets(self.forbund.enkat, self.random).items():
                self.write(name, rows)
        if self.random.random() < 0.5:
            self.economy()
        (self.folder / str(YEAR)).mkdir(exist_ok=True)
        return self.rows

    def write(self, name: str, rows: Sequence[Cells], title: str = "Blad1") -> None:
        if rows:
            write_texts(self.folder / name, rows, title)

    # --- the register -----------------------------------------------------------------------

    def register(self) -> None:
        n = self.random.choice([0, 5, 60])
        by_rows = [i for i in self.forbund.insats if self.forbund.rows_from(i) is not None]
        insatser = [insats for insats in by_rows if self.years(insats)]
        n = n if insatser else 0
        self.rows.enrolments = [self.rad(self.random.choice(insatser), k) for k in range(n)]
        self.write("register/Register.xlsx", [self.cells_of(rad) for rad in self.rows.enrolments])

    def tallies(self) -> None:
        """Counts of what the rows of each tallied insats would have been."""
        for year in (YEAR - 1, YEAR):
            rows: list[Cells] = []
            for insats in running(self.forbund, year):
                if insats.underlag is Underlagsslag.ANTAL:
                    n = self.random.choice([0, 4, 25])
                    rads = [self.rad(insats, k) for k in range(n)]
                    self.rows.tallied[year, insats.kod] = [rad for rad in rads if not rad.anonym]
                    rows.append(self.counts(insats, year))
            self.write(f"{year}/Antal.xlsx", rows, "Antal")

    def counts(self, insats: Insats, year: int) -> Cells:
        first, last = date(year, 1, 1), date(year, 12, 31)
        rads = self.rows.tallied[year, insats.kod]
        here = [r for r in rads if r.start <= last and (r.slut is None or r.slut >= first)]
        ended = [r for r in here if r.slut is not None and r.slut <= last]
        row: Cells = {
            "Insats": insats.namn,
            "Deltagare": len(here),
            **{
                header: sum(rad.kon == kon for rad in here)
                for header, kon in (("Kvinnor", "kvinnor"), ("Män", "man"), ("Okänd", "ovriga"))
            },
            "Nya": sum(rad.start >= first for rad in here),
            "Avslutade": len(ended),
        }
        for code in self.forbund.sysselsattning:
            row[f"Sysselsättning vid avslut: {code.namn}"] = sum(
                code.kod in counted_codes(insats, rad) for rad in ended
            )
        return row

    def money(self) -> None:
        """Budget, outcome and a grade set by hand, of some insatser."""
        rows: list[Cells] = []
        for insats in self.forbund.insats if self.forbund.betyg else ():
            row: Cells = {"Insats": insats.namn, "Budget, tkr": 100, "Utfall, tkr": 90}
            if self.forbund.betyg and self.random.random() < 0.3:
                row |= {"Betyg": self.forbund.betyg.steg[0].namn, "Skäl till betyget": "Ett <skäl>"}
            if self.random.random() < 0.6:
                rows.append(row)
        self.write(f"{YEAR}/Insatser.xlsx", rows)

    def years(self, insats: Insats) -> range:
        """The years in which somebody may begin."""
        successors = [i for i in self.forbund.insats if insats.kod in i.efterfoljer]
        last = insats.till or YEAR
        if len(successors) == 1:
            last = min(last, successors[0].fran)
        return range(max(insats.fran, 2020), last + 1)

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.random.randrange((last - first).days + 1))

    def codes(self, lista: Kodlista) -> frozenset[str]:
        """Some of the list's codes; the one without support excludes the others."""
        of = self.forbund.codes(lista)
        chosen = self.random.sample(of, min(len(of), self.random.choice([0, 1, 1, 2])))
        alone = [code.kod for code in chosen if "egen" in code.raknas_som]
        return frozenset(alone[:1] or [code.kod for code in chosen])

    def rad(self, insats: Insats, number: int) -> Rad:
        pick = self.random.choice
        years = self.years(insats)
        start = self.day(date(years[0], 1, 1), date(years[-1], 12, 31))
        if self.random.random() < 0.05:
            return Rad(insats.kod, start, anonym=True)
        divided = sum(insats.kod in i.efterfoljer for i in self.forbund.insats) > 1
        ends_by = date(insats.till, 12, 31) if insats.till or divided else _LAST
        taken = any(insats.kod in i.efterfoljer for i in self.forbund.insats) and not divided
        end = self.day(start, _LAST if taken else max(ends_by, start))
        must_end = bool(insats.till) and not taken
        consent = pick([True, True, False])
        ended = must_end or pick([True, True, False])
        return Rad(
            insats=insats.kod,
            start=start,
            slut=end if ended else None,
            kon=pick(["kvinnor", "kvinnor", "man", "man", "ovriga"]),
            fodelsear=pick([None, start.year - self.random.randrange(17, 64)]),
            kommun=pick(["", *(kommun.kod for kommun in self.forbund.kommun)]),
            grupp=pick(["", "", "Vår <1>", "Höst & 2"]),
            nummer=pick(["", f"p{number}", f"p{number % 7}x{number}"]),
            tid=pick([None, Fraction(self.random.randrange(100), 10)]),
            samtycke=ended and consent,
            **self.exit() if ended else {},
            egna=self.added(ended=ended),
            uppf=self.answers(insats.kod) if ended and consent else {},
        )

    def added(self, *, ended: bool) -> dict[str, frozenset[str] | Fraction]:
        """What the profile adds, noted at the start, and of those who have left at the exit."""
        found: dict[str, frozenset[str] | Fraction] = {
            f"{lista[:4]}-in": self.codes(Kodlista(lista))
            for lista in self.forbund.noteras_vid_start
        }
        for own in self.forbund.uppgift:
            for name, when, _ in own.delar:
                if (ended or when == "start") and self.random.random() < 0.8:
                    most = len(own.varde) if own.flera_varden else 1
                    many = self.random.randrange(1, most + 1)
                    kods = [each.kod for each in own.varde]
                    found[name] = (
                        Fraction(self.random.randrange(300), 10)
                        if own.granser
                        else frozenset(self.random.sample(kods, many))
                    )
        return found

    def added_cells(self, rad: Rad) -> Cells:
        row: Cells = {}
        for lista in self.forbund.noteras_vid_start:
            heading = {"forsorjning": "Försörjning", "sysselsattning": "Sysselsättning"}[lista]
            posts, said = self.forbund.codes(Kodlista(lista)), rad.egna.get(f"{lista[:4]}-in", ())
            row[f"{heading} vid start"] = self.named(posts, said)
        for own in self.forbund.uppgift:
            for name, _, ending in own.delar:
                said = rad.egna.get(name, frozenset())
                heading = f"{own.rubrik or own.namn}{ending}"
                is_number = isinstance(said, Fraction)
                row[heading] = float(said) if is_number else self.named(own.varde, said)
        return row

    def exit(self) -> dict[str, Any]:
        return {
            "forsorjning": self.codes(Kodlista.FORSORJNING),
            "sysselsattning": self.codes(Kodlista.SYSSELSATTNING),
            "avslutsorsak": next(iter(self.codes(Kodlista.AVSLUTSORSAK)), ""),
        }

    def answers(self, kod: str) -> dict[str, dict[str, frozenset[str]]]:
        return {
            horizon.kod: {
                "forsorjning": self.codes(Kodlista.FORSORJNING),
                "sysselsattning": self.codes(Kodlista.SYSSELSATTNING),
            }
            for horizon in self.forbund.uppfoljning
            if (horizon.kod, kod) not in self.on_sheet and self.random.random() < 0.6
        }

    def cells_of(self, rad: Rad) -> Cells:
        insats = next(i for i in self.forbund.insats if i.kod == rad.insats)
        said = [insats.kod, insats.namn, insats.kortnamn, *insats.alias]
        row: Cells = {
            "Insats": self.random.choice([text for text in said if text]),
            "Startdatum": rad.start,
            "Slutdatum": rad.slut,
            "Anonym": "x" if rad.anonym else None,
        }
        if rad.anonym:
            return row
        row |= {
            "Deltagarnummer": rad.nummer or None,
            "Kön": _SEXES[rad.kon],
            "Födelseår": rad.fodelsear,
            "Kommun": self.named(self.forbund.kommun, [rad.kommun]),
            "Grupp": rad.grupp or None,
            "År i offentlig försörjning": None if rad.tid is None else float(rad.tid),
            "Samtycke uppföljning": "ja" if rad.samtycke else None,
            "Avslutsorsak": self.named(self.forbund.avslutsorsak, [rad.avslutsorsak]),
            **self.coded("vid avslut", rad.forsorjning, rad.sysselsattning),
            **self.added_cells(rad),
        }
        for horizon in self.forbund.uppfoljning:
            answer = rad.uppf.get(horizon.kod)
            row[f"{horizon.namn} svarat"] = "ja" if answer is not None else None
            for lista, word in (
                ("forsorjning", "försörjning"),
                ("sysselsattning", "sysselsättning"),
            ):
                codes = self.forbund.codes(Kodlista(lista))
                row[f"{horizon.namn} {word}"] = self.named(codes, (answer or {}).get(lista, ()))
        return row

    def named(self, of: Sequence[Any], kods: Iterable[str]) -> str | None:
        """The names of codes, as a cell holds them."""
        names = [post.namn for post in of if post.kod in set(kods)]
        return "; ".join(names) or None

    def coded(self, when: str, support: Iterable[str], occupation: Iterable[str]) -> Cells:
        return {
            f"Försörjning {when}": self.named(self.forbund.forsorjning, support),
            f"Sysselsättning {when}": self.named(self.forbund.sysselsattning, occupation),
        }

    def follow_up_sheet(self) -> None:
        """At most a row per exit, of the insatser whose answers are not in the register."""
        for horizon in self.forbund.uppfoljning:
            for rad in self.rows.enrolments:
                listed = (horizon.kod, rad.insats) in self.on_sheet
                if listed and rad.slut is not None and self.random.random() < 0.7:
                    self.rows.answers.append(self.svar(rad, horizon))
        horizons = {horizon.kod: horizon.namn for horizon in self.forbund.uppfoljning}
        rows = [
            {
                "Insats": svar.insats,
                "Avslutsdatum": svar.slut_fran,
                "Kön": _SEXES[svar.kon],
                "Uppföljning": horizons[svar.uppfoljning],
                "Samtycke": "ja" if svar.samtycke else None,
                "Svarat": "ja" if svar.svarat else None,
                **self.coded("vid uppföljning", svar.forsorjning, svar.sysselsattning),
                **self.coded("vid avslut", svar.avslut_forsorjning, svar.avslut_sysselsattning),
            }
            for svar in self.rows.answers
        ]
        self.write("register/Uppföljning.xlsx", rows)

    def svar(self, rad: Rad, horizon: Uppfoljning) -> Svar:
        assert rad.slut is not None
        consent = self.random.random() < 0.8
        answered = consent and self.random.random() < 0.8
        then = (
            self.exit() if answered else {"forsorjning": frozenset(), "sysselsattning": frozenset()}
        )
        then.pop("avslutsorsak", None)
        return Svar(
            insats=rad.insats,
            uppfoljning=horizon.kod,
            slut_fran=rad.slut,
            slut_till=rad.slut,
            kon=rad.kon,
            samtycke=consent,
            svarat=answered,
            avslut_forsorjning=rad.forsorjning,
            avslut_sysselsattning=rad.sysselsattning,
            **then,
        )

    # --- the sheets of the year ---------------------------------------------------------------

    def application_sheet(self) -> None:
        pick = self.random.choice
        months = pick([[None], [*range(1, 13)]])
        self.rows.applications = [
            Ansokan(
                year=YEAR,
                month=pick(months),
                part=pick(self.forbund.part).kod,
                kommun=pick(["", *(kommun.kod for kommun in self.forbund.kommun)]),
                antal=self.random.randrange(4),
            )
            for _ in range(pick([0, 1, 15]))
        ]
        names = {part.kod: part.namn for part in self.forbund.part}
        rows = [
            {
                "Månad": a.month,
                "Sökande part": names[a.part],
                "Kommun": self.named(self.forbund.kommun, [a.kommun]),
                "Antal": a.antal,
            }
            for a in self.rows.applications
        ]
        self.write(f"{YEAR}/Ansökningar.xlsx", rows)

    def activity_sheet(self) -> None:
        counts = [self.random.choice([None, 0, 30]) for _ in range(self.random.choice([0, 1, 4]))]
        self.rows.activities = [(YEAR, n) for n in counts]
        rows: list[Cells] = [
            {"Vad": f"<Kurs> & träff {k}", "Utförare": "=Vi", "När": "2023", "Antal deltagare": n}
            for k, n in enumerate(counts)
        ]
        self.write(f"{YEAR}/Strukturella.xlsx", rows)

    def texts(self) -> None:
        rows: list[Cells] = [
            {"Bilaga": key.bilaga, "Avsnitt": key.avsnitt, "Insats": key.insats, "Text": TEXT}
            for key in valid_keys(self.forbund)
            if self.random.random() < 0.2
        ]
        self.write(f"{YEAR}/Texter.xlsx", rows)

    def history(self) -> None:
        """Figures of years before the register."""
        scopes = [*self.forbund.scopes(), FORBUNDET]
        rows: dict[str, Cells] = {}
        for _ in range(self.random.choice([0, 3, 40])):
            scope = self.random.choice(scopes)
            of_forbundet = scope == FORBUNDET
            name = self.random.choice(list(every_name(self.forbund, of_forbundet=of_forbundet)))
            if name.startswith(("enk.", "eko.", "finansiering")):
                continue
            year = self.random.choice([2018, 2019])
            unit = find(name, self.forbund)[0].unit
            key = f"{year}.{scope}.{name}"
            rows[key] = {
                "Siffra (id)": key,
                "Värde": 7,
                "Enhet": unit.value,
                "Källa": "Bokslut <1> & 2",
            }
        self.write("Historik.xlsx", list(rows.values()))

    def economy(self) -> None:
        rows: list[Cells] = [
            {"Post": "Bidrag & annat", "Not": "2", "2023": 1000, "2022": 900},
            {"Post": "<Kostnader>", "Not": None, "2023": -400, "2022": None},
        ]
        self.write(f"{YEAR}/Ekonomi.xlsx", rows, "Resultaträkning")
        people: list[Cells] = [{"Organ": "Styrelse", "Namn": "Person <A>", "Roll": "Ordförande"}]
        self.write(f"{YEAR}/Organisation.xlsx", people)

    def goals(self, known: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Goals measured by some of the `known` measures (name, unit) of each scope, or entered."""
        names = {scope: self.forbund.scope_name(scope) for scope in self.forbund.scopes()}
        rows: list[Cells] = []
        for scope in self.random.choices(list(known), k=self.random.choice([0, 3, 12])):
            row: Cells = {
                "Insats": names.get(scope, "Förbundet"),
                "Mål": f"Målet <{len(rows)}> & {{{{ mer }}}}",
            }
            goal = self.random.choice(["measured", "measured", "entered", "not measured", "words"])
            measure, unit = self.random.choice([*known[scope], ("", "antal")])
            if goal == "measured" and measure:
                row |= {"Mått": measure, "Enhet": unit}
            elif goal == "words":
                row |= {"Resultat i ord": "Det gick <bra> & väl", "Enhet": "procent"}
            elif goal == "not measured":
                row |= {"Kunde inte mätas": "Enkäten <uteblev>.", "Enhet": "procent"}
            else:
                row |= {"Enhet": "procent", "Resultat (inmatat)": 40, "Föregående år (inmatat)": 35}
            if self.random.random() < 0.8:
                row |= {"Jämförelse": self.random.choice([">=", "<="]), "Målvärde": 35}
            rows.append(row)
        self.write(f"{YEAR}/Mål.xlsx", rows)


HEADERS = {"Mål": ("Insats", "Mål", "Mått", "Jämförelse", "Målvärde", "Enhet")}


def write_texts(path: Path, rows: Sequence[Cells], title: str) -> None:
    """Write rows as a sheet; a text is a text, also one that begins with =."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    headers = list(HEADERS.get(path.stem, ()))
    headers = list(dict.fromkeys([*headers, *(name for row in rows for name in row)]))
    for number, row in enumerate([dict(zip(headers, headers, strict=True)), *rows], start=1):
        for column, header in enumerate(headers, start=1):
            if (value := row.get(header)) is not None:
                cell = sheet.cell(number, column)
                cell.value = value  # type: ignore[assignment]
                if isinstance(value, str):
                    cell.data_type = "s"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)

"""Every figure of random registers agrees with an independent recount."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sofrep.amnen.alla.behind import RowFinder
from sofrep.amnen.alla.catalogue import find
from sofrep.amnen.alla.counting import compute
from sofrep.amnen.uppfoljning.kontroller import check_followups
from sofrep.domain.figure import Origin, Unit
from sofrep.domain.forbund import Fonster, Forbund, Uppfoljning
from sofrep.domain.period import Period
from sofrep.statistics.underlag import TID_PER_YEAR, UNKNOWN, Underlag
from support.frames import make_forbund, make_underlag
from support.recount import Ansokan, Rad, Recount, Svar, months_later

SLOW = settings(
    max_examples=25,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # a seed cannot be shrunk
)
SEED = st.integers(0, 2**32)

SEXES = ["kvinnor", "kvinnor", "man", "man", "ovriga"]
SUPPORT = ["ingen", "sjukpen", "forsstod"]
OCCUPATION = ["arbete", "studier", "arbsok", "ingen"]
EDGES = [
    date(year, month, day)
    for year in (2021, 2022, 2023)
    for month, day in ((1, 1), (6, 30), (7, 1), (8, 31), (9, 1), (11, 14), (12, 31))
]
AGES = [None, 17, 24, 25, 29, 29, 30, 59, 60, 66]
YEARS = [None, 0, 1, 3, 5, 9, Fraction(91, 10), Fraction(109, 12), Fraction(43, 10)]

PERIODS = st.sampled_from(
    [
        Period.of_year(2023),
        Period.of_year(2022),
        Period.of_year(2019),
        Period(date(2023, 1, 1), date(2023, 8, 31)),
        Period(date(2022, 11, 15), date(2023, 2, 10)),
        Period(date(2022, 1, 1), date(2023, 12, 31)),
    ]
)


class Office:
    """Makes a random register; some columns are blank throughout, some days are edges."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - test data
        self.blank = self.random.sample(["kommun", "tid", "avslutsorsak", "alder_start"], 1)

    def rader(self, most: int = 150) -> list[Rad]:
        return [self.rad() for _ in range(self.random.choice([0, 3, most]))]

    def day(self) -> date:
        far = date(2020, 6, 1) + timedelta(days=self.random.randrange(1300))
        return self.random.choice([far, self.random.choice(EDGES)])

    def codes(self, of: list[str]) -> frozenset[str]:
        return frozenset(self.random.sample(of, self.random.choice([0, 1, 1, 2])))

    def rad(self) -> Rad:
        pick = self.random.choice
        start, insats = self.day(), pick(["rv", "utr", "gg"])
        if self.random.random() < 0.05:
            return Rad(insats, start, anonym=True)
        ends = [None, start, months_later(start, 18), months_later(start, 18) + timedelta(days=1)]
        ends += [day for day in [self.day()] * 5 if day >= start]
        age = pick(AGES)
        row = Rad(
            insats=insats,
            start=start,
            slut=pick(ends),
            kon=pick(SEXES if insats != "utr" else SEXES[:4]),
            fodelsear=pick([None, None if age is None else start.year - age]),
            alder_start=age,
            kommun=pick(["", "alv", "vik"]),
            grupp=pick(["", "", "Vår 1", "Vår 2"]),
            nummer=pick(["", "P1", "P2", "P3", "P4"]),
            tid=None if (years := pick(YEARS)) is None else Fraction(years),
            forsorjning=self.codes(SUPPORT),
            sysselsattning=self.codes(OCCUPATION),
            avslutsorsak=pick(["", "klar", "sjukdom", "annan"]),
            samtycke=pick([True, False]),
            uppf={horizon: self.answer() for horizon in ("6man", "2ar") if pick([True, False])},
        )
        empty = Rad(insats, start)
        if "alder_start" in self.blank:
            return replace(row, fodelsear=None, alder_start=None)
        return replace(row, **{name: getattr(empty, name) for name in self.blank})

    def answer(self) -> dict[str, frozenset[str]]:
        return {
            "forsorjning": self.codes(SUPPORT),
            "sysselsattning": self.codes(OCCUPATION),
        }

    def svar(self) -> list[Svar]:
        return [self.ett_svar() for _ in range(self.random.choice([0, 0, 20]))]

    def ett_svar(self) -> Svar:
        pick = self.random.choice
        year, first, last = pick([(2021, 1, 6), (2022, 1, 6), (2022, 7, 12), (2023, 1, 12)])
        day = pick([None, self.day()])
        return Svar(
            insats="rv",
            uppfoljning=pick(["6man", "2ar"]),
            slut_fran=day or date(year, first, 1),
            slut_till=day or date(year, last, 30),
            kon=pick(SEXES),
            samtycke=pick([True, True, False]),
            svarat=pick([True, False]),
            avslut_forsorjning=self.codes(SUPPORT),
            avslut_sysselsattning=self.codes(OCCUPATION),
            **self.answer(),
        )

    def applications(self) -> list[Ansokan]:
        pick = self.random.choice
        months = pick([[None], [*range(1, 13)], [None, 1, 9]])
        kommuner = pick([["alv", "vik"], ["alv", "vik", ""], [""]])
        return [
            Ansokan(
                year=pick([2022, 2023]),
                month=pick(months),
                part=pick(["af", "kommun", "primvard", "psyk", "egen"]),
                kommun=pick(kommuner),
                antal=self.random.randrange(5),
            )
            for _ in range(pick([0, 1, 20]))
        ]

    def activities(self) -> list[tuple[int, int | None]]:
        pick = self.random.choice
        return [(pick([2022, 2023]), pick([None, 0, 30])) for _ in range(pick([0, 1, 5]))]


def profile() -> Forbund:
    """One horizon is followed up in a part of a year as well."""
    base = make_forbund()
    first, second = base.uppfoljning
    part = Fonster(fran_ar=-1, fran_dag="07-01", till_ar=0, till_dag="02-28")
    return make_forbund(
        uppfoljning=(
            Uppfoljning(
                kod=first.kod,
                namn=first.namn,
                manader=6,
                insatser=first.insatser,
                fonster=first.fonster,
                delar=part,
            ),
            second,
        )
    )


FORBUND = profile()


def as_underlag(
    rows: Iterable[Rad],
    sheet: Iterable[Svar] = (),
    applications: Iterable[Ansokan] = (),
    activities: Iterable[tuple[int, int | None]] = (),
) -> Underlag:
    return make_underlag(
        FORBUND,
        [_row(rad) for rad in rows],
        followups=[{name: getattr(s, name) for name in Svar.__struct_fields__} for s in sheet],
        applications=[
            {
                "year": a.year,
                "month": UNKNOWN if a.month is None else a.month,
                "part": a.part,
                "kommun": a.kommun,
                "antal": a.antal,
                "column": "D",
            }
            for a in applications
        ],
        activities=[{"year": year, "antal": UNKNOWN if n is None else n} for year, n in activities],
    )


def _row(rad: Rad) -> dict[str, Any]:
    row = {name: getattr(rad, name) for name in Rad.__struct_fields__}
    row["tid"] = UNKNOWN if rad.tid is None else int(rad.tid * TID_PER_YEAR)
    for name in ("fodelsear", "alder_start"):
        row[name] = UNKNOWN if row[name] is None else row[name]
    return row


@SLOW
@given(SEED, PERIODS)
@example(1, Period.of_year(2023))
@example(2, Period(date(2022, 1, 1), date(2023, 12, 31)))
def test_every_figure_agrees_with_the_recount(seed: int, period: Period) -> None:
    office = Office(seed)
    rows, sheet = office.rader(), office.svar()
    applications, activities = office.applications(), office.activities()
    computed = compute(as_underlag(rows, sheet, applications, activities), FORBUND, period)
    recounted = Recount(
        FORBUND,
        period,
        rows,
        sheet=sheet,
        applications=applications,
        activities=activities,
    ).said
    said = {f.id: (f.value, f.numerator, f.denominator) for f in computed.values()}
    assert {k: (v, recounted.get(k)) for k, v in said.items() if recounted.get(k) != v} == {}
    assert set(recounted) == set(said)


@SLOW
@given(SEED, PERIODS)
def test_the_sexes_and_the_anonymous_add_up_to_the_total(seed: int, period: Period) -> None:
    figures = compute(as_underlag(Office(seed).rader()), FORBUND, period)
    for scope in FORBUND.scopes():
        name = f"{period.key}.{scope}"
        if f"{name}.nya" not in figures:
            continue
        for population in ("aktuella", "nya", "avslutade", "vid-start", "vid-slut", "nya.kanda"):
            sexes = ("kvinnor", "man", "ovriga")
            parts = [figures[f"{name}.{population}.{sex}"].value for sex in sexes]
            if population == "nya":
                parts.append(figures[f"{name}.nya.anonyma"].value)
            assert sum(parts) == figures[f"{name}.{population}"].value


@SLOW
@given(SEED)
def test_behind_a_count_are_as_many_rows(seed: int) -> None:
    office = Office(seed)
    underlag = as_underlag(office.rader(), office.svar())
    figures = compute(underlag, FORBUND, Period.of_year(2023))
    for name in office.random.sample(sorted(figures), 100):
        assert_rows_match(figures[name], underlag)


def assert_rows_match(figure: Any, underlag: Underlag) -> None:
    """A count has as many rows, a share its numerator's, a mean its denominator's."""
    if figure.scope == "forbundet" or figure.value is None or is_distinct(figure.measure):
        return
    places = RowFinder(underlag, FORBUND).rows(figure)
    assert len(set(places)) == len(places)
    if figure.unit is Unit.ANTAL:
        assert len(places) == figure.value, figure.id
    elif figure.unit is Unit.PROCENT:
        assert len(places) == figure.numerator, figure.id
    elif figure.denominator is not None:
        assert len(places) == figure.denominator, figure.id


def is_distinct(measure: str) -> bool:
    return measure.endswith((".grupper", ".personer", ".upprepning"))


MANY = [
    Rad(
        insats=insats,
        start=date(2021 + n % 3, 1 + n % 12, 1 + n % 28),
        slut=date(2023, 1 + n % 12, 28 - n % 5) if n % 3 else None,
        kon=("kvinnor", "man", "ovriga")[n % 3 if n % 5 else 2],
        fodelsear=1960 + 3 * n,
        kommun=("alv", "vik", "")[n % 3],
        grupp=("", "A", "B")[n % 3],
        nummer=f"P{n % 7}",
        tid=Fraction(n, 2),
        forsorjning=frozenset([("ingen", "sjukpen")[n % 2]]),
        sysselsattning=frozenset([("arbete", "studier", "arbsok", "ingen")[n % 4], "ingen"]),
        avslutsorsak=("klar", "sjukdom", "annan")[n % 3],
        samtycke=n % 4 != 0,
        uppf={"6man": {"forsorjning": frozenset(["ingen"])}} if n % 4 else {},
    )
    for insats in ("rv", "utr", "gg")
    for n in range(14)
]


def test_every_figure_of_a_full_register_has_its_rows_and_one_line_in_the_list() -> None:
    applications = [Ansokan(2023, 2, "kommun", "alv", 3), Ansokan(2023, 5, "af", "", 0)]
    underlag = as_underlag(MANY, (), applications, [(2023, 30), (2023, None)])
    figures = compute(underlag, FORBUND, Period.of_year(2023))
    assert len(figures) > 4000
    for figure in figures.values():
        assert figure.origin is Origin.BERAKNAD
        lines = find(figure.measure, FORBUND)
        assert [(line.unit, line.sex) for line in lines] == [(figure.unit, figure.sex)], figure.id
        assert_rows_match(figure, underlag)


def test_a_half_year_within_the_window_is_no_problem() -> None:
    sheet = [Svar("rv", "6man", date(2022, 1, 1), date(2022, 6, 30))]
    exits = [Rad("rv", date(2021, 1, 1), date(2022, 2, 1))]
    assert check_followups(as_underlag(exits, sheet), FORBUND, Period.of_year(2023)) == ()

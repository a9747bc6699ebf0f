"""Which count each published figure is: the recount's table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from vast.sample.recount import (
    Exact,
    Key,
    Year,
    by_sex,
    could,
    count,
    days,
    exit_young,
    mean,
    new_young,
    of_sex,
    own,
    share,
    works,
    years,
)
from vast.sample.rows import Row

S23, B22 = "Statistik 2023", "Bilaga 1 2022"
DAYS_PER_MONTH = Fraction(487, 16)  # 30,4375


def count_published(
    rows: Sequence[Row], applications: tuple[int, int], activities: int
) -> dict[Key, Exact]:
    """Every figure by its facit key; `applications` are all of them and the region's."""
    total, region = applications
    blad: dict[Key, Exact] = {
        (S23, "Ansökningar", "totalt", "Totalt"): (Fraction(total), total, 1),
        (S23, "Ansökningar", "per månad, medel", "Totalt"): (Fraction(total, 12), total, 12),
        (
            S23,
            "Ansökningar",
            "andel från Västra Götalandsregionen (primärvård och psykiatri)",
            "Totalt",
        ): (Fraction(100 * region, total), region, total),
        (S23, "Strukturella insatser", "deltagare", "Totalt"): (
            Fraction(activities),
            activities,
            1,
        ),
    }
    return (
        _rv_2023(rows) | _utr_2023(rows) | _gg_2023(rows) | _all_2022(rows) | _follow(rows) | blad
    )


def _rv_2023(rows: Sequence[Row]) -> dict[Key, Exact]:
    rv = Year(rows, 2023, "RV")
    both, every = Year(rows, 2023, "RV", "UTR"), Year(rows, 2023, "RV", "UTR", "GG")

    def one(sex: str) -> dict[str, Exact]:
        ended = of_sex(rv.ended, sex)
        return {
            "deltagare i insatsen under året": count(of_sex(rv.there, sex)),
            "nya deltagare": count(of_sex(rv.new, sex)),
            "avslutade deltagare": count(ended),
            "inskrivna 1 januari": count(of_sex(rv.at_start, sex)),
            "inskrivna 31 december": count(of_sex(rv.at_end, sex)),
            "genomsnittsålder, avslutade": mean(ended, lambda row: row.exit_age),
            "avslutade upp till 29 år": share(ended, exit_young),
            "ingen offentlig försörjning vid avslut": share(ended, own),
            "arbete eller studier vid avslut": share(ended, works),
        }

    def union(sex: str) -> dict[str, Exact]:
        return {
            "deltagare (kan räknas flera gånger)": count(of_sex(both.there, sex)),
            "nya deltagare": count(of_sex(both.new, sex)),
            "avslutade deltagare": count(of_sex(both.ended, sex)),
            "inskrivna 31 december": count(of_sex(both.at_end, sex)),
        }

    return (
        by_sex(S23, "RV", one)
        | by_sex(S23, "RV+UTR", union)
        | {(S23, "RV+UTR+GG", "inskrivna 31 december", "Totalt"): count(every.at_end)}
    )


def _utr_2023(rows: Sequence[Row]) -> dict[Key, Exact]:
    utr = Year(rows, 2023, "UTR")

    def one(sex: str) -> dict[str, Exact]:
        mine = of_sex(utr.there, sex)
        groups = {row.grupp for row in mine if row.grupp}
        return {
            "deltagare i insatsen under året": count(mine),
            "deltagare i 4-veckorsgrupp": count([row for row in mine if row.grupp]),
            "4-veckorsgrupper": (Fraction(len(groups)), len(groups), 1),
            "deltagare i kortare eller individuell utredning": count(
                [row for row in mine if not row.grupp]
            ),
            "genomsnittsålder": mean(mine, lambda row: row.age),
            "30-59 år": share(mine, lambda row: 30 <= row.age <= 59),
            "upp till 29 år": share(mine, new_young),
            "tid i offentlig försörjning före insatsen, medel": mean(mine, years),
            "mer än 9 år i offentlig försörjning": share(mine, lambda row: years(row) > 9),
        }

    return by_sex(S23, "UTR", one)


def _gg_2023(rows: Sequence[Row]) -> dict[Key, Exact]:
    gg = Year(rows, 2023, "GG")
    time, young = "tid i offentlig försörjning före insatsen, medel", "avslutade under 30 år"

    def one(sex: str) -> dict[str, Exact]:
        mine, ended = of_sex(gg.there, sex), of_sex(gg.ended, sex)
        ended_young = [row for row in ended if exit_young(row)]
        working = sum(works(row) for row in ended)
        young_working = sum(works(row) for row in ended_young)
        return {
            "deltagare i insatsen under året": count(mine),
            "under 30 år": share(mine, new_young),
            time: mean(mine, years),
            "avslutade deltagare": count(ended),
            young: count(ended_young),
            f"{young}, {time}": mean(ended_young, years),
            "avslutade till arbete eller studier": (Fraction(working), working, len(ended)),
            "dagar i insatsen, medel, avslutade": mean(ended, days),
            f"{time}, avslutade": mean(ended, years),
            f"{young} till arbete eller studier": (
                Fraction(young_working),
                young_working,
                len(ended_young),
            ),
            f"dagar i insatsen, medel, {young}": mean(ended_young, days),
            "inskrivna 31 december": count(of_sex(gg.at_end, sex)),
        }

    return by_sex(S23, "GG", one)


def _all_2022(rows: Sequence[Row]) -> dict[Key, Exact]:
    rv, utr = Year(rows, 2022, "RV"), Year(rows, 2022, "UTR")
    both, before = Year(rows, 2022, "RV", "UTR"), Year(rows, 2021, "RV", "UTR")
    persons = len({row.nummer for row in both.new})
    again = len(both.new) - persons
    counted: dict[Key, Exact] = {}
    for section, year in (("RV", rv), ("UTR", utr), ("RV+UTR", both)):
        counted[B22, section, "nya deltagare", "Totalt"] = count(year.new + year.anonymous)
        counted[B22, section, "nya deltagare", "Kvinnor"] = count(of_sex(year.new, "Kvinnor"))
        counted[B22, section, "nya deltagare", "Män"] = count(of_sex(year.new, "Män"))
        counted[B22, section, "nya deltagare", "Anonyma"] = count(year.anonymous)
    young, repeated = (
        "nya deltagare under 30 år",
        "upprepning: (inskrivningar - personer) / personer",
    )
    sections: dict[str, dict[str, Exact]] = {
        "RV+UTR": {
            "unika personer bland de 391 nya (utan anonyma)": (Fraction(persons), persons, 1),
            f"{repeated}, bland de 391 nya": (Fraction(100 * again, persons), again, persons),
            young: share(both.new, new_young),
            f"{young}, föregående år (2021)": share(before.new, new_young),
        },
        "RV": {
            "avslutade som kunde tillgodogöra sig insatsen (övriga avslutades på grund av sjukdom)": (
                share(rv.ended, could)
            ),
            "helt i egen försörjning vid avslut": share(rv.ended, own),
            "arbete eller studier vid avslut": share(rv.ended, works),
            "inskrivningstid, medel, avslutade": mean(rv.ended, lambda r: days(r) / DAYS_PER_MONTH),
        },
        "UTR": {
            "deltagare i 4-veckorsgrupp": count([row for row in utr.there if row.grupp]),
            "deltagare i kortare eller individuell utredning": count(
                [row for row in utr.there if not row.grupp]
            ),
        },
    }
    for section, named in sections.items():
        for name, value in named.items():
            counted[B22, section, name, "Totalt"] = value
    return counted


def _follow(rows: Sequence[Row]) -> dict[Key, Exact]:
    windows = (
        (S23, "6 månader", date(2022, 1, 1), date(2023, 6, 30), "2022-01-01 till 2023-06-30"),
        (S23, "2 år", date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (B22, "6 månader", date(2021, 1, 1), date(2022, 6, 30), "2021-01-01 till 2022-06-30"),
        (B22, "2 år", date(2020, 1, 1), date(2020, 12, 31), "2020"),
    )
    counted: dict[Key, Exact] = {}
    for document, name, first, last, label in windows:
        cohort = [row for row in rows if row.insats == "RV" and row.ended(first, last)]
        section = f"Uppföljning {name} RV, avslut {label}"
        for what, value in _one_follow_up(cohort, name).items():
            counted[document, section, what, "Totalt"] = value
    return counted


def _one_follow_up(cohort: Sequence[Row], name: str) -> dict[str, Exact]:
    consented = [row for row in cohort if row.samtycke == "ja"]
    answers = [row.svar[name] for row in consented if name in row.svar]
    then = [
        Row("RV", "", row.start, forsorjning=a.forsorjning, sysselsattning=a.sysselsattning)
        for row, a in zip(consented, answers, strict=False)
    ]
    egen, arbstud = share(then, own), share(then, works)
    return {
        "avslutade i kohorten": count(cohort),
        "samtycke": (Fraction(len(consented)), len(consented), len(cohort)),
        "svarade": (Fraction(100 * len(answers), len(consented)), len(answers), len(consented)),
        "ingen offentlig försörjning": egen,
        "ingen offentlig försörjning vid uppföljning": egen,
        "arbetar eller studerar": arbstud,
        "arbetar eller studerar vid uppföljning": arbstud,
        "ingen offentlig försörjning vid avslut, hela kohorten": share(cohort, own),
        "arbete eller studier vid avslut, hela kohorten": share(cohort, works),
    }
